"""An office whose returns are expected at a hub or at the Inter-Agency Group, as a list says it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from napdesk.schema.periods import Period, Periodicity


class ExpectedOffice(NamedTuple):
    """One row of the list: an office for as long as it reports so often.

    ``institution`` and ``entity`` are codes of the official lists; ``reports_to`` is the code of its hub, "" where
    that is the office that holds the list; ``since`` and ``until`` are both included, None is open.
    """

    code: str
    name: str
    institution: str
    entity: str
    reports_to: str = ""
    periodicity: Periodicity = Periodicity.QUARTER
    since: date | None = None
    until: date | None = None

    def owes(self, period: Period) -> bool:
        """Whether a return of that period is expected: it is one of its own, and was there on some day of it."""
        return period.periodicity is self.periodicity and self.overlaps(period.first_day, period.last_day)

    def periods(self, year: int) -> Iterator[Period]:
        """The periods of a year of which a return is expected, in their order."""
        period = Period(year, self.periodicity)
        while period.year == year:
            if self.owes(period):
                yield period
            period = period.next

    def overlaps(self, since: date | None, until: date | None) -> bool:
        """Whether it is expected on some of those days."""
        starts_in_time = self.since is None or until is None or self.since <= until
        return starts_in_time and (self.until is None or since is None or since <= self.until)


class ListDifference(NamedTuple):
    """What a new list changes, by office code."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def difference(was: list[ExpectedOffice], now: list[ExpectedOffice]) -> ListDifference:
    before, after = _by_code(was), _by_code(now)
    return ListDifference(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(code for code in after.keys() & before.keys() if after[code] != before[code])),
        tuple(sorted(before.keys() - after.keys())),
    )


def _by_code(offices: list[ExpectedOffice]) -> dict[str, set[ExpectedOffice]]:
    found: dict[str, set[ExpectedOffice]] = {}
    for one in offices:
        found.setdefault(one.code, set()).add(one)
    return found
