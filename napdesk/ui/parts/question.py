"""A question outside the registers: its label above, its input, and what it says below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from napdesk.ui.parts.labels import Words, restyle
from napdesk.ui.parts.tones import Tone


class Question(QWidget):
    """A labelled input; ``hint`` stands below it until something is wrong there."""

    def __init__(self, label: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        name = Words(label, "label")
        name.setBuddy(field)
        self._below = Words(hint, "problem", wrap=True)
        field.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(name)
        column.addWidget(field)
        column.addWidget(self._below)
        column.addStretch(1)
        self.settle()

    def refuse(self, words: str) -> None:
        """Says what is wrong, in the colour of a stop."""
        self._say(words, Tone.STOP, "stop")

    def settle(self) -> None:
        """Back to the hint, or to nothing."""
        self._say(self._hint, Tone.PLAIN, "")

    def words(self) -> str:
        """What stands below the input."""
        return self._below.text()

    def _say(self, words: str, tone: Tone, weight: str) -> None:
        self._below.setText(words)
        self._below.set_tone(tone)
        self._below.setVisible(bool(words))
        self.field.setProperty("weight", weight)
        self.field.setAccessibleDescription(words)
        restyle(self.field)
