"""The status line: the data are safe, and what else is worth a glance."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from napdesk.ui.parts.labels import ElidedWords, Sign, StatusDot, Words
from napdesk.ui.parts.tones import Shape, Tone


class StatusPart(NamedTuple):
    """One saying at the left of the status line, with the shape before it."""

    words: str
    shape: Shape = Shape.NONE
    tone: Tone = Tone.PLAIN


class StatusLine(QFrame):
    """A dot with the state of the store, further parts beside it, one part at the right."""

    def __init__(self, safe: str) -> None:
        super().__init__()
        self.setProperty("kind", "status")
        self.setFixedHeight(28)
        self._dot = StatusDot(safe)
        self._safe = Words(safe, "status")
        self._parts = QHBoxLayout()
        self._parts.setSpacing(18)
        self._right = Words("", "status")
        self._shown: list[_Part] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(5)
        row.addWidget(self._dot)
        row.addWidget(self._safe)
        row.addSpacing(13)
        row.addLayout(self._parts)
        row.addStretch(1)
        row.addWidget(self._right)

    def set_safe(self, words: str, tone: Tone = Tone.MET) -> None:
        """Says how the store stands: its words and the tone of its dot."""
        self._dot.set_state(words, tone)
        self._safe.setText(words)

    def set_parts(self, parts: list[StatusPart]) -> None:
        """Shows these sayings at the left in place of those shown before."""
        for shown in self._shown:
            self._parts.removeWidget(shown)
            shown.deleteLater()
        self._shown = [_Part(part) for part in parts]
        for made in self._shown:
            self._parts.addWidget(made)

    def set_right(self, words: str) -> None:
        """Says this at the right end."""
        self._right.setText(words)

    def words(self) -> list[str]:
        """All that the line says, from left to right."""
        return [self._safe.text(), *(shown.words for shown in self._shown), self._right.text()]


class _Part(QWidget):
    def __init__(self, part: StatusPart) -> None:
        super().__init__()
        self.words = part.words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        if part.shape:
            row.addWidget(Sign(part.shape, part.tone, side=11))
        row.addWidget(ElidedWords(part.words, "status"))
