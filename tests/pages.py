"""What tests and scenes of the pages share: a demonstration store on a fixed day, and a desk that answers at once."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from napdesk.house import build_house, plan, plan_of
from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.fields import Value
from napdesk.schema.offices import Office
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.schema.text import Language, Text
from napdesk.services.demo import demo_office
from napdesk.store.store import Store, open_store
from napdesk.ui.desk import Desk
from napdesk.ui.jobs import Job
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import LIGHT, Palette
from napdesk.ui.window import Window
from tests import desks
from tests.copies import copy_store, sample
from tests.desks import Remembered as Kept

ES = Language.ES
NOW = datetime(2025, 11, 23, 10, 42, tzinfo=timezone(timedelta(hours=-6)))
ICONS = resources() / "icons"


class Heard:
    """What work done at once tells."""

    def __init__(self, progress: Callable[[Text, float], None]) -> None:
        self.tell = progress

    def end(self) -> None:
        """Nobody could have cancelled it."""


class AtOnce(QObject):
    """Tasks and writer in one: work is done where it is asked for, so that a picture or a test need not wait."""

    down = Signal(object)
    failed = Signal(object)
    waiting = 0

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store

    def read(
        self,
        work: Callable[[Store], Any],
        done: Any = None,
        fail: Any = None,
        *,
        behind: bool = False,  # noqa: ARG002 - all of it at once
    ) -> Job:
        return self.compute(lambda: work(self._store), done, fail)

    run = glance = read

    def wait(self, work: Callable[[Store], Any]) -> Any:
        return work(self._store)

    def follow(
        self, work: Callable[[Store, Any], Any], done: Any = None, fail: Any = None, progress: Any = None
    ) -> Job:
        return self.read(lambda store: work(store, Heard(progress)), done, fail)

    def compute(self, work: Callable[[], Any], done: Any = None, fail: Any = None) -> Job:
        """What it gives is done already, and too late to cancel."""
        try:
            given = work()
        except Trouble as trouble:
            if fail is None:
                raise
            fail(trouble)
        else:
            if done is not None:
                done(given)
        return Job(lambda _opener: None)


def make_store(folder: Path, office: Office | None = None, *, demo: bool = False) -> Store:
    """A store of its own, empty or with the demonstration's records."""
    kept = sample(REGISTERS, office or replace(demo_office("u1"), demo=demo), NOW, filled=demo)
    house = replace(build_house("Captura 1"), now=lambda: NOW)
    return open_store(copy_store(kept, folder / "oficina.napdesk"), house)


def training_record(store: Store, title: str, **answers: Value) -> Record:
    """A session of this quarter, with everything essential unless said otherwise."""
    register = next(one for one in store.registers if one.key == "training")
    given: dict[str, Value] = {
        "title": title, "activity": "talk", "topics": ("wps",), "organised": True, "provider": "semar",
        "begins": date(2025, 11, 3), "ends": date(2025, 11, 7), "place": "30193", "audience": "naval",
        "uniformed_women": 12, "uniformed_men": 18, "civilian_women": 0, "civilian_men": 0,
    }  # fmt: skip
    record = Record(register)
    for key, value in (given | answers).items():
        record.put(key, value)
    return record


def make_desk(store: Store, language: Language = Language.ES, palette: Palette = LIGHT, **other: Any) -> Desk:
    """A desk over it; name ``writer``, ``tasks`` or ``settings`` to use real ones."""
    given: dict[str, Any] = {"writer": AtOnce(store), "tasks": AtOnce(store), "settings": Kept()} | other
    return Desk(
        store=store,
        registers=store.registers,
        lists=store.lists,
        catalogue=plan_of(store),
        shipped=plan(),
        language=language,
        palette=palette,
        icons=Icons(palette, ICONS),
        now=lambda: NOW,
        **given,
    )


def type_text(widget: QWidget, text: str) -> None:
    """Types letter by letter, accents too, which Qt's own keyClicks cannot; a list that opens gets the keys."""
    desks.type_text(text, lambda: QApplication.activePopupWidget() or widget)


def demo_store() -> Store:
    """The demonstration in a folder that goes with the process."""
    return make_store(Path(tempfile.mkdtemp(prefix="napdesk-scenes-")), demo=True)


def close(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()
