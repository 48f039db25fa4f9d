"""What a list can be filtered by: years, stages, being deleted, and the entities and places that occur in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from napdesk.schema.code_list import Code, words_of
from napdesk.schema.codes import PARENT_LISTS, Lists
from napdesk.schema.columns import columns_of
from napdesk.schema.fields import AnyField, YesNo
from napdesk.schema.folding import sort_key
from napdesk.schema.record import Stage
from napdesk.schema.register import Register
from napdesk.schema.showing import show
from napdesk.schema.text import Language, Text, same
from napdesk.store.listing import Wanted
from napdesk.ui.register.list_query import Left, filtered_by

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
        if self.sets == "answers":
            others = tuple(one for one in wanted.answers if one != self.value)
            return replace(wanted, answers=others if self.on else (*others, self.value))
        if self is NONE_OF_THEM:
            return Wanted(search=wanted.search, order=wanted.order, descending=wanted.descending)
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
        if wanted.made is not None:
            found.append(Filter(_OF_THE_BATCH, "made", wanted.made))
        if wanted.place:
            words = self.lists.label((*self._lists(), *WHOLES), wanted.place, None)
            found.append(Filter(words, "place", wanted.place))
        found += [self._of_answer(self.register.by_key[key], answer) for key, answer in wanted.answers]
        return [replace(one, on=True) for one in found]

    def fitting(self, typed: str) -> list[Filter]:
        """What every word typed fits, accents ignored; for nothing typed all there is, but no single municipality."""
        on = self.on()
        offered = on + ([NONE_OF_THEM] if on[1:] else [])
        offered += [one for one in self._times_and_stages() if one.value not in {other.value for other in on}]
        if words := words_of(typed):
            offered = [one for one in offered if _fits(one.words, words)]
        taken = {one.value for one in on}
        answers = [one for one in self._answered(typed) if one.value not in taken]
        return offered + [one for one in self._somewhere(typed) if one.value not in taken] + answers

    def _answered(self, typed: str) -> Iterator[Filter]:
        """The answers that occur: before anything is typed, of the questions that figures are broken down by."""
        words = words_of(typed)
        for asked in filtered_by(self.register):
            if not words and asked not in self.register.categories:
                continue
            found = [(one, count) for (key, one), count in self.left.answers.items() if key == asked.key]
            offered = [replace(self._of_answer(asked, one), count=count) for one, count in found]
            yield from sorted(
                (one for one in offered if not words or _fits(one.words, words)), key=lambda one: sort_key(one.words.es)
            )

    def _of_answer(self, asked: AnyField, answer: str | int) -> Filter:
        value = bool(answer) if isinstance(asked, YesNo) else answer
        es, en = (show(asked, value, self.lists, language) for language in (Language.ES, Language.EN))
        return Filter(
            Text(es=f"{asked.heading.es}: {es}", en=f"{asked.heading.en}: {en}"), "answers", (asked.key, answer)
        )

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


def asked_of(register: Register, lists: Lists, wanted: Wanted) -> Text:
    """What a list stands under, in words: its filters and what is searched for."""
    said = [one.words for one in Filters(register, lists, wanted).on()]
    said += [same(f"«{wanted.search.strip()}»")] if wanted.search.strip() else []
    if not said:
        return _ALL
    return Text(es=" · ".join(one.es for one in said), en=" · ".join(one.en for one in said))


def order_of(register: Register, wanted: Wanted) -> Text:
    """By what a list is in order, in words."""
    column = columns_of(register).get(wanted.order)
    if column is None:
        return _NEWEST
    return _DOWN.fill(column=column.label) if wanted.descending else column.label


DELETED = Filter(Text(es="Borrados", en="Deleted ones"), "deleted", True)
NONE_OF_THEM = Filter(Text(es="Quitar todos los filtros", en="Take all filters off"), "", "none of them")
_ALL = Text(es="Todos los registros", en="All records")
_NEWEST = Text(es="Los más recientes primero", en="Newest first")
_DOWN = Text(es="{column}, de mayor a menor", en="{column}, descending")
_YEAR = Text(es="Año {year}", en="Year {year}")
_OF_THE_BATCH = Text(es="Del lote", en="Of the batch")
