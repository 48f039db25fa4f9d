"""A drawing of the detail under its name."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from napdesk.ui.parts.labels import Words
from napdesk.ui.summary.drawing import Draw, Drawing


class Chart(QWidget):
    """``name`` says what is drawn, ``draw`` draws it."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._label = Words("", "small")
        self.drawing = Drawing()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._label)
        column.addWidget(self.drawing)

    def name(self, words: str) -> None:
        self._name = words
        self._label.setText(words)

    def draw(self, draw: Draw, words: str, lines: float, aside: str = "") -> None:
        """``words`` say what is drawn, ``aside`` what its shades stand for."""
        self._label.setText(f"{self._name} {aside}".strip())
        self.drawing.show_drawing(draw, f"{self._name}: {words}", lines)
