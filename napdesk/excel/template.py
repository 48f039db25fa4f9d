"""The blank workbook of one register, for those who fill in Excel: drop-downs, notes, and rows ready to type in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from napdesk.excel.addresses import column_letters, sheet_name
from napdesk.excel.columns import kind_of, named
from napdesk.excel.dictionary import FORMS, answers_of
from napdesk.excel.fitting import pages_across
from napdesk.excel.looks import ACCENT, Look, dress
from napdesk.excel.register_sheet import HEADING_ROW, KEY_ROW
from napdesk.excel.saving import save_book
from napdesk.excel.workbook import LETTER_PAPER
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Amount, AnyField, Choice, Choices, Code, Count, Day, YesNo
from napdesk.schema.register import Register
from napdesk.schema.showing import NO, YES
from napdesk.schema.text import Language, Text

PREPARED_ROWS = 500
REQUIRED = "★ "
_LOOKS = {Day: Look.TO_FILL_DAY, Count: Look.TO_FILL_NUMBER, Amount: Look.TO_FILL_AMOUNT}


def write_template(register: Register, lists: Lists, language: Language, path: Path) -> None:
    """Write the template; what is typed in it is read by ``read_table``. Raises Trouble of ``save_book``."""
    book = Workbook()
    sheet = book.active
    sheet.title = sheet_name(register.title.to(language))
    sheet.sheet_properties.tabColor = ACCENT
    choices = book.create_sheet(sheet_name(LISTS.to(language)))
    choices.sheet_state = "hidden"
    asked = [each for each in register.fields if not each.personal]
    for column, each in enumerate(asked, start=1):
        _head(sheet, column, each, language)
        _prepare(sheet, column, each)
        _offer(sheet, column, each, _answers(each, lists, language), choices)
    sheet.row_dimensions[KEY_ROW].hidden = True
    sheet.row_dimensions[HEADING_ROW].height = 48
    sheet.freeze_panes = sheet.cell(HEADING_ROW + 1, 2)
    _set_up_print(sheet, register.title.to(language), language)
    save_book(book, path)


def _set_up_print(sheet: Any, title: str, language: Language) -> None:
    """As a return is printed, for who keeps the blank form on paper."""
    widths = [column.width for column in sheet.column_dimensions.values()]
    page = sheet.page_setup
    page.orientation, page.paperSize, page.pageOrder = "landscape", LETTER_PAPER, "overThenDown"
    page.fitToWidth, page.fitToHeight = pages_across(widths), 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{KEY_ROW}:{HEADING_ROW}"
    sheet.oddHeader.left.text = title.replace("&", "&&")
    sheet.oddFooter.right.text = PAGE.to(language)


def _head(sheet: Any, column: int, asked: AnyField, language: Language) -> None:
    key, heading = sheet.cell(KEY_ROW, column, asked.key), sheet.cell(HEADING_ROW, column)
    dress(key, Look.KEY, text=True)
    heading.value = (REQUIRED if asked.essential else "") + asked.label.to(language)
    kind = kind_of(asked)
    dress(heading, kind.heading, text=True)
    heading.comment = Comment(_note(asked, language), "NapDesk", width=320, height=150)
    sheet.column_dimensions[column_letters(column)].width = max(kind.width, len(asked.label.to(language)) / 2 + 4)


def _note(asked: AnyField, language: Language) -> str:
    said = [FORMS[type(asked)], *([asked.help] if asked.help else [])]
    if isinstance(asked, Choices):
        said.append(answers_of(asked))
    if asked.essential:
        said.append(IS_REQUIRED)
    return "\n".join(words.to(language) for words in said)


def _prepare(sheet: Any, column: int, asked: AnyField) -> None:
    look = _LOOKS.get(type(asked), Look.TO_FILL)
    for row in range(HEADING_ROW + 1, HEADING_ROW + 1 + PREPARED_ROWS):
        cell = sheet.cell(row, column)
        if row == HEADING_ROW + 1:
            dress(cell, look, text=look is Look.TO_FILL)
        else:
            cell._style = sheet.cell(row - 1, column)._style


def _offer(sheet: Any, column: int, asked: AnyField, answers: Sequence[str], choices: Any) -> None:
    """A drop-down that helps without refusing: an absence, or another way to write it, is an answer too."""
    if not answers:
        return
    place = choices.max_column + 1 if choices.cell(1, 1).value else 1
    choices.cell(1, place, asked.key)
    for row, answer in enumerate(answers, start=2):
        cell = choices.cell(row, place, answer)
        cell.data_type, cell.number_format = "s", "@"
    letters = column_letters(place)
    offered = DataValidation(
        type="list",
        formula1=f"'{choices.title}'!${letters}$2:${letters}${len(answers) + 1}",
        allow_blank=True,
        showErrorMessage=False,
    )
    letters = column_letters(column)
    offered.add(f"{letters}{HEADING_ROW + 1}:{letters}{HEADING_ROW + PREPARED_ROWS}")
    sheet.add_data_validation(offered)


def _answers(asked: AnyField, lists: Lists, language: Language) -> list[str]:
    """What may be picked; of a field that takes several answers nothing, as a drop-down gives but one."""
    if isinstance(asked, YesNo):
        return [YES.to(language), NO.to(language)]
    if isinstance(asked, Choice):
        return [option.label.to(language) for option in asked.options]
    if isinstance(asked, Code):
        return [
            named(lists, (name,), row.code, language, None) for name in asked.lists for row in lists[name].all_on(None)
        ]
    return []


PAGE = Text(es="Página &P de &N", en="Page &P of &N")
LISTS = Text(es="Listas", en="Lists")
IS_REQUIRED = Text(
    es="Obligatorio. Si no lo hay: N/A (no aplica), N/D (no disponible) o PEND (pendiente).",
    en="Required. Where there is none: N/A (not applicable), N/D (not available) or PEND (not yet).",
)
