"""Records found by their folio, whole or by its end, as a clerk reads it off the paper."""

from __future__ import annotations

import re

from napdesk.schema.record import Record
from napdesk.store.store import Store

MOST = 8  # of each register
_ENDING = re.compile(r"([A-Z0-9-]*-)?(\d+)")
_FIGURES = 4  # of a folio's number, at least


def find_by_folio(store: Store, typed: str, register: str = "") -> list[Record]:
    """Those that ``43``, ``2025-43`` or ``CAP-2025-0043`` may mean: of this register first, the newest first.

    Deleted ones are among them; what cannot end a folio finds nothing.
    """
    found = _ENDING.fullmatch("".join(typed.upper().split()))
    if found is None:
        return []
    ending = (found[1] or "").removeprefix("-") + found[2].lstrip("0").zfill(_FIGURES)
    registers = sorted(store.registers, key=lambda one: one.key != register)
    return [record for one in registers for record in store.records.of_folio(one, ending, MOST)]
