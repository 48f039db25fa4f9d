"""A banner: something worth a look before going on, with its answers beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Sign, Words
from napdesk.ui.parts.tones import Shape, Tone

SIGNS = {Tone.UNDER_WAY: Shape.HALF, Tone.STOP: Shape.ALERT, Tone.MET: Shape.CHECK}


class Banner(QFrame):
    """A soft warning (by its tone also a stop or good news): a title, a text, up to two answers."""

    def __init__(self, title: str, words: str = "", tone: Tone = Tone.UNDER_WAY) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.setProperty("tone", tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title = Words(title, "strong", wrap=True)
        self._words = Words("", wrap=True)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self._title)
        text.addWidget(self._words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(13, 10, 13, 10)
        self._row.setSpacing(8)
        self._row.addWidget(Sign(SIGNS.get(tone, Shape.RING), tone), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addSpacing(4)
        self._row.addLayout(text, 1)
        self.set_words(title, words)

    def set_words(self, title: str, words: str) -> None:
        """Says something else; the answers stay."""
        self._title.setText(title)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)

    def add_answer(self, words: str, shortcut: str = "") -> KeyButton:
        """Adds an answer at the right and gives its button."""
        button = KeyButton(words, shortcut)
        # The words beside it can wrap; its key is read nowhere else.
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button
