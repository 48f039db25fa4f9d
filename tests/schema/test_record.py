"""A record: typed values, absences, questions that are asked or not, and its place in time."""

from __future__ import annotations

from datetime import date

import pytest

from napdesk.registers import network, police_unit, training
from napdesk.schema.fields import Absence, Day, Line
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Clock, span
from napdesk.schema.text import same

FIRST, LAST = date(2025, 4, 1), date(2025, 6, 30)
DEPARTS, RETURNED = Day("departs", same("Departs")), Day("returned_on", same("Returned"))


def test_a_value_and_its_absence_never_stand_together() -> None:
    record = Record(training.training)
    record[training.uniformed_women] = 19
    assert (record[training.uniformed_women], record.absence(training.uniformed_women)) == (19, None)
    record[training.uniformed_women] = Absence.NOT_AVAILABLE
    assert record[training.uniformed_women] is None
    assert record.answer("uniformed_women") is Absence.NOT_AVAILABLE
    record[training.uniformed_women] = None
    assert record.answer("uniformed_women") is None
    assert record.values == record.absences == {}


def test_zero_and_no_are_answers() -> None:
    record = Record(training.training)
    record[training.uniformed_men] = 0
    record[training.organised] = False
    assert record.values == {"uniformed_men": 0, "organised": False}


def test_only_complete_and_approved_count() -> None:
    assert [stage.value for stage in Stage if stage.counts] == ["complete", "approved"]


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        (None, {"operational_since"}),
        ("planned", set()),
        ("forming", set()),
        ("operational", {"operational_since"}),
        ("suspended", {"operational_since", "suspended_on"}),
        ("closed", {"operational_since", "closed_on"}),
    ],
)
def test_what_is_not_asked_answers_itself(status: str | None, asked: set[str]) -> None:
    record = Record(police_unit.police_unit)
    record[police_unit.status] = status
    record.settle()
    days = {"operational_since", "suspended_on", "closed_on"}
    assert {key for key in days if record.answer(key) is None} == asked
    assert all(record.answer(key) is Absence.NOT_APPLICABLE for key in days - asked)


def test_a_question_asked_anew_forgets_the_answer_nobody_gave() -> None:
    planned = Record(police_unit.police_unit)
    planned[police_unit.status] = "planned"
    planned.settle()
    working = planned.copy()
    working[police_unit.status] = "operational"
    working.ask_anew(planned)
    assert working.answer("operational_since") is None
    assert working.answer("closed_on") is Absence.NOT_APPLICABLE


@pytest.mark.parametrize("answer", [Absence.NOT_APPLICABLE, Absence.NOT_AVAILABLE, date(2024, 1, 1)])
def test_an_answer_somebody_gave_stays(answer: Absence | date) -> None:
    before = Record(police_unit.police_unit)
    before[police_unit.status] = "operational"
    before[police_unit.operational_since] = answer
    after = before.copy()
    after[police_unit.status] = "suspended"
    after.ask_anew(before)
    assert after.answer("operational_since") == answer


def test_a_copy_is_its_own() -> None:
    record = Record(network.network, uid="u", folio="f", revision=3)
    record[network.name] = "Red"
    record.reasons["kind"] = "así viene"
    twin = record.copy()
    assert twin.same_answers(record) and (twin.uid, twin.folio, twin.revision) == ("u", "f", 3)
    twin[network.name] = "Otra"
    twin.reasons.clear()
    assert record[network.name] == "Red" and record.reasons == {"kind": "así viene"}
    assert not twin.same_answers(record)


def test_an_absence_is_another_answer_than_a_blank() -> None:
    one, other = Record(network.network), Record(network.network)
    one[network.members_men] = Absence.NOT_AVAILABLE
    assert not one.same_answers(other)


def dated(clock: Clock, begins: date | None, ends: date | None) -> Record:
    register = {training.training.clock: training.training, network.network.clock: network.network}.get(clock)
    record = Record(register or network.network)
    record.put(clock.begins.key, begins)
    record.put(clock.ends.key, ends)
    return record


@pytest.mark.parametrize(
    ("clock", "begins", "ends", "inside"),
    [
        (training.training.clock, None, date(2025, 4, 1), True),
        (training.training.clock, None, date(2025, 6, 30), True),
        (training.training.clock, None, date(2025, 7, 1), False),
        (training.training.clock, None, date(2025, 3, 31), False),
        (training.training.clock, None, None, False),
        (network.network.clock, date(2019, 1, 1), None, True),
        (network.network.clock, date(2025, 6, 30), None, True),
        (network.network.clock, date(2025, 7, 1), None, False),
        (network.network.clock, date(2019, 1, 1), date(2025, 3, 31), False),
        (network.network.clock, date(2019, 1, 1), date(2025, 4, 1), True),
        (network.network.clock, None, None, True),
        (span(DEPARTS, RETURNED), date(2024, 1, 12), date(2025, 4, 1), True),
        (span(DEPARTS, RETURNED), date(2025, 7, 1), None, False),
    ],
)
def test_which_records_belong_to_a_period(clock: Clock, begins: date | None, ends: date | None, inside: bool) -> None:
    assert clock.within(dated(clock, begins, ends), FIRST, LAST) is inside


def test_the_day_codes_are_resolved_at() -> None:
    session, unit = Record(training.training), Record(police_unit.police_unit)
    session[training.begins], session[training.ends] = date(2024, 12, 2), date(2024, 12, 9)
    unit[police_unit.created] = date(2020, 1, 1)
    assert training.training.clock.date_of(session) == date(2024, 12, 9)
    assert police_unit.police_unit.clock.date_of(unit) is None
    unit[police_unit.as_of] = date(2025, 3, 1)
    assert police_unit.police_unit.clock.date_of(unit) == date(2025, 3, 1)


@pytest.mark.parametrize("register", [training.training, police_unit.police_unit, network.network], ids=lambda r: r.key)
def test_no_personal_sensitive_or_internal_field_leaves(register) -> None:  # type: ignore[no-untyped-def]
    kept = {asked.key for asked in register.fields} - {asked.key for asked in register.leaving}
    assert "internal_notes" in kept
    if register is network.network:
        assert kept == {"internal_notes", "contact_name", "contact_phone", "members_minors", "indigenous_or_afro"}


def test_people_are_added_without_subsets() -> None:
    record = Record(network.network)
    assert network.PEOPLE.total(record) is None
    record[network.members_women], record[network.members_men] = 20, 3
    record[network.members_minors] = 5
    assert (network.PEOPLE.total(record), network.PEOPLE.women_of(record), network.PEOPLE.men_of(record)) == (23, 20, 3)


def test_a_line_is_named_by_its_short_label_in_columns() -> None:
    assert Line("x", same("Long label"), short=same("Short")).heading == same("Short")
    assert Line("x", same("Long label")).heading == same("Long label")
