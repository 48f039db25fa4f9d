"""Sample police units: some older than the plan, one suspended, one closed, one still forming."""

from __future__ import annotations

import random
from datetime import date, timedelta

from napdesk.registers import police_unit as asked
from napdesk.registers.police_unit import police_unit
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import DOCUMENT_REF, REMARKS
from napdesk.services.demo_days import Calendar

_PLAN_BEGAN = date(2021, 1, 11)
_OLDER, _NEWER = 4, 15
_NAMES = (
    "Unidad de Atención a la Violencia de Género de {place}",
    "Policía Naranja de {place}",
    "Unidad Violeta de {place}",
    "Grupo Especializado de Género de {place}",
)
_FUNCTIONS = (("prevention", "attention"), ("attention",), ("prevention", "attention", "investigation"))
_SERVICES = (("police", "psychological"), ("police", "psychological", "legal", "social"), ("police", "legal"))


def units(chance: random.Random, lists: Lists, calendar: Calendar) -> list[Record]:
    """Twenty units of Veracruz, the last of them a draft."""
    places = chance.sample([row for row in lists["municipality"].rows if row.parent == "30"], _OLDER + _NEWER + 1)
    days = [calendar.day_between(date(2018, 1, 1), date(2020, 12, 31), chance) for _ in range(_OLDER)]
    days += [calendar.day_between(_PLAN_BEGAN, calendar.today, chance) for _ in range(_NEWER - 1)]
    days.append(calendar.counted_on(chance))
    made = [_unit(chance, calendar, place.code, place.text.es, day) for place, day in zip(places, days, strict=False)]
    _suspend(made[5], calendar)
    _shut(made[6], calendar)
    _still_forming(made[-1])
    draft = _unit(chance, calendar, places[-1].code, places[-1].text.es, calendar.day_of_period(chance))
    draft[asked.functions] = None
    draft.stage = Stage.DRAFT
    return [*made, draft]


def _unit(chance: random.Random, calendar: Calendar, code: str, name: str, day: date) -> Record:
    """A unit in operation, created on a day."""
    record = Record(police_unit, stage=Stage.COMPLETE)
    record[DOCUMENT_REF] = f"Oficio SSP/{chance.randint(100, 999)}/{day.year}"
    record[asked.name] = chance.choice(_NAMES).format(place=name)
    record[asked.corporation] = f"Policía Municipal de {name}"
    record[asked.functions] = chance.choice(_FUNCTIONS)
    record[asked.government] = "municipal"
    record[asked.municipality] = code
    record[asked.created] = day
    record[asked.instrument] = "Acuerdo de cabildo"
    record[asked.instrument_date] = day
    record[asked.status] = "operational"
    record[asked.operational_since] = min(day + timedelta(days=chance.randint(0, 150)), calendar.today)
    record[asked.staff_women], record[asked.staff_men] = chance.randint(5, 18), chance.randint(2, 12)
    record[asked.staff_trained] = chance.randint(2, 7)
    record[asked.as_of] = record[asked.confirmed_on] = max(day, calendar.counted_on(chance))
    record[asked.services] = chance.choice(_SERVICES)
    record[asked.round_the_clock] = chance.random() < 0.4
    record[asked.workshops] = chance.randint(2, 24)
    record[asked.materials] = Absence.NOT_AVAILABLE if chance.random() < 0.3 else chance.randint(50, 900)
    record.settle()
    return record


def _since(record: Record, calendar: Calendar) -> date:
    """Half way between when the unit began and today."""
    began = record[asked.operational_since] or calendar.today
    return began + (calendar.today - began) / 2


def _suspend(record: Record, calendar: Calendar) -> None:
    record[asked.status] = "suspended"
    record[asked.suspended_on] = _since(record, calendar)
    record[REMARKS] = "Suspendida mientras se renueva el convenio con el municipio."
    record.settle()


def _shut(record: Record, calendar: Calendar) -> None:
    record[asked.status] = "closed"
    record[asked.closed_on] = _since(record, calendar)
    record[REMARKS] = "Su personal pasó a la policía estatal."
    record.settle()


def _still_forming(record: Record) -> None:
    record[asked.status] = "forming"
    record[asked.staff_women] = record[asked.staff_men] = Absence.NOT_YET
    record[asked.staff_trained] = Absence.NOT_APPLICABLE
    record.settle()
