"""What differs between the values a return was made with and those it shows now."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from napdesk.excel.addresses import address, column_number
from napdesk.excel.canonical import Canonical, Rows, plain
from napdesk.excel.places import FOLIO_KEY, HEADING_ROW
from napdesk.schema.text import Text, same

_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_BARE_NAME = re.compile(r"\w+")


class ChangeKind(StrEnum):
    """The kinds of change, as scripts read them."""

    CELL = "cell"
    ROW_ADDED = "row_added"
    ROW_REMOVED = "row_removed"
    ROW_MOVED = "row_moved"
    SHEET_ADDED = "sheet_added"
    SHEET_REMOVED = "sheet_removed"

    @property
    def alters(self) -> bool:
        """Sorting and a sheet of one's own beside ours change nothing of what was said."""
        return self not in (ChangeKind.ROW_MOVED, ChangeKind.SHEET_ADDED)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``cell`` is where it is to be seen in the file as it stands (for a removed row None);
    ``was`` and ``is_`` are plain words, days in ISO, None for a blank."""

    kind: ChangeKind
    sheet: str
    cell: str | None = None
    folio: str | None = None
    key: str | None = None
    was: str | None = None
    is_: str | None = None

    @property
    def told(self) -> Text:
        """In words: ``Capacitaciones!N14: 19 → 29 · folio …``."""
        sheet = self.sheet if _BARE_NAME.fullmatch(self.sheet) else f"'{self.sheet}'"
        at = f"{sheet}!{self.cell}" if self.cell else sheet
        if self.kind is ChangeKind.CELL:
            return _ending(
                Text(
                    es=f"{at}: {_shown(self.was, 'es')} → {_shown(self.is_, 'es')}",
                    en=f"{at}: {_shown(self.was, 'en')} → {_shown(self.is_, 'en')}",
                ),
                self.folio,
            )
        return _ending(_TOLD[self.kind].fill(at=same(at)), self.folio)


def changes_between(meant: Canonical, read: Canonical, formulas: Mapping[str, Set[str]]) -> list[Change]:
    """Every difference, sheet by sheet; ``formulas`` are the cells that now hold one instead of a value."""
    found: list[Change] = []
    for name, rows in meant.items():
        if rows == read.get(name) and not formulas.get(name):
            continue
        if name not in read:
            found.append(Change(ChangeKind.SHEET_REMOVED, name))
        elif rows and rows[0] and rows[0][0] == f"t{FOLIO_KEY}":
            found += _Keyed(name, rows, read[name]).changes()
        else:
            found += _by_place(name, rows, read[name])
        found += _calculated(
            name,
            read.get(name, []),
            formulas.get(name, frozenset()),
            {change.cell for change in found if change.sheet == name},
        )
    return found + [Change(ChangeKind.SHEET_ADDED, name) for name in read if name not in meant]


def _by_place(name: str, meant: Rows, read: Rows) -> Iterator[Change]:
    """Cell by cell, for sheets whose rows have nothing to be told apart by."""
    for row in range(max(len(meant), len(read))):
        was, is_ = _at(meant, row), _at(read, row)
        if was != is_:
            yield from (
                Change(
                    ChangeKind.CELL,
                    name,
                    address(row, column),
                    was=plain(old),
                    is_=plain(new),
                )
                for column, (old, new) in enumerate(_paired(was, is_))
                if old != new
            )


class _Keyed:
    """A register's sheet: columns by their hidden key, rows by their folio, wherever either stands now."""

    def __init__(self, name: str, meant: Rows, read: Rows) -> None:
        self._name = name
        self._meant, self._read = meant, read
        self._keys = [key[1:] for key in meant[0]]
        now = {key[1:]: column for column, key in reversed(list(enumerate(_at(read, 0))))}
        # A column without its key is looked for where it was.
        self._columns = [
            now.get(key, column if column >= len(_at(read, 0)) or not _at(read, 0)[column] else -1)
            for column, key in enumerate(self._keys)
        ]
        self._strangers = sorted(set(range(max(map(len, read), default=0))) - set(self._columns))

    def changes(self) -> list[Change]:
        found: list[Change] = []
        for row in range(HEADING_ROW):
            found += self._row(row, row, None)
        pairs, gone, come = self._matched()
        for old, new in pairs:
            found += self._row(old, new, plain(_cell(self._meant[old], 0)))
        found += [Change(ChangeKind.ROW_REMOVED, self._name, None, plain(_cell(self._meant[old], 0))) for old in gone]
        found += [
            Change(
                ChangeKind.ROW_ADDED,
                self._name,
                f"A{new + 1}",
                plain(_cell(self._read[new], self._columns[0])),
            )
            for new in come
        ]
        found += [
            Change(ChangeKind.ROW_MOVED, self._name, f"A{new + 1}", plain(_cell(self._meant[old], 0)))
            for old, new in _out_of_order(pairs)
        ]
        return found

    def _row(self, old: int, new: int, folio: str | None) -> Iterator[Change]:
        was, is_ = _at(self._meant, old), _at(self._read, new)
        for place, column in enumerate(self._columns):
            before, after = _cell(was, place), _cell(is_, column)
            if before != after:
                yield self._cell_change(place, column, new, folio, before, after)
        for column in self._strangers:
            if after := _cell(is_, column):
                yield Change(
                    ChangeKind.CELL,
                    self._name,
                    address(new, column),
                    folio,
                    None,
                    None,
                    plain(after),
                )

    def _cell_change(self, place: int, column: int, row: int, folio: str | None, was: str, is_: str) -> Change:
        at = address(row, column) if column >= 0 else None
        return Change(ChangeKind.CELL, self._name, at, folio, self._keys[place], plain(was), plain(is_))

    def _matched(self) -> tuple[list[tuple[int, int]], list[int], list[int]]:
        """Rows paired by folio; those left over by their other values (a changed folio); what is gone and come."""
        places = {_cell(row, 0): at for at, row in enumerate(self._meant[HEADING_ROW:], HEADING_ROW)}
        pairs, come = [], []
        for new, row in enumerate(self._read[HEADING_ROW:], HEADING_ROW):
            old = places.pop(_cell(row, self._columns[0]), None)
            if old is not None:
                pairs.append((old, new))
            elif any(row):
                come.append(new)
        left = {self._others(self._meant[old], range(len(self._keys))): old for old in reversed(places.values())}
        for new in list(come):
            old = left.pop(self._others(self._read[new], self._columns), None)
            if old is not None:
                pairs.append((old, new))
                come.remove(new)
        known = {old for old, _ in pairs}
        return (
            sorted(pairs, key=lambda pair: pair[1]),
            [old for old in places.values() if old not in known],
            come,
        )

    def _others(self, row: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
        return tuple(_cell(row, column) for column in columns[1:])


def _out_of_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The fewest rows whose moving explains the order now: all outside one longest rising run of old places."""
    ends: list[int] = []
    lengths = []
    for old, _ in pairs:
        place = bisect_left(ends, old)
        ends[place : place + 1] = [old]
        lengths.append(place + 1)
    wanted, kept = len(ends), set()
    for at in range(len(pairs) - 1, -1, -1):
        if lengths[at] == wanted:
            kept.add(at)
            wanted -= 1
    return [pair for at, pair in enumerate(pairs) if at not in kept]


def _calculated(name: str, read: Rows, formulas: Set[str], told: Set[str | None]) -> Iterator[Change]:
    """Cells whose value is right today but calculated, so that it may be another one tomorrow."""
    for cell in sorted(formulas):
        if cell not in told:
            letters = cell.rstrip("0123456789")
            column = column_number(letters) - 1
            value = plain(_cell(_at(read, int(cell[len(letters) :]) - 1), column))
            yield Change(ChangeKind.CELL, name, cell, was=value, is_=f"= ({value})")


def _at(rows: Rows, row: int) -> list[str]:
    return rows[row] if row < len(rows) else []


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if 0 <= column < len(row) else ""


def _paired(was: Sequence[str], is_: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((_cell(was, column), _cell(is_, column)) for column in range(max(len(was), len(is_))))


def _shown(value: str | None, language: str) -> str:
    if value is None:
        return "(vacío)" if language == "es" else "(blank)"
    return _ISO_DAY.sub(r"\3/\2/\1", value) if _ISO_DAY.fullmatch(value) else value


def _ending(words: Text, folio: str | None) -> Text:
    return Text(es=f"{words.es} · folio {folio}", en=f"{words.en} · folio {folio}") if folio else words


_TOLD = {
    ChangeKind.ROW_ADDED: Text(es="{at}: renglón agregado", en="{at}: row added"),
    ChangeKind.ROW_REMOVED: Text(es="{at}: renglón quitado", en="{at}: row removed"),
    ChangeKind.ROW_MOVED: Text(es="{at}: renglón cambiado de lugar", en="{at}: row moved"),
    ChangeKind.SHEET_ADDED: Text(es="{at}: hoja agregada", en="{at}: sheet added"),
    ChangeKind.SHEET_REMOVED: Text(es="{at}: hoja quitada", en="{at}: sheet removed"),
}
