"""Widths and heights from what stands in the cells; no program works them out alike when it opens a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from math import ceil

from napdesk.excel.looks import Look
from napdesk.excel.sheets import Row, Sheet, Written

LINE_HEIGHT = 13.5  # points, at the size of the sheets' text
ROW_HEIGHT = 16.5
HIGHEST = 409.0  # Excel's own limit
HEADING_LINES = 3
NARROWEST = 9.0  # characters
SLIM = 0.25  # of a digit by which a small letter is narrower
RAGGED = 3.0  # characters that a line loses on average, as words are not cut
_DAY_LENGTH = 10
_ROOM = 1.15  # letters are not all as wide as the digit by which widths are measured


def fitted_width(heading: str, values: Iterable[Written], widest: float) -> float:
    """As wide as the longest value, up to the width of its kind; but the heading needs few lines."""
    longest = max((_length(value) for value in values), default=0) * _ROOM + 2
    word = max((len(word) for word in heading.split()), default=0) * _ROOM + 3
    lines = len(heading) / HEADING_LINES + 4
    return round(max(min(longest, widest), word, lines, NARROWEST), 1)


def fit_heights(sheet: Sheet) -> None:
    """Give every row without a height the one its wrapped texts need."""
    for row in sheet.rows:
        if row.height is None and not row.hidden:
            row.height = _height(row, sheet.widths)


def _height(row: Row, widths: Sequence[float]) -> float | None:
    lines = 1
    for value, width, wraps in zip(row.values, widths, _wraps(tuple(row.looks)), strict=False):
        if wraps and isinstance(value, str) and (len(value) > width or "\n" in value):
            lines = max(lines, lines_of(value, width))
    return min(LINE_HEIGHT * lines + 4, HIGHEST) if lines > 1 else None


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in so many characters; small letters are narrower than the digit they count."""
    return sum(_wrapped(len(part) - SLIM * sum(map(str.islower, part)), width) for part in text.split("\n"))


def _wrapped(length: float, width: float) -> int:
    return 1 if length <= width else ceil(length / max(width - RAGGED, 1))


@cache
def _wraps(looks: tuple[Look, ...]) -> tuple[bool, ...]:
    return tuple(look.value.wrap for look in looks)


def _length(value: Written) -> int:
    if isinstance(value, str):
        return len(value) if "\n" not in value else max(map(len, value.split("\n")))
    if isinstance(value, date):
        return _DAY_LENGTH
    return 0 if value is None else len(f"{value:,}")
