"""A register's sheet of a template: an example, headings with notes, and below them rows to type in, alone unlocked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Protection

from napdesk.excel.addresses import column_letters
from napdesk.excel.columns import kind_of, writer_of
from napdesk.excel.dictionary import FORMS, answers_of
from napdesk.excel.fitting import pages_across
from napdesk.excel.looks import ACCENT, DAY_FORMAT, TEXT_FORMAT, Look, dress
from napdesk.excel.offering import Offering
from napdesk.excel.reading import KEY_ROWS
from napdesk.excel.sheets import Written
from napdesk.excel.workbook import LETTER_PAPER
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Amount, AnyField, Choices, Count, Day
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Language, Text

TITLE_ROW, WHAT_ROW, EXAMPLE_ROW = 1, 2, 3
KEY_ROW = KEY_ROWS[1] + 1
HEADING_ROW = KEY_ROW + 1
FIRST_ROW = HEADING_ROW + 1
PREPARED_ROWS = 500
LAST_ROW = 10_000  # down to which the lists drop down; as many rows more are taken as Excel has
REQUIRED = "★ "
NOTE_WIDTH, NOTE_LINE, LINE_LENGTH = 320, 17, 46  # pixels, and characters to the line
_LOOKS = {Day: Look.TO_FILL_DAY, Count: Look.TO_FILL_NUMBER, Amount: Look.TO_FILL_AMOUNT}
_OPEN = Protection(locked=False)


def fill_sheet(
    sheet: Any, asked: Sequence[AnyField], title: str, example: Record, lists: Lists, language: Language
) -> None:
    """Everything of the sheet but its drop-downs.

    The example stands over the headings, where nobody types: it can neither be taken for a record nor be written over
    by the first one.
    """
    sheet.sheet_properties.tabColor = ACCENT
    for column, each in enumerate(asked, start=1):
        _prepare(sheet, column, each, language)
        for row in (TITLE_ROW, WHAT_ROW):
            dress(sheet.cell(row, column), Look.BARE, text=True)
        _show(sheet.cell(EXAMPLE_ROW, column), writer_of(each, lists, language)(example))
        key = sheet.cell(KEY_ROW, column, each.key)
        dress(key, Look.KEY, text=True)
        _head(sheet.cell(HEADING_ROW, column), each, language)
    _say(sheet.cell(TITLE_ROW, 1), title, Look.TITLE)
    _say(sheet.cell(WHAT_ROW, 1), WHAT.fill(row=FIRST_ROW).to(language), Look.SUBTITLE)
    first = sheet.cell(EXAMPLE_ROW, 1)
    _say(first, EXAMPLE.fill(answer=first.value or "…").to(language), Look.EXAMPLE)
    sheet.row_dimensions[KEY_ROW].hidden = True
    for row, height in ((TITLE_ROW, 26), (WHAT_ROW, 18), (EXAMPLE_ROW, 32), (HEADING_ROW, 48)):
        sheet.row_dimensions[row].height = height
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 2)
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{column_letters(len(asked))}{LAST_ROW}"
    lock(sheet)
    _set_up_print(sheet, title, language)


def offer_lists(sheet: Any, register: Register, asked: Sequence[AnyField], offering: Offering) -> None:
    """The drop-downs under the headings."""
    for column, each in enumerate(asked, start=1):
        letters = column_letters(column)
        offering.offer(sheet, register, each, f"{letters}{FIRST_ROW}:{letters}{LAST_ROW}")


def lock(sheet: Any) -> None:
    """Nothing changes but what is typed in open cells; whoever must change more needs no password."""
    guard = sheet.protection
    guard.sheet = guard.objects = guard.scenarios = True
    # Of these, False is what is allowed.
    guard.formatColumns = guard.formatRows = guard.autoFilter = guard.sort = False


def _say(cell: Any, words: str, look: Look) -> None:
    cell.value = words
    dress(cell, look, text=True)


def _show(cell: Any, value: Written) -> None:
    """A value of the example; text is text, whatever it begins with."""
    look = Look.EXAMPLE_DAY if isinstance(value, date) else Look.EXAMPLE
    cell.value = value
    dress(cell, Look.EXAMPLE_NUMBER if isinstance(value, int | float) else look, text=isinstance(value, str))
    if isinstance(value, str):
        cell.data_type = "s"


def _head(heading: Any, asked: AnyField, language: Language) -> None:
    words = asked.label.to(language)
    _say(heading, (REQUIRED if asked.essential else "") + words, kind_of(asked).heading)
    note = _note(asked, language)
    lines = sum(1 + len(line) // LINE_LENGTH for line in note.split("\n"))
    heading.comment = Comment(note, "NapDesk", width=NOTE_WIDTH, height=NOTE_LINE * (lines + 1))


def _note(asked: AnyField, language: Language) -> str:
    said = [FORMS[type(asked)], *([asked.help] if asked.help else [])]
    if isinstance(asked, Choices):
        said += [answers_of(asked), SEVERAL]
    if asked.essential:
        said.append(IS_REQUIRED)
    return "\n".join(words.to(language) for words in said)


def _prepare(sheet: Any, column: int, asked: AnyField, language: Language) -> None:
    """The rows to type in, and the whole column under them for who pastes more."""
    kind, look = kind_of(asked), _LOOKS.get(type(asked), Look.TO_FILL)
    whole = sheet.column_dimensions[column_letters(column)]
    whole.width = max(kind.width, len(asked.label.to(language)) / 2 + 4)
    whole.protection = _OPEN
    whole.number_format = DAY_FORMAT if look is Look.TO_FILL_DAY else TEXT_FORMAT if look is Look.TO_FILL else "General"
    first = sheet.cell(FIRST_ROW, column)
    dress(first, look, text=look is Look.TO_FILL)
    first.protection = _OPEN
    for row in range(FIRST_ROW + 1, FIRST_ROW + PREPARED_ROWS):
        sheet.cell(row, column)._style = first._style


def _set_up_print(sheet: Any, title: str, language: Language) -> None:
    """As a return is printed."""
    widths = [column.width for column in sheet.column_dimensions.values()]
    page = sheet.page_setup
    page.orientation, page.paperSize, page.pageOrder = "landscape", LETTER_PAPER, "overThenDown"
    page.fitToWidth, page.fitToHeight = pages_across(widths), 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{KEY_ROW}:{HEADING_ROW}"
    sheet.oddHeader.left.text = title.replace("&", "&&")
    sheet.oddFooter.right.text = PAGE.to(language)


PAGE = Text(es="Página &P de &N", en="Page &P of &N")
WHAT = Text(
    es="Un registro en cada renglón, desde el {row}. Las columnas con ★ son obligatorias. El ejemplo no cuenta."
    " Ponga el puntero sobre un título para ver qué se pide.",
    en="One record in each row, from row {row} on. Columns with ★ are required. The example does not count."
    " Point at a heading to see what is asked.",
)
EXAMPLE = Text(es="Ejemplo: {answer}", en="Example: {answer}")
SEVERAL = Text(
    es="Elija de la lista; si son varias, escríbalas separadas por ;",
    en="Choose from the list; where there are several, type them separated by ;",
)
IS_REQUIRED = Text(
    es="Obligatorio. Si no lo hay: N/A (no aplica), N/D (no disponible) o PEND (pendiente).",
    en="Required. Where there is none: N/A (not applicable), N/D (not available) or PEND (not yet).",
)
