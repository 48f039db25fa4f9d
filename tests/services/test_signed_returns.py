"""Who made a whole return: what a signature and the keys known here let one say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from napdesk.excel import manifest, return_book
from napdesk.excel.contents import Place
from napdesk.excel.manifest_sheet import head_of
from napdesk.schema.codes import Lists
from napdesk.schema.office_key import KnownOffice, Sign, Signature, check_words
from napdesk.services.returns import write_return
from napdesk.services.verifying import State, verify
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.made_returns import OFFICE, a_return

OWN, OTHER = KnownOffice(OFFICE.code, OFFICE.name), KnownOffice("09-SSPC-01", "Centro")


@pytest.fixture
def signer(new_store: NewStore) -> Store:
    return new_store()


def signed(lists: Lists, path: Path, sign: Sign | None, **changes: object) -> Path:
    write_return(a_return(**changes), lists, path / "r.xlsx", sign=sign)
    return path / "r.xlsx"


def test_a_known_key_says_who_made_it(lists: Lists, signer: Store, tmp_path: Path) -> None:
    found = verify(signed(lists, tmp_path, signer.keys.sign), keys={signer.keys.own: OWN})
    assert (found.state, found.key) == (State.VERIFIED, signer.keys.own)
    assert found.reason is not None and f"{OFFICE.name} ({OFFICE.code})" in found.reason.es


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({}, "palabras de comprobación"),
        ({"aa" * 32: OTHER}, "palabras de comprobación"),
        ({"aa" * 32: OWN}, "no lleva la firma que aquí se conoce de 30-SEMAR-01"),
        ({"own": OTHER}, "Dice ser de 30-SEMAR-01, pero lo firmó 09-SSPC-01"),
    ],
)
def test_any_other_key_leaves_it_whole_and_nobodys(
    lists: Lists, signer: Store, tmp_path: Path, keys: dict[str, KnownOffice], words: str
) -> None:
    known = {signer.keys.own if key == "own" else key: office for key, office in keys.items()}
    found = verify(signed(lists, tmp_path, signer.keys.sign), keys=known)
    assert found.state is State.UNSIGNED and found.reason is not None
    assert words in found.reason.es
    assert ("palabras" not in words) or check_words(signer.keys.own) in found.reason.es


def test_a_return_that_nobody_signed(lists: Lists, signer: Store, tmp_path: Path) -> None:
    path = signed(lists, tmp_path, None)
    found, doubted = verify(path), verify(path, keys={signer.keys.own: OWN})
    assert (found.state, found.key, doubted.state) == (State.UNSIGNED, None, State.UNSIGNED)
    assert found.reason is not None and "no lleva la firma de ninguna oficina" in found.reason.es
    assert doubted.reason is not None and "no lleva la firma que aquí se conoce" in doubted.reason.es


@pytest.mark.parametrize(
    "changes",
    [
        {"revision": 1},
        {"place": Place("ff" * 32, 7, (12, "ab"))},
        {"office": replace(OFFICE, uid="otra")},
        {"sessions": 2},
    ],
)
def test_a_signature_of_another_return_is_none(
    lists: Lists, signer: Store, tmp_path: Path, changes: dict[str, object]
) -> None:
    """Taken over from one that differs in the seal, or in what a return is placed by alone."""
    lent: list[Signature] = []

    def lend(message: bytes) -> Signature:
        lent.append(signer.keys.sign(message))
        return lent[0]

    signed(lists, tmp_path, lend)
    found = verify(signed(lists, tmp_path, lend, **changes), keys={signer.keys.own: OWN})
    assert (len(lent), found.state) == (2, State.ALTERED)


def test_what_a_return_is_placed_by_is_signed(lists: Lists) -> None:
    ret = a_return(place=Place("ab" * 32, 5, (40, "cd")))
    words = manifest.signed_words(head_of(ret), "ee" * 32).decode().split("\n")
    assert words == ["NapDesk", "ee" * 32, OFFICE.uid, OFFICE.code, "2025-T3", "0", "ab" * 32, "5", "40", "cd"]
    assert return_book.bind_return(replace(ret, preview=True), lists, sign=_never).seal == ""


def _never(_message: bytes) -> Signature:
    raise AssertionError("a preview is not signed")
