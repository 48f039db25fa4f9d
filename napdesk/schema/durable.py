"""Files that are whole or not there at all: written beside their place, synced, then renamed onto it."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from typing import BinaryIO

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text

PART_PREFIX = ".napdesk-part-"

# Windows refuses a rename while a virus scanner or Excel holds the target: access denied, sharing, lock.
_HELD = (5, 32, 33)
RETRY_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5)  # seconds

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def write_durably(target: Path, data: bytes | Callable[[BinaryIO], object], *, private: bool = False) -> None:
    """Write a file whole; ``data`` is its bytes or a function writing them. Errors as ``durable_path``."""
    with durable_path(target, private=private) as part, part.open("wb") as file:
        if isinstance(data, bytes):
            file.write(data)
        else:
            data(file)


@contextmanager
def durable_path(target: Path, *, private: bool = False) -> Iterator[Path]:
    """A path beside the target, with its suffix, to write to; when the block ends it becomes the target.

    On any failure the old file is as it was and nothing is left behind. ``private`` leaves the file to its
    owner alone. Raises Trouble ``disk_full``, ``read_only``, ``file_held`` or ``disk_error``.
    """
    # The target's own name is left out: with more letters it could grow over what a folder allows.
    part = target.with_name(f"{PART_PREFIX}{secrets.token_hex(6)}{target.suffix}")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if private else 0o666))
        yield part
        sync_file(part)
        _put(part, target)
    except OSError as error:
        _discard(part)
        raise trouble_of(error, target) from error
    except BaseException:
        _discard(part)
        raise
    with _as_trouble(target):
        sync_folder(target.parent)


def trouble_of(error: OSError, path: Path) -> Trouble:
    """The Trouble that stands for what the operating system said about a file."""
    name = path.name
    if error.errno in _FULL:
        return Trouble("disk_full", _DISK_FULL.fill(name=name), _MAKE_ROOM)
    if getattr(error, "winerror", None) in _HELD:
        return Trouble("file_held", _FILE_HELD.fill(name=name), _LET_GO)
    if error.errno in _FORBIDDEN:
        return Trouble("read_only", _READ_ONLY.fill(name=name), _WRITE_ELSEWHERE)
    return Trouble("disk_error", _DISK_ERROR.fill(name=name), _LOOK_AT_DISK)


def unread(error: OSError, path: Path) -> Trouble:
    """The same of a file that was to be read: what is not let go of is most often open in Excel."""
    found = trouble_of(error, path)
    if found.code in ("read_only", "file_held"):
        return Trouble(found.code, _NOT_LET_GO.fill(name=path.name), _CLOSE_IT)
    return found


def make_folder(folder: Path) -> None:
    """Make a folder and those over it where they are missing, each so that it outlives a power cut.

    Raises Trouble as ``durable_path``.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    with _as_trouble(folder):
        for one in reversed(missing):
            one.mkdir(exist_ok=True)
            sync_folder(one.parent)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk, so that a rename outlives a power cut."""
    if sys.platform == "win32":
        return  # a folder cannot be opened there; NTFS keeps renames in its own journal
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some sticks' file systems cannot sync a folder at all, which is no failure of this file.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Bring a file's bytes to the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _put(part: Path, target: Path) -> None:
    for wait in RETRY_WAITS:
        try:
            part.replace(target)
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            Event().wait(wait)
        else:
            return
    part.replace(target)


def _discard(part: Path) -> None:
    with suppress(OSError):
        part.unlink(missing_ok=True)


@contextmanager
def _as_trouble(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise trouble_of(error, path) from error


_DISK_FULL = Text(es="No cabe «{name}»: la unidad está llena.", en="There is no room for “{name}”: the drive is full.")
_MAKE_ROOM = Text(
    es="Libere espacio o elija otra unidad, e inténtelo de nuevo. Lo que había sigue igual.",
    en="Free some space or choose another drive, and try again. What was there is unchanged.",
)
_FILE_HELD = Text(
    es="Otro programa tiene abierto «{name}» y no deja reemplazarlo.",
    en="Another program has “{name}” open and will not let it be replaced.",
)
_LET_GO = Text(
    es="Ciérrelo en Excel o en el programa que lo tenga abierto, e inténtelo de nuevo.",
    en="Close it in Excel or whichever program has it open, and try again.",
)
_READ_ONLY = Text(
    es="No se permite escribir «{name}» en esa carpeta.", en="Writing “{name}” in that folder is not allowed."
)
_WRITE_ELSEWHERE = Text(
    es="Elija una carpeta donde usted pueda guardar, o pida permiso para esta.",
    en="Choose a folder where you can save, or ask for permission to use this one.",
)
_NOT_LET_GO = Text(
    es="«{name}» no se deja leer: quizá está abierto en Excel o usted no tiene permiso.",
    en="“{name}” cannot be read: perhaps it is open in Excel, or you have no permission.",
)
_CLOSE_IT = Text(
    es="Ciérrelo en Excel e inténtelo de nuevo, o pida permiso para leerlo.",
    en="Close it in Excel and try again, or ask for permission to read it.",
)
_DISK_ERROR = Text(
    es="La unidad no respondió al escribir o leer «{name}».",
    en="The drive did not answer while “{name}” was being written or read.",
)
_LOOK_AT_DISK = Text(
    es="Revise que la carpeta exista y que la unidad esté bien conectada, e inténtelo de nuevo.",
    en="Check that the folder exists and that the drive is properly connected, and try again.",
)
