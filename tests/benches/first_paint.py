"""A process that ends when its window is painted and answers: NapDesk on a store, or a bare window."""

from __future__ import annotations

import importlib
import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class FirstPaint(QObject):
    """Ends the process once the window it watches was painted and the events before it are done."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: os._exit(0))
        return False


def bare() -> None:
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    FirstPaint(window)
    application.exec()


def napdesk(store: str) -> None:
    # As the program starts: the command line first, which then brings in the window by name.
    main = importlib.import_module("napdesk.__main__").main
    program = importlib.import_module("napdesk.app").Program
    start = program.start

    def start_watched(self: object) -> None:
        start(self)
        FirstPaint(self.shown)  # type: ignore[attr-defined]

    program.start = start_watched
    sys.argv = ["napdesk", "--store", store]
    main()


if __name__ == "__main__":
    napdesk(sys.argv[1]) if len(sys.argv) > 1 else bare()
