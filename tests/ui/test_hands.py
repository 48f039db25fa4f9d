"""Somebody else takes over by two keys: under another name, with other drafts, on the same page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from napdesk.app import Program
from napdesk.registers.training import training
from napdesk.services.people import add_person
from napdesk.store.store import Store
from napdesk.ui.form.form import Form
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.window import Window
from tests.desks import type_text
from tests.pages import make_store

Start = Callable[[], Program]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def program(qtbot: QtBot, start: Start, path: Path) -> Program:
    """A store on which two people work, and the first of them at work."""
    store = make_store(path.parent)
    add_person(store, "Ana Ruiz")
    store.close()
    program = start()
    window = window_of(program)
    with qtbot.waitActive(window):
        window.activateWindow()
    return program


def window_of(program: Program) -> Window:
    assert isinstance(program.shown, Window)
    return program.shown


def form_of(program: Program) -> Form:
    page = window_of(program).page()
    assert isinstance(page, RegisterPage)
    return page.form


def store_of(program: Program) -> Store:
    assert program._desk is not None
    return program._desk.store


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key, modifier)


def take_over(qtbot: QtBot, program: Program, name: str) -> None:
    """F11 and the figure before the name."""
    before = window_of(program)
    press(qtbot, Qt.Key.Key_F11)
    lines = [line.text().replace("&", "") for line in before.hands.menu.actions()]  # type: ignore[union-attr]
    figure = next(line[0] for line in lines if line.endswith(name))
    press(qtbot, getattr(Qt.Key, f"Key_{figure}"))
    qtbot.waitUntil(lambda: program.shown is not before)
    with qtbot.waitActive(window_of(program)):
        window_of(program).activateWindow()


def test_two_keys_and_somebody_else_works_on_the_same_page(qtbot: QtBot, program: Program) -> None:
    first = store_of(program).house.who
    press(qtbot, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    type_text("A medias")
    take_over(qtbot, program, "Ana Ruiz")
    assert (window_of(program).here(), store_of(program).house.who) == ("training", "Ana Ruiz")
    assert window_of(program).rail.user.words() == "Ana Ruiz"
    assert form_of(program).fields.texts()["title"] == "" and form_of(program).banners.banner() is None
    assert [(one.typed_by, one.answers["title"]) for one in store_of(program).drafts.every()] == [(first, "A medias")]
    form_of(program).fields.go_first()
    type_text("De Ana")
    with qtbot.waitSignal(form_of(program).kept):
        press(qtbot, Qt.Key.Key_S, CTRL)
    assert [one.updated_by for one in store_of(program).records.every(training)] == ["Ana Ruiz"]
    take_over(qtbot, program, first)
    banner = form_of(program).banners.banner()
    assert banner is not None and banner.accessibleDescription().startswith("«A medias»")


def test_the_next_start_knows_who_worked_last(qtbot: QtBot, program: Program, start: Start) -> None:
    take_over(qtbot, program, "Ana Ruiz")
    with qtbot.waitSignal(window_of(program).closed):
        window_of(program).close()
    assert store_of(start()).house.who == "Ana Ruiz"


def test_a_draft_taken_over_is_ones_own(qtbot: QtBot, program: Program) -> None:
    press(qtbot, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    type_text("A medias")
    take_over(qtbot, program, "Ana Ruiz")
    [draft] = store_of(program).drafts.every()
    window_of(program).open_draft(draft)
    assert form_of(program).fields.texts()["title"] == "A medias"
    qtbot.waitUntil(lambda: [one.typed_by for one in store_of(program).drafts.every()] == ["Ana Ruiz"])


def test_a_name_that_is_there_is_refused_and_a_new_one_begins(qtbot: QtBot, program: Program) -> None:
    before = window_of(program)
    press(qtbot, Qt.Key.Key_F11)
    press(qtbot, Qt.Key.Key_O)
    box = before.hands.box
    assert box is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box.line)
    type_text("ana ruiz")
    press(qtbot, Qt.Key.Key_Return)
    assert box.question.words().startswith("«Ana Ruiz» ya está en la lista.")
    type_text(" 2")
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.shown is not before)
    assert store_of(program).house.who == "ana ruiz 2"


def test_a_name_is_taken_off_the_list(qtbot: QtBot, program: Program) -> None:
    window = window_of(program)
    press(qtbot, Qt.Key.Key_F11)
    press(qtbot, Qt.Key.Key_Q)
    press(qtbot, Qt.Key.Key_Return)
    who = store_of(program).house.who
    qtbot.waitUntil(lambda: store_of(program).settings.get("people") == ["Ana Ruiz", who])
    assert program.shown is window
