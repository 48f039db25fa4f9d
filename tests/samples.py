"""Records that are whole and right, to be changed by a test in the one thing it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from napdesk.registers import aid as of_aid
from napdesk.registers import appointment as of_appointment
from napdesk.registers import exchange as of_exchange
from napdesk.registers.deployment import deployment
from napdesk.registers.network import network
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import training
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register

SESSION: dict[str, Any] = {
    "title": "Curso de Asesoría de Género",
    "activity": "course",
    "topics": ("gender_perspective",),
    "organised": True,
    "provider": "semar",
    "begins": date(2024, 2, 5),
    "ends": date(2024, 2, 9),
    "place": "30193",
    "audience": "naval",
    "uniformed_women": 19,
    "uniformed_men": 11,
    "civilian_women": 0,
    "civilian_men": 0,
}
UNIT: dict[str, Any] = {
    "name": "Unidad Violeta",
    "functions": ("attention",),
    "government": "municipal",
    "municipality": "30193",
    "created": date(2022, 3, 1),
    "status": "operational",
    "operational_since": date(2022, 5, 1),
    "staff_women": 12,
    "staff_men": 8,
}
NETWORK: dict[str, Any] = {
    "name": "MUCPAZ Veracruz",
    "kind": "mucpaz",
    "municipality": "30193",
    "installed": date(2024, 1, 15),
    "integrated": date(2024, 3, 8),
    "status": "active",
    "members_women": 20,
    "members_men": 0,
}
TOUR: dict[str, Any] = {
    "mission": "MINUSCA",
    "category": "military_observer",
    "institution": "semar",
    "departs": date(2024, 2, 1),
    "returned_on": date(2025, 1, 31),
    "women": 2,
    "men": 8,
    "sea_trained": 10,
}
APPOINTMENT: dict[str, Any] = {
    "position": "Dirección General",
    "step": "appointed",
    "sphere": "civil",
    "level": "senior",
    "institution": "semar",
    "day": date(2024, 5, 2),
    "women": 1,
    "men": 0,
}
EXCHANGE: dict[str, Any] = {
    "title": "Mesa de trabajo sobre transversalización",
    "kind": "interagency",
    "themes": ("mainstreaming",),
    "counterparts": "SEDENA y SSPC",
    "institution": "semar",
    "day": date(2024, 5, 2),
}
AID: dict[str, Any] = {
    "title": "Inundaciones en la cuenca del Papaloapan",
    "plan": "marina",
    "begins": date(2024, 9, 3),
    "ends": date(2024, 9, 9),
    "place": "30178",
    "reached_women": 120,
    "reached_men": 100,
    "reached_girls": 40,
    "reached_boys": 40,
    "women_needs_met": True,
    "needs": "Artículos de higiene menstrual",
}


def session(**changes: Any) -> Record:
    """A complete training session; a change to None leaves the question blank."""
    return _record(training, SESSION | changes)


def unit(**changes: Any) -> Record:
    """A complete police unit."""
    return _record(police_unit, UNIT | changes)


def women(**changes: Any) -> Record:
    """A complete network of women."""
    return _record(network, NETWORK | changes)


def tour(**changes: Any) -> Record:
    """A complete tour that is over."""
    return _record(deployment, TOUR | changes)


def appointment(**changes: Any) -> Record:
    """A complete appointment of a woman to a senior post."""
    return _record(of_appointment.appointment, APPOINTMENT | changes)


def exchange(**changes: Any) -> Record:
    """A complete action between institutions."""
    return _record(of_exchange.exchange, EXCHANGE | changes)


def aid(**changes: Any) -> Record:
    """A complete operation of relief."""
    return _record(of_aid.aid, AID | changes)


def _record(register: Register, answers: dict[str, Any]) -> Record:
    record = Record(register, stage=Stage(answers.pop("stage", Stage.COMPLETE)))
    for key, answer in answers.items():
        record.put(register.by_key[key].key, answer)
    record.settle()
    return record
