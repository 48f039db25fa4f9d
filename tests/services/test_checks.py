"""What is said of one record: every rule of its register and of all registers, as input and problem."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.problems import Weight
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.services.checks import check
from tests.samples import (
    AID,
    APPOINTMENT,
    EXCHANGE,
    NETWORK,
    SESSION,
    TOUR,
    UNIT,
    aid,
    appointment,
    exchange,
    session,
    tour,
    unit,
    women,
)

TODAY = date(2025, 8, 20)
NA, ND, PEND = Absence.NOT_APPLICABLE, Absence.NOT_AVAILABLE, Absence.NOT_YET


PARTS_DIFFER = ("parts_differ_from_total", "note", "declared_total")


def said(record: Record, lists: Lists) -> list[tuple[str, str, str | None]]:
    return [(one.code, one.weight.value, one.field) for one in check(record, lists, TODAY)]


WHOLE = [session(), unit(), women(), tour(), appointment(), exchange(), aid()]


@pytest.mark.parametrize("record", WHOLE, ids=lambda record: record.register.key)
def test_a_whole_record_has_no_problem(record: Record, lists: Lists) -> None:
    assert said(record, lists) == []


@pytest.mark.parametrize(
    ("make", "essential"),
    [
        (session, SESSION),
        (unit, UNIT),
        (women, NETWORK),
        (tour, TOUR),
        (appointment, APPOINTMENT),
        (exchange, EXCHANGE),
        (aid, AID),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_each_essential_question_needs_an_answer(make: Any, essential: dict[str, Any], lists: Lists) -> None:
    register = make().register
    assert {asked.key for asked in register.fields if asked.essential and make().asks(asked)} <= essential.keys()
    for key in (key for key in essential if register.by_key[key].essential):
        assert ("missing", "stop", key) in said(make(**{key: None}), lists), key
        for absence in Absence:
            assert ("missing", "stop", key) not in said(make(**{key: absence}), lists), key


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
def test_an_empty_record_misses_what_is_asked_and_nothing_else(register: Register, lists: Lists) -> None:
    empty = Record(register)
    wanted = [asked.key for asked in register.fields if asked.essential and empty.asks(asked)]
    assert said(empty, lists) == [("missing", "stop", key) for key in wanted]


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (unit(status="suspended"), "suspended_on"),
        (unit(status="closed"), "closed_on"),
        (unit(status="operational", operational_since=None), "operational_since"),
        (women(kind="institutional", integrated=None), "institution"),
        (women(kind="mucpaz", integrated=None), "integrated"),
        (women(status="dissolved"), "ended_on"),
    ],
)
def test_questions_another_answer_brings_up(record: Record, key: str, lists: Lists) -> None:
    assert said(record, lists) == [("missing", "stop", key)]


@pytest.mark.parametrize(
    "record",
    [
        unit(status="planned", operational_since=None),
        unit(status="forming", operational_since=None),
        women(kind="civil_other", integrated=None),
        women(kind="institutional", integrated=None, institution="semar"),
    ],
)
def test_questions_not_asked_answer_themselves(record: Record, lists: Lists) -> None:
    assert said(record, lists) == []
    assert NA in record.absences.values()


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        # parts and totals
        (session(declared_total=31), ("parts_differ_from_total", "note", "declared_total")),
        (session(declared_total=29), ("parts_differ_from_total", "note", "declared_total")),
        (session(declared_total=30, guests=4), None),
        (session(declared_total=40, uniformed_women=ND, uniformed_men=ND, unspecified=40), None),
        (session(declared_total=40, uniformed_women=ND), None),
        (session(declared_total=40, uniformed_women=None, stage="draft"), ("missing", "stop", "uniformed_women")),
        (session(declared_total=30, civilian_women=NA, civilian_men=NA), None),
        (session(declared_total=0), ("parts_differ_from_total", "note", "declared_total")),
        (unit(staff_trained=21), ("staff_trained_over_total", "stop", "staff_trained")),
        (unit(staff_trained=20), None),
        (women(members_minors=21), ("members_minors_over_total", "stop", "members_minors")),
        (women(indigenous_or_afro=21), ("indigenous_or_afro_over_total", "stop", "indigenous_or_afro")),
        (women(members_minors=14, indigenous_or_afro=20), None),
        # members of a network
        (women(members_women=0, members_men=0), ("no_members", "stop", "members_women")),
        (women(members_women=ND, members_men=0), None),
        (women(members_women=ND, members_men=0, members_minors=3), None),
        (women(members_women=None, members_men=0), ("missing", "stop", "members_women")),
        (women(members_women=4), ("unusual_members", "note", "members_women")),
        (women(members_women=5), None),
        (women(members_women=60), None),
        (women(members_women=61), ("unusual_members", "note", "members_women")),
        (women(members_women=273), ("unusual_members", "note", "members_women")),
        (women(members_women=ND, members_men=ND), None),
        # men allies are no essential question: blank, they are nobody
        (women(members_men=None), None),
        (women(members_women=0, members_men=None), ("no_members", "stop", "members_women")),
        (women(members_women=273, members_men=None), ("unusual_members", "note", "members_women")),
        (women(members_men=None, declared_total=21), ("parts_differ_from_total", "note", "declared_total")),
        (women(members_women=273, members_men=ND), None),
        (women(members_women=ND, members_men=ND, members_unspecified=32), None),
        # days in order; one still to come is noted within today's period and refused beyond it
        (session(begins=date(2024, 2, 10)), ("ends_before_begins", "stop", "ends")),
        (session(begins=date(2024, 2, 9)), None),
        (session(ends=TODAY), None),
        (session(ends=date(2025, 8, 21)), ("day_to_come", "note", "ends")),
        (session(ends=date(2025, 9, 30)), ("day_to_come", "note", "ends")),
        (session(ends=date(2025, 10, 1)), ("day_in_future", "stop", "ends")),
        (unit(operational_since=date(2022, 2, 28)), ("operational_since_before_created", "stop", "operational_since")),
        (unit(as_of=date(2026, 1, 1)), ("day_in_future", "stop", "as_of")),
        (
            unit(status="closed", closed_on=date(2022, 4, 30)),
            ("closed_on_before_operational_since", "stop", "closed_on"),
        ),
        (
            unit(status="suspended", suspended_on=date(2022, 4, 30)),
            ("suspended_on_before_operational_since", "stop", "suspended_on"),
        ),
        (women(integrated=date(2024, 1, 14)), ("integrated_before_installed", "stop", "integrated")),
        (
            women(status="dissolved", ended_on=date(2024, 1, 1)),
            ("ended_on_before_installed", "stop", "ended_on"),
        ),
        # codes and options
        (session(activity="picnic"), ("not_an_option", "stop", "activity")),
        (session(topics=("sgbv", "picnic")), ("not_an_option", "stop", "topics")),
        (session(place="99999"), ("unknown_code", "stop", "place")),
        (unit(serves=("16065", "99999")), ("unknown_code", "stop", "serves")),
        (
            women(kind="institutional", institution="pf", as_of=date(2025, 1, 1)),
            ("code_not_valid_then", "stop", "institution"),
        ),
        # a mobile team counts for its region, as it was named then
        (session(activity="mobile_team"), ("command_missing", "reason", "command")),
        (session(activity="mobile_team", command="RN-7"), None),
        (session(activity="mobile_team", command=ND), None),
        (
            session(activity="mobile_team", command="RN-7", begins=date(2025, 2, 1), ends=date(2025, 2, 2)),
            ("code_not_valid_then", "stop", "command"),
        ),
        (session(activity="course", command=None), None),
        # tours
        (tour(departs=date(2023, 12, 30)), ("long_tour", "note", "returned_on")),
        (tour(departs=date(2023, 12, 31)), None),
        (tour(departs=date(2024, 1, 1), returned_on=date(2025, 2, 1)), None),
        (tour(departs=date(2024, 1, 1), returned_on=date(2025, 2, 2)), ("long_tour", "note", "returned_on")),
        (tour(departs=date(2024, 1, 31), returned_on=date(2025, 2, 28)), None),
        (tour(departs=date(2024, 1, 31), returned_on=date(2025, 3, 1)), ("long_tour", "note", "returned_on")),
        (tour(returned_on=None, planned_return=date(2025, 3, 1)), None),
        (tour(returned_on=None, planned_return=date(2025, 3, 2)), ("long_tour", "note", "planned_return")),
        (tour(planned_return=date(2026, 1, 1)), None),
        (tour(returned_on=None), None),
        (tour(returned_on=ND, departs=date(2020, 1, 1)), None),
        (tour(returned_on=date(2024, 1, 31)), ("returned_on_before_departs", "stop", "returned_on")),
        (tour(returned_on=date(2024, 2, 1)), None),
        (tour(planned_return=date(2024, 1, 31)), ("planned_return_before_departs", "stop", "planned_return")),
        (tour(returned_on=date(2025, 8, 21), departs=date(2024, 9, 1)), ("day_to_come", "note", "returned_on")),
        (tour(returned_on=None, departs=TODAY, planned_return=date(2026, 8, 20)), None),
        (tour(sea_trained=11), ("sea_trained_over_total", "stop", "sea_trained")),
        (tour(sea_trained=12, unspecified=2), None),
        (tour(sea_trained=11, men=ND), None),
        (tour(sea_trained=ND), None),
        (tour(women=50, men=34, sea_trained=None, declared_total=83), PARTS_DIFFER),
        (tour(women=ND, men=ND, unspecified=7, sea_trained=7, declared_total=7), None),
        (tour(category="pilot"), ("not_an_option", "stop", "category")),
        (tour(host_contingent="ES"), None),
        (tour(host_contingent="XX"), ("unknown_code", "stop", "host_contingent")),
        # a mission is held against the day its people departed
        (tour(mission="MINUSMA"), ("code_not_valid_then", "stop", "mission")),
        (tour(mission="MINUSMA", departs=date(2023, 12, 31), returned_on=date(2024, 3, 1)), None),
        (tour(mission="MINUSTAH"), ("code_not_valid_then", "stop", "mission")),
        # nominations and appointments
        (appointment(declared_total=2), PARTS_DIFFER),
        (appointment(institution="inmujeres"), None),
        (appointment(institution="inmujeres", day=date(2025, 5, 2)), ("code_not_valid_then", "stop", "institution")),
        (appointment(day=date(2025, 10, 1)), ("day_in_future", "stop", "day")),
        (appointment(step="elected"), ("not_an_option", "stop", "step")),
        # exchanges
        (exchange(women=3, men=4, declared_total=8), PARTS_DIFFER),
        (exchange(declared_total=8), None),
        (exchange(women=ND, men=ND, declared_total=8), None),
        (exchange(women=ND, men=ND, unspecified=8, declared_total=8), None),
        (exchange(themes=("mainstreaming", "fashion")), ("not_an_option", "stop", "themes")),
        # relief
        (aid(begins=date(2024, 9, 10)), ("ends_before_begins", "stop", "ends")),
        (aid(begins=date(2024, 9, 9)), None),
        (aid(declared_total=301), PARTS_DIFFER),
        (aid(declared_total=300), None),
        (aid(declared_total=220, reached_girls=None, reached_boys=None), None),
        (aid(declared_total=300, reached_girls=ND), None),
        (aid(women_needs_met=False, needs=None), None),
        (aid(place="online"), None),
        (aid(place="sea"), None),
        (aid(place="24059"), None),
        (aid(place="24059", begins=date(2023, 9, 1), ends=date(2023, 9, 2)), ("code_not_valid_then", "stop", "place")),
    ],
)
def test_traps_of_one_record(record: Record, problem: tuple[str, str, str] | None, lists: Lists) -> None:
    assert said(record, lists) == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("record", "message", "fix"),
    [
        (tour(mission="MINUSMA"), "terminó el 31/12/2023", "En esa fecha: MINURSO; UNMOGIP; UNVMC; MINUSCA; UNIFIL."),
        (
            tour(mission="MINUSTAH", departs=date(2018, 2, 1), returned_on=date(2019, 1, 31)),
            "terminó el 15/10/2017",
            "En esa fecha: MINUJUSTH.",
        ),
        (
            session(activity="mobile_team", command="RN-7", begins=date(2025, 2, 1), ends=date(2025, 2, 2)),
            "«Séptima Región Naval (Lerma)» no existía el 02/02/2025: terminó el 05/12/2024.",
            "En esa fecha: RN-3 · Tercera Región Naval (Dos Bocas).",
        ),
        (
            aid(place="02006", begins=date(2019, 5, 1), ends=date(2019, 5, 2)),
            "«San Quintín, Baja California» no existía el 02/05/2019: empezó el 01/01/2020.",
            "En esa fecha: 02001 · Ensenada, Baja California; ",
        ),
    ],
)
def test_a_code_not_valid_then_says_until_when_it_was_and_what_there_was(
    record: Record, message: str, fix: str, lists: Lists
) -> None:
    [problem] = check(record, lists, TODAY)
    assert (problem.code, problem.weight) == ("code_not_valid_then", Weight.STOP)
    assert message in problem.message.es and fix in problem.fix.es


def test_a_long_tour_names_the_day_it_began(lists: Lists) -> None:
    [problem] = check(tour(departs=date(2023, 12, 30)), lists, TODAY)
    assert problem.message.es == "La comisión duraría más de 13 meses (desde el 30/12/2023)."
    assert problem.value == "31/01/2025"


def test_a_total_that_differs_names_both_figures(lists: Lists) -> None:
    [problem] = check(session(uniformed_women=50, uniformed_men=34, declared_total=83), lists, TODAY)
    assert problem.message.es == "El documento dice 83 y las partes suman 84."
    assert problem.weight is Weight.NOTE


def test_a_reason_answers_a_soft_rule_and_nothing_else(lists: Lists) -> None:
    record = session(activity="mobile_team", title=None)
    record.reasons = {"command": "salió de la Ciudad de México", "title": "no lo trae"}
    assert said(record, lists) == [("missing", "stop", "title")]
    record.reasons = {"command": ""}
    assert ("command_missing", "reason", "command") in said(record, lists)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Llamar al 55 1234 5678", ["looks_like_phone"]),
        ("tel. 229-123-4567", ["looks_like_phone"]),
        ("229 123 45 67", ["looks_like_phone"]),
        ("(229) 123 4567", ["looks_like_phone"]),
        ("55.12.34.56.78", ["looks_like_phone"]),
        ("55 12 34 56 78", ["looks_like_phone"]),
        ("+52 55 1234 5678", ["looks_like_phone"]),
        ("+525512345678", ["looks_like_phone"]),
        ("5512345678", ["looks_like_phone"]),
        ("GOCM800101MVZRRR09", ["looks_like_curp"]),
        ("gocm800101mvzrrr09.", ["looks_like_curp"]),
        ("GOCM800101MVZRRR09, 5512345678", ["looks_like_curp", "looks_like_phone"]),
        ("del 05/02/2024 al 09/02/2024", []),
        ("Oficio 123/2024 y 456/2024", []),
        ("138 personas: 34 mujeres y 104 hombres", []),
        ("2024-2025", []),
        ("123456789012345", []),
        ("folio 30-SEMAR-01-CAP-2024-0001", []),
    ],
)
@pytest.mark.parametrize("key", ["remarks", "title", "internal_notes"])
def test_people_are_guarded_in_free_text(text: str, codes: list[str], key: str, lists: Lists) -> None:
    found = check(session(**{key: text}), lists, TODAY)
    assert [(one.code, one.weight, one.field, one.value) for one in found] == [
        (code, Weight.NOTE, key, None) for code in codes
    ]


def test_what_never_leaves_is_not_said_to_leave(lists: Lists) -> None:
    [leaving] = check(session(remarks="5512345678"), lists, TODAY)
    [staying] = check(session(internal_notes="5512345678"), lists, TODAY)
    assert "sale de la oficina" in leaving.fix.es
    assert "sale de la oficina" not in staying.fix.es


def test_personal_fields_may_hold_telephones(lists: Lists) -> None:
    assert said(women(contact_name="Muestra", contact_phone="229 123 4567"), lists) == []


def test_the_heaviest_come_first_then_the_order_of_the_form(lists: Lists) -> None:
    record = session(activity="mobile_team", title=None, provider=None, declared_total=99, remarks="5512345678")
    assert said(record, lists) == [
        ("missing", "stop", "title"),
        ("missing", "stop", "provider"),
        ("command_missing", "reason", "command"),
        ("parts_differ_from_total", "note", "declared_total"),
        ("looks_like_phone", "note", "remarks"),
    ]


def test_what_is_not_asked_is_not_checked(lists: Lists) -> None:
    record = unit(status="operational")
    record.put("closed_on", date(2030, 1, 1))
    assert said(record, lists) == []
