"""When the return of a period is due: so many working days after the period ends."""

from __future__ import annotations

import csv
from collections.abc import Collection
from datetime import date, timedelta
from pathlib import Path

from napdesk.schema.periods import Period

SATURDAY = 5  # as date.weekday() counts
_A_DAY = timedelta(days=1)


def load_rest_days(path: Path) -> frozenset[date]:
    """The days on which nobody works by law, from the file shipped."""
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(date.fromisoformat(row["day"]) for row in csv.DictReader(file))


def due_day(period: Period, working_days: int, rest_days: Collection[date]) -> date:
    """The last day on which the period's return is not late."""
    day = period.last_day
    for _ in range(working_days):
        day += _A_DAY
        while day.weekday() >= SATURDAY or day in rest_days:
            day += _A_DAY
    return day
