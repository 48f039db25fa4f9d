"""A copy of a return with one count changed, so that a demonstration can show it being found."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from napdesk.schema.durable import durable_path

ADDED = 10


def alter_a_count(source: Path, target: Path, key: str = "uniformed_women") -> None:
    """Copy a return, adding ten to the first number found in the column with this key."""
    book = openpyxl.load_workbook(source)
    for sheet in book.worksheets:
        keys = [cell.value for cell in sheet[1]]
        if key not in keys:
            continue
        cells = next(sheet.iter_cols(min_col=keys.index(key) + 1, max_col=keys.index(key) + 1, min_row=3))
        changed = next((cell for cell in cells if isinstance(cell.value, int | float) and cell.value), None)
        if changed is not None:
            changed.value += ADDED
            break
    with durable_path(target) as part:
        book.save(part)
