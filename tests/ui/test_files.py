"""A file dialog begins where one was last for the same purpose, and says what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from napdesk.schema.text import same
from napdesk.ui.files import EXCEL, Files, Purpose
from napdesk.ui.preferences import Preferences
from tests.pages import ES, Kept

RETURNS, VERIFY = Purpose("returns", same("Guardar"), EXCEL), Purpose("verify", same("Verificar"), EXCEL)
SECOND = Purpose("second", same("Carpeta"))


class Answered:
    """Stands for what a person does in the dialog; ``seen`` are the folders they began in, and the titles."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.chosen: Path | None = None
        self.seen: list[tuple[Path, str]] = []
        monkeypatch.setattr(QFileDialog, "exec", lambda dialog: self.show(dialog))
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(self.chosen)])

    def show(self, dialog: QFileDialog) -> QFileDialog.DialogCode:
        self.seen.append((Path(dialog.directory().absolutePath()), dialog.windowTitle()))
        return QFileDialog.DialogCode.Accepted if self.chosen else QFileDialog.DialogCode.Rejected


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Answered:
    return Answered(monkeypatch)


def test_each_purpose_has_its_own_folder(parent: QWidget, answered: Answered, tmp_path: Path) -> None:
    kept = Kept()
    usb, mail = tmp_path / "usb", tmp_path / "correo"
    for folder in (usb, mail):
        folder.mkdir()
    answered.chosen = usb / "a.xlsx"
    assert Files(ES, Preferences(kept)).save_as(parent, RETURNS, "a.xlsx") == usb / "a.xlsx"
    answered.chosen = mail / "b.xlsx"
    Files(ES, Preferences(kept)).open_one(parent, VERIFY, tmp_path)
    answered.chosen = usb
    Files(ES, Preferences(kept)).folder(parent, SECOND)
    answered.chosen = None
    again = Files(ES, Preferences(kept))
    assert again.save_as(parent, RETURNS, "a.xlsx") is None
    again.open_one(parent, VERIFY, tmp_path)
    again.folder(parent, SECOND)
    home = Path.home()
    assert answered.seen == [
        (home, "Guardar"), (tmp_path, "Verificar"), (home, "Carpeta"),
        (usb, "Guardar"), (mail, "Verificar"), (usb, "Carpeta"),
    ]  # fmt: skip


def test_a_folder_that_is_gone_is_not_begun_in(parent: QWidget, answered: Answered, tmp_path: Path) -> None:
    files = Files(ES, Preferences(Kept()))
    usb = tmp_path / "usb"
    usb.mkdir()
    answered.chosen = usb / "a.xlsx"
    files.open_one(parent, VERIFY)
    usb.rmdir()
    answered.chosen = None
    files.open_one(parent, VERIFY)
    assert answered.seen[-1][0] == Path.home()
