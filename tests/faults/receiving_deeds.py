"""Receiving a batch of returns, of which all are in or nothing, whenever it breaks off."""

from __future__ import annotations

from collections.abc import Iterator

from napdesk.registers.training import training
from napdesk.schema.receiving import Arrived
from napdesk.schema.record import Stage
from napdesk.store.received import AT_ONCE
from napdesk.store.rows import Row, to_row
from napdesk.store.store import Store
from tests.faults.attempts import Deed, Promises, in_store, on_store
from tests.faults.office import LISTS
from tests.faults.soundness import unchanged
from tests.samples import session

ROWS = {"09-SSPC-01": AT_ONCE + 20, "09-SSPC-02": 3}  # those of the first are staged in more than one go
SENT = [
    Arrived(
        f"{office}.xlsx",
        f"d-{office}",
        f"s-{office}",
        office,
        office,
        "sspc",
        "09",
        "2025-T1",
        "2025-03-31",
        0,
        "verified",
    )
    for office in ROWS
]


def rows_of(office: str) -> list[tuple[int, Row]]:
    record = session()
    record.office, record.stage = office, Stage.COMPLETE
    row = to_row(record, LISTS)
    return [
        (place, row | {"uid": f"{office}-{place}", "folio": f"{office}-{place}"})
        for place in range(3, ROWS[office] + 3)
    ]


def receive(store: Store, promises: Promises) -> None:
    store.received.sweep()
    if not store.received.has(SENT[0].seal):
        batch = store.received.begin()
        for one in SENT:
            store.received.stage(batch, one, b"libro" * 1000, {training.key: rows_of(one.office)})
        store.received.take_in(batch)
    promises.make("received")


def received(store: Store, promised: list[str]) -> Iterator[str]:
    yield from unchanged(store, promised)
    [counting] = store.db.execute(
        "SELECT count(*) FROM received_training WHERE current = 1"
        " AND received IN (SELECT id FROM received WHERE current = 1)"
    ).fetchone()
    if counting not in (0, sum(ROWS.values())):
        yield f"part of a batch: {counting} rows"
    if promised and not counting:
        yield "lost: the batch"
    if store.read_only:
        return
    store.received.sweep()
    [left] = store.db.execute("SELECT count(*) FROM received_training").fetchone()
    if left != counting:
        yield f"{left - counting} rows that nothing will take in"


RECEIVING_DEEDS: dict[str, Deed] = {"receive": Deed(in_store(receive), on_store(received))}
