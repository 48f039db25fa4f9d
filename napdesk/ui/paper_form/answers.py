"""Where each kind of question is answered on paper: boxes for days and counts, options to tick, lines to write on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from napdesk.schema.fields import Amount, AnyField, Choice, Choices, Code, Count, Day, Line, Option, Paragraph, YesNo
from napdesk.schema.showing import NO, YES
from napdesk.schema.text import Language, Text
from napdesk.ui.editors.line import DAY_PATTERN
from napdesk.ui.summary.flow import lines_of
from napdesk.ui.summary.paper_table import Ink

UNITS = 12  # across the page
FEW = 8  # options; more of them are no longer ticked but written
BOX, CELL, LINE_TALL, PARAGRAPH_TALL = 23.0, 18.0, 25.0, 48.0
TICK, TICK_LINE, TICK_GAP = 11.0, 20.0, 16.0
SMALL = 13.0  # a line of small letters
DIGITS = 6
CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
Draw = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True)
class Answer:
    """Room for an answer: how tall it stands in a width, and who draws it; it wants so many of the page's units."""

    wants: int
    tall: Callable[[float], float]
    draw: Draw


def answer_to(asked: AnyField, ink: Ink, language: Language, unit: float) -> Answer:
    """The room for a question's answer; ``unit`` is how wide one of the page's units is."""
    return _KINDS[type(asked)](asked, ink, language, unit)


def _line(_asked: Any, ink: Ink, _language: Language, _unit: float) -> Answer:
    return Answer(6, lambda _wide: LINE_TALL, partial(_draw_box, ink))


def _paragraph(_asked: Any, ink: Ink, _language: Language, _unit: float) -> Answer:
    return Answer(UNITS, lambda _wide: PARAGRAPH_TALL, partial(_draw_box, ink))


def _day(_asked: Any, ink: Ink, language: Language, _unit: float) -> Answer:
    return Answer(4, lambda _wide: BOX, partial(draw_comb, ink, DAY_PATTERN.to(language)))


def _count(asked: Any, ink: Ink, _language: Language, _unit: float) -> Answer:
    return Answer(3, lambda _wide: BOX, partial(draw_comb, ink, _digits(asked.largest)))


def _amount(asked: Any, ink: Ink, _language: Language, _unit: float) -> Answer:
    return Answer(3, lambda _wide: BOX, partial(draw_comb, ink, f"{_digits(asked.largest)}.  "))


def _digits(largest: float) -> str:
    return " " * min(len(str(int(largest))), DIGITS)


def _yes_no(_asked: Any, ink: Ink, language: Language, _unit: float) -> Answer:
    words = [YES.to(language), NO.to(language)]
    return Answer(3, lambda _wide: TICK_LINE, partial(_draw_ticks, ink, words, several=False))


def _choice(asked: Any, ink: Ink, language: Language, unit: float) -> Answer:
    return _options(asked.options, ink, language, unit, several=False)


def _choices(asked: Any, ink: Ink, language: Language, unit: float) -> Answer:
    if asked.lists:
        return Answer(UNITS, lambda _wide: LINE_TALL, partial(_draw_box, ink))
    return _options(asked.options, ink, language, unit, several=True)


def _options(options: Sequence[Option], ink: Ink, language: Language, unit: float, *, several: bool) -> Answer:
    words = [option.label.to(language) for option in options]
    if len(words) <= FEW:
        wide = sum(_tick_width(ink, one) for one in words)
        wants = next((units for units in (4, 6, 8) if wide <= units * unit), UNITS)
        draw = partial(_draw_ticks, ink, words, several=several)
        return Answer(wants, lambda room: TICK_LINE * len(list(_tick_rows(ink, words, room))), draw)
    lines, offered = 2 if several else 1, (_SEVERAL if several else _ONE).to(language) + " · ".join(words)
    return Answer(
        UNITS,
        lambda room: lines * LINE_TALL + 3 + SMALL * len(lines_of(ink.small, offered, room)),
        partial(_draw_written, ink, lines * LINE_TALL, offered),
    )


def _draw_box(ink: Ink, painter: QPainter, box: QRectF) -> None:
    painter.setPen(QColor(ink.palette.muted))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)


def _draw_written(ink: Ink, tall: float, offered: str, painter: QPainter, box: QRectF) -> None:
    """A box to write in, and under it the words to choose from."""
    _draw_box(ink, painter, QRectF(box.x(), box.y(), box.width(), tall))
    top = box.y() + tall + 3
    for line in lines_of(ink.small, offered, box.width()):
        ink.write(painter, QRectF(box.x(), top, box.width(), SMALL), line, ink.small, "muted")
        top += SMALL


def draw_comb(ink: Ink, pattern: str, painter: QPainter, box: QRectF) -> None:
    """A box for each sign of the pattern, its letters faint inside; slashes and points stand between."""
    left = box.x()
    for sign in pattern:
        between = sign in "/."
        place = QRectF(left, box.y(), CELL / 2 if between else CELL, box.height())
        if between:
            ink.write(painter, place, sign, ink.strong, "ink", CENTRE)
        else:
            painter.setPen(QColor(ink.palette.muted))
            painter.drawRect(place.adjusted(0.5, 0.5, 0.5, -0.5))
            ink.write(painter, place, sign.strip(), ink.small, "edge", CENTRE)
        left += place.width()


def _draw_ticks(ink: Ink, words: Sequence[str], painter: QPainter, box: QRectF, *, several: bool) -> None:
    """Options to tick: circles where one is chosen, squares where several may be."""
    top = box.y()
    for row in _tick_rows(ink, words, box.width()):
        left = box.x()
        for option in row:
            mark = QRectF(left + 0.5, top + (TICK_LINE - TICK) / 2, TICK, TICK)
            painter.setPen(QColor(ink.palette.ink))
            (painter.drawRect if several else painter.drawEllipse)(mark)
            wide = _tick_width(ink, option)
            ink.write(painter, QRectF(left + TICK + 6, top, wide, TICK_LINE), option, ink.plain, "ink")
            left += wide
        top += TICK_LINE


def _tick_rows(ink: Ink, words: Sequence[str], room: float) -> Iterator[list[str]]:
    row, left = list[str](), room
    for option in words:
        wide = _tick_width(ink, option)
        if row and wide - TICK_GAP > left:
            yield row
            row, left = [], room
        row.append(option)
        left -= wide
    yield row


def _tick_width(ink: Ink, words: str) -> float:
    return TICK + 6 + QFontMetricsF(ink.plain).horizontalAdvance(words) + TICK_GAP


_KINDS: dict[type[AnyField], Callable[[Any, Ink, Language, float], Answer]] = {
    Line: _line,
    Paragraph: _paragraph,
    Count: _count,
    Amount: _amount,
    Day: _day,
    YesNo: _yes_no,
    Choice: _choice,
    Choices: _choices,
    Code: _line,
}
_ONE = Text(es="Escriba una: ", en="Write one: ")
_SEVERAL = Text(es="Escriba una o varias: ", en="Write one or several: ")
