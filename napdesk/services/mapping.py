"""Which field each column of anybody's file fills: by its name or a near one, or as was said of such a file before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto
from functools import cache, lru_cache, partial

from rapidfuzz import fuzz

from napdesk.excel.headings import JOINT
from napdesk.excel.reading import Table
from napdesk.schema.code_list import words_of
from napdesk.schema.codes import PARENT_LISTS
from napdesk.schema.fields import AnyField
from napdesk.schema.progress import Tell, unheard, within
from napdesk.schema.reading import Cell
from napdesk.schema.register import Register
from napdesk.schema.text import Text, same
from napdesk.services.columns import FOLIO, PASSED_OVER, REASONS, UID, known_titles, lacking, plain
from napdesk.services.import_plan import Plan
from napdesk.services.importing import plan_rows
from napdesk.services.likely_twins import mark_likely_twins
from napdesk.services.translating import read_loosely
from napdesk.store.store import Store

ENTITY = "entity_beside"  # no field: the state written beside a municipality, which alone may be of several
_ENTITY_NAMES = ("estado", "entidad", "entidad federativa", "state")
_NEAR, _CLEARLY = 80, 5  # of 100: how alike names are, and how much more than the next
# Words that many titles share and that tell none from another.
_FILLING = (
    {"de", "del", "la", "el", "los", "las", "un", "una", "en", "y", "o", "a", "al", "por", "que", "para", "con"}
    | {"the", "of", "and", "or", "in", "to", "by", "fecha", "date", "num", "numero", "no", "number"}
)  # fmt: skip


class How(Enum):
    """How it is known what a column holds."""

    SAME = auto()
    NEAR = auto()
    KEPT = auto()
    BY_HAND = auto()
    NOT = auto()


@dataclass(frozen=True, slots=True)
class Match:
    """The key of the field a column fills, "" for a column left out, and how that is known."""

    key: str = ""
    how: How = How.NOT


@dataclass(frozen=True, slots=True)
class Mapping:
    """A match for each column; ``said`` are the answers that hold for all rows, where the file has no column."""

    matches: tuple[Match, ...]
    said: dict[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> list[str]:
        return [match.key for match in self.matches]

    def put(self, at: int, key: str) -> Mapping:
        """With one column said by hand; one that filled the same field is left out."""
        matches = [Match() if key and match.key == key else match for match in self.matches]
        matches[at] = Match(key, How.BY_HAND)
        return replace(self, matches=tuple(matches), said={one: text for one, text in self.said.items() if one != key})

    def say(self, key: str, text: str) -> Mapping:
        """With the answer that all rows give to a field."""
        others = {one: told for one, told in self.said.items() if one != key}
        return replace(self, said=others | ({key: text} if text.strip() else {}))

    def without(self, register: Register) -> list[AnyField]:
        """The fields every new record needs that no column fills; none where rows name the records they change."""
        return [] if {UID, FOLIO} & set(self.keys) else lacking(self.keys, register)

    def lacking(self, register: Register) -> list[AnyField]:
        """Those of them that nothing was said about either."""
        return [asked for asked in self.without(register) if asked.key not in self.said]


def fillable(register: Register) -> list[tuple[str, Text]]:
    """What a column can hold: the fields in their order, then what is no field."""
    own = [(FOLIO, _FOLIO), (UID, _UID), (REASONS, _REASONS)]
    beside = [(ENTITY, _ENTITY)] if _takes_entity(register) else []
    return [*((asked.key, asked.label) for asked in register.fields), *beside, *own]


def propose(titles: Sequence[str], register: Register) -> Mapping:
    """What the titles say by themselves; a field goes to the first column of its name, or to the one most like it."""
    matches = [Match()] * len(titles)
    taken: set[str] = set()
    for at, key in _same(titles, register):
        if key not in taken and not matches[at].key:
            matches[at] = Match(key, How.SAME)
            taken.add(key)
    open_ones = [at for at, title in enumerate(titles) if title and not matches[at].key and not _passed_over(title)]
    near = [(score, at, key) for at in open_ones for score, key in _likest(titles[at], register)]
    for _, at, key in sorted(near, key=lambda one: (-one[0], one[1])):
        if key not in taken and not matches[at].key:
            matches[at] = Match(key, How.NEAR)
            taken.add(key)
    return Mapping(tuple(matches))


def mapping_of(titles: Sequence[str], register: Register, store: Store) -> Mapping:
    """As it was said of a file of this shape before, else as ``propose``."""
    kept = store.settings.get(_place(titles, register))
    proposed = propose(titles, register)
    if kept is None:
        return proposed
    known = {key for key, _ in fillable(register)}
    keys = iter(kept["keys"])
    found = ["" if _passed_over(title) else next(keys, "") for title in titles]
    matches = tuple(
        own if own.key == key else Match(key, How.KEPT) if key in known else Match()
        for own, key in zip(proposed.matches, found, strict=True)
    )
    return Mapping(matches, {key: text for key, text in kept["said"].items() if key in known})


def remember(titles: Sequence[str], register: Register, mapping: Mapping, store: Store) -> None:
    """Keep a mapping for files of this shape."""
    keys = [key for title, key in zip(titles, mapping.keys, strict=True) if not _passed_over(title)]
    store.settings.put(_place(titles, register), {"keys": keys, "said": mapping.said})


def plan_mapped(
    table: Table,
    mapping: Mapping,
    register: Register,
    store: Store,
    today: date,
    *,
    since_1904: bool = False,
    tell: Tell = unheard,
) -> Plan:
    """What an import by this mapping would do. Raises Trouble ``empty_file``."""
    said, place = mapping.said, register.place
    keys = [*mapping.keys, *said]
    rows = [[*row, *said.values()] if any(cell is not None for cell in row) else row for row in table.rows]
    if place is not None and ENTITY in keys and place.key in keys:
        rows = [_with_entity(row, keys.index(place.key), keys.index(ENTITY)) for row in rows]
    reader = partial(read_loosely, since_1904=since_1904)
    columns = ["" if key == ENTITY else key for key in keys]
    told = within(tell, 0, 0.9)
    plan = plan_rows(replace(table, rows=rows), columns, register, store, today, reader=reader, tell=told)
    mark_likely_twins(plan, store, within(tell, 0.9, 1))
    return plan


def _with_entity(row: list[Cell], place: int, entity: int) -> list[Cell]:
    """The municipality with its state, unless it is a code or says its state by itself."""
    if place >= len(row) or not isinstance(row[place], str) or not row[entity]:
        return row
    written = str(row[place])
    if "," in written or any(sign.isdigit() for sign in written):
        return row
    return [*row[:place], f"{written}, {row[entity]}", *row[place + 1 :]]


def _same(titles: Sequence[str], register: Register) -> Iterator[tuple[int, str]]:
    """The columns called as a field is: by the whole of their title, or by their own part of it."""
    names = known_titles(register)
    for at, title in enumerate(titles):
        if key := names.get(plain(title)):
            yield at, key
    own = [plain(title.rpartition(JOINT)[2]) for title in titles]
    for at, name in enumerate(own):
        if own.count(name) == 1 and (key := names.get(name)):
            yield at, key
    for at, title in enumerate(titles):
        if _takes_entity(register) and plain(title) in _ENTITY_NAMES:
            yield at, ENTITY


@lru_cache(maxsize=4096)
def _likest(title: str, register: Register) -> list[tuple[float, str]]:
    """The one field whose name is clearly the most like a title, with how much it is; or none."""
    words = _telling(title)
    alike = {key: max(fuzz.token_sort_ratio(words, name) for name in names) for key, names in _compared(register)}
    first, second = sorted(alike.values(), reverse=True)[:2]
    if first >= _NEAR and first - second >= _CLEARLY:
        return [(first, key) for key, score in alike.items() if score == first]
    # Every word of the one is in the other: «Lugar del curso» is the «Lugar», if nothing else is so called.
    within = [
        key for key, names in _compared(register) if any(fuzz.token_set_ratio(words, name) == 100 for name in names)
    ]
    return [(float(_NEAR), within[0])] if len(within) == 1 else []


@cache
def _compared(register: Register) -> list[tuple[str, frozenset[str]]]:
    """The names of each field as they are compared with titles."""
    return [
        (
            asked.key,
            frozenset(
                _telling(words)
                for label in (asked.label, asked.heading, same(asked.key.replace("_", " ")))
                for words in (label.es, label.en)
            ),
        )
        for asked in register.fields
    ]


def _telling(title: str) -> str:
    """The words of a title that tell it from others."""
    words = words_of(title)
    return " ".join([word for word in words if word not in _FILLING] or words)


def _takes_entity(register: Register) -> bool:
    place = register.place
    named = any(plain(name) in known_titles(register) for name in _ENTITY_NAMES)
    return place is not None and any(name in PARENT_LISTS for name in place.lists) and not named


def _passed_over(title: str) -> bool:
    """A column that the workbook of wrong rows adds: with it a file is still of the shape it was."""
    return plain(title) in PASSED_OVER


def _place(titles: Sequence[str], register: Register) -> str:
    """Where the mapping of files of this shape is kept."""
    shape = json.dumps([register.key, *(plain(title) for title in titles if not _passed_over(title))])
    return f"mapping/{hashlib.blake2b(shape.encode(), digest_size=16).hexdigest()}"


_FOLIO = Text(es="Folio de NapDesk", en="NapDesk folio")
_UID = Text(es="uid (clave interna)", en="uid (internal key)")
_REASONS = Text(es="Motivos", en="Reasons")
_ENTITY = Text(es="Entidad del municipio", en="State of the municipality")
