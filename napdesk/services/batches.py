"""Batches of sheets: what their cover says and what of it was typed, for each person and register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.fields import Count
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.reading import read
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.store.listing import Made, Wanted
from napdesk.store.store import Store

LONGEST = 40  # letters of a name
NAME = "name"
# What a cover says besides its name; without the last two where a register does not tell women from men.
SHEETS = Count("sheets", Text(es="Hojas", en="Sheets"), largest=9_999)
WOMEN = Count("women", Text(es="Mujeres", en="Women"))
MEN = Count("men", Text(es="Hombres", en="Men"))
_PLACE = "batch/{}/{}"  # the setting of a register and a person


class Batch(NamedTuple):
    """``totals`` are what the cover says, by the keys of its counts; its records have row ids beyond ``after``."""

    name: str
    totals: dict[str, int]
    after: int = 0

    @property
    def sheets(self) -> int:
        return self.totals[SHEETS.key]


class Typed(NamedTuple):
    """What of a batch is kept, by the same keys, and how many of its drafts are not."""

    totals: dict[str, int]
    drafts: int = 0

    def misses(self, batch: Batch, key: str) -> int:
        """How many the cover says more than was typed; less than nothing where too many were."""
        return batch.totals[key] - self.totals[key]

    def tallies(self, batch: Batch) -> bool:
        return not any(self.misses(batch, key) for key in batch.totals)


def counts_of(register: Register) -> tuple[Count, ...]:
    """What the cover of a batch is asked for."""
    return (SHEETS, WOMEN, MEN) if register.people else (SHEETS,)


def batch_of(store: Store, register: Register) -> Batch | None:
    """The one that whoever works here has open."""
    kept = store.settings.get(_place(store, register))
    return None if kept is None else Batch(str(kept["name"]), dict(kept["totals"]), int(kept["after"]))


def begin_batch(store: Store, register: Register, batch: Batch) -> None:
    """What is kept from here on is of it."""
    _put(store, register, batch._replace(after=_last(store, register)))


def correct_batch(store: Store, register: Register, batch: Batch) -> None:
    """Its cover said something else."""
    _put(store, register, batch)


def end_batch(store: Store, register: Register) -> None:
    store.settings.put(_place(store, register), None)


def made_in(store: Store, batch: Batch) -> Made:
    """Its records, for a list: those that whoever works here made since it began."""
    return Made(store.house.who, batch.after)


def count_typed(store: Store, register: Register, batch: Batch) -> Typed:
    """How far it is. What was imported meanwhile counts too, what was deleted does not."""
    wanted, people = Wanted(made=made_in(store, batch)), register.people
    totals = {SHEETS.key: store.listing.count(register, wanted)}
    if people is not None:
        sums = store.listing.sums(register, wanted, [asked.key for asked in (*people.women, *people.men)])
        totals[WOMEN.key] = sum(sums[asked.key] or 0 for asked in people.women)
        totals[MEN.key] = sum(sums[asked.key] or 0 for asked in people.men)
    drafts = [one for one in store.drafts.of(register.key) if store.drafts.is_own(one) and not one.record_uid]
    return Typed(totals, len(drafts))


def read_cover(store: Store, register: Register, typed: Mapping[str, str]) -> Batch | list[Problem]:
    """A batch as its cover was typed, or what is wrong with it, each at its field."""
    name = tidy(typed.get(NAME, ""), lines=False)
    unfit = check_text(name, LONGEST)
    wrong = [replace(unfit, field=NAME)] if unfit is not None else []
    totals = {}
    for asked in counts_of(register):
        answer = read(asked, typed.get(asked.key, ""), store.lists, on=None)
        if isinstance(answer, Problem):
            wrong.append(answer)
        elif isinstance(answer, int):
            totals[asked.key] = answer
    if not wrong and not totals.get(SHEETS.key):
        wrong.append(Problem("sheets_missing", Weight.STOP, _NO_SHEETS, _COUNT_THEM, field=SHEETS.key))
    return wrong or Batch(name, totals)


def _put(store: Store, register: Register, batch: Batch) -> None:
    store.settings.put(_place(store, register), batch._asdict())


def _place(store: Store, register: Register) -> str:
    return _PLACE.format(register.key, store.house.who)


def _last(store: Store, register: Register) -> int:
    """The greatest row id there is, of the deleted ones too."""
    newest = (Wanted(order="id", descending=True, deleted=deleted) for deleted in (False, True))
    return max((number for wanted in newest for number in store.listing.ids(register, wanted, 1)), default=0)


_NO_SHEETS = Text(es="Falta cuántas hojas trae el lote.", en="How many sheets the batch has is missing.")
_COUNT_THEM = Text(es="Cuéntelas o véalo en su carátula.", en="Count them or see its cover.")
