"""Bringing a backup back: which copy, and its passphrase where it has one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.store.backup import needs_passphrase, refuse_unopened
from napdesk.store.backup_names import backups_in
from napdesk.store.store import backups_of
from napdesk.ui.files import Files, Purpose
from napdesk.ui.moments import moment
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.question import Question

TRADITIONAL = QLocale.DataSizeFormat.DataSizeTraditionalFormat


@dataclass(frozen=True, slots=True)
class Chosen:
    """A copy to put in the place of the data, and what opens it."""

    path: Path
    passphrase: str | None = None
    recovery: str | None = None


class WayBack(QDialog):
    """Lists the copies of a store beside it and in the ``second`` folder, the newest first; ``chosen`` says a Chosen
    whose passphrase was tried."""

    chosen = Signal(object)

    def __init__(
        self, store: Path, second: str, today: date, language: Language, files: Files, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._language = language
        self._files = files
        self.copies = QListWidget()
        self.copies.setAccessibleName(_TITLE.to(language))
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._secret = Question(_PASSPHRASE.to(language), self.passphrase)
        self._said = Words("", "problem", wrap=True)
        self.other = KeyButton(_OTHER.to(language), kind="quiet")
        self.bring = KeyButton(_BRING.to(language), "Ctrl+Enter", "primary")
        self._leave = KeyButton(_LEAVE.to(language), "Esc", bound=False)
        self.setWindowTitle(_TITLE.to(language))
        self._lay_out()
        self._connect()
        self._list(today, second)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(Words(_TITLE.to(self._language), "title"))
        column.addWidget(Words(_LEAD.to(self._language), "muted", wrap=True))
        column.addWidget(self.copies, 1)
        column.addWidget(self._secret)
        column.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self.bring)
        column.addLayout(row)
        self._said.hide()
        self.resize(560, 460)

    def _connect(self) -> None:
        self.copies.currentItemChanged.connect(self._show_secret)
        self.copies.itemActivated.connect(self._take)
        self.passphrase.returnPressed.connect(self._take)
        self.other.clicked.connect(self._look_elsewhere)
        self.bring.clicked.connect(self._take)
        self._leave.clicked.connect(self.reject)

    def _list(self, today: date, second: str) -> None:
        folders = [backups_of(self._store), *([Path(second)] if second else [])]
        for folder in folders:
            try:
                found = backups_in(folder)
            except Trouble as trouble:
                self._refuse(trouble)
                continue
            for copy in found:
                size = QLocale().formattedDataSize(copy.path.stat().st_size, 0, TRADITIONAL)
                where = "" if folder == folders[0] else str(folder)
                when = moment(copy.stamped, today, self._language)
                self._add(" · ".join(part for part in (when, size, where) if part), copy.path)
        self.copies.setCurrentRow(0)
        self._show_secret()

    def _add(self, words: str, path: Path) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, str(path))
        self.copies.addItem(item)

    def _path(self) -> Path | None:
        item = self.copies.currentItem()
        return Path(item.data(Qt.ItemDataRole.UserRole)) if item else None

    def _show_secret(self) -> None:
        path = self._path()
        self._said.hide()
        self._secret.settle()
        self._secret.setVisible(path is not None and needs_passphrase(path, self._store))
        self.bring.setEnabled(path is not None)

    def _look_elsewhere(self) -> None:
        path = self._files.open_one(self, _OTHER_FILE, self._store.parent)
        if path is not None:
            self._add(str(path), path)
            self.copies.setCurrentRow(self.copies.count() - 1)
            self.copies.setFocus()

    def _take(self) -> None:
        path = self._path()
        if path is None:
            return
        try:
            chosen = self._opened(path)
        except Trouble as trouble:
            self._refuse(trouble)
        else:
            self.accept()
            self.chosen.emit(chosen)

    def _opened(self, path: Path) -> Chosen:
        """The copy with what opens it; raises the Trouble of a passphrase that does not."""
        typed = self.passphrase.text()
        if not needs_passphrase(path, self._store) or not typed:
            refuse_unopened(path, self._store)
            return Chosen(path)
        try:
            refuse_unopened(path, self._store, recovery=typed)
            return Chosen(path, recovery=typed)
        except Trouble:
            refuse_unopened(path, self._store, passphrase=typed)
            return Chosen(path, passphrase=typed)

    def _refuse(self, trouble: Trouble) -> None:
        words = f"{trouble.message.to(self._language)} {trouble.fix.to(self._language)}"
        if trouble.code in ("wrong_passphrase", "passphrase_needed"):
            self._secret.refuse(words)
            self.passphrase.selectAll()
            self.passphrase.setFocus()
        else:
            self._said.setText(words)
            self._said.show()


_TITLE = Text(es="Recuperar un respaldo", en="Restore a backup")
_LEAD = Text(
    es="Elija la copia que quiere de vuelta. Lo que haya ahora no se borra: se conserva aparte, en la misma carpeta.",
    en="Choose the copy you want back. What is here now is not deleted: it is kept aside, in the same folder.",
)
_PASSPHRASE = Text(es="Contraseña, o código de recuperación", en="Passphrase, or recovery code")
_OTHER = Text(es="Otro archivo…", en="Another file…")
_OTHER_FILE = Purpose(
    "backups",
    Text(es="Respaldo que se recupera", en="Backup to restore"),
    Text(es="Respaldos de NapDesk (*.napdesk)", en="NapDesk backups (*.napdesk)"),
)
_BRING = Text(es="Recuperar", en="Restore")
_LEAVE = Text(es="Cancelar", en="Cancel")
