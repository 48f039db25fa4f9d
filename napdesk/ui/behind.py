"""What Inicio shows without: loaded once it has shown what waits, or when it is asked for sooner."""

from __future__ import annotations

import importlib
from typing import Any

PAINTED = 50  # milliseconds until a window that was just built stands on the screen
PARTS = (
    "register.page", "summary.page", "settings.page", "help.help", "help.about", "closing_box", "damage_box",
    "returns.page", "register.more", "importing.bringing", "confirming.page", "folio_box", "hands",
    "receiving.page", "consolidated.page",
)  # fmt: skip


def part(name: str) -> Any:
    """A module of the window by its name below ``napdesk.ui``."""
    return importlib.import_module(f"napdesk.ui.{name}")


def load_all() -> None:
    """Every part, for a thread that has nothing else to do."""
    for name in PARTS:
        part(name)
