"""A box that asks why something is decided, before it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.text import Text
from napdesk.services.past import about_why
from napdesk.ui.desk import Desk
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.question import Question

WIDE = 520


class ReasonBox(QDialog):
    """``given`` gives the reason, which is never blank, and closes the box."""

    given = Signal(str)

    def __init__(self, desk: Desk, title: str, words: str, go_on: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("NapDesk")
        self.line = QLineEdit()
        self.line.setMaxLength(LINE_LENGTH)
        self.asked = Question(desk.say(_WHY), self.line, desk.say(_STAYS))
        self.leave = KeyButton(desk.say(_LEAVE), "Esc", bound=False)
        self.go_on = KeyButton(go_on, "Enter", "primary", bound=False)
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._give)
        self.line.returnPressed.connect(self._give)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(Words(title, "title", wrap=True))
        column.addWidget(Words(words, "muted", wrap=True))
        column.addWidget(self.asked)
        column.addStretch(1)
        column.addLayout(row)
        self.setFixedWidth(WIDE)
        self.line.setFocus()

    def _give(self) -> None:
        text = self.line.text().strip()
        found = about_why(text)
        if not text or found:
            said = f"{self._desk.say(found[0].message)} {self._desk.say(found[0].fix)}" if found else None
            self.asked.refuse(said or self._desk.say(_NEEDED))
            self.line.setFocus()
            return
        self.accept()
        self.given.emit(text)


_WHY = Text(es="Motivo", en="Reason")
_STAYS = Text(es="Queda en el historial, con su nombre.", en="It stays in the history, with your name.")
_NEEDED = Text(es="Escriba el motivo.", en="Write the reason.")
_LEAVE = Text(es="Cancelar", en="Cancel")
