"""A template as its office filled it in, with each wrong cell marked and a first sheet that says what to mend."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from napdesk.excel.addresses import sheet_name
from napdesk.excel.gate import pass_gate
from napdesk.excel.looks import BLUSH, RED, Look, dress
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.text import Language, Text

WIDTHS = (30, 10, 50, 60)
AUTHOR = "NapDesk"
_BLUSH = PatternFill("solid", fgColor=BLUSH)


def mark_here(path: Path, password: str | None, *, problems: Sequence[Problem], language: Language) -> bytes:
    """The marked workbook, for the child. Raises Trouble of the gate: the file may have changed since it was read."""
    del password  # a template under one is not opened here
    pass_gate(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Excel adds for itself and openpyxl leaves out
        book = load_workbook(path)
    heavy = [one for one in problems if one.weight is Weight.STOP]
    for one in heavy:
        _mark(book, one, language)
    _list(book, heavy, language)
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _mark(book: Any, one: Problem, language: Language) -> None:
    if one.sheet not in book.sheetnames or one.row is None:
        return
    cell = book[one.sheet][f"{one.column or 'A'}{one.row}"]
    cell.fill = _BLUSH
    said = f"{one.message.to(language)} {one.fix.to(language)}"
    cell.comment = Comment(f"{cell.comment.text}\n{said}" if cell.comment else said, AUTHOR, height=90, width=300)


def _list(book: Any, heavy: Sequence[Problem], language: Language) -> None:
    """The sheet in front; one from an earlier time gives way to it."""
    name = sheet_name(TITLE.to(language))
    if name in book.sheetnames:
        del book[name]
    sheet = book.create_sheet(name, 0)
    sheet.sheet_properties.tabColor = RED
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = "A4"
    for letters, width in zip("ABCD", WIDTHS, strict=True):
        sheet.column_dimensions[letters].width = width
    sheet.append([TITLE.to(language)])
    sheet.append([WHAT_TO_DO.to(language)])
    dress(sheet["A1"], Look.TITLE, text=True)
    dress(sheet["A2"], Look.SUBTITLE, text=True)
    rows = [[head.to(language) for head in HEADS]]
    rows += [
        [one.sheet or "", f"{one.column or ''}{one.row or ''}", one.message.to(language), one.fix.to(language)]
        for one in heavy
    ]
    for number, row in enumerate(rows, start=3):
        for column, words in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value, cell.data_type = words, "s"
            dress(cell, Look.HEADING if number == 3 else Look.TEXT, text=True)
    book.active = 0
    for each in book.worksheets:
        each.sheet_view.tabSelected = each is sheet


TITLE = Text(es="Por corregir", en="To mend")
WHAT_TO_DO = Text(
    es="Corrija cada celda marcada en su hoja, guarde y envíe de nuevo este mismo libro.",
    en="Mend each marked cell in its sheet, save and send this same workbook again.",
)
HEADS = (
    Text(es="Hoja", en="Sheet"),
    Text(es="Celda", en="Cell"),
    Text(es="Qué está mal", en="What is wrong"),
    Text(es="Qué hacer", en="What to do"),
)
