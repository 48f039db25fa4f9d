"""A sheet before it is written: rows of plain values with their looks, and how it prints."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from napdesk.excel.looks import Look

Written = str | int | float | date | None


@dataclass(slots=True)
class Row:
    """Values from column A on, with one look for each; ``height`` in points, by itself where None."""

    values: Sequence[Written]
    looks: Sequence[Look]
    height: float | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars, each in two parts that make a whole: columns from 1 of the labels and of the parts.

    ``heading`` is the row that names the parts and ``last`` the last one drawn; the picture takes ``height`` rows
    under it. ``of_a_whole`` are shares already; else what they are of is added up by the spreadsheet.
    """

    labels: int
    parts: tuple[int, int]
    heading: int
    last: int
    height: int
    of_a_whole: bool


@dataclass(slots=True)
class Sheet:
    """``widths`` in characters; ``heading`` is the row that stays in view and, down to it, is repeated in print.

    So are the first ``frozen_columns``; ``filters`` offers to filter by the heading; ``one_page`` prints it whole
    on one page, and a new one begins after each of the rows in ``breaks``.
    """

    name: str
    rows: list[Row] = field(default_factory=list)
    widths: Sequence[float] = ()
    heading: int = 0
    frozen_columns: int = 0
    filters: bool = False
    landscape: bool = True
    merges: list[str] = field(default_factory=list)
    state: str = "visible"
    tab: str = ""
    bars: list[Bars] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    one_page: bool = False

    @property
    def length(self) -> int:
        """How many rows are written."""
        return len(self.rows)

    def every_row(self) -> Iterable[Row]:
        """The rows that are written, in their order."""
        return self.rows

    def add(self, values: Sequence[Written], looks: Sequence[Look] | Look, height: float | None = None) -> int:
        """Append a row, all in one look or one for each; its number as the spreadsheet shows it."""
        each = looks if not isinstance(looks, Look) else (looks,) * len(values)
        self.rows.append(Row(values, each, height))
        return len(self.rows)

    def add_title(self, words: str) -> None:
        """A large first row across the sheet."""
        self.add((words, *(None,) * (len(self.widths) - 1)), Look.TITLE, 28)


@dataclass(slots=True)
class Streamed(Sheet):
    """A sheet whose ``rows`` are only its head: below them come ``count`` more, read as they are written, so that no
    number of them takes more memory."""

    below: Callable[[], Iterable[Row]] = tuple
    count: int = 0

    @property
    def length(self) -> int:
        return len(self.rows) + self.count

    def every_row(self) -> Iterable[Row]:
        return chain(self.rows, self.below())


@dataclass(frozen=True, slots=True)
class Running:
    """What every printed page repeats: at its head, a warning in the middle of it, at its foot."""

    head: str = ""
    warning: str = ""
    foot: str = ""
    page: str = "Página &P de &N"
