"""Receiving a batch of returns, deciding a double count and making a national cut: each is there whole or not at all,
whenever it breaks off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from napdesk.registers.training import training
from napdesk.schema.overlaps import Decision, Kind, overlap_of
from napdesk.schema.receiving import Arrived
from napdesk.schema.record import Stage
from napdesk.schema.text import Text
from napdesk.store.received import AT_ONCE
from napdesk.store.rows import Row, to_row
from napdesk.store.store import Store
from tests.faults.attempts import Deed, Promises, in_store, on_store
from tests.faults.office import LISTS, settle, sitting
from tests.faults.soundness import unchanged
from tests.samples import session
from tests.sent_returns import COUNTING

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


DOUBTFUL = overlap_of(training.key, Kind.TWICE, ["09-SSPC-01-3", "09-SSPC-02-3"], Text("Se parecen.", "Alike."))


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
    counting = _counting(store)
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


def _counting(store: Store) -> int:
    [found] = store.db.execute(f"SELECT count(*) FROM received_training WHERE {COUNTING}").fetchone()
    return int(found)


def settle_received(folder: Path) -> None:
    """What two offices sent, of which two records may be one."""
    settle(folder)
    with sitting(folder) as store:
        receive(store, Promises())
        store.overlaps.put([DOUBTFUL])


def decide(store: Store, promises: Promises) -> None:
    store.overlaps.decide(DOUBTFUL, Decision.SAME, DOUBTFUL.records[0], "Es el mismo curso")
    promises.make("decided")


def decided(store: Store, promised: list[str]) -> Iterator[str]:
    yield from unchanged(store, promised)
    [overlap] = store.overlaps.all()
    if _counting(store) != sum(ROWS.values()) - bool(overlap.decision):
        yield "a decision and what counts differ"
    if promised and overlap.decision is None:
        yield "lost: the decision"


def make_cut(store: Store, promises: Promises) -> None:
    if store.national_cuts.find("Informe") is None:
        store.national_cuts.put("Informe", 2025, "2025-03-31", {"returns": ["x" * 50_000]}, "sello")
    promises.make("cut")


def cut_made(store: Store, promised: list[str]) -> Iterator[str]:
    yield from unchanged(store, promised)
    made = store.national_cuts.find("Informe")
    if promised and made is None:
        yield "lost: the cut"
    if made is not None and (made.seal, len(made.content["returns"][0])) != ("sello", 50_000):
        yield "part of a cut"


RECEIVING_DEEDS: dict[str, Deed] = {
    "receive": Deed(in_store(receive), on_store(received)),
    "decide": Deed(in_store(decide), on_store(decided), settle_received),
    "cut": Deed(in_store(make_cut), on_store(cut_made)),
}
