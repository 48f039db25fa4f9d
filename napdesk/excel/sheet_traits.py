"""What of a sheet its values do not tell, streamed out of its XML: where it ends, formulas, errors, hidden rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from typing import Protocol
from xml.parsers import expat

from napdesk.excel.addresses import column_letters, column_number
from napdesk.excel.refusals import claims_too_much

MERGES_MATTER_TO = 60  # rows: only those of a header do
DEPTH_AT_MOST = 100  # elements within each other
NAMES_AT_MOST = 10_000  # of elements and attributes, each of which is kept
Begin = Callable[[str, dict[str, str]], None]

_PIECE = 1 << 17
_START = 1 << 12  # bytes, in which the first element of nearly every part ends
_REF = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_PASSED_BY = frozenset(("v", "t", "is"))  # a value and its text: nothing that is looked for
# A whole cell as spreadsheet programs write nearly all of theirs: where it stands, and that it is neither a formula nor
# an error. Whatever is written in any other way is left to the parser.
_ORDINARY_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="[0-9]{1,6}")?(?: t="(?:s|n|str|inlineStr)")?'
    rb'(?:/>|>(?:<v>[^<\x00-\x08]*</v>|<v ?/>|<is><t(?: xml:space="preserve")?>[^<\x00-\x08]*</t></is>)?</c>)'
)
# A row that held such cells alone, or none, and is not hidden.
_ORDINARY_ROW = re.compile(rb'<row r="[1-9][0-9]{0,6}"(?: (?:ht|spans|customHeight)="[0-9.:]{1,20}")*></row>')
_NOT_TO_CUT = b"<!"  # makes of "<c" something else than a cell: a comment, verbatim text, a document type
_ENCODINGS = ("utf-8", "us-ascii")  # calamine takes whatever is written in another one for nothing


class Entry(Protocol):
    """A part of a workbook as it is read."""

    def read(self, size: int = -1, /) -> bytes: ...


Opening = Callable[[], AbstractContextManager[Entry]]


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


def look_at_sheet(opened: Opening, name: str, area_left: int) -> SheetTraits:
    """The traits of the sheet that ``opened`` gives, each time from its start.

    Raises Trouble ``claims_too_much`` beyond ``area_left``, ValueError and expat's errors for what is no sheet.
    """
    try:
        with opened() as entry:
            return _Look(name, area_left).look(entry, _without_ordinary_cells)
    except _NoAddress:
        with opened() as entry:
            return _Look(name, area_left).look(entry, _whole)


def stream(entry: Entry, begin: Begin, at_once: int = _PIECE) -> None:
    """Call ``begin`` for every element, told names without their prefix; a document type is refused."""
    _parse(iter(lambda: entry.read(at_once), b""), begin)


def first_element(entry: Entry) -> tuple[str, dict[str, str]]:
    """What stands first, told as ``stream`` does; of what follows next to nothing is read."""
    found: list[tuple[str, dict[str, str]]] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        found.append((tag, attributes))
        raise _Seen

    with suppress(_Seen):
        stream(entry, begin, _START)
    return found[0]


class _Seen(Exception):
    """Enough was read."""


class _NoAddress(Exception):
    """A cell or row stands wherever the one before it leaves off: each of them has to be looked at."""


class _Look:
    """Streams one sheet's elements and keeps what matters of them."""

    def __init__(self, name: str, area_left: int) -> None:
        self._traits = SheetTraits(name)
        self._area_left = area_left
        self._row = self._column = 0
        self._cell, self._type = "", ""
        self._passed_over = False

    def look(self, entry: Entry, pieces: Callable[[_Look, Entry], Iterator[bytes]]) -> SheetTraits:
        _parse(pieces(self, entry), self._begin)
        return self._traits

    def pass_over(self, parts: list[bytes]) -> bytes:
        """What the parser is shown of a piece split at cells, of which it is not, nor of the rows they filled: between
        two parts their letters and digits."""
        columns, rows = set(parts[1::3]), set(parts[2::3])
        if columns:
            self._passed_over = True
            self._reach(max(map(int, rows)), max(column_number(letters.decode()) for letters in columns))
        left, rows_passed = _ORDINARY_ROW.subn(b"", b"".join(parts[::3]))
        self._passed_over |= rows_passed > 0
        return left

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _PASSED_BY:
            return
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "f" and self._cell:
            self._traits.formulas.add(self._cell)
            if self._type == "str":
                self._traits.text_formulas.add(self._cell)
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "extLst":
            self._cell = ""  # the formulas in there are those of rules and small charts
        elif tag in ("dimension", "mergeCell"):
            corners = [_place(corner) for corner in attributes["ref"].split(":")]
            for corner in corners:
                self._reach(*corner)
            if tag == "mergeCell" and corners[0][0] <= MERGES_MATTER_TO:
                self._traits.merges.append((*corners[0], *corners[-1]))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = int(self._address(attributes) or self._row + 1)
        self._column = 0
        if attributes.get("hidden") in ("1", "true"):
            self._traits.hidden_rows.add(self._row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        ref = self._address(attributes)
        row, column = _place(ref) if ref else (self._row, self._column + 1)
        self._row, self._column = row, column
        self._reach(row, column)
        self._cell = ref or f"{column_letters(column)}{row}"
        self._type = attributes.get("t", "")
        if self._type == "e":
            self._traits.errors.add(self._cell)

    def _address(self, attributes: dict[str, str]) -> str:
        address = attributes.get("r", "")
        if not address and self._passed_over:
            raise _NoAddress
        return address

    def _reach(self, row: int, column: int) -> None:
        traits = self._traits
        if row > traits.last_row or column > traits.last_column:
            traits.last_row, traits.last_column = max(row, traits.last_row), max(column, traits.last_column)
            if traits.area > self._area_left:
                raise claims_too_much(traits.name, traits.last_row, traits.last_column)


def _place(ref: str) -> tuple[int, int]:
    found = _REF.fullmatch(ref)
    if found is None:
        raise ValueError("ref")
    return int(found[2]), column_number(found[1])


def _whole(_look: _Look, entry: Entry) -> Iterator[bytes]:
    return iter(lambda: entry.read(_PIECE), b"")


def _without_ordinary_cells(look: _Look, entry: Entry) -> Iterator[bytes]:
    """A sheet for the parser, to which a call for each of its cells would be most of the time it takes."""
    piece = entry.read(_PIECE)
    left, ordinary = b"", True
    while piece:
        # What begins with the last "<" may go on in the next piece.
        end = piece.rfind(b"<")
        shown, left = (left + piece[:end], piece[end:]) if end >= 0 else (left + piece, b"")
        ordinary = ordinary and _NOT_TO_CUT not in shown
        if ordinary:
            shown = look.pass_over(_ORDINARY_CELL.split(shown))
        yield shown
        piece = entry.read(_PIECE)
    yield left


def _parse(pieces: Iterable[bytes], begin: Begin) -> None:
    names: dict[str, str] = {}
    parser = expat.ParserCreate(intern=names)
    depth = 0

    def begun(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        local = attributes
        if ":" in "".join(attributes):
            local = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        if depth > DEPTH_AT_MOST or len(local) != len(attributes):
            raise ValueError("element")
        begin(tag.rpartition(":")[2], local)

    def ended(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise ValueError("encoding")

    def refuse(*_: object) -> None:
        raise ValueError("document type")

    parser.StartElementHandler = begun
    parser.EndElementHandler = ended
    parser.XmlDeclHandler = declared
    parser.StartDoctypeDeclHandler = refuse
    for piece in pieces:
        parser.Parse(piece, False)
        if len(names) > NAMES_AT_MOST:
            raise ValueError("names")
    parser.Parse(b"", True)
