"""From a figure of all offices down to its files: entity, office, return, record, and the cell it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from napdesk.excel.addresses import sheet_name
from napdesk.schema.figures import Indicator
from napdesk.schema.receiving import BY_CODE
from napdesk.schema.record import Record
from napdesk.schema.register import Measure, Register
from napdesk.schema.text import Language
from napdesk.services.catalogue import quoted
from napdesk.services.figures import ALL, Scope, measure_of
from napdesk.store.consolidated import Source
from napdesk.store.measuring import Counted, Days, count_by, parts_behind
from napdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Question:
    """A figure of what was received, of a place's entity only where one is named by its code."""

    indicator: Indicator
    days: Days
    scope: Scope = ALL
    entity: str = ""

    def measure(self, store: Store) -> tuple[Register, Measure]:
        found = measure_of(store, self.indicator, self.scope)
        assert found is not None, "only a figure that is counted has records behind it"
        register, measure = found
        if self.entity and register.place is not None:
            key = register.place.key
            measure = measure.where(f"length({key}) = 5 AND substr({key}, 1, 2) = {quoted(self.entity)}")
        return register, measure


class FromOffice(NamedTuple):
    """What an office adds: by any of its returns, the last of which says who it is."""

    source: Source
    counted: Counted


class FromReturn(NamedTuple):
    """What one return adds."""

    source: Source
    counted: Counted


class FromRecord(NamedTuple):
    """What a record adds, and where it stands in the file of its return: ``Capacitaciones!A14``."""

    record: Record
    n: object
    of: int | None
    cell: str


def offices_behind(store: Store, asked: Question) -> list[FromOffice]:
    """Whose records a figure counts, by entity and code; ``store`` counts what was received."""
    register, measure = asked.measure(store)
    last = {one.office_uid: one for one in store.consolidated.sources().values()}
    counted = count_by(store.db, register, measure, "office", asked.days)
    found = [FromOffice(last[uid], one) for uid, one in counted.items() if uid in last and one.records]
    return sorted(found, key=lambda one: (one.source.entity, one.source.office))


def returns_behind(store: Store, asked: Question, office: str) -> list[FromReturn]:
    """The returns of an office, by its uid, that a figure counts records of, the first period first."""
    register, measure = asked.measure(store)
    sources = store.consolidated.sources()
    counted = count_by(store.db, register, measure.where(f"office = {quoted(office)}"), "received", asked.days)
    found = [FromReturn(sources[number], one) for number, one in counted.items() if number in sources and one.records]
    return sorted(found, key=lambda one: (one.source.last_day, one.source.number))


def records_behind(store: Store, asked: Question, number: int) -> list[FromRecord]:
    """The records of a return that a figure counts, by folio."""
    register, measure = asked.measure(store)
    parts = parts_behind(store.db, register, measure.where(f"received = {int(number)}"), asked.days)
    rows, sheet = store.consolidated.rows_of(register, number), sheet_of(store, register, number)
    return [FromRecord(one.record, one.n, one.of, f"{sheet}!A{rows[one.record.uid]}") for one in parts]


def sheet_of(store: Store, register: Register, number: int) -> str:
    """What the sheet of a register is called in a return; an office's template says its own."""
    head = store.consolidated.head_of(number)
    if str(head["office"]["uid"]).startswith(BY_CODE):
        return str(head.get("sheets", {}).get(register.key, register.title.es))
    return sheet_name(register.title.to(Language(head["language"])))
