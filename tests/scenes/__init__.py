"""The scenes of ``tests.screens``, one file for each part of the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from napdesk.schema.text import Language
from napdesk.ui.look.palette import Palette

Scene = Callable[[Language, Palette], QWidget]
ICONS = Path(__file__).parents[2] / "resources" / "icons"
