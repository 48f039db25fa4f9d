"""Capturar → Revisar → Reportar: the three verbs at the head of Inicio, each with its next step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.flow import FlowLayout
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.tones import Shape, Tone


class Step(Panel):
    """A numbered verb, what there is to do under it, and the buttons that do it."""

    def __init__(self, number: int, verb: str) -> None:
        super().__init__()
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(6)
        self.setAccessibleName(f"{number}. {verb}")
        self.state = Pill("")
        self.state.hide()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Pill(str(number), Tone.ACCENT))
        top.addWidget(Words(verb, "heading"))
        top.addStretch(1)
        top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        self._words = Words("", "muted", wrap=True)
        self._buttons = FlowLayout(gap=8)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addLayout(self._buttons)
        self.body.addLayout(top)
        self.body.addLayout(column)
        self.body.addStretch(1)

    def say(self, words: str, state: str = "", tone: Tone = Tone.PLAIN, shape: Shape = Shape.NONE) -> None:
        """Tells how things stand here; ``state`` stands on a pill beside the verb."""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.state.set_state(state, tone, shape)
        self.state.setVisible(bool(state))

    def words(self) -> str:
        """What is told under the verb."""
        return self._words.text()

    def add(self, button: KeyButton) -> KeyButton:
        """Adds a button and gives it back."""
        self._buttons.addWidget(button)
        return button


def in_a_row(steps: list[Step]) -> QWidget:
    """The steps side by side, the first, which has most buttons, as wide as the others together."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(14)
    for at, step in enumerate(steps):
        row.addWidget(step, 1 if at else len(steps) - 1)
    return holder
