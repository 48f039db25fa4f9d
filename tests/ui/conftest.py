"""What every test of the window needs: no screen, the look, the icons."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import LIGHT, Palette
from napdesk.ui.look.style import dress

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
