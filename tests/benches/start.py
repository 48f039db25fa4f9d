"""From start to a painted window, each a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benches.measure import Measured, alternately
from tests.benches.stores import big_store, folder

ROOT = Path(__file__).resolve().parents[2]
TIMES = 7


def measured() -> Iterator[Measured]:
    store = str(big_store())
    for arguments in ((store,), ()):
        _start(*arguments)  # compiles what an installed program has compiled already
    ours, bare = alternately(TIMES, lambda: _start(store), _start)
    yield Measured("start to a painted window, 100,000 records", ours, bare, "s", "≤ 3×")


def _start(*arguments: str) -> None:
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {"XDG_CONFIG_HOME": str(folder()), "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder() / "compiled")}
    module = [sys.executable, "-m", "tests.benches.first_paint"]
    subprocess.run([*module, *arguments], cwd=ROOT, env=given | own, check=True)
