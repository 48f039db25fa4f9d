"""The yearly question of what stands: does each record go on as it was, has it changed, or is it over?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from napdesk.schema.folding import sort_key
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register, Yearly
from napdesk.schema.showing import called
from napdesk.schema.text import Language
from napdesk.services.checks import check
from napdesk.store.store import Store


class State(StrEnum):
    """How a record stands before this year's question."""

    DUE = "due"
    CONFIRMED = "confirmed"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Change:
    """A record as it was before an answer, with its personal values, and as it was kept with it."""

    before: Record
    after: Record


# What was typed this year has been said this year; drafts and what was sent back wait elsewhere.
_ASKED = "created_at < :begin AND stage IN ('complete', 'approved')"
_ANSWERED = "[{confirmed}] >= :begin"
_STANDS = "([{status}] IS NULL OR [{status}] <> '{over}') AND ([{ends}] IS NULL OR [{ends}] > :today)"


def asked(store: Store, today: date) -> list[Record]:
    """Every record asked about this year, answered or due: by register and name, without personal values."""
    found = []
    for register, yearly in _standing(store):
        where = f"{_ASKED} AND ({_ANSWERED} OR {_STANDS})".format_map(_words(register, yearly))
        records = store.records.every(register, where=where, parameters=_days(today))
        found += sorted(records, key=lambda record: sort_key(called(record, store.lists, Language.ES)))
    return found


def count_due(store: Store, today: date) -> int:
    """How many are still to be answered."""
    where = f"{_ASKED} AND NOT coalesce({_ANSWERED}, 0) AND {_STANDS}"
    return sum(
        store.records.count(register, where=where.format_map(_words(register, yearly)), parameters=_days(today))
        for register, yearly in _standing(store)
    )


def state_of(record: Record, today: date) -> State:
    """How one of the records asked about stands."""
    clock = record.register.clock
    yearly = yearly_of(record.register)
    ends, confirmed = record[clock.ends], record[yearly.confirmed]
    if record[yearly.status] == yearly.over or (ends is not None and ends <= today):
        return State.OVER
    return State.CONFIRMED if confirmed is not None and confirmed.year >= today.year else State.DUE


def confirmed(record: Record, today: date) -> Record:
    """The record as it is once it was said to go on as it was."""
    after = record.copy()
    after[yearly_of(record.register).confirmed] = today
    return after


def confirm(store: Store, records: Sequence[Record], today: date) -> list[Change]:
    """All of these go on as they were: one transaction, and nothing else of them changes."""
    before = [_found(store, record) for record in records]
    after = store.records.keep_all([confirmed(record, today) for record in before], store.office_code)
    return [Change(*pair) for pair in zip(before, after, strict=True)]


def end(store: Store, record: Record, day: date, today: date) -> Change | list[Problem]:
    """The record was over on that day; or what its rules have against that, heaviest first."""
    register, before = record.register, _found(store, record)
    yearly, after = yearly_of(register), confirmed(before, today)
    after[yearly.status], after[register.clock.ends] = yearly.over, day
    after.ask_anew(before)
    after.settle()
    found = check(after, store.lists, today, store.office.periodicity)
    if against := [problem for problem in found if problem.weight is not Weight.NOTE]:
        return against
    after.stage = Stage.COMPLETE
    return Change(before, store.records.keep(after, store.office_code))


def changed(store: Store, before: Record) -> Change | None:
    """That a record was confirmed in its form; None where it was not. To take it back undoes no more than the day."""
    after, asked_on = _found(store, before), yearly_of(before.register).confirmed
    if after[asked_on] == before[asked_on] or not after.stage.counts:
        return None
    back = after.copy()
    back[asked_on] = before[asked_on]
    return Change(back, after)


def still_so(store: Store, changes: Sequence[Change]) -> bool:
    """Whether nothing was kept of these records since."""
    return all(_found(store, change.after).revision == change.after.revision for change in changes)


def take_back(store: Store, changes: Sequence[Change]) -> list[Record]:
    """The records as they were before; raises Trouble ``changed_elsewhere`` where one was kept again since."""
    back = [change.before.copy() for change in changes]
    for record, change in zip(back, changes, strict=True):
        record.revision = change.after.revision
    return store.records.keep_all(back, store.office_code)


def yearly_of(register: Register) -> Yearly:
    """What the yearly question sets in a register that stands."""
    assert register.clock.yearly is not None
    return register.clock.yearly


def _standing(store: Store) -> list[tuple[Register, Yearly]]:
    return [(one, one.clock.yearly) for one in store.registers if one.clock.yearly is not None]


def _words(register: Register, yearly: Yearly) -> dict[str, str]:
    return {
        "confirmed": yearly.confirmed.key,
        "status": yearly.status.key,
        "over": yearly.over,
        "ends": register.clock.ends.key,
    }


def _days(today: date) -> dict[str, str]:
    return {"begin": f"{today.year}-01-01", "today": today.isoformat()}


def _found(store: Store, record: Record) -> Record:
    """As it is kept, personal values included: keeping it without them would erase them."""
    found = store.records.find(record.register, record.uid)
    assert found is not None
    return found
