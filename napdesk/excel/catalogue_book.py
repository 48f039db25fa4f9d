"""The catalogue of commitments as a workbook to be corrected: its rows, its columns explained, and the measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from napdesk.excel.fitting import fitted_width
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.sheets import Running, Sheet, Written
from napdesk.excel.workbook import save_workbook
from napdesk.schema.catalogue_columns import COLUMNS, DAYS, KEYS, NUMBERS
from napdesk.schema.durable import durable_path
from napdesk.schema.figures import Unit
from napdesk.schema.register import Register
from napdesk.schema.text import Language, Text

WIDEST, WIDEST_WORDING = 24, 48  # characters
FROZEN = 1  # the id stays in view


def write_catalogue(
    path: Path, rows: Sequence[Sequence[str]], version: str, registers: Sequence[Register], language: Language
) -> None:
    """Write the rows, as text in the order of the columns; they can be loaded as they are.

    Raises Trouble of ``durable_path``.
    """
    title = TITLE.to(language)
    sheets = [_rows_sheet(rows, title), _columns_sheet(language), _measures_sheet(registers, language)]
    with durable_path(path) as part:
        running = Running(head=f"{title} · {version}", page=PAGE.to(language))
        save_workbook(sheets, running, part, title=f"{title} {version}", author="NapDesk")


def _rows_sheet(rows: Sequence[Sequence[str]], title: str) -> Sheet:
    cells = [[_written(key, cell) for key, cell in zip(KEYS, row, strict=True)] for row in rows]
    widths = [
        fitted_width(one.key, (row[at] for row in cells), WIDEST_WORDING if one.wide else WIDEST)
        for at, one in enumerate(COLUMNS)
    ]
    sheet = Sheet(title, widths=widths, heading=1, frozen_columns=FROZEN, filters=True, tab=ACCENT)
    sheet.add(KEYS, Look.HEADING, 32)
    for row in cells:
        sheet.add(row, [_look(key, value) for key, value in zip(KEYS, row, strict=True)])
    return sheet


def _written(key: str, cell: str) -> Written:
    if not cell:
        return None
    if key in DAYS:
        return date.fromisoformat(cell)
    return float(cell) if key in NUMBERS else cell


def _look(key: str, value: Written) -> Look:
    if key in DAYS:
        return Look.DAY
    return Look.EXACT if key in NUMBERS and value is not None else Look.TEXT


def _columns_sheet(language: Language) -> Sheet:
    """Each column by its key: what it is, and what may be written there."""
    sheet = Sheet(_COLUMNS.to(language), widths=(18, 32, 66), heading=1)
    sheet.add([words.to(language) for words in (_KEY, _NAME, _WHAT)], Look.HEADING, 24)
    for one in COLUMNS:
        values = (f"{value}: {words.to(language)}" for value, words in one.values.items())
        said = [one.help.to(language), *values, _REQUIRED.to(language) if one.required else ""]
        sheet.add((one.key, one.label.to(language), "\n".join(filter(None, said)) or None), Look.TEXT)
    return sheet


def _measures_sheet(registers: Iterable[Register], language: Language) -> Sheet:
    sheet = Sheet(_MEASURES.to(language), widths=(32, 26, 12, 90), heading=1)
    sheet.add([words.to(language) for words in (_MEASURE, _REGISTER, _UNIT, _COUNTED)], Look.HEADING, 24)
    for register in registers:
        for one in register.measures:
            unit = Unit.SHARE if one.of is not None else Unit.COUNT
            words = (one.words.to(language) or (one.title.to(language) if one.title else "")) or None
            sheet.add((one.key, register.title.to(language), unit.value, words), Look.TEXT)
    return sheet


TITLE = Text(es="Catálogo de compromisos", en="Catalogue of commitments")
PAGE = Text(es="Página &P de &N", en="Page &P of &N")
_COLUMNS = Text(es="Columnas", en="Columns")
_KEY = Text(es="Columna", en="Column")
_NAME = Text(es="Qué es", en="What it is")
_WHAT = Text(es="Qué se escribe", en="What is written there")
_REQUIRED = Text(es="Obligatorio.", en="Required.")
_MEASURES = Text(es="Medidas", en="Measures")
_MEASURE = Text(es="Medida", en="Measure")
_REGISTER = Text(es="Formato", en="Register")
_UNIT = Text(es="Unidad", en="Unit")
_COUNTED = Text(es="Cómo se cuenta", en="How it is counted")
