"""The demonstration office: whole, varied and believable records on any day it may be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest

from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.deployment import PEOPLE, deployment
from napdesk.registers.exchange import exchange
from napdesk.registers.network import network
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import training
from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Day
from napdesk.schema.figures import Figure, State
from napdesk.schema.offices import code_fits
from napdesk.schema.periods import Period
from napdesk.schema.record import Record, Stage
from napdesk.services.catalogue import load_catalogue
from napdesk.services.checks import check
from napdesk.services.closing import blocking, close
from napdesk.services.declared import check_declared
from napdesk.services.demo import demo_office, fill
from napdesk.services.figures import days_of, figures
from napdesk.services.narratives import check_narrative
from napdesk.store.store import House, Store, create_store

DAYS = [date(2025, 8, 20), date(2026, 1, 1), date(2026, 11, 24), date(2028, 2, 29)]


@pytest.fixture(params=DAYS, ids=str)
def day(request: pytest.FixtureRequest) -> date:
    return request.param


@pytest.fixture
def filled(tmp_path_factory: pytest.TempPathFactory, lists: Lists) -> Iterator[Callable[[date], Store]]:
    """Makes demonstration stores as of a day, and closes them after the test."""
    made: list[Store] = []

    def new(day: date) -> Store:
        now = datetime(day.year, day.month, day.day, 9).astimezone()
        path = tmp_path_factory.mktemp("demo") / "demo.napdesk"
        made.append(create_store(path, demo_office("demo"), House(REGISTERS, lists, "demo", lambda: now)))
        fill(made[-1], day)
        return made[-1]

    yield new
    for store in made:
        store.close()


@pytest.fixture
def demo(filled: Callable[[date], Store], day: date) -> Store:
    return filled(day)


def everything(store: Store) -> list[Record]:
    return [record for register in store.registers for record in store.records.every(register)]


def test_the_office_is_marked_and_whole(lists: Lists) -> None:
    office = demo_office("demo")
    assert office.demo and office.uid == "demo" and code_fits(office.code)
    for name, code in (
        ("institution", office.institution),
        ("entity", office.entity),
        ("municipality", office.municipality),
    ):
        assert lists[name].at(code, None) is not None
    signatories = (office.prepared_by, office.reviewed_by, office.authorised_by)
    assert all(one.name and one.post for one in signatories)


def test_every_register_has_records_and_a_few_drafts(demo: Store) -> None:
    counted = Counter((one.register.key, one.stage) for one in everything(demo))
    assert 90 <= counted["training", Stage.COMPLETE] <= 180
    assert 15 <= counted["police_unit", Stage.COMPLETE] <= 25
    assert 35 <= counted["network", Stage.COMPLETE] <= 65
    assert all(15 <= counted[key, Stage.COMPLETE] <= 50 for key in ("deployment", "appointment", "exchange", "aid"))
    drafts = {register.key: counted[register.key, Stage.DRAFT] for register in REGISTERS}
    assert drafts == {
        "training": 4, "police_unit": 1, "network": 2, "deployment": 1, "appointment": 2, "exchange": 1, "aid": 1,
    }  # fmt: skip


def test_only_drafts_have_stops_and_each_draft_has_one(demo: Store, day: date) -> None:
    for record in everything(demo):
        codes = [one.code for one in check(record, demo.lists, day) if one.weight.value != "note"]
        assert codes == (["missing"] if record.stage is Stage.DRAFT else []), record.folio


def test_nothing_lies_after_today(demo: Store, day: date) -> None:
    said = [(asked, one[asked]) for one in everything(demo) for asked in one.register.fields if isinstance(asked, Day)]
    days = [value for asked, value in said if value is not None and not asked.future]
    assert max(days) <= day
    assert max(value for asked, value in said if value is not None and asked.future) > day
    assert {one.year for one in days} >= {day.year - 2, day.year - 1}


def test_past_periods_can_be_closed(demo: Store, day: date) -> None:
    period = Period.of(day, demo.office.periodicity).previous
    for _ in range(4):
        assert blocking(demo, period, day) == []
        close(demo, period, day)
        period = period.previous
    assert blocking(demo, Period.of(day, demo.office.periodicity), day) != []


def test_the_same_day_gives_the_same_answers(filled: Callable[[date], Store]) -> None:
    first, second = (everything(filled(DAYS[0])) for _ in range(2))
    assert [one.folio for one in first] == [one.folio for one in second]
    assert all(one.same_answers(other) for one, other in zip(first, second, strict=True))


def test_it_shows_what_the_program_can_say(filled: Callable[[date], Store], lists: Lists) -> None:
    store = filled(DAYS[2])
    records = everything(store)
    notes = {problem.code for one in records for problem in check(one, lists, DAYS[2])}
    assert {"parts_differ_from_total", "unusual_members", "long_tour", "missing"} <= notes
    assert {absence for one in records for absence in one.absences.values()} == {
        "not_applicable",
        "not_available",
        "not_yet",
    }
    said = {one.register.key: set() for one in records}
    for one in records:
        said[one.register.key] |= {one.values.get("activity"), one.values.get("status"), one.values.get("kind")}
    assert {"mobile_team", "diploma", "forum"} <= said[training.key]
    assert {"operational", "forming", "suspended", "closed"} <= said[police_unit.key]
    assert {"mucpaz", "civil_other", "institutional", "dissolved"} <= said[network.key]
    assert {"interagency", "international", "foreign_policy", "publication"} <= said[exchange.key]


def test_tours_are_of_every_sort(demo: Store) -> None:
    tours = list(demo.records.every(deployment))
    assert {"MINURSO", "UNMOGIP", "UNVMC", "MINUSCA"} <= {one.values["mission"] for one in tours}
    away = [one for one in tours if one.values.get("returned_on") is None]
    assert 5 <= len(away) < len(tours)
    assert {"sea_trained" in one.values for one in tours} == {True, False}
    assert {PEOPLE.by_sex(one) for one in tours} == {True, False}
    assert {PEOPLE.total(one) == 1 for one in tours} == {True, False}


def figures_of(store: Store, year: int, today: date) -> list[Figure]:
    days = days_of(date(year, 1, 1), date(year, 12, 31), today)
    return figures(store, load_catalogue(resources() / "indicators.csv"), days, today)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_figures_are_varied(filled: Callable[[date], Store], year: int) -> None:
    today = DAYS[2]
    found = figures_of(filled(today), year, today)
    states = Counter(one.state for one in found)
    unfinished = State.UNDER_WAY if year == today.year else State.NOT_MET
    assert states[State.MET] >= 3 and states[unfinished] >= 4 and states[State.NO_DATA] == 0
    values = {one.indicator.id: one.value for one in found}
    nobody = {"PR-3"}  # the office is none of the SSPC's
    nobody |= {"PA-2"} if year < 2026 else set()
    nobody |= {"PA-9.1", "PA-10.1"} if year < 2025 else set()
    assert {name for name, value in values.items() if not value} == nobody


def test_the_fifteen_per_cent_is_missed_in_one_year_and_passed_in_the_next(demo: Store, day: date) -> None:
    states = [
        one.state
        for year in (day.year - 2, day.year - 1)
        for one in figures_of(demo, year, day)
        if one.indicator.id == "PA-9"
    ]
    assert states == [State.NOT_MET, State.MET]


def test_no_two_records_say_the_same(demo: Store) -> None:
    prints = Counter(demo.records.find_same(one) for one in everything(demo))
    assert max(prints.values()) == 1


def test_it_says_something_itself_and_of_the_year_before(demo: Store, day: date) -> None:
    plan = load_catalogue(resources() / "indicators.csv")
    this = Period.of(day, demo.office.periodicity)
    words = [one for period in (this.previous, this) for one in demo.narratives.of(period).values()]
    assert len(words) == 3 and not [problem for one in words for problem in check_narrative(one)]
    declared = demo.declared.every()
    assert {one.year for one in declared} == {day.year - 3}
    assert not [problem for one in declared for problem in check_declared(one, plan, demo.lists, day)]
