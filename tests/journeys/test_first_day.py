"""A first day, by keys alone: set up, typed, mended, found, corrected, interrupted, closed, reported and proved."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel, QLineEdit

from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.record import Record, Stage
from napdesk.ui.door.setup import Setup
from napdesk.ui.files import Files
from napdesk.ui.form.cell import FieldCell
from napdesk.ui.inicio.next_step import NextStep
from napdesk.ui.inicio.page import Inicio
from napdesk.ui.returns.page import ReturnsPage
from tests.journeys.clerk import CTRL, SHIFT, Clerk, Key, Typed
from tests.journeys.conftest import SitDown

QUARTER = Period.of(datetime.now().astimezone().date(), Periodicity.QUARTER).previous
TITLE = "Asesoría de género"


def typed_day(after: int) -> str:
    """A day of the quarter, as one types it."""
    return f"{QUARTER.first_day + timedelta(days=after):%d/%m/%y}"


SESSION: Typed = {
    "title": TITLE,
    "activity": "cur",
    "topics": ("persp",),
    "organised": "s",
    "provider": "cec",
    "begins": typed_day(9),
    "ends": typed_day(2),
    "place": "veracruz, v",
    "audience": "nav",
    "uniformed_women": "12",
    "uniformed_men": "18",
    "civilian_women": "0",
    "civilian_men": "0",
}
OTHER: Typed = SESSION | {"title": "Plática de bienvenida", "activity": "plá", "ends": typed_day(9)}


@pytest.fixture
def clerk(tmp_path: Path, sit_down: SitDown) -> Clerk:
    return set_up(sit_down(tmp_path / "datos" / "oficina.napdesk"))


def set_up(clerk: Clerk) -> Clerk:
    """Three things typed, and Enter on «Empezar»."""
    assert isinstance(clerk.program.shown, Setup)
    for typed in ("Tercera Región Naval", "semar", "verac", ""):
        clerk.type(typed)
    with clerk.qtbot.waitActive(clerk.window):
        clerk.window.activateWindow()
    assert clerk.window.windowTitle() == "NapDesk · Tercera Región Naval"
    return clerk


def kept(clerk: Clerk) -> list[Record]:
    store = clerk.window._desk.store
    return list(store.records.every(store.registers[0]))


def said_under(clerk: Clerk, key: str) -> str:
    labels = clerk.form.fields.cells[key].findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def line_of(clerk: Clerk, key: str) -> str:
    line = clerk.form.fields.cells[key].editor.focusProxy()
    assert isinstance(line, QLineEdit)
    return line.text()


def type_with_a_mistake(clerk: Clerk) -> None:
    assert clerk.window.here() == "home"
    clerk.press(Key.Key_N, CTRL)
    clerk.fill(SESSION)
    assert "Es anterior a «Inicio»" in said_under(clerk, "ends")
    clerk.walk_to("ends", SHIFT)
    clerk.type(typed_day(11))
    assert "anterior" not in said_under(clerk, "ends")
    clerk.keep(Key.Key_Return)
    clerk.fill(OTHER)
    clerk.keep()
    assert {record.stage for record in kept(clerk)} == {Stage.COMPLETE}


def find_and_correct(clerk: Clerk) -> None:
    clerk.press(Key.Key_F, CTRL)
    with clerk.qtbot.waitSignal(clerk.page.list.filled, check_params_cb=lambda found: len(found.ids) == 1):
        clerk.type("asesoria genero", enter=False)
    clerk.press(Key.Key_Down)
    assert line_of(clerk, "title") == TITLE
    clerk.press(Key.Key_Return)
    clerk.walk_to("uniformed_women")
    clerk.type("13")
    clerk.keep()
    assert [(one.values["uniformed_women"], one.revision) for one in kept(clerk)] == [(13, 2), (12, 1)]


def leave_half_typed(clerk: Clerk) -> None:
    clerk.press(Key.Key_N, CTRL)
    clerk.type("Curso a medias", enter=False)
    clerk.go(4)
    clerk.press(Key.Key_N, CTRL)
    clerk.type("Red a medias", enter=False)
    clerk.go(2)
    assert line_of(clerk, "title") == "Curso a medias"
    clerk.close()


def go_on_where_it_was(clerk: Clerk) -> None:
    page = clerk.window.page()
    assert isinstance(page, Inicio)
    clerk.qtbot.waitUntil(lambda: len(page.findChildren(NextStep)) >= 2)
    shown = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Curso a medias" in shown and "Red a medias" in shown
    for place, field, words in ((2, "title", "Curso a medias"), (4, "name", "Red a medias")):
        clerk.go(place)
        clerk.tab_to("Seguir", SHIFT)
        clerk.press(Key.Key_Return)
        assert line_of(clerk, field) == words


def report(clerk: Clerk) -> ReturnsPage:
    clerk.go(0)
    page = clerk.window.page()
    assert isinstance(page, ReturnsPage)
    while page.period() != QUARTER:
        clerk.press(Key.Key_Down)
    clerk.qtbot.waitUntil(page.make.isEnabled)
    clerk.tab_to("Cerrar el periodo")
    with clerk.qtbot.waitSignal(page.period_changed):
        clerk.press(Key.Key_Return)
    clerk.qtbot.waitUntil(page.make.isEnabled)
    with clerk.qtbot.waitSignal(page.period_changed):
        clerk.press(Key.Key_Return, CTRL)
    return page


def prove(clerk: Clerk, page: ReturnsPage) -> str:
    clerk.tab_to(page.verify.choose.accessibleName())
    clerk.press(Key.Key_Return)
    clerk.qtbot.waitUntil(page.verify.choose.isEnabled)
    return page.verify.state.text()


def change_a_count(path: Path) -> str:
    """One woman more, saved by another program; the cell's address."""
    book = load_workbook(path)
    sheet = book["Capacitaciones"]
    column = next(cell.column for cell in sheet[1] if cell.value == "uniformed_women")
    cell = next(cell for row in sheet.iter_rows(min_col=column, max_col=column) for cell in row if cell.value == 13)
    cell.value = 14
    book.save(path)
    return f"{sheet.title}!{cell.coordinate}"


def test_a_first_day(clerk: Clerk, sit_down: SitDown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "reporte.xlsx"
    # The system's own dialogs, answered.
    for dialog in ("save_as", "open_one"):
        monkeypatch.setattr(Files, dialog, lambda *_: path)
    type_with_a_mistake(clerk)
    find_and_correct(clerk)
    leave_half_typed(clerk)
    clerk = sit_down(tmp_path / "datos" / "oficina.napdesk")
    go_on_where_it_was(clerk)
    page = report(clerk)
    assert prove(clerk, page) == "Auténtico"
    changed = change_a_count(path)
    assert prove(clerk, page) == "ALTERADO"
    assert page.verify.changes.item(0).text().startswith(f"{changed}: 13 → 14")


def test_a_first_visit_shows_every_essential_question(clerk: Clerk) -> None:
    for place in (2, 3, 4):
        clerk.go(place)
        clerk.press(Key.Key_N, CTRL)
        form = clerk.form
        asked = [cell for cell in form.fields.cells.values() if cell.asked.essential and form.record.asks(cell.asked)]
        clerk.qtbot.waitUntil(lambda asked=asked: all(map(stands_whole, asked)))  # type: ignore[misc]
        assert clerk.window.minimumSizeHint().height() <= clerk.window.minimumHeight()


def stands_whole(cell: FieldCell) -> bool:
    """Whether it is shown, with room for its label and its editor."""
    return cell.isVisible() and cell.height() > cell.label.height() + cell.editor.height()
