"""Every commitment's figure for a year: counted by the registers' measures, held against the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from napdesk.schema.figures import Catalogue, Comparison, Figure, Indicator, State, Variant
from napdesk.schema.record import Record
from napdesk.schema.register import ClockKind, Measure, Register
from napdesk.schema.text import same
from napdesk.services.catalogue import measures_of, narrowed, quoted
from napdesk.services.declared import declared_in
from napdesk.services.tally import Tally
from napdesk.store.measuring import Counted, Days, Part, anything_in, counting, parts_behind, recounted
from napdesk.store.store import Store

FIRST_YEAR = 2021  # of the plan
Known = Mapping[str, tuple[Register, Measure]]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose records are counted: all that the store holds, or those of one institution."""

    institution: str = ""

    def of(self, register: Register, measure: Measure) -> Measure:
        """A measure over these records only."""
        return measure.where(self.sql(register)) if self.institution else measure

    def sql(self, register: Register) -> str:
        """An institution's own records, or those that name it where a register asks which."""
        if not self.institution:
            return "1"
        column = "institution" if "institution" in register.by_key else "office_institution"
        return f"{column} = {quoted(self.institution)}"


ALL = Scope()


@dataclass(frozen=True, slots=True)
class _Asked:
    """One span of days and what was counted in it, by indicator and, under it, by variant."""

    days: Days
    counted: dict[str, Counted]
    reported: frozenset[str]


def days_of(first: date, last: date, today: date) -> Days:
    """The days of a year or period, cut off at today."""
    return Days(first, last, min(last, today))


def figures(
    store: Store,
    catalogue: Catalogue,
    days: Days,
    today: date,
    *,
    nil: bool = False,
    scope: Scope = ALL,
    tally: Tally | None = None,
) -> list[Figure]:
    """One figure for each commitment in force, in the catalogue's order.

    Whether nobody reported is asked of the days themselves: a zero needs a counted record or a nil return;
    ``nil`` says that one is being made. A ``tally`` that is kept spares most of the counting the next time.
    """
    indicators = catalogue.on(days.end)
    known = measures_of(store.registers)
    with (tally or Tally()).looking(store) as look:
        now = _count_all(store, look, indicators, known, days, scope, nil=nil)
        before = _count_all(store, look, indicators, known, year_before(days), scope)
    year = days.begin.year
    stated = declared_in(store, indicators, (year - 1, year), scope.institution)
    return [replace(_figure(store, one, known, now, before, today), declared=stated[one.id]) for one in indicators]


def measure_of(store: Store, indicator: Indicator, scope: Scope = ALL) -> tuple[Register, Measure] | None:
    """What an indicator counts, narrowed as it says; None where no register here answers it."""
    found = measures_of(store.registers).get(indicator.measure)
    return (found[0], scope.of(found[0], narrowed(indicator, *found))) if found else None


def records_of(store: Store, indicator: Indicator, days: Days, scope: Scope = ALL) -> list[Record]:
    """The records behind one figure."""
    found = behind(store, indicator, days, scope)
    return [one.record for one in found.parts] if found else []


@dataclass(frozen=True, slots=True)
class Behind:
    """The records behind a figure, each with what it adds, and the figure counted once more from them alone."""

    register: Register
    measure: Measure
    parts: list[Part]

    @property
    def counted(self) -> Counted:
        return recounted(self.measure, self.parts)


def behind(store: Store, indicator: Indicator, days: Days, scope: Scope = ALL) -> Behind | None:
    """What a figure is made of; None where no register here answers it."""
    found = measure_of(store, indicator, scope)
    return Behind(*found, parts_behind(store.db, *found, days)) if found else None


def commitments_of(store: Store, catalogue: Catalogue, record: Record, today: date) -> list[tuple[Indicator, int]]:
    """The commitments a record counts for once it is complete, kept or only typed, each with the last year it does."""
    mine = record.copy()
    mine.office = record.office or store.office.uid
    register, known = record.register, measures_of([record.register])
    found: dict[str, tuple[Indicator, int]] = {}
    for year in _years_of(record, today):
        days = days_of(date(year, 1, 1), date(year, 12, 31), today)
        asked = {one.id: one for one in catalogue.on(days.end) if one.measure in known}
        measures = {name: narrowed(one, register, known[one.measure][1]) for name, one in asked.items()}
        for name in counting(store.db, mine, store.lists, measures, days):
            found.setdefault(name, (asked[name], year))
    order = {one.id: at for at, one in enumerate(catalogue.rows)}
    return sorted(found.values(), key=lambda one: order[one[0].id])


def _years_of(record: Record, today: date) -> range:
    """The years in which a record may count, the last first: an event's own, or those since something stands."""
    clock = record.register.clock
    if clock.kind is ClockKind.EVENT:
        year = day.year if (day := record[clock.ends]) else today.year
        return range(year, year - 1, -1)
    began = day.year if (day := record[clock.begins]) else today.year
    return range(today.year, max(began, FIRST_YEAR) - 1, -1)


def _count_all(
    store: Store,
    tally: Tally,
    indicators: Sequence[Indicator],
    known: Known,
    days: Days,
    scope: Scope,
    *,
    nil: bool = False,
) -> _Asked:
    """Each indicator's measure, and the variants beside it."""
    asked: dict[Register, dict[str, Measure]] = {}
    for indicator in indicators:
        if indicator.measure not in known:
            continue
        for name in ("", *known[indicator.measure][1].variants):
            register, measure = known[name or indicator.measure]
            wanted = scope.of(register, narrowed(indicator, register, measure))
            asked.setdefault(register, {})[_name(indicator, name)] = wanted
    tally.prepare(store, {register: tuple(measures.values()) for register, measures in asked.items()}, days)
    counted: dict[str, Counted] = {}
    for register, measures in asked.items():
        counted |= {name: tally.count(store, register, one, days) for name, one in measures.items()}
    nil = nil or store.periods.nil_in(days.begin.year)
    reported = {one.key for one in asked if nil or anything_in(store.db, one, days, only=scope.sql(one))}
    return _Asked(days, counted, frozenset(reported))


def _name(indicator: Indicator, variant: str) -> str:
    return f"{indicator.id}/{variant}"


def year_before(days: Days) -> Days:
    """The same days a year earlier, whole: what a figure that should grow is held against."""
    begin, end = days.begin.replace(year=days.begin.year - 1), _last_day_before(days.end)
    return Days(begin, end, end)


def _last_day_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _figure(store: Store, indicator: Indicator, known: Known, now: _Asked, before: _Asked, today: date) -> Figure:
    found = known.get(indicator.measure)
    if found is None or found[0].key not in now.reported:
        return Figure(indicator, None, 0, None, State.NO_DATA)
    register, measure = found
    counted, name = now.counted[_name(indicator, "")], _name(indicator, "")
    value = counted.value
    previous = before.counted[name].value if register.key in before.reported else None
    return Figure(
        indicator,
        value,
        counted.n,
        counted.of,
        _state(indicator, value, previous, over=_is_over(now.days, today)),
        previous,
        counted.unknown,
        {variant: _variant(indicator, variant, known, now) for variant in measure.variants if variant in known},
        counted.absent,
        counted.records,
        _missing(store, measure, counted, now.days),
        unsaid=not measure.asks_sex,
    )


def _variant(indicator: Indicator, name: str, known: Known, now: _Asked) -> Variant:
    counted = now.counted[_name(indicator, name)]
    return Variant(known[name][1].title or same(name), counted.value, counted.n, counted.of)


def _missing(store: Store, measure: Measure, counted: Counted, days: Days) -> tuple[str, ...]:
    """The codes of what is told apart, such as the military regions, that no record names."""
    if measure.apart is None or counted.apart is None:
        return ()
    name, kind = measure.apart
    wanted = (row.code for row in store.lists[name].all_on(days.day) if row.kind == kind)
    return tuple(code for code in wanted if code not in counted.apart)


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
