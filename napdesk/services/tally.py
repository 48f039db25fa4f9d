"""What the measures came to, kept between one look and the next: after a save only its own month is counted again."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import date, timedelta
from functools import partial
from os import cpu_count
from threading import Lock
from typing import Any

from napdesk.schema.offices import Scope
from napdesk.schema.receiving import DEEDS
from napdesk.schema.register import ClockKind, Measure, Register
from napdesk.store.history import Entry
from napdesk.store.measuring import Counted, Days, Returns, count_by
from napdesk.store.store import Store

AT_ONCE = 500  # returns: what is read of their records stays in the cache of a connection
THREADS = 4  # at most: each has a connection with a cache of its own
MANY = 200  # changes since the last look from which on everything is counted anew

_Stretch = tuple[Register, tuple[Days, Returns | None]]
# The register, the days, the returns, the measure's key, its condition, what it is told by.
_Place = tuple[str, Days, Returns | None, str, str, str]


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

    def prepare(self, store: Store, asked: Mapping[Register, Sequence[Measure]], days: Days) -> None:
        """Count all of these stretch by stretch, so that what is read for one lies at hand for the next; where a hub
        received many returns, by several threads."""
        stretches = [(register, each) for register in asked for each in _stretches(store, register, days)]
        many = store.counts_apart and len(stretches) > len(asked)
        threads = min(cpu_count() or 1, THREADS) if many else 1
        if threads == 1:
            self._prepare(store, asked, stretches)
            return
        with ThreadPoolExecutor(threads) as pool:
            parts = [stretches[at::threads] for at in range(threads)]
            list(pool.map(partial(self._prepare_apart, store, asked), parts))

    def _prepare_apart(
        self, store: Store, asked: Mapping[Register, Sequence[Measure]], stretches: Iterable[_Stretch]
    ) -> None:
        with closing(store.counting_received()) as own:
            self._prepare(own, asked, stretches)

    def _prepare(
        self, store: Store, asked: Mapping[Register, Sequence[Measure]], stretches: Iterable[_Stretch]
    ) -> None:
        for register, stretch in stretches:
            for measure in asked[register]:
                self._count(store, register, measure, "", *stretch)

    def count(self, store: Store, register: Register, measure: Measure, days: Days) -> Counted:
        """A measure over days, added up from its stretches."""
        return self.count_by(store, register, measure, "", days)[None]

    def count_by(
        self, store: Store, register: Register, measure: Measure, told_apart: str, days: Days
    ) -> dict[Any, Counted]:
        """The same for each value of ``told_apart``, SQL over the view; None for the records without one."""
        found = dict[Any, Counted]()
        for stretch in _stretches(store, register, days):
            for value, counted in self._count(store, register, measure, told_apart, *stretch).items():
                found[value] = found[value] + counted if value in found else counted
        return found

    def _count(
        self,
        store: Store,
        register: Register,
        measure: Measure,
        told_apart: str,
        days: Days,
        returns: Returns | None,
    ) -> dict[Any, Counted]:
        place = (register.key, days, returns, measure.key, measure.condition, told_apart)
        if place not in self._kept:
            self._kept[place] = count_by(store.db, register, measure, told_apart, days, returns)
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


def _stretches(store: Store, register: Register, days: Days) -> Iterable[tuple[Days, Returns | None]]:
    """The months of events; at a hub, where they are kept return by return, some returns at a time."""
    if store.office.scope is not Scope.OFFICE:
        last = max(store.received.last(), 1)
        return [(days, Returns(first, first + AT_ONCE - 1)) for first in range(1, last + 1, AT_ONCE)]
    if register.clock.kind is ClockKind.EVENT:
        return [(month, None) for month in months(days)]
    return [(days, None)]


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
