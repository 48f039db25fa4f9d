"""On a disk that is really full nothing kept is lost, no half file stands under a name, and nothing is left (R5)."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from napdesk.schema.durable import PART_PREFIX
from napdesk.schema.problems import Trouble
from tests.faults.attempts import Promises, Stuck
from tests.faults.deeds import DEEDS
from tests.faults.disks import small_disk

# Not all of these need room: a passphrase may be set, and a period closed, on the last kilobytes.
ROOMS = (0, 16, 64, 160, 320)  # KiB that are left


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as mounted:
        yield mounted


def fill(disk: Path, room: int) -> Path:
    """Fill a disk up to so many KiB."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            file.truncate(max(0, file.tell() - room * 1024))
    return ballast


TRIED = (
    *("first_start", "save", "change", "delete", "draft", "import", "close_period", "migrate"),
    *("backup", "restore", "newer_passphrase", "return", "revision", "locked", "export", "marked_rows"),
)


@pytest.mark.parametrize("deed", TRIED)
def test_a_full_disk_is_said_and_nothing_is_lost(disk: Path, deed: str) -> None:
    said = set()
    for room in ROOMS:
        folder, promises = disk / f"oficina-{room}", Promises()
        DEEDS[deed].prepare(folder)
        ballast = fill(disk, room)
        try:
            DEEDS[deed].run(folder, promises)
        except (Trouble, Stuck) as refused:
            said.add(str(refused))
        assert list(folder.rglob(f"{PART_PREFIX}*")) == []
        ballast.unlink()
        assert list(DEEDS[deed].judge(folder, promises.made)) == []
        subprocess.run(["rm", "-r", folder], check=True)
    assert said == {"disk_full"}
