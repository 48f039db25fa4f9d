"""Asking for files and folders, and showing them in the system's own file manager."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from napdesk.schema.text import Language, Text
from napdesk.ui.preferences import Preferences

EXCEL = Text(es="Libros de Excel (*.xlsx)", en="Excel workbooks (*.xlsx)")
CSV = Text(es="Texto separado por comas (*.csv)", en="Comma-separated text (*.csv)")
# Those that are not read are refused in words, which helps more than not finding them.
SHEETS = Text(
    es="Hojas de cálculo (*.xlsx *.csv *.xls *.xlsm *.ods)", en="Spreadsheets (*.xlsx *.csv *.xls *.xlsm *.ods)"
)
PDF = Text(es="Documentos PDF (*.pdf)", en="PDF documents (*.pdf)")
TEXT = Text(es="Texto (*.txt)", en="Text (*.txt)")


class Purpose(NamedTuple):
    """What a file is asked for: the word its folder is remembered by, the dialog's title and the kind of file."""

    key: str
    title: Text
    kind: Text | None = None


class Files:
    """The system's file dialogs; None where the person changed their mind.

    Each begins where one was last for the same purpose, at first in the ``usual`` folder.
    """

    def __init__(self, language: Language, preferences: Preferences) -> None:
        self._language = language
        self._preferences = preferences

    def save_as(self, parent: QWidget, purpose: Purpose, name: str) -> Path | None:
        """Where to write; the dialog itself asks before a file is replaced."""
        dialog = self._dialog(parent, purpose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix)
        dialog.selectFile(name)
        return self._chosen(dialog, purpose)

    def open_one(self, parent: QWidget, purpose: Purpose, usual: Path | None = None) -> Path | None:
        """A file to read."""
        dialog = self._dialog(parent, purpose, usual)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog, purpose)

    def open_many(self, parent: QWidget, purpose: Purpose) -> list[Path]:
        """Files to read; none where the person changed their mind."""
        dialog = self._dialog(parent, purpose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._all_chosen(dialog, purpose)

    def folder(self, parent: QWidget, purpose: Purpose) -> Path | None:
        """A folder."""
        dialog = self._dialog(parent, purpose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._chosen(dialog, purpose)

    def show(self, path: Path) -> None:
        """Opens a folder, or a file with its own program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _dialog(self, parent: QWidget, purpose: Purpose, usual: Path | None = None) -> QFileDialog:
        start = self._preferences.folder(purpose.key) or usual or Path.home()
        dialog = QFileDialog(parent, purpose.title.to(self._language), str(start))
        if purpose.kind is not None:
            dialog.setNameFilter(purpose.kind.to(self._language))
        # Qt's own translation leaves some of these in English.
        for label, words in _LABELS.items():
            dialog.setLabelText(label, words.to(self._language))
        return dialog

    def _chosen(self, dialog: QFileDialog, purpose: Purpose) -> Path | None:
        return next(iter(self._all_chosen(dialog, purpose)), None)

    def _all_chosen(self, dialog: QFileDialog, purpose: Purpose) -> list[Path]:
        accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
        files = dialog.selectedFiles()
        folder_asked = dialog.fileMode() is QFileDialog.FileMode.Directory
        dialog.deleteLater()
        if not accepted or not files:
            return []
        chosen = [Path(file) for file in files]
        self._preferences.keep_folder(purpose.key, chosen[0] if folder_asked else chosen[0].parent)
        return chosen


_LABELS = {
    QFileDialog.DialogLabel.LookIn: Text(es="Carpeta:", en="Folder:"),
    QFileDialog.DialogLabel.FileName: Text(es="Nombre del archivo:", en="File name:"),
    QFileDialog.DialogLabel.FileType: Text(es="Tipo:", en="Type:"),
}
