"""Somebody at the keyboard of the program: every key goes where the focus is, and waits only for what is done."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from napdesk.app import Program
from napdesk.ui.form.form import Form
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.window import Window
from tests.pages import type_text

Key = Qt.Key
NONE, ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)

# What is typed in a field by its key; the letters of several choices apart.
Typed = dict[str, str | tuple[str, ...]]


@dataclass
class Clerk:
    """``program`` is what is on the screen."""

    qtbot: QtBot
    program: Program

    @property
    def window(self) -> Window:
        assert isinstance(self.program.shown, Window)
        return self.program.shown

    @property
    def page(self) -> RegisterPage:
        """The page of a register in front."""
        page = self.window.page()
        assert isinstance(page, RegisterPage)
        return page

    @property
    def form(self) -> Form:
        return self.page.form

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """One key."""
        self.qtbot.keyClick(_listening(), key, modifier)

    def type(self, text: str, *, enter: bool = True) -> None:
        """Some letters, and Enter unless said otherwise."""
        type_text(_listening(), text)
        if enter:
            self.press(Key.Key_Return)

    def go(self, place: int) -> None:
        """To a page by its number on the rail."""
        self.press(Qt.Key(Key.Key_0 + place), ALT)

    def unfold(self) -> None:
        """Open «Más datos» of every group of the form, on the way through it with Tab."""
        self.press(Key.Key_N, CTRL)
        self.press(Key.Key_Tab, SHIFT)
        while self.form.isAncestorOf(_listening()):
            if isinstance(toggle := _listening(), QToolButton):
                self.press(Key.Key_Space)
                assert toggle.text().startswith("Menos")
            self.press(Key.Key_Tab)

    def fill(self, typed: Typed) -> None:
        """A form from its first field to its last, with Enter from each to the next."""
        fields, met, here = self.form.fields, list[str](), ""
        while (key := fields.focused()) != here:
            here = key
            met.append(key)
            answer = typed.get(key, "")
            for letters in answer if isinstance(answer, tuple) else ():
                self.type(letters)
            self.type(answer if isinstance(answer, str) else "")
        assert set(typed) <= set(met), "a question on the paper was not asked"

    def walk_to(self, key: str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """With Enter to a field of the form, or with Shift+Enter back to it."""
        while self.form.fields.focused() != key:
            before = _listening()
            self.press(Key.Key_Return, modifier)
            assert _listening() is not before, f"there is no way to {key}"

    def tab_to(self, words: str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """With Tab to what goes by these words, or with Shift+Tab back to it."""
        start = _listening()
        while _listening().accessibleName() != words:
            self.press(Key.Key_Tab, modifier)
            assert _listening() is not start, f"Tab does not come to «{words}»"

    def keep(self, modifier_key: Qt.Key = Key.Key_S) -> None:
        """Ctrl+S, or another key with Ctrl, and the record is down."""
        with self.qtbot.waitSignal(self.form.kept):
            self.press(modifier_key, CTRL)

    def close(self) -> None:
        """Close the window as a person does, and wait until all is written and backed up."""
        with self.qtbot.waitSignal(self.window.closed):
            self.window.close()


def _listening() -> QWidget:
    """Where a key goes: the list that has opened, else what has the focus."""
    found = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert found is not None
    return found
