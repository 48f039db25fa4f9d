"""The official lists together: rows by list and code, names to show, and the reading of what is typed."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from threading import RLock

from napdesk.schema import code_reading
from napdesk.schema.code_list import Code, CodeList
from napdesk.schema.problems import Problem
from napdesk.schema.text import Text, same

__all__ = ["COLUMNS", "PARENT_LISTS", "Code", "CodeList", "Lists"]

COLUMNS = ("code", "es", "en", "kind", "parent", "valid_from", "valid_until", "replaced_by", "aliases")
# Whose rows stand inside those of another list; a parent in any other list is a row of the list itself.
PARENT_LISTS = {"municipality": "entity"}
_NAMES_KEPT = 4096


class Lists:
    """All official lists, by name; several may be asked as one, as a place is a municipality or a country."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = paths
        self._read: dict[str, CodeList] = {}
        self._reading = RLock()
        # An import or a long list names the same few hundred places over and over.
        self.label = lru_cache(_NAMES_KEPT)(self._label)
        self._rows_meant = lru_cache(_NAMES_KEPT)(self._find_rows_meant)

    @classmethod
    def load(cls, folder: Path) -> Lists:
        """Every ``<name>.csv`` of a folder, read when it is first asked for: most starts need none."""
        return cls({path.stem: path for path in sorted(folder.glob("*.csv"))})

    @cached_property
    def edition(self) -> str:
        """What tells these lists from those of another release, or with a file from the Group."""
        return hashlib.sha256(b"".join(path.read_bytes() for path in self._paths.values())).hexdigest()

    def __getitem__(self, name: str) -> CodeList:
        """The list of that name; raises ValueError with file and line for a bad row."""
        with self._reading:
            if name not in self._read:
                parents = PARENT_LISTS.get(name)
                rows = _rows(self._paths[name])
                self._read[name] = CodeList(name, rows, parents=self[parents] if parents else None)
            return self._read[name]

    def __iter__(self) -> Iterator[CodeList]:
        return iter(self[name] for name in self._paths)

    def at(self, names: tuple[str, ...], code: str, day: date | None) -> Code | None:
        """The row of a code valid that day in the first of the lists that has one; None: the newest."""
        return next((row for name in names if (row := self[name].at(code, day)) is not None), None)

    def known(self, names: tuple[str, ...], code: str) -> bool:
        """Whether the code has ever stood in one of the lists."""
        return any(self[name].known(code) for name in names)

    def find(self, names: tuple[str, ...], typed: str, day: date | None, limit: int = 20) -> list[Code]:
        """What ``CodeList.find`` finds in each, as one; equally good ones in the order of the lists."""
        hits = [(at, hit) for at, name in enumerate(names) for hit in self[name].hits(typed, day)]
        hits.sort(key=lambda found: (found[1].rank, found[0], found[1].place()))
        return [hit.row for _, hit in hits[:limit]]

    def inside(self, names: tuple[str, ...], typed: str, day: date | None) -> list[Code]:
        """What ``CodeList.inside`` finds in each, as one."""
        return [row for name in names for row in self[name].inside(typed, day)]

    def _label(self, names: tuple[str, ...], code: str, day: date | None) -> Text:
        """The name a code had that day (or has had last), the entity beside a municipality.

        A code in none of the lists reads as itself.
        """
        row = self.at(names, code, day) or self.at(names, code, None)
        return self[row.list_name].label(row) if row else same(code)

    def read(self, names: tuple[str, ...], typed: str, day: date | None) -> Code | Problem:
        """The one row that stands for what was typed; see ``code_reading``."""
        meant = self._rows_meant(names, typed)
        return meant if isinstance(meant, Problem) else code_reading.settle(meant, typed, day)

    def _find_rows_meant(self, names: tuple[str, ...], typed: str) -> code_reading.Found | Problem:
        return code_reading.rows_meant([self[name] for name in names], typed)


def _rows(path: Path) -> Iterator[Code]:
    with path.open(encoding="utf-8", newline="") as file:
        reader, name = csv.reader(file, strict=True), path.stem
        eras: dict[str, list[Code]] = {}
        try:
            if tuple(next(reader, ())) != COLUMNS:
                raise ValueError(f"the columns are not {','.join(COLUMNS)}")
            for cells in reader:
                row = _row(cells, name)
                for other in eras.setdefault(row.code, []):
                    _refuse_overlap(row, other)
                eras[row.code].append(row)
                yield row
        except (ValueError, csv.Error) as wrong:
            raise ValueError(f"{path.name}, line {max(reader.line_num, 1)}: {wrong}") from wrong


def _row(cells: list[str], list_name: str) -> Code:
    code, es, en, kind, parent, valid_from, valid_until, replaced_by, aliases = cells
    if not (code and es and en):
        raise ValueError("code, es and en are needed")
    begins = date.fromisoformat(valid_from) if valid_from else None
    ends = date.fromisoformat(valid_until) if valid_until else None
    if begins and ends and ends < begins:
        raise ValueError("it ends before it begins")
    names = tuple(aliases.split("|")) if aliases else ()
    return Code(code, Text(es, en), kind, parent, begins, ends, replaced_by, names, list_name)


def _refuse_overlap(row: Code, other: Code) -> None:
    first, second = sorted((row, other), key=lambda one: one.valid_from or date.min)
    if first.valid_until is None or (second.valid_from or date.min) <= first.valid_until:
        raise ValueError(f"{row.code} has two rows for the same day")
