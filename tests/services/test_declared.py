"""Declared figures: what is refused, and that they stand beside the counted ones and decide nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from napdesk.resources import resources
from napdesk.schema.figures import Catalogue, Declared, Figure, State
from napdesk.services.breakdowns import Year, detail
from napdesk.services.catalogue import load_catalogue
from napdesk.services.declared import declare, declared_of
from napdesk.services.figures import Scope, days_of, figures
from napdesk.store.measuring import Days
from napdesk.store.store import Store
from tests.samples import session

TODAY = date(2025, 8, 20)
COUNT = Declared(2023, "semar", "PA-7", 41, "Informe anual 2023, p. 12")
SHARE = Declared(2023, "semar", "PA-9", 7, "Oficio 118", of=17)
GROWS = Declared(2023, "sspc", "PV-3", 900, "Informe anual 2023")
REGIONS = Declared(2023, "sedena", "PV-1", 9, "Informe anual 2023")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources() / "indicators.csv")


def of_year(year: int) -> Days:
    return days_of(date(year, 1, 1), date(year, 12, 31), TODAY)


def figure(store: Store, catalogue: Catalogue, name: str, year: int, scope: Scope | None = None) -> Figure:
    found = figures(store, catalogue, of_year(year), TODAY, scope=scope or Scope())
    return next(one for one in found if one.indicator.id == name)


@pytest.mark.parametrize(
    ("one", "changes", "code", "field"),
    [
        (COUNT, {"year": 2026}, "year_to_come", "year"),
        (COUNT, {"year": 2019}, "unknown_commitment", "indicator"),
        (COUNT, {"indicator": "PA-99"}, "unknown_commitment", "indicator"),
        (SHARE, {"indicator": "PA-10.1", "year": 2021}, "unknown_commitment", "indicator"),
        (COUNT, {"institution": "marina_mercante"}, "unknown_code", "institution"),
        (COUNT, {"value": -1}, "negative", "value"),
        (COUNT, {"value": 41.5}, "not_whole", "value"),
        (COUNT, {"value": float("nan")}, "not_whole", "value"),
        (COUNT, {"value": 1e15}, "not_whole", "value"),
        (COUNT, {"of": 50}, "total_unfit", "of"),
        (SHARE, {"of": None}, "total_missing", "of"),
        (SHARE, {"of": 0}, "total_missing", "of"),
        (SHARE, {"of": -17}, "negative", "of"),
        (SHARE, {"value": 18}, "more_than_all", "value"),
        (COUNT, {"source": "  "}, "missing", "source"),
        (COUNT, {"source": "x" * 251}, "too_long", "source"),
    ],
)
def test_what_is_refused(
    store: Store, catalogue: Catalogue, one: Declared, changes: dict[str, Any], code: str, field: str
) -> None:
    found = declare(store, catalogue, one._replace(**changes), TODAY)
    assert (code, field) in [(problem.code, problem.field) for problem in found]
    assert store.declared.every() == []


def test_what_is_taken(store: Store, catalogue: Catalogue) -> None:
    this_year = COUNT._replace(year=2025, value=0, source="  Oficio\t7 ")
    for one in (COUNT, SHARE, this_year):
        assert declare(store, catalogue, one, TODAY) == []
    assert store.declared.every() == [COUNT, SHARE, this_year._replace(source="Oficio 7")]
    assert declared_of(store, "PA-7") == [COUNT, this_year._replace(source="Oficio 7")]


def test_a_phone_in_its_source_is_noted(store: Store, catalogue: Catalogue) -> None:
    found = declare(store, catalogue, COUNT._replace(source="Tel. 229 123 4567"), TODAY)
    assert [(one.code, one.field) for one in found] == [("looks_like_phone", "source")]
    assert len(store.declared.every()) == 1


def test_what_was_declared_is_no_base_to_grow_from(store: Store, catalogue: Catalogue) -> None:
    store.records.keep(session(audience="police", topics=("sgbv",)), store.office_code)
    assert declare(store, catalogue, GROWS, TODAY) == []
    found = figure(store, catalogue, "PV-3", 2024)
    assert (found.state, found.value, found.previous, found.growth) == (State.NO_BASE, 30, None, None)
    assert found.declared == {2023: 900}


def test_what_was_declared_of_a_year_without_data_is_no_data(store: Store, catalogue: Catalogue) -> None:
    assert declare(store, catalogue, COUNT, TODAY) == []
    found = figure(store, catalogue, "PA-7", 2023)
    assert (found.state, found.value, found.declared) == (State.NO_DATA, None, {2023: 41})


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ((COUNT, COUNT._replace(institution="sedena", value=9)), 50),
        ((SHARE, SHARE._replace(institution="sedena", value=1, of=23)), 8 / 40),
        ((REGIONS,), 9),
        ((REGIONS, REGIONS._replace(institution="semar")), None),
    ],
)
def test_several_institutions_are_put_together_as_their_figures_are(
    store: Store, catalogue: Catalogue, stated: tuple[Declared, ...], value: float | None
) -> None:
    for one in stated:
        assert declare(store, catalogue, one, TODAY) == []
    name = stated[0].indicator
    assert figure(store, catalogue, name, 2023).declared == ({} if value is None else {2023: value})
    own = figure(store, catalogue, name, 2023, Scope(stated[0].institution)).declared
    assert own == {2023: stated[0].value / (stated[0].of or 1)}
    assert figure(store, catalogue, name, 2023, Scope("sre")).declared == {}


def test_the_years_tell_counted_from_declared(store: Store, catalogue: Catalogue) -> None:
    store.records.keep(session(), store.office_code)
    both = COUNT._replace(year=2024, value=60)
    for one in (COUNT, both):
        declare(store, catalogue, one, TODAY)
    found = detail(store, figure(store, catalogue, "PA-7", 2025), of_year(2025), TODAY)
    assert found is not None
    assert found.years == [
        Year(2021, None),
        Year(2022, None),
        Year(2023, None, 41),
        Year(2024, 19, 60),
        Year(2025, None),
    ]
    assert found.declared == [COUNT, both]


def test_removed_it_stands_nowhere(store: Store, catalogue: Catalogue) -> None:
    declare(store, catalogue, COUNT, TODAY)
    store.declared.remove(COUNT)
    assert (declared_of(store, "PA-7"), figure(store, catalogue, "PA-7", 2023).declared) == ([], {})


def test_a_catalogue_that_changed_its_unit_leaves_out_what_no_longer_fits(store: Store, catalogue: Catalogue) -> None:
    store.declared.put(SHARE._replace(of=None))
    assert figure(store, catalogue, "PA-9", 2023).declared == {}
