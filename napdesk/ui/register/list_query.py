"""What a list asks of the store: its first screenful at once, then the rest with counts and sums."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from napdesk.schema.fields import AnyField, Choice, Count, YesNo
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.store.listing import Wanted
from napdesk.store.store import Store

SCREENFUL = 64


@dataclass(frozen=True)
class Around:
    """The register as a whole: how many living records it has, and in which years, newest first."""

    records: int
    years: list[int]


@dataclass(frozen=True)
class Sums:
    """The people of what is listed; None where no record says how many, though each was asked.

    ``counts`` are the totals of the columns shown, by key.
    """

    women: int | None
    men: int | None
    unspecified: int | None = 0
    counts: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Whole:
    """Everything listed: its ids in order, its people, and the register around it."""

    ids: array[int]
    sums: Sums
    around: Around


@dataclass(frozen=True)
class Left:
    """How many of the records listed each filter leaves: by year and stage, by their place, deleted, by answers."""

    times: dict[int | Stage, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    deleted: int | None = None
    answers: dict[tuple[str, str | int], int] = field(default_factory=dict)


def left(store: Store, register: Register, wanted: Wanted, years: Sequence[int]) -> Left:
    """Each counted among the other filters that are on."""
    of_years = {year: store.listing.count(register, replace(wanted, year=year)) for year in years}
    deleted = store.listing.count(register, replace(wanted, deleted=True))
    answers = {
        (asked.key, answer): count
        for asked in filtered_by(register)
        for answer, count in store.listing.answers(register, wanted, asked.key).items()
    }
    times = of_years | store.listing.stages(register, wanted)
    return Left(times, store.listing.places(register, wanted), deleted, answers)


def filtered_by(register: Register) -> tuple[AnyField, ...]:
    """The questions by whose answers a list is filtered: closed ones; of a list's codes, where figures know them."""
    fields = (asked for asked in register.fields if not asked.personal)
    return tuple(asked for asked in fields if isinstance(asked, Choice | YesNo) or asked in register.categories)


def first_screenful(store: Store, register: Register, wanted: Wanted) -> array[int]:
    return store.listing.ids(register, wanted, SCREENFUL)


def whole(
    store: Store, register: Register, wanted: Wanted, keys: Sequence[str], sums: Sums | None, around: Around | None
) -> Whole:
    """All of what is wanted, with the totals of the counts named; sums and surroundings where they are not known."""
    found = sums or _summed(register, keys, partial(store.listing.sums, register, wanted))
    return Whole(store.listing.ids(register, wanted), found, around or _around(store, register))


def sums_of(store: Store, register: Register, ids: Sequence[int], keys: Sequence[str]) -> Sums:
    """The same of some records alone."""
    return _summed(register, keys, partial(store.listing.sums_of, register, ids))


def _summed(register: Register, keys: Sequence[str], add: Callable[[Sequence[str]], dict[str, int | None]]) -> Sums:
    people = register.people
    parts = (people.women, people.men, people.unspecified) if people else ((), (), ())
    sums = add(list(dict.fromkeys([*(asked.key for part in parts for asked in part), *keys])))
    women, men, unspecified = (_told(part, sums) for part in parts)
    return Sums(women, men, unspecified, {key: sums[key] for key in keys})


def _told(part: Sequence[Count], sums: Mapping[str, int | None]) -> int | None:
    """Of a question that needs no answer a blank is nobody."""
    counts = [count for asked in part if (count := sums[asked.key]) is not None]
    return sum(counts) if counts or not any(asked.essential for asked in part) else None


def _around(store: Store, register: Register) -> Around:
    return Around(store.records.count(register), store.listing.years(register))


def number_of(store: Store, record: Record) -> int | None:
    """The row id of a record, found by its folio."""
    register = record.register
    ids = store.listing.ids(register, Wanted(search=record.folio, deleted=bool(record.deleted_at)))
    found = zip(ids, store.listing.rows(register, ids), strict=False)
    return next((number for number, one in found if one.uid == record.uid), None)
