"""A drawing of figures on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

Draw = Callable[[QPainter, QRectF], None]


class Drawing(QWidget):
    """Draws by the hand given, so many lines of text tall; ``words`` say the same aloud and in the tooltip.

    Tab comes to it, so that it is scrolled into sight and read out.
    """

    def __init__(self) -> None:
        super().__init__()
        self._draw: Draw | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
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
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
