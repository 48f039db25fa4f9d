"""The commitment stood on, on paper: its months, its map and its parts, by the hand that draws them on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from napdesk.excel.contents import Return
from napdesk.schema.figures import Unit
from napdesk.services.breakdowns import Breakdown, Detail
from napdesk.ui.summary import telling
from napdesk.ui.summary.charts import draw_columns, draw_lines, draw_whole
from napdesk.ui.summary.drawing import Draw
from napdesk.ui.summary.flow import Block, gap, lines_of
from napdesk.ui.summary.paper_table import Ink
from napdesk.ui.summary.tile_map import draw_map, height_for
from napdesk.ui.summary.wording import AT_MONTHS_END, BY_ENTITY, BY_MONTH, BY_SEX, BY_YEAR, DASHED, PART_OF_ALL

MOST_BREAKDOWNS = 3
APART, BELOW, HEADING = 28.0, 12.0, 17.0  # between columns, under a drawing, its name
COLUMNS_TALL, SEXES_TALL, LINE_TALL = 92.0, 40.0, 17.0
WIDEST_MAP = 400.0


@dataclass(frozen=True)
class _Part:
    """A drawing under its name."""

    name: str
    tall: float
    draw: Draw

    @property
    def whole(self) -> float:
        return HEADING + self.tall + BELOW


def commitment_blocks(ret: Return, found: Detail, ink: Ink, wide: float) -> Iterator[Block]:
    """How it is counted; months, sexes and years beside the map; what its register tells apart; its name above all."""
    indicator, half = found.figure.indicator, (wide - APART) / 2
    heads = (ink.line(f"{indicator.id} · {ret.say(indicator.short)}", ink.heading, "ink", 26),)
    yield gap(20, tied=True)
    for line in lines_of(ink.plain, ret.say(found.words), wide):
        yield replace(ink.line(line, ink.plain, "muted", 16, tied=True), heads=heads)
    yield replace(gap(8, tied=True), heads=heads)
    left, right = list(_in_time(ret, found, ink)), list(_in_place(ret, found, ink, half))
    if left or right:
        yield _row(ink, [one for one in (left, right) if one], heads)
    told = [one for one in found.breakdowns if len(one.slices) > 1][:MOST_BREAKDOWNS]
    if told:
        yield _row(ink, [[_told_apart(ret, one, ink)] for one in told], heads)


def _in_time(ret: Return, found: Detail, ink: Ink) -> Iterator[_Part]:
    columns = telling.columns_of_months(found, ret.language)
    if any(one.value for one in columns):
        heading = ret.say(AT_MONTHS_END if found.lasting else BY_MONTH)
        aside = ret.say(PART_OF_ALL) if found.figure.indicator.unit is Unit.SHARE else ""
        draw: Draw = partial(draw_columns, columns=columns, palette=ink.palette)
        yield _Part(f"{heading} {aside}".strip(), COLUMNS_TALL, draw)
    slices = telling.slices_of(found.sexes, ret.language) if found.sexes else []
    if any(one.value for one in slices):
        yield _Part(ret.say(BY_SEX), SEXES_TALL, partial(draw_whole, slices=slices, palette=ink.palette))
    if sum(one.counted is not None or one.declared is not None for one in found.years) > 1:
        aside = ret.say(DASHED) if any(one.declared is not None for one in found.years) else ""
        draw = partial(draw_columns, columns=telling.columns_of_years(found), palette=ink.palette)
        yield _Part(f"{ret.say(BY_YEAR)} {aside}".strip(), COLUMNS_TALL, draw)


def _in_place(ret: Return, found: Detail, ink: Ink, wide: float) -> Iterator[_Part]:
    if not found.entities and found.elsewhere is None:
        return
    wide = min(wide, WIDEST_MAP)
    tall, shades = height_for(wide), telling.shades_of(found)
    elsewhere = ret.say(telling.elsewhere_aloud(found))

    def draw(painter: QPainter, box: QRectF) -> None:
        draw_map(painter, QRectF(box.x(), box.y(), wide, tall), shades, ink.palette)
        ink.write(painter, QRectF(box.x(), box.y() + tall + 4, box.width(), HEADING), elsewhere, ink.small, "muted")

    yield _Part(ret.say(BY_ENTITY), tall + 4 + HEADING, draw)


def _told_apart(ret: Return, breakdown: Breakdown, ink: Ink) -> _Part:
    lines = telling.lines_of(breakdown, ret.language)
    draw = partial(draw_lines, lines=lines, palette=ink.palette)
    return _Part(telling.heading_of(breakdown, ret.language), LINE_TALL * len(lines), draw)


def _row(ink: Ink, columns: Sequence[Sequence[_Part]], heads: tuple[Block, ...]) -> Block:
    """Columns of drawings side by side, as tall as the tallest."""
    tall = max(sum(part.whole for part in column) for column in columns)
    return Block(tall, partial(_draw_row, ink, columns), heads)


def _draw_row(ink: Ink, columns: Sequence[Sequence[_Part]], painter: QPainter, box: QRectF) -> None:
    wide = (box.width() - APART * (len(columns) - 1)) / len(columns)
    for at, column in enumerate(columns):
        left, top = box.x() + at * (wide + APART), box.y()
        for part in column:
            ink.write(painter, QRectF(left, top, wide, HEADING), part.name, ink.small, "muted")
            painter.setFont(ink.plain)
            part.draw(painter, QRectF(left, top + HEADING, wide, part.tall))
            top += part.whole
