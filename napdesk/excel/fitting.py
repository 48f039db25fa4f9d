"""Widths and heights from what stands in the cells; no program works them out alike when it opens a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from math import ceil, floor

from napdesk.excel.looks import Look
from napdesk.excel.sheets import Row, Sheet, Written

PAGE_WIDTH = 200.0  # characters that can be read across a sheet of letter paper lying down
LINE_HEIGHT = 13.5  # points, at the size of the sheets' text
ROW_HEIGHT = 16.5
HIGHEST = 409.0  # Excel's own limit
HEADING_LINES = 3
NARROWEST = 9.0  # characters
NARROWEST_TEXT = 18.0
INDENT = 1.3  # characters of one step
USUAL_SIZE = 10  # points, of the letters in a table
SMALL, SPACE = 0.8, 0.45  # of a digit: a small letter and a space
_DAY_LENGTH = 10
_BOLD = 1.1  # as wide as a letter that is not
_MARGIN = 2.0  # characters that stay free beside a text


def fitted_width(heading: str, values: Iterable[Written], widest: float, look: Look = Look.TEXT) -> float:
    """As wide as the longest value, up to the width of its kind; but the heading needs few lines."""
    longest = max(map(_length, set(values)), default=0) * look.value.size / USUAL_SIZE + _MARGIN + _indent(look)
    return round(max(min(longest, widest), _heading_width(heading, look)), 1)


def fitted_to_pages(
    headings: Sequence[str], widths: Sequence[float], looks: Sequence[Look], repeated: int = 0
) -> tuple[float, ...]:
    """The widths on as few pages as they can be read on: where that saves a page, long texts take more lines.

    The first ``repeated`` columns stand on every page.
    """
    least = tuple(
        max(min(width, NARROWEST_TEXT), width / 2, _heading_width(heading, look)) if look.value.wrap else width
        for heading, width, look in zip(headings, widths, looks, strict=True)
    )
    over = sum(widths) - _room_across(pages_across(least, repeated), sum(least[:repeated]))
    if over <= 0:
        return tuple(widths)
    share = over / (sum(widths) - sum(least))
    return tuple(floor(10 * (wide - share * (wide - slim))) / 10 for wide, slim in zip(widths, least, strict=True))


def pages_across(widths: Sequence[float], repeated: int = 0) -> int:
    """How many pages lie side by side, each with the first ``repeated`` columns."""
    pages, again = 1, sum(widths[:repeated])
    while again < PAGE_WIDTH and sum(widths) > _room_across(pages, again):
        pages += 1
    return pages


def _room_across(pages: int, again: float) -> float:
    return pages * PAGE_WIDTH - (pages - 1) * again


def _heading_width(heading: str, look: Look) -> float:
    word = max(map(measured, heading.split()), default=0)
    return max(_BOLD * max(word, measured(heading) / HEADING_LINES) + _MARGIN + max(_indent(look), INDENT), NARROWEST)


def _indent(look: Look) -> float:
    return INDENT * look.value.indent


def fit_heights(sheet: Sheet) -> None:
    """Give every row without a height the one its wrapped texts need."""
    for row in sheet.rows:
        if row.height is None and not row.hidden:
            row.height = height_of(row, sheet.widths)


def height_of(row: Row, widths: Sequence[float]) -> float | None:
    """What its wrapped texts need in columns so wide; None for a usual row."""
    lines = 1
    for value, width, indent in zip(row.values, widths, _indents_of_wrapped(tuple(row.looks)), strict=False):
        if indent is not None and isinstance(value, str) and (len(value) > width - indent or "\n" in value):
            lines = max(lines, lines_of(value, width - indent))
    return min(LINE_HEIGHT * lines + 4, HIGHEST) if lines > 1 else None


@lru_cache(maxsize=4096)
def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in so many characters."""
    return sum(_wrapped(part, width) for part in text.split("\n"))


def _wrapped(part: str, width: float) -> int:
    """Word by word, as spreadsheets do; a word longer than the line is cut."""
    if measured(part) <= width:
        return 1
    lines, free = 1, width
    for word in part.split(" "):
        length = measured(word)
        if length > free:
            lines, free = lines + (free < width), width
        if length > width:
            more = ceil(length / max(width - 1, 1)) - 1
            lines, length = lines + more, length - more * max(width - 1, 1)
        free -= length + SPACE
    return lines


def measured(text: str) -> float:
    """How wide a text of one line is, in the digits by which widths are measured."""
    return len(text) - (1 - SMALL) * sum(map(str.islower, text)) - (1 - SPACE) * text.count(" ")


@cache
def _indents_of_wrapped(looks: tuple[Look, ...]) -> tuple[float | None, ...]:
    return tuple(_indent(look) if look.value.wrap else None for look in looks)


def _length(value: Written) -> float:
    if isinstance(value, str):
        return max(map(measured, value.split("\n")))
    if isinstance(value, date):
        return _DAY_LENGTH
    return 0 if value is None else len(f"{value:,}")
