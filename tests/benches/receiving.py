"""Receiving at the Group: beside the script an analyst would write, how it grows with the files, a national year."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Event, Thread

from napdesk.house import build_house, plan
from napdesk.return_reader import read_return
from napdesk.schema.offices import Office, Scope
from napdesk.services.consolidation import consolidated
from napdesk.services.double_counts import search
from napdesk.services.figures import days_of, figures
from napdesk.services.receiving import stage, take_in
from napdesk.store.store import Store, create_store, open_store
from tests.benches.measure import Measured, timed
from tests.benches.received_files import YEAR, make_files, paths
from tests.benches.stores import folder

FEW, MANY = 100, 1_000
GROUP = Office("group", "GRUPO", "Grupo Interinstitucional", "mujeres", "09", scope=Scope.GROUP)
TODAY = date(YEAR + 1, 2, 1)
SCRIPT = Path(__file__).with_name("analyst.py")
GLANCE = 0.2  # seconds between two looks at the memory


def files(count: int) -> Path:
    return make_files(folder() / "llegaron", count)


def measured() -> Iterator[Measured]:
    made = files(MANY)
    few, small = received(FEW, made)
    seconds, memory = received(MANY, made)
    theirs = by_an_analyst(made)
    yield Measured(f"{MANY:,} returns of 100 records, received", seconds, theirs, "s", "≤ 0.2× pandas")
    yield Measured(f"a return when {MANY:,} come, beside one when {FEW} do", seconds / MANY, few / FEW, "s", "1×")
    yield Measured(f"memory of all processes, {MANY:,} files beside {FEW}", memory, small, "MB", "≤ 400, flat")
    with closing(group(MANY)) as store:
        days = days_of(date(YEAR, 1, 1), date(YEAR, 12, 31), TODAY)
        with consolidated(store) as everyone:
            counted = timed(lambda: figures(everyone, plan(), days, TODAY))
        yield Measured(f"figures over {MANY * 100:,} records", counted, None, "s", "≤ 2 s at 1,000,000")
        yield Measured(f"overlaps looked for in {MANY * 100:,} records", timed(lambda: search(store)), None, "s", "")
    yield Measured("the store, for each return", group_path(MANY).stat().st_size / MANY / 1000, None, "kB", "")


def received(count: int, made: Path) -> tuple[float, float]:
    """Seconds to receive that many, all of it in, and the most megabytes that all processes took."""
    store = create_store(group_path(count), GROUP, build_house("bench"))
    with closing(store), _Memory() as memory:
        began = time.perf_counter()
        take_in(store, stage(store, paths(made, count), read_return, TODAY))
        return time.perf_counter() - began, memory.most / 1e6


def by_an_analyst(made: Path) -> float | None:
    """Seconds of the script, in an environment of its own; None where that cannot be had."""
    python = _environment()
    if python is None:
        return None
    script = folder() / "script.py"  # away from here, where other modules have the names of the library's
    script.write_bytes(SCRIPT.read_bytes())
    return timed(lambda: subprocess.run([python, script, made], check=True, capture_output=True))


def group_path(count: int) -> Path:
    return folder() / f"grupo-{count}.napdesk"


def group(count: int) -> Store:
    return open_store(group_path(count), build_house("bench"))


@lru_cache(maxsize=1)
def _environment() -> Path | None:
    home = folder() / "pandas"
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    got = subprocess.run([python, "-m", "pip", "install", "--quiet", "pandas", "openpyxl"], capture_output=True)
    return python if got.returncode == 0 else None


class _Memory:
    """The most that this process and all it started hold at once, looked at now and then (Linux's own figures)."""

    def __init__(self) -> None:
        self.most = 0
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> _Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(GLANCE):
            self.most = max(self.most, _held())


def _held() -> int:
    """Bytes that this process and all under it hold; what some of them share counts once among them."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            said = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry.parent.name)] = int(said[1])
    mine, before = {os.getpid()}, 0
    while len(mine) > before:
        before = len(mine)
        mine |= {process for process, parent in parents.items() if parent in mine}
    return sum(map(_share, mine))


def _share(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # it ended meanwhile
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
