"""The small pin at the label of a field: seen while one is at the field, and filled once the field is pinned."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from napdesk.schema.text import Text
from napdesk.ui.desk import Desk

SIDE = 14


class PinSign(QAbstractButton):
    """Keeps its place while it is not seen, so that nothing moves as one walks through the form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._near: set[str] = set()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # by key it is turned in the field itself
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # As tall as the label beside it, whatever the size of its letters.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.toggled.connect(self._name)
        self._name()

    def stand(self, how: str, near: bool) -> None:
        """Whether the mouse or the cursor (``how``) is at its field now."""
        (self._near.add if near else self._near.discard)(how)
        self.update()

    def is_seen(self) -> bool:
        return self.isChecked() or bool(self._near)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.is_seen():
            icons = self._desk.icons
            icon = icons.icon("pinned", "accent", SIDE) if self.isChecked() else icons.icon("pin", "muted", SIDE)
            box = QRect(0, 0, SIDE, SIDE)
            box.moveCenter(self.rect().center())
            icon.paint(QPainter(self), box)

    def _name(self) -> None:
        name = self._desk.say(_PINNED if self.isChecked() else _PIN)
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._desk.say(PIN_KEY)})")


PIN_KEY = Text(es="Ctrl+Mayús+F", en="Ctrl+Shift+F")
_PIN = Text(es="Fijar este dato", en="Pin this field")
_PINNED = Text(es="Dato fijo", en="Carried field")
