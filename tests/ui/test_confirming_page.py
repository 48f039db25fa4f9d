"""The yearly confirmation by keys: one letter an answer, several at once, a day that is refused, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from napdesk.resources import resources
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record, Stage
from napdesk.schema.text import same
from napdesk.services.confirming import State, asked, count_due
from napdesk.store.records import Records
from napdesk.ui.confirming.page import ConfirmingPage
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files
from napdesk.ui.inicio.page import Inicio
from napdesk.ui.preferences import Preferences
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.window import Window
from tests.desks import Remembered, make_store, sit_down, type_text
from tests.samples import unit, women

JANUARY = datetime(2026, 1, 6, 9, 12, tzinfo=UTC)
TODAY = JANUARY.date()
Key = Qt.Key
Kind = TypeVar("Kind", bound=QWidget)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:  # noqa: ARG001 - icons need it
    """One unit and two networks, kept in November."""
    path = make_store(tmp_path / "oficina.napdesk", filled=False)
    with sit_down(path, now=JANUARY) as desk:
        store = desk.store
        store.records.keep_all([unit(), women(name="Alba"), women(name="Brisa")], store.office_code)
        yield desk


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ConfirmingPage:
    made = ConfirmingPage(desk)
    qtbot.addWidget(made)
    made.resize(1126, 700)
    with qtbot.waitActive(made):
        made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.table.hasFocus() and bool(made.table.asked.records))
    return made


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def answer(qtbot: QtBot, page: ConfirmingPage, key: Qt.Key) -> None:
    with qtbot.waitSignal(page.answered):
        press(qtbot, key)


def states(page: ConfirmingPage) -> list[State]:
    return [page.table.asked.state(record) for record in page.table.asked.records]


def here(page: ConfirmingPage) -> str:
    return str(page.table.chosen()[0].values["name"])


def row(page: ConfirmingPage, at: int) -> list[str]:
    model = page.table.asked
    return [str(model.index(at, column).data()) for column in range(model.columnCount())]


def kept(desk: Desk, name: str) -> Record:
    return next(one for one in asked(desk.store, TODAY) if one.values["name"] == name)


def test_it_lists_what_stands_and_says_how_many_are_left(page: ConfirmingPage) -> None:
    assert (
        " | ".join(row(page, 0))
        == "Unidad Violeta | Unidad policial | Veracruz | 01/03/2022 | 12 | 8 |  | Por confirmar"
    )
    assert row(page, 1)[:4] == ["Alba", "Red de mujeres", "Veracruz", "15/01/2024"]
    assert (page.count.text(), here(page)) == ("3 de 3 por confirmar", "Unidad Violeta")
    assert not page.undo.isEnabled()


@pytest.mark.parametrize("key", [Key.Key_I, Key.Key_1])
def test_one_letter_confirms_and_goes_on(qtbot: QtBot, desk: Desk, page: ConfirmingPage, key: Qt.Key) -> None:
    answer(qtbot, page, key)
    assert (page.count.text(), here(page)) == ("2 de 3 por confirmar", "Alba")
    assert kept(desk, "Unidad Violeta").values["confirmed_on"] == TODAY
    assert row(page, 0)[-2:] == ["06/01/2026", "Confirmado"]
    press(qtbot, Key.Key_Down)
    answer(qtbot, page, key)
    assert here(page) == "Alba"  # the one left over, above


def test_letters_struck_faster_than_the_disk_answer_one_record_each(
    qtbot: QtBot, desk: Desk, page: ConfirmingPage
) -> None:
    for _ in range(3):
        press(qtbot, Key.Key_I)
    assert page.to_returns.hasFocus()
    qtbot.waitUntil(lambda: not desk.writer.waiting)
    assert [one.revision for one in asked(desk.store, TODAY)] == [2, 2, 2]


def test_several_are_confirmed_together_in_one_and_undone_in_one(
    qtbot: QtBot, desk: Desk, page: ConfirmingPage
) -> None:
    press(qtbot, Key.Key_A, CTRL)
    assert not page.changed.isEnabled() and not page.over.isEnabled()
    answer(qtbot, page, Key.Key_I)
    assert count_due(desk.store, TODAY) == 0
    with qtbot.waitSignal(page.answered):
        press(qtbot, Key.Key_Z, CTRL)
    assert count_due(desk.store, TODAY) == 3 and page.table.hasFocus()


def test_with_shift_and_the_arrows_some_are_chosen(qtbot: QtBot, page: ConfirmingPage) -> None:
    press(qtbot, Key.Key_Down, SHIFT)
    answer(qtbot, page, Key.Key_I)
    assert states(page) == [State.CONFIRMED, State.CONFIRMED, State.DUE]
    assert here(page) == "Brisa"


def test_the_end_is_calm_and_leads_to_the_return(qtbot: QtBot, page: ConfirmingPage) -> None:
    for _ in range(3):
        answer(qtbot, page, Key.Key_I)
    shown = [label.text() for label in visible(page, QLabel)]
    assert "Todo confirmado en 2026" in shown and not page.same.isVisible()
    assert page.to_returns.hasFocus()
    with qtbot.waitSignal(page.page_wanted) as wanted:
        press(qtbot, Key.Key_Return)
    assert wanted.args == ["returns"]
    with qtbot.waitSignal(page.answered):
        press(qtbot, Key.Key_Z, CTRL)
    assert (here(page), page.count.text()) == ("Brisa", "1 de 3 por confirmar") and page.table.hasFocus()


def test_answers_are_undone_one_after_another(qtbot: QtBot, desk: Desk, page: ConfirmingPage) -> None:
    answer(qtbot, page, Key.Key_I)
    answer(qtbot, page, Key.Key_I)
    for name, left in (("Alba", 2), ("Unidad Violeta", 3)):
        with qtbot.waitSignal(page.answered):
            press(qtbot, Key.Key_Z, CTRL)
        assert (here(page), count_due(desk.store, TODAY)) == (name, left)
    assert not page.undo.isEnabled()


@pytest.mark.parametrize(("key", "typed"), [(Key.Key_X, "h"), (Key.Key_3, "6/1/26"), (Key.Key_X, "HOY")])
def test_closing_asks_for_the_day(qtbot: QtBot, desk: Desk, page: ConfirmingPage, key: Qt.Key, typed: str) -> None:
    press(qtbot, key)
    assert page.closing.isVisible() and not page.same.isVisible()
    type_text(typed)
    answer(qtbot, page, Key.Key_Return)
    now = kept(desk, "Unidad Violeta")
    assert (now.values["status"], now.values["closed_on"]) == ("closed", TODAY)
    assert row(page, 0)[-1] == "Cerró" and here(page) == "Alba" and page.table.hasFocus()
    with qtbot.waitSignal(page.answered):
        press(qtbot, Key.Key_Z, CTRL)
    assert kept(desk, "Unidad Violeta").values["status"] == "operational"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("01/01/2022", "Es anterior a «Opera desde» (01/05/2022). Corrija una de las dos fechas."),
        ("31/02/2025", "No es una fecha que exista. Escriba día/mes/año: 05/02/2024."),
        ("", "Falta el día. Si solo se sabe el mes o el año, escriba su primer día."),
        ("N/D", "Falta el día. Si solo se sabe el mes o el año, escriba su primer día."),
        ("01/12/2026", "Es posterior a hoy (06/01/2026). Revise el día, el mes y el año."),
    ],
)
def test_a_day_that_cannot_be_is_refused_under_the_field(
    qtbot: QtBot, desk: Desk, page: ConfirmingPage, typed: str, said: str
) -> None:
    press(qtbot, Key.Key_X)
    type_text(typed)
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: page.closing.words() == said)
    assert page.closing.day.hasFocus() or page.closing.day.focusProxy().hasFocus()
    press(qtbot, Key.Key_Escape)
    assert page.table.hasFocus() and not page.closing.isVisible()
    assert kept(desk, "Unidad Violeta").revision == 1


def test_what_stands_against_closing_elsewhere_names_its_field(qtbot: QtBot, desk: Desk, page: ConfirmingPage) -> None:
    record = kept(desk, "Unidad Violeta")
    record.put("status", "forming")
    desk.store.records.keep(record, desk.store.office_code)
    press(qtbot, Key.Key_X)
    type_text("h")
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: page.closing.words().startswith("Falta «Opera desde». Pulse Esc"))


def test_what_cannot_be_kept_is_due_again_and_said(
    qtbot: QtBot, page: ConfirmingPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Trouble("disk_full", same("La unidad está llena."), same("Libere espacio."))

    monkeypatch.setattr(Records, "keep_all", full)
    press(qtbot, Key.Key_I)
    qtbot.waitUntil(lambda: states(page) == [State.DUE] * 3)
    shown = [label.text() for label in visible(page, QLabel)]
    assert "La unidad está llena." in shown and here(page) == "Unidad Violeta"


def test_escape_leads_home(qtbot: QtBot, page: ConfirmingPage) -> None:
    with qtbot.waitSignal(page.page_wanted) as wanted:
        press(qtbot, Key.Key_Escape)
    assert wanted.args == ["home"]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[Window]:
    made = Window(desk, resources() / "help", Files(desk.language, Preferences(Remembered())))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.leave()


def arrive(qtbot: QtBot, window: Window) -> ConfirmingPage:
    """With F7 to the list, as it stands now, once the button that says so is seen."""
    page = window.page()
    assert page is not None
    qtbot.waitUntil(lambda: any("F7" in one.accessibleDescription() for one in visible(page, QPushButton)))
    press(qtbot, Key.Key_F7)
    return arrived(qtbot, window)


def arrived(qtbot: QtBot, window: Window) -> ConfirmingPage:
    qtbot.waitUntil(lambda: window.here() == "confirming")
    page = window.page()
    assert isinstance(page, ConfirmingPage)
    qtbot.waitUntil(page.table.hasFocus)
    return page


def home(qtbot: QtBot, window: Window, words: str) -> Inicio:
    page = window.page()
    assert isinstance(page, Inicio)
    qtbot.waitUntil(lambda: page.review.words() == words)
    return page


def test_inicio_says_how_many_and_leads_there(qtbot: QtBot, window: Window) -> None:
    first = home(qtbot, window, "por confirmar: 3")
    words = "3 registros por confirmar este año"
    qtbot.waitUntil(lambda: words in [label.text() for label in visible(first, QLabel)])
    with qtbot.waitSignal(first.page_wanted):
        first.go_on.click()
    page = arrived(qtbot, window)
    press(qtbot, Key.Key_A, CTRL)
    answer(qtbot, page, Key.Key_I)
    press(qtbot, Key.Key_Escape)
    home(qtbot, window, "Todo está completo.")


def test_what_changed_is_kept_from_its_form_and_one_is_back_at_the_next(
    qtbot: QtBot, desk: Desk, window: Window
) -> None:
    home(qtbot, window, "por confirmar: 3")
    page = arrive(qtbot, window)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_C)
    register = window.page()
    assert isinstance(register, RegisterPage) and register.form.record.values["name"] == "Alba"
    form = register.form
    assert form.fields.focused() == "name" and not form.dirty
    form.fields.reach("members_women")
    QApplication.focusWidget().selectAll()  # type: ignore[attr-defined]
    type_text("25")
    press(qtbot, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: window.here() == "confirming")
    qtbot.waitUntil(lambda: page.count.text() == "2 de 3 por confirmar")
    now = kept(desk, "Alba")
    assert (now.values["members_women"], now.values["confirmed_on"]) == (25, TODAY)
    assert here(page) == "Brisa"
    qtbot.waitUntil(lambda: not desk.writer.waiting)
    with qtbot.waitSignal(page.answered):
        press(qtbot, Key.Key_Z, CTRL)
    now = kept(desk, "Alba")
    assert (now.values["members_women"], now.values.get("confirmed_on"), here(page)) == (25, None, "Alba")


def test_answers_can_be_undone_after_one_was_elsewhere_unless_more_was_kept(
    qtbot: QtBot, desk: Desk, window: Window
) -> None:
    home(qtbot, window, "por confirmar: 3")
    page = arrive(qtbot, window)
    answer(qtbot, page, Key.Key_I)
    answer(qtbot, page, Key.Key_I)
    more = kept(desk, "Alba")
    more.put("members_women", 30)
    desk.store.records.keep(more, desk.store.office_code)
    press(qtbot, Key.Key_Escape)
    home(qtbot, window, "por confirmar: 1")
    arrive(qtbot, window)
    qtbot.waitUntil(page.undo.isEnabled)
    with qtbot.waitSignal(page.answered):
        press(qtbot, Key.Key_Z, CTRL)
    assert not page.undo.isEnabled() and here(page) == "Unidad Violeta"
    assert kept(desk, "Alba").values["members_women"] == 30


def test_leaving_the_form_untouched_confirms_nothing_and_leaves_no_draft(
    qtbot: QtBot, desk: Desk, window: Window
) -> None:
    home(qtbot, window, "por confirmar: 3")
    arrive(qtbot, window)
    press(qtbot, Key.Key_C)
    press(qtbot, Key.Key_Escape)
    arrive(qtbot, window)
    qtbot.waitUntil(lambda: not desk.writer.waiting)
    assert desk.store.drafts.every() == [] and count_due(desk.store, TODAY) == 3


def test_one_that_lacks_something_stays_in_its_form(qtbot: QtBot, desk: Desk, window: Window) -> None:
    home(qtbot, window, "por confirmar: 3")
    arrive(qtbot, window)
    press(qtbot, Key.Key_C)
    register = window.page()
    assert isinstance(register, RegisterPage)
    QApplication.focusWidget().clear()  # type: ignore[attr-defined]
    type_text("x")
    press(qtbot, Key.Key_Backspace)
    with qtbot.waitSignal(register.form.kept):
        press(qtbot, Key.Key_S, CTRL)
    assert window.here() == "police_unit" and register.form.record.stage is Stage.DRAFT
    type_text("Unidad Violeta")
    press(qtbot, Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: window.here() == "confirming")
    assert kept(desk, "Unidad Violeta").values["confirmed_on"] == TODAY


def test_the_registers_own_page_shows_what_was_answered(qtbot: QtBot, desk: Desk, window: Window) -> None:
    window.open_record("police_unit", kept(desk, "Unidad Violeta").uid)
    register = window.page()
    assert isinstance(register, RegisterPage)
    page = arrive(qtbot, window)
    press(qtbot, Key.Key_X)
    type_text("h")
    answer(qtbot, page, Key.Key_Return)
    window.go("police_unit")
    assert register.form.record.revision == 2
    assert register.form.fields.texts()["closed_on"] == "06/01/2026"


@pytest.mark.parametrize("key", ["police_unit", "network", "training"])
def test_only_what_stands_has_the_way_there(window: Window, key: str) -> None:
    window.go(key)
    register = window.page()
    assert isinstance(register, RegisterPage)
    assert register.confirming.isVisible() == (key != "training")


def test_an_office_that_began_this_year_has_nothing_to_confirm(qtbot: QtBot, tmp_path: Path) -> None:
    with sit_down(make_store(tmp_path / "nueva.napdesk", filled=False)) as desk:
        desk.store.records.keep(unit(confirmed_on=date(2024, 1, 1)), desk.store.office_code)
        page = ConfirmingPage(desk)
        qtbot.addWidget(page)
        page.show()
        page.refresh()
        qtbot.waitUntil(lambda: "Nada por confirmar en 2025" in [one.text() for one in visible(page, QLabel)])


def visible(page: QWidget, kind: type[Kind]) -> list[Kind]:
    return [one for one in page.findChildren(kind) if one.isVisible()]
