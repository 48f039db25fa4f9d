"""From a field's value to the words on the screen or in a sheet: one writer per kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

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
    label_of,
)
from napdesk.schema.record import Record
from napdesk.schema.text import Language, Text


class _To(NamedTuple):
    """For whom a value is written: the lists, the language, and the day codes are named at."""

    lists: Lists
    language: Language
    on: date | None


YES, NO = Text(es="Sí", en="Yes"), Text(es="No", en="No")


def show(
    asked: AnyField,
    answer: Value | Absence | None,
    lists: Lists,
    language: Language,
    *,
    on: date | None = None,
) -> str:
    """An answer as people read it: dd/mm/aaaa, 1,204, labels instead of codes, N/D for an absence."""
    if answer is None:
        return ""
    if isinstance(answer, Absence):
        return answer.sign
    return _WRITERS[type(asked)](asked, answer, _To(lists, language, on))


def called(record: Record, lists: Lists, language: Language) -> str:
    """What a record is called by, empty where that was not answered."""
    asked, on = record.register.name_field, record.register.clock.date_of(record)
    return show(asked, record[asked], lists, language, on=on)


def show_day(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def show_number(number: float) -> str:
    """With the thousands comma and decimal point of Mexico: 1,204 and 2.5."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.2f}".rstrip("0").rstrip(".")


def show_share(share: float) -> str:
    """A fraction as 24.6 %, in both languages; always one decimal, so that shares stand under each other."""
    return f"{100 * share:.1f} %"


def show_aim(share: float) -> str:
    """A share that is a target, as it was set: 15 %, 12.5 %."""
    return f"{show_number(100 * share)} %"


def _plain(asked: Any, value: Any, to: _To) -> str:
    return str(value)


def _number(asked: Any, value: Any, to: _To) -> str:
    return show_number(value)


def _day(asked: Any, value: Any, to: _To) -> str:
    return show_day(value)


def _yes_no(asked: Any, value: Any, to: _To) -> str:
    return (YES if value else NO).to(to.language)


def _choice(asked: Any, value: Any, to: _To) -> str:
    return label_of(asked, value).to(to.language)


def _choices(asked: Any, value: Any, to: _To) -> str:
    labels = (to.lists.label(asked.lists, code, to.on) if asked.lists else label_of(asked, code) for code in value)
    return "; ".join(label.to(to.language) for label in labels)


def _code(asked: Any, value: Any, to: _To) -> str:
    return to.lists.label(asked.lists, value, to.on).to(to.language)


_Writer = Callable[[Any, Any, _To], str]
_WRITERS: dict[type[AnyField], _Writer] = {
    Line: _plain,
    Paragraph: _plain,
    Count: _number,
    Amount: _number,
    Day: _day,
    YesNo: _yes_no,
    Choice: _choice,
    Choices: _choices,
    Code: _code,
}
