"""Sample training sessions of the courses in `demo_courses`: when, where, and who came."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from napdesk.registers import training as asked
from napdesk.registers.training import training
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import DECLARED_TOTAL, DOCUMENT_REF, EVIDENCE, REMARKS
from napdesk.services.demo_courses import FAMILIES, Course, Family
from napdesk.services.demo_days import Calendar

_MISSIONS = ("MINURSO", "MINUSCA", "UNVMC", "UNMOGIP")
_DRAFTS = 4
_LEFT_BLANK = (asked.uniformed_men, asked.place, asked.audience, asked.provider)


def sessions(chance: random.Random, lists: Lists, calendar: Calendar) -> list[Record]:
    """About 150 sessions; the last few are drafts with a question still open."""
    made = list(_held(chance, lists, calendar))
    for number, record in enumerate(chance.sample(made, 12)):
        _ODDITIES[number % len(_ODDITIES)](record)
    return made + [_draft(chance, calendar, number) for number in range(_DRAFTS)]


def _held(chance: random.Random, lists: Lists, calendar: Calendar) -> Iterator[Record]:
    for family in FAMILIES:
        for course in family.courses:
            for year, times in zip(calendar.years, course.a_year, strict=True):
                for turn in range(round(times * calendar.share_of(year))):
                    day = calendar.day_in(year, chance)
                    record = _session(chance, family, course, day)
                    record[asked.new_course] = course.new and turn == 0 and year == calendar.today.year
                    if course.activity == "mobile_team":
                        _send_to(record, lists, turn, chance)
                    yield record


def _session(chance: random.Random, family: Family, course: Course, day: date) -> Record:
    """One session that ended on a day."""
    record = Record(training, stage=Stage.COMPLETE)
    record[DOCUMENT_REF] = f"Oficio {chance.randint(100, 4999)}/{day.year}"
    record[asked.title] = course.title
    record[asked.activity] = course.activity
    record[asked.topics] = tuple(course.topics.split())
    record[asked.organised] = family.own
    record[asked.provider] = family.provider
    record[asked.begins] = max(day - timedelta(days=course.days - 1), date(day.year, 1, 1))
    record[asked.ends] = day
    record[asked.hours] = float(course.days * chance.choice((4, 5, 6)))
    record[asked.place] = chance.choice(family.places.split())
    record[asked.audience] = family.audience
    record[asked.government] = chance.choice(("state", "municipal", "municipal"))
    record[asked.purpose] = family.purpose
    record[asked.delivery] = "online" if record[asked.place] == "online" else "in_person"
    record[asked.mission] = chance.choice(_MISSIONS)
    _seat(record, course, chance)
    record.settle()
    return record


def _seat(record: Record, course: Course, chance: random.Random) -> None:
    """Who came: between half of the most and all of them."""
    seats = (asked.uniformed_women, asked.uniformed_men, asked.civilian_women, asked.civilian_men)
    for seat, most in zip(seats, (*course.uniformed, *course.civilian), strict=True):
        record[seat] = chance.randint((most + 1) // 2, most)
    if sum(course.uniformed) > 20:
        came = asked.PEOPLE.total(record) or 0
        record[asked.level_command] = came // 10
        record[asked.level_officers] = came // 4
        record[asked.level_base] = came - came // 10 - came // 4
    if course.civilian == (0, 0) and chance.random() < 0.2:
        record[asked.guests] = chance.randint(2, 8)
    if chance.random() < 0.6:
        record[EVIDENCE] = "Lista de asistencia y fotografías"


def _send_to(record: Record, lists: Lists, turn: int, chance: random.Random) -> None:
    """Most mobile teams go to naval regions and zones, every fourth to a military one."""
    wanted = "military" if turn % 4 == 3 else "naval"
    commands = [row.code for row in lists["command"].all_on(record[asked.ends]) if row.kind.startswith(wanted)]
    record[asked.command] = chance.choice(commands)


def _draft(chance: random.Random, calendar: Calendar, number: int) -> Record:
    """A session of this period with one question left to answer."""
    family = FAMILIES[0]
    record = _session(chance, family, family.courses[number % len(family.courses)], calendar.day_of_period(chance))
    record[_LEFT_BLANK[number % len(_LEFT_BLANK)]] = None
    record.stage = Stage.DRAFT
    return record


def _misadded(record: Record) -> None:
    """The paper's own total is one short, as papers' totals are."""
    record[DECLARED_TOTAL] = (asked.PEOPLE.total(record) or 1) - 1


def _sexless(record: Record) -> None:
    """Nobody wrote down who was a woman and who a man."""
    came = asked.PEOPLE.total(record)
    for seat in (*asked.PEOPLE.women, *asked.PEOPLE.men):
        record[seat] = Absence.NOT_AVAILABLE
    record[asked.unspecified] = came
    record[REMARKS] = "La lista de asistencia no distingue entre mujeres y hombres."


def _unpublished(record: Record) -> None:
    record[asked.hours] = Absence.NOT_AVAILABLE
    record[EVIDENCE] = Absence.NOT_YET


_ODDITIES = (_misadded, _sexless, _unpublished)
