"""Every commitment's figure for a year: counted by the registers' measures, held against the catalogue."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from napdesk.schema.figures import Catalogue, Comparison, Figure, Indicator, State, Unit, Variant
from napdesk.schema.record import Record
from napdesk.schema.register import ClockKind, Measure, Register
from napdesk.schema.text import Text, same
from napdesk.store.measuring import Counted, Days, anything_in, count, counting, records_behind
from napdesk.store.store import Store

FIRST_YEAR = 2021  # of the plan


def load_catalogue(path: Path) -> Catalogue:
    """The commitments of a catalogue file; its version is drawn from its content."""
    written = path.read_bytes()
    rows = csv.DictReader(written.decode("utf-8").splitlines())
    return Catalogue(hashlib.sha256(written).hexdigest()[:8], tuple(_indicator(row) for row in rows))


def _indicator(row: dict[str, str]) -> Indicator:
    return Indicator(
        id=row["id"],
        pillar=Text(es=row["pillar_es"], en=row["pillar_en"]),
        title=Text(es=row["title_es"], en=row["title_en"]),
        owed_by=Text(es=row["owed_by_es"], en=row["owed_by_en"]),
        measure=row["measure"],
        unit=Unit(row["unit"]),
        comparison=Comparison(row["comparison"]),
        target=float(row["target"]) if row["target"] else None,
        confirmed=row["confirmed"] == "yes",
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """One span of days, whether it is over, and what was counted in it."""

    days: Days
    counted: dict[str, Counted]
    reported: frozenset[str]


def days_of(first: date, last: date, today: date) -> Days:
    """The days of a year or period, cut off at today."""
    return Days(first, last, min(last, today))


def figures(store: Store, catalogue: Catalogue, days: Days, today: date, *, nil: bool = False) -> list[Figure]:
    """One figure for each commitment, in the catalogue's order.

    Whether nobody reported is asked of the days themselves: a zero needs a counted record or a nil return;
    ``nil`` says that one is being made.
    """
    now = _count_all(store, days, nil=nil)
    before = _count_all(store, _year_before(days))
    return [_figure(indicator, store.registers, now, before, today) for indicator in catalogue.indicators]


def records_of(store: Store, indicator: Indicator, days: Days) -> list[Record]:
    """The records behind one figure."""
    found = _measure(store.registers, indicator.measure)
    return records_behind(store.db, *found, days) if found else []


def commitments_of(store: Store, catalogue: Catalogue, record: Record, today: date) -> list[tuple[Indicator, int]]:
    """The commitments a record counts for once it is complete, kept or only typed, each with the last year it does."""
    mine = record.copy()
    mine.office = record.office or store.office.uid
    found: dict[str, int] = {}
    for year in _years_of(record, today):
        for key in counting(store.db, mine, store.lists, days_of(date(year, 1, 1), date(year, 12, 31), today)):
            found.setdefault(key, year)
    return [(one, found[one.measure]) for one in catalogue.indicators if one.measure in found]


def _years_of(record: Record, today: date) -> range:
    """The years in which a record may count, the last first: an event's own, or those since something stands."""
    clock = record.register.clock
    if clock.kind is ClockKind.EVENT:
        year = day.year if (day := record[clock.ends]) else today.year
        return range(year, year - 1, -1)
    began = day.year if (day := record[clock.begins]) else today.year
    return range(today.year, max(began, FIRST_YEAR) - 1, -1)


def _count_all(store: Store, days: Days, *, nil: bool = False) -> _Asked:
    counted: dict[str, Counted] = {}
    reported = set()
    nil = nil or store.periods.nil_in(days.begin.year)
    for register in store.registers:
        measures = [one for measure in register.measures for one in (measure, *measure.variants.values())]
        counted |= count(store.db, register, measures, days)
        if nil or anything_in(store.db, register, days):
            reported.add(register.key)
    return _Asked(days, counted, frozenset(reported))


def _year_before(days: Days) -> Days:
    """The same days a year earlier, whole: what a figure that should grow is held against."""
    begin, end = days.begin.replace(year=days.begin.year - 1), _last_day_before(days.end)
    return Days(begin, end, end)


def _last_day_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _measure(registers: Sequence[Register], key: str) -> tuple[Register, Measure] | None:
    return next(((register, one) for register in registers for one in register.measures if one.key == key), None)


def _figure(indicator: Indicator, registers: Sequence[Register], now: _Asked, before: _Asked, today: date) -> Figure:
    found = _measure(registers, indicator.measure)
    if found is None or found[0].key not in now.reported:
        return Figure(indicator, None, 0, None, State.NO_DATA)
    register, measure = found
    counted = now.counted[measure.key]
    value = _value(indicator, counted)
    previous = _value(indicator, before.counted[measure.key]) if register.key in before.reported else None
    variants = {}
    for name, variant in measure.variants.items():
        other = now.counted[variant.key]
        variants[name] = Variant(variant.title or same(name), _value(indicator, other), other.n, other.of)
    return Figure(
        indicator,
        value,
        counted.n,
        counted.of,
        _state(indicator, value, previous, over=_is_over(now.days, today)),
        previous,
        counted.unknown,
        variants,
    )


def _value(indicator: Indicator, counted: Counted) -> float | None:
    if indicator.unit is Unit.COUNT:
        return counted.n
    return counted.n / counted.of if counted.of else None


def _is_over(days: Days, today: date) -> bool:
    """Whether the year had ended by the days' last one: what a quarter says is the same whenever it is asked."""
    return days.end.year < today.year and (days.end.month, days.end.day) == (12, 31)


def _state(indicator: Indicator, value: float | None, previous: float | None, *, over: bool) -> State:
    if value is None:
        return State.NO_DATA
    if indicator.comparison is Comparison.GROWS:
        if previous is None:
            return State.NO_BASE
        met = value > previous
    elif indicator.target is None:
        return State.NO_TARGET
    else:
        met = value > indicator.target if indicator.comparison is Comparison.MORE_THAN else value >= indicator.target
    return State.MET if met else State.NOT_MET if over else State.UNDER_WAY
