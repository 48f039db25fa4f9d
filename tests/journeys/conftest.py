"""What the journeys need: the program from its start on a store of one's own, and its command line."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from napdesk.app import Program
from napdesk.cli import napdesk
from napdesk.cli.session import Session
from napdesk.resources import resources
from napdesk.ui.look.palette import LIGHT
from napdesk.ui.look.style import dress
from napdesk.ui.window import Window
from tests.journeys.clerk import Clerk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SitDown = Callable[[Path], Clerk]
Command = Callable[..., Any]


@pytest.fixture
def sit_down(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[SitDown]:
    """Starts the program on a store; what is still open at the end is closed."""
    clerks: list[Clerk] = []
    locale = QLocale()

    def begin(store: Path) -> Clerk:
        settings = QSettings(str(tmp_path / "napdesk.ini"), QSettings.Format.IniFormat)
        clerks.append(Clerk(qtbot, Program(qapp, store, settings)))
        clerks[-1].program.start()
        shown = clerks[-1].program.shown
        assert shown is not None
        with qtbot.waitActive(shown):
            shown.activateWindow()
        return clerks[-1]

    yield begin
    for clerk in clerks:
        shown = clerk.program.shown
        if isinstance(shown, Window) and shown.isVisible():
            clerk.close()
        assert shown is not None
        shown.hide()
        shown.deleteLater()
        qtbot.waitUntil(lambda shown=shown: not isValid(shown))  # type: ignore[misc]
    QLocale.setDefault(locale)
    dress(qapp, LIGHT, resources() / "icons")


@pytest.fixture
def command() -> Command:
    """Runs a line as it would be typed after ``napdesk --json --store FILE``; its document."""

    def run(store: Path, line: str, *more: object) -> Any:
        words = ["--json", "--store", str(store), *shlex.split(line), *map(str, more)]
        ended = CliRunner().invoke(napdesk, words, obj=Session(), prog_name="napdesk")
        assert ended.exit_code == 0, ended.output
        return json.loads(ended.stdout)

    return run
