"""The days sample records may fall on: never one after today, and mostly working ones."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from napdesk.schema.periods import Period, Periodicity

YEARS = 3
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Today, and how often the office reports."""

    today: date
    periodicity: Periodicity

    @property
    def years(self) -> range:
        """The calendar years the records cover, the current one last."""
        return range(self.today.year - YEARS + 1, self.today.year + 1)

    def share_of(self, year: int) -> float:
        """How much of a year has gone by, from 0 to 1."""
        return min((self.today - date(year, 1, 1)).days + 1, 365) / 365

    def day_in(self, year: int, chance: random.Random) -> date:
        """A working day of a year, not after today."""
        return self.day_between(date(year, 1, 1), date(year, 12, 31), chance)

    def day_between(self, first: date, last: date, chance: random.Random) -> date:
        """A working day from first to last, not after today; the first itself where there is none."""
        last = min(last, self.today)
        day = first + _A_DAY * chance.randrange(max((last - first).days, 0) + 1)
        while day.weekday() >= 5 and day > first:
            day -= _A_DAY
        return day

    def day_of_period(self, chance: random.Random) -> date:
        """A day of the period being worked on, which drafts belong to."""
        period = Period.of(self.today, self.periodicity)
        return self.day_between(period.first_day, self.today, chance)

    def counted_on(self, chance: random.Random) -> date:
        """A day of the last quarter of a year, as standing records are brought up to date."""
        return self.today - _A_DAY * chance.randrange(90)
