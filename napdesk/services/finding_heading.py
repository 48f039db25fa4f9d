"""Where the titles of a sheet stand: the row, or the two rows, that call most columns by a field's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from napdesk.excel.headings import NO_HEADING, Heading, titles_of
from napdesk.excel.reading import ReadSheet
from napdesk.schema.reading import Cell
from napdesk.schema.register import Register
from napdesk.services.mapping import How, propose

LOOKED_AT = 30  # rows: above a table stand a letterhead and a title, no more
_WORTH = {How.SAME: 3, How.NEAR: 2}
_FEWEST = 2  # columns so called, where there are as many


def find_heading(sheet: ReadSheet, register: Register) -> Heading:
    """The titles' rows; where nothing is called as a field is, the first wide row of words; else none."""
    if (keys := sheet.key_row) is not None:
        return Heading(keys + 2, keys + 2)  # below the hidden keys stand the titles for people
    scored = [
        (score, -heading.last, heading) for heading in headings_of(sheet) if (score := _score(sheet, heading, register))
    ]
    if scored:
        return max(scored, key=lambda one: one[:2])[2]
    wide = max((_filled(row) for row in sheet.rows), default=0)
    rows = enumerate(sheet.rows[:LOOKED_AT], start=1)
    first = next((number for number, row in rows if 2 * _filled(row) >= wide), 0)
    return Heading(first, first) if first and _wordy(sheet.rows[first - 1]) else NO_HEADING


def likeliest(sheets: Sequence[ReadSheet], register: Register) -> int:
    """The place of the sheet that is most likely meant: one that is seen, ours, or with most of the fields."""

    def worth(at: int) -> tuple[bool, bool, int, int]:
        sheet = sheets[at]
        return sheet.visible, sheet.key_row is not None, _score(sheet, find_heading(sheet, register), register), -at

    return max(range(len(sheets)), key=worth)


def headings_of(sheet: ReadSheet) -> Iterator[Heading]:
    """The rows that may be titles: of words alone, and one or two of them."""
    for number, row in enumerate(sheet.rows[:LOOKED_AT], start=1):
        if not _wordy(row):
            continue
        yield Heading(number, number)
        below = sheet.rows[number] if number < len(sheet.rows) else []
        if _filled(row) > 1 and _wordy(below):
            yield Heading(number, number + 1)


def _score(sheet: ReadSheet, heading: Heading, register: Register) -> int:
    titles = titles_of(sheet, heading)
    found = [_WORTH[match.how] for match in propose(titles, register).matches if match.key]
    columns = sum(1 for title in titles if title)
    return sum(found) if len(found) >= min(_FEWEST, columns) else 0


def _filled(row: list[Cell]) -> int:
    return sum(1 for cell in row if cell is not None)


def _wordy(row: list[Cell]) -> bool:
    """Whether a row holds words alone, none of them beginning like a figure or a day."""
    told = [cell for cell in row if cell is not None]
    return bool(told) and all(isinstance(cell, str) and not cell.strip()[:1].isdigit() for cell in told)
