"""What a power cut may leave of a folder: the log of a process's calls, replayed as far as the disk had to keep it.

The disk is the harshest one allowed: what was written and not synced is there, not there, or there in its first
sectors, each write by itself; a name made, changed or taken away is so for certain only after its folder was
synced, and until then any of those changes may have come about without the others.
"""

from __future__ import annotations

import hashlib
import os
import random
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SECTOR = 512  # bytes
_HEAD = struct.Struct("@cQqII")  # struct entry of interpose.c


class Entry(NamedTuple):
    """One call that went through; ``call`` is its letter, ``rest`` the bytes written or the other path."""

    call: str
    inode: int
    offset: int
    path: str
    rest: bytes


@dataclass
class File:
    """What is on the disk for certain, and the writes and truncations that may be."""

    kept: bytes = b""
    waiting: list[Entry] = field(default_factory=list)


Chooses = Callable[[Entry], float]  # how much of a waiting call came about, from 0 to 1


@dataclass(frozen=True)
class Image:
    """A folder as a power cut left it, by path inside it (None is a folder), and what had been promised by then."""

    contents: dict[str, bytes | None]
    promised: list[str]

    def lay_out(self, folder: Path) -> None:
        folder.mkdir()
        for path in sorted(self.contents):
            content = self.contents[path]
            if content is None:
                (folder / path).mkdir(exist_ok=True)
            elif (folder / path).parent.is_dir():
                (folder / path).write_bytes(content)

    def digest(self) -> bytes:
        found = hashlib.blake2b(repr(self.promised).encode())
        for path in sorted(self.contents):
            content = self.contents[path]
            found.update(f"{path}\0{content and len(content)}\0".encode())
            found.update(content or b"")
        return found.digest()


class Disk:
    """A folder's disk while the calls of a log reach it."""

    def __init__(self, folder: Path, before: Path, inodes: dict[str, int]) -> None:
        self._folder = str(folder)
        self._files: dict[int, File] = {}
        self._names: dict[str, int | None] = {}
        self._waiting: list[Entry] = []
        for path, inode in inodes.items():
            there = before / path
            self._names[path] = None if there.is_dir() else inode
            if there.is_file():
                self._files[inode] = File(there.read_bytes())

    def take(self, entry: Entry) -> None:
        if entry.call == "S":
            self._sync(entry)
        elif entry.call == "O":
            return
        elif entry.call in "WT":
            self._files.setdefault(entry.inode, File()).waiting.append(entry)
        else:
            if entry.call == "C":
                self._files[entry.inode] = File()
            self._waiting.append(entry)

    def image(self, promised: Sequence[str], chooses: Chooses) -> Image:
        names = dict(self._names)
        for entry in self._waiting:
            if chooses(entry) >= 0.5:
                self._rename(names, entry)
        contents = {
            path: None if inode is None else self._content(self._files[inode], chooses) for path, inode in names.items()
        }
        return Image(contents, list(promised))

    def _sync(self, entry: Entry) -> None:
        synced = self._inside(entry.path)
        if entry.inode in self._files:
            file = self._files[entry.inode]
            self._files[entry.inode] = File(self._content(file, lambda _: 1.0))
            return
        settled = [one for one in self._waiting if _parent(self._inside(_named(one))) == synced]
        for one in settled:
            self._rename(self._names, one)
        self._waiting = [one for one in self._waiting if one not in settled]

    def _rename(self, names: dict[str, int | None], entry: Entry) -> None:
        path = self._inside(entry.path)
        if entry.call == "C":
            names[path] = entry.inode
        elif entry.call == "M":
            names[path] = None
        elif path in names:
            moved = names.pop(path)
            if entry.call == "R":
                names[self._inside(entry.rest.decode())] = moved

    def _inside(self, path: str) -> str:
        return os.path.relpath(path.removesuffix(" (deleted)"), self._folder)

    def _content(self, file: File, chooses: Chooses) -> bytes:
        content = bytearray(file.kept)
        for entry in file.waiting:
            share = chooses(entry)
            if entry.call == "T":
                if share >= 0.5:
                    content = content[: entry.offset].ljust(entry.offset, b"\0")
                continue
            length = len(entry.rest) if share >= 1 else int(len(entry.rest) * share) // SECTOR * SECTOR
            if length:
                content = content.ljust(entry.offset, b"\0")
                content[entry.offset : entry.offset + length] = entry.rest[:length]
        return bytes(content)


def read_log(log: bytes) -> list[Entry]:
    found, place = [], 0
    while place < len(log):
        call, inode, offset, path_length, rest_length = _HEAD.unpack_from(log, place)
        place += _HEAD.size
        path = log[place : place + path_length].decode()
        place += path_length
        found.append(Entry(call.decode(), inode, offset, path, log[place : place + rest_length]))
        place += rest_length
    return found


def inodes_in(folder: Path) -> dict[str, int]:
    """The inode of everything in a folder, by its path there."""
    return {str(path.relative_to(folder)): path.stat().st_ino for path in sorted(folder.rglob("*"))}


def images(
    log: Sequence[Entry], folder: Path, before: Path, inodes: dict[str, int], wanted: int, chance: random.Random
) -> Iterator[Image]:
    """Different folders that power cuts at random places of the log may leave, at most so many."""
    cuts = sorted(chance.choices(range(len(log) + 1), k=wanted))
    disk, promised, place = Disk(folder, before, inodes), list[str](), 0
    seen: set[bytes] = set()
    for cut in cuts:
        for entry in log[place:cut]:
            if entry.call == "P":
                promised += entry.rest.decode().splitlines()
            else:
                disk.take(entry)
        place = max(place, cut)
        image = disk.image(promised, chance.choice(_ways(chance)))
        digest = image.digest()
        if digest not in seen:
            seen.add(digest)
            yield image


def _ways(chance: random.Random) -> tuple[Chooses, ...]:
    """Nothing that waited came about, each by a throw of the dice, or each in part."""
    return (
        lambda _: 0.0,
        lambda _: chance.choice((0.0, 1.0)),
        lambda _: chance.choice((0.0, 1.0, chance.random())),
    )


def _named(entry: Entry) -> str:
    """The path whose folder has to be synced."""
    return entry.rest.decode() if entry.call == "R" else entry.path


def _parent(path: str) -> str:
    return str(Path(path).parent)
