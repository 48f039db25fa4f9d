"""Sheets as people keep them: titles anywhere, on two rows, under merged cells; a cell that cannot be read is told."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from napdesk.excel.addresses import column_letters, column_number
from napdesk.excel.delimited import read_delimited
from napdesk.excel.reading import ReadSheet, Table, is_delimited, no_such_file, read_sheets, valueless
from napdesk.schema.durable import unread
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.reading import Cell
from napdesk.schema.text import Text, same

JOINT = " · "  # between the title of a group of columns and that of one of them
_CELL = re.compile(r"([A-Za-z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class Heading:
    """The first and last row that hold a sheet's titles, as a spreadsheet counts; 0 and 0 where none does."""

    first: int
    last: int


NO_HEADING = Heading(0, 0)


def open_sheets(path: Path, tell: Tell = unheard) -> list[ReadSheet]:
    """The sheets of an .xlsx or .csv that hold something, in order; its one table has the name of the file.

    Raises Trouble: those of ``pass_gate`` and ``read_delimited``, ``no_such_file`` or ``empty_file``.
    """
    if not path.is_file():
        raise no_such_file(path)
    if is_delimited(path):
        try:
            cells = read_delimited(path)
        except OSError as error:
            raise unread(error, path) from error
        found = [ReadSheet(path.stem, _blanked(cells), delimited=True)]
    else:
        found = list(read_sheets(path, tell).values())
    return _filled(found)


def pasted_sheet(text: str, name: str) -> ReadSheet:
    """A block of cells as spreadsheets put it on the clipboard. Raises Trouble ``empty_file``."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    rows = list(csv.reader(StringIO(lines), delimiter="\t"))
    if any("\t" in cell for row in rows for cell in row):
        # A cell that begins with a quote is copied as it stands: it opens nothing.
        rows = [line.split("\t") for line in lines.split("\n")]
    return _filled([ReadSheet(name, _blanked(rows))])[0]


def titles_of(sheet: ReadSheet, heading: Heading) -> list[str]:
    """The title of each column; over two rows that of the group stands before its own."""
    if heading == NO_HEADING:
        return [""] * _width(sheet, heading)
    lower = [_words(cell) for cell in _padded(sheet, heading.last)]
    if heading.first == heading.last:
        return lower
    upper = _groups(sheet, heading.first, lower)
    return [_joined(group, own) for group, own in zip(upper, lower, strict=True)]


def table_under(sheet: ReadSheet, heading: Heading) -> Table:
    """What stands below the titles, as wide as they are; blank rows at its end are left out."""
    titles = titles_of(sheet, heading)
    rows = [_fitted(row, len(titles)) for row in sheet.rows[heading.last :]]
    while rows and not any(cell is not None for cell in rows[-1]):
        rows.pop()
    flaws: dict[int, list[tuple[int, Problem]]] = defaultdict(list)
    for number, column, problem in (*_unread(sheet), *_ragged(sheet, heading, len(titles))):
        flaws[number].append((column, problem))
    return Table(titles, rows, heading.last + 1, flaws)


def _filled(sheets: Sequence[ReadSheet]) -> list[ReadSheet]:
    found = [sheet for sheet in sheets if any(cell is not None for row in sheet.rows for cell in row)]
    if not found:
        raise Trouble("empty_file", _EMPTY, _CHOOSE)
    return found


def _blanked(rows: Sequence[Sequence[str]]) -> list[list[Cell]]:
    return [[None if not cell.strip() else cell for cell in row] for row in rows]


def _width(sheet: ReadSheet, heading: Heading) -> int:
    """In a .csv the titles say how many columns there are; elsewhere something may stand beside them."""
    rows = sheet.rows[heading.first - 1 : heading.last] if sheet.delimited and heading.first else sheet.rows
    return max((len(row) for row in rows), default=0)


def _padded(sheet: ReadSheet, number: int) -> list[Cell]:
    row = sheet.rows[number - 1] if number <= len(sheet.rows) else []
    return _fitted(row, _width(sheet, Heading(number, number)))


def _fitted(row: list[Cell], width: int) -> list[Cell]:
    return row[:width] + [None] * (width - len(row))


def _groups(sheet: ReadSheet, number: int, lower: list[str]) -> list[str]:
    """The upper titles over each column: as far as they are merged, or where nothing is up to the next one."""
    upper = [_words(cell) for cell in _fitted(sheet.rows[number - 1], len(lower))]
    across = [merge for merge in sheet.traits.merges if merge[0] <= number <= merge[2]]
    for first_row, first, _last_row, last in across:
        told = _words(sheet.at(f"{column_letters(first)}{first_row}"))
        upper[first - 1 : last] = [told] * len(upper[first - 1 : last])
    if not across:
        for at in range(1, len(upper)):
            upper[at] = upper[at] or (upper[at - 1] if lower[at] else "")
    return upper


def _joined(group: str, own: str) -> str:
    return JOINT.join(dict.fromkeys(part for part in (group, own) if part))


def _words(cell: Cell) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _unread(sheet: ReadSheet) -> Iterator[tuple[int, int, Problem]]:
    """Cells that would read as a blank, which is not what is meant."""
    for code, cells, message in (
        ("error_cell", sheet.traits.errors, _ERROR),
        ("formula_without_value", valueless(sheet), _NO_VALUE),
    ):
        for cell in cells:
            if found := _CELL.fullmatch(cell):
                problem = Problem(code, Weight.STOP, message.fill(cell=same(cell)), _TYPE_VALUE)
                yield int(found[2]), column_number(found[1]) - 1, problem


def _ragged(sheet: ReadSheet, heading: Heading, width: int) -> Iterator[tuple[int, int, Problem]]:
    """Rows of a .csv that have lost or gained a separator: their cells stand under the wrong titles."""
    if not (sheet.delimited and heading.first):
        return
    for number, row in enumerate(sheet.rows[heading.last :], start=heading.last + 1):
        filled = any(cell is not None for cell in row)
        if filled and (len(row) < width or any(cell is not None for cell in row[width:])):
            message = _RAGGED.fill(cells=len(row), width=width)
            yield number, -1, Problem("ragged_row", Weight.STOP, message, _COUNT_CELLS)


_EMPTY = Text(es="No hay nada escrito ahí.", en="There is nothing written there.")
_CHOOSE = Text(
    es="Elija un archivo con títulos y al menos un renglón, o copie las celdas de nuevo.",
    en="Choose a file with titles and at least one row, or copy the cells again.",
)
_ERROR = Text(es="La celda {cell} muestra un error de Excel.", en="Cell {cell} shows an Excel error.")
_NO_VALUE = Text(
    es="La celda {cell} trae una fórmula sin su resultado.", en="Cell {cell} holds a formula, not its result."
)
_TYPE_VALUE = Text(
    es="Escriba ahí el valor, o abra y guarde el libro en Excel.",
    en="Type the value there, or open and save the workbook in Excel.",
)
_RAGGED = Text(
    es="El renglón tiene {cells} celdas y los títulos son {width}.",
    en="The row has {cells} cells and there are {width} titles.",
)
_COUNT_CELLS = Text(es="Revise las comas y comillas de ese renglón.", en="Check that row's commas and quotes.")
