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
        chosen, _kind = QFileDialog.getSaveFileName(
            parent, title.to(self._language), str(proposal), kind.to(self._language)
        )
        return Path(chosen) if chosen else None

    def open_one(self, parent: QWidget, title: Text, folder: Path, kind: Text) -> Path | None:
        """A file to read."""
        chosen, _kind = QFileDialog.getOpenFileName(
            parent, title.to(self._language), str(folder), kind.to(self._language)
        )
        return Path(chosen) if chosen else None

    def folder(self, parent: QWidget, title: Text, start: Path) -> Path | None:
        """A folder."""
        chosen = QFileDialog.getExistingDirectory(parent, title.to(self._language), str(start))
        return Path(chosen) if chosen else None

    def show(self, path: Path) -> None:
        """Opens a folder, or a file with its own program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
