"""Sample operations of relief in Veracruz, after storms, floods and landslides that never happened."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from napdesk.registers import aid as asked
from napdesk.registers.aid import aid
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import DECLARED_TOTAL, DOCUMENT_REF, EVIDENCE, REMARKS
from napdesk.services.demo_days import Calendar

# How many operations there were in each of the three years.
_A_YEAR = (6, 8, 9)


@dataclass(frozen=True, slots=True)
class _Emergency:
    """What may happen; ``places`` are municipalities parted by spaces, ``months`` the first and last it happens in."""

    title: str
    places: str
    months: tuple[int, int]


_EMERGENCIES = (
    _Emergency("Inundaciones en la cuenca del Papaloapan", "30178 30011 30174", (6, 10)),
    _Emergency("Huracán en la costa norte", "30189 30151 30123 30160", (8, 10)),
    _Emergency("Desbordamiento del río Coatzacoalcos", "30108 30039", (6, 11)),
    _Emergency("Deslaves en la sierra de Zongolica", "30201", (5, 10)),
    _Emergency("Norte con marejada en el puerto", "30193 30011", (1, 4)),
    _Emergency("Lluvias torrenciales en el Totonacapan", "30131 30102", (1, 12)),
)
_NEEDS = (
    "Artículos de higiene menstrual y atención médica",
    "Alojamiento separado y lactario",
    "Atención ginecológica",
)
_PLANS = ("marina", "marina", "marina", "dn_iii_e", "gn_a", "other")


def operations(chance: random.Random, _lists: Lists, calendar: Calendar) -> list[Record]:
    """About twenty operations; the last one is a draft."""
    made = []
    for year, times in zip(calendar.years, _A_YEAR, strict=True):
        for number in range(max(round(times * calendar.share_of(year)), 1)):
            one = _EMERGENCIES[number % len(_EMERGENCIES)]
            made.append(_operation(chance, one, _day(chance, calendar, one, year), calendar.today))
    _sexless(made[1])
    _misadded(made[3])
    draft = _operation(chance, _EMERGENCIES[-1], calendar.day_of_period(chance), calendar.today)
    draft[asked.women_needs_met] = draft[asked.needs] = None
    draft.stage = Stage.DRAFT
    return [*made, draft]


def _day(chance: random.Random, calendar: Calendar, one: _Emergency, year: int) -> date:
    """A day of its season, or of the year so far where the season is still to come."""
    first, last = date(year, one.months[0], 1), date(year, one.months[1], 28)
    return calendar.day_between(first if first <= calendar.today else date(year, 1, 1), last, chance)


def _operation(chance: random.Random, one: _Emergency, begins: date, today: date) -> Record:
    record = Record(aid, stage=Stage.COMPLETE)
    record[DOCUMENT_REF] = f"Parte {chance.randint(1, 999)}/{begins.year}"
    record[asked.title] = one.title
    record[asked.plan] = chance.choice(_PLANS)
    record[asked.begins] = begins
    record[asked.ends] = min(begins + timedelta(days=chance.randint(1, 12)), today, date(begins.year, 12, 31))
    record[asked.place] = chance.choice(one.places.split())
    record[asked.reached_women], record[asked.reached_men] = chance.randint(90, 420), chance.randint(80, 380)
    record[asked.reached_girls], record[asked.reached_boys] = chance.randint(30, 160), chance.randint(30, 160)
    record[asked.women_needs_met] = chance.random() < 0.7
    record[asked.needs] = chance.choice(_NEEDS)
    record[asked.staff_women], record[asked.staff_men] = chance.randint(3, 25), chance.randint(15, 90)
    record[EVIDENCE] = "Parte de novedades y fotografías"
    record.settle()
    return record


def _sexless(record: Record) -> None:
    """Parcels were counted and not who took them."""
    record[asked.unspecified] = asked.PEOPLE.total(record)
    for part in (*asked.PEOPLE.women, *asked.PEOPLE.men):
        record[part] = Absence.NOT_AVAILABLE
    record[REMARKS] = "Se contaron las despensas entregadas, no quién las recibió."


def _misadded(record: Record) -> None:
    record[DECLARED_TOTAL] = (asked.PEOPLE.total(record) or 0) + 10
