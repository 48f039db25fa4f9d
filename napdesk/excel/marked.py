"""The user's own rows back, with a first column that says what is wrong with each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from napdesk.excel.fitting import fitted_width
from napdesk.excel.looks import RED, Look
from napdesk.excel.reading import Table
from napdesk.excel.sheets import Running, Sheet, Written
from napdesk.excel.workbook import save_workbook
from napdesk.schema.carriable import CELL_LIMIT
from napdesk.schema.durable import durable_path
from napdesk.schema.reading import Cell
from napdesk.schema.showing import NO, YES
from napdesk.schema.text import Language, Text

WIDEST = 40  # characters


def write_marked_rows(path: Path, table: Table, wrong: Mapping[int, str], language: Language) -> None:
    """Write the rows that are wrong; ``wrong`` says why, by row number as the spreadsheet showed it.

    The file, mended, can be imported as it is. Raises Trouble of ``durable_path``.
    """
    rows = [(number, table.rows[number - table.first_row]) for number in sorted(wrong)]
    columns = [[_written(row[place], language) for _, row in rows] for place in range(len(table.header))]
    widths = (fitted_width(*each, WIDEST) for each in zip(table.header, columns, strict=True))
    sheet = Sheet(TITLE.to(language), widths=(60, 10, *widths), heading=1, frozen_columns=2, filters=True, tab=RED)
    sheet.add((WHAT.to(language), ROW.to(language), *table.header), Look.HEADING)
    for place, (number, _) in enumerate(rows):
        values = [column[place] for column in columns]
        sheet.add((wrong[number], number, *values), (Look.WRONG, Look.NUMBER, *map(_look, values)))
    with durable_path(path) as part:
        save_workbook([sheet], Running(page=PAGE.to(language)), part, title=TITLE.to(language), author="NapDesk")


def _written(cell: Cell, language: Language) -> Written:
    if isinstance(cell, bool):
        return (YES if cell else NO).to(language)
    if isinstance(cell, str) and len(cell) > CELL_LIMIT:
        return cell[: CELL_LIMIT - 1] + "…"  # no workbook holds more; the whole text stays in the user's own file
    return str(cell) if isinstance(cell, datetime) else cell


def _look(value: Written) -> Look:
    if isinstance(value, date):
        return Look.DAY
    return Look.TEXT if value is None or isinstance(value, str) else Look.AMOUNT


TITLE = Text(es="Por corregir", en="To mend")
WHAT = Text(es="Qué está mal", en="What is wrong")
ROW = Text(es="Renglón", en="Row")
PAGE = Text(es="Página &P de &N", en="Page &P of &N")
