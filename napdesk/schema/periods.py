"""Periods of returns, and how often an office reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from napdesk.schema.text import Text, same


class Periodicity(StrEnum):
    """How often an office reports."""

    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"

    @property
    def label(self) -> Text:
        return _PERIODICITY_LABELS[self]

    @property
    def months(self) -> int:
        return {Periodicity.QUARTER: 3, Periodicity.SEMESTER: 6, Periodicity.YEAR: 12}[self]


_PERIODICITY_LABELS = {
    Periodicity.QUARTER: Text(es="Cada trimestre", en="Every quarter"),
    Periodicity.SEMESTER: Text(es="Cada semestre", en="Every half-year"),
    Periodicity.YEAR: Text(es="Cada año", en="Every year"),
}
_WRITTEN = re.compile(r"((?:19|20|21)\d\d)(?:-([TS])([1-4]))?")
_LETTERS = {"T": Periodicity.QUARTER, "S": Periodicity.SEMESTER, None: Periodicity.YEAR}
_ORDINALS_EN = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th"}
_ORDINALS_ES = {1: "1.er", 2: "2.º", 3: "3.er", 4: "4.º"}
_MONTHS_ES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A quarter, half-year or year; ``str()`` writes it as ``2025-T3``, ``2025-S1`` or ``2025``."""

    year: int
    periodicity: Periodicity
    number: int = 1

    @classmethod
    def read(cls, written: str) -> Period | None:
        """The period so written, or None where it is none; years run from 1900 to 2199."""
        found = _WRITTEN.fullmatch(written.strip().upper())
        if found is None:
            return None
        periodicity = _LETTERS[found[2]]
        number = int(found[3] or 1)
        return cls(int(found[1]), periodicity, number) if number * periodicity.months <= 12 else None

    @classmethod
    def of(cls, day: date, periodicity: Periodicity) -> Period:
        """The period a day falls in."""
        return cls(day.year, periodicity, (day.month - 1) // periodicity.months + 1)

    def __str__(self) -> str:
        letter = {Periodicity.QUARTER: "T", Periodicity.SEMESTER: "S"}.get(self.periodicity)
        return f"{self.year}-{letter}{self.number}" if letter else str(self.year)

    @property
    def first_day(self) -> date:
        return date(self.year, (self.number - 1) * self.periodicity.months + 1, 1)

    @property
    def last_day(self) -> date:
        return self.next.first_day - timedelta(days=1)

    @property
    def next(self) -> Period:
        if self.number * self.periodicity.months == 12:
            return Period(self.year + 1, self.periodicity, 1)
        return Period(self.year, self.periodicity, self.number + 1)

    @property
    def previous(self) -> Period:
        return Period.of(self.first_day - timedelta(days=1), self.periodicity)

    @property
    def label(self) -> Text:
        """In words: ``3.er trimestre de 2025 (jul–sep)``."""
        if self.periodicity is Periodicity.YEAR:
            return same(str(self.year))
        first, last = self.first_day.month - 1, self.last_day.month - 1
        es, en = {
            Periodicity.QUARTER: ("trimestre", "quarter"),
            Periodicity.SEMESTER: ("semestre", "half-year"),
        }[self.periodicity]
        return Text(
            es=f"{_ORDINALS_ES[self.number]} {es} de {self.year} ({_MONTHS_ES[first]}–{_MONTHS_ES[last]})",
            en=f"{_ORDINALS_EN[self.number]} {en} of {self.year} ({_MONTHS_EN[first]}–{_MONTHS_EN[last]})",
        )
