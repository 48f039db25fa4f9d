"""The door of a store with a passphrase: the passphrase itself, or the printed recovery code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.ui.door.welcome import Welcome
from napdesk.ui.look.icons import Icons
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.question import Question


class Unlock(Welcome):
    """``passphrase_given`` and ``recovery_given`` say what was typed; ``refuse`` answers that it does not open."""

    passphrase_given = Signal(str)
    recovery_given = Signal(str)

    def __init__(self, office: str, language: Language, icons: Icons) -> None:
        lead = _LEAD_OF.fill(office=office) if office else _LEAD
        super().__init__(_TITLE.to(language), lead.to(language), icons, language)
        self._language = language
        self._by_recovery = False
        self.field = QLineEdit()
        self._question = Question(_PASSPHRASE.to(language), self.field, _CASE.to(language))
        self._recovery = Question(_RECOVERY.to(language), QLineEdit(), _ON_PAPER.to(language))
        assert isinstance(self._recovery.field, QLineEdit)
        self.recovery = self._recovery.field
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.open = KeyButton(_OPEN.to(language), "Enter", "primary", bound=False)
        self.other = KeyButton(_HAVE_CODE.to(language), kind="quiet")
        self._lay_out()
        self._show_way()

    def refuse(self, trouble: Trouble) -> None:
        """Says why it did not open; what was typed is marked, to be typed over."""
        words = f"{trouble.message.to(self._language)} {trouble.fix.to(self._language)}"
        asked = self._recovery if self._by_recovery else self._question
        asked.refuse(words)
        self._field().setEnabled(True)
        self._field().selectAll()
        self._field().setFocus()

    def _lay_out(self) -> None:
        body = self.sheet.body
        body.addWidget(self._question)
        body.addWidget(self._recovery)
        row = QHBoxLayout()
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.open)
        body.addLayout(row)
        for line in (self.field, self.recovery):
            line.returnPressed.connect(self._try)
        self.open.clicked.connect(self._try)
        self.other.clicked.connect(self._turn)

    def _turn(self) -> None:
        self._by_recovery = not self._by_recovery
        self._show_way()

    def _show_way(self) -> None:
        self._question.setVisible(not self._by_recovery)
        self._recovery.setVisible(self._by_recovery)
        self.other.set_words((_HAVE_PASSPHRASE if self._by_recovery else _HAVE_CODE).to(self._language))
        self.set_heading((_TITLE_CODE if self._by_recovery else _TITLE).to(self._language))
        self.setFocusProxy(self._field())
        self._field().setFocus()

    def _field(self) -> QLineEdit:
        return self.recovery if self._by_recovery else self.field

    def _try(self) -> None:
        typed = self._field().text()
        if not typed:
            return
        self._question.settle()
        self._recovery.settle()
        (self.recovery_given if self._by_recovery else self.passphrase_given).emit(typed)


_TITLE = Text(es="Escriba su contraseña", en="Type your passphrase")
_TITLE_CODE = Text(es="Escriba el código de recuperación", en="Type the recovery code")
_LEAD = Text(es="Los datos de esta oficina están protegidos.", en="The data of this office are protected.")
_LEAD_OF = Text(es="Los datos de {office} están protegidos.", en="The data of {office} are protected.")
_PASSPHRASE = Text(es="Contraseña", en="Passphrase")
_CASE = Text(
    es="Mayúsculas y minúsculas cuentan; revise que Bloq Mayús esté apagado.",
    en="Capitals matter; see that Caps Lock is off.",
)
_RECOVERY = Text(es="Código de recuperación", en="Recovery code")
_ON_PAPER = Text(
    es="Está en la hoja que se imprimió al poner la contraseña. Los guiones y las mayúsculas no importan.",
    en="It is on the sheet printed when the passphrase was set. Hyphens and capitals do not matter.",
)
_OPEN = Text(es="Abrir", en="Open")
_HAVE_CODE = Text(es="Olvidé la contraseña", en="I forgot the passphrase")
_HAVE_PASSPHRASE = Text(es="Sí tengo la contraseña", en="I do have the passphrase")
