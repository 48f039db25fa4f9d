"""Which periods are closed, the cut of the standing records kept when one was, and the returns made of it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from napdesk.schema.codes import Lists
from napdesk.schema.periods import Period
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.store.driver import Database
from napdesk.store.history import History
from napdesk.store.records import Now
from napdesk.store.rows import from_row, to_row
from napdesk.store.writing import writing


class Status(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class Sent(NamedTuple):
    """A return that was made: its revision, seal and folio."""

    period: str
    revision: int
    seal: str
    folio: str
    made_at: str


class Made(NamedTuple):
    """A return about to leave: what it said, to hold the next one against, and the file itself."""

    revision: int
    seal: str
    folio: str
    said: dict[str, Any]
    file: bytes


class Periods:
    """The life of the office's periods; open is what has no line here."""

    def __init__(self, db: Database, history: History, lists: Lists, *, who: str, now: Now) -> None:
        self._db = db
        self._history = history
        self._lists = lists
        self._who = who
        self._now = now

    def status(self, period: Period) -> Status:
        row = self._db.execute("SELECT status FROM periods WHERE period = ?", (str(period),)).fetchone()
        return Status(row[0]) if row else Status.OPEN

    def nil(self, period: Period) -> bool:
        """Whether the office stated that it has nothing to report."""
        row = self._db.execute(
            "SELECT nil FROM periods WHERE period = ? AND status = 'closed'", (str(period),)
        ).fetchone()
        return bool(row and row[0])

    def nil_in(self, year: int) -> bool:
        """Whether any period of the year was closed with nothing to report."""
        sql = (
            "SELECT EXISTS (SELECT 1 FROM periods WHERE nil = 1 AND status = 'closed' AND substr(first_day, 1, 4) = ?)"
        )
        return bool(self._db.execute(sql, (str(year),)).fetchone()[0])

    def closed(self) -> list[Period]:
        """Every period whose events are bound."""
        rows = self._db.execute("SELECT period FROM periods WHERE status = 'closed' ORDER BY first_day")
        return [period for row in rows if (period := Period.read(row[0])) is not None]

    def of_seal(self, seal: str) -> Period | None:
        """The period of the return that carries a seal."""
        row = self._db.execute("SELECT period FROM returns WHERE seal = ?", (seal,)).fetchone()
        return Period.read(row[0]) if row else None

    def reopened(self) -> list[Period]:
        """Every period that was sent and is open now."""
        sql = (
            "SELECT DISTINCT period FROM returns WHERE period NOT IN"
            " (SELECT period FROM periods WHERE status = 'closed') ORDER BY period"
        )
        return [period for row in self._db.execute(sql) if (period := Period.read(row[0])) is not None]

    def closed_days(self) -> list[tuple[date, date]]:
        """The first and last day of every closed period."""
        rows = self._db.execute("SELECT first_day, last_day FROM periods WHERE status = 'closed' ORDER BY first_day")
        return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in rows]

    def was_closed(self, day: date) -> bool:
        """Whether the day lies in a period that was closed once, open again or not."""
        sql = "SELECT EXISTS (SELECT 1 FROM periods WHERE ? BETWEEN first_day AND last_day)"
        return bool(self._db.execute(sql, (day.isoformat(),)).fetchone()[0])

    def close(self, period: Period, standing: Sequence[Record], *, nil: bool = False) -> None:
        """Freeze the period's events and keep the cut of what stands in it."""
        with writing(self._db):
            self._write(period, Status.CLOSED, nil=nil, reason="")
            self._db.execute("DELETE FROM cuts WHERE period = ?", (str(period),))
            for record in standing:
                kept = json.dumps(to_row(record, self._lists), ensure_ascii=False)
                self._db.execute(
                    "INSERT INTO cuts VALUES (?, ?, ?, ?)",
                    (str(period), record.register.key, record.uid, kept),
                )

    def reopen(self, period: Period, reason: str) -> None:
        with writing(self._db):
            self._write(period, Status.OPEN, nil=False, reason=reason)

    def cut(self, period: Period, register: Register) -> list[Record]:
        """The standing records of a closed period with the values they had then."""
        rows = self._db.execute("SELECT kept FROM cuts WHERE period = ? AND register = ?", (str(period), register.key))
        records = []
        for (kept,) in rows:
            row = json.loads(kept)
            records.append(from_row(register, dict.fromkeys(register.by_key) | row))
        return sorted(records, key=lambda record: record.folio)

    def sent(self, period: Period) -> Sent | None:
        """The newest return made of a period."""
        row = self._db.execute(
            "SELECT period, revision, seal, folio, made_at FROM returns WHERE period = ? ORDER BY seq DESC LIMIT 1",
            (str(period),),
        ).fetchone()
        return Sent(*row) if row else None

    def made(self) -> int:
        """How many returns the office made, of any period."""
        return int(self._db.execute("SELECT coalesce(max(seq), 0) FROM returns").fetchone()[0])

    def said(self, period: Period) -> dict[str, Any] | None:
        """What the newest return of a period said; None where there is none, or it was made before that was kept."""
        packed = self._newest(period, "said")
        said: dict[str, Any] | None = json.loads(zlib.decompress(packed)) if packed else None
        return said

    def file(self, period: Period) -> bytes | None:
        """The newest return of a period as it left, without a password; None as ``said``."""
        return self._newest(period, "file")

    def last_made_at(self) -> str:
        """When the newest return of any period was made, "" where there is none."""
        row = self._db.execute("SELECT made_at FROM returns ORDER BY seq DESC LIMIT 1").fetchone()
        return row[0] if row else ""

    def note_return(self, period: Period, made: Made, *, whom: str = "", late: bool = False) -> None:
        """Remember that a return left for somebody, as a line of the history too; ``late`` where it was due before."""
        at = self._now().isoformat(timespec="seconds")
        packed = zlib.compress(json.dumps(made.said, ensure_ascii=False).encode())
        with writing(self._db):
            self._db.execute(
                "INSERT INTO returns (period, revision, seal, folio, made_at, made_by, said, file)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (str(period), made.revision, made.seal, made.folio, at, self._who, packed, made.file),
            )
            changes: dict[str, Any] = {"revision": made.revision, "seal": made.seal, "for": whom}
            changes |= {"late": True} if late else {}
            self._history.add("return", at=at, who=self._who, uid=str(period), changes=changes)

    def _newest(self, period: Period, column: str) -> bytes | None:
        sql = f"SELECT [{column}] FROM returns WHERE period = ? ORDER BY seq DESC LIMIT 1"
        row = self._db.execute(sql, (str(period),)).fetchone()
        return row[0] if row else None

    def _write(self, period: Period, status: Status, *, nil: bool, reason: str) -> None:
        at = self._now().isoformat(timespec="seconds")
        days = (period.first_day.isoformat(), period.last_day.isoformat())
        self._db.execute(
            "INSERT OR REPLACE INTO periods (period, first_day, last_day, status, nil, changed_at, changed_by, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (str(period), *days, status.value, int(nil), at, self._who, reason),
        )
        deed = "close" if status is Status.CLOSED else "reopen"
        self._history.add(deed, at=at, who=self._who, uid=str(period), changes={"nil": nil, "reason": reason})
