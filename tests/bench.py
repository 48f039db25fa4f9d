"""``python -m tests.bench [NAME…]``: what was promised of speed and size, as ratios in one run.

Figures depend on the machine and what else it does; nothing here is asserted. Names: start, lists, typing,
saving, returning, importing, figures, twins, overlaps, receiving, publishing (where NAPDESK_PG names a server).
"""

from __future__ import annotations

import os
import shutil
import sys

from tests.benches import (
    figures,
    importing,
    lists,
    overlaps,
    publishing,
    receiving,
    returning,
    saving,
    start,
    twins,
    typing,
)
from tests.benches.measure import HEAD
from tests.benches.stores import folder

BENCHES = {
    "start": start, "lists": lists, "typing": typing, "saving": saving, "returning": returning,
    "importing": importing, "figures": figures, "twins": twins, "overlaps": overlaps,
    "receiving": receiving, "publishing": publishing,
}  # fmt: skip


def main(names: list[str]) -> None:
    """Measure those named, or all."""
    if unknown := set(names) - set(BENCHES):
        sys.exit(f"no such bench: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(HEAD)
    try:
        for name in names or BENCHES:
            for line in BENCHES[name].measured():
                print(line.told, flush=True)
    finally:
        shutil.rmtree(folder(), ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
