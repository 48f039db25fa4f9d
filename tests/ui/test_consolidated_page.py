"""Concentrado: who reported, what may be counted twice, the cuts, and what is written to go on from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from napdesk.schema.offices import Scope
from napdesk.schema.overlaps import Decision
from napdesk.services.double_counts import search
from napdesk.services.national_cut import freeze
from napdesk.store.store import Store
from napdesk.ui.consolidated.page import ConsolidatedPage
from napdesk.ui.parts.banner import Banner
from napdesk.ui.receiving.reason_box import ReasonBox
from tests.chosen import Chosen
from tests.conftest import NewStore
from tests.made_returns import OFFICE
from tests.pages import make_desk
from tests.samples import session
from tests.scenes_hub import OFFICES, hub
from tests.sent_returns import named, send

COURSE = {"title": "Prevención de la violencia", "begins": date(2025, 9, 8), "ends": date(2025, 9, 12)}
Open = Callable[[], ConsolidatedPage]


@pytest.fixture
def store(qapp: object) -> Iterator[Store]:  # noqa: ARG001  # the demonstration is drawn
    made = hub()
    yield made
    made.close()


@pytest.fixture
def files(tmp_path: Path) -> Chosen:
    return Chosen(tmp_path / "salida.xlsx")


@pytest.fixture
def show(qtbot: QtBot, store: Store, files: Chosen) -> Open:
    def shown() -> ConsolidatedPage:
        made = ConsolidatedPage(make_desk(store), files)
        qtbot.addWidget(made)
        made.resize(1170, 740)
        made.refresh()
        with qtbot.waitExposed(made):
            made.show()
        return made

    return shown


def news(page: ConsolidatedPage) -> str:
    QCoreApplication.sendPostedEvents()
    return " ".join(one.accessibleName() for one in page.findChildren(Banner) if one.isVisibleTo(page))


def cells(page: ConsolidatedPage) -> list[list[str]]:
    page.coverage.table.setFocus()
    model = page.coverage.table.model()
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in rows]


def test_each_office_and_period_says_what_became_of_it(show: Open) -> None:
    page = show()
    assert cells(page)[1] == [
        "14-SSPC-01", "Delegación Jalisco", "Recibido", "Extemporáneo", "Falta", "Por recibir",
    ]  # fmt: skip
    assert page.coverage.shares.text().startswith("Recibidos 5 de 18 (27.8 %)")


def test_offices_are_searched_for_and_narrowed_to_those_that_miss(qtbot: QtBot, show: Open) -> None:
    page = show()
    qtbot.keyClicks(page.coverage.search, "TUXPAN")
    assert [row[0] for row in cells(page)] == ["30-SEMAR-02"]
    page.coverage.search.clear()
    page.coverage.missing.click()
    assert len(cells(page)) == 6


def test_the_cell_one_stands_on_is_told_and_answered(show: Open, files: Chosen, tmp_path: Path) -> None:
    page = show()
    table = page.coverage.table
    table.setCurrentIndex(table.model().index(1, 3))
    assert "Extemporáneo" in page.coverage.cell.told.text()
    files.answer = tmp_path / "a.txt"
    page.coverage.cell.acuse.click()
    assert "14-SSPC-01" in (tmp_path / "a.txt").read_text(encoding="utf-8-sig") and "a.txt" in news(page)
    table.setCurrentIndex(table.model().index(2, 2))
    assert page.coverage.cell.acuse.isHidden() and "recordatorios" in page.coverage.cell.told.text()


def test_a_return_is_asked_back_from_its_cell(qtbot: QtBot, show: Open, files: Chosen, tmp_path: Path) -> None:
    page = show()
    page.coverage.table.setCurrentIndex(page.coverage.table.model().index(0, 2))
    page.coverage.cell.ask_back.click()
    box = page.acuses.box
    assert box is not None
    qtbot.keyClicks(box.line, "Falta el taller de marzo")
    files.answer = tmp_path / "a.json"
    box.go_on.click()
    assert cells(page)[0][2] == "Se pidió otro"


def test_all_of_it_is_copied(qtbot: QtBot, show: Open) -> None:
    page = show()
    qtbot.keyClick(page.coverage.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 7 and lines[0].startswith("Oficina\tNombre\t2025-T1")


def test_overlaps_stand_side_by_side_and_are_decided(qtbot: QtBot, show: Open, store: Store) -> None:
    send(store, "30-SEMAR-02", named("doble-1", session(**COURSE, uniformed_women=19)), period="2025-T3")
    send(store, "30-SSPC-09", named("doble-2", session(**COURSE, uniformed_women=20)), period="2025-T3")
    search(store)
    page = show()
    view = page.overlaps
    waiting = len(store.overlaps.open())
    assert page.tabs.tabText(1) == f"Posibles dobles conteos ({waiting})"
    at = next(n for n, one in enumerate(view._seen.overlaps) if one.records == ("doble-1", "doble-2"))
    page.tabs.setCurrentWidget(view)
    view.list.setCurrentIndex(view.list.model().index(at, 0))
    assert view.table is not None
    assert view.table.lines()[1] == ["Mujeres en uniforme", "19", "20"]
    keep = next(one for one in view.findChildren(QPushButton) if one.accessibleName() == "Cuenta el de 30-SSPC-09…")
    keep.click()
    box = view.asked
    assert isinstance(box, ReasonBox)
    qtbot.keyClicks(box.line, "Lo hizo la SSPC")
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    decided = next(one for one in store.overlaps.all() if one.records == ("doble-1", "doble-2"))
    assert (decided.decision, decided.keep) == (Decision.KEEP, "doble-2")
    assert page.tabs.tabText(1) == f"Posibles dobles conteos ({waiting - 1})"


def test_cuts_are_made_and_say_what_changed_since(qtbot: QtBot, show: Open, store: Store) -> None:
    page = show()
    page.tabs.setCurrentWidget(page.cuts)
    page.cuts._first.click()
    box = page.cuts.asked
    assert box is not None and box.line.text() == "Informe 2025"
    qtbot.keyClick(box.line, Qt.Key.Key_Return)
    assert [one.name for one in store.national_cuts.all()] == ["Informe 2025"]
    assert "salen iguales" in page.cuts.told.toPlainText() and "no ha cambiado nada" in page.cuts.told.toPlainText()
    store.received.undo(1)
    page.refresh()
    assert "Ya no cuentan 5 reportes:" in page.cuts.told.toPlainText()


def test_a_name_that_is_taken_is_said(show: Open, store: Store) -> None:
    page = show()
    freeze(store, page._desk.catalogue, "Informe 2025", 2025, date(2025, 11, 23))
    page.cuts._freeze("Informe 2025")
    assert "Ya hay un corte «Informe 2025»." in news(page)


def test_coverage_workbook_and_forwarded_files_are_written(show: Open, files: Chosen, tmp_path: Path) -> None:
    page = show()
    for words, name in (
        ("Exportar la cobertura…", "c.xlsx"),
        ("Concentrado del ejercicio…", "w.xlsx"),
        ("Turnar a la siguiente concentradora…", "f.zip"),
    ):
        files.answer = tmp_path / name
        next(one for one in page.write.menu_of_it.actions() if one.text() == words).trigger()
        assert name in news(page)
    assert load_workbook(tmp_path / "c.xlsx").sheetnames[0] == "Cobertura"
    assert load_workbook(tmp_path / "w.xlsx").sheetnames[0] == "Carátula"
    with ZipFile(tmp_path / "f.zip") as archive:
        assert len(archive.namelist()) == 7
    assert files.proposed == [
        "NapDesk_09-SEMAR-00_cobertura-2025.xlsx", "NapDesk_09-SEMAR-00_concentrado-2025.xlsx",
        "NapDesk_09-SEMAR-00_2025.zip",
    ]  # fmt: skip
    left = [one.changes["what"] for one in page._desk.store.history.left(3)]
    assert left == ["forward", "consolidated", "coverage"]


def test_of_another_year_there_is_nothing_yet(show: Open) -> None:
    page = show()
    page.years.setCurrentIndex(page.years.findData(2024))
    assert {cell for row in cells(page) for cell in row[2:]} == {"Falta"}
    assert page.coverage.shares.text().startswith("Recibidos 0 de 24")


def test_the_offices_stand_in_the_order_of_their_codes(show: Open) -> None:
    assert [row[0] for row in cells(show())] == [code for code, *_ in OFFICES]


def test_it_opens_on_the_last_year_told_of_where_nothing_came_of_this_one(
    qtbot: QtBot, new_store: NewStore, files: Chosen
) -> None:
    lone = new_store(office=replace(OFFICE, uid="hub-1", code="09-SEMAR-00", scope=Scope.HUB))
    send(lone, "30-SEMAR-01", named("a", session()), period="2024-T3")
    page = ConsolidatedPage(make_desk(lone), files)
    qtbot.addWidget(page)
    page.refresh()
    assert page.year() == 2024
    page.years.setCurrentIndex(page.years.findData(2025))
    assert page.year() == 2025
