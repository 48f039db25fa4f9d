"""How one line of the commitments is drawn: id, title, bar with its mark, value, and state as word and shape."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from napdesk.schema.figures import Figure, State
from napdesk.services.pace import gauge
from napdesk.store.measuring import Days
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.bar import HEIGHT, draw_bar
from napdesk.ui.parts.pill import draw_pill, pill_size
from napdesk.ui.parts.table import EDGE, tone_pairs
from napdesk.ui.parts.tones import Shape, Tone, draw_shape
from napdesk.ui.summary.charts import sized
from napdesk.ui.summary.wording import LOOKS, TO_EXPLAIN, show_value, told_of

FIGURE = Qt.ItemDataRole.UserRole + 1
DAYS = Qt.ItemDataRole.UserRole + 2
LACKING = Qt.ItemDataRole.UserRole + 4  # a reason is asked for and not given
STARRED = Qt.ItemDataRole.UserRole + 3  # still to be confirmed, where not all of them are
SIDE = 14
GAP = 12
ROUNDED = 2  # pixels by which the painter may measure a title longer
MOST_TITLE, LEAST_BAR = 34, 9  # letters
SMALL = 11 / 13
SECTION = 11.5 / 13
Index = QModelIndex | QPersistentModelIndex


class _Places(NamedTuple):
    """The columns of a line."""

    id: QRectF
    title: QRectF
    bar: QRectF
    value: QRectF
    state: QRectF


class FigureRow(QStyledItemDelegate):
    """Draws the lines of a view of FigureModel."""

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._tones = tone_pairs(desk.palette)
        self._least_titles: dict[str, int] = {}  # by font

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        line = self._view.fontMetrics().height()
        figure: Figure | None = index.data(FIGURE)
        return QSize(200, line + 14 if figure is None else 2 * line + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box = QRectF(option.rect)
        figure: Figure | None = index.data(FIGURE)
        painter.save()
        painter.setFont(self._view.font())
        if figure is None:
            self._draw_head(painter, box, str(index.data()))
        else:
            self._draw_ground(painter, box, option.state)
            self._draw_line(painter, box, figure, index)
        painter.restore()

    def _draw_head(self, painter: QPainter, box: QRectF, words: str) -> None:
        font = sized(painter.font(), SECTION)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._ink("muted"))
        painter.drawText(box.adjusted(SIDE, 6, -SIDE, 0), Qt.AlignmentFlag.AlignVCenter, words.upper())

    def _draw_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self._ink("accent_soft" if chosen else "hover"))
        if chosen:
            painter.fillRect(QRectF(box.x(), box.y(), EDGE, box.height()), self._ink("accent"))
        else:
            painter.fillRect(QRectF(box.x() + SIDE, box.bottom() - 1, box.width() - 2 * SIDE, 1), self._ink("line"))

    def _draw_line(self, painter: QPainter, box: QRectF, figure: Figure, index: Index) -> None:
        places, days = self._places(box), index.data(DAYS)
        middle = Qt.AlignmentFlag.AlignVCenter
        whole = painter.font()
        small = sized(whole, SMALL)
        painter.setFont(small)
        painter.setPen(self._ink("muted"))
        painter.drawText(places.id, middle, figure.indicator.id + ("*" if index.data(STARRED) else ""))
        painter.setFont(whole)
        painter.setPen(self._ink("ink"))
        title = in_two_lines(painter.fontMetrics(), self._desk.say(figure.indicator.short), places.title.width())
        painter.drawText(places.title, middle, title)
        tone, _shape = LOOKS[figure.state]
        fill = self._ink("muted") if tone is Tone.PLAIN else self._tones[tone][0]
        if (found := gauge(figure, days)) is not None:  # an empty bar would read as zero
            draw_bar(painter, places.bar, found.share, found.mark, fill, self._ink("track"), self._ink("ink"))
        self._draw_value(painter, places.value, figure, days)
        self._draw_state(painter, places.state, figure.state, lacking=bool(index.data(LACKING)))

    def _draw_value(self, painter: QPainter, box: QRectF, figure: Figure, days: Days) -> None:
        whole = painter.font()
        strong = tabular(sized(whole, 14 / 13))
        strong.setWeight(QFont.Weight.DemiBold)
        half = box.height() / 2
        upper, lower = QRectF(box.x(), box.y(), box.width(), half), QRectF(box.x(), box.y() + half, box.width(), half)
        painter.setFont(strong)
        bottom = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        painter.drawText(upper, bottom, show_value(figure.value, figure.indicator.unit))
        painter.setFont(tabular(sized(whole, SMALL)))
        painter.setPen(self._ink("muted"))
        below = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(lower, below, self._desk.say(told_of(figure, days.begin.year)))
        painter.setFont(whole)

    def _draw_state(self, painter: QPainter, box: QRectF, state: State, *, lacking: bool) -> None:
        """The pill in the middle of the line, or over the words that say what is missing."""
        if lacking:
            half = box.height() / 2
            self._draw_lacking(painter, QRectF(box.x(), box.y() + half, box.width(), half))
            box = QRectF(box.x(), box.y() + 2, box.width(), half)
        tone, shape = LOOKS[state]
        words, font = self._desk.say(state.label), self._pill_font()
        size = pill_size(font, words, shape)
        painter.setFont(font)
        corner = QPointF(box.right() - size.width(), box.center().y() - size.height() / 2)
        draw_pill(
            painter, QRectF(corner, QPointF(box.right(), corner.y() + size.height())), words, shape, *self._tones[tone]
        )

    def _draw_lacking(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(sized(self._view.font(), SMALL))
        metrics, ink = painter.fontMetrics(), self._ink("muted")
        side, words = metrics.capHeight() * 1.25, self._desk.say(TO_EXPLAIN)
        left = box.right() - metrics.horizontalAdvance(words) - EDGE
        draw_shape(painter, Shape.RING, QRectF(left - side - 4, box.center().y() - side / 2, side, side), ink)
        painter.setPen(ink)
        room = QRectF(left, box.y(), box.right() - left, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def least_width(self) -> int:
        """With less, words would have no room."""
        return sum(self._fixed()) + self._least_title() + self._letters(LEAST_BAR) + 4 * GAP + 2 * SIDE

    def _least_title(self) -> int:
        """With so much every title of the catalogue stands in two lines."""
        font = self._view.font()
        if font.key() not in self._least_titles:
            metrics, titles = QFontMetrics(font), {one.short for one in self._desk.catalogue.rows}
            found = max((_narrowest(metrics, self._desk.say(one)) for one in titles), default=0) + ROUNDED
            self._least_titles[font.key()] = found
        return self._least_titles[font.key()]

    def _fixed(self) -> tuple[int, int, int]:
        """How wide the columns are that give nothing away: id, value and state."""
        small = QFontMetrics(tabular(sized(self._view.font(), SMALL)))
        ids, values = small.horizontalAdvance("PA-10.2*"), small.horizontalAdvance("00 de 00 · ≥ 00.0 %")
        states = max(pill_size(self._pill_font(), self._desk.say(one.label), LOOKS[one][1]).width() for one in State)
        lacking = small.horizontalAdvance(self._desk.say(TO_EXPLAIN)) + small.height() + EDGE
        return ids, values, max(states, lacking)

    def _letters(self, count: int) -> int:
        return QFontMetrics(self._view.font()).averageCharWidth() * count

    def _places(self, box: QRectF) -> _Places:
        """Title and bar share what the rest leaves them."""
        ids, values, states = self._fixed()
        inner = box.adjusted(SIDE, 0, -SIDE, -1)
        left = inner.width() - ids - values - states - 4 * GAP
        title = max(min(left * 0.5, self._letters(MOST_TITLE)), self._least_title())
        columns, at = [], inner.x()
        for wide in (ids, title, max(left - title, 24), values, states):
            columns.append(QRectF(at, inner.y(), wide, inner.height()))
            at += wide + GAP
        columns[2] = QRectF(columns[2].x(), inner.center().y() - HEIGHT / 2, columns[2].width(), HEIGHT)
        return _Places(*columns)

    def _pill_font(self) -> QFont:
        font = sized(self._view.font(), SMALL)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _ink(self, name: str) -> QColor:
        return QColor(getattr(self._desk.palette, name))


def _narrowest(metrics: QFontMetrics, words: str) -> int:
    """The least room in which the words stand in two lines."""
    each = words.split()
    halves = ((" ".join(each[:at]), " ".join(each[at:])) for at in range(len(each)))
    return min((max(map(metrics.horizontalAdvance, pair)) for pair in halves), default=0)


def in_two_lines(metrics: QFontMetrics, words: str, room: float) -> str:
    """The words broken once where they must be, the second line ending in … where even that is too little."""
    first = ""
    rest = words.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= room:
        first = f"{first} {rest.pop(0)}".strip()
    second = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, int(room))
    return "\n".join(line for line in (first, second) if line)
