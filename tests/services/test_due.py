"""A return is due some working days after its period; a figure's pace says where it is heading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from napdesk.schema.figures import Combine, Comparison, State, Unit
from napdesk.schema.periods import Period
from napdesk.services.due import due_day
from napdesk.services.figures import days_of
from napdesk.services.pace import at_risk, by_december, gone
from tests.made_returns import figure


@pytest.mark.parametrize(
    ("period", "days", "due"),
    [
        ("2025-T3", 10, date(2025, 10, 14)),
        ("2025-T4", 10, date(2026, 1, 15)),  # New Year's Day is no working day
        ("2025-T1", 10, date(2025, 4, 14)),
        ("2025-T1", 30, date(2025, 5, 13)),  # nor is the first of May
        ("2025-S1", 1, date(2025, 7, 1)),
        ("2025", 0, date(2025, 12, 31)),
    ],
)
def test_a_return_is_due_some_working_days_after_its_period(period: str, days: int, due: date) -> None:
    found = Period.read(period)
    assert found is not None and due_day(found, days) == due


YEAR = (date(2025, 1, 1), date(2025, 12, 31))
AUTUMN = days_of(*YEAR, date(2025, 10, 1))


def test_how_much_of_the_year_is_gone() -> None:
    assert gone(AUTUMN) == pytest.approx(274 / 365)
    assert gone(days_of(*YEAR, date(2026, 5, 5))) == 1


@pytest.mark.parametrize(
    ("value", "changes", "stated", "expected", "risk"),
    [
        (31, {}, {}, 41, True),
        (38, {}, {}, 51, False),
        (31, {"combine": Combine.LATEST}, {}, None, False),
        (0.1, {"target": 0.15, "unit": Unit.SHARE}, {}, None, False),
        (None, {}, {"state": State.NO_DATA}, None, False),
        (60, {}, {"state": State.MET}, 80, False),
        (31, {"comparison": Comparison.GROWS}, {"previous": 41}, 41, True),
        (31, {"comparison": Comparison.GROWS}, {"previous": 40}, 41, False),
    ],
)
def test_what_it_comes_to_by_december(
    value: float | None, changes: dict[str, Any], stated: dict[str, Any], expected: int | None, risk: bool
) -> None:
    made = figure("PA-5", value, State.UNDER_WAY, target=50)
    made = replace(made, indicator=replace(made.indicator, **changes), **stated)
    assert (by_december(made, AUTUMN), at_risk(made, AUTUMN)) == (expected, risk)


def test_too_early_in_the_year_nothing_is_said_of_the_rest() -> None:
    made = figure("PA-5", 3, State.UNDER_WAY, target=50)
    assert by_december(made, days_of(*YEAR, date(2025, 2, 1))) is None
