"""A process that prints by how many megabytes making a return takes it above idle (Linux's own figures)."""

from __future__ import annotations

import importlib
import sys
from contextlib import closing
from pathlib import Path

from napdesk.house import build_house
from napdesk.services.returns import write_return
from napdesk.store.store import open_store
from tests.benches.returning import composed


def megabytes(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) / 1024


if __name__ == "__main__":
    importlib.import_module("napdesk.app")
    with closing(open_store(Path(sys.argv[1]), build_house("bench"))) as store:
        idle = megabytes("VmRSS")
        write_return(composed(store), store.lists, Path(sys.argv[2]))
        print(megabytes("VmHWM") - idle)
