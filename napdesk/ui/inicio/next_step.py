"""One thing that waits: what it is, where it stands, and the button that goes on with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords, Sign
from napdesk.ui.parts.tones import Shape, Tone


class NextStep(QWidget):
    """``button`` is None where there is nothing to press."""

    def __init__(self, title: str, below: str, tone: Tone, shape: Shape, button: KeyButton | None = None) -> None:
        super().__init__()
        text = QVBoxLayout()
        text.setSpacing(1)
        text.addWidget(ElidedWords(title, "strong"))
        text.addWidget(ElidedWords(below, "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(11)
        row.addWidget(Sign(shape, tone, side=14), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(text, 1)
        if button is not None:
            button.setAccessibleName(f"{button.words()}: {title}")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(title)
        self.setAccessibleDescription(below)
