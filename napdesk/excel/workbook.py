"""Sheets into an .xlsx: openpyxl's own writers, fed with plain values through one reused cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.pagebreak import Break

from napdesk.excel.addresses import column_letters
from napdesk.excel.bars import draw_bars
from napdesk.excel.fitting import ROW_HEIGHT, fit_heights, height_of, pages_across
from napdesk.excel.looks import MUTED, RED, Look, StyleIds, style_ids
from napdesk.excel.saving import StraightWriter
from napdesk.excel.sheets import Row, Running, Sheet
from napdesk.schema.progress import Tell, counted, shared, unheard
from napdesk.schema.text import Text, same

LETTER_PAPER = 1
RUNNING_LENGTH = 80  # letters; Excel takes no head or foot of more than 255 with what it is made of


def save_workbook(
    sheets: Sequence[Sheet],
    running: Running,
    path: Path | BinaryIO,
    *,
    title: str,
    author: str,
    made_at: datetime | None = None,
    tell: Tell = unheard,
) -> None:
    """Write the sheets, in order, to a path that is not yet the final one (see ``durable_path``), or to memory."""
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = title, author
    # The file's own dates are those of the return, so that writing it twice gives the same workbook.
    if made_at is not None:
        book.properties.created = book.properties.modified = made_at.astimezone(UTC).replace(tzinfo=None)
    places = {_prepare(book.create_sheet(sheet.name), sheet, running): sheet for sheet in sheets}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        _InkWriter(book, archive, places, tell).write_data()


def _prepare(paper: WriteOnlyWorksheet, sheet: Sheet, running: Running) -> WriteOnlyWorksheet:
    """Everything that must be said before the first row, or is silently lost."""
    fit_heights(sheet)
    for number, width in enumerate(sheet.widths, start=1):
        paper.column_dimensions[column_letters(number)].width = width
    for number, row in enumerate(sheet.rows, start=1):
        if row.height is not None:
            paper.row_dimensions[number].height = row.height
        if row.hidden:
            paper.row_dimensions[number].hidden = True
    paper.sheet_view.showGridLines = False
    paper.sheet_format.defaultRowHeight, paper.sheet_format.customHeight = ROW_HEIGHT, True
    paper.sheet_state = sheet.state
    if sheet.tab:
        paper.sheet_properties.tabColor = sheet.tab
    if sheet.heading:
        paper.freeze_panes = f"{column_letters(sheet.frozen_columns + 1)}{sheet.heading + 1}"
        # Where other tables begin on pages of their own, their pages repeat the title and not the heads of the first.
        repeated = sheet.heading - 1 if sheet.breaks else sheet.heading
        paper.print_title_rows = f"1:{repeated}"
    if sheet.frozen_columns:
        paper.print_title_cols = f"A:{column_letters(sheet.frozen_columns)}"
    if sheet.filters:
        last = max(sheet.length, sheet.heading)
        paper.auto_filter.ref = f"A{sheet.heading}:{column_letters(len(sheet.widths))}{last}"
    for area in sheet.merges:
        paper.merged_cells.add(area)
    for bars in sheet.bars:
        draw_bars(paper, bars, len(sheet.widths))
    for last in sheet.breaks:
        paper.row_breaks.append(Break(id=last))
    _set_up_print(paper, sheet, running)
    return paper


def _set_up_print(paper: Any, sheet: Sheet, running: Running) -> None:
    paper.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    paper.page_setup.paperSize = LETTER_PAPER
    paper.page_setup.fitToWidth = pages_across(sheet.widths, sheet.frozen_columns)
    paper.page_setup.fitToHeight = 1 if sheet.one_page else 0
    paper.page_setup.pageOrder = "overThenDown"
    paper.sheet_properties.pageSetUpPr.fitToPage = True
    paper.print_options.horizontalCentered = True
    margins = paper.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom, margins.header, margins.footer = 0.75, 0.7, 0.35, 0.35
    for part, words, size in (
        (paper.oddHeader.left, running.head if sheet.landscape else "", 8),  # no room beside a warning
        (paper.oddHeader.right, sheet.name, 10),
        (paper.oddFooter.left, running.foot, 8),
    ):
        part.text, part.size, part.color = _at_most(RUNNING_LENGTH, words).replace("&", "&&"), size, MUTED
    if running.warning:
        centre = paper.oddHeader.center
        centre.text, centre.size, centre.color = running.warning.replace("&", "&&"), 11, RED
    page = paper.oddFooter.right
    page.text, page.size, page.color = running.page, 8, MUTED


def _at_most(letters: int, words: str) -> str:
    return words if len(words) <= letters else words[: letters - 1].rstrip() + "…"


class _Ink:
    """The one cell all values pass through; openpyxl's cell writer asks exactly this of a cell."""

    __slots__ = ("_comment", "_value", "coordinate", "data_type", "has_style", "hyperlink", "style_id")
    _value: str | float | None
    coordinate: str
    data_type: str
    style_id: int

    def __init__(self) -> None:
        self._comment = self.hyperlink = None
        self.has_style = True


class _InkWriter(StraightWriter):
    """Streams plain rows into the sheets, which never hold a cell."""

    def __init__(self, book: Workbook, archive: ZipFile, places: dict[WriteOnlyWorksheet, Sheet], tell: Tell) -> None:
        super().__init__(book, archive)
        self._places = places
        self._tells = shared(tell, (sheet.length for sheet in places.values()))
        self._ids: dict[Look, StyleIds] = style_ids(next(iter(places)))

    def write_sheet(self, writer: WorksheetWriter, paper: WriteOnlyWorksheet) -> None:
        sheet = self._places[paper]
        doing = WRITING.fill(sheet=same(sheet.name)) if sheet.state == "visible" else WRITING_HIDDEN
        rows = counted(next(self._tells), doing, sheet.every_row(), sheet.length)
        writer.write_top()
        xf = writer.xf.send(True)
        with xf.element("sheetData"):
            for number, row in enumerate(rows, start=1):
                late = number > len(sheet.rows)
                if late and (height := height_of(row, sheet.widths)) is not None:
                    paper.row_dimensions[number].height = height
                writer.write_row(xf, _inked(row, number, self._ids), number)
                if late:
                    paper.row_dimensions.pop(number, None)  # nor may what is said of rows grow with them
        writer.xf.send(None)
        writer.write_tail()
        writer.close()


def _inked(row: Row, number: int, ids: dict[Look, StyleIds]) -> Iterator[_Ink]:
    """The row's cells: text always of type string and format @, days as real days, blanks with their look."""
    ink = _Ink()
    for letters, value, look in zip(_columns(len(row.values)), row.values, row.looks, strict=True):
        if value is None and look is Look.BARE:
            continue
        ink.coordinate = f"{letters}{number}"
        if isinstance(value, str):
            ink.data_type, ink.style_id, ink._value = "s", ids[look].text, value
        else:
            ink.data_type, ink.style_id = "n", ids[look].other
            ink._value = _serial(value) if isinstance(value, date) else value
        yield ink


@lru_cache(maxsize=4096)
def _serial(day: date) -> float:
    return float(to_excel(day))


@lru_cache(maxsize=64)
def _columns(count: int) -> tuple[str, ...]:
    return tuple(column_letters(number) for number in range(1, count + 1))


WRITING_HIDDEN = Text(es="Escribiendo el sello…", en="Writing the seal…")
WRITING = Text(es="Escribiendo «{sheet}»…", en="Writing “{sheet}”…")
