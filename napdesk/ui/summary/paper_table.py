"""The commitments as a table on paper, with the bars and states that the screen draws."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from napdesk.excel.contents import Return
from napdesk.excel.summary import HEADS, told_of, told_target
from napdesk.excel.summary import remark as remark_on
from napdesk.schema.figures import Figure, State, Unit
from napdesk.schema.text import Text
from napdesk.services.pace import gauge
from napdesk.store.measuring import Days
from napdesk.ui.look.palette import Palette
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.bar import HEIGHT, draw_bar
from napdesk.ui.parts.pill import draw_pill, pill_size
from napdesk.ui.parts.table import tone_pairs
from napdesk.ui.parts.tones import Tone
from napdesk.ui.summary.charts import sized
from napdesk.ui.summary.flow import Block, lines_of
from napdesk.ui.summary.wording import INTERPOLATED, LOOKS, show_value

GAP = 14.0
LEAST_BAR, MOST_BAR = 70.0, 150.0
LEAST_TITLE = 120.0
LINE, SMALL_LINE, AROUND = 15.0, 13.0, 7.0
NUMBERS = (3, 4, 5, 6)  # columns that stand to the right
BASE = 12  # pixels of an inch of 96
RIGHT = Qt.AlignmentFlag.AlignRight
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Ink:
    """The letters and colours of the paper."""

    def __init__(self, font: QFont, palette: Palette) -> None:
        self.palette = palette
        self.tones = tone_pairs(palette)
        base = QFont(font)
        base.setPixelSize(BASE)
        # Paper is drawn finer than the screen, and letters fitted to its dots would stand unevenly.
        base.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.plain = tabular(base)
        self.small = sized(self.plain, 10 / 12)
        self.strong, self.heading, self.title = self._bold(1.0), self._bold(14 / 12), self._bold(24 / 12)
        self.pill = self._bold(10 / 12)

    def write(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        font: QFont,
        colour: str,
        where: Qt.AlignmentFlag = MIDDLE,
    ) -> None:
        """A line of words in a box."""
        painter.setFont(font)
        painter.setPen(QColor(getattr(self.palette, colour)))
        painter.drawText(box, int(where) | int(Qt.TextFlag.TextSingleLine) | int(Qt.TextFlag.TextDontClip), words)

    def line(self, words: str, font: QFont, colour: str, tall: float, *, tied: bool = False) -> Block:
        """A line of words across the page."""
        return Block(tall, lambda painter, box: self.write(painter, box, words, font, colour), tied=tied)

    def _bold(self, factor: float) -> QFont:
        font = sized(self.plain, factor)
        font.setWeight(QFont.Weight.DemiBold)
        return font


def state_width(ink: Ink, words: str, state: State) -> float:
    """How much room a state takes."""
    return float(pill_size(ink.pill, words, LOOKS[state][1]).width())


def draw_state(painter: QPainter, ink: Ink, corner: QPointF, words: str, state: State) -> None:
    """A state by word and shape, as the screen draws it."""
    tone, shape = LOOKS[state]
    painter.setFont(ink.pill)
    draw_pill(painter, QRectF(corner, QSizeF(pill_size(ink.pill, words, shape))), words, shape, *ink.tones[tone])


class Table:
    """Its columns are as wide as what stands in them; title and bar share what is left."""

    def __init__(self, ret: Return, days: Days, ink: Ink, wide: float) -> None:
        self._ret = ret
        self._days = days
        self._ink = ink
        say = ret.say
        identity, title, value, n_of, target, before, state, _ = (say(one) for one in HEADS)
        self._heads = (identity, title, "", value, n_of, target, before, state)
        self._columns = self._shared_out(wide)
        self.head = Block(34, self._draw_head)

    def pillar(self, words: Text) -> Block:
        """The name of a pillar over its commitments."""
        return Block(24, partial(self._draw_pillar, self._ret.say(words)))

    def row(self, figure: Figure, heads: tuple[Block, ...]) -> Block:
        """A commitment: its line, the same counted other ways, and what must be known beside the number."""
        ink, indicator = self._ink, figure.indicator
        titles = lines_of(ink.plain, self._ret.say(indicator.title), self._wide(1))
        room = self._wide(1) + GAP + self._wide(2)
        asides = lines_of(ink.small, self._remark(figure), room)
        tall = len(titles) * LINE + len(figure.variants) * LINE + len(asides) * SMALL_LINE + 2 * AROUND
        return Block(tall, partial(self._draw_row, figure, titles, asides), heads)

    def legend(self) -> list[Text]:
        """What the signs of the rows stand for; only those that occur."""
        figures = self._ret.figures
        said = [_INTERPOLATED] if any(one.indicator.interpolated for one in figures) else []
        return [*said, _UNCONFIRMED] if any(not one.indicator.confirmed for one in figures) else said

    def _remark(self, figure: Figure) -> str:
        """As in the workbook; what is true of nearly every line is a star here."""
        return self._ret.say(remark_on(self._ret, figure, settled=True))

    def _shared_out(self, wide: float) -> list[QRectF]:
        """Each column as a box without height."""
        ink, figures = self._ink, self._ret.figures
        told = [self._cells(one) for one in figures]
        told += [self._variant_cells(one, at) for one in figures for at in range(len(one.variants))]
        widths = [0.0] * len(self._heads)
        for at in (0, *NUMBERS):
            font = ink.strong if at == 3 else ink.plain
            words = [QFontMetricsF(font).horizontalAdvance(cells[at]) for cells in told]
            heads = [QFontMetricsF(ink.small).horizontalAdvance(word) for word in self._heads[at].split()]
            widths[at] = max([*words, *heads], default=0) + 2
        widths[7] = max(state_width(ink, self._ret.say(one.label), one) for one in State)
        left = wide - sum(widths) - GAP * (len(widths) - 1)
        widths[2] = min(max(left * 0.36, LEAST_BAR), MOST_BAR)
        widths[1] = max(left - widths[2], LEAST_TITLE)
        begins = accumulate((one + GAP for one in widths), initial=0.0)
        return [QRectF(begin, 0, each, 0) for begin, each in zip(begins, widths, strict=False)]

    def _cells(self, figure: Figure) -> tuple[str, ...]:
        indicator = figure.indicator
        star = "" if indicator.confirmed else "*"
        counted = told_of(self._ret, figure.n, figure.of) or ""
        target = self._ret.say(told_target(indicator))
        if indicator.interpolated:
            target = f"≈ {target.removeprefix('≥ ')}"
        before = show_value(figure.previous, indicator.unit)
        value = show_value(figure.value, indicator.unit)
        return indicator.id + star, "", "", value, counted, target, before, ""

    def _variant_cells(self, figure: Figure, at: int) -> tuple[str, ...]:
        variant = list(figure.variants.values())[at]
        counted = told_of(self._ret, variant.n, variant.of) or ""
        unit = Unit.COUNT if variant.of is None else Unit.SHARE
        return "", "", "", show_value(variant.value, unit), counted, "", "", ""

    def _wide(self, column: int) -> float:
        return self._columns[column].width()

    def _at(self, column: int, box: QRectF, top: float, tall: float) -> QRectF:
        place = self._columns[column]
        return QRectF(box.x() + place.x(), top, place.width(), tall)

    def _draw_head(self, painter: QPainter, box: QRectF) -> None:
        """The words of each column, on two lines where they must, all ending on one line at the foot."""
        ink = self._ink
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(ink.palette.ink))
        for at, words in enumerate(self._heads):
            lines = lines_of(ink.small, words, self._wide(at) + 1)
            top = box.bottom() - 6 - len(lines) * SMALL_LINE
            for line in lines:
                where = RIGHT | MIDDLE if at in NUMBERS else MIDDLE
                ink.write(painter, self._at(at, box, top, SMALL_LINE), line, ink.small, "muted", where)
                top += SMALL_LINE

    def _draw_pillar(self, words: str, painter: QPainter, box: QRectF) -> None:
        ink = self._ink
        painter.fillRect(box, QColor(ink.palette.accent_soft))
        ink.write(painter, box.adjusted(6, 0, 0, 0), words, ink.strong, "accent")

    def _draw_row(
        self, figure: Figure, titles: Sequence[str], asides: Sequence[str], painter: QPainter, box: QRectF
    ) -> None:
        ink, top = self._ink, box.y() + AROUND
        tall = len(titles) * LINE
        for at, line in enumerate(titles):
            ink.write(painter, self._at(1, box, top + at * LINE, LINE), line, ink.plain, "ink")
        self._draw_bar(painter, self._at(2, box, top + (LINE - HEIGHT) / 2, HEIGHT), figure)
        self._draw_cells(painter, box, top, self._cells(figure), ink.strong)
        words = self._ret.say(figure.state.label)
        corner = self._at(7, box, top, LINE)
        pill = pill_size(ink.pill, words, LOOKS[figure.state][1])
        draw_state(painter, ink, QPointF(corner.x(), corner.center().y() - pill.height() / 2), words, figure.state)
        top += tall
        for at, variant in enumerate(figure.variants.values()):
            room = self._at(1, box, top, LINE).adjusted(0, 0, self._wide(2) + GAP, 0)
            title = QFontMetricsF(ink.small).elidedText(
                self._ret.say(variant.title), Qt.TextElideMode.ElideRight, room.width()
            )
            ink.write(painter, room, title, ink.small, "muted")
            self._draw_cells(painter, box, top, self._variant_cells(figure, at), ink.plain)
            top += LINE
        for line in asides:
            ink.write(painter, self._at(1, box, top, SMALL_LINE), line, ink.small, "muted")
            top += SMALL_LINE
        painter.fillRect(QRectF(box.x(), box.bottom() - 0.75, box.width(), 0.75), QColor(ink.palette.line))

    def _draw_cells(self, painter: QPainter, box: QRectF, top: float, cells: Sequence[str], strong: QFont) -> None:
        ink = self._ink
        ink.write(painter, self._at(0, box, top, LINE), cells[0], ink.plain, "muted")
        for at in NUMBERS:
            font, colour = (strong, "ink") if at == 3 else (ink.plain, "ink")
            ink.write(painter, self._at(at, box, top, LINE), cells[at], font, colour, RIGHT | MIDDLE)

    def _draw_bar(self, painter: QPainter, box: QRectF, figure: Figure) -> None:
        ink, found = self._ink, gauge(figure, self._days)
        if found is None:
            return
        tone, _shape = LOOKS[figure.state]
        fill = QColor(ink.palette.muted) if tone is Tone.PLAIN else ink.tones[tone][0]
        draw_bar(painter, box, found.share, found.mark, fill, QColor(ink.palette.track), QColor(ink.palette.ink))


_INTERPOLATED = Text(es=f"≈ {INTERPOLATED.es}", en=f"≈ {INTERPOLATED.en}")
_UNCONFIRMED = Text(es="* Forma de cálculo por confirmar.", en="* Way of counting to be confirmed.")
