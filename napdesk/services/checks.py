"""Everything that can be said of a record: its register's rules and those that hold for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from napdesk.schema.codes import Lists
from napdesk.schema.fields import AnyField, Choice, Choices, Code, Day, Line, Paragraph
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.showing import show_day
from napdesk.schema.text import Text

_CURP = re.compile(r"\b[A-ZÑ]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d\b", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\d)(?:\+?52[ .\-]?)?(?:\(?\d{2,3}\)?[ .\-]?)\d{3,4}[ .\-]?\d{4}(?!\d)")


def check(record: Record, lists: Lists, today: date) -> list[Problem]:
    """All problems of a record, heaviest first, then in the order of its fields.

    A soft rule answered by a reason at its field is left out.
    """
    found = [problem for asked in record.register.fields for problem in check_field(record, asked, lists, today)]
    found += [problem for rule in record.register.rules if (problem := rule(record)) is not None]
    places = {key: place for place, key in enumerate(record.register.by_key)}
    open_ones = [problem for problem in found if not _answered(problem, record)]
    return sorted(open_ones, key=lambda problem: (problem.weight.rank, places.get(problem.field or "", -1)))


def check_field(record: Record, asked: AnyField, lists: Lists, today: date) -> Iterator[Problem]:
    """What is wrong with one answer by itself."""
    if not record.asks(asked):
        return
    value = record.values.get(asked.key)
    if value is None:
        if asked.essential and asked.key not in record.absences:
            yield _missing(asked)
    elif isinstance(asked, Day) and isinstance(value, date) and value > today and not asked.future:
        yield _stop("day_in_future", asked, show_day(value), _IN_FUTURE.fill(today=show_day(today)), _CHECK_DAY)
    elif isinstance(asked, Choice | Choices) and not (isinstance(asked, Choices) and asked.lists):
        codes = value if isinstance(value, tuple) else (str(value),)
        known = {option.code for option in asked.options}
        yield from (_stop("not_an_option", asked, code, _NO_OPTION, _CHOOSE) for code in codes if code not in known)
    elif isinstance(asked, Code | Choices):
        day = record.register.clock.date_of(record)
        codes = value if isinstance(value, tuple) else (str(value),)
        for code in codes:
            if isinstance(problem := lists.read(asked.lists, code, day), Problem):
                yield _stop(problem.code, asked, code, problem.message, problem.fix)
    elif isinstance(asked, Line | Paragraph) and not asked.personal:
        yield from _personal_looking(asked, str(value))


def _missing(asked: AnyField) -> Problem:
    return _stop(
        "missing",
        asked,
        "",
        Text(es="Falta «{label}».", en="“{label}” is missing.").fill(label=asked.label),
        _ANSWER,
    )


def _personal_looking(asked: AnyField, text: str) -> Iterator[Problem]:
    """A CURP or a telephone number in free text; the value itself is not repeated."""
    for pattern, code, what in (
        (_CURP, "looks_like_curp", _CURP_WORDS),
        (_PHONE, "looks_like_phone", _PHONE_WORDS),
    ):
        if pattern.search(text):
            yield Problem(code, Weight.NOTE, what, _TAKE_OUT, field=asked.key)


def _stop(code: str, asked: AnyField, value: str, message: Text, fix: Text) -> Problem:
    return Problem(code, Weight.STOP, message, fix, field=asked.key, value=None if asked.personal else value)


def _answered(problem: Problem, record: Record) -> bool:
    return problem.weight is Weight.REASON and bool(record.reasons.get(problem.field or ""))


_IN_FUTURE = Text(es="Es posterior a hoy ({today}).", en="It is after today ({today}).")
_CHECK_DAY = Text(es="Revise el día, el mes y el año.", en="Check the day, month and year.")
_NO_OPTION = Text(es="No está entre las opciones.", en="It is not one of the options.")
_CHOOSE = Text(es="Elija una de la lista.", en="Choose one from the list.")
_ANSWER = Text(es="Escríbalo, o N/A, N/D o PEND si no lo hay.", en="Type it, or N/A, N/D or PEND where there is none.")
_CURP_WORDS = Text(es="Parece traer una CURP.", en="It seems to hold a CURP.")
_PHONE_WORDS = Text(es="Parece traer un teléfono.", en="It seems to hold a telephone number.")
_TAKE_OUT = Text(
    es="Quítelo: este texto sale de la oficina y puede poner en riesgo a alguien.",
    en="Take it out: this text leaves the office and may put somebody at risk.",
)
