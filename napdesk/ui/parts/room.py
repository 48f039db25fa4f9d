"""How much room there is on the screen a window is on."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def room_of(window: QWidget) -> QSize:
    """The screen's size without taskbars, in points.

    The screen is asked of the application: one that a widget gives is taken by PySide for its child, and goes with it.
    """
    screen = QGuiApplication.screenAt(window.geometry().center()) or QGuiApplication.primaryScreen()
    return screen.availableSize()
