"""What a commitment of the plan is, and the figure that says how far it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from napdesk.schema.text import Text


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


@dataclass(frozen=True, slots=True)
class Indicator:
    """A commitment as the catalogue states it; ``measure`` names a measure of a register."""

    id: str
    pillar: Text
    title: Text
    owed_by: Text
    measure: str
    unit: Unit
    comparison: Comparison
    target: float | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The commitments in force and the version of the file they came from."""

    version: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """The same figure counted another way, which ``title`` says."""

    title: Text
    value: float | None
    n: int
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of one commitment for one year.

    ``value`` is a whole number for counts and a fraction for shares, None without data; ``n`` and ``of``
    make a share; ``previous`` is the year before; ``unknown`` counts people whose sex was not reported.
    """

    indicator: Indicator
    value: float | None
    n: int
    of: int | None
    state: State
    previous: float | None = None
    unknown: int = 0
    variants: dict[str, Variant] = field(default_factory=dict)
