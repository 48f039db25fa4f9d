"""What is said under a field: a shape, the words, and where a rule asks for one, the reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from napdesk.schema.problems import Weight
from napdesk.schema.text import Language, Text
from napdesk.ui.parts.labels import Sign, Words
from napdesk.ui.parts.tones import Shape, Tone

LONGEST = 250
LOOKS = {
    Weight.STOP: (Shape.ALERT, Tone.STOP),
    Weight.REASON: (Shape.HALF, Tone.UNDER_WAY),
    Weight.NOTE: (Shape.RING, Tone.UNDER_WAY),
}


class Remark(QWidget):
    """Says a rule's words in the shape and colour of its weight; without a weight they are only muted."""

    reason_edited = Signal()
    reason_given = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._sign = Sign(Shape.NONE, side=11)
        self._words = Words("", "problem", wrap=True)
        self._reason: QLineEdit | None = None
        row = QHBoxLayout()
        row.setSpacing(3)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(row)

    def say(self, weight: Weight | None, words: str, reason: str) -> None:
        """Say this now; nothing hides it."""
        shape, tone = LOOKS[weight] if weight else (Shape.NONE, Tone.PLAIN)
        self._sign.set_sign(shape, tone)
        self._sign.setVisible(weight is not None)
        self._words.setText(words)
        self._words.set_tone(tone)
        self._ask(weight is Weight.REASON, reason)
        self.setVisible(bool(words))

    def lines_at(self, width: float) -> float:
        """How many lines the words take in that width."""
        room = round(width) - self._sign.width() - 3
        return self._words.heightForWidth(room) / self._words.fontMetrics().lineSpacing()

    def words(self) -> str:
        return self._words.text()

    def asks(self) -> bool:
        """Whether a reason can be typed here now."""
        return self._reason is not None and not self._reason.isHidden()

    def reason(self) -> str:
        return self._reason.text().strip() if self._reason is not None else ""

    def set_reason(self, reason: str) -> None:
        if self._reason is not None:
            self._reason.setText(reason)

    def _ask(self, asks: bool, reason: str) -> None:
        if asks and self._reason is None:
            self._reason = QLineEdit()
            self._reason.setMaxLength(LONGEST)
            self._reason.setPlaceholderText(_REASON.to(self._language))
            self._reason.setAccessibleName(_REASON.to(self._language))
            self._reason.textEdited.connect(lambda _text: self.reason_edited.emit())
            self._reason.returnPressed.connect(self.reason_given)
            self._column.addWidget(self._reason)
            self.setFocusProxy(self._reason)
        if self._reason is not None:
            if self._reason.text() != reason:
                self._reason.setText(reason)
            self._reason.setVisible(asks)


_REASON = Text(es="Motivo por el que queda así", en="Reason to leave it so")
