"""The history: a line for every change, a chain that shows where it was touched, nothing personal."""

from __future__ import annotations

import pytest

from napdesk.registers import network, training
from napdesk.store.history import Deed
from napdesk.store.store import Store
from tests.samples import session, women

LINES = 6


@pytest.fixture
def written(store: Store) -> Store:
    """A store with six lines of history."""
    first = store.records.keep(session(), store.office_code)
    first[training.uniformed_women] = 21
    store.records.keep(first, store.office_code)
    store.records.delete(first)
    store.records.bring_back(first)
    store.records.keep_all([session(title="Otro"), women()], store.office_code)
    return store


def touch(store: Store, *statements: str) -> None:
    """Change the history behind its triggers, as somebody with the key could."""
    for trigger in ("history_only_grows", "history_stays", "history_in_order"):
        store.db.execute(f"DROP TRIGGER {trigger}")
    store.db.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        store.db.execute(statement)
    store.db.conn.commit()


def test_every_deed_is_a_line(written: Store) -> None:
    [record] = [one for one in written.records.every(training.training) if one[training.title] != "Otro"]
    entries = written.history.of(record.uid)
    assert [entry.deed for entry in entries] == ["bring_back", "delete", "change", "create"]
    assert entries[2].changes == {"uniformed_women": [19, 21]}
    assert (entries[3].who, entries[3].at, entries[3].register) == ("ana", "2025-08-20T16:05:00-06:00", "training")
    assert entries[3].changes["uniformed_women"] == [None, 19]
    assert written.history.head()[0] == LINES


def test_a_whole_chain_is_whole(written: Store) -> None:
    assert written.history.broken_at() is None


def test_an_empty_chain_is_whole(store: Store) -> None:
    assert store.history.head()[0] == 0
    assert store.history.broken_at() is None


@pytest.mark.parametrize(
    ("statements", "line"),
    [
        (["UPDATE history SET who = 'otra' WHERE seq = 2"], 2),
        (["UPDATE history SET at = '2020-01-01' WHERE seq = 6"], 6),
        (["UPDATE history SET deed = 'create' WHERE seq = 3"], 3),
        (["UPDATE history_values SET changes = '{}' WHERE seq = 2"], 2),
        (["UPDATE history SET digest = 'x' WHERE seq = 1"], 1),
        (["DELETE FROM history WHERE seq = 4"], 4),
        (["DELETE FROM history WHERE seq = 1"], 1),
        (["UPDATE history SET seq = -seq WHERE seq IN (2, 3)", "UPDATE history SET seq = 5 + seq WHERE seq < 0"], 2),
        (
            [
                "INSERT INTO history SELECT 7, at, who, deed, register, uid, digest, link FROM history WHERE seq = 2",
                "INSERT INTO history_values SELECT 7, changes FROM history_values WHERE seq = 2",
            ],
            7,
        ),
    ],
    ids=["who", "when", "deed", "values", "digest", "cut", "cut-first", "reordered", "repeated"],
)
def test_the_first_line_touched_is_found(written: Store, statements: list[str], line: int) -> None:
    touch(written, *statements)
    assert written.history.broken_at() == line


def test_a_line_linked_anew_with_another_key_is_found(written: Store) -> None:
    forged = type(written.history)(written.db, b"another key that is not the store")
    touch(written, "DELETE FROM history WHERE seq = 6", "DELETE FROM history_values WHERE seq = 6")
    forged.add("change", at="2025-08-20", who="otra", register="training", uid="x")
    written.db.conn.commit()
    assert written.history.broken_at() == LINES


def test_values_erased_for_privacy_leave_the_chain_whole(written: Store) -> None:
    written.db.execute("DELETE FROM history_values WHERE seq = 2")
    assert written.history.broken_at() is None


def test_plain_statements_cannot_touch_it(written: Store) -> None:
    for statement in (
        "UPDATE history SET who = 'otra'",
        "DELETE FROM history",
        "INSERT OR REPLACE INTO history SELECT * FROM history WHERE seq = 2",
    ):
        with pytest.raises(Exception, match="history_"):
            written.db.execute(statement)
    assert written.history.broken_at() is None


def test_personal_values_are_never_in_it(store: Store) -> None:
    kept = store.records.keep(women(contact_name="Persona de Muestra", contact_phone="2290000000"), store.office_code)
    kept[network.contact_name] = "Otra Muestra"
    store.records.keep(kept, store.office_code)
    [changed, created] = store.history.of(kept.uid)
    assert created.changes["contact_name"] == changed.changes["contact_name"] == ["·"]
    every = "".join(
        str(row)
        for table in ("history", "history_values", "network", "search_network")
        for row in store.db.execute(f"SELECT * FROM [{table}]")
    )
    assert "Muestra" not in every and "muestra" not in every and "2290000000" not in every


def test_many_lines_are_linked_as_single_ones_are(store: Store) -> None:
    deeds = [Deed("create", "training", f"u{number}", {"a": [None, number]}) for number in range(20)]
    with store.db.atomic():
        store.history.add_all(deeds[:10], at="t", who="ana")
        for deed, register, uid, changes in deeds[10:]:
            store.history.add(deed, at="t", who="ana", register=register, uid=uid, changes=changes)
    assert store.history.head()[0] == 20
    assert store.history.broken_at() is None
    [entry] = store.history.of("u13")
    assert (entry.seq, entry.changes) == (14, {"a": [None, 13]})
