"""Small drawings of figures: columns, parts of a whole, bars by category. Each takes a painter, a box and its data,
so that the screen and the paper are drawn by the same hand; the painter's font is that of plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from napdesk.ui.look.palette import Palette
from napdesk.ui.look.style import tabular

SMALL = 11 / 13
GAP = 3.0
ROUND = 2.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column over its label: ``value`` of it filled strongly, ``whole`` behind it; None where nobody reported.

    ``stated`` is what was declared and not counted: an outline of dashes around nothing.
    """

    label: str
    value: float | None
    whole: float | None = None
    told: str = ""
    strong: bool = True
    stated: float | None = None


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a whole, with the words that say it; ``ink`` names a colour of the palette."""

    words: str
    value: float
    ink: str


@dataclass(frozen=True, slots=True)
class Line:
    """A bar beside its label, ``share`` of the longest, and the figure it stands for."""

    label: str
    share: float
    told: str


def sized(font: QFont, factor: float) -> QFont:
    """The font so much larger or smaller, on the screen as on paper."""
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(max(1, round(font.pixelSize() * factor)))
    else:
        made.setPointSizeF(font.pointSizeF() * factor)
    return made


def draw_columns(painter: QPainter, box: QRectF, columns: Sequence[Column], palette: Palette) -> None:
    """Columns side by side, their labels below and, where there is room, what they come to above."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(tabular(sized(painter.font(), SMALL)))
    line = QFontMetricsF(painter.font()).height()
    wide = (box.width() - GAP * (len(columns) - 1)) / max(len(columns), 1)
    floor, ceiling = box.bottom() - line - 2, box.y() + line
    highest = max((max(one.value or 0, one.whole or 0, one.stated or 0) for one in columns), default=0)
    told = all(QFontMetricsF(painter.font()).horizontalAdvance(one.told) <= wide + GAP for one in columns)
    for at, one in enumerate(columns):
        place = QRectF(box.x() + at * (wide + GAP), ceiling, wide, floor - ceiling)
        top = _draw_column(painter, place, one, highest, palette)
        painter.setPen(QColor(palette.muted))
        below = QRectF(place.x() - GAP, floor + 2, wide + 2 * GAP, line)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, one.label)
        if told and one.told:
            painter.setPen(QColor(palette.ink))
            above = QRectF(place.x() - GAP, top - line, wide + 2 * GAP, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, one.told)
    painter.restore()


def _draw_column(painter: QPainter, place: QRectF, one: Column, highest: float, palette: Palette) -> float:
    """Draws it and gives its top; a line on the floor stands for nothing, and nothing at all for nobody reported."""
    strong = palette.accent if one.strong else palette.accent_half
    top = place.bottom()
    for value, colour in ((one.whole, palette.accent_half), (one.value, strong)):
        tall = place.height() * value / highest if value and highest else 0.0
        if tall:
            bar = QRectF(place.x(), place.bottom() - tall, place.width(), tall)
            _fill_round(painter, bar, colour)
            top = min(top, bar.top())
    if one.value is not None:
        painter.fillRect(QRectF(place.x(), place.bottom(), place.width(), 1), QColor(palette.line))
    if one.stated is not None:
        tall = place.height() * one.stated / highest if highest else 0.0
        painter.setPen(QPen(QColor(palette.ink), 1, Qt.PenStyle.DashLine))
        painter.drawRect(QRectF(place.x() + 0.5, place.bottom() - tall, place.width() - 1, tall))
        top = min(top, place.bottom() - tall - 2)
    return top


def _fill_round(painter: QPainter, box: QRectF, colour: str) -> None:
    path = QPainterPath()
    path.addRoundedRect(box, min(ROUND, box.height() / 2), min(ROUND, box.height() / 2))
    painter.fillPath(path, QColor(colour))


def draw_whole(painter: QPainter, box: QRectF, slices: Sequence[Slice], palette: Palette) -> None:
    """One bar in its parts, and below it the words of each beside a swatch of its colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(tabular(sized(painter.font(), SMALL)))
    metrics = QFontMetricsF(painter.font())
    total = sum(one.value for one in slices)
    bar = QRectF(box.x(), box.y(), box.width(), box.height() - metrics.height() - 6)
    swatch, left, spot = metrics.capHeight(), box.x(), bar.bottom() + 6
    at = box.x()
    for one in slices:
        wide = bar.width() * one.value / total if total else 0.0
        painter.fillRect(QRectF(at, bar.y(), max(wide - 1, 0), bar.height()), QColor(getattr(palette, one.ink)))
        at += wide
        painter.fillRect(
            QRectF(left, spot + (metrics.height() - swatch) / 2, swatch, swatch), QColor(getattr(palette, one.ink))
        )
        painter.setPen(QColor(palette.ink))
        room = QRectF(left + swatch + 5, spot, metrics.horizontalAdvance(one.words) + 2, metrics.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, one.words)
        left = room.right() + 14
    painter.restore()


def draw_lines(painter: QPainter, box: QRectF, lines: Sequence[Line], palette: Palette) -> None:
    """A bar for each under one another: label at the left, figure at the right."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(tabular(sized(painter.font(), SMALL)))
    metrics = QFontMetricsF(painter.font())
    tall = box.height() / max(len(lines), 1)
    told = max((metrics.horizontalAdvance(one.told) for one in lines), default=0) + 4
    label = box.width() * 0.46
    longest = box.width() - label - told - 12
    for at, one in enumerate(lines):
        row = QRectF(box.x(), box.y() + at * tall, box.width(), tall)
        painter.setPen(QColor(palette.ink))
        words = metrics.elidedText(one.label, Qt.TextElideMode.ElideRight, label)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, one.told)
        thick = metrics.capHeight()
        bar = QRectF(box.x() + label + 6, row.center().y() - thick / 2, longest * one.share, thick)
        _fill_round(painter, bar, palette.accent)
    painter.restore()
