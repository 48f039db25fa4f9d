"""A workbook that openpyxl holds whole, saved by way of memory: no temporary file, and no word from a full disk."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from napdesk.schema.durable import write_durably


def save_book(book: Workbook, path: Path) -> None:
    """Write a workbook in the place of what stood there. Raises Trouble of ``write_durably``."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        StraightWriter(book, archive).save()
    write_durably(path, whole.getvalue())


class StraightWriter(ExcelWriter):  # type: ignore[misc]  # openpyxl ships no types
    """Writes each sheet into the archive, where openpyxl would leave it in a temporary file first."""

    def write_worksheet(self, sheet: Any) -> None:
        sheet._drawing = SpreadsheetDrawing()
        sheet._drawing.charts, sheet._drawing.images = sheet._charts, sheet._images
        with self._archive.open(sheet.path[1:], "w") as out:
            writer = WorksheetWriter(sheet, out)
            self.write_sheet(writer, sheet)
        sheet._rels = writer._rels
        self.manifest.append(sheet)

    def write_sheet(self, writer: WorksheetWriter, _sheet: Any) -> None:
        """The whole of one sheet, with the rows it holds."""
        writer.write()
