"""What a return said, kept to hold the next one against it: records by uid, and the rest of what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from napdesk.excel.contents import Return
from napdesk.schema.periods import Period
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.revisions import Changed, Moved, Movement
from napdesk.services.inside import records_of_period
from napdesk.store.changes import answer_of, told
from napdesk.store.periods import Status
from napdesk.store.store import Store

Said = dict[str, Any]
_RECORDS, _REASONS = "records", "reasons"


def said_of(ret: Return) -> Said:
    """Everything that a return shows but when it was made and which one it is, without personal or internal words."""
    office = asdict(ret.office)
    return {
        _RECORDS: {register.key: _records(records) for register, records in ret.records.items()},
        "office": {key: value for key, value in office.items() if key not in ("due_days", "scope")},
        "language": ret.language.value,
        "nil": ret.nil,
        "cut_off": ret.cut_off.isoformat(),
        "catalogue": ret.catalogue,
        "figures": {one.indicator.id: [one.value, one.n, one.of, one.state.value] for one in ret.figures},
        "narratives": {key: [words.progress, words.justification] for key, words in ret.narratives.items() if words},
        "notes": sorted([record.folio, problem.field or "", problem.code] for record, problem in ret.notes),
    }


def moved_since(before: Said, records: Mapping[Register, Sequence[Record]]) -> list[Moved]:
    """The records that are not as a return told them, register by register: new, changed, gone."""
    found: list[Moved] = []
    for register, now in records.items():
        found += _moved(register, before[_RECORDS].get(register.key, {}), _records(now))
    return found


def moved_since_sent(
    store: Store, period: Period, records: Mapping[Register, Sequence[Record]] | None = None
) -> list[Moved] | None:
    """The same for a period that was sent and is open again, None for any other; ``records`` are its own where they
    were read already."""
    before = store.periods.said(period) if store.periods.status(period) is Status.OPEN else None
    if before is None:
        return None
    return moved_since(before, records_of_period(store, period) if records is None else records)


def counts_said(store: Store, period: Period) -> dict[Register, int] | None:
    """How many records of each register the newest return of a period carried; None where that was not kept."""
    said = store.periods.said(period)
    if said is None:
        return None
    return {register: len(said[_RECORDS].get(register.key, ())) for register in store.registers}


def _records(records: Sequence[Record]) -> dict[str, list[Any]]:
    return {record.uid: [record.folio, _told(record)] for record in records}


def _told(record: Record) -> dict[str, Any]:
    by_key = record.register.by_key
    said = {key: value for key, value in told(record).items() if not by_key[key].internal}
    return said | ({_REASONS: record.reasons} if record.reasons else {})


def _moved(register: Register, was: dict[str, Any], now: dict[str, Any]) -> Iterator[Moved]:
    for uid, (folio, said) in now.items():
        if uid not in was:
            yield Moved(Movement.ADDED, register, folio)
        elif was[uid][1] != said:
            yield Moved(Movement.CHANGED, register, folio, tuple(_changed(register, was[uid][1], said)))
    for uid, (folio, _said) in was.items():
        if uid not in now:
            yield Moved(Movement.REMOVED, register, folio)


def _changed(register: Register, was: dict[str, Any], now: dict[str, Any]) -> Iterator[Changed]:
    for asked in register.leaving:
        old, new = was.get(asked.key), now.get(asked.key)
        if old != new:
            yield Changed(asked, answer_of(asked, old), answer_of(asked, new))
