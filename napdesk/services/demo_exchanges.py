"""Sample actions of coordination, exchange and foreign policy, of every kind."""

from __future__ import annotations

import random
from dataclasses import dataclass

from napdesk.registers import exchange as asked
from napdesk.registers.exchange import exchange
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import DOCUMENT_REF, EVIDENCE
from napdesk.services.demo_days import Calendar

_NOBODY = (0, 0)


@dataclass(frozen=True, slots=True)
class _Action:
    """Something done again and again: ``themes`` are codes parted by spaces, ``most`` who comes at most."""

    title: str
    kind: str
    themes: str
    counterparts: str
    a_year: tuple[int, int, int]
    product: str
    most: tuple[int, int] = _NOBODY
    institution: str = "semar"


_ACTIONS = (
    _Action(
        "Mesa de trabajo sobre transversalización",
        "interagency",
        "mainstreaming",
        "SEDENA, SSPC y gobierno del estado",
        (3, 4, 5),
        "Minuta de acuerdos",
        (14, 9),
    ),
    _Action(
        "Intercambio de prácticas de igualdad en la fuerza",
        "international",
        "mainstreaming participation",
        "Marinas de la región",
        (1, 2, 2),
        "Memoria del intercambio",
        (8, 7),
    ),
    _Action(
        "Visita a un centro de capacitación en operaciones de paz",
        "international",
        "participation protection",
        "Centro de capacitación de otro país",
        (1, 1, 2),
        "Informe de la visita",
        (4, 4),
    ),
    _Action(
        "Red de enlaces de género",
        "interagency",
        "participation",
        "Instancia estatal de las mujeres",
        (2, 2, 3),
        "Directorio de áreas",
        (12, 3),
    ),
    _Action(
        "Pronunciamiento sobre mujeres y desarme",
        "foreign_policy",
        "disarmament",
        "Primera Comisión de la Asamblea General",
        (1, 2, 2),
        "Pronunciamiento",
        institution="sre",
    ),
    _Action(
        "Posición sobre control de armas pequeñas y género",
        "foreign_policy",
        "arms_control",
        "Estados parte del Tratado sobre el Comercio de Armas",
        (1, 1, 2),
        "Documento de posición",
        institution="sre",
    ),
    _Action(
        "Diálogo sobre extremismo violento y mujeres",
        "foreign_policy",
        "extremism participation",
        "Misiones permanentes de varios países",
        (0, 1, 1),
        "Relatoría",
        (6, 5),
        institution="sre",
    ),
    _Action(
        "Mensaje sobre la agenda de mujeres, paz y seguridad",
        "foreign_policy",
        "participation",
        "Consejo de Seguridad",
        (1, 1, 1),
        "Mensaje",
        institution="sre",
    ),
    _Action(
        "Boletín de igualdad en la Armada", "publication", "mainstreaming", "Universidad Naval", (1, 1, 1), "Boletín"
    ),
)


def exchanges(chance: random.Random, _lists: Lists, calendar: Calendar) -> list[Record]:
    """About fifty actions; the last one is a draft."""
    made = []
    for action in _ACTIONS:
        for year, times in zip(calendar.years, action.a_year, strict=True):
            for _ in range(round(times * calendar.share_of(year))):
                made.append(_action(chance, action))
                made[-1][asked.day] = calendar.day_in(year, chance)
                made[-1][DOCUMENT_REF] = f"Oficio {chance.randint(100, 4999)}/{year}"
    for record in made[1:3]:
        _sexless(record)
    draft = _action(chance, _ACTIONS[1])
    draft[DOCUMENT_REF] = f"Oficio {chance.randint(100, 4999)}/{calendar.today.year}"
    draft[asked.day] = calendar.day_of_period(chance)
    draft[asked.counterparts] = None
    draft.stage = Stage.DRAFT
    return [*made, draft]


def _action(chance: random.Random, action: _Action) -> Record:
    record = Record(exchange, stage=Stage.COMPLETE)
    record[asked.title] = action.title
    record[asked.kind] = action.kind
    record[asked.themes] = tuple(action.themes.split())
    record[asked.counterparts] = action.counterparts
    record[asked.institution] = action.institution
    record[asked.product] = action.product
    if action.most != _NOBODY:
        record[asked.women], record[asked.men] = (chance.randint((most + 1) // 2, most) for most in action.most)
    record[EVIDENCE] = "Lista de asistencia" if action.most != _NOBODY else "Publicación"
    record.settle()
    return record


def _sexless(record: Record) -> None:
    record[asked.unspecified] = asked.PEOPLE.total(record)
    record[asked.women] = record[asked.men] = Absence.NOT_AVAILABLE
