"""Periods: written, read, followed, and said in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.text import Language

QUARTER, SEMESTER, YEAR = Periodicity.QUARTER, Periodicity.SEMESTER, Periodicity.YEAR


@pytest.mark.parametrize(
    ("written", "period", "first", "last"),
    [
        ("2025-T1", Period(2025, QUARTER, 1), date(2025, 1, 1), date(2025, 3, 31)),
        ("2024-T3", Period(2024, QUARTER, 3), date(2024, 7, 1), date(2024, 9, 30)),
        ("2025-T4", Period(2025, QUARTER, 4), date(2025, 10, 1), date(2025, 12, 31)),
        ("2024-S1", Period(2024, SEMESTER, 1), date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-S2", Period(2024, SEMESTER, 2), date(2024, 7, 1), date(2024, 12, 31)),
        ("2025", Period(2025, YEAR), date(2025, 1, 1), date(2025, 12, 31)),
        (" 2025-t1 ", Period(2025, QUARTER, 1), date(2025, 1, 1), date(2025, 3, 31)),
    ],
)
def test_reading_a_period(written: str, period: Period, first: date, last: date) -> None:
    assert Period.read(written) == period
    assert (period.first_day, period.last_day) == (first, last)
    assert str(period) == written.strip().upper()


@pytest.mark.parametrize(
    "written",
    ["", "2025-T5", "2025-T0", "2025-S3", "2025-Q1", "25-T1", "2025T1", "2025-T", "T1-2025", "0000", "1899", "9999"],
)
def test_what_is_no_period(written: str) -> None:
    assert Period.read(written) is None


@pytest.mark.parametrize(
    ("day", "periodicity", "written"),
    [
        (date(2025, 1, 1), QUARTER, "2025-T1"),
        (date(2025, 3, 31), QUARTER, "2025-T1"),
        (date(2025, 4, 1), QUARTER, "2025-T2"),
        (date(2025, 12, 31), QUARTER, "2025-T4"),
        (date(2025, 6, 30), SEMESTER, "2025-S1"),
        (date(2025, 7, 1), SEMESTER, "2025-S2"),
        (date(2024, 2, 29), YEAR, "2024"),
    ],
)
def test_the_period_of_a_day(day: date, periodicity: Periodicity, written: str) -> None:
    assert str(Period.of(day, periodicity)) == written


@pytest.mark.parametrize(
    ("written", "following"),
    [("2024-T4", "2025-T1"), ("2025-T1", "2025-T2"), ("2024-S2", "2025-S1"), ("2024", "2025")],
)
def test_periods_follow_each_other(written: str, following: str) -> None:
    period, then = Period.read(written), Period.read(following)
    assert period is not None and then is not None
    assert period.next == then and then.previous == period
    assert period.last_day + timedelta(days=1) == then.first_day


def test_periods_stand_in_order() -> None:
    written = ["2025-T2", "2024-T4", "2025-T1"]
    periods = [period for one in written if (period := Period.read(one))]
    assert [str(one) for one in sorted(periods)] == ["2024-T4", "2025-T1", "2025-T2"]


@pytest.mark.parametrize(
    ("written", "es", "en"),
    [
        ("2025-T1", "1.er trimestre de 2025 (ene–mar)", "1st quarter of 2025 (Jan–Mar)"),
        ("2025-T2", "2.º trimestre de 2025 (abr–jun)", "2nd quarter of 2025 (Apr–Jun)"),
        ("2025-T3", "3.er trimestre de 2025 (jul–sep)", "3rd quarter of 2025 (Jul–Sep)"),
        ("2025-T4", "4.º trimestre de 2025 (oct–dic)", "4th quarter of 2025 (Oct–Dec)"),
        ("2025-S2", "2.º semestre de 2025 (jul–dic)", "2nd half-year of 2025 (Jul–Dec)"),
        ("2025", "2025", "2025"),
    ],
)
def test_periods_in_words(written: str, es: str, en: str) -> None:
    period = Period.read(written)
    assert period is not None
    assert (period.label.to(Language.ES), period.label.to(Language.EN)) == (es, en)
