"""What receivers answered to the returns made here: one receipt a return, the last one read."""

from __future__ import annotations

import json

from napdesk.schema.receipts import Outcome, Receipt, ReceiptNote
from napdesk.store.driver import Database
from napdesk.store.history import History
from napdesk.store.records import Now
from napdesk.store.writing import writing

_READ = "seal, outcome, receiver, received_at, notes"


class Receipts:
    """Kept by the seal of the return."""

    def __init__(self, db: Database, history: History, *, who: str, now: Now) -> None:
        self._db = db
        self._history = history
        self._who = who
        self._now = now

    def of(self, seal: str) -> Receipt | None:
        row = self._db.execute(f"SELECT {_READ} FROM receipts WHERE seal = ?", (seal,)).fetchone()
        return None if row is None else _receipt(row)

    def asking_back(self) -> list[Receipt]:
        """Those that ask for another return, and were not answered by one yet; the newest first."""
        newest = "SELECT seal FROM returns WHERE seq IN (SELECT max(seq) FROM returns GROUP BY period)"
        rows = self._db.execute(
            f"SELECT {_READ} FROM receipts WHERE outcome = ? AND seal IN ({newest}) ORDER BY received_at DESC",
            (Outcome.ASKED_BACK.value,),
        )
        return [_receipt(row) for row in rows]

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


def _receipt(row: tuple[str, ...]) -> Receipt:
    seal, outcome, receiver, received_at, notes = row
    return Receipt(
        seal, Outcome(outcome), receiver, received_at, tuple(ReceiptNote(*note) for note in json.loads(notes))
    )
