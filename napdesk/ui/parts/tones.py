"""What a colour means and the shape that says the same without it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


class Tone(StrEnum):
    """The meaning of a colour; the style sheet knows the colour itself."""

    PLAIN = "plain"
    ACCENT = "accent"
    MET = "met"
    UNDER_WAY = "under_way"
    STOP = "stop"


class Shape(StrEnum):
    """The drawing beside a word, so that no state is told by colour alone."""

    NONE = ""
    CHECK = "check"
    HALF = "half"
    RING = "ring"
    ALERT = "alert"
    CLOSE = "close"
    DOT = "dot"


def draw_shape(painter: QPainter, shape: Shape, box: QRectF, colour: QColor) -> None:
    """Draws the shape in the middle of a square box, its strokes in step with the box's side."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, box.width() * 0.12)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if shape in _LINES:
        for line in _LINES[shape]:
            painter.drawPolyline([_place(box, x, y) for x, y in line])
    if shape in (Shape.RING, Shape.HALF):
        painter.drawEllipse(_inset(box, 0.14))
    if shape is Shape.HALF:
        half = QPainterPath(_place(box, 0.5, 0.14))
        half.arcTo(_inset(box, 0.14), 90, -180)
        painter.fillPath(half, colour)
    if shape is Shape.DOT:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(_inset(box, 0.1))
    painter.restore()


_LINES: dict[Shape, list[list[tuple[float, float]]]] = {
    Shape.CHECK: [[(0.16, 0.54), (0.38, 0.76), (0.84, 0.26)]],
    Shape.CLOSE: [[(0.2, 0.2), (0.8, 0.8)], [(0.8, 0.2), (0.2, 0.8)]],
    Shape.ALERT: [
        [(0.5, 0.1), (0.95, 0.88), (0.05, 0.88), (0.5, 0.1)],
        [(0.5, 0.4), (0.5, 0.58)],
        [(0.5, 0.74), (0.5, 0.745)],
    ],
}


def _place(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.x() + x * box.width(), box.y() + y * box.height())


def _inset(box: QRectF, share: float) -> QRectF:
    by = box.width() * share
    return box.adjusted(by, by, -by, -by)
