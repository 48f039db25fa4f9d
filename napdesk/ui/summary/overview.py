"""What Resumen shows, read from the store: the figures of what is asked for, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from napdesk.schema.codes import Lists
from napdesk.schema.figures import Catalogue, Figure
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.text import Text
from napdesk.services.figures import ALL, FIRST_YEAR, Scope, days_of, figures
from napdesk.services.quality import Quality, quality
from napdesk.services.tally import Tally
from napdesk.store.measuring import Days
from napdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Asked:
    """The year, the quarter up to which it is looked at (0 for all of it), and whose records."""

    year: int
    quarter: int = 0
    scope: Scope = ALL

    def days(self, today: date) -> Days:
        """From the year's first day to the quarter's last: the targets are of a year."""
        last = Period(self.year, Periodicity.QUARTER, self.quarter or 4).last_day
        return days_of(date(self.year, 1, 1), last, today)


@dataclass(frozen=True, slots=True)
class Seen:
    """The figures of one moment, by what was asked."""

    asked: Asked
    days: Days
    version: str
    figures: list[Figure]

    @property
    def empty(self) -> bool:
        """Nobody reported anything: no figure is a figure."""
        return all(figure.value is None and not figure.records for figure in self.figures)


def look(store: Store, catalogue: Catalogue, asked: Asked, today: date, tally: Tally) -> Seen:
    """Every commitment in force; what the tally remembers is not counted again."""
    days = asked.days(today)
    found = figures(store, catalogue, days, today, scope=asked.scope, tally=tally)
    return Seen(asked, days, catalogue.version, found)


def look_around(store: Store, asked: Asked, today: date, tally: Tally) -> Quality:
    """What stands at the foot of the page."""
    return quality(store, asked.days(today), asked.scope, tally)


def told_asked(asked: Asked, lists: Lists) -> Text:
    """What was asked for in words: «Hasta T3 · Secretaría de Marina»."""
    until = _UP_TO.fill(number=asked.quarter) if asked.quarter else _WHOLE_YEAR
    code = asked.scope.institution
    whose = lists.label(("institution",), code, None) if code else ALL_INSTITUTIONS
    return _ASKED.fill(until=until, whose=whose)


def years_of_plan(today: date) -> Sequence[int]:
    """The newest first."""
    return range(today.year, FIRST_YEAR - 1, -1)


def quarters_of(year: int, today: date) -> list[tuple[int, Text]]:
    """All of the year, and up to each of its quarters that has begun."""
    begun = [one for one in range(1, 5) if Period(year, Periodicity.QUARTER, one).first_day <= today]
    return [(0, _WHOLE_YEAR), *((one, _UP_TO.fill(number=one)) for one in begun)]


_WHOLE_YEAR = Text(es="Todo el año", en="The whole year")
_UP_TO = Text(es="Hasta T{number}", en="Up to Q{number}")
_ASKED = Text(es="{until} · {whose}", en="{until} · {whose}")
ALL_INSTITUTIONS = Text(es="Todas las instituciones", en="All institutions")
