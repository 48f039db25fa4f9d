"""One commitment in detail: by month, by sex, by entity, by what its register tells apart, and over the years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from napdesk.registers.counting import added
from napdesk.schema.fields import Choice, label_of
from napdesk.schema.figures import Declared, Figure, Indicator
from napdesk.schema.register import ClockKind, How, Measure, Register
from napdesk.schema.text import Text
from napdesk.services.declared import by_year, declared_of
from napdesk.services.figures import ALL, FIRST_YEAR, Scope, days_of, measure_of
from napdesk.services.tally import Tally, months
from napdesk.store.measuring import Counted, Days, anything_in
from napdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a figure: what it is called, and what it came to; a share where ``of`` is given."""

    label: Text
    counted: Counted

    @property
    def value(self) -> float | None:
        return self.counted.value


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A figure's parts by the answers to one question, the largest first."""

    heading: Text
    slices: list[Slice]


@dataclass(frozen=True, slots=True)
class Sexes:
    """The people behind a figure."""

    women: int
    men: int
    unspecified: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the plan: what was counted in it, None where nobody reported, and what was declared of it."""

    year: int
    counted: float | None
    declared: float | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """What stands behind one figure.

    ``months`` gives each month's first day, up to the cut-off, with what came in it or stood at its end;
    ``entities`` what came in each of the 32, by code, and ``elsewhere`` abroad, at sea, online or nowhere said;
    ``lasting`` says that it stands rather than comes; ``years`` gives each year of the plan up to the one asked for,
    and ``declared`` with its sources what was declared of any.
    """

    figure: Figure
    words: Text
    months: list[tuple[date, Counted]]
    sexes: Sexes | None
    entities: dict[str, Counted]
    elsewhere: Counted | None
    breakdowns: list[Breakdown]
    years: list[Year]
    declared: list[Declared]
    lasting: bool


def detail(
    store: Store, figure: Figure, days: Days, today: date, *, scope: Scope = ALL, tally: Tally | None = None
) -> Detail | None:
    """Everything about one figure; None where no register here answers its commitment."""
    found = measure_of(store, figure.indicator, scope)
    if found is None:
        return None
    register, measure = found
    with (tally or Tally()).looking(store) as look:
        monthly = [(one.begin, look.count(store, register, measure, one)) for one in _until(days)]
        counted = list(_years(store, look, register, measure, days, today, scope))
        by_entity = _by_entity(store, look, register, measure, days)
        sexes = _sexes(store, look, register, measure, days)
        breakdowns = list(_breakdowns(store, look, register, measure, days))
    declared = declared_of(store, figure.indicator.id, scope.institution)
    stated = by_year(declared, figure.indicator)
    return Detail(
        figure=figure,
        words=measure.words,
        months=monthly,
        sexes=sexes,
        entities={code: one for code, one in by_entity.items() if code is not None},
        elsewhere=by_entity.get(None),
        breakdowns=breakdowns,
        years=[Year(year, value, stated.get(year)) for year, value in counted],
        declared=declared,
        lasting=register.clock.kind is not ClockKind.EVENT,
    )


def years_counted(store: Store, indicator: Indicator, today: date, scope: Scope, tally: Tally) -> dict[int, int]:
    """How many records count for a commitment in each year of the plan before this one; only years with any."""
    found = measure_of(store, indicator, scope)
    if found is None:
        return {}
    with tally.looking(store) as look:
        years = {
            year: look.count(store, *found, days_of(date(year, 1, 1), date(year, 12, 31), today)).records
            for year in range(FIRST_YEAR, today.year)
        }
    return {year: records for year, records in years.items() if records}


def _by_entity(
    store: Store, look: Tally, register: Register, measure: Measure, days: Days
) -> dict[str | None, Counted]:
    if register.place is None:
        return {}
    return look.count_by(store, register, measure, _ENTITY.format(place=register.place.key), days)


def _until(days: Days) -> Iterator[Days]:
    return (month for month in months(days) if month.begin <= days.day)


def _years(
    store: Store, look: Tally, register: Register, measure: Measure, days: Days, today: date, scope: Scope
) -> Iterator[tuple[int, float | None]]:
    """The years of the plan before the one asked for, whole, and of that one the days asked for."""
    for year in range(FIRST_YEAR, days.begin.year):
        whole = days_of(date(year, 1, 1), date(year, 12, 31), today)
        told = anything_in(store.db, register, whole, only=scope.sql(register))
        yield year, look.count(store, register, measure, whole).value if told else None
    told = anything_in(store.db, register, days, only=scope.sql(register))
    yield days.begin.year, look.count(store, register, measure, days).value if told else None


def _sexes(store: Store, look: Tally, register: Register, measure: Measure, days: Days) -> Sexes | None:
    people = register.people
    if people is None:
        return None
    unknown = added(*people.unspecified) or None
    asked = replace(measure, how=How.SUM, absent=None, n=added(*people.women), of=added(*people.men), unknown=unknown)
    found = look.count(store, register, replace(asked, key=f"{measure.key}/sexes"), days)
    return Sexes(found.n, found.of or 0, found.unknown)


def _breakdowns(store: Store, look: Tally, register: Register, measure: Measure, days: Days) -> Iterator[Breakdown]:
    on = days.day
    for asked in register.categories:
        parts = look.count_by(store, register, measure, asked.key, days)
        slices = [
            Slice(
                _UNSAID if code is None
                else label_of(asked, code) if isinstance(asked, Choice)
                else store.lists.label(asked.lists, code, on),
                counted,
            )
            for code, counted in parts.items()
        ]  # fmt: skip
        yield Breakdown(asked.label, _largest_first(slices))
    if "institution" not in register.by_key:
        parts = look.count_by(store, register, measure, "office_institution", days)
        slices = [
            Slice(store.lists.label(("institution",), code, on) if code else _UNSAID, one)
            for code, one in parts.items()
        ]
        yield Breakdown(_INSTITUTION, _largest_first(slices))


def _largest_first(slices: list[Slice]) -> list[Slice]:
    return sorted(slices, key=lambda one: (-(one.counted.of or one.counted.n), one.label.es))


# A municipality's code begins with its entity's; a country has two letters, the sea and the net have names.
_ENTITY = "CASE WHEN length([{place}]) = 5 THEN substr([{place}], 1, 2) END"
_UNSAID = Text(es="Sin dato", en="Not stated")
_INSTITUTION = Text(es="Institución que informa", en="Reporting institution")
