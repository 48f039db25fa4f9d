"""Sample nominations and appointments: to senior posts at home, and to the police of the United Nations."""

from __future__ import annotations

import random
from dataclasses import dataclass

from napdesk.registers import appointment as asked
from napdesk.registers.appointment import appointment
from napdesk.schema.codes import Lists
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import DOCUMENT_REF, EVIDENCE, REMARKS
from napdesk.services.demo_days import Calendar

_DRAFTS = 2


@dataclass(frozen=True, slots=True)
class _Round:
    """Posts filled year after year: which, by whom, and the women and men of each of the three years' turns."""

    position: str
    step: str
    sphere: str
    level: str
    institution: str
    years: tuple[tuple[tuple[int, int], ...], ...]
    un_police: bool = False


_ROUNDS = (
    _Round(
        "Jefatura de sección en una misión de paz",
        "appointed",
        "un",
        "senior",
        "sre",
        (((0, 1),), ((1, 0),), ((1, 0),)),
    ),
    _Round(
        "Comandancia de sector naval",
        "appointed",
        "military",
        "senior",
        "semar",
        (((0, 1), (0, 1)), ((0, 1), (1, 0)), ((1, 0), (0, 1))),
    ),
    _Round(
        "Dirección General Adjunta",
        "appointed",
        "military",
        "senior",
        "semar",
        (((1, 0), (0, 1)), ((1, 0),), ((1, 0), (1, 0), (0, 1))),
    ),
    _Round(
        "Dirección de policía estatal",
        "appointed",
        "police",
        "senior",
        "state_police",
        (((0, 1),), ((1, 0),), ((1, 0),)),
    ),
    _Round(
        "Coordinación de igualdad y derechos humanos",
        "appointed",
        "civil",
        "senior",
        "semar",
        (((1, 0),), ((1, 0),), ((1, 0), (1, 0))),
    ),
    _Round("Jefatura de departamento", "appointed", "civil", "middle", "semar", (((2, 4),), ((3, 4),), ((4, 4),))),
    _Round("Agregaduría naval", "nominated", "military", "middle", "semar", (((1, 3),), ((1, 3),), ((2, 3),))),
    _Round(
        "Policía individual en la UNVMC",
        "nominated",
        "un",
        "other",
        "gn",
        (((1, 5), (1, 3)), ((2, 4),), ((3, 5), (1, 2))),
        un_police=True,
    ),
    _Round(
        "Policía individual en la MINUSCA",
        "nominated",
        "un",
        "other",
        "sspc",
        (((1, 4),), ((2, 4),), ((2, 3),)),
        un_police=True,
    ),
    _Round(
        "Policía individual en la UNVMC",
        "appointed",
        "un",
        "other",
        "gn",
        (((1, 2),), ((1, 2),), ((2, 2),)),
        un_police=True,
    ),
)


def posts(chance: random.Random, _lists: Lists, calendar: Calendar) -> list[Record]:
    """About forty, the last of them drafts; of the current year as many as its days so far."""
    made = []
    for one in _ROUNDS:
        for year, turns in zip(calendar.years, one.years, strict=True):
            for turn in turns:
                day = calendar.day_in(year, chance)
                if chance.random() <= calendar.share_of(year):
                    made.append(_post(chance, one, turn))
                    made[-1][asked.day] = day
                    made[-1][DOCUMENT_REF] = f"Oficio {chance.randint(100, 4999)}/{year}"
    made[0][REMARKS] = "La designación la publicó la Secretaría de Relaciones Exteriores."
    return made + [_draft(chance, calendar, number) for number in range(_DRAFTS)]


def _post(chance: random.Random, one: _Round, turn: tuple[int, int]) -> Record:
    record = Record(appointment, stage=Stage.COMPLETE)
    record[asked.position] = one.position
    record[asked.step] = one.step
    record[asked.sphere] = one.sphere
    record[asked.level] = one.level
    record[asked.un_police] = one.un_police
    record[asked.institution] = one.institution
    record[asked.women], record[asked.men] = turn
    if chance.random() < 0.5:
        record[EVIDENCE] = "Nombramiento" if one.step == "appointed" else "Nota diplomática"
    record.settle()
    return record


def _draft(chance: random.Random, calendar: Calendar, number: int) -> Record:
    """One of this period with one question left to answer."""
    record = _post(chance, _ROUNDS[5 + number], (1, 1))
    record[asked.day] = calendar.day_of_period(chance)
    record[DOCUMENT_REF] = f"Oficio {chance.randint(100, 4999)}/{calendar.today.year}"
    record[(asked.level, asked.institution)[number]] = None
    record.stage = Stage.DRAFT
    return record
