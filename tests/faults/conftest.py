"""The interposing library compiled, workers over it, and a count of the points tried in the summary of the run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from napdesk.store import keyring
from tests.faults.office import CHEAP
from tests.faults.trials import Outcome, Trials

WORKERS = 2  # under xdist too, so that the last file of a run keeps a second core busy
FULL = "NAPDESK_FAULTS"  # set to "full": every point, however long it takes
SOURCE = Path(__file__).with_name("interpose.c")
MEMORY = Path("/dev/shm")  # a process that dies loses nothing there either, and nothing waits for a disk

Sample = Callable[[Sequence[int], int], list[int]]
Tally = Callable[[list[Outcome]], list[Outcome]]
POINTS = "points"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    tried: Counter[str] = Counter()
    for report in (*terminalreporter.stats.get("passed", ()), *terminalreporter.stats.get("failed", ())):
        tried[Path(report.location[0]).stem.removeprefix("test_")] += dict(report.user_properties).get(POINTS, 0)
    for name, points in sorted(tried.items()):
        if points:
            terminalreporter.write_line(f"faults: {name}: {points} points")


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the tests' own process, and only while one of these runs."""
    assert keyring.set_passphrase.__kwdefaults__
    monkeypatch.setitem(keyring.set_passphrase.__kwdefaults__, "cost", CHEAP)


@pytest.fixture(scope="session")
def trials() -> Iterator[Trials]:
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("needs a C compiler on Linux")
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as made:
        library = Path(made) / "interpose.so"
        subprocess.run(
            [compiler, "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O2", "-fPIC", "-shared", "-o", library, SOURCE],
            check=True,
        )
        workers = Trials(library, Path(made), WORKERS)
        yield workers
        workers.close()


def is_full() -> bool:
    return os.environ.get(FULL) == "full"


@pytest.fixture(scope="session")
def sample() -> Sample:
    """So many of the points, evenly, or all of them in a full run."""

    def evenly(points: Sequence[int], wanted: int) -> list[int]:
        if is_full() or len(points) <= wanted:
            return list(points)
        return [points[number * len(points) // wanted] for number in range(wanted)]

    return evenly


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """Notes how much was tried with the test, for the summary."""

    def note(outcomes: list[Outcome]) -> list[Outcome]:
        request.node.user_properties.append((POINTS, sum(one.images or 1 for one in outcomes)))
        return outcomes

    return note
