"""The gate before any parser: a zip of bounded size, a workbook without macros, sheets of bounded area."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from errno import EINVAL
from functools import partial
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from napdesk.excel.parts import WORKBOOK, look_at_entries, look_at_marks, unpacked
from napdesk.excel.refusals import (
    another_kind,
    doubled_sheet,
    needs_password,
    no_zip,
    not_a_workbook,
    old_workbook,
    too_big,
)
from napdesk.excel.sheet_traits import SheetTraits, look_at_sheet, stream

FILE_AT_MOST = 100_000_000  # bytes
AREA_AT_MOST = 5_000_000  # rows × columns of the sheets together
SHEETS_AT_MOST = 255

WORKBOOK_RELS = "xl/_rels/workbook.xml.rels"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PIECE = 1 << 16
# Everything that zip, deflate and XML say of a file that is not what it should be.
_BROKEN = (
    BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OverflowError,
    LookupError,
    ValueError,
)


def pass_gate(path: Path, unlocked: BinaryIO | None = None) -> dict[str, SheetTraits]:
    """The traits of each sheet by its name, once the whole file was looked at, or what was ``unlocked`` of it.

    Raises Trouble ``not_a_workbook``, ``old_workbook``, ``needs_password``, ``too_big``, ``has_macros``,
    ``has_objects``, ``has_links`` or ``has_connections``.
    """
    if unlocked is not None:
        return _look_into(path, unlocked)
    _look_at_start(path)
    with path.open("rb") as file:
        return _look_into(path, file)


def _look_into(path: Path, file: BinaryIO) -> dict[str, SheetTraits]:
    look_at_marks(path, file)
    try:
        with ZipFile(file) as archive:
            if WORKBOOK not in archive.namelist():
                raise another_kind(path, archive)
            look_at_entries(archive)
            return _look_at_sheets(archive)
    except _BROKEN as wrong:
        raise not_a_workbook(path) from wrong
    except OSError as wrong:
        if wrong.errno != EINVAL:
            raise
        raise not_a_workbook(path) from wrong  # it says of a part that it begins before the file does


def is_locked(path: Path) -> bool:
    """Whether a workbook stands under a password; raises Trouble ``too_big``."""
    if path.stat().st_size > FILE_AT_MOST:
        raise too_big()
    with path.open("rb") as file:
        return file.read(8) == _OLE and _ENCRYPTED in file.read(FILE_AT_MOST)


def _look_at_start(path: Path) -> None:
    if is_locked(path):
        raise needs_password()
    with path.open("rb") as file:
        start = file.read(8)
        if start == _OLE:
            raise old_workbook()
        if not start.startswith(b"PK"):
            raise no_zip(path, start + file.read(_PIECE))


def _look_at_sheets(archive: ZipFile) -> dict[str, SheetTraits]:
    targets: dict[str, str] = {}
    named: list[tuple[str, str]] = []
    since_1904 = False

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            if attributes["Id"] in targets or attributes.get("TargetMode", "") == "External":
                raise ValueError("relation")
            targets[attributes["Id"]] = attributes["Target"]

    def listed(tag: str, attributes: dict[str, str]) -> None:
        nonlocal since_1904
        if tag == "sheet":
            named.append((attributes["name"], attributes["id"]))
        elif tag == "workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true")

    with unpacked(archive, WORKBOOK_RELS) as rels:
        stream(rels, relation)
    with unpacked(archive, WORKBOOK) as book:
        stream(book, listed)
    if not named or len(named) > SHEETS_AT_MOST:
        raise ValueError("sheets")
    times = Counter(name.casefold() for name, _ in named)
    if twice := next((name for name, _ in named if times[name.casefold()] > 1), ""):
        raise doubled_sheet(twice)
    found: dict[str, SheetTraits] = {}
    area = 0
    for name, relation_id in named:
        traits = look_at_sheet(partial(unpacked, archive, _inside(targets[relation_id])), name, AREA_AT_MOST - area)
        traits.since_1904 = since_1904
        area += traits.area
        found[name] = traits
    return found


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
