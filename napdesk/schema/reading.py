"""From what was typed, pasted or read from a cell to a field's value: one reader per kind."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple, NoReturn

from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.codes import Lists
from napdesk.schema.fields import (
    Absence,
    Amount,
    AnyField,
    Choice,
    Choices,
    Code,
    Count,
    Day,
    Line,
    Paragraph,
    Value,
    YesNo,
)
from napdesk.schema.folding import fold
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.text import Text
from napdesk.schema.written_days import written_day

Cell = str | int | float | bool | date | None
Answer = Value | Absence | None

_ABSENCES = {
    words: absence
    for absence in Absence
    for words in (absence.sign.casefold(), absence.value, fold(absence.label.es), fold(absence.label.en))
} | {
    "na": Absence.NOT_APPLICABLE,
    "nd": Absence.NOT_AVAILABLE,
    "n.a.": Absence.NOT_APPLICABLE,
    "n.d.": Absence.NOT_AVAILABLE,
}
_YES, _NO = (
    frozenset(("si", "yes", "1", "s", "y", "x", "true", "verdadero")),
    frozenset(("no", "0", "n", "false", "falso")),
)
# Three decimals are refused even where they are zeros: who writes 1.000 may mean a thousand.
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.0{0,2})?")
_WHOLE = re.compile(r"\d+(\.0{0,2})?")
_DECIMAL = re.compile(r"(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d{0,2})?")
_YEAR = re.compile(r"(19|20)\d\d")
_DIGITS = 15  # what a spreadsheet keeps of a number
EARLIEST = date(1900, 1, 1)


class _At(NamedTuple):
    """What a reader may need besides the cell: the lists, the day codes are resolved at, the year of a short day."""

    lists: Lists
    on: date | None
    year: int | None


class _Wrong(Exception):
    """Carries the problem of one value out of its reader."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read(asked: AnyField, cell: Cell, lists: Lists, *, on: date | None, year: int | None = None) -> Answer | Problem:
    """The value, absence or blank that a cell or typed text stands for, or what is wrong with it.

    ``on`` is the day at which codes are resolved; ``year`` completes a day typed without one.
    """
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    try:
        if isinstance(cell, str) and (absence := _ABSENCES.get(cell.strip().casefold())) is not None:
            _refuse_code_alike(asked, cell.strip(), absence, lists)
            return absence
        value = _READERS[type(asked)](asked, cell, _At(lists, on, year))
        return None if value == () else value
    except _Wrong as wrong:
        return _placed(wrong.problem, asked, cell)


def _placed(problem: Problem, asked: AnyField, cell: Cell) -> Problem:
    if asked.personal:
        return replace(problem, field=asked.key, value=None)
    return replace(problem, field=asked.key, value=problem.value or str(cell)[:60])


def _stop(code: str, message: Text, fix: Text) -> NoReturn:
    raise _Wrong(Problem(code, Weight.STOP, message, fix))


def _refuse_code_alike(asked: AnyField, typed: str, absence: Absence, lists: Lists) -> None:
    """NA may be meant for N/A or for Namibia, whose code it is; nobody should guess."""
    code = typed.upper()
    if isinstance(asked, Code | Choices) and lists.known(asked.lists, code):
        fix = Text(es="Escriba {sign} o {name}.", en="Type {sign} or {name}.")
        _stop(
            "ambiguous_code",
            Text(es="Puede ser una ausencia o un código.", en="It may be an absence or a code."),
            fix.fill(sign=absence.sign, name=lists.label(asked.lists, code, None)),
        )


def _text(asked: Any, cell: Cell, at: _At) -> str:
    if isinstance(cell, int | float) and abs(cell) >= 10**_DIGITS:
        _stop(
            "too_many_digits",
            Text(
                es="Tiene más de 15 cifras: la hoja ya cambió las últimas.",
                en="It has over 15 digits: the sheet has changed the last ones.",
            ),
            Text(
                es="Dé formato de texto a la celda y escríbalo de nuevo.",
                en="Format the cell as text and type it again.",
            ),
        )
    text = tidy(_as_typed(cell), lines=isinstance(asked, Paragraph))
    if (problem := check_text(text, asked.longest)) is not None:
        raise _Wrong(problem)
    return text


def _as_typed(cell: Cell) -> str:
    """A cell as a person would have typed it: a whole number without its ``.0``, a day as dd/mm/aaaa."""
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    if isinstance(cell, float):
        # As a sheet shows it: 0.30000000000000004, the sum of 0.1 and 0.2, is 0.3.
        return str(int(cell)) if cell.is_integer() else f"{cell:.{_DIGITS}g}"
    return str(cell)


def _count(asked: Any, cell: Cell, at: _At) -> int:
    written = _as_typed(cell).strip()
    if written.startswith("-"):
        _stop(
            "negative",
            Text(es="No puede ser menor que cero.", en="It cannot be less than zero."),
            Text(es="Escriba 0 o más.", en="Type 0 or more."),
        )
    if isinstance(cell, date) or not (_WHOLE.fullmatch(written) or _THOUSANDS.fullmatch(written)):
        _stop(
            "not_a_count",
            Text(es="No es un número entero.", en="It is not a whole number."),
            Text(
                es="Escriba solo cifras, por ejemplo 19 o 1,204.",
                en="Type digits only, for example 19 or 1,204.",
            ),
        )
    digits = written.split(".")[0].replace(",", "")
    if len(digits.lstrip("0")) > _DIGITS:
        _too_large(asked.largest)
    number = int(digits)
    if number > asked.largest:
        _too_large(asked.largest)
    return number


def _amount(asked: Any, cell: Cell, at: _At) -> float:
    written = _as_typed(cell).strip()
    if written.startswith("-"):
        return _count(asked, cell, at)
    if isinstance(cell, date) or not _DECIMAL.fullmatch(written):
        _stop(
            "not_an_amount",
            Text(
                es="No es una cantidad con hasta dos decimales.",
                en="It is not a quantity of up to two decimals.",
            ),
            Text(es="Escriba, por ejemplo, 40 o 2.5.", en="Type, for example, 40 or 2.5."),
        )
    number = float(written.replace(",", ""))
    if number > asked.largest:
        _too_large(asked.largest)
    return number


def _too_large(largest: float) -> NoReturn:
    _stop(
        "too_large",
        Text(es="Pasa de {largest:,}.", en="It is over {largest:,}.").fill(largest=int(largest)),
        Text(es="Revise las cifras.", en="Check the digits."),
    )


def _day(asked: Any, cell: Cell, at: _At) -> date:
    day: Cell = cell.date() if isinstance(cell, datetime) else cell
    if not isinstance(day, date):
        day = written_day(_as_typed(cell).strip(), at.year)
    if day is None:
        how = Text(es="Escriba día/mes/año: 05/02/2024.", en="Type day/month/year: 05/02/2024.")
        if _YEAR.fullmatch(_as_typed(cell).strip()):
            # What the field itself says of a day not known is what helps here.
            _stop("not_a_day", Text(es="Es solo un año.", en="It is only a year."), asked.help or how)
        if not any(sign.isdigit() for sign in _as_typed(cell)):
            _stop("not_a_day", Text(es="No es una fecha.", en="It is not a date."), how)
        _stop("not_a_day", Text(es="No es una fecha que exista.", en="There is no such day."), how)
    if day < EARLIEST:
        _stop(
            "day_too_early",
            Text(es="Es anterior a 1900.", en="It is before 1900."),
            Text(es="Revise el año.", en="Check the year."),
        )
    return day


def _yes_no(asked: Any, cell: Cell, at: _At) -> bool:
    if isinstance(cell, bool):
        return cell
    word = fold(_as_typed(cell))
    if word in _YES or word in _NO:
        return word in _YES
    _stop(
        "not_yes_no",
        Text(es="No es sí ni no.", en="It is neither yes nor no."),
        Text(es="Escriba Sí o No.", en="Type Yes or No."),
    )


def _choice(asked: Any, cell: Cell, at: _At) -> str:
    return _option(asked, _as_typed(cell))


def _choices(asked: Any, cell: Cell, at: _At) -> tuple[str, ...]:
    words = [word.strip() for word in re.split(r"[;|]", _as_typed(cell)) if word.strip()]
    if asked.lists:
        return tuple(dict.fromkeys(_listed(asked, word, at) for word in words))
    codes = {_option(asked, word) for word in words}
    return tuple(option.code for option in asked.options if option.code in codes)


@cache
def _names_of(asked: Choice | Choices) -> dict[str, str]:
    """The code each name of an option stands for; fields are few and live as long as the program."""
    labels = ((option.code, option.label) for option in asked.options)
    names = {fold(words): code for code, label in labels for words in (label.es, label.en)}
    return names | {option.code: option.code for option in asked.options}


def _option(asked: Choice | Choices, typed: str) -> str:
    word = fold(typed)
    names = _names_of(asked)
    if word in names:
        return names[word]
    among = asked.options
    near = difflib.get_close_matches(word, names, n=1)
    close = next((option.label for option in among if near and option.code == names[near[0]]), None)
    if close is not None:
        fix = Text(es="¿Quiso decir «{close}»?", en="Did you mean “{close}”?").fill(close=close)
    else:
        fix = Text(es="Opciones: {all}.", en="Options: {all}.").fill(
            all=Text(es=", ".join(o.label.es for o in among), en=", ".join(o.label.en for o in among))
        )
    _stop("not_an_option", Text(es="No está entre las opciones.", en="It is not one of the options."), fix)


def _code(asked: Any, cell: Cell, at: _At) -> str:
    return _listed(asked, _as_typed(cell), at)


def _listed(asked: Code | Choices, typed: str, at: _At) -> str:
    # A spreadsheet drops the first zero of a municipality's code: 1001 is 01001.
    word = typed.strip()
    padded = word.zfill(5) if "municipality" in asked.lists and re.fullmatch(r"\d{4}", word) else word
    found = at.lists.read(asked.lists, padded, at.on)
    if isinstance(found, Problem):
        raise _Wrong(found)
    return found.code


_Reader = Callable[[Any, Cell, _At], Value]
_READERS: dict[type[AnyField], _Reader] = {
    Line: _text,
    Paragraph: _text,
    Count: _count,
    Amount: _amount,
    Day: _day,
    YesNo: _yes_no,
    Choice: _choice,
    Choices: _choices,
    Code: _code,
}
