"""The acuse of a hub is read at the office it is for; what is asked back says what to mend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from napdesk.return_reader import read_return
from napdesk.schema.codes import Lists
from napdesk.schema.office_key import KnownOffice
from napdesk.schema.offices import Scope
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.receipts import Outcome, ReceiptNote
from napdesk.schema.text import Language
from napdesk.services.answering import answer, told_of, write_answer
from napdesk.services.receipts import read_receipt
from napdesk.services.receiving import receive
from napdesk.services.returns import write_return
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.made_receipts import as_hub
from tests.made_returns import OFFICE, a_return

HUB = replace(OFFICE, uid="hub-1", code="09-SEMAR-00", name="Mando", scope=Scope.HUB)
TODAY = date(2025, 11, 3)
T3 = Period(2025, Periodicity.QUARTER, 3)
NOTE = ReceiptNote("30-SEMAR-01-CAP-2025-0001", "uniformed_women", "El oficio dice 91.")
Receive = Callable[..., None]


@pytest.fixture
def hub(new_store: NewStore) -> Store:
    return as_hub(new_store(office=HUB))


@pytest.fixture
def came(hub: Store, lists: Lists, tmp_path: Path) -> Receive:
    """A return is received at the hub; ``changed`` after it was made."""

    def take(*, changed: bool = False, **changes: Any) -> None:
        path = tmp_path / f"r{len(list(tmp_path.iterdir()))}.xlsx"
        write_return(a_return(**changes), lists, path)
        if changed:
            book = load_workbook(path)
            book["Capacitaciones"]["B4"] = "otra cosa"
            book.save(path)
        receive(hub, [path], read_return, TODAY)

    return take


def test_it_says_what_came_and_its_office_reads_it(
    hub: Store, came: Receive, new_store: NewStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    came()
    given = answer(hub, "30-SEMAR-01", T3)
    write_answer(hub, given, tmp_path / "a.json", Language.ES)
    office = new_store(office=OFFICE)
    office.keys.add([(hub.keys.own, KnownOffice(HUB.code, HUB.name))])
    monkeypatch.setattr(office.periods, "of_seal", {given.kept.seal: T3}.get)
    receipt, period = read_receipt(tmp_path / "a.json", office)
    assert (period, receipt.outcome, receipt.receiver, receipt.notes) == (T3, Outcome.RECEIVED, HUB.code, ())
    assert receipt.received_at == given.kept.received_at


def test_for_whoever_has_only_excel_it_is_a_text(hub: Store, came: Receive, tmp_path: Path) -> None:
    came(revision=1)
    write_answer(hub, answer(hub, "30-SEMAR-01", T3, [NOTE], asked_back=True), tmp_path / "a.txt", Language.ES)
    told = (tmp_path / "a.txt").read_bytes().decode("utf-8-sig").split("\r\n")
    assert told[:5] == [
        "ACUSE DE RECIBO",
        "Recibe: 09-SEMAR-00 · Mando",
        "Oficina informante: 30-SEMAR-01 · Tercera Región Naval",
        "Periodo que se informa: 3.er trimestre de 2025 (jul–sep)",
        "Reporte: Complementaria 1",
    ]
    assert "Resultado: Se pide complementaria" in told and "Capacitaciones: 3" in told
    assert "Observación: 30-SEMAR-01-CAP-2025-0001 · Mujeres en uniforme · El oficio dice 91." in told


def test_what_was_answered_stands_until_something_else_is(hub: Store, came: Receive) -> None:
    came()
    answer(hub, "30-SEMAR-01", T3, [NOTE], asked_back=True)
    assert answer(hub, "30-SEMAR-01", T3).answer.outcome is Outcome.ASKED_BACK
    came(revision=1, sessions=1)
    assert answer(hub, "30-SEMAR-01", T3).answer == hub.answers.of(answer(hub, "30-SEMAR-01", T3).kept.seal)
    assert answer(hub, "30-SEMAR-01", T3).answer.outcome is Outcome.RECEIVED


def test_a_changed_return_is_asked_back_under_the_seal_it_had(hub: Store, came: Receive, tmp_path: Path) -> None:
    came(changed=True)
    with pytest.raises(Trouble, match="not_in_yet"):
        answer(hub, "30-SEMAR-01", T3)
    given = answer(hub, "30-SEMAR-01", T3, [ReceiptNote("", "", "Llegó cambiado.")], asked_back=True)
    write_answer(hub, given, tmp_path / "a.json", Language.ES)
    assert hub.consolidated.head_of(given.kept.id)["seal"] in (tmp_path / "a.json").read_text()


@pytest.mark.parametrize(
    ("office", "notes", "asked_back", "code"),
    [
        ("30-SEMAR-09", [], False, "not_received"),
        ("30-SEMAR-01", [], True, "no_note"),
        ("30-SEMAR-01", [ReceiptNote("", "", "  ")], True, "bad_note"),
        ("30-SEMAR-01", [ReceiptNote("30-SEMAR-01-CAP-2025-0099", "", "x")], True, "unknown_folio"),
        ("30-SEMAR-01", [NOTE._replace(field="internal_notes")], True, "unknown_field"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    hub: Store, came: Receive, office: str, notes: list[ReceiptNote], asked_back: bool, code: str
) -> None:
    came()
    with pytest.raises(Trouble, match=code):
        answer(hub, office, T3, notes, asked_back=asked_back)
    assert hub.db.execute("SELECT count(*) FROM answers").fetchone() == (0,)


def test_another_suffix_is_refused(hub: Store, came: Receive, tmp_path: Path) -> None:
    came()
    with pytest.raises(Trouble, match="bad_suffix"):
        write_answer(hub, answer(hub, "30-SEMAR-01", T3), tmp_path / "a.docx", Language.ES)
    assert not (tmp_path / "a.docx").exists()


def test_it_is_told_in_either_language(hub: Store, came: Receive) -> None:
    came()
    told = dict(told_of(hub, answer(hub, "30-SEMAR-01", T3), Language.EN))
    assert (told["Outcome"], told["Return"], told["Training"]) == ("Received", "First", "3")
