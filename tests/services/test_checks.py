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
from tests.samples import NETWORK, SESSION, UNIT, session, unit, women

TODAY = date(2025, 8, 20)
NA, ND, PEND = Absence.NOT_APPLICABLE, Absence.NOT_AVAILABLE, Absence.NOT_YET


def said(record: Record, lists: Lists) -> list[tuple[str, str, str | None]]:
    return [(one.code, one.weight.value, one.field) for one in check(record, lists, TODAY)]


@pytest.mark.parametrize("record", [session(), unit(), women()], ids=lambda record: record.register.key)
def test_a_whole_record_has_no_problem(record: Record, lists: Lists) -> None:
    assert said(record, lists) == []


@pytest.mark.parametrize(
    ("make", "essential"),
    [(session, SESSION), (unit, UNIT), (women, NETWORK)],
    ids=["training", "police_unit", "network"],
)
def test_each_essential_question_needs_an_answer(make: Any, essential: dict[str, Any], lists: Lists) -> None:
    register = make().register
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
    ],
)
def test_traps_of_one_record(record: Record, problem: tuple[str, str, str] | None, lists: Lists) -> None:
    assert said(record, lists) == ([problem] if problem else [])


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
