"""Returns of a few records that are in at a hub, without the files they would come in."""

from __future__ import annotations

from napdesk.schema.periods import Period
from napdesk.schema.receiving import Arrived
from napdesk.schema.record import Record, Stage
from napdesk.store.rows import Row, to_row
from napdesk.store.store import Store

# What counts of the table of a register's received records.
COUNTING = "current = 1 AND received IN (SELECT id FROM received WHERE current = 1)"


def named(uid: str, record: Record) -> Record:
    """The record under that uid."""
    record.uid = uid
    return record


def send(store: Store, office: str, *records: Record, period: str = "2024-T1", revision: int = 0) -> int:
    """Take in a return of an office as a batch of its own; the number of the batch."""
    told, institution = Period.read(period), office.split("-")[1].lower()
    assert told is not None
    seal = f"{office}-{period}-{revision}"
    one = Arrived(
        f"{seal}.xlsx", f"d-{seal}", seal, f"uid-{office}", office, institution, office[:2], period,
        told.last_day.isoformat(), revision, "verified", head={"office": {"name": f"Oficina {office}"}},
    )  # fmt: skip
    rows: dict[str, list[tuple[int, Row]]] = {}
    for place, record in enumerate(records, start=3):
        mine = record.copy()
        mine.folio, mine.office, mine.stage = f"{office}-{mine.uid}", one.office_uid, Stage.COMPLETE
        rows.setdefault(record.register.key, []).append((place, to_row(mine, store.lists)))
    batch = store.received.begin()
    store.received.stage(batch, one, seal.encode(), rows)
    store.received.take_in(batch)
    return batch


def numbers(store: Store, batch: int) -> list[int]:
    """The returns of a batch."""
    return [one.id for one in store.received.of_batch(batch)]
