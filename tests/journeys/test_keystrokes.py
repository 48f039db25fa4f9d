"""Ten sheets of paper typed with real keys and none of the mouse: how many it takes beside the blank template."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from napdesk.registers.training import training
from napdesk.schema.fields import AnyField, Choice, Choices, Code, Day, YesNo
from napdesk.schema.reading import read
from napdesk.schema.showing import NO, YES
from tests.journeys.clerk import Clerk
from tests.journeys.conftest import Command, SitDown
from tests.journeys.typist import NOW, SHEETS, Typist
from tests.spreadsheet_typing import Column, keys_of_rows

BAR = 0.7


class NoMouse(QObject):
    """Nothing here is done with the mouse."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        assert event.type() not in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel), "the mouse was used"
        return False


def columns() -> list[Column]:
    """Those of the blank template."""
    return [
        Column(
            asked.key,
            offered=tuple(offered(asked)),
            completes=isinstance(asked, Choice | Choices | YesNo | Code) or asked.key == "title",
            days_of=NOW.year if isinstance(asked, Day) else 0,
        )
        for asked in training.fields
        if not asked.personal
    ]


def offered(asked: AnyField) -> list[str]:
    if isinstance(asked, YesNo):
        return [YES.es, NO.es]
    return [option.label.es for option in asked.options] if isinstance(asked, Choice) else []


def test_ten_sheets_take_fewer_keys_than_the_template(
    command: Command, sit_down: SitDown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    monkeypatch.setattr("napdesk.house.now", lambda: NOW)
    store = tmp_path / "oficina.napdesk"
    command(store, "init --office 30-SEMAR-01 --institution semar --name 'Tercera Región Naval' --entity 30")
    no_mouse = NoMouse()
    qapp.installEventFilter(no_mouse)
    clerk = sit_down(store)
    typist = Typist(clerk)
    clerk.go(2)
    ours = [typist.enter(sheet, before) for before, sheet in pairwise([{}, *SHEETS])]
    qapp.removeEventFilter(no_mouse)
    theirs = keys_of_rows(columns(), SHEETS)
    for sheet, mine, excel in zip(SHEETS, ours, theirs, strict=True):
        print(f"{mine:4} {excel:4} {mine / excel:5.2f}  {sheet['title']}")
    print(f"{sum(ours):4} {sum(theirs):4} {sum(ours) / sum(theirs):5.2f}")
    assert_kept(clerk)
    assert sum(ours) <= BAR * sum(theirs)


def assert_kept(clerk: Clerk) -> None:
    """Every sheet is a complete record that says what the sheet says."""
    desk = clerk.window._desk
    kept = list(desk.store.records.every(training))
    for record, sheet in zip(kept, SHEETS, strict=True):
        assert record.stage.value == "complete", sheet["title"]
        for key, text in sheet.items():
            assert record.answer(key) == read(training.by_key[key], text, desk.lists, on=record.values["ends"]), key
