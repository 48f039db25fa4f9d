"""The field a column fills, found by typing part of its name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent

from napdesk.schema.code_list import Code
from napdesk.schema.register import Register
from napdesk.schema.text import Language
from napdesk.services.mapping import fillable
from napdesk.ui.parts.code_box import CodeBox


class FieldBox(CodeBox):
    """Blank for a column that is left out; ``picked`` says another key once it is sure, "" for none."""

    picked = Signal(str)

    def __init__(self, register: Register, language: Language, name: str, blank: str) -> None:
        super().__init__([_row(register, key, at) for at, (key, _) in enumerate(fillable(register))], language)
        self._stood = ""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(blank)
        self.activated.connect(self._pick)
        self.entered.connect(self._pick)

    def show_key(self, key: str) -> None:
        """Shows a field without saying that it was picked."""
        self._stood = key
        self.choose(key)
        if not key:
            self.clearEditText()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._pick()

    def _pick(self) -> None:
        """What fits no field, or several, is given up for what stood there."""
        key = self.code()
        if not key and self.currentText().strip():
            self.show_key(self._stood)
        elif key != self._stood:
            self._stood = key
            self.picked.emit(key)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The wheel scrolls the columns; it never changes one on its way."""
        event.ignore()


def _row(register: Register, key: str, at: int) -> Code:
    label = fillable(register)[at][1]
    asked = register.by_key.get(key)
    names = (asked.heading.es, asked.heading.en, key) if asked else (key,)
    return Code(key, label, "", "", None, None, "", names, "")
