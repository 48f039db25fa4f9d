"""The figures of all offices whose returns are in, and which of those expected are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.offices import Scope
from napdesk.store.store import Store

T = TypeVar("T")


@contextmanager
def consolidated(store: Store) -> Iterator[Store]:
    """The store whose figures are those of the plan here: of what was received at a hub or the Group, else its own."""
    if store.office.scope is Scope.OFFICE:
        yield store
        return
    everyone = store.counting_received()
    try:
        yield everyone
    finally:
        everyone.close()


def over_all(work: Callable[[Store], T]) -> Callable[[Store], T]:
    """The same work on the store whose figures are those of the plan here."""

    def run(store: Store) -> T:
        with consolidated(store) as everyone:
            return work(everyone)

    return run


def missing_offices(store: Store, year: int, today: date) -> list[ExpectedOffice]:
    """Those expected of which a return of a period of the year that is over is not in, by their codes."""
    return missing_of(store, (date(year, 1, 1), date(year, 12, 31)), today)


def missing_of(store: Store, days: tuple[date, date], today: date) -> list[ExpectedOffice]:
    """The same of the periods between two days of one year."""
    came, (begin, end) = store.received.current_periods(), days
    return [
        one
        for one in store.expected.all()
        if any(
            str(period) not in came.get(one.code, ())
            for period in one.periods(end.year)
            if begin <= period.first_day and period.last_day <= end and period.last_day < today
        )
    ]
