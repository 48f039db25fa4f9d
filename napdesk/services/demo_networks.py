"""Sample networks of women of every kind, joined to the national strategy in various years."""

from __future__ import annotations

import random
from datetime import date, timedelta

from napdesk.registers import network as asked
from napdesk.registers.network import network
from napdesk.schema.code_list import Code
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import DOCUMENT_REF, REMARKS
from napdesk.services.demo_days import Calendar

# How many joined the national strategy in each of the three years.
_JOINED = (11, 15, 19)
_OTHERS, _DRAFTS = 6, 2
_INSTITUTIONS = ("semar", "sedena", "gn", "sspc", "state_police", "municipal_police", "fgr")


def networks(chance: random.Random, lists: Lists, calendar: Calendar) -> list[Record]:
    """About sixty networks of Veracruz, the last of them drafts."""
    rows = [row for row in lists["municipality"].rows if row.parent == "30"]
    places = iter(chance.sample(rows, sum(_JOINED) + _OTHERS + _DRAFTS))
    made = []
    for year, joining in zip(calendar.years, _JOINED, strict=True):
        for _ in range(max(round(joining * calendar.share_of(year)), 1)):
            made.append(_joined(chance, calendar, next(places), calendar.day_in(year, chance)))
    made += [_other(chance, calendar, next(places)) for _ in range(_OTHERS)]
    made += [_institutional(chance, calendar, lists, code) for code in _INSTITUTIONS]
    for record in chance.sample(made, 3):
        _dissolve(record, calendar)
    _enlarge(made[1])
    drafts = [_joined(chance, calendar, next(places), calendar.day_of_period(chance)) for _ in range(_DRAFTS)]
    for draft in drafts:
        draft[asked.installed] = draft[asked.integrated]
        draft[asked.members_women] = None
        draft.stage = Stage.DRAFT
    return made + drafts


def _network(chance: random.Random, calendar: Calendar, kind: str, name: str, day: date) -> Record:
    """An active network, installed on a day."""
    record = Record(network, stage=Stage.COMPLETE)
    record[DOCUMENT_REF] = f"Acta {chance.randint(1, 60)}/{day.year}"
    record[asked.name] = name
    record[asked.kind] = kind
    record[asked.installed] = day
    record[asked.status] = "inactive" if chance.random() < 0.05 else "active"
    women = chance.randint(8, 32)
    record[asked.members_women] = women
    record[asked.members_men] = chance.choice((0, 0, 0, 1, 2, 4))
    record[asked.members_minors] = chance.choice((0, 0, 1, 3))
    record[asked.indigenous_or_afro] = Absence.NOT_AVAILABLE if chance.random() < 0.3 else women // 3
    record[asked.as_of] = record[asked.confirmed_on] = max(day, calendar.counted_on(chance))
    record[asked.action_plan] = chance.random() < 0.5
    record.settle()
    return record


def _joined(chance: random.Random, calendar: Calendar, place: Code, day: date) -> Record:
    """A network that joined the national strategy on a day, a while after it was installed."""
    record = _network(
        chance, calendar, "mucpaz", f"MUCPAZ {place.text.es}", day - timedelta(days=chance.randint(5, 90))
    )
    record[asked.municipality] = place.code
    record[asked.integrated] = day
    record[asked.accompanied_by] = "Instancia municipal de las mujeres"
    record[asked.gender_alert] = chance.random() < 0.3
    return record


def _other(chance: random.Random, calendar: Calendar, place: Code) -> Record:
    day = calendar.day_between(date(2019, 1, 1), calendar.today, chance)
    record = _network(chance, calendar, "civil_other", f"Mujeres por la paz de {place.text.es}", day)
    record[asked.municipality] = place.code
    record[asked.accompanied_by] = chance.choice(("Colectivo vecinal", "Universidad pública", "Casa de la cultura"))
    return record


def _institutional(chance: random.Random, calendar: Calendar, lists: Lists, institution: str) -> Record:
    """A network inside an institution; such ones are rather older."""
    day = calendar.day_between(date(2020, 1, 1), calendar.today, chance)
    called = lists.label(("institution",), institution, None).es
    record = _network(chance, calendar, "institutional", f"Red de Mujeres de {called}", day)
    record[asked.institution] = institution
    record[asked.municipality] = chance.choice(("30193", "30087", "30039"))
    return record


def _dissolve(record: Record, calendar: Calendar) -> None:
    began = record[asked.integrated] or record[asked.installed] or calendar.today
    record[asked.status] = "dissolved"
    record[asked.ended_on] = began + (calendar.today - began) * 3 / 4
    record[REMARKS] = "Sus integrantes se sumaron a otra red."
    record.settle()


def _enlarge(record: Record) -> None:
    """Larger than networks usually are, which is only noted."""
    record[asked.members_women] = 84
    record[REMARKS] = "Reúne a las integrantes de tres localidades."
