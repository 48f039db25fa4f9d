"""Records that are whole and right, to be changed by a test in the one thing it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

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


def session(**changes: Any) -> Record:
    """A complete training session; a change to None leaves the question blank."""
    return _record(training, SESSION | changes)


def unit(**changes: Any) -> Record:
    """A complete police unit."""
    return _record(police_unit, UNIT | changes)


def women(**changes: Any) -> Record:
    """A complete network of women."""
    return _record(network, NETWORK | changes)


def _record(register: Register, answers: dict[str, Any]) -> Record:
    record = Record(register, stage=Stage(answers.pop("stage", Stage.COMPLETE)))
    for key, answer in answers.items():
        record.put(register.by_key[key].key, answer)
    record.settle()
    return record
