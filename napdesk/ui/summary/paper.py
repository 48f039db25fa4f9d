"""Resumen on paper: a report that three people sign, drawn by one hand for the printer and for a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from napdesk.excel.contents import FICTITIOUS, Return
from napdesk.excel.cover import NAME_AND_POST, PLAN, institution, signers_of
from napdesk.excel.summary import TITLE
from napdesk.schema.codes import Lists
from napdesk.schema.figures import JUSTIFICATION, PROGRESS, Narrative, State
from napdesk.schema.offices import Signatory
from napdesk.schema.problems import Trouble
from napdesk.schema.showing import show_day
from napdesk.schema.text import Text
from napdesk.services.breakdowns import Detail
from napdesk.store.measuring import Days
from napdesk.ui.look.palette import LIGHT
from napdesk.ui.summary.flow import Block, draw_blocks, gap, lines_of, pages_of
from napdesk.ui.summary.paper_commitment import commitment_blocks
from napdesk.ui.summary.paper_table import Ink, Table, draw_state, state_width

SCREEN = 96  # dots to the inch; everything here is drawn in them
MARGIN = 0.55  # inches
FOOT = 26.0
LONGEST_LINE = 780.0  # across the whole page the eye would lose its line
SIGNED = 50.0  # of what stands last, that stays with the signatures
CENTRE, LEFT, RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
MIDDLE, TOP, BOTTOM = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom


def page_layout() -> QPageLayout:
    """Letter paper lying down: the commitments need the width."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    lying = QPageLayout.Orientation.Landscape
    return QPageLayout(QPageSize(QPageSize.PageSizeId.Letter), lying, margins, QPageLayout.Unit.Inch)


@dataclass(frozen=True)
class Report:
    """What goes on paper; ``asked`` says what was asked for, ``stood_on`` what is behind the commitment stood on."""

    ret: Return
    days: Days
    asked: Text
    lists: Lists
    font: QFont
    stood_on: Detail | None = None

    @property
    def title(self) -> str:
        return f"{self.ret.say(TITLE)} {self.days.begin.year}"

    def pdf(self) -> bytes:
        """The whole report as a PDF."""
        into = QBuffer()
        into.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(into)
        writer.setPageLayout(page_layout())
        writer.setTitle(f"{self.title} · {self.ret.office.code}")
        writer.setCreator("NapDesk")
        self.draw_on(writer)
        return bytes(into.data().data())

    def draw_on(self, device: QPagedPaintDevice, first: int = 1, last: int = 0) -> None:
        """Its pages, or those from ``first`` to ``last``. Raises Trouble ``not_printed``."""
        scale = device.logicalDpiX() / SCREEN
        room = device.pageLayout().paintRectPixels(device.logicalDpiX())
        wide, tall = room.width() / scale, room.height() / scale
        pages = self.pages(wide, tall - FOOT)
        painter = QPainter()
        if not painter.begin(device):
            raise Trouble("not_printed", NOT_PRINTED, LOOK_AT_PRINTER)
        painter.scale(scale, scale)
        try:
            for number in range(first, min(last or len(pages), len(pages)) + 1):
                if number > first and not device.newPage():
                    raise Trouble("not_printed", NOT_PRINTED, LOOK_AT_PRINTER)
                draw_blocks(painter, pages[number - 1], wide)
                self._draw_foot(painter, QRectF(0, tall - FOOT, wide, FOOT), number, len(pages))
        finally:
            painter.end()

    def pages(self, wide: float, room: float) -> list[list[Block]]:
        """What stands on each page."""
        ink = Ink(self.font, LIGHT)
        blocks = [*self._opening(ink, wide), *self._table(ink, wide)]
        if self.stood_on is not None:
            blocks += commitment_blocks(self.ret, self.stood_on, ink, wide)
        blocks = [*_with_end_tied([*blocks, *self._words(ink, wide)]), gap(24, tied=True), self._signatures(ink, wide)]
        return pages_of(blocks, room, Block(26, partial(self._draw_running, ink)))

    def _opening(self, ink: Ink, wide: float) -> Iterator[Block]:
        """Title and office; what was asked for; how many commitments stand how."""
        ret = self.ret
        yield Block(64, partial(self._draw_title, ink))
        name = ret.office.name or ret.office.code
        for line in lines_of(ink.strong, name, wide):
            yield ink.line(line, ink.strong, "ink", 18)
        place = [institution(ret, self.lists), ret.office.code, ret.office.area]
        yield ink.line(" · ".join(one for one in place if one), ink.plain, "muted", 17)
        yield gap(8)
        facts = (
            (_ASKED, ret.say(self.asked)),
            (_CUT_OFF, show_day(self.days.day)),
            (_CATALOGUE, ret.catalogue),
            (_MADE, ret.made_at.strftime("%d/%m/%Y, %H:%M")),
        )
        yield Block(34, partial(_draw_facts, ink, [(ret.say(label), told) for label, told in facts]))
        yield Block(34, partial(self._draw_tally, ink))

    def _table(self, ink: Ink, wide: float) -> Iterator[Block]:
        ret = self.ret
        table = Table(ret, self.days, ink, wide)
        for pillar, figures in groupby(ret.figures, key=lambda one: one.indicator.pillar):
            heads = (table.head, table.pillar(pillar))
            for figure in figures:
                yield table.row(figure, heads)
        yield gap(6)
        legend = [_MARK, *table.legend()]
        for line in lines_of(ink.small, " ".join(ret.say(one) for one in legend), wide):
            yield ink.line(line, ink.small, "muted", 14)

    def _words(self, ink: Ink, wide: float) -> Iterator[Block]:
        """What the office says itself: of each commitment in the catalogue's order, then of those it has no more."""
        ret = self.ret
        left = {name: words for name, words in ret.narratives.items() if words}
        if not left:
            return
        yield gap(18, tied=True)
        heading = _OWN_WORDS.fill(period=ret.period.label)
        yield ink.line(ret.say(heading), ink.heading, "ink", 24, tied=True)
        for figure in ret.figures:
            name = figure.indicator.id
            if (words := left.pop(name, None)) is not None:
                yield from self._paragraphs(ink, wide, f"{name} · {ret.say(figure.indicator.title)}", words)
        for name, words in left.items():
            yield from self._paragraphs(ink, wide, name, words)

    def _paragraphs(self, ink: Ink, wide: float, heading: str, words: Narrative) -> Iterator[Block]:
        yield gap(8, tied=True)
        for line in lines_of(ink.strong, heading, wide):
            yield ink.line(line, ink.strong, "ink", 18, tied=True)
        for label, told in ((PROGRESS, words.progress), (JUSTIFICATION, words.justification)):
            if told:
                yield gap(4, tied=True)
                yield ink.line(self.ret.say(label), ink.small, "muted", 15, tied=True)
                for line in lines_of(ink.plain, told, min(wide, LONGEST_LINE)):
                    yield ink.line(line, ink.plain, "ink", 16)

    def _signatures(self, ink: Ink, wide: float) -> Block:
        signers = signers_of(self.ret.office)
        column = wide / len(signers)
        told = [
            (
                self.ret.say(role),
                lines_of(ink.strong, who.shown, column - 40),
                lines_of(ink.small, self._post(who), column - 40),
            )
            for role, who in signers
        ]
        below = max(len(names) * 16 + len(posts) * 14 for _, names, posts in told)
        return Block(18 + 62 + 6 + below, partial(_draw_signatures, ink, told))

    def _post(self, who: Signatory) -> str:
        return who.post or self.ret.say(NAME_AND_POST)

    def _draw_title(self, ink: Ink, painter: QPainter, box: QRectF) -> None:
        ret = self.ret
        ink.write(painter, QRectF(box.x(), box.y(), box.width(), 16), ret.say(PLAN), ink.small, "muted")
        below = QRectF(box.x(), box.y() + 18, box.width(), 36)
        ink.write(painter, below, self.title, ink.title, "ink")
        if ret.office.demo:
            words = ret.say(FICTITIOUS)
            wide = QFontMetricsF(ink.heading).horizontalAdvance(words) + 24
            stamp = QRectF(box.right() - wide - 1, box.y() + 6, wide, 28)
            painter.setPen(QColor(LIGHT.stop))
            painter.drawRoundedRect(stamp, 4, 4)
            ink.write(painter, stamp, words, ink.heading, "stop", CENTRE | MIDDLE)

    def _draw_running(self, ink: Ink, painter: QPainter, box: QRectF) -> None:
        line = QRectF(box.x(), box.y(), box.width(), 18)
        words = f"{self.title} · {self.ret.office.name or self.ret.office.code}"
        warned = self.ret.say(FICTITIOUS) if self.ret.office.demo else ""
        room = line.width() - QFontMetricsF(ink.strong).horizontalAdvance(warned) - 16
        words = QFontMetricsF(ink.small).elidedText(words, Qt.TextElideMode.ElideRight, room)
        ink.write(painter, line, words, ink.small, "muted")
        ink.write(painter, line, warned, ink.strong, "stop", RIGHT | MIDDLE)

    def _draw_tally(self, ink: Ink, painter: QPainter, box: QRectF) -> None:
        """How many commitments stand how, in the shapes of the table."""
        at = box.x()
        for state in State:
            if count := sum(one.state is state for one in self.ret.figures):
                words = f"{self.ret.say(state.label)} {count}"
                draw_state(painter, ink, QPointF(at, box.y() + 10), words, state)
                at += state_width(ink, words, state) + 8

    def _draw_foot(self, painter: QPainter, box: QRectF, number: int, pages: int) -> None:
        ink, ret = Ink(self.font, LIGHT), self.ret
        line = QRectF(box.x(), box.bottom() - 16, box.width(), 16)
        painter.fillRect(QRectF(line.x(), line.y() - 4, line.width(), 0.75), QColor(LIGHT.edge))
        page = ret.say(_PAGE.fill(number=number, pages=pages))
        room = line.width() - QFontMetricsF(ink.small).horizontalAdvance(page) - 24
        foot = _FOOT.fill(
            code=ret.office.code, title=self.title, asked=self.asked, day=show_day(self.days.day), version=ret.catalogue
        )
        told = QFontMetricsF(ink.small).elidedText(ret.say(foot), Qt.TextElideMode.ElideRight, room)
        ink.write(painter, line, told, ink.small, "muted")
        ink.write(painter, line, page, ink.small, "muted", RIGHT | MIDDLE)


def _with_end_tied(blocks: list[Block]) -> list[Block]:
    """Nobody signs a page on which nothing stands: enough of the end stays with the signatures."""
    at, tall = len(blocks), 0.0
    while at and tall < SIGNED:
        at -= 1
        tall += blocks[at].tall
    return [*blocks[:at], *(replace(one, tied=True) for one in blocks[at:])]


def _draw_facts(ink: Ink, facts: Sequence[tuple[str, str]], painter: QPainter, box: QRectF) -> None:
    """Side by side, each under its name; as wide as its words, so that a long one takes what the others leave."""
    at = box.x()
    for label, told in facts:
        wide = max(QFontMetricsF(ink.small).horizontalAdvance(label), QFontMetricsF(ink.plain).horizontalAdvance(told))
        ink.write(painter, QRectF(at, box.y(), wide + 2, 14), label, ink.small, "muted")
        ink.write(painter, QRectF(at, box.y() + 15, wide + 2, 17), told, ink.plain, "ink")
        at += wide + 30


def _draw_signatures(
    ink: Ink, told: Sequence[tuple[str, list[str], list[str]]], painter: QPainter, box: QRectF
) -> None:
    column = box.width() / len(told)
    for at, (role, names, posts) in enumerate(told):
        place = QRectF(box.x() + at * column + 20, box.y(), column - 40, 18)
        ink.write(painter, place, role, ink.small, "muted", CENTRE | MIDDLE)
        painter.fillRect(QRectF(place.x(), box.y() + 80, place.width(), 0.75), QColor(LIGHT.ink))
        top = box.y() + 86
        for lines, font, colour, tall in ((names, ink.strong, "ink", 16), (posts, ink.small, "muted", 14)):
            for line in lines:
                ink.write(painter, QRectF(place.x(), top, place.width(), tall), line, font, colour, CENTRE | MIDDLE)
                top += tall


_ASKED = Text(es="Qué se muestra", en="What is shown")
_CUT_OFF = Text(es="Con corte al", en="As of")
_CATALOGUE = Text(es="Catálogo de compromisos", en="Catalogue of commitments")
_MADE = Text(es="Elaborado el", en="Made on")
_MARK = Text(
    es="La raya de cada barra dice cuánto tocaría a la fecha de corte.",
    en="The mark on each bar says how much would be due at the cut-off.",
)
_OWN_WORDS = Text(es="En palabras de la oficina · {period}", en="In the office's own words · {period}")
_PAGE = Text(es="Página {number} de {pages}", en="Page {number} of {pages}")
_FOOT = Text(
    es="{code} · {title} · {asked} · corte {day} · catálogo {version}",
    en="{code} · {title} · {asked} · as of {day} · catalogue {version}",
)
NOT_PRINTED = Text(es="La impresora no aceptó el trabajo.", en="The printer did not take the job.")
LOOK_AT_PRINTER = Text(
    es="Revise que esté encendida y conectada, o guárdelo en PDF.",
    en="Check that it is on and connected, or save it as PDF.",
)
