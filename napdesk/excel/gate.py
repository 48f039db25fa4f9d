"""The gate before any parser: a zip of bounded size, a workbook without macros, sheets of bounded area."""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo, is_zipfile

from napdesk.excel.addresses import column_letters, column_number
from napdesk.excel.refusals import (
    another_kind,
    claims_too_much,
    cut_off,
    doubled_sheet,
    has_macros,
    needs_password,
    no_zip,
    not_a_workbook,
    old_workbook,
    too_big,
)

FILE_AT_MOST = 100_000_000  # bytes
UNPACKED_AT_MOST = 600_000_000
ENTRIES_AT_MOST = 2_000
RATIO_AT_MOST = 200
RATIO_MATTERS_FROM = 5_000_000  # bytes; a small repetitive sheet shrinks more than that and is harmless
AREA_AT_MOST = 5_000_000  # rows × columns of the sheets together
SHEETS_AT_MOST = 255
MERGES_MATTER_TO = 60  # rows: only those of a header do

WORKBOOK, WORKBOOK_RELS, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_REF = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_COLUMNS = {column_letters(number): number for number in range(1, 257)}
_PIECE = 1 << 16
_USUAL = frozenset(("r", "s", "t"))
Begin = Callable[[str, dict[str, str]], None]
_PASSED_BY = frozenset(("v", "t", "is"))  # most of a sheet, and nothing that is looked for
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


@dataclass(slots=True)
class SheetTraits:
    """What of a sheet calamine does not tell; cells by their address.

    ``text_formulas`` are those of the formulas that gave a text, which may well be an empty one; ``merges`` the first
    and last row and column of merged areas near the top; ``since_1904`` that its days are counted from that year.
    """

    name: str = ""
    hidden_rows: set[int] = field(default_factory=set)
    formulas: set[str] = field(default_factory=set)
    text_formulas: set[str] = field(default_factory=set)
    errors: set[str] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    since_1904: bool = False
    last_row: int = 0
    last_column: int = 0

    @property
    def area(self) -> int:
        return self.last_row * self.last_column


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
        _stream(rels, _unprefixed(relation))
        _stream(book, _unprefixed(listed))
    if not named or len(named) > SHEETS_AT_MOST:
        raise ValueError("sheets")
    times = Counter(name.casefold() for name, _ in named)
    if twice := next((name for name, _ in named if times[name.casefold()] > 1), ""):
        raise doubled_sheet(twice)
    found: dict[str, SheetTraits] = {}
    area = 0
    for name, relation_id in named:
        with archive.open(_inside(targets[relation_id])) as entry:
            traits = _Sheet(name, AREA_AT_MOST - area).look(entry)
        traits.since_1904 = since_1904
        area += traits.area
        found[name] = traits
    return found


def _inside(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


class _Sheet:
    """Streams one sheet's elements and keeps what matters of them."""

    def __init__(self, name: str, area_left: int) -> None:
        self._traits = SheetTraits(name)
        self._area_left = area_left
        self._row = self._column = 0
        self._cell, self._type = "", ""
        # The digits of a row that one of its cells has reached, and the letters of the columns reached by any row.
        self._digits = ""
        self._reached: dict[str, int] = {}

    def look(self, entry: IO[bytes]) -> SheetTraits:
        _stream(entry, self._begun)
        return self._traits

    def _begun(self, tag: str, attributes: dict[str, str]) -> None:
        """Nearly all elements are cells under a column and in a row that were reached before, and none of those is an
        error: they are the time that it takes."""
        if tag == "c" and attributes.keys() <= _USUAL:
            ref, kind, digits = attributes.get("r", ""), attributes.get("t", ""), self._digits
            if digits and kind != "e" and ref.endswith(digits) and (at := self._reached.get(ref[: -len(digits)])):
                self._cell, self._type, self._column = ref, kind, at
                return
        elif tag in _PASSED_BY:
            return
        tag = tag.rpartition(":")[2]
        if tag not in _PASSED_BY:
            self._begin(tag, {name.rpartition(":")[2]: value for name, value in attributes.items()})

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "f":
            self._traits.formulas.add(self._cell)
            if self._type == "str":
                self._traits.text_formulas.add(self._cell)
        elif tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column, self._digits = 0, ""
            if attributes.get("hidden") in ("1", "true"):
                self._traits.hidden_rows.add(self._row)
        elif tag in ("dimension", "mergeCell"):
            corners = [_place(corner) for corner in attributes["ref"].split(":")]
            for corner in corners:
                self._reach(*corner)
            if tag == "mergeCell" and corners[0][0] <= MERGES_MATTER_TO:
                self._traits.merges.append((*corners[0], *corners[-1]))

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        ref = attributes.get("r", "")
        row, column = _place(ref) if ref else (self._row, self._column + 1)
        self._row, self._column, self._digits = row, column, str(row)
        self._reach(row, column)
        self._reached[column_letters(column)] = column
        self._cell = ref or f"{column_letters(column)}{row}"
        self._type = attributes.get("t", "")
        if self._type == "e":
            self._traits.errors.add(self._cell)

    def _reach(self, row: int, column: int) -> None:
        traits = self._traits
        if row > traits.last_row or column > traits.last_column:
            traits.last_row, traits.last_column = max(row, traits.last_row), max(column, traits.last_column)
            if traits.area > self._area_left:
                raise claims_too_much(traits.name, traits.last_row, traits.last_column)


def _place(ref: str) -> tuple[int, int]:
    letters = ref.rstrip("0123456789")
    if letters in _COLUMNS and len(letters) < len(ref) <= len(letters) + 7 and ref.isascii():
        return int(ref[len(letters) :]), _COLUMNS[letters]
    found = _REF.fullmatch(ref)
    if found is None:
        raise ValueError("ref")
    return int(found[2]), column_number(found[1])


def _unprefixed(begin: Begin) -> Begin:
    """The same, told names without their prefix."""

    def begun(tag: str, attributes: dict[str, str]) -> None:
        begin(tag.rpartition(":")[2], {name.rpartition(":")[2]: value for name, value in attributes.items()})

    return begun


def _stream(entry: IO[bytes], begin: Begin) -> None:
    """Call ``begin`` for every element, with its names as they stand; a document type is refused."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise ValueError("document type")

    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    for piece in _pieces(entry):
        parser.Parse(piece, False)
    parser.Parse(b"", True)


def _pieces(entry: IO[bytes]) -> Iterator[bytes]:
    while piece := entry.read(_PIECE):
        yield piece
