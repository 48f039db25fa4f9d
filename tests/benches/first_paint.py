"""A process that ends when its window is painted and answers: NapDesk on a store, or a bare window."""

from __future__ import annotations

import importlib
import sys

# Everything is brought in by name and in the order of the program itself, which comes to Qt last.


def bare() -> None:
    widgets = importlib.import_module("PySide6.QtWidgets")
    application = widgets.QApplication(sys.argv)
    window = widgets.QMainWindow()
    window.resize(1366, 768)
    window.show()
    importlib.import_module("tests.benches.painted").FirstPaint(window)
    application.exec()


def napdesk(store: str) -> None:
    main = importlib.import_module("napdesk.__main__").main
    program = importlib.import_module("napdesk.app").Program
    painted = importlib.import_module("tests.benches.painted")
    start = program.start

    def start_watched(self: object) -> None:
        start(self)
        painted.FirstPaint(self.shown)  # type: ignore[attr-defined]

    program.start = start_watched
    sys.argv = ["napdesk", "--store", store]
    main()


if __name__ == "__main__":
    napdesk(sys.argv[1]) if len(sys.argv) > 1 else bare()
