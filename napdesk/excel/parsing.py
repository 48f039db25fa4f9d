"""Cells out of an .xlsx that has passed the gate; calamine, which may abort the process it runs in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import isfinite
from pathlib import Path
from typing import BinaryIO

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from napdesk.schema.reading import Cell


@dataclass(frozen=True, slots=True)
class ParsedSheet:
    """A sheet's values from A1 on, blanks None; rows end with their last value."""

    name: str
    rows: list[list[Cell]]
    visible: bool


def sheets_of(source: Path | BinaryIO) -> list[ParsedSheet]:
    """Every worksheet, in order. Raises calamine's errors where it cannot be read."""
    if not isinstance(source, Path):
        source.seek(0)
    with CalamineWorkbook.from_object(source) as book:
        return [
            ParsedSheet(
                about.name,
                _rows(book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)),
                _shown(about.visible),
            )
            for about in book.sheets_metadata
            if about.typ == SheetTypeEnum.WorkSheet
        ]


def _shown(visible: SheetVisibleEnum) -> bool:
    return visible == SheetVisibleEnum.Visible


def _rows(rows: Iterable[Sequence[object]]) -> list[list[Cell]]:
    found = [[_value(value) for value in row] for row in rows]
    for row in found:
        while row and row[-1] is None:
            row.pop()
    while found and not found[-1]:
        found.pop()
    return found


def _value(value: object) -> Cell:
    """A value as everybody else takes it: whole numbers as int, days without midnight, times as text."""
    kind = type(value)  # of calamine's own kinds: asked a hundred times a record
    if kind is str:
        return value or None  # type: ignore[return-value]
    if value is None:
        return None
    if isinstance(value, float):
        if not isfinite(value):
            return str(value)  # no spreadsheet program shows it as a number either
        return int(value) if value.is_integer() else value
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if isinstance(value, str | bool | int | date):
        return value
    return str(value) if isinstance(value, time | timedelta) else None
