"""A drawing of figures on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

Draw = Callable[[QPainter, QRectF], None]


class Drawing(QWidget):
    """Draws by the hand given, so many lines of text tall; ``words`` say the same aloud and in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._draw: Draw | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_drawing(self, draw: Draw, words: str, lines: float) -> None:
        self._draw = draw
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFixedHeight(round(self.fontMetrics().height() * lines))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setFont(self.font())
        if self._draw is not None:
            self._draw(painter, QRectF(self.rect()))
