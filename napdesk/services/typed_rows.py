"""The rows of a template as records: read and checked as at entry, each under an identity that it has again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from uuid import UUID, uuid5

from napdesk.excel.addresses import column_letters
from napdesk.excel.template_book import FilledBook
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence, AnyField, Choices, Code, Line, Paragraph, Value
from napdesk.schema.folding import words_of
from napdesk.schema.problems import Problem, Weight, stops
from napdesk.schema.reading import Cell, read
from napdesk.schema.receiving import BY_CODE
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.text import Text
from napdesk.services.checks import check, unasked
from napdesk.services.columns import REASONS, in_reading_order, match_columns, read_reasons
from napdesk.store.rows import fingerprint

FREE, CODED = {Line, Paragraph}, {Code, Choices}
Answer = Value | Absence | Problem | None
_TYPED = UUID("6d3c1c52-5a0f-4f0e-9c1d-0b7a4f3f2e81")  # the space in which what was typed in templates has its names


@dataclass(slots=True)
class TypedRows:
    """The rows of one register's sheet.

    What names a record there is what it is called, where it was and when it began: told again, in this period or the
    next, it is the same record and takes the place of the one before. Of several so named each is one of its own, by
    its place among them.
    """

    book: FilledBook
    register: Register
    lists: Lists
    today: date
    named: dict[str, int] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)

    def records(self, problems: list[Problem]) -> Iterator[tuple[int, Record]]:
        """Each with its row in the sheet; what is wrong with it goes to ``problems``. Raises Trouble as
        ``match_columns``."""
        table = self.book.tables[self.register.key]
        columns = match_columns(table.header, self.register)
        asked = in_reading_order(columns, self.register)
        places = {key: at for at, key in enumerate(columns)}
        for number, cells in enumerate(table.rows, start=table.first_row):
            if not any(cell is not None and str(cell).strip() for cell in cells):
                continue
            told = dict(zip(columns, cells, strict=False))
            record = Record(self.register, stage=Stage.COMPLETE, office=f"{BY_CODE}{self.book.office}")
            record.reasons, wrong = read_reasons(told.get(REASONS), self.register)
            answers = ((one, told[one.key]) for one in asked)
            wrong += read_answers(record, answers, self.lists, self.book.period.year)
            wrong += [] if stops(wrong) else unasked(record)
            record.settle()
            wrong += [] if stops(wrong) else self._about(record)
            twice = self._said_before(record)
            wrong += [_note("said_twice", None, _TWICE, _COUNTED_ONCE)] if twice else []
            problems += placed(wrong, self.book.sheets[self.register.key], number, places)
            if not twice:
                self._name(record)
                yield number, record

    def _about(self, record: Record) -> list[Problem]:
        period, clock = self.book.period, self.register.clock
        found = check(record, self.lists, self.today, period.periodicity)
        if clock.kind is ClockKind.EVENT and not clock.within(record, period.first_day, period.last_day):
            found.append(_note("outside_period", clock.ends.key, _OUTSIDE, _COUNTS_THERE))
        return found

    def _said_before(self, record: Record) -> bool:
        said = fingerprint(record)
        if said in self.said:
            return True
        self.said.add(said)
        return False

    def _name(self, record: Record) -> None:
        register, clock = self.register, self.register.clock
        called, place = record[register.name_field], register.place and record[register.place]
        parts = (self.book.office, register.key, *words_of(str(called or "")), str(place or ""))
        # What stands is the same from period to period, whenever the office says that it began.
        begins = "" if clock.kind is ClockKind.STANDING else str(record[clock.begins] or "")
        name = "\n".join((*parts, begins))
        self.named[name] = self.named.get(name, 0) + 1
        identity = uuid5(_TYPED, f"{name}\n{self.named[name]}")
        record.uid = str(identity)
        year = (clock.date_of(record) or self.book.period.last_day).year
        record.folio = f"{self.book.office}-{register.letters}-{year}-X{identity.hex[:7].upper()}"


def read_answers(record: Record, told: Iterable[tuple[AnyField, Cell]], lists: Lists, year: int) -> list[Problem]:
    """Put what cells say into a new record; what cannot be read is returned. ``told`` dates a record first."""
    wrong = []
    clock = record.register.clock
    for one, cell in told:
        if cell is None:
            continue
        kind = type(one)
        on = clock.date_of(record) if kind in CODED else None
        answer = (read_free if kind in FREE else read_chosen)(one, cell, lists, on, year)
        if isinstance(answer, Problem):
            wrong.append(answer)
        elif answer is not None:
            record.put(one.key, answer)
    return wrong


def read_free(one: AnyField, cell: Cell, lists: Lists, on: date | None, year: int) -> Answer:
    return read(one, cell, lists, on=on, year=year)


# What is not free text says one of few things, in all files that a child reads.
read_chosen = lru_cache(20_000, typed=True)(read_free)


def placed(wrong: Sequence[Problem], sheet: str, number: int, places: Mapping[str, int]) -> list[Problem]:
    """Problems of one row at their cells; ``places`` are the columns from 0 by the key of their field."""
    found = []
    for problem in wrong:
        at = places.get(problem.field or "")
        found.append(problem.at(row=number, column=None if at is None else column_letters(at + 1), sheet=sheet))
    return found


def _note(code: str, key: str | None, message: Text, fix: Text) -> Problem:
    return Problem(code, Weight.NOTE, message, fix, field=key)


_TWICE = Text(es="Otro renglón de la hoja dice lo mismo.", en="Another row of the sheet says the same.")
_COUNTED_ONCE = Text(es="Se cuenta una vez.", en="It is counted once.")
_OUTSIDE = Text(es="Su fecha no es del periodo que se informa.", en="Its day is not in the period reported.")
_COUNTS_THERE = Text(es="Cuenta en el periodo de su fecha.", en="It counts in the period of its day.")
