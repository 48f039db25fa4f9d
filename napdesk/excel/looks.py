"""How cells look: one quiet table, one accent colour, every look with its text and its number format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

ACCENT, SOFT, LINE = "5B3E96", "EDE8F7", "D9D5E3"
INK, MUTED, WHITE = "1F1B2A", "6C6778", "FFFFFF"
GREEN, AMBER, RED, BLUSH = "22774A", "9A6700", "B3261E", "FBE9E7"
FACE = "Calibri"

TEXT_FORMAT, COUNT_FORMAT, DAY_FORMAT = "@", "#,##0", "dd/mm/yyyy"
AMOUNT_FORMAT, SHARE_FORMAT = "#,##0.0#", "0.0 %"


@dataclass(frozen=True, slots=True)
class Style:
    """One look; ``under`` colours a line below, ``format`` is for what is not text."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    colour: str = INK
    fill: str = ""
    across: str = "left"
    up: str = "center"
    wrap: bool = False
    under: str = ""
    indent: int = 0
    format: str = COUNT_FORMAT


class Look(Enum):
    """The looks there are, by what they are for.

    A table's words stand in from the left and its numbers from the right, so that no two columns touch, and by so
    much that a heading is not under the button of its filter.
    """

    BARE = Style()
    BAND = Style(size=10, colour=SOFT, fill=ACCENT, indent=1, wrap=True)
    BAND_TITLE = Style(size=22, bold=True, colour=WHITE, fill=ACCENT, indent=1, wrap=True)
    BAND_NAME = Style(size=13, colour=WHITE, fill=ACCENT, indent=1, wrap=True)
    NOTICE = Style(size=12, bold=True, colour=RED, fill=BLUSH, across="center")
    TITLE = Style(size=16, bold=True, colour=ACCENT)
    SUBTITLE = Style(colour=MUTED)
    SECTION = Style(size=11, bold=True, colour=ACCENT, under=ACCENT, up="bottom")
    LABEL = Style(colour=MUTED, under=LINE)
    ANSWER = Style(size=11, wrap=True, under=LINE, format=DAY_FORMAT)
    STRONG = Style(size=12, bold=True, under=LINE)
    SMALL_HEAD = Style(bold=True, colour=MUTED, under=LINE, wrap=True, up="bottom")
    SMALL_HEAD_RIGHT = Style(bold=True, colour=MUTED, under=LINE, across="right", wrap=True, up="bottom")
    TALLY = Style(size=11, under=LINE, across="right")
    TOTAL = Style(size=11, bold=True, fill=SOFT)
    TOTAL_NUMBER = Style(size=11, bold=True, fill=SOFT, across="right")
    SIGN_ROLE = Style(bold=True, colour=MUTED, across="center")
    SIGN_LINE = Style(colour=MUTED, across="center", up="bottom")
    SIGN_NAME = Style(bold=True, across="center", wrap=True, up="top")
    SIGN_POST = Style(colour=MUTED, across="center", wrap=True, up="top")
    FOOTNOTE = Style(size=9, colour=MUTED, wrap=True)
    KEY = Style(size=8, colour=MUTED)
    EXAMPLE = Style(italic=True, colour=MUTED, fill=SOFT, wrap=True, indent=1)
    EXAMPLE_DAY = Style(italic=True, colour=MUTED, fill=SOFT, across="center", format=DAY_FORMAT)
    EXAMPLE_NUMBER = Style(italic=True, colour=MUTED, fill=SOFT, across="right", indent=2)
    HEADING = Style(bold=True, colour=WHITE, fill=ACCENT, wrap=True, indent=1)
    HEADING_RIGHT = Style(bold=True, colour=WHITE, fill=ACCENT, wrap=True, across="right", indent=2)
    HEADING_CENTRE = Style(bold=True, colour=WHITE, fill=ACCENT, wrap=True, across="center")
    FOLIO = Style(size=9, colour=MUTED, under=LINE, indent=1)
    TEXT = Style(under=LINE, wrap=True, indent=1)
    NUMBER = Style(under=LINE, across="right", indent=2)
    AMOUNT = Style(under=LINE, across="right", indent=2, format=AMOUNT_FORMAT)
    EXACT = Style(under=LINE, across="right", indent=2, format="General")
    SHARE = Style(under=LINE, across="right", indent=2, format=SHARE_FORMAT)
    DAY = Style(under=LINE, across="center", format=DAY_FORMAT)
    CENTRE = Style(under=LINE, across="center")
    VARIANT = Style(colour=MUTED, under=LINE, wrap=True, indent=3)
    PILLAR = Style(bold=True, colour=ACCENT, fill=SOFT, indent=1)
    MET = Style(bold=True, colour=GREEN, under=LINE, across="center")
    UNDER_WAY = Style(bold=True, colour=AMBER, under=LINE, across="center")
    NOT_MET = Style(bold=True, colour=RED, under=LINE, across="center")
    NO_STATE = Style(colour=MUTED, under=LINE, across="center")
    MUTED = Style(colour=MUTED, under=LINE, wrap=True, indent=1)
    WRONG = Style(colour=RED, under=LINE, wrap=True, indent=1)
    TO_FILL = Style(up="top", wrap=True)
    TO_FILL_DAY = Style(up="top", across="center", format=DAY_FORMAT)
    TO_FILL_NUMBER = Style(up="top", across="right")
    TO_FILL_AMOUNT = Style(up="top", across="right", format=AMOUNT_FORMAT)


@dataclass(frozen=True, slots=True)
class StyleIds:
    """A look's places in the workbook's table of styles: for text, and for everything else."""

    text: int
    other: int


def style_ids(sheet: Worksheet) -> dict[Look, StyleIds]:
    """Enter every look in the workbook of a sheet."""
    return {
        look: StyleIds(_enter(sheet, look.value, TEXT_FORMAT), _enter(sheet, look.value, look.value.format))
        for look in Look
    }


def dress(cell: Any, look: Look, *, text: bool) -> None:
    """Give an openpyxl cell a look."""
    style = look.value
    cell.font = Font(name=FACE, size=style.size, bold=style.bold, italic=style.italic, color=style.colour)
    if style.fill:
        cell.fill = PatternFill("solid", fgColor=style.fill)
    if style.under:
        cell.border = Border(bottom=Side(style="thin", color=style.under))
    cell.alignment = Alignment(horizontal=style.across, vertical=style.up, wrap_text=style.wrap, indent=style.indent)
    cell.number_format = TEXT_FORMAT if text else style.format


def _enter(sheet: Worksheet, style: Style, number_format: str) -> int:
    cell = WriteOnlyCell(sheet)
    dress(cell, Look(style), text=number_format == TEXT_FORMAT)
    return int(cell.style_id)
