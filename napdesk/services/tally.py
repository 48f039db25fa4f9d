"""What the measures came to, kept between one look and the next: after a save only its own month is counted again."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from threading import Lock
from typing import Any

from napdesk.schema.receiving import DEEDS
from napdesk.schema.register import ClockKind, Measure, Register
from napdesk.store.history import Entry
from napdesk.store.measuring import Counted, Days, count_by
from napdesk.store.store import Store

MANY = 200  # changes since the last look from which on everything is counted anew

_Place = tuple[str, Days, str, str, str]  # the register, the days, the measure's key, its condition, what it is told by


class Tally:
    """Counts once and remembers; whatever was kept, deleted or brought back since is seen in the history."""

    def __init__(self) -> None:
        self._kept: dict[_Place, dict[Any, Counted]] = {}
        self._seen = -1
        self._counting = Lock()

    @contextmanager
    def looking(self, store: Store) -> Iterator[Tally]:
        """What changed since the last look is forgotten first; one look at a time."""
        with self._counting:
            head = store.history.head()[0]
            if self._seen < 0 or not 0 <= head - self._seen < MANY:
                self._kept.clear()
            else:
                for entry in store.history.since(self._seen):
                    self._forget(store, entry)
            self._seen = head
            yield self

    def prepare(self, store: Store, register: Register, measures: Iterable[Measure], days: Days) -> None:
        """Count all of these a month at a time, so that what is read for one lies at hand for the next."""
        asked = list(measures)
        for stretch in _stretches(register, days):
            for measure in asked:
                self._count(store, register, measure, "", stretch)

    def count(self, store: Store, register: Register, measure: Measure, days: Days) -> Counted:
        """A measure over days; an event's are added up from its months."""
        return self.count_by(store, register, measure, "", days)[None]

    def count_by(
        self, store: Store, register: Register, measure: Measure, told_apart: str, days: Days
    ) -> dict[Any, Counted]:
        """The same for each value of ``told_apart``, SQL over the view; None for the records without one."""
        found = dict[Any, Counted]()
        for stretch in _stretches(register, days):
            for value, counted in self._count(store, register, measure, told_apart, stretch).items():
                found[value] = found[value] + counted if value in found else counted
        return found

    def _count(
        self, store: Store, register: Register, measure: Measure, told_apart: str, days: Days
    ) -> dict[Any, Counted]:
        place = (register.key, days, measure.key, measure.condition, told_apart)
        if place not in self._kept:
            self._kept[place] = count_by(store.db, register, measure, told_apart, days)
        return self._kept[place]

    def _forget(self, store: Store, entry: Entry) -> None:
        register = next((one for one in store.registers if one.key == entry.register), None)
        if entry.deed in DEEDS:
            self._kept.clear()  # other returns count
        if register is None:
            return
        days = _days_of(store, register, entry) if register.clock.kind is ClockKind.EVENT else None
        for place in [one for one in self._kept if one[0] == register.key]:
            if days is None or any(place[1].begin <= day <= place[1].end for day in days):
                del self._kept[place]


def _stretches(register: Register, days: Days) -> Iterable[Days]:
    return months(days) if register.clock.kind is ClockKind.EVENT else [days]


def months(days: Days) -> Iterator[Days]:
    """The months of some days, each with its own cut-off; the first and the last may be parts of one."""
    begin = days.begin
    while begin <= days.end:
        end = min(begin.replace(day=monthrange(begin.year, begin.month)[1]), days.end)
        yield Days(begin, end, min(end, days.day))
        begin = end + timedelta(days=1)


def _days_of(store: Store, register: Register, entry: Entry) -> set[date] | None:
    """The days an event had before a change and has now; None where a change may have touched any."""
    day = register.clock.ends
    said = entry.changes.get(day.key, [])
    now = store.records.find(register, entry.uid)
    found = {date.fromisoformat(one) for one in said if isinstance(one, str) and one[:1].isdigit()}
    if now is not None and (current := now[day]) is not None:
        found.add(current)
    return found
