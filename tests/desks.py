"""A desk over a small store, for tests and pictures of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from napdesk.house import plan, plan_of
from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.register import Register
from napdesk.schema.text import Language
from napdesk.services.demo import demo_office
from napdesk.store.store import House, Store, open_store
from napdesk.ui.desk import Desk
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import LIGHT, Palette
from napdesk.ui.tasks import Tasks
from napdesk.ui.writer import Writer
from tests.copies import copy_store, sample

NOW = datetime(2025, 11, 23, 10, 42, 7, tzinfo=UTC)
LISTS = Lists.load(resources() / "lists")


def type_text(text: str, into: Callable[[], QWidget | None] = QApplication.focusWidget) -> None:
    """Type letter by letter where the focus is, accents too, which Qt's own keyClicks cannot."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(into(), event)


class Remembered(dict[str, Any]):
    """Settings kept in memory."""

    def value(self, key: str, /) -> Any:
        return self.get(key)

    def setValue(self, key: str, value: Any, /) -> None:  # noqa: N802 - Qt's name
        self[key] = value


def house(registers: tuple[Register, ...] = REGISTERS) -> House:
    return House(registers, LISTS, "Captura 1", lambda: NOW)


def make_store(path: Path, *, filled: bool, registers: tuple[Register, ...] = REGISTERS) -> Path:
    """A store of the sample office, with its three years of records or none."""
    return copy_store(sample(registers, demo_office("0193-sample"), NOW, filled=filled), path)


@contextmanager
def sit_down(
    path: Path,
    language: Language = Language.ES,
    palette: Palette = LIGHT,
    settings: Remembered | None = None,
    registers: tuple[Register, ...] = REGISTERS,
    now: datetime = NOW,
) -> Iterator[Desk]:
    """A desk over the store at a path; its threads and connections end with it."""

    def opened() -> Store:
        return open_store(path, house(registers))

    store = opened()
    writer, tasks = Writer(opened, lambda: NOW), Tasks(opened)
    desk = Desk(
        store=store,
        writer=writer,
        tasks=tasks,
        registers=registers,
        lists=LISTS,
        catalogue=plan_of(store),
        shipped=plan(),
        language=language,
        palette=palette,
        icons=Icons(palette, resources() / "icons"),
        settings=Remembered() if settings is None else settings,
        now=lambda: now,
    )
    try:
        yield desk
    finally:
        tasks.stop()
        writer.stop()
        store.close()
