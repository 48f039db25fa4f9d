"""Which period is being worked on, and when its return is due: so many working days after the period ends."""

from __future__ import annotations

import csv
from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from napdesk.resources import resources
from napdesk.schema.periods import Period
from napdesk.store.periods import Status
from napdesk.store.store import Store

SATURDAY = 5  # as date.weekday() counts
_A_DAY = timedelta(days=1)
# A finished period not yet closed is still what one is working for.
GRACE = timedelta(days=45)


def load_rest_days(path: Path) -> frozenset[date]:
    """The days on which nobody works by law, from the file shipped."""
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(date.fromisoformat(row["day"]) for row in csv.DictReader(file))


@cache
def rest_days() -> frozenset[date]:
    """The days on which nobody works by law."""
    return load_rest_days(resources() / "rest_days.csv")


def due_day(period: Period, working_days: int, rest: Collection[date] | None = None) -> date:
    """The last day on which the period's return is not late; ``rest`` are the days off, by law where not said."""
    day, off = period.last_day, rest_days() if rest is None else rest
    for _ in range(working_days):
        day += _A_DAY
        while day.weekday() >= SATURDAY or day in off:
            day += _A_DAY
    return day


def current_period(store: Store, today: date) -> Period:
    """The period being worked on: the one before today's while it is open and hardly over, else today's."""
    period = Period.of(today, store.office.periodicity)
    before = period.previous
    hardly_over = today - before.last_day <= GRACE
    if hardly_over and store.periods.status(before) is Status.OPEN and count_in(store, before):
        return before
    return period


def count_in(store: Store, period: Period) -> int:
    """The records of a period, of every register."""
    days: dict[str, object] = {"begin": period.first_day.isoformat(), "end": period.last_day.isoformat()}
    return sum(
        store.records.count(register, where=register.clock.within_sql, parameters=days) for register in store.registers
    )
