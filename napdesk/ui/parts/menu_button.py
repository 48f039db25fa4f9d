"""A quiet button that opens a menu, by click, Enter, Space, or Alt+Down as a list does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu

from napdesk.ui.parts.buttons import KeyButton

GAP = 2


class MenuButton(KeyButton):
    """Its menu hangs from it by the right edge, for it stands at the right of its page."""

    def __init__(self, words: str) -> None:
        super().__init__(f"{words} ▾", kind="quiet")
        self.setAccessibleName(words)
        self.menu_of_it = QMenu(self)
        self.clicked.connect(self.open)

    def offer(self, words: str, act: Callable[[], None]) -> QAction:
        """Adds a line to the menu."""
        # Made here: an action that ``addAction`` makes is lost to Python once its window is painted.
        action = QAction(words, self.menu_of_it)
        action.triggered.connect(act)
        self.menu_of_it.addAction(action)
        return action

    def open(self) -> None:
        """Opens the menu at its first line."""
        menu = self.menu_of_it
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), self.height() + GAP)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open()
        else:
            super().keyPressEvent(event)
