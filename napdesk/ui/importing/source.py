"""What is to be brought in: the sheets of a file or of pasted cells, and one of them with its titles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from napdesk.excel.headings import NO_HEADING, Heading, open_sheets, pasted_sheet, titles_of
from napdesk.excel.reading import ReadSheet
from napdesk.schema.progress import Tell
from napdesk.schema.reading import Cell
from napdesk.schema.register import Register
from napdesk.schema.showing import show_day, show_number
from napdesk.services.finding_heading import LOOKED_AT, headings_of, likeliest

SAMPLED, SAMPLES = 200, 3  # rows looked at for examples of what a column holds, and examples shown


@dataclass(frozen=True, slots=True)
class Source:
    """``path`` is None for pasted cells; ``at`` is the place of the sheet most likely meant."""

    name: str
    path: Path | None
    sheets: list[ReadSheet]
    at: int

    @property
    def stem(self) -> str:
        """Its name without the ending of a file."""
        return self.path.stem if self.path else self.name


def open_source(path: Path, register: Register, tell: Tell) -> Source:
    """Read a file. Raises Trouble as ``open_sheets``."""
    sheets = open_sheets(path, tell)
    return Source(path.name, path, sheets, likeliest(sheets, register))


def paste_source(text: str, name: str) -> Source:
    """What was copied in a spreadsheet. Raises Trouble ``empty_file``."""
    return Source(name, None, [pasted_sheet(text, name)], 0)


@dataclass(frozen=True, slots=True)
class Column:
    """A column with something in it: its place from 0, its title and examples of what stands below."""

    at: int
    title: str
    samples: list[str]


def columns_of(sheet: ReadSheet, heading: Heading) -> list[Column]:
    """The columns of a sheet; those without title and content are none."""
    below = sheet.rows[heading.last : heading.last + SAMPLED]
    found = [Column(at, title, _samples(below, at)) for at, title in enumerate(titles_of(sheet, heading))]
    return [column for column in found if column.title or column.samples]


def choices_of(sheet: ReadSheet, found: Heading) -> list[Heading]:
    """The rows that can be said to be the titles, and that none is."""
    rows = enumerate(sheet.rows[:LOOKED_AT], start=1)
    single = {Heading(number, number) for number, row in rows if any(cell is not None for cell in row)}
    every = single | set(headings_of(sheet)) | {found, NO_HEADING}
    return sorted(every, key=lambda heading: (heading.first, heading.last))


def _samples(rows: list[list[Cell]], at: int) -> list[str]:
    told = (_told(row[at]) for row in rows if at < len(row) and row[at] is not None)
    return list(dict.fromkeys(told))[:SAMPLES]


def _told(cell: Cell) -> str:
    """A cell as a spreadsheet shows it."""
    if isinstance(cell, bool) or cell is None:
        return str(cell)
    if isinstance(cell, int | float):
        return show_number(cell)
    return " ".join(cell.split()) if isinstance(cell, str) else show_day(cell)
