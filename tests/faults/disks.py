"""Small disks of their own, and files and folders that can only be read, where this machine lets them be made."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SIZE = 4 * 1024 * 1024  # bytes of a whole disk


def mount(*arguments: str | Path) -> None:
    try:
        made = subprocess.run(["mount", *arguments], check=False, capture_output=True)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if made.returncode:
        pytest.skip("mounting is not allowed here")


def unmount(place: Path) -> None:
    subprocess.run(["umount", "--lazy", place], check=True)


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    place.mkdir()
    mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", place)
    try:
        yield place
    finally:
        unmount(place)


@contextmanager
def only_read(place: Path) -> Iterator[None]:
    """A file or folder that nobody may write, not even an administrator, whom mode bits do not stop."""
    if os.geteuid():
        before = place.stat().st_mode
        place.chmod(before & ~0o222)
        try:
            yield
        finally:
            place.chmod(before)
        return
    mount("--bind", place, place)
    try:
        mount("-o", "remount,bind,ro", place)
        yield
    finally:
        unmount(place)
