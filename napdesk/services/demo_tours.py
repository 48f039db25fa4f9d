"""Sample tours of people in missions of the United Nations: each post is relieved once a year, some never again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from napdesk.registers import deployment as asked
from napdesk.registers.deployment import deployment
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import DECLARED_TOTAL, DOCUMENT_REF, REMARKS
from napdesk.services.demo_days import Calendar

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Post:
    """A post abroad: who holds it, the month of its relief, and the women and men of each year's tour."""

    mission: str
    category: str
    institution: str
    month: int
    tours: tuple[tuple[int, int], ...]
    host: str | None = None


# Few women at first, and more with every relief: the 15 % is missed in the first year and passed in the second.
_POSTS = (
    _Post("MINURSO", "military_observer", "sedena", 2, ((0, 2), (1, 1), (1, 1))),
    _Post("MINUSCA", "staff_officer", "semar", 3, ((0, 2), (1, 1), (1, 1))),
    _Post("UNMOGIP", "military_observer", "semar", 4, ((0, 1), (0, 1), (1, 0))),
    _Post("UNVMC", "military_observer", "semar", 5, ((1, 3), (1, 3), (2, 2))),
    _Post("UNIFIL", "contingent", "semar", 6, ((0, 4), (1, 4), (1, 3)), host="ES"),
    _Post("UNVMC", "civilian", "sre", 7, ((1, 1), (2, 1), (1, 1))),
    _Post("UNVMC", "individual_police", "sspc", 8, ((1, 2), (1, 1), (1, 1))),
    _Post("MINUSCA", "individual_police", "gn", 9, ((0, 2), (1, 2), (2, 2))),
    _Post("MINUSCA", "formed_police_unit", "gn", 10, ((0, 6), (1, 5), (2, 6))),
    _Post("UNVMC", "justice_corrections", "fgr", 11, ((0, 1),)),
)
# How often nobody wrote down who had been trained on zero tolerance, and how often one person had not.
_UNTOLD, _ONE_LESS = (0.3, 0.15, 0.0), (0.5, 0.2, 0.0)


def tours(chance: random.Random, _lists: Lists, calendar: Calendar) -> list[Record]:
    """Almost thirty tours, those of the last relief still away; the last one is a draft."""
    held = {post: list(_held(chance, calendar, post)) for post in _POSTS}
    _overstay(held[_POSTS[0]][0], chance)
    _sexless(held[_POSTS[2]][0])
    _misadded(held[_POSTS[8]][0])
    draft = _tour(chance, calendar, _POSTS[3], 2, calendar.day_of_period(chance))
    draft[asked.category] = None
    draft.stage = Stage.DRAFT
    return [*(record for records in held.values() for record in records), draft]


def _held(chance: random.Random, calendar: Calendar, post: _Post) -> Iterator[Record]:
    """The tours of a post that had begun by today."""
    day_of_month = chance.randint(1, 20)
    for turn, year in enumerate(calendar.years[: len(post.tours)]):
        departs = date(year, post.month, day_of_month)
        if departs <= calendar.today:
            yield _tour(chance, calendar, post, turn, departs)


def _tour(chance: random.Random, calendar: Calendar, post: _Post, turn: int, departs: date) -> Record:
    """A year's tour that began on a day; open while its people are away."""
    record = Record(deployment, stage=Stage.COMPLETE)
    record[DOCUMENT_REF] = f"Oficio SRE/{chance.randint(1000, 9999)}/{departs.year}"
    record[asked.mission] = post.mission
    record[asked.category] = post.category
    record[asked.institution] = post.institution
    record[asked.host_contingent] = post.host
    record[asked.departs] = departs
    record[asked.planned_return] = departs.replace(year=departs.year + 1) - _A_DAY
    back = departs + _A_DAY * chance.randint(355, 372)
    record[asked.returned_on] = back if back <= calendar.today else None
    record[asked.women], record[asked.men] = post.tours[turn]
    record[asked.sea_trained] = _trained(chance, turn, sum(post.tours[turn]))
    record.settle()
    return record


def _trained(chance: random.Random, turn: int, people: int) -> int | Absence:
    if chance.random() < _UNTOLD[turn]:
        return Absence.NOT_AVAILABLE
    return people - 1 if people > 1 and chance.random() < _ONE_LESS[turn] else people


def _overstay(record: Record, chance: random.Random) -> None:
    """Longer than tours usually are, which is only noted."""
    departs = record[asked.departs]
    record[asked.returned_on] = departs + _A_DAY * chance.randint(410, 430) if departs else None
    record[REMARKS] = "El relevo se retrasó y la comisión se prolongó."


def _sexless(record: Record) -> None:
    record[asked.unspecified] = asked.PEOPLE.total(record)
    record[asked.women] = record[asked.men] = Absence.NOT_AVAILABLE
    record[REMARKS] = "El oficio no distingue entre mujeres y hombres."


def _misadded(record: Record) -> None:
    record[DECLARED_TOTAL] = (asked.PEOPLE.total(record) or 0) + 1
