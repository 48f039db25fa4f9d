"""Each kind of field is typed by keys, read as its value, written out in full, and takes an absence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.codes import Lists
from napdesk.schema.fields import (
    Absence,
    Amount,
    AnyField,
    Choice,
    Choices,
    Code,
    Count,
    Day,
    Line,
    Paragraph,
    YesNo,
    options,
)
from napdesk.schema.problems import Problem
from napdesk.schema.text import Language, same
from napdesk.ui.editors.asking import Asking
from napdesk.ui.editors.choices import ChoicesEditor
from napdesk.ui.editors.choosing import ChoosingEditor
from napdesk.ui.editors.editor import Editor
from napdesk.ui.editors.kinds import EDITORS, make_editor
from napdesk.ui.editors.line import LineEditor
from napdesk.ui.look.icons import Icons
from tests.desks import type_text

Made = Callable[..., Any]
STATES = options(planned=("Planeada", "Planned"), forming=("En formación", "Forming"), closed=("Cerrada", "Closed"))
PLACE = ("special_place", "municipality", "country")
NOON = date(2024, 2, 9)

line = Line("line", same("Línea"))
paragraph = Paragraph("paragraph", same("Párrafo"))
count = Count("count", same("Mujeres"))
amount = Amount("amount", same("Horas"))
day = Day("day", same("Inicio"))
yes_no = YesNo("yes_no", same("¿La organizó?"))
choice = Choice("choice", same("Situación"), options=STATES)
choices = Choices("choices", same("Temas"), options=STATES)
many = Choices("many", same("Municipios"), lists=("municipality",))
code = Code("code", same("Lugar"), lists=PLACE)


@pytest.fixture
def made(qtbot: QtBot, lists: Lists, icons: Icons) -> Made:
    """Makes the editor of a field, alone in a window with a place to go on to."""

    windows = []

    def make(asked: AnyField, language: Language = Language.ES, since: date | None = None) -> Editor:
        asking = Asking(
            asked, lists, language, icons, day=lambda: NOON, year=lambda: 2024, today=lambda: TODAY, since=lambda: since
        )
        editor = make_editor(asking)
        window = QWidget()
        window.resize(420, 360)
        column = QVBoxLayout(window)
        column.addWidget(editor)
        column.addWidget(QLineEdit())
        column.addStretch(1)
        qtbot.addWidget(window)
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        return editor

    return make


def leave(qtbot: QtBot, editor: Editor) -> None:
    with qtbot.waitSignal(editor.left):
        editor.window().findChildren(QLineEdit)[-1].setFocus()


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


TODAY = date(2024, 2, 29)
TYPED = [
    (line, "Álamos y Ñuu", "Álamos y Ñuu", "Álamos y Ñuu"),
    (count, "1204", 1204, "1,204"),
    (amount, "40.50", 40.5, "40.5"),
    (day, "5/2", date(2024, 2, 5), "05/02/2024"),
    (day, "050224", date(2024, 2, 5), "05/02/2024"),
    (day, "2024-02-05", date(2024, 2, 5), "05/02/2024"),
    (day, "5,2,24", date(2024, 2, 5), "05/02/2024"),
    (day, "h", TODAY, "29/02/2024"),
    (day, "+1", date(2024, 3, 1), "01/03/2024"),
    (day, "-1", date(2024, 2, 28), "28/02/2024"),
    (yes_no, "s", True, "Sí"),
    (choice, "forma", "forming", "En formación"),
    (code, "parach", "16065", "Paracho, Michoacán"),
    (code, "16065", "16065", "Paracho, Michoacán"),
    (code, "zihua", "12038", "Zihuatanejo de Azueta, Guerrero"),
]


@pytest.mark.parametrize(("asked", "typed", "value", "shown"), TYPED, ids=[f"{row[0].key}-{row[1]}" for row in TYPED])
def test_what_is_typed_is_read_and_written_out(
    qtbot: QtBot, made: Made, asked: AnyField, typed: str, value: object, shown: str
) -> None:
    editor = made(asked)
    with qtbot.waitSignal(editor.edited):
        type_text(typed)
    leave(qtbot, editor)
    assert (editor.answer(), editor.text()) == (value, shown)


@pytest.mark.parametrize(("since", "expected"), [(None, "02/03/2024"), (date(2024, 1, 30), "01/02/2024")])
def test_steps_are_counted_from_the_day_asked_before(
    qtbot: QtBot, made: Callable[..., Editor], since: date | None, expected: str
) -> None:
    editor = made(day, since=since)
    type_text("+2")
    leave(qtbot, editor)
    assert editor.text() == expected


def test_a_day_of_eight_figures_goes_on_by_itself(qtbot: QtBot, made: Made) -> None:
    editor = made(day)
    with qtbot.assertNotEmitted(editor.onward):
        type_text("0502202")
    with qtbot.waitSignal(editor.onward):
        type_text("4")
    assert editor.text() == "05/02/2024"
    with qtbot.assertNotEmitted(editor.onward):
        editor.set_text("")
        type_text("31022024")


UNREADABLE = [
    (count, "-3", "negative"),
    (count, "doce", "not_a_count"),
    (day, "31/02/2024", "not_a_day"),
    (day, "5/13/24", "not_a_day"),
    (day, "31022024", "not_a_day"),
    (day, "+1000", "not_a_day"),
    (choice, "zzz", "not_an_option"),
    (code, "zzzz", "unknown_code"),
    (yes_no, "quizá", "not_yes_no"),
]
EVERY = [line, paragraph, count, amount, day, yes_no, choice, choices, many, code]


@pytest.mark.parametrize(
    ("asked", "typed", "problem"), UNREADABLE, ids=[f"{row[0].key}-{row[1]}" for row in UNREADABLE]
)
def test_what_cannot_be_read_stays_as_it_was_typed(
    qtbot: QtBot, made: Made, asked: AnyField, typed: str, problem: str
) -> None:
    editor = made(asked)
    type_text(typed)
    leave(qtbot, editor)
    answer = editor.answer()
    assert isinstance(answer, Problem)
    assert (answer.code, editor.text()) == (problem, typed)


@pytest.mark.parametrize("asked", EVERY, ids=lambda one: one.key)
@pytest.mark.parametrize(("typed", "absence"), [("n/a", "N/A"), ("N/D", "N/D"), ("pend", "PEND")])
def test_every_kind_takes_an_absence(qtbot: QtBot, made: Made, asked: AnyField, typed: str, absence: str) -> None:
    editor = made(asked)
    type_text(typed)
    leave(qtbot, editor)
    answer = editor.answer()
    assert isinstance(answer, Absence) and answer.sign == absence


def test_every_kind_has_one_editor() -> None:
    assert {type(asked) for register in REGISTERS for asked in register.fields} <= set(EDITORS)


@pytest.mark.parametrize("asked", [line, count, day, choice, choices, code], ids=lambda one: one.key)
def test_the_menu_offers_the_absences(made: Made, asked: AnyField) -> None:
    editor, menu = made(asked), QMenu()
    editor.add_absences(menu)
    offered = [action for action in menu.actions() if action.text()]
    assert [action.text().split("\t")[1] for action in offered] == ["N/A", "N/D", "PEND"]
    offered[1].trigger()
    assert editor.answer() is Absence.NOT_AVAILABLE


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("asked", [line, paragraph, choice, choices, code], ids=lambda one: one.key)
def test_enter_goes_on_and_with_shift_back(qtbot: QtBot, made: Made, asked: AnyField, key: Qt.Key) -> None:
    editor = made(asked)
    with qtbot.waitSignal(editor.onward):
        press(qtbot, key)
    with qtbot.waitSignal(editor.backward):
        press(qtbot, key, Qt.KeyboardModifier.ShiftModifier)
    assert editor.text() == ""


def test_alt_enter_breaks_a_paragraph(qtbot: QtBot, made: Made) -> None:
    editor = made(paragraph)
    type_text("uno")
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    type_text("dos")
    assert editor.answer() == "uno\ndos"


def test_undo_takes_back_what_leaving_wrote_and_what_was_typed(qtbot: QtBot, made: Made) -> None:
    editor = made(day)
    type_text("5/2")
    editor.settle()
    texts = [editor.text()]
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        texts.append(editor.text())
    assert texts[0] == "05/02/2024" and "5/2" in texts[1:]


def offered(editor: ChoosingEditor) -> list[str]:
    found = editor.proposals()
    return [found.item(at).text() for at in range(found.count())] if found.isVisible() else []


def test_three_letters_propose_places_with_their_state_beside(made: Made) -> None:
    editor = made(code)
    type_text("cór")
    assert "Córdoba, Veracruz" in offered(editor)


def test_a_choice_opens_by_keys_and_is_walked(qtbot: QtBot, made: Made) -> None:
    editor = made(choice)
    press(qtbot, Qt.Key.Key_F4)
    assert offered(editor) == ["Planeada", "En formación", "Cerrada"]
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    assert (editor.answer(), offered(editor)) == ("forming", [])
    press(qtbot, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(qtbot, Qt.Key.Key_Up)
    press(qtbot, Qt.Key.Key_Return)
    assert editor.answer() == "planned"


@pytest.mark.parametrize("asked", [yes_no, choice, choices, many, code], ids=lambda one: one.key)
def test_down_opens_the_closed_list_and_then_walks_it(qtbot: QtBot, made: Made, asked: AnyField) -> None:
    editor = made(asked)
    press(qtbot, Qt.Key.Key_Down)
    assert offered(editor) and editor.proposals().currentRow() == 0
    press(qtbot, Qt.Key.Key_Down)
    second = editor.proposals().current().text
    press(qtbot, Qt.Key.Key_Return)
    assert (editor.text(), offered(editor)) == (second, [])


def test_what_is_none_of_the_choices_is_not_lost_by_looking_at_them(qtbot: QtBot, made: Made) -> None:
    editor = made(choice)
    type_text("N/D")
    press(qtbot, Qt.Key.Key_Down)
    assert len(offered(editor)) == 3
    leave(qtbot, editor)
    assert editor.text() == "N/D"


def test_escape_closes_the_list_first_and_loses_nothing(qtbot: QtBot, made: Made) -> None:
    editor = made(choice)
    type_text("cer")
    press(qtbot, Qt.Key.Key_Escape)
    assert (offered(editor), editor.text()) == ([], "cer")
    with qtbot.waitSignal(editor.escaped):
        press(qtbot, Qt.Key.Key_Escape)
    assert editor.text() == "cer"


def test_a_click_chooses(qtbot: QtBot, made: Made) -> None:
    editor = made(choice)
    press(qtbot, Qt.Key.Key_F4)
    third = editor.proposals().visualItemRect(editor.proposals().item(2)).center()
    qtbot.mouseClick(editor.proposals().viewport(), Qt.MouseButton.LeftButton, pos=third)
    assert editor.answer() == "closed"


def test_several_choices_become_chips_and_go(qtbot: QtBot, made: Made) -> None:
    editor = made(choices)
    assert isinstance(editor, ChoicesEditor)
    for typed in ("cer", "pla"):
        type_text(typed)
        press(qtbot, Qt.Key.Key_Return)
    assert editor.answer() == ("planned", "closed")
    assert [chip.words() for chip in editor.chips()] == ["Cerrada", "Planeada"]
    press(qtbot, Qt.Key.Key_Backspace)
    assert editor.answer() == ("closed",)
    editor.chips()[0].click()
    assert editor.answer() is None


def test_a_row_of_chips_makes_room_for_itself_once(qtbot: QtBot, made: Made) -> None:
    line = made(choices).line
    for typed in ("cer", "pla"):
        type_text(typed)
        press(qtbot, Qt.Key.Key_Return)
    tall = line.heightForWidth(150)
    assert line.heightForWidth(600) < tall
    line.resize(150, tall)
    assert abs(line.heightForWidth(150) - tall) <= 1  # a pixel is the style sheet's least height


def test_several_rows_of_a_list_are_one_answer(qtbot: QtBot, made: Made) -> None:
    editor = made(many)
    for typed in ("paracho", "16024"):
        type_text(typed)
        press(qtbot, Qt.Key.Key_Return)
    assert editor.answer() == ("16065", "16024")


def test_what_is_chosen_is_not_offered_again(made: Made) -> None:
    editor = made(choices)
    editor.set_answer(("planned",))
    editor.toggle()
    assert offered(editor) == ["En formación", "Cerrada"]


@pytest.mark.parametrize("language", Language)
def test_every_answer_comes_back_from_its_text(made: Made, lists: Lists, language: Language) -> None:
    editor = made(replace(code, lists=("municipality",)), language)
    rows = lists["municipality"].all_on(NOON)[::7]
    back = []
    for row in rows:
        editor.set_answer(row.code)
        back.append(editor.answer())
    assert back == [row.code for row in rows]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [(line, "=1+1"), (paragraph, "a\nb"), (count, 9_999_999), (amount, 2.5), (day, NOON), (yes_no, False),
     (choice, "closed"), (choices, ("planned", "closed")), (many, ("16065", "20067")), (code, "ES")],
    ids=lambda one: getattr(one, "key", ""),
)  # fmt: skip
def test_texts_restore_what_they_were_taken_from(made: Made, asked: AnyField, answer: Any) -> None:
    first, second = made(asked), made(asked)
    first.set_answer(answer)
    second.set_text(first.text())
    assert second.answer() == answer


def test_a_carried_value_is_tinted_until_it_is_typed_over(made: Made) -> None:
    editor = made(line)
    editor.retype("CECOPAM")
    editor.set_carried(True)
    assert editor.carried()
    type_text("x")
    assert not editor.carried()


def test_going_to_another_window_leaves_what_is_typed_alone(qtbot: QtBot, made: Made) -> None:
    editor = made(choice)
    assert isinstance(editor, LineEditor)
    type_text("cer")
    with qtbot.assertNotEmitted(editor.left):
        editor.leave(Qt.FocusReason.ActiveWindowFocusReason)
    assert editor.text() == "cer"


@pytest.mark.parametrize(("asked", "typed"), [(code, "cdmx"), (many, "CDMX"), (code, "distrito federal")])
def test_a_nickname_of_an_entity_offers_all_inside_it_and_takes_none_by_itself(
    qtbot: QtBot, made: Made, asked: AnyField, typed: str
) -> None:
    editor = made(asked)
    type_text(typed)
    offered = [one.words for one in editor.proposed(typed)]
    assert len(offered) == 16 and offered[0] == "Álvaro Obregón, Ciudad de México"
    assert editor.proposals().isVisible() and editor.proposals().current() is None
    leave(qtbot, editor)
    assert isinstance(editor.answer(), Problem)
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    editor.line.selectAll()
    type_text(typed)
    press(qtbot, Qt.Key.Key_Down)
    leave(qtbot, editor)
    assert editor.answer() in ("09010", ("09010",))


def test_up_from_none_marked_goes_to_the_last(qtbot: QtBot, made: Made) -> None:
    editor = made(code)
    type_text("cdmx")
    press(qtbot, Qt.Key.Key_Up)
    assert editor.proposals().current().words == "Xochimilco, Ciudad de México"
