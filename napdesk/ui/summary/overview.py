"""What Resumen shows, read from the store: the figures of what is asked for, and how far they can be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from napdesk.schema.codes import Lists
from napdesk.schema.figures import Catalogue, Figure, Narrative
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.text import Text
from napdesk.services.due import current_period
from napdesk.services.figures import ALL, FIRST_YEAR, Scope, days_of, figures
from napdesk.services.narratives import asks_reason
from napdesk.services.quality import Quality, quality
from napdesk.services.tally import Tally
from napdesk.store.measuring import Days
from napdesk.store.periods import Status
from napdesk.store.store import Store
from napdesk.ui.summary.gathered import Gathered, look_gathered


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
class Written:
    """The office's own words of one period, by the commitment's id; ``asked`` names those that want a reason."""

    period: Period
    closed: bool
    words: Mapping[str, Narrative]
    asked: frozenset[str]

    def of(self, commitment: str) -> Narrative:
        return self.words.get(commitment, Narrative())

    @property
    def lacking(self) -> frozenset[str]:
        """The commitments whose reason is asked for and not given."""
        return frozenset(name for name in self.asked if not self.of(name).justification)


@dataclass(frozen=True, slots=True)
class Seen:
    """The figures of one moment, by what was asked; ``gathered`` is None where they are one office's own."""

    asked: Asked
    days: Days
    version: str
    figures: list[Figure]
    written: Written
    gathered: Gathered | None = None

    @property
    def empty(self) -> bool:
        """Nobody reported anything: no figure is a figure, counted in whatever way."""
        return not any(_says_something(figure) for figure in self.figures)


def _says_something(figure: Figure) -> bool:
    counted = any(variant.n or variant.of for variant in figure.variants.values())
    return figure.value is not None or figure.records > 0 or counted


def look(store: Store, catalogue: Catalogue, asked: Asked, today: date, tally: Tally) -> Seen:
    """Every commitment in force; what the tally remembers is not counted again."""
    days = asked.days(today)
    found = figures(store, catalogue, days, today, scope=asked.scope, tally=tally)
    period = period_of_words(store, asked, today)
    held = days_of(date(period.year, 1, 1), period.last_day, today)
    # A reason is asked for by the figures that the return of the period has, whatever is looked at here.
    same = held == days and asked.scope == ALL
    returned = found if same else figures(store, catalogue, held, today, tally=tally)
    written = Written(
        period,
        store.periods.status(period) is Status.CLOSED,
        store.narratives.of(period),
        frozenset(one.indicator.id for one in returned if asks_reason(one, held)),
    )
    gathered = look_gathered(store, [one.indicator for one in found], days, today)
    return Seen(asked, days, catalogue.version, found, written, gathered)


def period_of_words(store: Store, asked: Asked, today: date) -> Period:
    """The period of the office in which the quarter chosen lies; of a whole year the one being worked on, or its last.

    Resumen always counts from January: the words are of the last stretch of what it counts.
    """
    if asked.quarter:
        return Period.of(Period(asked.year, Periodicity.QUARTER, asked.quarter).last_day, store.office.periodicity)
    current = current_period(store, today)
    last = Period.of(min(date(asked.year, 12, 31), today), store.office.periodicity)
    return current if current.year == asked.year else last


def asking_for(store: Store, period: Period, today: date) -> Asked:
    """What to ask for so that the words are those of a period."""
    offered = (Asked(period.year, number) for number, _ in quarters_of(period.year, today))
    return next((one for one in offered if period_of_words(store, one, today) == period), Asked(period.year))


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
