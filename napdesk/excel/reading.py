"""Any .xlsx or .csv as sheets and as a table; a file of others is never trusted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from napdesk.excel.addresses import column_number
from napdesk.excel.child import Opened, ask_child, open_here
from napdesk.excel.delimited import read_delimited
from napdesk.excel.sheet_traits import SheetTraits
from napdesk.schema.durable import unread
from napdesk.schema.problems import Problem, Trouble
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.reading import Cell
from napdesk.schema.text import Text, same

_KEY = re.compile(r"[a-z][a-z0-9_]*")
KEY_ROWS = (0, 3)  # of a return, and of a template, where title, what to do and an example stand over the keys


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet as it stands, or a .csv, which is ``delimited``: values from A1 on, blanks None."""

    name: str
    rows: list[list[Cell]]
    visible: bool = True
    traits: SheetTraits = field(default_factory=SheetTraits)
    delimited: bool = False

    def at(self, cell: str) -> Cell:
        """The value at an address like ``N14``."""
        letters = cell.rstrip("0123456789")
        row, column = int(cell[len(letters) :]) - 1, column_number(letters) - 1
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else None

    @property
    def key_row(self) -> int | None:
        """Where, from 0, its hidden row of keys stands, if it has one: in a template some rows stand over it."""
        for at in KEY_ROWS:
            keys = [str(cell) for cell in self.rows[at] if cell is not None] if len(self.rows) > at else []
            if at + 1 in self.traits.hidden_rows and keys and all(_KEY.fullmatch(key) for key in keys):
                return at
        return None


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows as wide as it; ``first_row`` is the first row's number as a spreadsheet shows it.

    ``flaws`` are by row number what is wrong with a cell, by its column from 0, or with the whole row, by -1.
    """

    header: list[str]
    rows: list[list[Cell]]
    first_row: int
    flaws: Mapping[int, Sequence[tuple[int, Problem]]] = field(default_factory=dict)


def read_sheets(path: Path, tell: Tell = unheard, *, password: str | None = None) -> dict[str, ReadSheet]:
    """Every sheet of a workbook by its name, in order. Raises Trouble."""
    return named_sheets(ask_child(open_here, path, tell, password=password))


def named_sheets(opened: Opened) -> dict[str, ReadSheet]:
    return {
        sheet.name: ReadSheet(sheet.name, sheet.rows, sheet.visible, opened.traits[sheet.name])
        for sheet in opened.sheets
    }


def read_table(path: Path, sheet: str | None = None) -> Table:
    """The table in a .csv, or in one sheet of a workbook: the one named, the first with keys, or the first.

    Raises Trouble: those of ``pass_gate`` and ``read_delimited``, ``no_such_file``, ``no_such_sheet``,
    ``empty_file``, ``ragged_row``, ``formula_without_value`` or ``error_cell``.
    """
    if not path.is_file():
        raise no_such_file(path)
    if is_delimited(path):
        try:
            rows = read_delimited(path)
        except OSError as error:
            raise unread(error, path) from error
        return _table(rows, first_row=1, strict=True)
    return table_of(_choose(read_sheets(path), sheet))


def table_of(sheet: ReadSheet) -> Table:
    """The table in a sheet. Raises Trouble as ``read_table`` of what stands in its cells."""
    _refuse_unreadable(sheet)
    top = sheet.key_row
    if top is None:
        return _table(sheet.rows, first_row=1, strict=False)
    # Below the hidden keys stand the headings for people; what stands over them, an example, is none of the rows.
    return _table([sheet.rows[top], *sheet.rows[top + 2 :]], first_row=top + 2, strict=False)


def no_such_file(path: Path) -> Trouble:
    return Trouble("no_such_file", _NO_FILE.fill(name=same(path.name)), _CHECK_NAME)


def is_delimited(path: Path) -> bool:
    """Whether a file is read as a .csv. Raises Trouble where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return path.suffix.lower() != ".xlsx" and not file.read(4).startswith((b"PK", b"\xd0\xcf\x11\xe0"))
    except OSError as error:
        raise unread(error, path) from error


def _choose(sheets: dict[str, ReadSheet], name: str | None) -> ReadSheet:
    if name is not None:
        if name not in sheets:
            raise Trouble("no_such_sheet", _NO_SHEET.fill(name=same(name)), _SHEETS.fill(names=same(", ".join(sheets))))
        return sheets[name]
    shown = [sheet for sheet in sheets.values() if sheet.visible]
    chosen = next((sheet for sheet in shown if sheet.key_row is not None), None) or next(
        (sheet for sheet in shown if sheet.rows), None
    )
    if chosen is None:
        raise _empty()
    return chosen


def _refuse_unreadable(sheet: ReadSheet) -> None:
    """An error or a formula whose value was never stored would read as a blank, which is not what is meant."""
    for code, cells, message in (
        ("error_cell", sheet.traits.errors, _ERROR),
        ("formula_without_value", valueless(sheet), _NO_VALUE),
    ):
        if cells:
            raise Trouble(code, message.fill(cell=same(min(cells)), sheet=same(sheet.name)), _TYPE_VALUE)


def valueless(sheet: ReadSheet) -> set[str]:
    """The cells with a formula whose result was never stored."""
    traits = sheet.traits
    return {cell for cell in traits.formulas - traits.text_formulas - traits.errors if sheet.at(cell) is None}


def _table(rows: Sequence[Sequence[Cell]], *, first_row: int, strict: bool) -> Table:
    """Blank rows before the header and after the last row are left out; none is inside, as numbers go by place."""
    shown = [[None if cell == "" else cell for cell in row] for row in rows]
    filled = [place for place, row in enumerate(shown) if any(cell is not None for cell in row)]
    if not filled:
        raise _empty()
    top, last = filled[0], filled[-1]
    header = ["" if cell is None else str(cell).strip() for cell in shown[top]]
    while header and not header[-1]:
        header.pop()
    body = shown[top + 1 : last + 1]
    first = first_row + top + 1
    return Table(
        header,
        [_fitted(row, len(header), first + place, strict=strict) for place, row in enumerate(body)],
        first,
    )


def _fitted(row: list[Cell], width: int, number: int, *, strict: bool) -> list[Cell]:
    """A row as wide as the header; in a .csv a shorter one has lost a separator, unless it is blank."""
    over = any(cell is not None for cell in row[width:])
    short = strict and len(row) < width and any(cell is not None for cell in row)
    if over or short:
        raise Trouble("ragged_row", _RAGGED.fill(row=number, cells=len(row), width=width), _COUNT_CELLS)
    return row[:width] + [None] * (width - len(row))


def _empty() -> Trouble:
    return Trouble("empty_file", _EMPTY, _FILL_IT)


_NO_FILE = Text(es="No se encontró el archivo «{name}».", en="The file “{name}” was not found.")
_CHECK_NAME = Text(es="Revise el nombre y la carpeta.", en="Check its name and folder.")
_NO_SHEET = Text(es="El libro no tiene una hoja «{name}».", en="The workbook has no sheet “{name}”.")
_SHEETS = Text(es="Sus hojas son: {names}.", en="Its sheets are: {names}.")
_ERROR = Text(
    es="La celda {cell} de «{sheet}» muestra un error de Excel.",
    en="Cell {cell} of “{sheet}” shows an Excel error.",
)
_NO_VALUE = Text(
    es="La celda {cell} de «{sheet}» trae una fórmula sin su resultado.",
    en="Cell {cell} of “{sheet}” holds a formula without its result.",
)
_TYPE_VALUE = Text(
    es="Escriba ahí el valor, o abra y guarde el libro en Excel.",
    en="Type the value there, or open and save the workbook in Excel.",
)
_RAGGED = Text(
    es="El renglón {row} tiene {cells} celdas y el encabezado {width}. No se escribió nada.",
    en="Row {row} has {cells} cells and the header {width}. Nothing was written.",
)
_COUNT_CELLS = Text(
    es="Revise las comas y comillas de ese renglón, o lo que haya a la derecha del encabezado.",
    en="Check that row's commas and quotes, or whatever stands to the right of the header.",
)
_EMPTY = Text(es="El archivo está vacío.", en="The file is empty.")
_FILL_IT = Text(
    es="Elija un archivo con encabezado y al menos un renglón.",
    en="Choose a file with a header and at least one row.",
)
