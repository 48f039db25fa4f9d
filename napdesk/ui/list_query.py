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
class Whole:
    """Everything wanted: ids in order, how many records there are in all, women and men, the years there are."""

    ids: array[int]
    records: int
    women: int
    men: int
    years: list[int]


def first_screenful(store: Store, register: Register, wanted: Wanted) -> array[int]:
    return store.listing.ids(register, wanted, SCREENFUL)


def whole(store: Store, register: Register, wanted: Wanted) -> Whole:
    women = [asked.key for asked in register.people.women] if register.people else []
    men = [asked.key for asked in register.people.men] if register.people else []
    sums = store.listing.sums(register, wanted, [*women, *men])
    return Whole(
        ids=store.listing.ids(register, wanted),
        records=store.records.count(register),
        women=sum(sums[key] for key in women),
        men=sum(sums[key] for key in men),
        years=store.listing.years(register),
    )


def number_of(store: Store, record: Record) -> int | None:
    """The row id of a living record, found by its folio."""
    register = record.register
    ids = store.listing.ids(register, Wanted(search=record.folio))
    found = zip(ids, store.listing.rows(register, ids), strict=False)
    return next((number for number, one in found if one.uid == record.uid), None)
