"""Backups and the history in Ajustes: make one now, a second folder, how to get one back, and a check of it all."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.store.backup_names import BY_HAND
from napdesk.store.health import Check, examine
from napdesk.ui.desk import Desk
from napdesk.ui.door.way_back import WayBack
from napdesk.ui.files import Files, Purpose
from napdesk.ui.inicio.overview import back_up_twice, last_backup
from napdesk.ui.moments import moment
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords, Words
from napdesk.ui.parts.panel import Panel, SectionHead
from napdesk.ui.parts.signed_line import lines_in
from napdesk.ui.parts.swap import swap
from napdesk.ui.parts.tones import Shape, Tone
from napdesk.ui.preferences import Preferences
from napdesk.ui.settings.left_box import LeftBox


class BackupPanel(Panel):
    """Everything is done off the window's thread; the words say how it went. ``way_back_chosen`` says the copy to put
    in the place of the data: the store is not closed from here."""

    way_back_chosen = Signal(object)

    def __init__(self, desk: Desk, preferences: Preferences, files: Files) -> None:
        super().__init__(_HEADING.to(desk.language))
        self._desk = desk
        self._preferences = preferences
        self._files = files
        self.said = Words("", "muted", wrap=True)
        self.now = KeyButton(_NOW.to(desk.language))
        self.second = KeyButton(_SECOND.to(desk.language), kind="quiet")
        self.none = KeyButton(_FORGET.to(desk.language), kind="quiet")
        self.where = ElidedWords("", "small")
        self.check = KeyButton(_CHECK.to(desk.language))
        self.bring_back = KeyButton(_BRING_BACK.to(desk.language))
        self.show_left = KeyButton(_LEFT.to(desk.language))
        self.left: LeftBox | None = None
        self.asked: WayBack | None = None
        self._results = lines_in([])
        self._lay_out()
        self.now.clicked.connect(self._back_up)
        self.second.clicked.connect(self._choose_second)
        self.none.clicked.connect(self._forget_second)
        self.check.clicked.connect(self._examine)
        self.bring_back.clicked.connect(self.ask_which)
        self.show_left.clicked.connect(self._show_left)
        self._tell(last_backup(desk.store))

    def _lay_out(self) -> None:
        language = self._desk.language
        self.body.addWidget(self.said)
        row = QHBoxLayout()
        row.addWidget(self.now)
        row.addWidget(self.second)
        row.addWidget(self.none)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.where)
        back = QHBoxLayout()
        back.addWidget(self.bring_back)
        back.addStretch(1)
        self.body.addLayout(back)
        self.body.addWidget(SectionHead(_SOUND.to(language)))
        line = QHBoxLayout()
        line.addWidget(self.check)
        line.addWidget(self.show_left)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self._results)
        self.body.addStretch(1)

    def _tell(self, when: datetime | None) -> None:
        language = self._desk.language
        said = _LAST.fill(when=moment(when, self._desk.today(), language)) if when else _NEVER
        self.said.setText(said.to(language))
        second = self._preferences.second_folder
        self.where.setText(_ALSO.fill(folder=second).to(language) if second else _ONLY_HERE.to(language))
        self.none.setVisible(bool(second))
        self.now.setEnabled(True)
        self.check.setEnabled(True)

    def _back_up(self) -> None:
        self.now.setEnabled(False)
        self.said.setText(_MAKING.to(self._desk.language))
        second = self._preferences.second_folder
        self._desk.tasks.read(lambda store: back_up_twice(store, second, BY_HAND), self._tell, self._fail)

    def _choose_second(self) -> None:
        folder = self._files.folder(self, _SECOND_WHERE)
        if folder is not None:
            self._preferences.second_folder = str(folder)
            self._tell(last_backup(self._desk.store))

    def _forget_second(self) -> None:
        self._preferences.second_folder = ""
        self.second.setFocus()
        self._tell(last_backup(self._desk.store))

    def ask_which(self) -> None:
        """Which backup to bring back."""
        desk, second = self._desk, self._preferences.second_folder
        self.asked = WayBack(desk.store.path, second, desk.today(), desk.language, self._files, self)
        self.asked.chosen.connect(self.way_back_chosen)
        self.asked.open()

    def _show_left(self) -> None:
        """What left the office, and when."""
        self.left = LeftBox(self._desk, self)
        self.left.open()

    def _examine(self) -> None:
        self.check.setEnabled(False)
        self._desk.tasks.read(examine, self._show_checks, self._fail)

    def _show_checks(self, checks: list[Check]) -> None:
        self.check.setEnabled(True)
        language = self._desk.language
        told = [(f"{one.title.to(language)}: {one.detail.to(language)}", *_look(one.ok)) for one in checks]
        lines = lines_in(told)
        self._results = swap(self.body, self._results, lines)

    def _fail(self, trouble: Trouble) -> None:
        self.now.setEnabled(True)
        self.check.setEnabled(True)
        language = self._desk.language
        self.said.setText(f"{trouble.message.to(language)} {trouble.fix.to(language)}")


def _look(ok: bool) -> tuple[Tone, Shape]:
    return (Tone.MET, Shape.CHECK) if ok else (Tone.STOP, Shape.ALERT)


_HEADING = Text(es="Respaldos", en="Backups")
_LAST = Text(es="Último respaldo {when}, verificado.", en="Last backup {when}, verified.")
_NEVER = Text(es="Aún no hay respaldos; al cerrar se hace uno solo.", en="No backups yet; closing makes one by itself.")
_MAKING = Text(es="Respaldando y comprobando…", en="Backing up and checking…")
_NOW = Text(es="Respaldar ahora", en="Back up now")
_SECOND = Text(es="Segunda carpeta…", en="Second folder…")
_FORGET = Text(es="Quitarla", en="Remove it")
_SECOND_WHERE = Purpose("second", Text(es="Carpeta para el segundo respaldo", en="Folder for the second backup"))
_ALSO = Text(es="También en: {folder}", en="Also in: {folder}")
_ONLY_HERE = Text(
    es="Solo en este equipo: elija una memoria USB como segunda carpeta.",
    en="On this computer only: choose a USB stick as second folder.",
)
_BRING_BACK = Text(es="Recuperar un respaldo…", en="Restore a backup…")
_SOUND = Text(es="Historial y datos", en="History and data")
_LEFT = Text(es="Lo que ha salido…", en="What has left…")
_CHECK = Text(es="Revisar que todo esté íntegro", en="Check that everything is whole")
