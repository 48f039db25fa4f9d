"""What may be counted twice and what only looks like it, and that no order of the records changes it."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from napdesk.schema.fields import Absence
from napdesk.schema.overlaps import Kind
from napdesk.schema.periods import Period
from napdesk.schema.record import Record
from napdesk.services.overlaps import find_overlaps
from napdesk.store.consolidated import Reported, Source
from tests.benches.overlaps import search
from tests.samples import aid, appointment, exchange, session, tour, unit, women
from tests.seeded_overlaps import seeded

NAVY, POLICE = "30-SEMAR-01", "30-SSPC-01"
TITLE = "Curso de prevención de la violencia para policías municipales, 2.º grupo"
THREE_QUARTERS = [date(2024, 3, 20), date(2024, 6, 20), date(2024, 9, 20)]


def reported(uid: str, record: Record, office: str = NAVY, period: str = "2024-T1") -> Reported:
    told = Period.read(period)
    assert told is not None
    record.uid = uid
    source = Source(
        1, office, office, office, "semar", "30", period, told.last_day.isoformat(), 0, "seal", "r.xlsx", ""
    )
    return Reported(1, record, source, 3, True)


def found(*told: Reported) -> list[tuple[Kind, tuple[str, ...]]]:
    return [(one.kind, one.records) for one in find_overlaps(told[0].record.register, told)]


def course(**changes: Any) -> Record:
    return session(**{"title": TITLE} | changes)


@pytest.mark.parametrize(
    "said",
    [
        {"title": "CURSO DE PREVENCION DE LA VIOLENCIA PARA POLICIAS MUNICIPALES 2o. GPO."},
        {"title": "2do grupo, para policías mpales.: curso de prev. de la violensia"},
        {"begins": date(2024, 2, 3), "ends": date(2024, 2, 7)},
        {"uniformed_women": 17, "uniformed_men": 13},
        {"uniformed_women": 0, "civilian_women": 19},
        {"uniformed_women": Absence.NOT_AVAILABLE, "uniformed_men": Absence.NOT_AVAILABLE, "unspecified": 30},
        {"organised": False, "activity": "workshop", "audience": "police"},
    ],
)
def test_one_session_of_two_offices(said: dict[str, Any]) -> None:
    assert found(reported("a", course()), reported("b", course(**said), POLICE)) == [(Kind.TWICE, ("a", "b"))]


@pytest.mark.parametrize(
    "said",
    [
        {"title": TITLE.replace("2.º", "3.er")},
        {"title": "Taller de masculinidades para policías municipales, 2.º grupo"},
        {"title": None},
        {"begins": date(2024, 3, 5), "ends": date(2024, 3, 9)},
        {"ends": None},
        {"place": "30087"},
        {"place": None},
        {"uniformed_women": 40},
        {"uniformed_women": 11, "uniformed_men": 19},
    ],
)
def test_another_session(said: dict[str, Any]) -> None:
    assert found(reported("a", course()), reported("b", course(**said), POLICE)) == []


def test_one_office_does_not_say_twice_nor_a_copied_store() -> None:
    assert found(reported("a", course()), reported("b", course())) == []
    assert found(reported("a", course()), reported("a", course(), POLICE)) == []


def test_what_neither_says_the_place_of_is_one_by_all_the_rest() -> None:
    told = [reported(uid, course(place=Absence.NOT_AVAILABLE), office) for uid, office in (("a", NAVY), ("b", POLICE))]
    (one,) = find_overlaps(told[0].record.register, told)
    assert (one.records, one.reason.es.partition(";")[2]) == (("a", "b"), " ninguno dice dónde o de qué tipo")


def test_three_offices_are_one_overlap_though_two_of_them_are_far_apart() -> None:
    days = {"a": 9, "b": 11, "c": 13}
    told = [
        reported(uid, course(ends=date(2024, 2, day)), f"30-GN-0{at}") for at, (uid, day) in enumerate(days.items())
    ]
    assert found(*told) == [(Kind.TWICE, ("a", "b", "c"))]


@pytest.mark.parametrize(
    ("one", "other", "twice"),
    [
        (women(name="Red MUCPAZ Norte"), women(name="MUCPAZ NORTE", members_women=21), True),
        (women(name="MUCPAZ Norte"), women(name="MUCPAZ Sur"), False),
        (women(name="MUCPAZ 1"), women(name="MUCPAZ 2"), False),
        (women(), women(municipality="30087"), False),
        (women(), women(installed=date(2022, 1, 15), integrated=date(2022, 1, 15)), False),
        (unit(), unit(name="UNIDAD VIOLETA MPAL.", staff_women=13), True),
        (unit(created=date(2022, 11, 20)), unit(created=date(2022, 1, 1)), True),
        (unit(), unit(staff_women=40), False),
        (appointment(), appointment(position="DIRECCION GRAL.", day=date(2024, 5, 3)), True),
        (appointment(), appointment(women=0, men=1), False),
        (appointment(), appointment(institution="sedena"), False),
        (appointment(), appointment(step="nominated"), False),
        (exchange(women=3), exchange(institution="sedena", women=12), True),
        (exchange(), exchange(kind="international"), False),
        (aid(), aid(title="Inundacion en la cuenca del Papaloapan", reached_women=125), True),
        (aid(), aid(reached_women=300), False),
    ],
)
def test_every_register_is_looked_through(one: Record, other: Record, twice: bool) -> None:
    assert bool(found(reported("a", one), reported("b", other, POLICE))) is twice


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ({}, True),
        ({"departs": date(2024, 2, 5)}, True),
        ({"departs": date(2024, 2, 15)}, True),  # they came back together
        ({"departs": date(2024, 6, 1), "returned_on": None}, True),  # ten of the same mission at once
        ({"departs": date(2025, 2, 15), "returned_on": date(2026, 2, 15)}, False),
        ({"departs": None}, False),
        ({"women": 3}, False),
        ({"mission": "MINURSO"}, False),
        ({"category": "contingent"}, False),
        ({"institution": "sedena"}, False),
    ],
)
def test_one_tour_of_two_offices(said: dict[str, Any], same: bool) -> None:
    expected = [(Kind.TOUR, ("a", "b"))] if same else []
    assert found(reported("a", tour()), reported("b", tour(**said), POLICE)) == expected


def test_one_person_is_not_another_who_left_later() -> None:
    alone = {"women": 1, "men": 0, "sea_trained": None}
    later = tour(departs=date(2024, 4, 1), returned_on=date(2025, 3, 31), **alone)
    assert found(reported("a", tour(**alone)), reported("b", later, POLICE)) == []


def test_an_embedded_tour_is_known_by_its_host() -> None:
    hosted = [tour(institution=whose, host_contingent="FR") for whose in ("semar", "sedena")]
    assert found(reported("a", hosted[0]), reported("b", hosted[1], POLICE)) == [(Kind.TOUR, ("a", "b"))]


def quarters(people: list[int], **changes: Any) -> list[Reported]:
    """A course of each quarter, with so many women."""
    return [
        reported(
            f"q{at}", course(**{"begins": ends, "ends": ends} | changes, uniformed_women=women), period=f"2024-T{at}"
        )
        for at, (women, ends) in enumerate(zip(people, THREE_QUARTERS, strict=False), start=1)
    ]


@pytest.mark.parametrize(
    ("people", "said", "total"),
    [
        ([10, 20, 30], {}, True),
        ([10, 20, 20], {}, False),  # nobody came to it: the same group, perhaps, but no total
        ([10, 30, 20], {}, False),
        ([10, 20], {}, False),  # by chance
        ([10, 20], {"begins": date(2024, 1, 1)}, True),
        ([20, 10], {"begins": date(2024, 1, 1)}, False),
        ([10, 20, 30], {"place": None}, False),
    ],
)
def test_totals_that_run_on(people: list[int], said: dict[str, Any], total: bool) -> None:
    told = quarters(people, **said)
    expected = [(Kind.CUMULATIVE, tuple(one.record.uid for one in told))] if total else []
    assert found(*told) == expected


def test_a_course_held_twice_in_a_quarter_is_no_total() -> None:
    again = reported("q1b", course(ends=date(2024, 2, 1), uniformed_women=15))
    assert found(*quarters([10, 20, 30]), again) == []


def test_no_total_goes_from_office_to_office_or_year_to_year() -> None:
    first, *rest = quarters([10, 20, 30])
    assert found(reported("x", first.record, POLICE), *rest) == []
    assert found(reported("x", course(ends=date(2023, 3, 20), uniformed_women=10), period="2023-T1"), *rest) == []


SEEDED = seeded(7, 1_500, 30).records
SAID = {
    register: find_overlaps(register, [one for one in SEEDED if one.record.register is register])
    for register in {one.record.register for one in SEEDED}
}


@settings(deadline=None, max_examples=10)
@given(st.randoms(use_true_random=False))
def test_no_order_changes_what_is_found(chance: random.Random) -> None:
    turned = chance.sample(SEEDED, len(SEEDED))
    for register, said in SAID.items():
        assert find_overlaps(register, [one for one in turned if one.record.register is register]) == said
    assert sum(map(len, SAID.values())) >= 25


@pytest.mark.slow
@pytest.mark.parametrize("seed", [4, 1325])
def test_most_overlaps_are_found_and_most_that_are_said_are_overlaps(seed: int) -> None:
    went = search(seeded(seed))
    assert went.planted == 200
    assert went.recall >= 0.95
    assert went.precision >= 0.8
