"""What every test of the window needs: no screen, the look, the icons."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from napdesk.app import Program
from napdesk.store.store import Store
from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import LIGHT, Palette
from napdesk.ui.look.style import dress
from napdesk.ui.window import Window
from tests.pages import ICONS, close, make_store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def icon_folder() -> Path:
    return Path(__file__).parents[2] / "resources" / "icons"


@pytest.fixture
def palette() -> Palette:
    return LIGHT


@pytest.fixture(scope="session")
def icons(qapp: QApplication, icon_folder: Path) -> Icons:  # noqa: ARG001 - pictures need it
    return Icons(LIGHT, icon_folder)


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication, icon_folder: Path) -> None:
    dress(qapp, LIGHT, icon_folder)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "datos" / "oficina.napdesk"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, path: Path, tmp_path: Path) -> Iterator[Callable[[], Program]]:
    """Starts programs on one store, and closes the last as a person would."""
    programs: list[Program] = []
    locale = QLocale()

    def begin() -> Program:
        settings = QSettings(str(tmp_path / "napdesk.ini"), QSettings.Format.IniFormat)
        programs.append(Program(qapp, path, settings))
        programs[-1].start()
        return programs[-1]

    yield begin
    for program in programs:
        shown = program.shown
        if isinstance(shown, Window) and shown.isVisible():
            close(qtbot, shown)
        if shown is not None:
            shown.hide()
            shown.deleteLater()
            qtbot.waitUntil(lambda shown=shown: not isValid(shown))  # type: ignore[misc]
    QLocale.setDefault(locale)
    dress(qapp, LIGHT, ICONS)
