"""A chip: a filter that is on, and goes when it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy

from napdesk.ui.parts.tones import Shape, draw_shape

CROSS = 9
GAP = 6
PADDING = 10


class Chip(QPushButton):
    """Pressed by mouse, Enter, Space, Delete or Backspace it emits ``removed``; its owner takes it away.

    ``remove_words`` is what a screen reader and the tooltip say: "Quitar el filtro Año 2025".
    """

    removed = Signal()

    def __init__(self, words: str, remove_words: str) -> None:
        super().__init__()
        self._words = words
        self.setProperty("kind", "chip")
        self.setAccessibleName(remove_words)
        self.setToolTip(remove_words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.removed)

    def words(self) -> str:
        """The filter as it is read on the chip."""
        return self._words

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        self.ensurePolished()  # its letters are heavier than those it is made with
        metrics = self.fontMetrics()
        # Tall enough for the style sheet's round ends, which Qt drops where they do not fit.
        tall = max(metrics.height() + 6, round(self.font().pixelSize() * 1.7) + 2)
        return QSize(metrics.horizontalAdvance(self._words) + GAP + CROSS + 2 * PADDING, tall)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)  # without words of Qt's own, only the ground
        self._draw_words(QPainter(self))

    def _draw_words(self, painter: QPainter) -> None:
        ink = self.palette().color(QPalette.ColorRole.ButtonText)
        painter.setPen(ink)
        box = QRectF(self.rect()).adjusted(PADDING, 0, -PADDING, 0)
        # In the middle: «Dolores Hidalgo…, Guanajuato» still says which one it is.
        metrics, room = self.fontMetrics(), int(box.width()) - GAP - CROSS
        fits = metrics.horizontalAdvance(self._words) <= room
        words = self._words if fits else metrics.elidedText(self._words, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        cross = QRectF(box.right() - CROSS, box.center().y() - CROSS / 2, CROSS, CROSS)
        draw_shape(painter, Shape.CLOSE, cross, ink)
