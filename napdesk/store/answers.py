"""What this hub answered to the returns it received: one acuse a return, the last one given."""

from __future__ import annotations

import json
from typing import NamedTuple

from napdesk.schema.receipts import Outcome, ReceiptNote
from napdesk.store.driver import Database
from napdesk.store.history import History
from napdesk.store.records import Now
from napdesk.store.writing import writing


class Answer(NamedTuple):
    """``at`` is an ISO instant."""

    outcome: Outcome
    notes: tuple[ReceiptNote, ...]
    at: str


class Answers:
    """Kept by the seal of the return they answer."""

    def __init__(self, db: Database, history: History, *, who: str, now: Now) -> None:
        self._db = db
        self._history = history
        self._who = who
        self._now = now

    def of(self, seal: str) -> Answer | None:
        row = self._db.execute("SELECT outcome, notes, answered_at FROM answers WHERE seal = ?", (seal,)).fetchone()
        if row is None:
            return None
        return Answer(Outcome(row[0]), tuple(ReceiptNote(*note) for note in json.loads(row[1])), row[2])

    def put(self, seal: str, outcome: Outcome, notes: tuple[ReceiptNote, ...], about: str) -> Answer:
        """Keep an answer in place of an earlier one, with a line of the history; ``about`` names the return."""
        given = Answer(outcome, notes, self._now().isoformat(timespec="seconds"))
        with writing(self._db):
            self._db.execute(
                "INSERT INTO answers (seal, outcome, notes, answered_at, answered_by) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (seal) DO UPDATE SET outcome = excluded.outcome, notes = excluded.notes,"
                " answered_at = excluded.answered_at, answered_by = excluded.answered_by",
                (seal, outcome.value, json.dumps(notes, ensure_ascii=False), given.at, self._who),
            )
            changes = {"outcome": outcome.value, "notes": len(notes)}
            self._history.add("answer", at=given.at, who=self._who, uid=about, changes=changes)
        return given
