"""How the columns of a list are arranged: which, in what order, how wide; remembered by their keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from napdesk.schema.columns import Column, columns_of, usual_columns
from napdesk.schema.register import Register
from napdesk.ui.shell import Settings


class Arrangement:
    """Of one register, for the person at this computer; ``own`` where they chose the columns themselves.

    By keys, so that it outlives a register that has grown and a screen in another language.
    """

    def __init__(self, settings: Settings, register: Register) -> None:
        self._settings = settings
        self._register = register
        self._place = f"list/{register.key}/arrangement"
        self.offered: dict[str, Column] = columns_of(register)
        kept = _read(settings.value(self._place))
        shown = kept.get("shown")
        self._shown = [key for key in shown if key in self.offered] if isinstance(shown, list) else []
        widths = kept.get("widths")
        self.widths = {key: wide for key, wide in widths.items() if isinstance(wide, int)} if widths else {}

    @property
    def own(self) -> bool:
        return bool(self._shown)

    def shown(self) -> tuple[Column, ...]:
        """From left to right; what a record is called by is always there."""
        keys = self._shown or list(usual_columns(self._register))
        name = self._register.name_field.key
        return tuple(self.offered[key] for key in (keys if name in keys else [name, *keys]))

    def choose(self, keys: Sequence[str]) -> None:
        """Show these, in this order; the usual ones are whatever the register says they are, later too."""
        self._shown = [] if tuple(keys) == usual_columns(self._register) else list(keys)
        self._keep()

    def keep_width(self, key: str, wide: int) -> None:
        self.widths[key] = wide
        self._keep()

    def forget(self) -> None:
        """As at first."""
        self._shown, self.widths = [], {}
        self._keep()

    def _keep(self) -> None:
        self._settings.setValue(self._place, json.dumps({"shown": self._shown, "widths": self.widths}))


def _read(kept: Any) -> dict[str, Any]:
    """What was kept; nothing where it is not what was written."""
    try:
        found = json.loads(kept) if isinstance(kept, str) else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
