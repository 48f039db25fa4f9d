"""What a list can be filtered by: years, stages, being deleted, and the entities and places that occur in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from napdesk.schema.code_list import Code, words_of
from napdesk.schema.codes import PARENT_LISTS, Lists
from napdesk.schema.folding import sort_key
from napdesk.schema.record import Stage
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.store.listing import Wanted
from napdesk.ui.register.list_query import Left

EVERYTHING = Wanted()
WHOLES = tuple(PARENT_LISTS.values())
ALL = 10_000  # more rows than the lists of places have


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter in words: what it sets of a Wanted, how many records it leaves, and whether it is on."""

    words: Text
    sets: str
    value: Any
    count: int | None = None
    on: bool = False

    def turned(self, wanted: Wanted) -> Wanted:
        """What is listed once it is picked: with it, or where it is on, without it."""
        return replace(wanted, **{self.sets: getattr(EVERYTHING, self.sets) if self.on else self.value})


@dataclass(frozen=True)
class Filters:
    """The filters of a register's list as it is ``wanted`` now; ``left`` counts them among what is listed."""

    register: Register
    lists: Lists
    wanted: Wanted = EVERYTHING
    years: tuple[int, ...] = ()
    left: Left = field(default_factory=Left)

    def on(self) -> list[Filter]:
        """The filters the list stands under."""
        wanted = self.wanted
        found = []
        if wanted.year is not None:
            found.append(_of_year(wanted.year))
        if wanted.stage is not None:
            found.append(_of_stage(wanted.stage))
        if wanted.deleted:
            found.append(DELETED)
        if wanted.place:
            words = self.lists.label((*self._lists(), *WHOLES), wanted.place, None)
            found.append(Filter(words, "place", wanted.place))
        return [replace(one, on=True) for one in found]

    def fitting(self, typed: str) -> list[Filter]:
        """What every word typed fits, accents ignored; for nothing typed all there is, but no single municipality."""
        on = self.on()
        offered = on + [one for one in self._times_and_stages() if one.value not in {other.value for other in on}]
        if words := words_of(typed):
            offered = [one for one in offered if _fits(one.words, words)]
        taken = {one.value for one in on}
        return offered + [one for one in self._somewhere(typed) if one.value not in taken]

    def _times_and_stages(self) -> Iterator[Filter]:
        for one in (*map(_of_year, self.years), *map(_of_stage, Stage)):
            yield replace(one, count=self.left.times.get(one.value))
        yield replace(DELETED, count=self.left.deleted)

    def _somewhere(self, typed: str) -> Iterator[Filter]:
        wholes = self._wholes()
        found = self.lists.find(WHOLES, typed, None, ALL)
        for row in found if typed else sorted(found, key=lambda row: sort_key(row.text.es)):
            if row.code in wholes:
                yield Filter(row.text, "place", row.code, wholes[row.code])
        for row in self.lists.find(self._lists(), typed, None, ALL):
            if row.code in self.left.places and (typed or not _inside(row)):
                yield Filter(self.lists[row.list_name].label(row), "place", row.code, self.left.places[row.code])

    def _wholes(self) -> Counter[str]:
        """How many records each entity has in its municipalities."""
        counts = Counter[str]()
        for code, count in self.left.places.items():
            row = self.lists.at(self._lists(), code, None)
            if row is not None and _inside(row):
                counts[row.parent] += count
        return counts

    def _lists(self) -> tuple[str, ...]:
        where = self.register.place
        return where.lists if where else ()


def _inside(row: Code) -> bool:
    """Whether it is a municipality, inside its entity."""
    return row.list_name in PARENT_LISTS


def _of_year(year: int) -> Filter:
    return Filter(_YEAR.fill(year=year), "year", year)


def _of_stage(stage: Stage) -> Filter:
    return Filter(stage.label, "stage", stage)


def _fits(text: Text, typed: list[str]) -> bool:
    words = [*words_of(text.es), *words_of(text.en)]
    return all(any(word.startswith(start) for word in words) for start in typed)


DELETED = Filter(Text(es="Borrados", en="Deleted ones"), "deleted", True)
_YEAR = Text(es="Año {year}", en="Year {year}")
