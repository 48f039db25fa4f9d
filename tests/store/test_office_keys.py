"""The key an office signs with, and those it knows: kept, noted, never forgotten."""

from __future__ import annotations

from napdesk.schema.office_key import KnownOffice, Signature
from napdesk.store.office_keys import holds, make_key
from napdesk.store.store import Store, open_store

MARINA, SSPC = KnownOffice("30-SEMAR-01", "Marina"), KnownOffice("09-SSPC-01", "Centro")
A, B = "aa" * 32, "bb" * 32


def test_a_signature_holds_over_its_words_by_its_key_alone(store: Store) -> None:
    signed = store.keys.sign(b"sello")
    assert signed.key == store.keys.own and holds(signed, b"sello")
    assert not holds(signed, b"otro")
    assert not holds(Signature(A, signed.value), b"sello")
    assert not holds(Signature(signed.key, "00" * 64), b"sello")
    assert not holds(Signature("no", "es"), b"sello")


def test_the_key_is_made_once_and_stays_in_its_store(store: Store) -> None:
    own = store.keys.own
    make_key(store.db)
    store.close()
    again = open_store(store.path, store.house)
    assert again.keys.own == own
    again.close()


def test_known_keys_are_added_with_a_line_of_the_history(store: Store) -> None:
    lines = store.history.head()[0]
    assert store.keys.add([(A, MARINA), (B, SSPC)]) == [(A, MARINA), (B, SSPC)]
    assert store.keys.add([(A, MARINA)]) == []
    renamed = MARINA._replace(name="Marina, Veracruz")
    assert store.keys.add([(A, renamed)]) == [(A, renamed)]
    assert store.keys.known() == {B: SSPC, A: renamed}
    assert [one.deed for one in store.history.since(lines)] == ["office_keys", "office_keys"]
