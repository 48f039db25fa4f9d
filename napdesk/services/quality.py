"""How far the figures can be trusted: what does not count yet, what was explained, what lacks a breakdown by sex."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from napdesk.schema.offices import Scope as OfficeScope
from napdesk.schema.reading import read
from napdesk.schema.record import Record
from napdesk.schema.register import ClockKind, How, Measure, Register
from napdesk.services.figures import ALL, Scope
from napdesk.services.tally import Tally
from napdesk.store.drafts import Draft
from napdesk.store.measuring import Days, Part, parts_behind, unfinished
from napdesk.store.neighbours import said_twice
from napdesk.store.store import Store


class Aspect(StrEnum):
    """What some counted records are worth a look for."""

    EXPLAINED = "explained"  # a note or inconsistency with its reason
    WITHOUT_SEX = "without_sex"
    DOUBLED = "doubled"  # another says the same name, place and day, and nobody said why it is another


_TALLIED = {Aspect.EXPLAINED: "reasons <> '{}'", Aspect.WITHOUT_SEX: "NOT by_sex"}


@dataclass(frozen=True, slots=True)
class Quality:
    """Of some days: the records that count by register, how many do not yet, and how many are worth a look.

    ``institutions`` are the codes of those that informed in them, whatever the scope.
    """

    records: dict[str, int]
    unfinished: int
    aspects: dict[Aspect, int]
    institutions: frozenset[str]


def quality(store: Store, days: Days, scope: Scope = ALL, tally: Tally | None = None) -> Quality:
    """All of it, over every register; what is typed and was never kept counts as unfinished."""
    records, institutions = dict[str, int](), frozenset[str]()
    aspects = dict.fromkeys(Aspect, 0)
    own = store.office.scope is OfficeScope.OFFICE  # what a hub types itself does not count in what it received
    with (tally or Tally()).looking(store) as look:
        for register in store.registers:
            for aspect in _TALLIED:
                found = look.count(store, register, scope.of(register, _measure(register, aspect)), days)
                records[register.key] = found.records
                aspects[aspect] += found.n
            if own:  # at a hub Concentrado looks for them, among offices
                aspects[Aspect.DOUBLED] += len(_parts_with(store, register, Aspect.DOUBLED, days, scope))
            came = look.count(store, register, _told_apart(register), days)
            institutions |= came.apart or frozenset()
    if not own:
        return Quality(records, 0, aspects, institutions)
    typed = sum(not draft.record_uid and _may_lie_in(store, draft, days) for draft in store.drafts.every())
    waiting = sum(unfinished(store.db, one, days, only=scope.sql(one)) for one in store.registers)
    return Quality(records, waiting + typed, aspects, institutions)


def records_with(store: Store, aspect: Aspect, days: Days, scope: Scope = ALL) -> list[Part]:
    """The records of an aspect, by register and folio."""
    return [part for register in store.registers for part in _parts_with(store, register, aspect, days, scope)]


def _parts_with(store: Store, register: Register, aspect: Aspect, days: Days, scope: Scope) -> list[Part]:
    if not _asks(register, aspect):
        return []
    measure = Measure(aspect.value, _living_in(register)).where(_TALLIED.get(aspect) or said_twice(register))
    return parts_behind(store.db, register, scope.of(register, measure), days)


def _may_lie_in(store: Store, draft: Draft, days: Days) -> bool:
    """Whether what is typed is of those days, or of no day said."""
    register = next((one for one in store.registers if one.key == draft.register), None)
    if register is None:
        return False
    record, clock = Record(register), register.clock
    for asked in (clock.begins, clock.ends):
        day = read(asked, draft.answers.get(asked.key, ""), store.lists, on=None)
        if isinstance(day, date):
            record.put(asked.key, day)
    return record[clock.ends] is None or clock.within(record, days.begin, days.end)


def _measure(register: Register, aspect: Aspect) -> Measure:
    return Measure(aspect.value, _living_in(register), n=_TALLIED[aspect] if _asks(register, aspect) else "0")


def _told_apart(register: Register) -> Measure:
    column = "institution" if "institution" in register.by_key else "office_institution"
    return Measure("institutions", _living_in(register), n=column, how=How.DISTINCT)


def _asks(register: Register, aspect: Aspect) -> bool:
    asked = {Aspect.WITHOUT_SEX: register.people, Aspect.DOUBLED: register.place}
    return aspect not in asked or asked[aspect] is not None


def _living_in(register: Register) -> str:
    """An event's days are asked for anyway, month by month."""
    return "1" if register.clock.kind is ClockKind.EVENT else register.clock.within_sql
