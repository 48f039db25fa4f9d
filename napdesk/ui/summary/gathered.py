"""How far the figures of a hub can be trusted: whose returns are in, whose are missing, what may be counted twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from napdesk.schema.coverage import Coverage, Share
from napdesk.schema.figures import Indicator
from napdesk.schema.offices import Scope
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text, same
from napdesk.services.coverage import coverage
from napdesk.services.double_counts import open_overlaps_behind
from napdesk.store.measuring import Days
from napdesk.store.store import Store
from napdesk.ui.summary.wording import many

NAMED = 4  # offices that are named; the rest are counted


@dataclass(frozen=True, slots=True)
class Gathered:
    """The coverage of the year, and how many open overlaps stand behind each figure, by its commitment's id."""

    covered: Coverage
    doubled: Mapping[str, int]

    def of_all(self) -> list[Text]:
        """«12 de 32 oficinas informaron»; nothing where no list says of whom."""
        return _reported(self.covered)

    def of(self, indicator: Indicator) -> list[Text]:
        """The same of the offices whose records a figure counts, the missing ones named, and what may be double."""
        covered = self.covered.among(indicator.narrowing.institutions)
        said = _reported(covered)
        missing = [one.office for one in covered.offices if one.owes]
        if missing:
            names = ", ".join(missing[:NAMED])
            more = len(missing) - NAMED
            said.append((_MISSING_MORE if more > 0 else _MISSING).fill(names=same(names), count=show_number(more)))
        if waiting := self.doubled.get(indicator.id, 0):
            said.append(many(waiting, *_DOUBLED))
        return said


def look_gathered(store: Store, indicators: Sequence[Indicator], days: Days, today: date) -> Gathered | None:
    """None where the store is an office's. ``store`` counts what was received."""
    if store.office.scope is Scope.OFFICE:
        return None
    return Gathered(coverage(store, days.begin.year, today), open_overlaps_behind(store, indicators, days))


def _reported(covered: Coverage) -> list[Text]:
    share: Share = covered.reported
    return [_REPORTED.fill(n=show_number(share.n), of=show_number(share.of))] if share.of else []


_REPORTED = Text(es="{n} de {of} oficinas al corriente", en="{n} of {of} offices up to date")
_MISSING = Text(es="Faltan reportes de {names}.", en="Returns are missing of {names}.")
_MISSING_MORE = Text(
    es="Faltan reportes de {names} y {count} más.", en="Returns are missing of {names} and {count} more."
)
_DOUBLED = (
    Text(
        es="{count} posible doble conteo por decidir: mientras tanto cuentan todos.",
        en="{count} possible double count to decide: meanwhile all count.",
    ),
    Text(
        es="{count} posibles dobles conteos por decidir: mientras tanto cuentan todos.",
        en="{count} possible double counts to decide: meanwhile all count.",
    ),
)
