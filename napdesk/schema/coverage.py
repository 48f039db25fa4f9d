"""Which offices reported which periods of a year: one cell for each, and the shares they come to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from napdesk.schema.text import Text


class CellStatus(StrEnum):
    """What became of the return of an office for a period."""

    EXPECTED = "expected"
    RECEIVED = "received"
    LATE = "late"
    NIL = "nil"
    ASKED_BACK = "asked_back"
    REPLACED = "replaced"
    MISSING = "missing"

    @property
    def label(self) -> Text:
        return _LABELS[self]

    @property
    def came(self) -> bool:
        """Whether a return counts, whatever is still to be said of it."""
        return self not in (CellStatus.EXPECTED, CellStatus.MISSING)


_LABELS = {
    CellStatus.EXPECTED: Text(es="Por recibir", en="Expected"),
    CellStatus.RECEIVED: Text(es="Recibido", en="Received"),
    CellStatus.LATE: Text(es="Extemporáneo", en="Late"),
    CellStatus.NIL: Text(es="En ceros", en="Nil"),
    CellStatus.ASKED_BACK: Text(es="Se pidió complementaria", en="Asked back"),
    CellStatus.REPLACED: Text(es="Complementaria", en="Replaced"),
    CellStatus.MISSING: Text(es="Falta", en="Missing"),
}


class Cell(NamedTuple):
    """An office's period: ``owed`` by the list and over, or not; ``late`` by its first return; ``waiting`` are the
    files of it that a person has to decide on. ``received_at`` is an ISO instant."""

    status: CellStatus
    due: date
    owed: bool
    late: bool = False
    revision: int | None = None
    received_at: str | None = None
    waiting: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class OfficeCoverage:
    """An office, by the codes of the list or of its returns, and its cells by period; not ``listed`` where it is on no
    list and was seen only."""

    office: str
    name: str
    institution: str
    entity: str
    cells: Mapping[str, Cell]
    listed: bool

    @property
    def owes(self) -> bool:
        """Whether a period that is over has not come, due by now or not."""
        return any(cell.owed and not cell.status.came for cell in self.cells.values())

    @property
    def missing(self) -> list[str]:
        """The periods that are due by now and have not come."""
        return [period for period, cell in self.cells.items() if cell.status is CellStatus.MISSING]


class Share(NamedTuple):
    """So many of so many; None of nobody."""

    n: int
    of: int

    @property
    def value(self) -> float | None:
        return self.n / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """The offices of a year, in the order of their codes, and all periods that any of them reports."""

    year: int
    today: date
    periods: tuple[str, ...]
    offices: tuple[OfficeCoverage, ...]

    @property
    def complete(self) -> Share:
        """Of the periods that are over and owed, those of which a return counts."""
        return _complete(self.offices)

    @property
    def on_time(self) -> Share:
        """Of those that are due by now, the ones that came in time."""
        due = [cell for cell in _owed(self.offices) if cell.due < self.today]
        return Share(sum(cell.status.came and not cell.late for cell in due), len(due))

    @property
    def reported(self) -> Share:
        """Of the offices that owe a return by now, those whose returns are all in."""
        owing = [one for one in self.offices if any(cell.owed for cell in one.cells.values())]
        return Share(sum(not one.owes for one in owing), len(owing))

    def among(self, institutions: Collection[str]) -> Coverage:
        """The same of the offices of these institutions, or of all where none is named."""
        if not institutions:
            return self
        return replace(self, offices=tuple(one for one in self.offices if one.institution in institutions))

    def by(self, group: Callable[[OfficeCoverage], str]) -> dict[str, Share]:
        """How complete each group of offices is, in the order of their codes."""
        found: dict[str, list[OfficeCoverage]] = {}
        for one in self.offices:
            found.setdefault(group(one), []).append(one)
        return {key: _complete(tuple(found[key])) for key in sorted(found)}

    @property
    def reminders(self) -> list[OfficeCoverage]:
        """The offices to be reminded: those of which a period is missing."""
        return [one for one in self.offices if one.missing]


def _owed(offices: tuple[OfficeCoverage, ...]) -> list[Cell]:
    return [cell for one in offices for cell in one.cells.values() if cell.owed]


def _complete(offices: tuple[OfficeCoverage, ...]) -> Share:
    owed = _owed(offices)
    return Share(sum(cell.status.came for cell in owed), len(owed))
