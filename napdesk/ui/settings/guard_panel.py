"""The passphrase in Ajustes: said in plain red while there is none, set or changed with its code on paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout

from napdesk.schema.durable import write_durably
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.store import keyring
from napdesk.store.backup import renew_rings
from napdesk.store.recovery_code import confirms
from napdesk.store.store import backups_of
from napdesk.ui.desk import Desk
from napdesk.ui.files import TEXT, Files, Purpose
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.tones import Shape, Tone
from napdesk.ui.settings.passphrase import PassphraseDialog
from napdesk.ui.settings.recovery_page import plain_page, recovery_page


class GuardPanel(Panel):
    """``protected`` says that a passphrase was set or changed, so that contacts open."""

    protected = Signal()

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__(_HEADING.to(desk.language))
        self._desk = desk
        self._files = files
        self.asked: PassphraseDialog | None = None
        self.state = Pill("")
        self.add_aside(self.state)
        self.warning = Words("", wrap=True)
        self.set_it = KeyButton("")
        self.set_it.clicked.connect(self.ask)
        self.body.addWidget(self.warning)
        row = QHBoxLayout()
        row.addWidget(self.set_it)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self._tell()

    def ask(self) -> None:
        """Opens the dialog."""
        store = self._desk.store
        self.asked = dialog = PassphraseDialog(
            self._protect, confirms, self._desk.language, renewing=store.protected, parent=self.window()
        )
        dialog.print_wanted.connect(self._print)
        dialog.save_wanted.connect(self._save)
        dialog.accepted.connect(self._done)
        dialog.open()

    def _protect(self, passphrase: str) -> str:
        store = self._desk.store
        code = keyring.set_passphrase(store.path, store.key, passphrase)
        renew_rings(store.path, backups_of(store.path))
        self._desk.writer.run(lambda store: store.note("passphrase"), None, self._fail)
        return code

    def _done(self) -> None:
        self._tell()
        self.protected.emit()

    def _tell(self) -> None:
        language, on = self._desk.language, self._desk.store.protected
        self.state.set_state(
            (_ON if on else _OFF).to(language), Tone.MET if on else Tone.STOP, Shape.CHECK if on else Shape.ALERT
        )
        self.warning.setText((_ON_WORDS if on else _OFF_WORDS).to(language))
        self.warning.set_tone(Tone.PLAIN if on else Tone.STOP)
        self.set_it.set_words((_CHANGE if on else _SET).to(language))

    def _print(self, code: str) -> None:
        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            document = recovery_page(code, self._desk.store.office, self._desk.today(), self._desk.language)
            document.print_(printer)

    def _save(self, code: str) -> None:
        language = self._desk.language
        target = self._files.save_as(self, _WHERE, f"{_FILE.to(language)}.txt")
        if target is None:
            return
        page = plain_page(code, self._desk.store.office, self._desk.today(), language)
        try:
            write_durably(target, page.encode("utf-8"), private=True)
        except Trouble as trouble:
            self._fail(trouble)

    def _fail(self, trouble: Trouble) -> None:
        language = self._desk.language
        self.body.insertWidget(1, Banner(trouble.message.to(language), trouble.fix.to(language), Tone.STOP))


_HEADING = Text(es="Contraseña", en="Passphrase")
_ON = Text(es="Puesta", en="Set")
_OFF = Text(es="Sin contraseña", en="No passphrase")
_ON_WORDS = Text(
    es="Si la olvida, abra con el código de recuperación impreso. Al cambiarla, el código también cambia.",
    en="If you forget it, open with the printed recovery code. Changing it changes the code too.",
)
_OFF_WORDS = Text(
    es="Quien se lleve este equipo o su disco puede leer todo. Por eso aún no se capturan datos de contacto.",
    en="Whoever takes this computer or its disk can read everything. Contacts cannot be recorded until then.",
)
_SET = Text(es="Poner contraseña…", en="Set a passphrase…")
_CHANGE = Text(es="Cambiar contraseña…", en="Change the passphrase…")
_FILE = Text(es="Código de recuperación", en="Recovery code")
_WHERE = Purpose("recovery", Text(es="Guardar el código de recuperación", en="Save the recovery code"), TEXT)
