"""A clerk who knows the program and types a heap of paper, each field in the fewest keys."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from napdesk.schema.fields import AnyField, Choices, Day
from napdesk.ui.editors.choosing import ChoosingEditor
from tests.journeys.clerk import CTRL, SHIFT, Clerk, Key
from tests.spreadsheet_typing import alike

SHEETS: list[dict[str, str]] = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "paper" / "sessions.toml").read_text(encoding="utf-8")
)["sheet"]
NOW = datetime(2025, 11, 23, 10, 0, tzinfo=UTC)


class Typist:
    """Types sheets and counts every key."""

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
