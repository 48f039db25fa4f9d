"""A record that shows how a register is filled in; it is nobody's and is never kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, cycle

from napdesk.schema.codes import PARENT_LISTS, Lists
from napdesk.schema.fields import AnyField, Choice, Choices, Code, Day, Line, Value, YesNo
from napdesk.schema.record import Record
from napdesk.schema.register import DECLARED_TOTAL, Register
from napdesk.schema.text import Language

APART = timedelta(days=4)
SEVERAL = 2
COUNTS = (12, 10, 8, 6)


def example_of(register: Register, lists: Lists, first: date, language: Language) -> Record:
    """Every essential question answered that the answers before it leave to be asked; its days begin at ``first``."""
    record = Record(register)
    days, counts = (first + number * APART for number in count()), cycle(COUNTS)
    for asked in register.fields:
        worded = isinstance(asked, Line) and asked.example is not None
        if (asked.essential or worded) and not asked.personal and record.asks(asked):
            record.put(asked.key, _answer(asked, lists, language, days, counts))
    if register.people is not None:
        record.put(DECLARED_TOTAL.key, register.people.total(record))
    return record


def _answer(asked: AnyField, lists: Lists, language: Language, days: Iterator[date], counts: Iterator[int]) -> Value:
    if isinstance(asked, Line):
        return (asked.example or asked.label).to(language)
    if isinstance(asked, Day):
        return next(days)
    if isinstance(asked, YesNo):
        return True
    if isinstance(asked, Choice):
        return asked.options[0].code
    if isinstance(asked, Choices):
        codes = [one.code for one in asked.options or lists[asked.lists[0]].all_on(None)]
        return tuple(codes[:SEVERAL])
    if isinstance(asked, Code):
        # A place is most often a municipality, whichever list is named first.
        name = next((name for name in asked.lists if name in PARENT_LISTS), asked.lists[0])
        return lists[name].all_on(None)[0].code
    return next(counts)
