"""The program from its start: first set-up, the demonstration, the door, a store held elsewhere, another language."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from napdesk import app
from napdesk.app import Program
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language
from napdesk.store import keyring
from napdesk.store.lock import hold
from napdesk.store.store import open_store
from napdesk.ui.display import refuse_silent_display
from napdesk.ui.door.refusal import Refusal
from napdesk.ui.door.setup import Setup
from napdesk.ui.door.unlock import Unlock
from napdesk.ui.door.welcome import USUAL
from napdesk.ui.parts.room import room_of
from napdesk.ui.preferences import Theme
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.settings.page import SettingsPage
from napdesk.ui.window import Window
from tests.pages import close, make_store, type_text

Start = Callable[[], Program]
SECRET = "tres palabras tranquilas"


def set_up(setup: QWidget | None) -> None:
    assert isinstance(setup, Setup)
    type_text(setup.name, "Tercera Región Naval")
    setup.institution.choose("semar")
    setup.entity.choose("30")
    setup.start.click()


def window_of(program: Program) -> Window:
    assert isinstance(program.shown, Window)
    return program.shown


def contact(window: Window) -> QWidget:
    page = window._built["network"]
    assert isinstance(page, RegisterPage)
    return page.form.fields.cells["contact_name"].editor


def protect(path: Path) -> str:
    """An office made before, with a passphrase; its recovery code."""
    store = make_store(path.parent)
    code = keyring.set_passphrase(path, store.key, SECRET)
    store.close()
    return code


def test_the_first_start_sets_the_office_up(qtbot: QtBot, start: Start) -> None:
    program = start()
    set_up(program.shown)
    window = window_of(program)
    assert window.windowTitle() == "NapDesk · Tercera Región Naval"
    close(qtbot, window)
    assert isinstance(start().shown, Window)


def test_what_does_not_fit_the_screen_fills_it(start: Start) -> None:
    shown = start().shown
    assert shown is not None
    assert room_of(shown).width() < USUAL[0]
    assert shown.isMaximized()


def test_the_demonstration_says_that_it_is_one(start: Start, path: Path) -> None:
    program = start()
    assert isinstance(program.shown, Setup)
    program.shown.demo.click()
    assert window_of(program).windowTitle().endswith("DATOS FICTICIOS")
    assert not path.exists()


def test_what_is_chosen_in_the_demonstration_stays_there(qtbot: QtBot, start: Start) -> None:
    program = start()
    assert isinstance(program.shown, Setup)
    program.preferences.percent = 115
    program.shown.demo.click()
    before = window_of(program)
    page = before.settings()
    assert page.look.sizes.currentData() == 115
    page.look.themes.setCurrentIndex(page.look.themes.findData(Theme.DARK.value))
    qtbot.keyClick(page.look.languages, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: program.shown is not before)
    assert (program.preferences.theme, program.language()) == (Theme.DARK, Language.EN)
    close(qtbot, window_of(program))
    own = start()
    assert (own.preferences.theme, own.language(), own.preferences.percent) == (Theme.SYSTEM, Language.ES, 115)
    assert isinstance(own.shown, Setup)
    own.shown.demo.click()
    assert (own.preferences.theme, own.language()) == (Theme.DARK, Language.EN)


def test_the_first_start_speaks_english_when_asked(start: Start) -> None:
    program = start()
    assert isinstance(program.shown, Setup)
    program.shown.other_language.click()
    assert isinstance(program.shown, Setup)
    assert program.shown.start.words() == "Start"
    assert QLocale().language() is QLocale.Language.English


def test_a_passphrase_is_asked_for_at_the_door(qtbot: QtBot, start: Start, path: Path) -> None:
    protect(path)
    program = start()
    door = program.shown
    assert isinstance(door, Unlock)
    type_text(door.field, "otra cosa")
    qtbot.keyClick(door.field, Qt.Key.Key_Return)
    assert "contraseña" in door._question.words()
    type_text(door.field, SECRET)
    qtbot.keyClick(door.field, Qt.Key.Key_Return)
    assert isinstance(program.shown, Window)


def test_the_recovery_code_opens_the_door(qtbot: QtBot, start: Start, path: Path) -> None:
    code = protect(path)
    program = start()
    door = program.shown
    assert isinstance(door, Unlock)
    qtbot.mouseClick(door.other, Qt.MouseButton.LeftButton)
    type_text(door.recovery, code.lower())
    qtbot.keyClick(door.recovery, Qt.Key.Key_Return)
    assert isinstance(program.shown, Window)


def test_a_store_open_elsewhere_is_a_sentence(start: Start, path: Path) -> None:
    make_store(path.parent).close()
    with hold(path, who="Captura 2"):
        program = start()
    assert isinstance(program.shown, Refusal)
    assert any("Captura 2" in label.text() for label in program.shown.findChildren(QLabel))


def test_a_damaged_store_is_a_sentence_too(start: Start, path: Path) -> None:
    make_store(path.parent).close()
    path.write_bytes(b"no es un almacen" * 1000)
    assert isinstance(start().shown, Refusal)


def test_another_language_and_theme_keep_the_page(qtbot: QtBot, start: Start) -> None:
    program = start()
    set_up(program.shown)
    before = window_of(program)
    before.go("settings")
    page = before._built["settings"]
    assert isinstance(page, SettingsPage)
    page.look.themes.setCurrentIndex(page.look.themes.findData(Theme.DARK.value))
    page.look.languages.setFocus()
    with qtbot.waitSignal(page.look_changed):
        qtbot.keyClick(page.look.languages, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: program.shown is not before)
    after = window_of(program)
    assert (after.here(), after._desk.language, after._desk.palette.dark) == ("settings", Language.EN, True)
    page = after._built["settings"]
    assert isinstance(page, SettingsPage) and after.focusWidget() is page.look.languages


def test_contacts_open_as_soon_as_there_is_a_passphrase(qtbot: QtBot, start: Start, path: Path) -> None:
    program = start()
    set_up(program.shown)
    before = window_of(program)
    before.go("network")
    assert not contact(before).isEnabled()
    before.go("settings")
    page = before._built["settings"]
    assert isinstance(page, SettingsPage)
    keyring.set_passphrase(path, before._desk.store.key, SECRET)
    page.guard.protected.emit()
    qtbot.waitUntil(lambda: program.shown is not before)
    after = window_of(program)
    after.go("network")
    assert contact(after).isEnabled()


def test_a_window_is_not_built_anew_under_a_question(qtbot: QtBot, start: Start) -> None:
    program = start()
    set_up(program.shown)
    before = window_of(program)
    question = QDialog(before)
    question.open()
    program._rebuild()
    QApplication.processEvents()
    assert program.shown is before and before.isEnabled()
    question.accept()
    qtbot.waitUntil(lambda: program.shown is not before)


def test_the_same_window_anew_is_not_dressed_again(qtbot: QtBot, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start()
    set_up(program.shown)
    before, dressed = window_of(program), []
    monkeypatch.setattr(app, "dress", lambda *_given, **_more: dressed.append(True))
    before.outdated.emit()
    qtbot.waitUntil(lambda: program.shown is not before)
    assert not dressed
    program.preferences.percent = 115
    program._rebuild()
    qtbot.waitUntil(lambda: bool(dressed))


def test_nothing_can_be_typed_into_a_window_on_its_way_out(qtbot: QtBot, start: Start) -> None:
    program = start()
    set_up(program.shown)
    before = window_of(program)
    program._rebuild()
    assert program.shown is before and not before.isEnabled()
    qtbot.waitUntil(lambda: program.shown is not before)
    assert window_of(program).isEnabled()


def test_a_screen_with_the_pixels_there_are_changes_nothing(start: Start, qapp: QApplication) -> None:
    program = start()
    set_up(program.shown)
    before = window_of(program)
    program._fit_screen(qapp.primaryScreen())
    assert before.isEnabled()


@pytest.mark.parametrize(("display", "platform", "refused"), [(":497", "", True), (":497", "offscreen", False)])
def test_a_display_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, display: str, platform: str, refused: bool
) -> None:
    for name, value in (("DISPLAY", display), ("QT_QPA_PLATFORM", platform), ("WAYLAND_DISPLAY", "")):
        monkeypatch.setenv(name, value)
    with pytest.raises(Trouble, match="no_display") if refused else nullcontext():
        refuse_silent_display()


def test_closing_lets_the_next_in(qtbot: QtBot, start: Start, path: Path) -> None:
    program = start()
    set_up(program.shown)
    close(qtbot, window_of(program))
    with hold(path):
        open_store(path, program._house()).close()
