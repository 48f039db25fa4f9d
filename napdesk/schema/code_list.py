"""One official list: its rows, each valid for a time, found by code, by name or by what is typed."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from napdesk.schema.folding import fold, sort_key
from napdesk.schema.text import Text

_WORD = re.compile(r"[^\W_]+")
_LIKENESS = 0.8
_NEAR_KEPT = 256


@dataclass(frozen=True, slots=True)
class Code:
    """One row of an official list. ``valid_from`` and ``valid_until`` are both included; None is open."""

    code: str
    text: Text
    kind: str
    parent: str
    valid_from: date | None
    valid_until: date | None
    replaced_by: str
    aliases: tuple[str, ...]
    list_name: str

    def valid_on(self, day: date | None) -> bool:
        """Whether the row holds on that day; without one, whether it has not been closed."""
        if day is None:
            return self.valid_until is None
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it is called, once each."""
        return tuple(dict.fromkeys((self.text.es, self.text.en, *self.aliases)))


class _Entry(NamedTuple):
    """A row made ready for searching: every word stands after a space."""

    row: Code
    own: str
    full: str
    names: tuple[str, ...]
    aliases: tuple[str, ...]
    order: str


class Hit(NamedTuple):
    """A row found, with what it is ordered by: the better match first, then the name."""

    rank: int
    order: str
    row: Code

    def place(self) -> tuple[int, str, str]:
        return self.rank, self.order, self.row.code


def words_of(text: str) -> list[str]:
    """The words of a name as they are compared: ``Paracho, Mich.`` → ``["paracho", "mich"]``."""
    return _WORD.findall(fold(text))


def joined(words: Iterable[str]) -> str:
    """Words as one, so that ``S.L.P.`` is ``SLP`` and ``RN 3`` is ``RN-3``."""
    return "".join(words)


class CodeList:
    """An official list, never changed; one whose rows stand inside those of another has ``parents``."""

    def __init__(self, name: str, rows: Iterable[Code], parents: CodeList | None = None) -> None:
        self.name = name
        self.rows = tuple(rows)
        self.parents = parents
        eras: dict[str, list[Code]] = defaultdict(list)
        for row in self.rows:
            eras[row.code].append(row)
        self._eras = {code: tuple(sorted(of, key=_began)) if of[1:] else (of[0],) for code, of in eras.items()}
        # Whole columns of an import may be wrong in the same way; what is near a name is worked out once.
        self.near = lru_cache(_NEAR_KEPT)(self._near)

    def eras(self, code: str) -> tuple[Code, ...]:
        """Every row a code has had, the oldest first."""
        return self._eras.get(code, ())

    def at(self, code: str, day: date | None) -> Code | None:
        """The row valid that day; without a day, the newest."""
        if day is None:
            return self._eras[code][-1] if code in self._eras else None
        return next((row for row in self.eras(code) if row.valid_on(day)), None)

    def known(self, code: str) -> bool:
        """Whether the code has ever stood in the list."""
        return code in self._eras

    def all_on(self, day: date | None) -> list[Code]:
        """The rows valid that day (without one, those not closed), in the order of the list."""
        return [row for row in self.rows if row.valid_on(day)]

    def label(self, row: Code) -> Text:
        """The name, with the parent's beside it: ``Paracho, Michoacán``."""
        parent = self.parents.at(row.parent, None) if self.parents else None
        if parent is None:
            return row.text
        return Text(es=f"{row.text.es}, {parent.text.es}", en=f"{row.text.en}, {parent.text.en}")

    def coded(self, key: str) -> tuple[Code, ...]:
        """The rows of a code written as one folded word: ``rn3``."""
        return self.eras(self._codes.get(key, ""))

    def named(self, key: str) -> tuple[Code, ...]:
        """The rows so called, of any time; the name comes as one folded word."""
        return tuple(self._names.get(key, ()))

    def find(self, typed: str, day: date | None, limit: int = 20) -> list[Code]:
        """Rows valid that day whose code or words begin with the words typed, the best first."""
        return [hit.row for hit in sorted(self.hits(typed, day), key=Hit.place)[:limit]]

    def hits(self, typed: str, day: date | None) -> list[Hit]:
        """What ``find`` orders. The parent's words may help, but one word must be of the row itself."""
        words = words_of(typed)
        if not words:
            return [Hit(0, f"{at:06}", row) for at, row in enumerate(self.all_on(day))]
        starts = [f" {word}" for word in words]
        by_code = words[0].isdigit()
        entries = self._entries
        for start in starts:
            entries = [entry for entry in entries if start in entry.full]
        return [
            Hit(_rank(entry, words, starts), entry.row.code if by_code else entry.order, entry.row)
            for entry in entries
            if entry.row.valid_on(day) and any(start in entry.own for start in starts)
        ]

    def inside(self, typed: str, day: date | None) -> list[Code]:
        """Rows valid that day inside what is called just as typed, by name: ``cdmx`` for all of its boroughs."""
        whole = {row.code for row in self.parents.named(joined(words_of(typed)))} if self.parents else set()
        found = [row for row in self.rows if row.parent in whole and row.valid_on(day)] if whole else []
        return sorted(found, key=lambda row: sort_key(row.text.es))

    def parent_words(self, code: str) -> str:
        """The words by which a row helps to find what stands inside it."""
        return self._parent_words.get(code, "")

    def _near(self, key: str) -> tuple[Code, ...]:
        """Up to three rows called nearly so; a slip in the first letter is not looked for, to be quick."""
        alike = [name for name in self._names if name[:1] == key[:1] and abs(len(name) - len(key)) <= 3]
        names = difflib.get_close_matches(key, alike, n=3, cutoff=_LIKENESS)
        return tuple(row for name in names for row in self._names[name])[:3]

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {joined(words_of(code)): code for code in self._eras}

    @cached_property
    def _names(self) -> dict[str, list[Code]]:
        names: dict[str, list[Code]] = defaultdict(list)
        for row in self.rows:
            for key in {joined(words_of(name)) for name in row.names}:
                names[key].append(row)
        return dict(names)

    @cached_property
    def _entries(self) -> list[_Entry]:
        return [self._entry(row) for row in self.rows]

    def _entry(self, row: Code) -> _Entry:
        names = tuple(" ".join(words_of(name)) for name in (row.text.es, row.text.en))
        aliases = tuple(" ".join(words_of(name)) for name in row.aliases)
        code = words_of(row.code)
        own = " ".join(("", joined(code), *code, *names, *aliases))
        inside = self.parents.parent_words(row.parent) if self.parents else ""
        return _Entry(row, own, own + inside, names, aliases, sort_key(row.text.es))

    @cached_property
    def _parent_words(self) -> dict[str, str]:
        return {entry.row.code: " ".join(("", *entry.names, *entry.aliases)) for entry in self._entries}


def _began(row: Code) -> date:
    return row.valid_from or date.min


def _rank(entry: _Entry, words: list[str], starts: list[str]) -> int:
    """0 for the code or a name itself, 1 for how they begin, 2 an alias, 3 words inside, 4 the parent's."""
    typed = " ".join(words)
    if typed in entry.names or typed in entry.aliases or entry.own.startswith(f" {joined(words)} "):
        return 0
    if entry.own.startswith(f" {typed}") or any(name.startswith(typed) for name in entry.names):
        return 1
    if any(name.startswith(typed) for name in entry.aliases):
        return 2
    return 3 if all(start in entry.own for start in starts) else 4
