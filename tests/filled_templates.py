"""Whole-office templates as an office sends them back: filled in by openpyxl where a person would type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from napdesk.excel import fill_sheet
from napdesk.excel.fill_sheet import FIRST_ROW, KEY_ROW
from napdesk.excel.template_book import write_template_book
from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import training
from napdesk.schema.codes import Lists
from napdesk.schema.periods import Period
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.showing import show
from napdesk.schema.text import Language
from tests.samples import session, unit

OFFICE = "30-SEMAR-02"
Rows = Mapping[Register, Sequence[Mapping[str, Any]]]


def typed(record: Record, lists: Lists, **changes: Any) -> dict[str, Any]:
    """The cells of a record, by the key of their column; ``changes`` stand in them instead."""
    cells: dict[str, Any] = {}
    for asked in record.register.leaving:
        answer = record.answer(asked.key)
        if answer is not None:
            cells[asked.key] = show(asked, answer, lists, Language.ES, on=record.register.clock.date_of(record))
    return cells | changes


def course(lists: Lists, **changes: Any) -> dict[str, Any]:
    return typed(session(), lists, **{"begins": "01/09/2025", "ends": "05/09/2025"} | changes)


def squad(lists: Lists, **changes: Any) -> dict[str, Any]:
    return typed(unit(), lists, **changes)


def filled(path: Path, lists: Lists, period: Period, rows: Rows, office: str = OFFICE) -> Path:
    """A template of the office and period with these rows."""
    prepared, fill_sheet.PREPARED_ROWS = fill_sheet.PREPARED_ROWS, 5
    try:
        write_template_book(REGISTERS, lists, office, period, Language.ES, path)
    finally:
        fill_sheet.PREPARED_ROWS = prepared
    book = load_workbook(path)
    for register, each in rows.items():
        sheet = book[register.title.es]
        columns = {cell.value: cell.column for cell in sheet[KEY_ROW]}
        for number, cells in enumerate(each, start=FIRST_ROW):
            for key, value in cells.items():
                sheet.cell(number, columns[key], value)
    book.save(path)
    return path


def simple(path: Path, lists: Lists, period: Period, **changes: Any) -> Path:
    """One session and one unit; ``changes`` are of the session."""
    return filled(path, lists, period, {training: [course(lists, **changes)], police_unit: [squad(lists)]})
