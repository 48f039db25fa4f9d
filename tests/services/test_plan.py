"""The commitments of tours, appointments, exchanges and relief, and the figures that were published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from napdesk.excel.reading import read_table
from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.deployment import deployment
from napdesk.registers.network import network
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import training
from napdesk.resources import resources
from napdesk.schema.fields import Absence
from napdesk.schema.figures import Catalogue, Figure, State
from napdesk.schema.periods import Period
from napdesk.schema.record import Record
from napdesk.services.breakdowns import Sexes, detail
from napdesk.services.catalogue import load_catalogue, measures_of
from napdesk.services.checks import check
from napdesk.services.figures import days_of, figures, records_of
from napdesk.services.importing import carry_out, plan_import
from napdesk.store.measuring import Counted, Days, count
from napdesk.store.store import Store
from tests.samples import aid, appointment, exchange, tour, women

TODAY = date(2025, 8, 20)
DATA = Path(__file__).parents[1] / "data"
ND, NA = Absence.NOT_AVAILABLE, Absence.NOT_APPLICABLE
NO_SEX = {"women": ND, "men": ND}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources() / "indicators.csv")


def of_year(year: int) -> Days:
    return days_of(date(year, 1, 1), date(year, 12, 31), TODAY)


def keep(store: Store, *records: Record) -> None:
    store.records.keep_all(records, store.office_code)


def figure(store: Store, catalogue: Catalogue, name: str, year: int = 2024) -> Figure:
    return next(one for one in figures(store, catalogue, of_year(year), TODAY) if one.indicator.id == name)


class Shown(NamedTuple):
    """What a figure comes to: n, its whole, people left outside, records that do not say; n and whole beside it."""

    n: int
    of: int | None = None
    unknown: int = 0
    absent: int = 0
    beside: tuple[tuple[int, int | None], ...] = ()


def shown(found: Figure) -> Shown:
    beside = tuple((one.n, one.of) for one in found.variants.values())
    return Shown(found.n, found.of, found.unknown, found.absent, beside)


def away(**changes: Any) -> Record:
    """A tour of 2 women and 8 men that goes on."""
    return tour(**({"returned_on": None} | changes))


def nominated(**changes: Any) -> Record:
    """A nomination of 3 women and 7 men to the police of the United Nations."""
    usual = {"step": "nominated", "sphere": "un", "level": "other", "un_police": True, "women": 3, "men": 7}
    return appointment(**(usual | changes))


def hidden(**changes: Any) -> Record:
    """Relief that was given to 50 without saying to whom."""
    nobody = dict.fromkeys(("reached_women", "reached_men", "reached_girls", "reached_boys"), ND)
    return aid(**(nobody | {"unspecified": 50} | changes))


NEXT_YEAR, LAST_YEAR = date(2025, 1, 1), date(2023, 12, 31)

COUNTED: list[tuple[str, list[Record], Shown]] = [
    # PA-3: women appointed to senior posts of any sphere; beside it, their share of all
    ("PA-3", [appointment(), appointment(women=2, men=3)], Shown(3, beside=((3, 6),))),
    (
        "PA-3",
        [appointment(sphere=one) for one in ("un", "military", "police", "civil")],
        Shown(4, beside=((4, 4),)),
    ),
    (
        "PA-3",
        [
            appointment(step="nominated"), appointment(level="middle"), appointment(level="other"),
            appointment(day=NEXT_YEAR), appointment(day=LAST_YEAR), appointment(women=0, men=1),
        ],
        Shown(0, beside=((0, 1),)),
    ),
    ("PA-3", [appointment(day=date(2024, 1, 1)), appointment(day=date(2024, 12, 31))], Shown(2, beside=((2, 2),))),
    ("PA-3", [appointment(), appointment(**NO_SEX)], Shown(1, absent=1, beside=((1, 1),))),
    ("PA-3", [appointment(women=2, men=ND)], Shown(2, beside=((0, 0),))),
    ("PA-3", [appointment(women=2, men=NA)], Shown(2, beside=((2, 2),))),
    ("PA-3", [appointment(level=ND), appointment(step=ND)], Shown(0, beside=((0, 0),))),
    # PA-6: actions between institutions or countries on mainstreaming, among other themes or alone
    (
        "PA-6",
        [
            exchange(), exchange(kind="international"), exchange(themes=("protection", "mainstreaming")),
            exchange(kind="foreign_policy"), exchange(kind="publication"), exchange(themes=("participation",)),
            exchange(day=NEXT_YEAR), exchange(day=LAST_YEAR), exchange(themes=ND), exchange(kind=ND),
            exchange(stage="draft"), exchange(stage="sent_back"),
        ],
        Shown(3),
    ),
    ("PA-6", [exchange(day=date(2024, 1, 1)), exchange(day=date(2024, 12, 31))], Shown(2)),
    # PA-11: foreign policy on any of three themes, each action once
    (
        "PA-11",
        [
            *(exchange(kind="foreign_policy", themes=(one,)) for one in ("extremism", "arms_control", "disarmament")),
            exchange(kind="foreign_policy", themes=("extremism", "arms_control", "disarmament")),
            *(exchange(kind="foreign_policy", themes=(one,)) for one in ("mainstreaming", "participation")),
            exchange(themes=("disarmament",)), exchange(kind="international", themes=("extremism",)),
            exchange(kind="foreign_policy", themes=("disarmament",), day=NEXT_YEAR),
        ],
        Shown(4),
    ),
    # PA-9: who is away on 31 December, from the day of departure to the day of return; beside it, on any day
    ("PA-9", [away(), tour()], Shown(4, 20, beside=((4, 20),))),
    ("PA-9", [away(departs=date(2024, 12, 31)), away(departs=NEXT_YEAR)], Shown(2, 10, beside=((2, 10),))),
    ("PA-9", [tour(returned_on=date(2024, 12, 30))], Shown(0, 0, beside=((2, 10),))),
    ("PA-9", [tour(returned_on=date(2024, 12, 31))], Shown(2, 10, beside=((2, 10),))),
    ("PA-9", [tour(departs=LAST_YEAR, returned_on=date(2024, 1, 1)), away()], Shown(2, 10, beside=((4, 20),))),
    ("PA-9", [tour(departs=date(2023, 2, 1), returned_on=LAST_YEAR), away()], Shown(2, 10, beside=((2, 10),))),
    ("PA-9", [away(), away(category="civilian", women=9, men=0)], Shown(2, 10, beside=((2, 10),))),
    ("PA-9", [away(category=ND)], Shown(2, 10, beside=((2, 10),))),
    (
        "PA-9",
        [away(category=one, women=1, men=1) for one in (
            "military_observer", "staff_officer", "contingent", "individual_police", "formed_police_unit",
            "justice_corrections",
        )],
        Shown(6, 12, beside=((6, 12),)),
    ),
    ("PA-9", [away(), away(**NO_SEX, unspecified=6)], Shown(2, 10, 6, 1, ((2, 10),))),
    ("PA-9", [away(), away(women=5, men=ND, unspecified=6)], Shown(2, 10, 11, 1, ((2, 10),))),
    ("PA-9", [away(unspecified=6)], Shown(2, 10, 6, 0, ((2, 10),))),
    ("PA-9", [away(**NO_SEX)], Shown(0, 0, 0, 1, ((0, 0),))),
    ("PA-9", [away(returned_on=ND)], Shown(2, 10, beside=((2, 10),))),
    ("PA-9", [away(stage="draft"), away(women=1)], Shown(1, 9, beside=((1, 9),))),
    # PA-10: nominated to the police of the United Nations; beside it, who is deployed, alone and in units
    ("PA-10", [nominated(), nominated(sphere="police")], Shown(6, 20, beside=((0, 0), (0, 0)))),
    (
        "PA-10",
        [
            nominated(step="appointed"), nominated(un_police=False), nominated(un_police=None), nominated(un_police=ND),
            nominated(sphere="military"), nominated(day=NEXT_YEAR), nominated(women=1, men=1),
        ],
        Shown(1, 2, beside=((0, 0), (0, 0))),
    ),
    ("PA-10", [nominated(), nominated(women=4, men=ND)], Shown(3, 10, 4, 1, ((0, 0), (0, 0)))),
    ("PA-10", [nominated(), nominated(**NO_SEX)], Shown(3, 10, 0, 1, ((0, 0), (0, 0)))),
    (
        "PA-10",
        [
            nominated(),
            away(category="individual_police", women=1, men=2),
            away(category="formed_police_unit", women=3, men=9),
            away(category="contingent"),
            tour(category="individual_police", returned_on=date(2024, 12, 30)),
        ],
        Shown(3, 10, beside=((1, 3), (3, 12))),
    ),
    # PR-4: of all who departed in the year, with and without sex, civilians too
    ("PR-4", [away(), away(sea_trained=9)], Shown(19, 20)),
    ("PR-4", [away(**NO_SEX, unspecified=4, sea_trained=3), away(category="civilian")], Shown(13, 14)),
    ("PR-4", [away(), away(sea_trained=ND), away(sea_trained=None, unspecified=1)], Shown(10, 10, 21, 2)),
    ("PR-4", [away(sea_trained=0)], Shown(0, 10)),
    ("PR-4", [away(**NO_SEX, sea_trained=5), away()], Shown(10, 10, 0, 1)),
    (
        "PR-4",
        [away(departs=LAST_YEAR), away(departs=NEXT_YEAR), away(departs=date(2024, 12, 31))],
        Shown(10, 10),
    ),
    # SR-1: women and girls of all reached whose sex is known; beside it, the actions that met women's needs
    ("SR-1", [aid()], Shown(160, 300, beside=((1, 1),))),
    ("SR-1", [aid(reached_girls=None, reached_boys=None)], Shown(120, 220, beside=((1, 1),))),
    ("SR-1", [aid(reached_girls=NA, reached_boys=NA, reached_men=0)], Shown(120, 120, beside=((1, 1),))),
    ("SR-1", [aid(unspecified=50, women_needs_met=False)], Shown(160, 300, 50, 0, ((0, 1),))),
    ("SR-1", [aid(), hidden(women_needs_met=False)], Shown(160, 300, 50, 1, ((1, 2),))),
    ("SR-1", [aid(), aid(reached_boys=ND, women_needs_met=ND)], Shown(160, 300, 260, 1, ((1, 1),))),
    ("SR-1", [aid(begins=LAST_YEAR, ends=date(2024, 1, 1)), aid(ends=NEXT_YEAR)], Shown(160, 300, beside=((1, 1),))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "records", "expected"), COUNTED, ids=[f"{row[0]}-{row[2].n}" for row in COUNTED])
def test_what_counts(store: Store, catalogue: Catalogue, name: str, records: list[Record], expected: Shown) -> None:
    keep(store, *records)
    found = figure(store, catalogue, name)
    assert shown(found) == expected
    assert found.value == (expected.n if expected.of is None else expected.n / expected.of if expected.of else None)
    assert found.records == len(records_of(store, found.indicator, of_year(2024)))


@pytest.mark.parametrize("row", COUNTED, ids=[f"{row[0]}-{row[2].n}" for row in COUNTED])
def test_quarters_of_what_happened_add_up_to_the_year(
    store: Store, catalogue: Catalogue, row: tuple[str, list[Record], Shown]
) -> None:
    name, records, _ = row
    keep(store, *records)
    found = figure(store, catalogue, name)
    register, measure = measures_of(REGISTERS)[found.indicator.measure]
    quarters = [period for number in range(1, 5) if (period := Period.read(f"2024-T{number}"))]
    counted = [count(store.db, register, measure, Days(one.first_day, one.last_day, one.last_day)) for one in quarters]
    whole = counted[-1] if found.indicator.cumulative else sum(counted[1:], counted[0])
    assert whole == Counted(found.n, found.of, found.unknown, found.absent, found.records)


@pytest.mark.parametrize(
    ("name", "records", "state"),
    [
        ("PA-3", [appointment(), appointment(day=LAST_YEAR, women=0, men=1)], State.MET),
        ("PA-3", [appointment(), appointment(day=LAST_YEAR)], State.NOT_MET),
        ("PA-3", [appointment()], State.NO_BASE),
        ("PA-6", [exchange(), exchange(kind="publication", day=LAST_YEAR)], State.MET),
        ("PA-6", [exchange(kind="publication"), exchange(day=LAST_YEAR)], State.NOT_MET),
        ("PA-9", [away(women=151, men=849)], State.MET),
        ("PA-9", [away(**NO_SEX, unspecified=9)], State.NO_DATA),
        ("PA-10", [nominated()], State.MET),
        ("PA-10", [nominated(men=8)], State.NOT_MET),
        ("PA-10", [appointment()], State.NO_DATA),
        ("PR-4", [away()], State.MET),
        ("PR-4", [away(women=500, men=500, sea_trained=999)], State.NOT_MET),
        ("PR-4", [away(sea_trained=ND)], State.NO_DATA),
        ("PR-4", [away(departs=LAST_YEAR)], State.NO_DATA),
        ("SR-1", [aid()], State.NO_TARGET),
        ("SR-1", [hidden()], State.NO_DATA),
    ],
)
def test_how_it_stands(store: Store, catalogue: Catalogue, name: str, records: list[Record], state: State) -> None:
    keep(store, *records)
    assert figure(store, catalogue, name).state is state


# Exactly 15 % is not more than 15 %, however many they are.
@pytest.mark.parametrize("times", [1, 2, 3, 7, 33, 149])
def test_fifteen_per_cent_is_not_more_than_fifteen(store: Store, catalogue: Catalogue, times: int) -> None:
    keep(store, away(women=3 * times, men=17 * times))
    found = figure(store, catalogue, "PA-9")
    assert (found.value, found.state) == (0.15, State.NOT_MET)


# --- published figures -----------------------------------------------------------------------------------------


@pytest.fixture
def published(store: Store) -> Store:
    for register in (training, police_unit, network, deployment):
        plan = plan_import(read_table(DATA / f"published_{register.key}.csv"), register, store, TODAY)
        assert [one for one in plan.problems if one.weight.value == "stop"] == []
        carry_out(plan, store)
    return store


def measured(store: Store, key: str, begin: date, end: date) -> Counted:
    """A measure by itself: the plan's catalogue begins in 2021."""
    register, measure = measures_of(store.registers)[key]
    return count(store.db, register, measure, Days(begin, end, end))


def notes_of(store: Store, record: Record) -> list[str]:
    keep(store, record)
    return [f"{one.weight.value}: {one.message.es}" for one in check(record, store.lists, TODAY)]


def share(store: Store, catalogue: Catalogue, record: Record) -> tuple[str, int, int | None, State]:
    keep(store, record)
    found = figure(store, catalogue, "PA-9")
    return f"{found.value:.1%}", found.n, found.of, found.state


def by_mission(store: Store, catalogue: Catalogue) -> tuple[dict[str, int], Sexes | None]:
    """Everybody deployed at the end of February 2021: by mission, and by sex."""
    days = days_of(date(2021, 2, 1), date(2021, 2, 28), TODAY)
    found = next(one for one in figures(store, catalogue, days, TODAY) if one.indicator.id == "PA-9")
    told = detail(store, found, days, TODAY)
    assert told is not None
    missions = next(one for one in told.breakdowns if one.heading.en == "Mission")
    parts = {one.label.es.split()[0]: one.counted for one in missions.slices}
    return {name: one.unknown + (one.of or 0) for name, one in parts.items()}, told.sexes


def tour_in(store: Store, year: int) -> tuple[int, int]:
    """How many were away on 31 December, and how many on any day of a year."""
    stretch = date(year, 1, 1), date(year, 12, 31)
    stock, any_day = (measured(store, key, *stretch) for key in ("deployed_women", "deployed_women_any_day"))
    return stock.unknown, any_day.unknown


def named(store: Store, catalogue: Catalogue, name: str, year: int) -> tuple[list[str], dict[str, int]]:
    """What the records behind a figure are called, and what stands beside it."""
    found = figure(store, catalogue, name, year)
    behind = records_of(store, found.indicator, of_year(year))
    return [str(one[one.register.name_field]) for one in behind], {key: one.n for key, one in found.variants.items()}


def course(store: Store, title: str) -> tuple[Any, ...]:
    """Sessions, women, men and everybody of a session that was published."""
    [found] = [one for one in store.records.every(training) if title in str(one.values["title"])]
    assert training.people is not None
    people = training.people
    return found.values["sessions"], people.women_of(found), people.men_of(found), people.total(found)


POLICE = "Policía de Género de la Ciudad de México"
PUBLISHED: list[tuple[str, Callable[[Store, Catalogue], object], object]] = [
    (
        "7 of 17 Mexican uniformed staff in UN missions are women",
        lambda store, catalogue: share(store, catalogue, away(women=7, men=10)),
        ("41.2%", 7, 17, State.MET),
    ),
    (
        "3 of 20 is exactly 15 %: not reached",
        lambda store, catalogue: share(store, catalogue, away(women=3, men=17)),
        ("15.0%", 3, 20, State.NOT_MET),
    ),
    (
        "February 2021, 21 individuals: MINURSO 4, MINUSCA 2 (one woman), MINUSMA 8, UNVMC 6, UNMOGIP 1 (woman)",
        by_mission,
        ({"MINUSMA": 8, "UNVMC": 6, "MINURSO": 4, "MINUSCA": 2, "UNMOGIP": 1}, Sexes(2, 0, 19)),
    ),
    (
        "a tour 12 Jan 2018 – 11 Jan 2019",
        lambda store, _: [tour_in(store, year) for year in (2017, 2018, 2019, 2020)],
        [(0, 0), (1, 1), (0, 1), (0, 0)],
    ),
    (
        "Zacatecas, 52nd Infantry Battalion: 138 trained = 34 women + 104 men, five workshops",
        lambda store, _: course(store, "52.º Batallón"),
        (5, 34, 104, 138),
    ),
    (
        "CECOPAM Gender Advisor course, 5–9 Feb 2024: 30 = 19 women + 11 men",
        lambda store, catalogue: (course(store, "Asesoría de Género"), named(store, catalogue, "PA-1", 2024)[0]),
        ((1, 19, 11, 30), ["Curso de Asesoría de Género"]),
    ),
    (
        "one network in Michoacán: 32 members aged 14 to 57",
        lambda store, _: notes_of(store, women(municipality="16065", members_women=32, members_minors=9)),
        [],
    ),
    (
        "a Senate bulletin states 83 deployments, its parts add to 84",
        lambda store, _: notes_of(store, away(**NO_SEX, unspecified=84, sea_trained=None, declared_total=83)),
        ["note: El documento dice 83 y las partes suman 84."],
    ),
    (
        "Policía de Género of Mexico City: created 2023, operating since August 2025, 170 officers, sex not published",
        lambda store, catalogue: [named(store, catalogue, "PV-4", year)[0] for year in (2024, 2025)],
        [[], [POLICE]],
    ),
    (
        "a unit of Aguascalientes created in 2020",
        lambda store, catalogue: named(store, catalogue, "PV-4", 2025),
        ([POLICE], {"began_in_year": 1, "older": 1}),
    ),
]


@pytest.mark.parametrize(("source", "look", "expected"), PUBLISHED, ids=[row[0] for row in PUBLISHED])
def test_published_figures(
    published: Store,
    catalogue: Catalogue,
    source: str,  # noqa: ARG001  # it is what the row is called
    look: Callable[[Store, Catalogue], object],
    expected: object,
) -> None:
    assert look(published, catalogue) == expected


def test_the_officers_whose_sex_was_not_published_are_kept(published: Store) -> None:
    [unit] = [one for one in published.records.every(police_unit) if one.values["name"] == POLICE]
    assert police_unit.people is not None
    assert (police_unit.people.total(unit), police_unit.people.by_sex(unit)) == (170, False)
