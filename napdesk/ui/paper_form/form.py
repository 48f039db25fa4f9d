"""A register's blank form on letter paper: a record a sheet, with room for its folio and for who typed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from napdesk.excel.contents import FICTITIOUS
from napdesk.excel.cover import PLAN
from napdesk.schema.fields import AnyField
from napdesk.schema.offices import Office
from napdesk.schema.register import Register
from napdesk.schema.text import Language, Text
from napdesk.ui.editors.line import DAY_PATTERN
from napdesk.ui.form.cell import STAR
from napdesk.ui.form.group import FURTHER
from napdesk.ui.form.order import groups_of
from napdesk.ui.look.palette import LIGHT
from napdesk.ui.paper_form.answers import BOX, SMALL, UNITS, Answer, answer_to, draw_comb
from napdesk.ui.summary.flow import Block, draw_blocks, gap, lines_of, pages_of
from napdesk.ui.summary.paper_table import Ink

SCREEN = 96  # dots to the inch; everything here is drawn in them
MARGIN, FOOT = 0.5, 24.0  # inches, dots
GAP, ROW_GAP = 14.0, 9.0
LABEL = 16.0
FOLIO_WIDE = 190.0
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class _Cell:
    """A question where it stands on the page: its label, its answer, and what helps to answer."""

    asked: AnyField
    labels: list[str]
    answer: Answer
    helps: list[str]
    left: float
    wide: float

    @property
    def tall(self) -> float:
        return self.top + self.answer.tall(self.wide) + (3 + SMALL * len(self.helps) if self.helps else 0)

    @property
    def top(self) -> float:
        """Where its answer begins, under the label."""
        return LABEL * len(self.labels) + 2


@dataclass(frozen=True)
class PaperForm:
    """What is printed to be filled in by hand."""

    register: Register
    office: Office
    language: Language
    font: QFont

    def pdf(self) -> bytes:
        """The form as a PDF; drawn in any thread."""
        into = QBuffer()
        into.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(into)
        margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
        upright = QPageLayout.Orientation.Portrait
        writer.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.Letter), upright, margins, QPageLayout.Unit.Inch)
        )
        writer.setTitle(f"{self._say(self.register.title)} · {self.office.code}")
        writer.setCreator("NapDesk")
        scale = writer.logicalDpiX() / SCREEN
        room = writer.pageLayout().paintRectPixels(writer.logicalDpiX())
        wide, tall = room.width() / scale, room.height() / scale
        pages = self.pages(wide, tall - FOOT)
        painter = QPainter(writer)
        painter.scale(scale, scale)
        for number, blocks in enumerate(pages, start=1):
            if number > 1:
                writer.newPage()
            draw_blocks(painter, blocks, wide)
            self._draw_foot(painter, QRectF(0, tall - FOOT, wide, FOOT), number, len(pages))
        painter.end()
        return bytes(into.data().data())

    def pages(self, wide: float, room: float) -> list[list[Block]]:
        """What stands on each page."""
        ink = Ink(self.font, LIGHT)
        blocks = [*self._opening(ink, wide), *self._groups(ink, wide)]
        # Nobody signs a page on which nothing stands.
        blocks[-1] = replace(blocks[-1], tied=True)
        blocks += [gap(10, tied=True), Block(70, partial(self._draw_signatures, ink))]
        return pages_of(blocks, room, Block(24, partial(self._draw_running, ink)))

    def _opening(self, ink: Ink, wide: float) -> Iterator[Block]:
        yield Block(62, partial(self._draw_title, ink))
        where = " · ".join(one for one in (self.office.name, self.office.code, self.office.area) if one)
        for line in lines_of(ink.strong, where, wide):
            yield ink.line(line, ink.strong, "ink", 18)
        for line in lines_of(ink.small, self._say(_HOW), wide):
            yield ink.line(line, ink.small, "muted", 14)

    def _groups(self, ink: Ink, wide: float) -> Iterator[Block]:
        """As the screen: each group's essential questions first, the others under «Más datos»."""
        for heading, fields in groups_of(self.register):
            yield gap(6, tied=True)
            yield Block(22, partial(self._draw_heading, ink, self._say(heading)), tied=True)
            for essential in (True, False):
                asked = [each for each in fields if each.essential is essential]
                if asked and not essential:
                    yield ink.line(self._say(FURTHER), ink.small, "muted", 16, tied=True)
                for row in self._rows(ink, asked, wide):
                    yield Block(max(cell.tall for cell in row) + ROW_GAP, partial(self._draw_row, ink, row))

    def _rows(self, ink: Ink, asked: Sequence[AnyField], wide: float) -> Iterator[list[_Cell]]:
        """The questions side by side in their order; what a row has over goes to its last one."""
        unit = (wide + GAP) / UNITS
        row, left = list[tuple[AnyField, Answer, int]](), UNITS
        for each in asked:
            answer = answer_to(each, ink, self.language, unit - GAP / 2)
            wants = max(answer.wants, self._units(ink, each, unit))
            if wants > left:
                yield self._placed(ink, row, unit)
                row, left = [], UNITS
            row.append((each, answer, wants))
            left -= wants
        if row:
            yield self._placed(ink, row, unit)

    def _units(self, ink: Ink, asked: AnyField, unit: float) -> int:
        """How many units its label takes in one line, though not over half of the page; a name has all of it."""
        label = QFontMetricsF(ink.strong).horizontalAdvance(self._label(asked)) + GAP
        return UNITS if asked is self.register.name_field else min(ceil(label / unit), UNITS // 2)

    def _placed(self, ink: Ink, row: Sequence[tuple[AnyField, Answer, int]], unit: float) -> list[_Cell]:
        cells, at = list[_Cell](), 0
        for each, answer, wants in row:
            units = UNITS - at if each is row[-1][0] else wants
            wide = units * unit - GAP
            helps = [self._say(one) for one in (each.help, _WHERE_ASKED if each.asked_when else None) if one]
            told = lines_of(ink.small, " ".join(helps), wide)
            cells.append(_Cell(each, lines_of(ink.strong, self._label(each), wide), answer, told, at * unit, wide))
            at += units
        return cells

    def _draw_row(self, ink: Ink, row: Sequence[_Cell], painter: QPainter, box: QRectF) -> None:
        below = max(cell.top for cell in row)
        for cell in row:
            left, top = box.x() + cell.left, box.y() + below - cell.top
            for line in cell.labels:
                ink.write(painter, QRectF(left, top, cell.wide, LABEL), line, ink.strong, "ink")
                top += LABEL
            tall = cell.answer.tall(cell.wide)
            cell.answer.draw(painter, QRectF(left, box.y() + below, cell.wide, tall))
            top = box.y() + below + tall + 3
            for line in cell.helps:
                ink.write(painter, QRectF(left, top, cell.wide, SMALL), line, ink.small, "muted")
                top += SMALL

    def _draw_title(self, ink: Ink, painter: QPainter, box: QRectF) -> None:
        room = box.width() - FOLIO_WIDE - GAP
        plan = QFontMetricsF(ink.small).elidedText(self._say(PLAN), Qt.TextElideMode.ElideRight, room)
        ink.write(painter, QRectF(box.x(), box.y(), room, 16), plan, ink.small, "muted")
        title = self._say(self.register.title)
        font = ink.title if QFontMetricsF(ink.title).horizontalAdvance(title) <= room else ink.heading
        ink.write(painter, QRectF(box.x(), box.y() + 18, room, 34), title, font, "ink")
        folio = QRectF(box.right() - FOLIO_WIDE, box.y(), FOLIO_WIDE, 16)
        ink.write(painter, folio, self._say(_FOLIO), ink.small, "muted")
        painter.setPen(QColor(LIGHT.muted))
        painter.drawRoundedRect(QRectF(folio.x(), box.y() + 18, FOLIO_WIDE - 1, 28), 3, 3)
        if self.office.demo:
            beside = QRectF(box.x(), box.y(), room, 16)
            ink.write(painter, beside, self._say(FICTITIOUS), ink.small, "stop", RIGHT)

    def _draw_heading(self, ink: Ink, words: str, painter: QPainter, box: QRectF) -> None:
        ink.write(painter, QRectF(box.x(), box.y(), box.width(), 16), words.upper(), ink.pill, "accent")
        painter.fillRect(QRectF(box.x(), box.y() + 17, box.width(), 0.75), QColor(LIGHT.accent))

    def _draw_signatures(self, ink: Ink, painter: QPainter, box: QRectF) -> None:
        """Who typed it and who looked it over, each with a day."""
        column = (box.width() + GAP) / 2
        for at, role in enumerate((_TYPED, _LOOKED_OVER)):
            left, wide = box.x() + at * column, column - GAP
            ink.write(painter, QRectF(left, box.y(), wide, LABEL), self._say(role), ink.strong, "ink")
            painter.fillRect(QRectF(left, box.y() + 50, wide - 176, 0.75), QColor(LIGHT.ink))
            ink.write(painter, QRectF(left, box.y() + 54, wide, 14), self._say(_NAME), ink.small, "muted")
            day = QRectF(left + wide - 164, box.y() + 28, 164, BOX)
            draw_comb(ink, DAY_PATTERN.to(self.language), painter, day)

    def _draw_running(self, ink: Ink, painter: QPainter, box: QRectF) -> None:
        words = f"{self._say(self.register.title)} · {self.office.code}"
        ink.write(painter, QRectF(box.x(), box.y(), box.width(), 16), words, ink.small, "muted")

    def _draw_foot(self, painter: QPainter, box: QRectF, number: int, pages: int) -> None:
        ink = Ink(self.font, LIGHT)
        line = QRectF(box.x(), box.bottom() - 14, box.width(), 14)
        painter.fillRect(QRectF(line.x(), line.y() - 4, line.width(), 0.75), QColor(LIGHT.edge))
        ink.write(painter, line, f"{self.office.code} · {self._say(self.register.title)}", ink.small, "muted")
        page = self._say(_PAGE.fill(number=number, pages=pages))
        ink.write(painter, line, page, ink.small, "muted", RIGHT)

    def _label(self, asked: AnyField) -> str:
        return self._say(asked.label) + (STAR if asked.essential else "")

    def _say(self, words: Text) -> str:
        return words.to(self.language)


_FOLIO = Text(es="Folio que da NapDesk", en="Folio given by NapDesk")
_HOW = Text(
    es="Una hoja por registro. Lo marcado con ★ es obligatorio; si no lo hay, escriba N/A (no aplica), N/D (no"
    " disponible) o PEND (pendiente).",
    en="One form for each record. What is marked ★ is required; where there is none, write N/A (not applicable), N/D"
    " (not available) or PEND (not yet).",
)
_WHERE_ASKED = Text(es="Solo si aplica.", en="Only where it applies.")
_TYPED = Text(es="Capturó", en="Typed by")
_LOOKED_OVER = Text(es="Revisó", en="Reviewed by")
_NAME = Text(es="Nombre y firma", en="Name and signature")
_PAGE = Text(es="Página {number} de {pages}", en="Page {number} of {pages}")
