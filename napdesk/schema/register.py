"""What a register is: its fields in groups, its clock, its rules and what it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from napdesk.schema.codes import PARENT_LISTS
from napdesk.schema.fields import Absence, AnyField, Choice, Code, Count, Day, Field, Line, Paragraph
from napdesk.schema.problems import Problem
from napdesk.schema.record import Record
from napdesk.schema.text import BLANK, Text

Rule = Callable[[Record], Problem | None]


class ClockKind(StrEnum):
    """How a record relates to the periods of returns."""

    EVENT = "event"  # belongs to the period of its day, frozen when that closes
    STANDING = "standing"  # lives on; a return carries each one existing in the period
    SPAN = "span"  # two ends, in every period it overlaps


@dataclass(frozen=True, eq=False)
class Yearly:
    """What the yearly question sets: the day it was answered and, where a record is over, ``status`` to ``over``.

    Said by the register, for what closes a unit dissolves a network, and a day of ending alone leaves the status wrong.
    """

    confirmed: Day
    status: Choice
    over: str


@dataclass(frozen=True, eq=False)
class Clock:
    """The fields that place a record in time; an event begins and ends on its day, what stands is asked for yearly."""

    kind: ClockKind
    begins: Day
    ends: Day
    as_of: Day | None = None
    yearly: Yearly | None = None

    def date_of(self, record: Record) -> date | None:
        """The day at which the codes of a record are resolved; None for today's lists."""
        if self.kind is ClockKind.STANDING:
            return record[self.as_of] if self.as_of else None
        return record[self.ends] if self.kind is ClockKind.EVENT else record[self.begins]

    def within(self, record: Record, first: date, last: date) -> bool:
        """Whether the record belongs to the days from first to last."""
        begins, ends = record[self.begins], record[self.ends]
        if self.kind is ClockKind.EVENT:
            return ends is not None and first <= ends <= last
        return (begins is None or begins <= last) and (ends is None or ends >= first)

    @property
    def within_sql(self) -> str:
        """The same condition over the register's view, with ``:begin`` and ``:end``."""
        begins, ends = self.begins.key, self.ends.key
        if self.kind is ClockKind.EVENT:
            return f"{ends} BETWEEN :begin AND :end"
        return f"({begins} IS NULL OR {begins} <= :end) AND ({ends} IS NULL OR {ends} >= :begin)"


def event(day: Day) -> Clock:
    return Clock(ClockKind.EVENT, day, day)


def standing(begins: Day, ends: Day, *, as_of: Day, yearly: Yearly) -> Clock:
    return Clock(ClockKind.STANDING, begins, ends, as_of, yearly)


def span(begins: Day, ends: Day) -> Clock:
    return Clock(ClockKind.SPAN, begins, ends)


@dataclass(frozen=True, eq=False)
class Group:
    """Fields under one heading of the form."""

    heading: Text
    fields: tuple[Field[object], ...]


class How(StrEnum):
    """How the counted expression of a measure is brought to one number."""

    SUM = "sum"
    DISTINCT = "distinct"


@dataclass(frozen=True)
class Measure:
    """What a register counts for a commitment, as plain SQL over its view.

    ``condition`` picks the records, ``n`` is counted over them (``1`` for the records themselves), ``of`` is
    the whole a share is taken of, ``unknown`` the people of unreported sex left outside, ``absent`` the picked
    records that do not say what is counted. The words ``:begin``, ``:end`` and ``:day`` stand for the first and
    last day asked for and the cut-off; ``by_sex`` for a record that tells women from men. ``words`` say how it is
    counted. ``variants`` are the keys of the measures that stand beside it, of any register, each with its ``title``.
    ``apart`` names the list and the kind of its rows that are told apart, so that the missing ones can be named.
    """

    key: str
    condition: str
    _: KW_ONLY
    n: str = "1"
    of: str | None = None
    how: How = How.SUM
    unknown: str | None = None
    absent: str | None = None
    title: Text | None = None
    words: Text = BLANK
    variants: tuple[str, ...] = ()
    apart: tuple[str, str] | None = None

    @property
    def asks_sex(self) -> bool:
        """Whether what it leaves out is left out for its unreported sex."""
        return "by_sex" in (self.absent or "")

    def where(self, *conditions: str) -> Measure:
        """The same over fewer records."""
        return replace(self, condition=" AND ".join(f"({one})" for one in (self.condition, *conditions)))


@dataclass(frozen=True, eq=False)
class People:
    """The counts that add up to a record's people; the rest of its counts are subsets or other things."""

    women: tuple[Count, ...]
    men: tuple[Count, ...]
    unspecified: tuple[Count, ...] = ()

    @property
    def parts(self) -> tuple[Count, ...]:
        return self.women + self.men + self.unspecified

    def total(self, record: Record) -> int | None:
        """Everybody counted, or None while no part is given."""
        return _added(record, self.parts)

    def whole(self, record: Record) -> int | None:
        """Everybody, or None where women or men are missing and nobody was counted without sex.

        N/A is nobody, and so is the blank of a question that needs no answer.
        """
        counted = any(record[part] is not None for part in self.unspecified)
        return self.total(record) if counted or self.by_sex(record) else None

    def by_sex(self, record: Record) -> bool:
        """Whether the record tells its women from its men: each part given, or nobody."""
        return all(
            record[part] is not None
            or record.absence(part) is Absence.NOT_APPLICABLE
            or (not part.essential and record.absence(part) is None)
            for part in self.women + self.men
        )

    def women_of(self, record: Record) -> int | None:
        return _added(record, self.women)

    def men_of(self, record: Record) -> int | None:
        return _added(record, self.men)


def _added(record: Record, parts: Iterable[Count]) -> int | None:
    given = [value for part in parts if (value := record[part]) is not None]
    return sum(given) if given else None


DOCUMENT_REF = Line(
    "document_ref",
    Text(es="Número de oficio o folio del papel", en="Document number"),
    short=Text(es="Oficio", en="Document"),
    longest=100,
    example=Text(es="OF-125/2025", en="OF-125/2025"),
)
DECLARED_TOTAL = Count(
    "declared_total",
    Text(es="Total según el documento", en="Total as the document states it"),
    help=Text(
        es="Si el papel trae un total, escríbalo: NapDesk avisa si las partes no lo suman.",
        en="If the paper gives a total, type it: NapDesk says when the parts do not add up to it.",
    ),
)
EVIDENCE = Line(
    "evidence",
    Text(es="Medio de verificación", en="Evidence"),
    example=Text(es="Lista de asistencia", en="Attendance list"),
)
REMARKS = Paragraph(
    "remarks",
    Text(es="Observaciones", en="Remarks"),
    help=Text(
        es="Salen en el reporte. No escriba nombres, teléfonos ni CURP.",
        en="They leave with the return. Write no names, telephone numbers or CURP.",
    ),
)
INTERNAL_NOTES = Paragraph(
    "internal_notes",
    Text(es="Notas internas", en="Internal notes"),
    help=Text(es="Nunca salen de la oficina.", en="They never leave the office."),
    internal=True,
)


@dataclass(frozen=True, eq=False, kw_only=True)
class Register:
    """One register, said once; everything about it follows from this.

    ``letters`` stand in its folios; ``name_field`` is what a record is called by; ``columns`` show in its
    list; ``measures`` are keyed by the indicator catalogue; ``categories`` are the questions by whose answers
    its figures are broken down.
    """

    key: str
    letters: str
    title: Text
    one: Text
    new: Text
    clock: Clock
    groups: tuple[Group, ...]
    name_field: Field[str]
    columns: tuple[Field[object], ...]
    people: People | None = None
    rules: tuple[Rule, ...] = ()
    short: Text | None = None
    measures: tuple[Measure, ...] = ()
    categories: tuple[Choice | Code, ...] = ()

    @property
    def heading(self) -> Text:
        """The title where room is scarce."""
        return self.short or self.title

    @cached_property
    def fields(self) -> tuple[AnyField, ...]:
        """Every field in the order of form, table and sheet, those of all registers included."""
        own = tuple(asked for group in self.groups for asked in group.fields)
        total = (DECLARED_TOTAL,) if self.people else ()
        return (DOCUMENT_REF, *own, *total, EVIDENCE, REMARKS, INTERNAL_NOTES)

    @cached_property
    def by_key(self) -> dict[str, AnyField]:
        return {asked.key: asked for asked in self.fields}

    @cached_property
    def depending(self) -> tuple[AnyField, ...]:
        """The fields that are asked only where other answers leave them to be asked."""
        return tuple(asked for asked in self.fields if asked.asked_when is not None)

    @cached_property
    def place(self) -> Code | None:
        """The field that says where: the first one that takes a municipality. None where nothing has a place."""
        codes = (asked for asked in self.fields if isinstance(asked, Code) and not asked.personal)
        return next((asked for asked in codes if not PARENT_LISTS.keys().isdisjoint(asked.lists)), None)

    @cached_property
    def leaving(self) -> tuple[AnyField, ...]:
        """The fields whose values go into returns and plain copies."""
        return tuple(asked for asked in self.fields if asked.leaves)

    @cached_property
    def sensitive(self) -> tuple[AnyField, ...]:
        """The counts that leave the office only as sums by entity."""
        return tuple(asked for asked in self.fields if asked.sensitive)

    @cached_property
    def personal(self) -> tuple[AnyField, ...]:
        return tuple(asked for asked in self.fields if asked.personal)
