"""The parts of a workbook's zip: as many, as large and so named as a spreadsheet program makes them, and none that runs
or fetches anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from napdesk.excel.refusals import cut_off, has_connections, has_links, has_macros, has_objects, too_big
from napdesk.excel.sheet_traits import Entry, first_element, stream
from napdesk.schema.problems import Trouble

UNPACKED_AT_MOST = 600_000_000
ENTRIES_AT_MOST = 2_000
RATIO_AT_MOST = 200
RATIO_MATTERS_FROM = 5_000_000  # bytes; a small repetitive sheet shrinks more than that and is harmless
UNBROKEN_AT_MOST = 1_000_000  # bytes without a tag: three times what the longest text of a cell can take

WORKBOOK, TYPES, STRINGS, STYLES = "xl/workbook.xml", "[Content_Types].xml", "xl/sharedStrings.xml", "xl/styles.xml"
_LISTED, _END = b"PK\x01\x02", b"PK\x05\x06"
_PIECE = 1 << 20
_NOBODY_READS = ("customxml/", "docprops/")
_ASTRAY = re.compile(r"\\|\0|^/|:|(^|/)\.\.?(/|$)")
# What acts, by a word in the name, the content type or the relation of its part.
_ACTS: tuple[tuple[Callable[[], Trouble], re.Pattern[str]], ...] = (
    (has_macros, re.compile(r"vbaproject|vbadata|macroenabled|macrosheet|dialogsheet")),
    (has_objects, re.compile(r"oleobject|activex|/embeddings/")),
    (has_links, re.compile(r"externallink")),
    (has_connections, re.compile(r"[/.]connections\b|querytable|powerpivotdata|/model/item")),
)


def look_at_marks(path: Path, file: BinaryIO) -> None:
    """Count the parts by the mark of each, as a directory may lie of its size, and one of a million is read whole.

    Raises Trouble ``not_a_workbook`` where there is no end, ``too_big``.
    """
    file.seek(0)
    listed = ends = 0
    before = b""
    while piece := file.read(_PIECE):
        seen = before + piece
        listed, ends = listed + seen.count(_LISTED), ends + seen.count(_END)
        before = seen[1 - len(_END) :]
    if not ends:
        raise cut_off(path)
    if listed > ENTRIES_AT_MOST:
        raise too_big()


def look_at_entries(archive: ZipFile) -> None:
    """Raises Trouble ``too_big`` or for what acts, ValueError for what no spreadsheet program writes."""
    entries = archive.infolist()
    names = [entry.filename.lower() for entry in entries]
    if len(entries) > ENTRIES_AT_MOST or sum(entry.file_size for entry in entries) > UNPACKED_AT_MOST:
        raise too_big()
    if any(_swells(entry) for entry in entries):
        raise too_big()
    if len(set(names)) != len(names) or not all(_plain(entry) for entry in entries):
        raise ValueError("entries")
    for name in names:
        _refuse_what_acts(f"/{name}")
    _look_at_types(archive, {name.rpartition(".")[2] for name in names})
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            _look_at_part(archive, entry)


@contextmanager
def unpacked(archive: ZipFile, name: str) -> Iterator[Entry]:
    """A part, that ends where its zip says: another reader might go on past it."""
    entry = archive.getinfo(name)
    if entry.file_size > UNPACKED_AT_MOST:
        raise too_big()
    further = copy(entry)
    further.file_size += 1
    with archive.open(further) as file:
        yield _Part(file, entry.file_size)


class _Part:
    """What is unpacked, piece by piece."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._left = size
        self._unbroken = 0

    def read(self, size: int = -1, /) -> bytes:
        piece = self._file.read(size)
        self._left -= len(piece)
        if self._left < 0 or (self._left and not piece):
            raise ValueError("size")
        if b"\0" in piece:
            raise ValueError("encoding")  # two bytes a letter, which calamine takes for an empty sheet
        self._unbroken = 0 if b"<" in piece else self._unbroken + len(piece)
        if self._unbroken > UNBROKEN_AT_MOST:
            raise too_big()
        return piece


def _plain(entry: ZipInfo) -> bool:
    """Neither encrypted, nor packed in a way that no spreadsheet program uses, nor named to lead elsewhere."""
    packed = entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)
    return packed and not entry.flag_bits & 1 and not _ASTRAY.search(entry.orig_filename)


def _swells(entry: ZipInfo) -> bool:
    return entry.file_size > RATIO_MATTERS_FROM and entry.file_size > RATIO_AT_MOST * max(entry.compress_size, 1)


def _look_at_types(archive: ZipFile, endings: set[str]) -> None:
    """A macro-enabled workbook renamed to .xlsx still says what it is; an ending is often told of that no part has."""

    def told(tag: str, attributes: dict[str, str]) -> None:
        if tag == "Override" or attributes.get("Extension", "").lower() in endings:
            _refuse_what_acts(attributes.get("ContentType", "").lower())

    with unpacked(archive, TYPES) as types:
        stream(types, told)


def _look_at_part(archive: ZipFile, entry: ZipInfo) -> None:
    name = entry.filename
    if name.lower().startswith(_NOBODY_READS):
        return
    with unpacked(archive, name) as part:
        if name.lower().endswith(".rels"):
            stream(part, _look_at_relation)
            return
        root, attributes = first_element(part)
        if name.lower() == STRINGS.lower() and (
            # Room for as many texts as are claimed is taken at once: each needs at least <t/>.
            root != "sst" or int(attributes.get("uniqueCount", "0")) > entry.file_size // 4
        ):
            raise ValueError("texts")
        if name.lower() in (STRINGS.lower(), STYLES):
            while part.read(_PIECE):
                pass


def _look_at_relation(tag: str, attributes: dict[str, str]) -> None:
    if tag != "Relationship":
        return
    kind = attributes.get("Type", "").lower()
    _refuse_what_acts(kind)
    # The workbook that a spreadsheet program shows is the one that is read here.
    if kind.endswith("/officedocument") and attributes.get("Target", "").lstrip("/") != WORKBOOK:
        raise ValueError("workbook")


def _refuse_what_acts(said: str) -> None:
    for refusal, words in _ACTS:
        if words.search(said):
            raise refusal()
