"""Each commitment's figure: what counts for it, how it stands against its target, and what is behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from napdesk.excel.reading import read_table
from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.network import network
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import training
from napdesk.resources import resources
from napdesk.schema.fields import Absence
from napdesk.schema.figures import Catalogue, Comparison, Figure, Indicator, State, Unit
from napdesk.schema.offices import Office
from napdesk.schema.periods import Period
from napdesk.schema.record import Record
from napdesk.schema.text import same
from napdesk.services.catalogue import load_catalogue
from napdesk.services.demo import demo_office, fill
from napdesk.services.figures import commitments_of, days_of, figures, records_of
from napdesk.services.importing import carry_out, plan_import
from napdesk.store.measuring import Days, counting, parts_behind
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.samples import session, unit, women

TODAY = date(2025, 8, 20)
DATA = Path(__file__).parents[1] / "data"
ND = Absence.NOT_AVAILABLE


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(resources() / "indicators.csv")


def of_year(year: int) -> Days:
    return days_of(date(year, 1, 1), date(year, 12, 31), TODAY)


def keep(store: Store, *records: Record) -> None:
    store.records.keep_all(records, store.office_code)


def figure(store: Store, catalogue: Catalogue, name: str, year: int = 2024) -> Figure:
    found = figures(store, catalogue, of_year(year), TODAY)
    return next(one for one in found if one.indicator.id == name)


def team(command: str, day: date = date(2024, 5, 2), **changes: object) -> Record:
    return session(activity="mobile_team", command=command, begins=day, ends=day, **changes)


CECOPAM = {"provider": "cecopam", "activity": "course"}

COUNTED = [
    # PV-1, PV-2: distinct regions, their zones rolled up as they stood on the day
    ("PV-1", [team("RM-01"), team("RM-01"), team("ZM-18"), team("ZM-02"), team("RN-3")], 2),
    ("PV-1", [team("ZM-02"), team("ZM-03"), team("ZM-40"), team("RM-02")], 1),
    ("PV-1", [session(activity="course", command="RM-01"), team("RM-02", date(2023, 5, 2))], 0),
    ("PV-2", [team("RN-1"), team("RN-7"), team("RN-C"), team("RM-01"), team("RN-7")], 3),
    ("PV-2", [team("ZN-1", date(2024, 12, 9)), team("ZN-3", date(2024, 12, 9)), team("RN-1", date(2024, 12, 9))], 1),
    # PV-3: everybody in police sessions on sgbv
    ("PV-3", [session(audience="police", topics=("sgbv", "wps")), session(audience="police")], 30),
    ("PV-3", [session(audience="police", topics=("sgbv",), uniformed_men=ND, unspecified=7, civilian_women=2)], 28),
    ("PV-3", [session(audience="police", topics=("sgbv",), guests=9, level_base=9)], 30),
    ("PV-3", [session(audience="mixed", topics=("sgbv",)), session(audience="naval", topics=("sgbv",))], 0),
    # PV-5
    ("PV-5", [session(audience="public_officials", topics=("wps",))], 30),
    ("PV-5", [session(audience="public_officials", topics=("gender_responsive_peace", "wps"))], 30),
    ("PV-5", [session(audience="public_officials", topics=("human_rights",)), session(topics=("wps",))], 0),
    # PA-1: women before deployment at CECOPAM
    ("PA-1", [session(**CECOPAM, purpose="pre_deployment", civilian_women=3), session(purpose="pre_deployment")], 22),
    # PA-2: distinct new courses of its own
    (
        "PA-2",
        [
            session(**CECOPAM, new_course=True, title="Asesoría de género"),
            session(**CECOPAM, new_course=True, title="ASESORIA DE GENERO"),
            session(**CECOPAM, new_course=True, title="Otro", topics=("wps",)),
            session(**CECOPAM, new_course=True, title="Ajeno", organised=False),
            session(**CECOPAM, new_course=False, title="Viejo"),
            session(**CECOPAM, new_course=True, title="De otra cosa", topics=("disarmament",)),
            session(**CECOPAM, new_course=True, title=ND),
        ],
        2,
    ),
    # PA-4: networks inside institutions that still stood on the day
    (
        "PA-4",
        [
            women(kind="institutional", institution="semar"),
            women(kind="institutional", institution="gn", installed=date(2020, 1, 1)),
            women(kind="institutional", institution="gn", status="dissolved", ended_on=date(2024, 6, 1)),
            women(kind="institutional", institution="gn", status="dissolved", ended_on=date(2025, 1, 1)),
            women(kind="institutional", institution="gn", installed=date(2025, 1, 1)),
            women(),
        ],
        3,
    ),
    # PA-5: those that joined in the year, not the running total
    (
        "PA-5",
        [
            women(),
            women(installed=date(2023, 1, 1), integrated=date(2023, 5, 1)),
            women(integrated=date(2025, 1, 1)),
            women(integrated=ND),
        ],
        1,
    ),
    # PA-7: attendances of uniformed women in teaching activities
    (
        "PA-7",
        [
            *(session(activity=one) for one in ("course", "workshop", "course_workshop", "seminar", "diploma")),
            *(session(activity=one) for one in ("talk", "conference", "academia", "jornada", "forum")),
            team("RN-1"),
        ],
        95,
    ),
    ("PA-7", [session(begins=date(2023, 12, 30), ends=date(2024, 1, 2)), session(ends=date(2025, 1, 1))], 19),
    # PA-8: UN Women, abroad
    (
        "PA-8",
        [
            session(provider="un_women", place="IN", uniformed_women=2, civilian_women=5),
            session(provider="un_women", place="09015"),
            session(provider="un_women", place="online"),
            session(provider="un_women", place="sea"),
            session(provider="un_dpo", place="UY"),
        ],
        2,
    ),
    # PR-1
    (
        "PR-1",
        [
            session(audience="peace_staff", topics=("human_rights",)),
            session(purpose="pre_deployment", topics=("sgbv", "gender_perspective")),
            session(purpose="pre_deployment", topics=("disarmament",)),
            session(topics=("human_rights",)),
        ],
        60,
    ),
    # PR-2: both topics, organised here, a course
    (
        "PR-2",
        [
            session(**CECOPAM, topics=("gender_perspective", "peace_operations")),
            session(provider="cecopam", activity="diploma", topics=("gender_perspective", "peace_operations")),
            session(provider="cecopam", activity="talk", topics=("gender_perspective", "peace_operations")),
            session(**CECOPAM, topics=("peace_operations",)),
            session(**CECOPAM, topics=("gender_perspective", "peace_operations"), organised=False),
        ],
        2,
    ),
    # PR-5: either topic, each person once
    ("PR-5", [session(topics=("reproductive_rights", "economic_autonomy")), session(topics=("wps",))], 30),
]  # fmt: skip


@pytest.mark.parametrize(("name", "records", "value"), COUNTED, ids=[f"{row[0]}-{row[2]}" for row in COUNTED])
def test_what_counts(store: Store, catalogue: Catalogue, name: str, records: list[Record], value: int) -> None:
    keep(store, *records)
    found = figure(store, catalogue, name)
    assert (found.value, found.n) == (value, value)
    behind = records_of(store, found.indicator, of_year(2024))
    assert bool(behind) is bool(value)


@pytest.mark.parametrize(
    ("record", "in_2022", "in_2024", "in_2025"),
    [
        (unit(), 1, 1, 1),
        (unit(created=date(2020, 5, 1), operational_since=date(2020, 6, 1)), 0, 0, 0),
        (unit(created=date(2021, 1, 11), operational_since=date(2021, 1, 11)), 1, 1, 1),
        (unit(created=date(2021, 1, 10), operational_since=date(2021, 2, 1)), 0, 0, 0),
        (unit(status="closed", closed_on=date(2024, 6, 1)), 1, 0, 0),
        (unit(status="closed", closed_on=date(2025, 1, 1)), 1, 1, 0),
        (unit(status="suspended", suspended_on=date(2025, 8, 1)), 1, 1, 0),
        (unit(operational_since=date(2025, 8, 20)), 0, 0, 1),
        (unit(operational_since=ND), 0, 0, 0),
        (unit(status="planned", operational_since=None), 0, 0, 0),
        (unit(stage="draft"), 0, 0, 0),
        (unit(stage="sent_back"), 0, 0, 0),
        (unit(stage="approved"), 1, 1, 1),
    ],
)
def test_units_are_counted_from_dates_and_not_from_todays_status(
    store: Store, catalogue: Catalogue, record: Record, in_2022: int, in_2024: int, in_2025: int
) -> None:
    keep(store, record)
    found = [figure(store, catalogue, "PV-4", year).n for year in (2022, 2024, 2025)]
    assert found == [in_2022, in_2024, in_2025]


def test_women_instructors_count_where_sspc_reports(new_store: NewStore, office: Office, catalogue: Catalogue) -> None:
    def counted(institution: str, day: date) -> int:
        store = new_store(office=replace(office, institution=institution))
        keep(store, session(purpose="train_the_trainer", civilian_women=1, begins=day, ends=day))
        return figure(store, catalogue, "PR-3", day.year).n

    assert [counted(one, date(2024, 5, 1)) for one in ("sspc", "gn", "semar")] == [20, 20, 0]
    assert [counted(one, date(2025, 5, 1)) for one in ("sspc", "gn")] == [20, 0]


# --- published figures -----------------------------------------------------------------------------------------


@pytest.fixture
def published(store: Store) -> Store:
    for register in (training, police_unit, network):
        plan = plan_import(read_table(DATA / f"published_{register.key}.csv"), register, store, TODAY)
        carry_out(plan, store)
    return store


@pytest.mark.parametrize(
    ("name", "year", "value"),
    [
        ("PV-4", 2024, 0),
        ("PV-4", 2025, 1),
        ("PA-1", 2024, 19),
        ("PA-7", 2024, 34 + 19),
        ("PR-1", 2024, 30),
        ("PA-5", 2023, 68),
        ("PA-5", 2024, 0),
    ],
)
def test_published_figures(published: Store, catalogue: Catalogue, name: str, year: int, value: int) -> None:
    assert figure(published, catalogue, name, year).value == value


def test_an_older_unit_is_shown_but_is_not_one_of_the_fifteen(published: Store, catalogue: Catalogue) -> None:
    found = figure(published, catalogue, "PV-4", 2025)
    assert [one.values["name"] for one in records_of(published, found.indicator, of_year(2025))] == [
        "Policía de Género de la Ciudad de México"
    ]
    assert {name: variant.n for name, variant in found.variants.items()} == {"began_in_year": 1, "older": 1}


def test_the_battalion_is_one_record_of_five_sessions(published: Store, catalogue: Catalogue) -> None:
    found = figure(published, catalogue, "PA-7", 2024)
    [battalion] = [one for one in records_of(published, found.indicator, of_year(2024)) if one.values["sessions"] == 5]
    assert battalion.register.people is not None and battalion.register.people.total(battalion) == 138


# --- states ----------------------------------------------------------------------------------------------------


def indicator(comparison: Comparison, target: float | None, measure: str = "uniformed_women_trained") -> Catalogue:
    words = same("x")
    one = Indicator("X", words, words, words, measure, Unit.COUNT, comparison, target, confirmed=False)
    return Catalogue("0", (one,))


@pytest.mark.parametrize(
    ("comparison", "target", "year", "women_count", "state"),
    [
        (Comparison.AT_LEAST, 60, 2024, 60, State.MET),
        (Comparison.AT_LEAST, 60, 2024, 59, State.NOT_MET),
        (Comparison.AT_LEAST, 60, 2025, 59, State.UNDER_WAY),
        (Comparison.AT_LEAST, 60, 2025, 60, State.MET),
        (Comparison.MORE_THAN, 60, 2024, 60, State.NOT_MET),
        (Comparison.MORE_THAN, 60, 2025, 60, State.UNDER_WAY),
        (Comparison.MORE_THAN, 60, 2024, 61, State.MET),
        (Comparison.AT_LEAST, None, 2024, 5, State.NO_TARGET),
        (Comparison.GROWS, None, 2024, 5, State.NO_BASE),
    ],
)
def test_states(
    store: Store, comparison: Comparison, target: float | None, year: int, women_count: int, state: State
) -> None:
    keep(store, session(begins=date(year, 2, 1), ends=date(year, 2, 2), uniformed_women=women_count))
    [found] = figures(store, indicator(comparison, target), of_year(year), TODAY)
    assert (found.state, found.value) == (state, women_count)


@pytest.mark.parametrize(
    ("before", "now", "year", "state"),
    [
        (19, 20, 2024, State.MET),
        (19, 19, 2024, State.NOT_MET),
        (19, 18, 2024, State.NOT_MET),
        (19, 18, 2025, State.UNDER_WAY),
        (0, 1, 2024, State.MET),
    ],
)
def test_what_should_grow_is_held_against_the_year_before(
    store: Store, before: int, now: int, year: int, state: State
) -> None:
    keep(
        store,
        session(begins=date(year - 1, 11, 5), ends=date(year - 1, 11, 9), uniformed_women=before),
        session(begins=date(year, 2, 5), ends=date(year, 2, 9), uniformed_women=now),
    )
    [found] = figures(store, indicator(Comparison.GROWS, None), of_year(year), TODAY)
    assert (found.state, found.value, found.previous) == (state, now, before)


def test_no_data_is_not_zero(store: Store, catalogue: Catalogue) -> None:
    assert all(one.state is State.NO_DATA for one in figures(store, catalogue, of_year(2024), TODAY))
    keep(store, session(activity="talk"))
    zero = figure(store, catalogue, "PA-7")
    assert (zero.value, zero.state) == (0, State.NOT_MET)
    absent = figure(store, catalogue, "PA-4")
    assert (absent.value, absent.state) == (None, State.NO_DATA)
    assert figure(store, catalogue, "PA-7", 2023).state is State.NO_DATA


def test_drafts_are_no_data(store: Store, catalogue: Catalogue) -> None:
    keep(store, session(stage="draft"), session(stage="sent_back"))
    assert figure(store, catalogue, "PA-7").state is State.NO_DATA


def test_deleted_records_are_no_data(store: Store, catalogue: Catalogue) -> None:
    keep(store, session())
    [kept] = store.records.every(session().register)
    store.records.delete(kept)
    assert figure(store, catalogue, "PA-7").state is State.NO_DATA


def test_a_nil_return_makes_a_zero(store: Store, catalogue: Catalogue) -> None:
    period = Period.read("2024-T1")
    assert period is not None
    store.periods.close(period, [], nil=True)
    assert (figure(store, catalogue, "PA-7").value, figure(store, catalogue, "PV-4").value) == (0, 0)
    assert figure(store, catalogue, "PA-9").state is State.NO_DATA
    assert figure(store, catalogue, "PA-7", 2023).state is State.NO_DATA
    store.periods.reopen(period, "sí hubo")
    assert figure(store, catalogue, "PA-7").state is State.NO_DATA


def test_registers_without_a_record_are_no_data(store: Store, catalogue: Catalogue) -> None:
    keep(store, session(), unit(), women())
    states = {one.indicator.id: one.state for one in figures(store, catalogue, of_year(2024), TODAY)}
    silent = {name for name, state in states.items() if state is State.NO_DATA}
    goals = {"PA-9.1", "PA-9.2", "PA-10.1"}
    assert silent == {"PA-3", "PA-6", "PA-9", "PA-10", "PA-11", "PR-4", "SR-1"} | goals


def test_people_without_sex_stand_outside_and_are_named(store: Store, catalogue: Catalogue) -> None:
    keep(store, session(uniformed_women=ND, uniformed_men=ND, unspecified=40), session(unspecified=2))
    found = figure(store, catalogue, "PA-7")
    assert (found.value, found.unknown) == (19, 42)


def test_the_running_total_stands_beside_what_joined(store: Store, catalogue: Catalogue) -> None:
    keep(
        store,
        women(),
        women(installed=date(2022, 1, 1), integrated=date(2022, 5, 1)),
        women(installed=date(2022, 1, 1), integrated=date(2022, 5, 1), status="dissolved", ended_on=date(2023, 1, 1)),
    )
    found = figure(store, catalogue, "PA-5")
    assert (found.n, found.variants["running_total"].n) == (1, 2)


def test_mixed_sessions_stand_beside_police_ones(store: Store, catalogue: Catalogue) -> None:
    keep(store, session(audience="police", topics=("sgbv",)), session(audience="mixed", topics=("sgbv",)))
    found = figure(store, catalogue, "PV-3")
    assert (found.n, found.variants["mixed_audience"].n) == (30, 30)


def test_the_current_year_is_cut_off_today(store: Store, catalogue: Catalogue) -> None:
    assert of_year(2025).day == TODAY
    assert of_year(2024).day == date(2024, 12, 31)
    keep(store, women(kind="institutional", institution="semar", installed=date(2025, 9, 1)))
    assert figure(store, catalogue, "PA-4", 2025).n == 0


@pytest.mark.parametrize("row", COUNTED, ids=[f"{row[0]}-{row[2]}" for row in COUNTED])
def test_a_period_counts_only_its_own(store: Store, catalogue: Catalogue, row: tuple[str, list[Record], int]) -> None:
    name, records, _ = row
    keep(store, *records)
    quarters = [Period.read(f"2024-T{number}") for number in (1, 2, 3, 4)]
    counted = 0
    for quarter in quarters:
        assert quarter is not None
        days = days_of(quarter.first_day, quarter.last_day, TODAY)
        found = next(one for one in figures(store, catalogue, days, TODAY) if one.indicator.id == name)
        counted += len(records_of(store, found.indicator, days))
    whole = figure(store, catalogue, name)
    if name != "PA-4":  # a stock stands in every quarter
        assert counted == len(records_of(store, whole.indicator, of_year(2024)))


# --- the catalogue ---------------------------------------------------------------------------------------------


def test_the_catalogue_holds_the_twenty_two_commitments(catalogue: Catalogue) -> None:
    commitments = [one for one in catalogue.on(TODAY) if "." not in one.id]
    targets = {one.id: (one.comparison.value, one.target) for one in commitments if one.target is not None}
    assert len(commitments) == 22
    assert targets == {
        "PV-1": (">=", 12), "PV-2": (">=", 8), "PV-4": (">=", 15), "PA-5": (">=", 50), "PA-7": (">=", 60),
        "PA-8": (">=", 2), "PA-9": (">", 0.15), "PA-10": (">=", 0.3), "PR-2": (">=", 3), "PR-3": (">=", 8),
        "PR-4": (">=", 1),
    }  # fmt: skip
    assert len(catalogue.version) == 8 and not any(one.confirmed for one in catalogue.rows)


@pytest.mark.parametrize(
    ("name", "year", "target", "interpolated"),
    [
        ("PA-9.1", 2021, 0.08, False),
        ("PA-9.1", 2025, 0.12, True),
        ("PA-9.1", 2028, 0.15, False),
        ("PA-9.1", 2040, 0.15, False),
        ("PA-9.2", 2021, 0.18, False),
        ("PA-9.2", 2028, 0.25, False),
        ("PA-10.1", 2021, None, False),
        ("PA-10.1", 2022, 0.12, False),
        ("PA-10.1", 2025, 0.16, True),
        ("PA-10.2", 2027, None, False),
        ("PA-10.2", 2028, 0.3, False),
    ],
)
def test_the_parity_goal_of_each_year(
    catalogue: Catalogue, name: str, year: int, target: float | None, interpolated: bool
) -> None:
    found = [one for one in catalogue.on(date(year, 12, 31)) if one.id == name]
    assert [(one.target, one.interpolated) for one in found] == (
        [(pytest.approx(target, abs=1e-4), interpolated)] if target else []
    )


def test_every_measure_of_a_register_answers_a_commitment_or_stands_beside_one(catalogue: Catalogue) -> None:
    measures = [measure for register in REGISTERS for measure in register.measures]
    keys = [measure.key for measure in measures]
    named = {one.measure for one in catalogue.rows} | {name for measure in measures for name in measure.variants}
    assert set(keys) == named and len(keys) == len(set(keys))


COUNTS_FOR = [
    (session(), {"PA-7": 2024}),
    (session(stage="draft"), {"PA-7": 2024}),
    (session(activity="talk"), {}),
    (session(uniformed_women=0), {}),
    (session(uniformed_women=ND), {}),
    (session(ends=None), {}),
    (
        session(audience="police", topics=("sgbv", "reproductive_rights"), activity="forum"),
        {"PV-3": 2024, "PR-5": 2024},
    ),
    (session(**CECOPAM, purpose="pre_deployment", uniformed_women=2), {"PA-1": 2024, "PA-7": 2024, "PR-1": 2024}),
    (team("ZM-18"), {"PV-1": 2024}),
    (session(activity="talk", purpose="train_the_trainer"), {}),
    (unit(), {"PV-4": 2025}),
    (unit(status="closed", closed_on=date(2023, 6, 1)), {"PV-4": 2022}),
    (unit(operational_since=None), {}),
    (women(), {"PA-5": 2024}),
    (women(kind="institutional", integrated=None, installed=date(1999, 1, 1)), {"PA-4": 2025}),
    (women(installed=None), {}),
]


@pytest.mark.parametrize(("record", "expected"), COUNTS_FOR)
def test_what_a_record_counts_for(store: Store, catalogue: Catalogue, record: Record, expected: dict[str, int]) -> None:
    found = commitments_of(store, catalogue, record, TODAY)
    assert {indicator.id: year for indicator, year in found} == expected
    assert record.office == ""


def test_the_office_decides_where_a_measure_asks_for_it(
    new_store: NewStore, office: Office, catalogue: Catalogue
) -> None:
    store = new_store(office=replace(office, institution="sspc"))
    instructors = session(activity="talk", purpose="train_the_trainer")
    assert [one.id for one, _ in commitments_of(store, catalogue, instructors, TODAY)] == ["PR-3"]


def test_a_record_counts_where_the_figures_count_it(new_store: NewStore) -> None:
    store = new_store(office=demo_office("u1"))
    fill(store, TODAY)
    days = of_year(2024)
    for register in REGISTERS:
        records = [one for one in store.records.every(register) if one.stage.counts]
        asked = {measure.key: measure for measure in register.measures}
        adding = {one.uid: counting(store.db, one, store.lists, asked, days) for one in records}
        for measure in register.measures:
            counted = " OR ".join(f"coalesce({part}, 0) <> 0" for part in (measure.n, measure.of) if part)
            adds = measure.where(counted)
            behind = {one.record.uid for one in parts_behind(store.db, register, adds, days)}
            assert behind == {uid for uid, keys in adding.items() if measure.key in keys}, measure.key


def test_a_session_still_to_come_counts_from_its_day_on(store: Store, catalogue: Catalogue) -> None:
    keep(store, session(begins=TODAY, ends=TODAY), session(begins=date(2025, 8, 21), ends=date(2025, 8, 21)))
    assert figure(store, catalogue, "PA-7", 2025).n == 19
