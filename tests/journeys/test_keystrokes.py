"""Ten sheets of paper typed with real keys and none of the mouse: how many it takes beside the blank template."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from napdesk.registers.training import training
from napdesk.schema.fields import AnyField, Choice, Choices, Code, Day, YesNo
from napdesk.schema.reading import read
from napdesk.schema.showing import NO, YES
from napdesk.ui.editors.choosing import ChoosingEditor
from tests.journeys.clerk import CTRL, SHIFT, Clerk, Key
from tests.journeys.conftest import Command, SitDown
from tests.spreadsheet_typing import Column, alike, keys_of_rows

SHEETS: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "paper" / "sessions.toml").read_text(encoding="utf-8")
)["sheet"]
NOW = datetime(2025, 11, 23, 10, 0, tzinfo=UTC)
BAR = 0.7


class NoMouse(QObject):
    """Nothing here is done with the mouse."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        assert event.type() not in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel), "the mouse was used"
        return False


class Typist:
    """A clerk who knows the program: each field in the fewest keys, counted one by one."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk
        self.keys = 0

    def press(self, key: Key, *modifier: Any) -> None:
        self.keys += 1
        self.clerk.press(key, *modifier)

    def type(self, text: str) -> None:
        self.keys += len(text)
        self.clerk.type(text, enter=False)

    def enter(self, sheet: dict[str, str], before: dict[str, str]) -> int:
        """A sheet from the first field to the last one said on it; the keys it took."""
        self.keys = 0
        fields = self.clerk.form.fields
        if not before:
            self.open_more()
        left = {key for key in sheet if fields.cells[key].editor.text() != sheet[key]}
        while left:
            key = fields.focused()
            if key in left:
                self.answer(key, sheet[key], sheet, before.get(key, ""))
                left.discard(key)
            if left:
                self.press(Key.Key_Return)
                assert fields.focused() != key, f"there is no way from {key} to {left}"
        with self.clerk.qtbot.waitSignal(self.clerk.form.kept):
            self.press(Key.Key_Return, CTRL)
        return self.keys

    def open_more(self) -> None:
        """«Más datos» of the first group, where the hours are; it stays open from then on."""
        self.press(Key.Key_Tab, SHIFT)
        self.press(Key.Key_Space)
        self.press(Key.Key_N, CTRL)

    def answer(self, key: str, text: str, sheet: dict[str, str], before: str) -> None:
        """Type an answer in the field one is in, or copy it from the record before and mend it."""
        cell = self.clerk.form.fields.cells[key]
        letters = [self.least(cell.editor, one) for one in self.parts(cell.asked, text, sheet)]
        by_letters = sum(map(len, letters)) + (len(letters) if isinstance(cell.asked, Choices) else 0)
        same = alike(before, text)
        mended = len(before) - same + len(text) - same
        if before and 1 + mended < by_letters and (not mended or key == "title"):
            self.press(Key.Key_D, CTRL)
            for _letter in before[same:]:
                self.press(Key.Key_Backspace)
            self.type(text[same:])
            return
        for one in letters:
            self.type(one)
            if isinstance(cell.asked, Choices):
                self.press(Key.Key_Return)

    def parts(self, asked: AnyField, text: str, sheet: dict[str, str]) -> list[str]:
        if isinstance(asked, Choices):
            return text.split("; ")
        if isinstance(asked, Day):
            return [min(days_typed(text, sheet["begins"] if asked.key == "ends" else ""), key=len)]
        return [text]

    def least(self, editor: QObject, text: str) -> str:
        """The first letters of an answer at which it is the one marked in the list."""
        if not isinstance(editor, ChoosingEditor) or text in ("N/A", "N/D", "PEND"):
            return text
        for size in range(editor.least_typed, len(text)):
            offered = editor.proposed(text[:size])
            if offered and offered[0].sure and offered[0].text == text:
                return text[:size]
        return text


def days_typed(text: str, since: str) -> Iterator[str]:
    day = day_of(text)
    yield f"{day.day}/{day.month}"
    if since:
        yield f"+{(day - day_of(since)).days}"


def day_of(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").replace(tzinfo=UTC).date()


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
