"""What a list asks of the store: its first screenful at once, then the rest with counts and sums."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from napdesk.schema.record import Record
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
    """The people of what is listed."""

    women: int
    men: int


@dataclass(frozen=True)
class Whole:
    """Everything listed: its ids in order, its people, and the register around it."""

    ids: array[int]
    sums: Sums
    around: Around


def first_screenful(store: Store, register: Register, wanted: Wanted) -> array[int]:
    return store.listing.ids(register, wanted, SCREENFUL)


def whole(store: Store, register: Register, wanted: Wanted, sums: Sums | None, around: Around | None) -> Whole:
    """All of what is wanted; sums and surroundings only where they are not known already."""
    return Whole(
        store.listing.ids(register, wanted), sums or _sums(store, register, wanted), around or _around(store, register)
    )


def _sums(store: Store, register: Register, wanted: Wanted) -> Sums:
    women = [asked.key for asked in register.people.women] if register.people else []
    men = [asked.key for asked in register.people.men] if register.people else []
    sums = store.listing.sums(register, wanted, [*women, *men])
    return Sums(sum(sums[key] for key in women), sum(sums[key] for key in men))


def _around(store: Store, register: Register) -> Around:
    return Around(store.records.count(register), store.listing.years(register))


def number_of(store: Store, record: Record) -> int | None:
    """The row id of a living record, found by its folio."""
    register = record.register
    ids = store.listing.ids(register, Wanted(search=record.folio))
    found = zip(ids, store.listing.rows(register, ids), strict=False)
    return next((number for number, one in found if one.uid == record.uid), None)
