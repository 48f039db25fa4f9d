"""Rubbish is taken out in the window's own thread, whoever made it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from napdesk.ui.collector import Collector


class Knot:
    """Something only the collector can free; says in which thread it did."""

    freed: list[Thread]

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Knot.freed.append(current_thread())


@pytest.fixture
def collector(qapp: QObject) -> Iterator[Collector]:  # noqa: ARG001 - its timer needs it
    Knot.freed = []
    gc.enable()
    yield Collector()
    gc.disable()


def make_knots() -> None:
    for _ in range(gc.get_threshold()[0] * 3):
        Knot()


def test_another_thread_never_collects(qtbot: QtBot, collector: Collector) -> None:
    assert not gc.isenabled()
    other = Thread(target=make_knots)
    other.start()
    other.join()
    assert Knot.freed == []
    collector._timer.setInterval(1)
    qtbot.waitUntil(lambda: bool(Knot.freed))
    assert set(Knot.freed) == {main_thread()}
