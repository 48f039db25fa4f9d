"""The acuse of a return: believed only of a receiver known here, over one of our returns, and unchanged."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from napdesk.house import plan
from napdesk.schema.office_key import KnownOffice, check_words
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.receipts import Outcome, ReceiptNote
from napdesk.schema.text import Language
from napdesk.services.closing import send
from napdesk.services.receipts import read_receipt, take_in
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.made_receipts import HUB, as_hub, signed, write_receipt
from tests.samples import session

NOW = datetime(2025, 8, 20, 16, 5).astimezone()
T2 = Period(2025, Periodicity.QUARTER, 2)
NOTE = {"folio": "30-SEMAR-01-CAP-2025-0001", "field": "uniformed_women", "text": "¿Son 19?"}


@pytest.fixture
def hub(new_store: NewStore, store: Store) -> Store:
    """A receiver that the office knows."""
    made = as_hub(new_store())
    store.keys.add([(made.keys.own, KnownOffice(HUB, "Estado Mayor"))])
    return made


@pytest.fixture
def seal(store: Store, tmp_path: Path) -> str:
    store.records.keep_all([session(begins=date(2025, 5, 5), ends=date(2025, 5, 9))], store.office_code)
    return send(store, plan(), T2, tmp_path / "r.xlsx", language=Language.ES, now=NOW).seal


def test_it_is_taken_in_with_its_notes(store: Store, hub: Store, seal: str, tmp_path: Path) -> None:
    path = write_receipt(tmp_path / "a.json", seal, hub, outcome="asked_back", notes=[NOTE])
    receipt, period = read_receipt(path, store)
    assert store.receipts.of(seal) is None
    take_in(store, receipt, period)
    kept = store.receipts.of(seal)
    assert kept == receipt and period == T2
    assert (receipt.outcome, receipt.receiver) == (Outcome.ASKED_BACK, HUB)
    assert receipt.notes == (ReceiptNote(*NOTE.values()),)
    line = store.history.of("2025-T2")[0]
    assert (line.deed, line.changes) == ("receipt", {"seal": seal, "outcome": "asked_back", "by": HUB})
    take_in(store, receipt._replace(outcome=Outcome.RECEIVED, notes=()), period)
    again = store.receipts.of(seal)
    assert again is not None and again.outcome is Outcome.RECEIVED


def altered(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    document["outcome"] = "asked_back"
    path.write_text(json.dumps(document), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda path: path.write_bytes(b"hola"), "not_a_receipt"),
        (lambda path: path.write_bytes(b"[1]"), "not_a_receipt"),
        (lambda path: path.write_bytes(b"{" * 1_000_001), "not_a_receipt"),
        (lambda path: path.write_text('{"napdesk": "acuse", "format": 1}'), "not_a_receipt"),
        (lambda path: path.write_text('{"napdesk": "acuse", "format": 2}'), "newer_receipt"),
        (altered, "receipt_altered"),
    ],
)
def test_what_is_no_whole_receipt(
    store: Store, hub: Store, seal: str, tmp_path: Path, change: Callable[[Path], Any], code: str
) -> None:
    path = write_receipt(tmp_path / "a.json", seal, hub)
    change(path)
    with pytest.raises(Trouble) as caught:
        read_receipt(path, store)
    assert caught.value.code == code and store.receipts.of(seal) is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"outcome": "lost"}, "not_a_receipt"),
        ({"received_at": "ayer"}, "not_a_receipt"),
        ({"received_at": "2025-10-05T10:12:00"}, "not_a_receipt"),
        ({"notes": [{"folio": "x", "text": "a\x07"}]}, "not_a_receipt"),
        ({"notes": [{"folio": "x", "text": ""}]}, "not_a_receipt"),
        ({"receiver": "09-SSPC-01"}, "unknown_receiver"),
        ({"seal": "ff" * 32}, "not_our_return"),
    ],
)
def test_what_its_own_receiver_signed_and_is_not_believed(
    store: Store, hub: Store, seal: str, tmp_path: Path, changes: dict[str, Any], code: str
) -> None:
    path = write_receipt(tmp_path / "a.json", **({"seal": seal, "hub": hub} | changes))
    with pytest.raises(Trouble) as caught:
        read_receipt(path, store)
    assert caught.value.code == code


def test_a_receiver_nobody_knows_is_told_by_words(store: Store, new_store: NewStore, seal: str, tmp_path: Path) -> None:
    stranger = as_hub(new_store())
    with pytest.raises(Trouble) as caught:
        read_receipt(write_receipt(tmp_path / "a.json", seal, stranger), store)
    assert caught.value.code == "unknown_receiver" and check_words(stranger.keys.own) in caught.value.message.es


def test_nobody_receives_from_themselves(store: Store, seal: str, tmp_path: Path) -> None:
    path = write_receipt(tmp_path / "a.json", seal, store, receiver=store.office_code)
    with pytest.raises(Trouble) as caught:
        read_receipt(path, store)
    assert caught.value.code == "unknown_receiver"


def test_another_may_not_sign_for_the_receiver(store: Store, hub: Store, seal: str, tmp_path: Path) -> None:
    document = json.loads(write_receipt(tmp_path / "a.json", seal, hub).read_text(encoding="utf-8"))
    del document["signature"]
    with pytest.raises(Trouble) as caught:
        read_receipt(signed(tmp_path / "b.json", document, store.keys.sign), store)
    assert caught.value.code == "receipt_altered"
