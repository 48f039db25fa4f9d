"""What an import would do, told row by row before anything is written, and what it did."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.register import Register


class What(Enum):
    """What would become of a row."""

    NEW = auto()
    LIKELY = auto()  # new, unless it is a kept record in other words
    CHANGES = auto()
    TWIN = auto()
    WRONG = auto()


_KEPT = (What.NEW, What.LIKELY, What.CHANGES)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the file, by its number as the spreadsheet shows it, and what would become of it.

    ``before`` is the kept record it names; ``twin`` the folio or row number of what says the same already;
    ``problems`` are all of the row, notes included.
    """

    row: int
    what: What
    record: Record
    problems: list[Problem]
    before: Record | None = None
    twin: str | int = ""


@dataclass(slots=True)
class Plan:
    """What an import would do, row by row; nothing has been written yet.

    ``uncompared`` counts the new rows not looked at for kept records that they say again in other words.
    """

    register: Register
    outcomes: list[Outcome] = field(default_factory=list)
    uncompared: int = 0

    def of(self, what: What) -> list[Outcome]:
        """The rows of which that would become."""
        return [line for line in self.outcomes if line.what is what]

    def without(self, what: What) -> Plan:
        """The same plan with those rows left out."""
        return Plan(self.register, [line for line in self.outcomes if line.what is not what])

    @property
    def rows(self) -> int:
        return len(self.outcomes)

    @property
    def new(self) -> int:
        return len(self.of(What.NEW)) + len(self.of(What.LIKELY))

    @property
    def changed(self) -> int:
        return len(self.of(What.CHANGES))

    @property
    def duplicates(self) -> int:
        return len(self.of(What.TWIN))

    @property
    def records(self) -> list[Record]:
        """What would be kept, new or changed."""
        return [line.record for line in self.outcomes if line.what in _KEPT]

    @property
    def problems(self) -> list[Problem]:
        return [problem for line in self.outcomes for problem in line.problems]

    @property
    def wrong(self) -> dict[int, list[Problem]]:
        """What keeps rows out, by their number."""
        return {
            line.row: [one for one in line.problems if one.weight is not Weight.NOTE] for line in self.of(What.WRONG)
        }


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What an import kept, and the records it changed as they were, by their uid."""

    kept: list[Record]
    before: dict[str, Record]
