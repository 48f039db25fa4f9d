"""Asking for files and folders, and showing them in the system's own file manager."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from napdesk.schema.text import Language, Text

EXCEL = Text(es="Libros de Excel (*.xlsx)", en="Excel workbooks (*.xlsx)")
TEXT = Text(es="Texto (*.txt)", en="Text (*.txt)")


class Files:
    """The system's file dialogs; None where the person changed their mind."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def save_as(self, parent: QWidget, title: Text, proposal: Path, kind: Text) -> Path | None:
        """Where to write; the dialog itself asks before a file is replaced."""
        dialog = self._dialog(parent, title, proposal.parent, kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(proposal.suffix)
        dialog.selectFile(proposal.name)
        return _chosen(dialog)

    def open_one(self, parent: QWidget, title: Text, folder: Path, kind: Text) -> Path | None:
        """A file to read."""
        dialog = self._dialog(parent, title, folder, kind)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return _chosen(dialog)

    def folder(self, parent: QWidget, title: Text, start: Path) -> Path | None:
        """A folder."""
        dialog = self._dialog(parent, title, start, None)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return _chosen(dialog)

    def show(self, path: Path) -> None:
        """Opens a folder, or a file with its own program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _dialog(self, parent: QWidget, title: Text, folder: Path, kind: Text | None) -> QFileDialog:
        dialog = QFileDialog(parent, title.to(self._language), str(folder))
        if kind is not None:
            dialog.setNameFilter(kind.to(self._language))
        # Qt's own translation leaves some of these in English.
        for label, words in _LABELS.items():
            dialog.setLabelText(label, words.to(self._language))
        return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    files = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(files[0]) if accepted and files else None


_LABELS = {
    QFileDialog.DialogLabel.LookIn: Text(es="Carpeta:", en="Folder:"),
    QFileDialog.DialogLabel.FileName: Text(es="Nombre del archivo:", en="File name:"),
    QFileDialog.DialogLabel.FileType: Text(es="Tipo:", en="Type:"),
}
