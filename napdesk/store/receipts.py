"""What receivers answered to the returns made here: one receipt a return, the last one read."""

from __future__ import annotations

import json

from napdesk.schema.receipts import Outcome, Receipt, ReceiptNote
from napdesk.store.driver import Database
from napdesk.store.history import History
from napdesk.store.records import Now
from napdesk.store.writing import writing


class Receipts:
    """Kept by the seal of the return."""

    def __init__(self, db: Database, history: History, *, who: str, now: Now) -> None:
        self._db = db
        self._history = history
        self._who = who
        self._now = now

    def of(self, seal: str) -> Receipt | None:
        row = self._db.execute(
            "SELECT seal, outcome, receiver, received_at, notes FROM receipts WHERE seal = ?", (seal,)
        ).fetchone()
        if row is None:
            return None
        notes = tuple(ReceiptNote(*note) for note in json.loads(row[4]))
        return Receipt(row[0], Outcome(row[1]), row[2], row[3], notes)

    def put(self, receipt: Receipt, period: str) -> None:
        """Keep it in place of an earlier one of the same return, with a line of the history."""
        at = self._now().isoformat(timespec="seconds")
        notes = json.dumps(receipt.notes, ensure_ascii=False)
        with writing(self._db):
            self._db.execute(
                "INSERT INTO receipts (seal, outcome, receiver, received_at, notes, read_at, read_by)"
                " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (seal) DO UPDATE SET outcome = excluded.outcome,"
                " receiver = excluded.receiver, received_at = excluded.received_at, notes = excluded.notes,"
                " read_at = excluded.read_at, read_by = excluded.read_by",
                (*receipt[:4], notes, at, self._who),
            )
            changes = {"seal": receipt.seal, "outcome": receipt.outcome.value, "by": receipt.receiver}
            self._history.add("receipt", at=at, who=self._who, uid=period, changes=changes)
