"""What another catalogue changes: the rows it adds, those it drops, and every cell that says something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from napdesk.schema.catalogue_columns import BY_KEY, COLUMNS, DAYS, Column
from napdesk.schema.figures import Catalogue, Indicator, Unit
from napdesk.schema.showing import show_aim, show_day, show_number
from napdesk.schema.text import BLANK, Text, same
from napdesk.services.catalogue_rows import written


class Kind(StrEnum):
    """What happens to a row."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A row added or dropped, or one cell of one that changed, told in words.

    ``before`` and ``after`` are what the cell said and says, both of them blank for a whole row.
    """

    kind: Kind
    indicator: Indicator
    column: Column | None = None
    before: Text = BLANK
    after: Text = BLANK

    @property
    def what(self) -> Text:
        """What changes: the column's name, or that the row comes or goes."""
        return self.column.label if self.column else _WHOLE[self.kind]


@dataclass(frozen=True, slots=True)
class Difference:
    """``reordered`` says that rows which both have stand in another order."""

    added: list[Indicator]
    dropped: list[Indicator]
    changed: list[tuple[Indicator, Indicator]]
    reordered: bool = False

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed or self.reordered)

    @property
    def summary(self) -> Text:
        """All of it in a sentence; of what does not occur nothing is said."""
        counts = zip(_COUNTS, (len(self.added), len(self.dropped), len(self.changed)), strict=True)
        told = [words.fill(count=count) for words, count in counts if count]
        listed = Text("; ".join(one.es for one in told), "; ".join(one.en for one in told))
        said = [*([_SUMMARY.fill(counts=listed)] if told else []), *([_REORDERED] if self.reordered else [])]
        return Text(" ".join(one.es for one in said), " ".join(one.en for one in said))

    def changes(self) -> Iterator[Change]:
        """Everything that changes, in the order of the new catalogue, the dropped rows last."""
        for before, after in self.changed:
            yield from _cells(before, after)
        for one in self.added:
            yield Change(Kind.ADDED, one)
        for one in self.dropped:
            yield Change(Kind.DROPPED, one)


def difference(now: Catalogue, then: Catalogue) -> Difference:
    """Row by row, told by id and the day from which it holds; of those left over, by id in their order."""
    before, after = ({(one.id, one.valid_from): one for one in catalogue.rows} for catalogue in (now, then))
    dropped = {key: one for key, one in before.items() if key not in after}
    added: list[Indicator] = []
    pairs: list[tuple[Indicator, Indicator]] = []
    for key, one in after.items():
        was = before.get(key)
        if was is None and (moved := next((left for left in dropped if left[0] == one.id), None)) is not None:
            was = dropped.pop(moved)
        if was is None:
            added.append(one)
        else:
            pairs.append((was, one))
    places = {id(one): place for place, one in enumerate(now.rows)}
    order = [places[id(was)] for was, _ in pairs]
    return Difference(
        added, list(dropped.values()), [(was, one) for was, one in pairs if was != one], order != sorted(order)
    )


def _cells(before: Indicator, after: Indicator) -> Iterator[Change]:
    for column, was, is_ in zip(COLUMNS, written(before), written(after), strict=True):
        if was != is_:
            yield Change(Kind.CHANGED, after, column, told(column.key, was, before), told(column.key, is_, after))


def told(key: str, cell: str, one: Indicator) -> Text:
    """A cell as people read it: a share as a percentage, a day as dd/mm/aaaa, a closed word by its meaning."""
    if not cell:
        return same("—")
    if key in DAYS:
        return same(show_day(date.fromisoformat(cell)))
    if key == "target":
        return same((show_aim if one.unit is Unit.SHARE else show_number)(float(cell)))
    return BY_KEY[key].values.get(cell, same(cell))


def ids_of(indicators: Iterable[Indicator]) -> list[str]:
    """Their ids, each once."""
    return list(dict.fromkeys(one.id for one in indicators))


_WHOLE = {
    Kind.ADDED: Text(es="Se agrega", en="Added"),
    Kind.DROPPED: Text(es="Se retira", en="Dropped"),
}
_SUMMARY = Text(es="Compromisos {counts}.", en="Commitments {counts}.")
_COUNTS = (
    Text(es="nuevos: {count}", en="added: {count}"),
    Text(es="retirados: {count}", en="dropped: {count}"),
    Text(es="con cambios: {count}", en="changed: {count}"),
)
_REORDERED = Text(es="Cambia su orden.", en="Their order changes.")
