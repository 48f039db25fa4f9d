"""Where a figure stands in its year and where it is heading, if the year goes on as it went."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from napdesk.schema.figures import Combine, Comparison, Figure, Indicator, State, Unit
from napdesk.store.measuring import Days

FEWEST_DAYS = 60  # of the year gone by, before which nothing can be said of the rest


def gone(days: Days) -> float:
    """How much of the year had gone by at the cut-off, from 0 to 1."""
    first, last = date(days.day.year, 1, 1), date(days.day.year, 12, 31)
    return ((days.day - first).days + 1) / ((last - first).days + 1)


class Gauge(NamedTuple):
    """A bar: how much of it is filled, and where its mark stands, both 0 to 1; without data nothing is filled."""

    share: float
    mark: float


def gauge(figure: Figure, days: Days) -> Gauge | None:
    """The figure against what is wanted, the longer of the two being the whole bar; None where nothing is.

    The mark says where the year stands today: for what adds up over the year, as much of what is wanted as the
    year has gone; for a share or what stands on a day, what is wanted itself.
    """
    wanted = figure.wanted
    if wanted is None:
        return None
    # Nothing a year ago is still to be beaten.
    whole = max(wanted, figure.value or 0) or 1
    return Gauge((figure.value or 0) / whole, wanted * _due(figure.indicator, days) / whole)


def _due(indicator: Indicator, days: Days) -> float:
    """Which part of what is wanted is due by the cut-off."""
    if indicator.unit is Unit.SHARE or indicator.cumulative:
        return 1.0
    if indicator.comparison is Comparison.GROWS:
        # Held against the same days of the year before, which are whole.
        return (days.day - days.begin).days / max((days.end - days.begin).days, 1)
    return gone(days)


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
