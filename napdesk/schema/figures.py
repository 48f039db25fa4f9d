"""What a commitment of the plan is, and the figure that says how far it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from napdesk.schema.text import BLANK, Text


class State(StrEnum):
    """How a figure stands against its target."""

    MET = "met"
    UNDER_WAY = "under_way"
    NOT_MET = "not_met"
    NO_DATA = "no_data"
    NO_BASE = "no_base"
    NO_TARGET = "no_target"

    @property
    def label(self) -> Text:
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.MET: Text(es="Cumplida", en="Met"),
    State.UNDER_WAY: Text(es="En proceso", en="Under way"),
    State.NOT_MET: Text(es="No cumplida", en="Not met"),
    State.NO_DATA: Text(es="Sin dato", en="No data"),
    State.NO_BASE: Text(es="Sin base", en="No base"),
    State.NO_TARGET: Text(es="Sin meta", en="No target"),
}


class Comparison(StrEnum):
    """How a value is held against its target."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    GROWS = "grows"


class Unit(StrEnum):
    COUNT = "count"
    SHARE = "share"


class Combine(StrEnum):
    """How the figures of several offices, or of several quarters of a year, come to one."""

    SUM = "sum"  # what happened: quarters and offices add
    LATEST = "latest"  # what stands: offices add, of an office's quarters the last one holds
    DISTINCT = "distinct"  # what is told apart: named once however often it comes
    SHARE = "share"  # n and N each by itself, never the shares


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What of its measure an indicator counts, where it is not all: the catalogue's closed columns."""

    institutions: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    min_hours: float | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A commitment as the catalogue states it between two days; ``measure`` names a measure of a register.

    ``title`` is its wording and ``short`` the same for a line beside a bar; ``who_reports`` may be others than
    those who owe it. ``interpolated`` marks a target nobody published, that lies between two which were.
    """

    id: str
    pillar: Text
    title: Text
    owed_by: Text
    measure: str
    unit: Unit
    comparison: Comparison
    target: float | None
    confirmed: bool
    short: Text = BLANK
    who_reports: Text = BLANK
    plan: str = ""
    official_number: str = ""
    un_indicator: str = ""
    source: str = ""
    combine: Combine = Combine.SUM
    cumulative: bool = False
    interpolated: bool = False
    valid_from: date | None = None
    valid_until: date | None = None
    narrowing: Narrowing = Narrowing()

    def valid_on(self, day: date) -> bool:
        return (self.valid_from or day) <= day <= (self.valid_until or day)


class Catalogue(NamedTuple):
    """Every row of a catalogue file, and the version drawn from its content."""

    version: str
    rows: tuple[Indicator, ...]

    def on(self, day: date) -> tuple[Indicator, ...]:
        """The commitments in force on a day, in the file's order."""
        return tuple(one for one in self.rows if one.valid_on(day))


class Variant(NamedTuple):
    """The same figure counted another way, which ``title`` says; a share where ``of`` is given."""

    title: Text
    value: float | None
    n: int
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of one commitment for one year.

    ``value`` is a whole number for counts and a fraction for shares, None without data; ``n`` and ``of``
    make a share; ``previous`` is the year before; ``unknown`` counts people whose sex was not reported, or, where it
    is ``unsaid``, of whom it was not reported what is counted; ``absent`` the records that do not say what is
    counted, ``records`` all those behind it. ``missing`` names the codes of what is told apart and did not come.
    ``declared`` is what was stated for this year and the one before, by year;
    it stands beside and decides nothing, not even whether there is a base to grow from.
    """

    indicator: Indicator
    value: float | None
    n: int
    of: int | None
    state: State
    previous: float | None = None
    unknown: int = 0
    variants: dict[str, Variant] = field(default_factory=dict)
    absent: int = 0
    records: int = 0
    missing: tuple[str, ...] = ()
    declared: dict[int, float] = field(default_factory=dict)
    unsaid: bool = False

    @property
    def growth(self) -> float | None:
        """How much it changed since the year before: as a fraction of it for counts, in points for shares."""
        if self.value is None or self.previous is None:
            return None
        if self.indicator.unit is Unit.SHARE:
            return self.value - self.previous
        return (self.value - self.previous) / self.previous if self.previous else None

    @property
    def wanted(self) -> float | None:
        """Its target, or the year before for one that should grow."""
        return self.previous if self.indicator.comparison is Comparison.GROWS else self.indicator.target


PROGRESS = Text(es="Avance cualitativo", en="Narrative")
JUSTIFICATION = Text(es="Justificación de la variación", en="Reason for the change")


@dataclass(frozen=True, slots=True)
class Narrative:
    """The office's own words on a commitment in one period: how it goes, and why the figure differs."""

    progress: str = ""
    justification: str = ""

    def __bool__(self) -> bool:
        return bool(self.progress or self.justification)


class Declared(NamedTuple):
    """What an institution states of a whole year without its records, and where that stands written.

    For a share ``value`` is its n and ``of`` its N; for a count ``of`` is None.
    """

    year: int
    institution: str
    indicator: str
    value: float
    source: str
    of: float | None = None
