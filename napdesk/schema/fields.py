"""The closed set of field kinds a register is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from napdesk.schema.text import Text

if TYPE_CHECKING:
    from napdesk.schema.record import Record

V = TypeVar("V", covariant=True)

Value = str | int | float | bool | date | tuple[str, ...]

LINE_LENGTH = 250
PARAGRAPH_LENGTH = 5_000


class Absence(StrEnum):
    """Why a value is missing on purpose; zero, blank and absent are three different things."""

    NOT_APPLICABLE = "not_applicable"
    NOT_AVAILABLE = "not_available"
    NOT_YET = "not_yet"

    @property
    def sign(self) -> str:
        """As it is typed and written in sheets, the same in both languages."""
        return _SIGNS[self]

    @property
    def label(self) -> Text:
        return _ABSENCE_LABELS[self]


_SIGNS = {Absence.NOT_APPLICABLE: "N/A", Absence.NOT_AVAILABLE: "N/D", Absence.NOT_YET: "PEND"}
_ABSENCE_LABELS = {
    Absence.NOT_APPLICABLE: Text(es="No aplica", en="Not applicable"),
    Absence.NOT_AVAILABLE: Text(es="No disponible", en="Not available"),
    Absence.NOT_YET: Text(es="Pendiente", en="Not yet"),
}


class Option(NamedTuple):
    """One answer of a closed question: what is stored and how it reads."""

    code: str
    label: Text


def options(**labels: tuple[str, str]) -> tuple[Option, ...]:
    """Options from ``code=("español", "English")``, in the order given."""
    return tuple(Option(code, Text(es=es, en=en)) for code, (es, en) in labels.items())


@dataclass(frozen=True, eq=False)
class Field(Generic[V]):
    """One question of a register; ``record[field]`` is its value, typed by the field's kind.

    ``essential`` is asked first and needs an answer or an absence reason; ``asked_when`` says from the
    record whether it is asked at all; ``short`` is the label where room is scarce; ``personal`` values live
    apart and never leave the store; ``sensitive`` counts leave it only as sums; ``internal`` text stays in
    the office.
    """

    key: str
    label: Text
    _: KW_ONLY
    help: Text | None = None
    short: Text | None = None
    essential: bool = False
    asked_when: Callable[[Record], bool] | None = None
    personal: bool = False
    sensitive: bool = False
    internal: bool = False

    @property
    def heading(self) -> Text:
        """The label for a column."""
        return self.short or self.label

    @property
    def leaves(self) -> bool:
        """Whether its values go into a return or a plain copy."""
        return not (self.personal or self.sensitive or self.internal)


@dataclass(frozen=True, eq=False)
class Line(Field[str]):
    """One line of text; ``example`` is an answer that shows what is meant."""

    longest: int = LINE_LENGTH
    example: Text | None = None


@dataclass(frozen=True, eq=False)
class Paragraph(Field[str]):
    """Text of several lines, joined by LF."""

    longest: int = PARAGRAPH_LENGTH


@dataclass(frozen=True, eq=False)
class Count(Field[int]):
    """A whole number of people or things, 0 or more. ``of_them`` marks a subset, never added."""

    largest: int = 9_999_999
    of_them: bool = False


@dataclass(frozen=True, eq=False)
class Amount(Field[float]):
    """A quantity of 0 or more with up to two decimals, in the unit its label names."""

    largest: float = 9_999_999.0


@dataclass(frozen=True, eq=False)
class Day(Field[date]):
    """A day; ``future`` allows one after today."""

    future: bool = False


@dataclass(frozen=True, eq=False)
class YesNo(Field[bool]):
    """Yes or no."""


@dataclass(frozen=True, eq=False)
class Choice(Field[str]):
    """One of a closed set of options."""

    options: tuple[Option, ...] = ()


@dataclass(frozen=True, eq=False)
class Choices(Field[tuple[str, ...]]):
    """Several of a closed set of options, or of the official lists named."""

    options: tuple[Option, ...] = ()
    lists: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Code(Field[str]):
    """A row of the official lists named, by its code."""

    lists: tuple[str, ...] = ()


AnyField = Field[object]


def label_of(field: Choice | Choices, code: str) -> Text:
    """The label of an option; an unknown code reads as itself."""
    found = next((option.label for option in field.options if option.code == code), None)
    return found or Text(es=code, en=code)
