"""What can be wrong: with a record (a Problem, returned) or with the world (a Trouble, raised)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from napdesk.schema.text import Text


class Weight(StrEnum):
    """How much a problem weighs."""

    STOP = "stop"  # the record cannot be kept as complete
    REASON = "reason"  # it can, with a reason that travels with it
    NOTE = "note"  # worth a look; never stops anything

    @property
    def rank(self) -> int:
        """0 for the heaviest."""
        return list(Weight).index(self)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a record or a cell, in words for the person who can mend it.

    ``code`` is stable and scripted against; ``field`` is the key of the field it stands at; ``value`` is
    what was found there as text (None for a personal field, so that it reaches no log); ``sheet``, ``row``
    and ``column`` place it in a file, with ``row`` the line as a spreadsheet shows it (the header is 1).
    """

    code: str
    weight: Weight
    message: Text
    fix: Text
    field: str | None = None
    value: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def at(self, *, row: int, column: str | None = None, sheet: str | None = None) -> Problem:
        """The same problem, placed in a file."""
        return replace(self, row=row, column=column or self.column, sheet=sheet or self.sheet)


def stops(problems: list[Problem]) -> bool:
    """Whether any of them keeps the record from being complete."""
    return any(problem.weight is Weight.STOP for problem in problems)


class Trouble(Exception):
    """The world is in the way (disk, file, lock, key): what happened and what to do, in both languages.

    ``code`` is stable; the command line prints it as ``{"trouble": {"code", "message", "fix"}}``.
    """

    def __init__(self, code: str, message: Text, fix: Text) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.fix = fix
