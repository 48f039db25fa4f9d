"""The consolidated workbook: every record with its return, nothing that may not leave, and an old file whole where it
fails."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from openpyxl import load_workbook

from napdesk.excel import consolidated_book
from napdesk.house import plan
from napdesk.registers.network import network
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.offices import Scope
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.services.consolidating import consolidate
from napdesk.services.double_counts import decide, search
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.made_returns import OFFICE, every_text
from tests.samples import session, women
from tests.sent_returns import named, send
from tests.services.test_saved_again import office as saved_by_office

HUB = replace(OFFICE, uid="hub-1", code="09-SEMAR-00", name="Mando", scope=Scope.HUB)
NOW = datetime(2024, 11, 3, 10, 0, tzinfo=timezone(timedelta(hours=-6)))
DAY = {"begins": date(2024, 2, 5), "ends": date(2024, 2, 9)}


@pytest.fixture
def hub(new_store: NewStore) -> Store:
    """Two offices told of one course, and one of a network."""
    store = new_store(office=HUB)
    store.expected.replace(
        [ExpectedOffice("30-SEMAR-01", "Uno", "semar", "30"), ExpectedOffice("Z", "Zeta", "gn", "09")]
    )
    kept = women(contact_name="NOMBRE OCULTO", contact_phone="2291234567", internal_notes="NOTA", members_minors=7)
    send(store, "30-SEMAR-01", named("a", session(**DAY)), named("n", kept))
    send(store, "09-SSPC-01", named("b", session(**DAY, remarks="=1+1")), named("c", session(**DAY, title="-otro")))
    search(store)
    return store


def write(store: Store, target: Path, language: Language = Language.ES) -> None:
    consolidate(store, plan(), 2024, target, language, NOW)


def rows(path: Path, sheet: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in load_workbook(path)[sheet].iter_rows(min_row=2)]


def test_every_record_stands_with_its_return_and_whether_it_counts(hub: Store, tmp_path: Path) -> None:
    (overlap,) = hub.overlaps.open()
    decide(hub, overlap.id, "keep:a", "Lo organizó la Marina")
    write(hub, tmp_path / "c.xlsx")
    told = sorted(row[:8] for row in rows(tmp_path / "c.xlsx", "Capacitaciones"))  # type: ignore[type-var]
    sspc = "Secretaría de Seguridad y Protección Ciudadana"
    assert told == [
        ["09-SSPC-01", sspc, "Ciudad de México", "2024-T1", 0, "09-SSPC-01-b", 3, "No"],
        ["09-SSPC-01", sspc, "Ciudad de México", "2024-T1", 0, "09-SSPC-01-c", 4, "Sí"],
        ["30-SEMAR-01", "Secretaría de Marina", "Veracruz", "2024-T1", 0, "30-SEMAR-01-a", 3, "Sí"],
    ]
    (decided,) = rows(tmp_path / "c.xlsx", "Posibles dobles conteos")[1:]
    assert (decided[4], decided[5], decided[6]) == (
        "Es lo mismo: cuenta el elegido", "30-SEMAR-01-a", "Lo organizó la Marina",
    )  # fmt: skip


def test_it_says_who_is_missing_and_of_how_many_offices_each_figure_is(hub: Store, tmp_path: Path) -> None:
    write(hub, tmp_path / "c.xlsx")
    cover = dict(load_workbook(tmp_path / "c.xlsx")["Carátula"].iter_rows(max_col=2, values_only=True))
    assert (cover["Oficinas al corriente"], cover["Capacitaciones"], cover["Z"]) == ("0 de 2", 3, "Zeta")
    reach = {row[0]: row[2:] for row in rows(tmp_path / "c.xlsx", "Alcance de las cifras")}
    assert reach["PA-7"] == [0, 2, 1, "30-SEMAR-01, Z"]


def test_nothing_personal_and_no_formula_is_in_it(hub: Store, tmp_path: Path) -> None:
    write(hub, tmp_path / "c.xlsx")
    said = every_text(tmp_path / "c.xlsx")
    assert "NOMBRE OCULTO" not in said and "2291234567" not in said and "NOTA" not in said.split("\n")
    headings = [cell.value for cell in load_workbook(tmp_path / "c.xlsx")[network.title.es][1]]
    assert not {one.label.es for one in (*network.sensitive, *network.personal)} & set(headings)
    book = load_workbook(tmp_path / "c.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    assert "=1+1" in said and "-otro" in said


def test_in_english_all_of_it_is(hub: Store, tmp_path: Path) -> None:
    write(hub, tmp_path / "c.xlsx", Language.EN)
    assert load_workbook(tmp_path / "c.xlsx").sheetnames[:6] == [
        "Cover", "Coverage", "How complete", "Reminders", "Summary", "Reach of the figures",
    ]  # fmt: skip


def test_more_records_than_a_sheet_holds_go_on_in_the_next(
    hub: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consolidated_book, "ROWS_AT_MOST", 2)
    write(hub, tmp_path / "c.xlsx")
    names = [name for name in load_workbook(tmp_path / "c.xlsx").sheetnames if name.startswith("Capa")]
    assert [len(rows(tmp_path / "c.xlsx", name)) for name in names] == [2, 1] and names[1] == "Capacitaciones (2)"


def test_a_demonstration_says_so_on_every_sheet(new_store: NewStore, tmp_path: Path) -> None:
    store = new_store(office=replace(HUB, demo=True))
    send(store, "30-SEMAR-01", named("a", session(**DAY)))
    write(store, tmp_path / "c.xlsx")
    for sheet in load_workbook(tmp_path / "c.xlsx"):
        assert "DATOS FICTICIOS" in sheet.oddHeader.center.text, sheet.title


def ended(_doing: Text, share: float) -> None:
    if share > 0.2:
        raise RuntimeError("ended")


def test_where_it_is_ended_the_old_file_stays_and_nothing_else(hub: Store, tmp_path: Path) -> None:
    folder = tmp_path / "salida"
    folder.mkdir()
    write(hub, folder / "c.xlsx")
    before = (folder / "c.xlsx").read_bytes()
    with pytest.raises(RuntimeError, match="ended"):
        consolidate(hub, plan(), 2024, folder / "c.xlsx", Language.ES, NOW, ended)
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("c.xlsx", before)]


def test_an_office_consolidates_nothing(new_store: NewStore, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="not_a_hub"):
        write(new_store(office=OFFICE), tmp_path / "c.xlsx")
    assert not (tmp_path / "c.xlsx").exists()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
def test_libreoffice_reads_the_same(hub: Store, tmp_path: Path) -> None:
    write(hub, tmp_path / "c.xlsx")
    again = saved_by_office("xlsx")(tmp_path / "c.xlsx")
    for sheet in ("Capacitaciones", "Alcance de las cifras", "Posibles dobles conteos"):
        assert rows(again, sheet) == rows(tmp_path / "c.xlsx", sheet)
