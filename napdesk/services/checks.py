"""Everything that can be said of a record: its register's rules and those that hold for all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from napdesk.schema.carriable import check_text
from napdesk.schema.codes import Lists
from napdesk.schema.fields import PARAGRAPH_LENGTH, AnyField, Choice, Choices, Code, Day, Line, Paragraph
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.showing import show_day
from napdesk.schema.text import Text

_CURP = re.compile(r"\b[A-ZÑ]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d\b", re.IGNORECASE)
# Ten digits as Mexicans write them: 55 1234 5678, 229 123 4567, 229 123 45 67, 55-12-34-56-78, +52 before them.
_PHONE = re.compile(
    r"(?<!\d)(?:\+?52[ .\-]?)?"
    r"(?:(?:\(?\d{2}\)?[ .\-]?\d{4}|\(?\d{3}\)?[ .\-]?\d{3})[ .\-]?\d{2}[ .\-]?\d{2}|\d{2}(?:[ .\-]\d{2}){4})(?!\d)"
)


def check(record: Record, lists: Lists, today: date, periodicity: Periodicity = Periodicity.QUARTER) -> list[Problem]:
    """All problems of a record, heaviest first, then in the order of its fields.

    ``periodicity`` is the office's: a day beyond today's period is refused, one still to come in it is noted.
    A soft rule answered by a reason at its field is left out.
    """
    at = _At(lists, today, Period.of(today, periodicity).last_day, record.register.clock.date_of(record))
    values = record.values
    # Of most answers there is nothing to say, and it is not asked for each of a million records.
    asked_here = (
        asked
        for asked in record.register.fields
        if (type(asked) in _CHECKERS if asked.key in values else asked.essential)
    )
    found = [problem for asked in asked_here for problem in _about(record, asked, at)]
    found += [problem for rule in record.register.rules if (problem := rule(record)) is not None]
    found += [problem for key, reason in record.reasons.items() for problem in _about_reason(key, reason)]
    if not found:
        return found
    places = {key: place for place, key in enumerate(record.register.by_key)}
    open_ones = [problem for problem in found if not _answered(problem, record)]
    return sorted(open_ones, key=lambda problem: (problem.weight.rank, places.get(problem.field or "", -1)))


def unasked(record: Record) -> Iterator[Problem]:
    """Answers to what the other answers leave unasked: they are not kept, and it is said."""
    for asked in record.register.depending:
        if asked.key in record.values and not record.asks(asked):
            message = _UNASKED.fill(label=asked.label)
            yield Problem("not_asked", Weight.NOTE, message, _LEFT_OUT, field=asked.key)


class _At(NamedTuple):
    """What an answer is held against: the lists, today and its period's last day, the day codes are resolved at."""

    lists: Lists
    today: date
    period_ends: date
    on: date | None


def _about(record: Record, asked: AnyField, at: _At) -> Iterable[Problem]:
    value = record.values.get(asked.key)
    if value is None:
        is_blank = asked.essential and asked.key not in record.absences and record.asks(asked)
        return (_missing(asked),) if is_blank else ()
    checker = _CHECKERS.get(type(asked))
    return checker(asked, value, at) if checker and record.asks(asked) else ()


def _check_day(asked: Any, value: Any, at: _At) -> Iterator[Problem]:
    if value <= at.today or asked.future:
        return
    message = _IN_FUTURE.fill(today=show_day(at.today))
    if value > at.period_ends:
        yield _stop("day_in_future", asked, show_day(value), message, _CHECK_DAY)
    else:
        yield Problem("day_to_come", Weight.NOTE, message, _COUNTS_THEN, field=asked.key, value=show_day(value))


def _check_options(asked: Any, value: Any, _at: _At) -> Iterator[Problem]:
    known = _codes_of(asked)
    for code in value if isinstance(value, tuple) else (value,):
        if code not in known:
            yield _stop("not_an_option", asked, code, _NO_OPTION, _CHOOSE)


@cache
def _codes_of(asked: Choice | Choices) -> frozenset[str]:
    return frozenset(option.code for option in asked.options)


def _check_choices(asked: Any, value: Any, at: _At) -> Iterator[Problem]:
    return _check_codes(asked, value, at) if asked.lists else _check_options(asked, value, at)


def _check_codes(asked: Any, value: Any, at: _At) -> Iterator[Problem]:
    for code in value if isinstance(value, tuple) else (value,):
        if at.lists.at(asked.lists, code, at.on) is None:
            problem = at.lists.read(asked.lists, code, at.on)
            if isinstance(problem, Problem):
                yield _stop(problem.code, asked, code, problem.message, problem.fix)


def _check_text(asked: Any, value: Any, _at: _At) -> Iterator[Problem]:
    """A CURP or a telephone number in free text; the value itself is not repeated."""
    if asked.personal:
        return
    yield from looks_personal(asked.key, value, _NOT_HERE if asked.internal else TAKE_OUT)


def _about_reason(key: str, reason: str) -> Iterator[Problem]:
    """A reason leaves with the return, so it is held to what any text is."""
    found = check_text(reason, PARAGRAPH_LENGTH)
    about = looks_personal(key, reason, TAKE_OUT) if found is None else (found,)
    for problem in about:
        yield replace(problem, field=key, message=_IN_REASON.fill(message=problem.message))


def looks_personal(key: str, text: str, fix: Text) -> Iterator[Problem]:
    """A CURP or a telephone number in a text; the number itself is not repeated."""
    if _CURP.search(text):
        yield Problem("looks_like_curp", Weight.NOTE, _CURP_WORDS, fix, field=key)
    if _PHONE.search(text):
        yield Problem("looks_like_phone", Weight.NOTE, _PHONE_WORDS, fix, field=key)


_Checker = Callable[[Any, Any, _At], Iterator[Problem]]
_CHECKERS: dict[type[AnyField], _Checker] = {
    Day: _check_day,
    Choice: _check_options,
    Choices: _check_choices,
    Code: _check_codes,
    Line: _check_text,
    Paragraph: _check_text,
}


def _missing(asked: AnyField) -> Problem:
    return _stop(
        "missing",
        asked,
        "",
        Text(es="Falta «{label}».", en="“{label}” is missing.").fill(label=asked.label),
        _ANSWER,
    )


def _stop(code: str, asked: AnyField, value: str, message: Text, fix: Text) -> Problem:
    return Problem(code, Weight.STOP, message, fix, field=asked.key, value=None if asked.personal else value)


def _answered(problem: Problem, record: Record) -> bool:
    return problem.weight is Weight.REASON and bool(record.reasons.get(problem.field or ""))


_IN_FUTURE = Text(es="Es posterior a hoy ({today}).", en="It is after today ({today}).")
_CHECK_DAY = Text(es="Revise el día, el mes y el año.", en="Check the day, month and year.")
_COUNTS_THEN = Text(
    es="Revise la fecha; si es correcta, contará a partir de ese día.",
    en="Check the date; if it is right, it will count from that day on.",
)
_NO_OPTION = Text(es="No está entre las opciones.", en="It is not one of the options.")
_CHOOSE = Text(es="Elija una de la lista.", en="Choose one from the list.")
_ANSWER = Text(es="Escríbalo, o N/A, N/D o PEND si no lo hay.", en="Type it, or N/A, N/D or PEND where there is none.")
_CURP_WORDS = Text(es="Parece traer una CURP.", en="It seems to hold a CURP.")
_PHONE_WORDS = Text(es="Parece traer un teléfono.", en="It seems to hold a telephone number.")
_IN_REASON = Text(es="El motivo: {message}", en="The reason: {message}")
TAKE_OUT = Text(
    es="Quítelo: este texto sale de la oficina y puede poner en riesgo a alguien.",
    en="Take it out: this text leaves the office and may put somebody at risk.",
)
_NOT_HERE = Text(
    es="Quítelo: las notas no son lugar para datos de personas.",
    en="Take it out: notes are no place for people's details.",
)
_UNASKED = Text(
    es="«{label}» no se pregunta con las demás respuestas.", en="“{label}” is not asked, given the other answers."
)
_LEFT_OUT = Text(
    es="Queda como N/A; revise el renglón si sí aplica.", en="It stays N/A; check the row if it does apply."
)
