"""Words with the shape before them that says the same: ✓ ◐ ○ !"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from napdesk.ui.parts.labels import Sign, Words
from napdesk.ui.parts.tones import Shape, Tone


class SignedLine(QWidget):
    """One line, wrapped where there is no room."""

    def __init__(self, words: str, tone: Tone, shape: Shape) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(Sign(shape, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(words, "muted", wrap=True), 1)


def lines_in(told: list[tuple[str, Tone, Shape]]) -> QWidget:
    """Several, one under the other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    for line in told:
        column.addWidget(SignedLine(*line))
    return holder
