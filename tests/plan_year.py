"""A year of the plan in records: every register says something, and some of it is not known."""

from __future__ import annotations

from datetime import date
from typing import Any

from napdesk.schema.fields import Absence
from napdesk.schema.record import Record
from napdesk.store.store import Store
from tests.samples import aid, appointment, exchange, session, tour, unit, women


def keep(store: Store, *records: Record) -> list[Record]:
    """Keeps them as the office's own."""
    return [store.records.keep(record, store.office_code) for record in records]


def away(**changes: Any) -> Record:
    """A tour of a contingent that still goes on."""
    given: dict[str, Any] = {"category": "contingent", "institution": "sedena", "returned_on": None}
    return tour(**(given | changes))


def plan_year(year: int) -> list[Record]:
    """A year in which every register says something, and some of it is not known."""

    def on(month: int, day: int = 10) -> dict[str, Any]:
        return {"begins": date(year, month, 1), "ends": date(year, month, day)}

    return [
        session(title="Taller de prevención", activity="workshop", place="30193", **on(2)),
        session(title="Curso de género", place="27004", uniformed_women=12, uniformed_men=30, **on(5)),
        unit(created=date(year, 1, 20), operational_since=date(year, 3, 1)),
        session(title="Sin desglose", uniformed_women=Absence.NOT_AVAILABLE, unspecified=12, **on(6)),
        session(title="Equipo móvil", activity="mobile_team", command="RN-03", place="30189", **on(4)),
        session(title="Equipo móvil, norte", activity="mobile_team", command="RN-01", place="28038", **on(8)),
        session(title="Policía de proximidad", audience="police", topics=("sgbv",), place="19039", **on(9)),
        session(title="Seminario en línea", activity="seminar", place="online", uniformed_women=4, **on(10)),
        session(
            title="Previo al despliegue", provider="cecopam", purpose="pre_deployment", audience="peace_staff",
            topics=("peace_operations", "gender_perspective"), new_course=True, place="15060", **on(7),
        ),
        women(name=f"Constructoras {year}", installed=date(year, 2, 1), integrated=date(year, 3, 8)),
        women(name=f"De Xalapa {year}", municipality="30087", installed=date(year, 4, 1), integrated=date(year, 6, 3)),
        away(women=4, men=6, departs=date(year, 1, 12)),
        away(category="staff_officer", mission="MINURSO", women=0, men=4, departs=date(year, 2, 1)),
        away(category="individual_police", institution="gn", women=1, men=2, departs=date(year, 3, 1)),
        away(women=Absence.NOT_AVAILABLE, men=Absence.NOT_AVAILABLE, unspecified=6, departs=date(year, 5, 1)),
        appointment(day=date(year, 5, 6)),
        appointment(step="nominated", un_police=True, sphere="un", women=1, men=3, day=date(year, 2, 6)),
        exchange(day=date(year, 3, 8)),
        exchange(kind="foreign_policy", themes=("disarmament",), institution="sre", day=date(year, 10, 24)),
        aid(begins=date(year, 9, 1), ends=date(year, 9, 12)),
    ]  # fmt: skip
