"""A second program is kept out at once and told who is inside; one that was killed leaves the door open (R7)."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from napdesk.schema.problems import Trouble
from napdesk.store.backup import restore
from napdesk.store.store import hold_store
from tests.faults.office import settle, sitting, store_in
from tests.faults.trials import ROOT

INSIDE = """
import sys
from pathlib import Path
from tests.faults.office import sitting
with sitting(Path(sys.argv[1])) as store:
    if "writing" in sys.argv:
        store.db.execute("BEGIN IMMEDIATE")
        store.db.execute("DELETE FROM drafts")
    print("inside", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(params=["idle", "writing"])
def other(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    """A program that has the store of the test's folder open."""
    settle(tmp_path)
    other = subprocess.Popen(
        [sys.executable, "-c", INSIDE, tmp_path, request.param],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    with other:
        assert other.stdout and other.stdout.readline() == "inside\n"
        yield other
        other.kill()


def test_a_second_program_is_refused_within_a_second(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    began = monotonic()
    with pytest.raises(Trouble, match="store_open_elsewhere") as caught:
        hold_store(store_in(tmp_path), "otra persona")
    assert monotonic() - began < 1
    for words in (caught.value.message.es, caught.value.message.en):
        assert "ana" in words and socket.gethostname() in words and str(other.pid) in words


def test_nothing_is_put_back_under_somebody_elses_feet(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    assert other.poll() is None
    before = store_in(tmp_path).read_bytes()
    copy = next(store_in(tmp_path).parent.rglob("*-por-hora.napdesk"))
    with pytest.raises(Trouble, match="store_open_elsewhere"):
        restore(copy, store_in(tmp_path))
    assert store_in(tmp_path).read_bytes() == before


def test_a_killed_program_leaves_the_door_open(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    with sitting(tmp_path) as store:
        assert not store.read_only
