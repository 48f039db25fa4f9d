"""The gate before any parser: a zip of bounded size, a workbook without macros, sheets of bounded area."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo, is_zipfile

from napdesk.excel.refusals import (
    another_kind,
    cut_off,
    doubled_sheet,
    has_macros,
    needs_password,
    no_zip,
    not_a_workbook,
    old_workbook,
    too_big,
)
from napdesk.excel.sheet_traits import SheetTraits, look_at_sheet, stream

FILE_AT_MOST = 100_000_000  # bytes
UNPACKED_AT_MOST = 600_000_000
ENTRIES_AT_MOST = 2_000
RATIO_AT_MOST = 200
RATIO_MATTERS_FROM = 5_000_000  # bytes; a small repetitive sheet shrinks more than that and is harmless
AREA_AT_MOST = 5_000_000  # rows × columns of the sheets together
SHEETS_AT_MOST = 255

WORKBOOK, WORKBOOK_RELS, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
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

    Raises Trouble ``not_a_workbook``, ``old_workbook``, ``needs_password``, ``has_macros`` or ``too_big``.
    """
    if unlocked is None:
        _look_at_start(path)
    source = unlocked or path
    if not is_zipfile(source):
        raise cut_off(path)
    try:
        with ZipFile(source) as archive:
            if WORKBOOK not in archive.namelist():
                raise another_kind(path, archive)
            _look_at_entries(archive)
            return _look_at_sheets(archive)
    except _BROKEN as wrong:
        raise not_a_workbook(path) from wrong


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


def _look_at_entries(archive: ZipFile) -> None:
    entries = archive.infolist()
    names = [entry.filename.lower() for entry in entries]
    if len(entries) > ENTRIES_AT_MOST or sum(entry.file_size for entry in entries) > UNPACKED_AT_MOST:
        raise too_big()
    if any(_swells(entry) for entry in entries):
        raise too_big()
    if len(set(names)) != len(names) or not all(_plain(entry) for entry in entries):
        raise ValueError("entries")
    # A macro-enabled workbook renamed to .xlsx still says what it is.
    if any(PurePosixPath(name).name == "vbaproject.bin" for name in names) or b"macroEnabled" in archive.read(TYPES):
        raise has_macros()


def _plain(entry: ZipInfo) -> bool:
    """Neither encrypted nor packed in a way that no spreadsheet program uses."""
    return not entry.flag_bits & 1 and entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)


def _swells(entry: ZipInfo) -> bool:
    return entry.file_size > RATIO_MATTERS_FROM and entry.file_size > RATIO_AT_MOST * max(entry.compress_size, 1)


def _look_at_sheets(archive: ZipFile) -> dict[str, SheetTraits]:
    targets: dict[str, str] = {}
    named: list[tuple[str, str]] = []
    since_1904 = False

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Relationship":
            targets[attributes["Id"]] = attributes["Target"]

    def listed(tag: str, attributes: dict[str, str]) -> None:
        nonlocal since_1904
        if tag == "sheet":
            named.append((attributes["name"], attributes["id"]))
        elif tag == "workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true")

    with archive.open(WORKBOOK_RELS) as rels, archive.open(WORKBOOK) as book:
        stream(rels, relation)
        stream(book, listed)
    if not named or len(named) > SHEETS_AT_MOST:
        raise ValueError("sheets")
    times = Counter(name.casefold() for name, _ in named)
    if twice := next((name for name, _ in named if times[name.casefold()] > 1), ""):
        raise doubled_sheet(twice)
    found: dict[str, SheetTraits] = {}
    area = 0
    for name, relation_id in named:
        traits = look_at_sheet(partial(archive.open, _inside(targets[relation_id])), name, AREA_AT_MOST - area)
        traits.since_1904 = since_1904
        area += traits.area
        found[name] = traits
    return found


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
