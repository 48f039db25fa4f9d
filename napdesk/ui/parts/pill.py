"""A pill: a word and a shape on a soft ground, for a stage or a state."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from napdesk.ui.parts.labels import restyle
from napdesk.ui.parts.tones import Shape, Tone, draw_shape

PADDING = 7
GAP = 4
RADIUS = 6.0


def pill_size(font: QFont, words: str, shape: Shape) -> QSize:
    """How much room a pill takes."""
    metrics = QFontMetrics(font)
    sign = _side(metrics) + GAP if shape else 0
    return QSize(metrics.horizontalAdvance(words) + sign + 2 * PADDING, metrics.height() + 3)


def draw_pill(painter: QPainter, box: QRectF, words: str, shape: Shape, ink: QColor, ground: QColor) -> None:
    """Draws a pill that fills the box, in the painter's font; also for the cells of a list."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    left = box.x() + PADDING
    if shape:
        side = _side(painter.fontMetrics())
        draw_shape(painter, shape, QRectF(left, box.center().y() - side / 2, side, side), ink)
        left += side + GAP
    painter.setPen(ink)
    room = QRectF(left, box.y(), box.right() - left, box.height())
    told = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, told)
    painter.restore()


class Pill(QLabel):
    """A stage or a state, as a word on its colour with the shape that says the same."""

    def __init__(self, words: str, tone: Tone = Tone.PLAIN, shape: Shape = Shape.NONE) -> None:
        super().__init__(words)
        self._shape = shape
        self._ground = QColor(Qt.GlobalColor.transparent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "pill")
        self.setProperty("tone", tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, words: str, tone: Tone, shape: Shape = Shape.NONE) -> None:
        """Says another state."""
        self._shape = shape
        self.setText(words)
        self.setProperty("tone", tone.value)
        restyle(self)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return pill_size(self.font(), self.text(), self._shape)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        painter = QPainter(self)
        painter.setFont(self.font())
        draw_pill(painter, QRectF(self.rect()), self.text(), self._shape, ink, self._ground)

    def _get_ground(self) -> QColor:
        return self._ground

    def _set_ground(self, colour: QColor) -> None:
        self._ground = colour
        self.update()

    # Set by the style sheet (qproperty-ground), so that a change of theme reaches it.
    ground = Property(QColor, _get_ground, _set_ground)


def _side(metrics: QFontMetrics) -> int:
    return round(metrics.capHeight() * 1.25)
