"""Where a figure is heading: what it comes to by December if the year goes on as it went."""

from __future__ import annotations

from datetime import date

from napdesk.schema.figures import Combine, Comparison, Figure, State, Unit
from napdesk.store.measuring import Days

FEWEST_DAYS = 60  # of the year gone by, before which nothing can be said of the rest


def gone(days: Days) -> float:
    """How much of the year had gone by at the cut-off, from 0 to 1."""
    first, last = date(days.day.year, 1, 1), date(days.day.year, 12, 31)
    return ((days.day - first).days + 1) / ((last - first).days + 1)


def by_december(figure: Figure, days: Days) -> int | None:
    """At this pace, the year's value in December; None for what does not add up over a year, or too early to say."""
    indicator = figure.indicator
    if figure.value is None or indicator.unit is Unit.SHARE or indicator.combine is not Combine.SUM:
        return None
    if (days.day - date(days.day.year, 1, 1)).days < FEWEST_DAYS:
        return None
    return round(figure.value / gone(days))


def at_risk(figure: Figure, days: Days) -> bool:
    """Whether a target of this year would be missed at this pace."""
    expected = by_december(figure, days)
    if expected is None or figure.state is not State.UNDER_WAY:
        return False
    indicator = figure.indicator
    if indicator.comparison is Comparison.GROWS:
        return figure.previous is not None and expected <= figure.previous
    return indicator.target is not None and expected < indicator.target
