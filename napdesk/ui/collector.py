"""Python's own collector, let out in the window's thread only: a widget that is taken down in another ends the program.

It would run in whatever thread happens to make an object too many, and the window has five.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1_000  # milliseconds


class Collector(QObject):
    """Takes the collector over until ``stop``."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(collect)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()


def collect() -> None:
    """Collect what Python itself would by now have collected: the oldest generation that is over its threshold."""
    for generation in reversed(range(3)):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
