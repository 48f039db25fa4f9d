"""The password of a file: one that can be told over the telephone is proposed, and what becomes of it is said."""

from __future__ import annotations

import secrets

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from napdesk.schema.office_key import WORDS
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.services.returns import refuse_unfit_password
from napdesk.ui.desk import Desk
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.question import Question

PROPOSED = 5  # words of 256 each: more than can be tried against a file
WIDE = 560


class PasswordBox(QDialog):
    """``given`` says the password once it will do. It is shown as it is typed: it is there to be written down."""

    given = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(desk.say(_TITLE))
        self.line = QLineEdit(propose())
        self.asked = Question(desk.say(_PASSWORD), self.line, desk.say(_HINT))
        self.other = KeyButton(desk.say(_OTHER), "F5")
        self.leave = KeyButton(desk.say(_LEAVE), "Esc", bound=False)
        self.go_on = KeyButton(desk.say(_GO_ON), "Enter", "primary", bound=False)
        self.other.clicked.connect(lambda: self.line.setText(propose()))
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._give)
        self.line.returnPressed.connect(self._give)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(Words(self._desk.say(_TITLE), "title"))
        column.addWidget(self.asked)
        for words in (_TELL, _LOST):
            column.addWidget(Words(self._desk.say(words), "muted", wrap=True))
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.setFixedWidth(WIDE)
        self.line.selectAll()
        self.line.setFocus()
        for button in (self.other, self.leave, self.go_on):
            button.setAutoDefault(False)

    def _give(self) -> None:
        password = self.line.text()
        try:
            refuse_unfit_password(password)
        except Trouble as trouble:
            self.asked.refuse(f"{self._desk.say(trouble.message)} {self._desk.say(trouble.fix)}")
            return
        self.line.clear()  # the box outlives its closing
        self.accept()
        self.given.emit(password)


def propose() -> str:
    """Words of chance, without the accents that get lost on the way."""
    return "-".join(secrets.choice(_PLAIN) for _ in range(PROPOSED))


_PLAIN = tuple(word for word in WORDS if word.isascii())
_TITLE = Text(es="Contraseña del archivo", en="The file's password")
_PASSWORD = Text(es="Contraseña", en="Password")
_HINT = Text(es="Puede usar esta o escribir otra.", en="You can use this one or type another.")
_TELL = Text(
    es="Anótela y dígasela por teléfono a quien reciba el archivo. No la envíe en el mismo correo ni en "
    "la misma memoria.",
    en="Write it down and tell it by telephone to whoever receives the file. Do not send it in the same message or on "
    "the same stick.",
)
_LOST = Text(
    es="Si se olvida, no hay manera de sacarla del archivo ni de abrirlo. NapDesk no la guarda; siempre puede hacer "
    "otra copia con otra contraseña.",
    en="If it is forgotten, there is no way to get it out of the file or to open it. NapDesk does not keep it; you can "
    "always make another copy under another password.",
)
_OTHER = Text(es="Proponer otra", en="Propose another")
_LEAVE = Text(es="Cancelar", en="Cancel")
_GO_ON = Text(es="Usar esta", en="Use this one")
