"""What a list shows on paper: its heading, its columns on every page, and the totals of its counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPainter, QPdfWriter

from napdesk.excel.contents import FICTITIOUS
from napdesk.excel.cover import PLAN
from napdesk.excel.list_book import NO_RETURN, ShownList
from napdesk.schema.codes import Lists
from napdesk.schema.columns import FOLIO, Column, stage_of
from napdesk.schema.fields import Amount, Count
from napdesk.schema.problems import Trouble
from napdesk.schema.progress import Tell, counted, unheard
from napdesk.schema.record import Record
from napdesk.schema.showing import show, show_day, show_number
from napdesk.schema.text import Text
from napdesk.ui.look.palette import LIGHT
from napdesk.ui.summary.flow import Block, draw_blocks, gap, lines_of, pages_of
from napdesk.ui.summary.paper import FOOT, LOOK_AT_PRINTER, NOT_PRINTED, SCREEN, page_layout
from napdesk.ui.summary.paper_table import Ink

__all__ = ["ListPaper", "page_layout"]

GAP = 10.0
LINE, AROUND = 14.0, 4.0
WIDEST, SLIMMEST = 260.0, 44.0  # of a column, as it would like to be and as it must
MEASURED = 300  # rows that say how wide the columns are
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class ListPaper:
    """The records in their order; drawn in any thread."""

    shown: ShownList
    records: Sequence[Record]
    lists: Lists
    font: QFont

    @property
    def title(self) -> str:
        return f"{self.shown.say(self.shown.register.title)} · {self.shown.office.code}"

    def pdf(self, tell: Tell = unheard) -> bytes:
        """All of it as a PDF."""
        into = QBuffer()
        into.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(into)
        writer.setPageLayout(page_layout())
        writer.setTitle(self.title)
        writer.setCreator("NapDesk")
        self.draw_on(writer, tell=tell)
        return bytes(into.data().data())

    def draw_on(self, device: QPagedPaintDevice, first: int = 1, last: int = 0, *, tell: Tell = unheard) -> None:
        """Its pages, or those from ``first`` to ``last``. Raises Trouble ``not_printed``."""
        scale = device.logicalDpiX() / SCREEN
        room = device.pageLayout().paintRectPixels(device.logicalDpiX())
        wide, tall = room.width() / scale, room.height() / scale
        pages, shrunk = self.pages(wide, tall - FOOT)
        painter = QPainter()
        if not painter.begin(device):
            raise Trouble("not_printed", NOT_PRINTED, LOOK_AT_PRINTER)
        painter.scale(scale, scale)
        numbers = range(first, min(last or len(pages), len(pages)) + 1)
        try:
            for number in counted(tell, _DRAWING, numbers, len(pages)):
                if number > first and not device.newPage():
                    raise Trouble("not_printed", NOT_PRINTED, LOOK_AT_PRINTER)
                painter.save()
                painter.scale(shrunk, shrunk)
                draw_blocks(painter, pages[number - 1], wide / shrunk)
                painter.restore()
                self._draw_foot(painter, QRectF(0, tall - FOOT, wide, FOOT), number, len(pages))
        finally:
            painter.end()

    def pages(self, wide: float, room: float) -> tuple[list[list[Block]], float]:
        """What stands on each page, and by how much it is drawn smaller so that every column has its place."""
        ink = Ink(self.font, LIGHT)
        texts = [self._texts(record) for record in self.records]
        widths, shrunk = self._widths(ink, texts, wide)
        wide, room = wide / shrunk, room / shrunk
        head = self._row(ink, [self.shown.say(one.heading) for one in self.shown.columns], widths, head=True)
        blocks = [*self._opening(ink, wide)]
        blocks += [self._row(ink, text, widths, heads=(head,)) for text in texts]
        if totals := self._totals():
            blocks.append(self._row(ink, totals, widths, heads=(head,), strong=True))
        if not texts:
            blocks.append(ink.line(self.shown.say(_NOTHING), ink.plain, "muted", 24))
        return pages_of(blocks, room, Block(22, partial(self._draw_running, ink))), shrunk

    def _opening(self, ink: Ink, wide: float) -> Iterator[Block]:
        shown = self.shown
        yield ink.line(shown.say(PLAN), ink.small, "muted", 16)
        yield Block(36, partial(self._draw_title, ink))
        for label, told in shown.facts(len(self.records)):
            for line in lines_of(ink.plain, f"{label}: {told}", wide):
                yield ink.line(line, ink.plain, "ink", 16)
        yield ink.line(shown.say(NO_RETURN), ink.small, "muted", 16)
        yield gap(8)

    def _texts(self, record: Record) -> list[str]:
        return [self._text(column, record) for column in self.shown.columns]

    def _text(self, column: Column, record: Record) -> str:
        if column.asked is None:
            return record.folio if column.key == FOLIO else self.shown.say(stage_of(record))
        on = record.register.clock.date_of(record)
        return show(column.asked, record.answer(column.key), self.lists, self.shown.language, on=on)

    def _totals(self) -> list[str]:
        """Under each count its sum; in the first column, where that is none, the word for it."""
        columns = self.shown.columns
        if not self.records or not any(column.counts for column in columns):
            return []
        sums = [self._sum(column) if column.counts else "" for column in columns]
        return [sums[0] or self.shown.say(_TOTAL), *sums[1:]]

    def _sum(self, column: Column) -> str:
        given = [value for one in self.records if isinstance(value := one.values.get(column.key), int)]
        return show_number(sum(given)) if given else "N/D"

    def _widths(self, ink: Ink, texts: Sequence[Sequence[str]], wide: float) -> tuple[list[float], float]:
        """As wide as their words, those of many words less so; where even that is too much, all is drawn smaller."""
        measure, strong = QFontMetricsF(ink.plain).horizontalAdvance, QFontMetricsF(ink.strong).horizontalAdvance
        likes, least = list[float](), list[float]()
        totals = self._totals()
        for at, column in enumerate(self.shown.columns):
            words = [line for text in texts[:MEASURED] for line in text[at].splitlines()[:1]]
            heads = max(map(strong, self.shown.say(column.heading).split()), default=0)
            longest = max([*map(measure, words), heads, strong(totals[at]) if totals else 0], default=0)
            solid = max((measure(word) for one in words for word in one.split()), default=0)
            likes.append(min(longest, WIDEST) + 2)
            least.append(min(max(solid, heads, SLIMMEST), likes[-1]))
        room = wide - GAP * (len(likes) - 1)
        if sum(likes) <= room:
            return likes, 1.0
        if sum(least) >= room:
            return least, wide / (sum(least) + GAP * (len(likes) - 1))
        share = (sum(likes) - room) / (sum(likes) - sum(least))
        return [like - share * (like - slim) for like, slim in zip(likes, least, strict=True)], 1.0

    def _row(
        self,
        ink: Ink,
        texts: Sequence[str],
        widths: Sequence[float],
        heads: tuple[Block, ...] = (),
        *,
        head: bool = False,
        strong: bool = False,
    ) -> Block:
        font = ink.strong if head or strong else ink.plain
        cells = [lines_of(font, text, wide + 1) for text, wide in zip(texts, widths, strict=True)]
        tall = max(1, *(len(lines) for lines in cells)) * LINE + 2 * AROUND
        return Block(tall, partial(self._draw_row, ink, font, cells, widths, head), heads)

    def _draw_row(
        self,
        ink: Ink,
        font: QFont,
        cells: Sequence[Sequence[str]],
        widths: Sequence[float],
        head: bool,
        painter: QPainter,
        box: QRectF,
    ) -> None:
        left = box.x()
        for column, lines, wide in zip(self.shown.columns, cells, widths, strict=True):
            where = RIGHT if isinstance(column.asked, Count | Amount) else LEFT
            top = box.bottom() - AROUND - LINE * len(lines) if head else box.y() + AROUND
            for line in lines:
                ink.write(painter, QRectF(left, top, wide, LINE), line, font, "muted" if head else "ink", where)
                top += LINE
            left += wide + GAP
        under = ink.palette.ink if head else ink.palette.line
        painter.fillRect(QRectF(box.x(), box.bottom() - 0.75, box.width(), 0.75), QColor(under))

    def _draw_title(self, ink: Ink, painter: QPainter, box: QRectF) -> None:
        ink.write(painter, box, self.shown.say(self.shown.register.title), ink.title, "ink")
        if self.shown.office.demo:
            ink.write(painter, box, self.shown.say(FICTITIOUS), ink.heading, "stop", RIGHT)

    def _draw_running(self, ink: Ink, painter: QPainter, box: QRectF) -> None:
        line = QRectF(box.x(), box.y(), box.width(), 16)
        ink.write(painter, line, f"{self.title} · {self.shown.say(self.shown.asked)}", ink.small, "muted")
        if self.shown.office.demo:
            ink.write(painter, line, self.shown.say(FICTITIOUS), ink.strong, "stop", RIGHT)

    def _draw_foot(self, painter: QPainter, box: QRectF, number: int, pages: int) -> None:
        ink, shown = Ink(self.font, LIGHT), self.shown
        line = QRectF(box.x(), box.bottom() - 16, box.width(), 16)
        painter.fillRect(QRectF(line.x(), line.y() - 4, line.width(), 0.75), QColor(LIGHT.edge))
        page = shown.say(_PAGE.fill(number=number, pages=pages))
        room = line.width() - QFontMetricsF(ink.small).horizontalAdvance(page) - 24
        foot = f"{self.title} · {shown.say(shown.asked)} · {show_day(shown.cut_off)}"
        told = QFontMetricsF(ink.small).elidedText(foot, Qt.TextElideMode.ElideRight, room)
        ink.write(painter, line, told, ink.small, "muted")
        ink.write(painter, line, page, ink.small, "muted", RIGHT)


_PAGE = Text(es="Página {number} de {pages}", en="Page {number} of {pages}")
_DRAWING = Text(es="Escribiendo las páginas…", en="Writing the pages…")
_TOTAL = Text(es="Suma", en="Total")
_NOTHING = Text(es="Nada coincide", en="Nothing matches")
