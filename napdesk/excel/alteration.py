"""One cell of a copy changed, as somebody with a spreadsheet might: to show that it does not go unnoticed."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from napdesk.excel.places import HEADING_ROW, KEY_ROW
from napdesk.excel.saving import save_book


def alter_a_count(source: Path, target: Path) -> None:
    """Write a copy of one of our own returns with 10 added to the first women counted."""
    book = load_workbook(source)
    for sheet in book.worksheets:
        if sheet.cell(KEY_ROW, 1).value != "folio":
            continue
        women = [cell.column for cell in sheet[KEY_ROW] if "women" in str(cell.value)]
        for row in sheet.iter_rows(min_row=HEADING_ROW + 1):
            counted = next((cell for cell in row if cell.column in women and cell.value), None)
            if counted is not None and isinstance(counted.value, int):
                counted.value += 10
                save_book(book, target)
                return
    raise ValueError("no count in the return")
