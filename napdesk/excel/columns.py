"""From a field to its column: heading, width, look and the value each record writes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

from napdesk.excel.looks import Look
from napdesk.excel.sheets import Written
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
from napdesk.schema.record import Record
from napdesk.schema.showing import show
from napdesk.schema.text import Language

MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class Kind:
    """How every column of one field kind is drawn; widths in characters."""

    width: float
    look: Look
    heading: Look = Look.HEADING
    as_it_is: bool = False


KINDS: dict[type[AnyField], Kind] = {
    Line: Kind(32, Look.TEXT, as_it_is=True),
    Paragraph: Kind(66, Look.TEXT, as_it_is=True),
    Count: Kind(12, Look.NUMBER, Look.HEADING_RIGHT, as_it_is=True),
    Amount: Kind(11, Look.AMOUNT, Look.HEADING_RIGHT, as_it_is=True),
    Day: Kind(13, Look.DAY, Look.HEADING_CENTRE, as_it_is=True),
    YesNo: Kind(14, Look.CENTRE, Look.HEADING_CENTRE),
    Choice: Kind(24, Look.TEXT),
    Choices: Kind(30, Look.TEXT),
    Code: Kind(32, Look.TEXT),
}


def kind_of(asked: AnyField) -> Kind:
    return KINDS[type(asked)]


def writer_of(asked: AnyField, lists: Lists, language: Language) -> Callable[[Record], Written]:
    """What a record writes in the field's column: a number, a day, or words; the sign of an absence."""
    key = asked.key
    if kind_of(asked).as_it_is:
        return lambda record: _signed(record.answer(key))
    said: dict[tuple[Value | Absence | None, date | None], str] = {}

    def written(record: Record) -> Written:
        answer, on = record.answer(key), record.register.clock.date_of(record)
        if (answer, on) not in said:
            said[answer, on] = _words(asked, answer, lists, language, on)
        return said[answer, on] or None

    return written


def _signed(answer: Value | Absence | None) -> Written:
    return answer.sign if isinstance(answer, Absence) else cast("Written", answer)


def _words(asked: AnyField, answer: Value | Absence | None, lists: Lists, language: Language, on: date | None) -> str:
    if (
        isinstance(asked, Code | Choices)
        and MUNICIPALITY in asked.lists
        and isinstance(answer, str | tuple)
        and not isinstance(answer, Absence)
    ):
        codes = answer if isinstance(answer, tuple) else (answer,)
        return "; ".join(named(lists, asked.lists, code, language, on) for code in codes)
    return show(asked, answer, lists, language, on=on)


def named(lists: Lists, names: tuple[str, ...], code: str, language: Language, on: date | None) -> str:
    """A place by its name; a municipality by its code as well, for names repeat, some within one state."""
    row = lists.at(names, code, on) or lists.at(names, code, None)
    words = lists.label(names, code, on).to(language)
    return f"{code} · {words}" if row is not None and row.list_name == MUNICIPALITY else words
