"""The blank workbook of one register, for those who fill in Excel; its rows come in by ``read_table``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection

from napdesk.excel.addresses import sheet_name
from napdesk.excel.fill_sheet import fill_sheet, offer_lists
from napdesk.excel.offering import Offering
from napdesk.excel.saving import save_book
from napdesk.schema.codes import Lists
from napdesk.schema.example import example_of
from napdesk.schema.register import Register
from napdesk.schema.text import Language

EXAMPLE_BEGINS = date(2025, 3, 3)


def write_template(register: Register, lists: Lists, language: Language, path: Path) -> None:
    """Write the template; no personal field is asked in it. Raises Trouble of ``save_book``."""
    book = Workbook()
    book.security = WorkbookProtection(lockStructure=True)
    sheet, title = book.active, register.title.to(language)
    sheet.title = sheet_name(title)
    asked = [each for each in register.fields if not each.personal]
    fill_sheet(sheet, asked, title, example_of(register, lists, EXAMPLE_BEGINS, language), lists, language)
    offer_lists(sheet, register, asked, Offering(book, lists, language))
    save_book(book, path)
