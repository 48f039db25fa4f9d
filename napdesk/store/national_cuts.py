"""National cuts: which returns, decisions and commitments stand behind a published report, sealed under its name."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from napdesk.schema.register import Register
from napdesk.store.current import latest_rows
from napdesk.store.driver import Database
from napdesk.store.history import History
from napdesk.store.records import Now
from napdesk.store.tables import received_table
from napdesk.store.writing import writing

_COLUMNS = "name, year, day, content, seal, made_at, made_by"
_IN_CUT = "IN (SELECT id FROM temp.cut_returns)"


class NationalCut(NamedTuple):
    """``day`` is the cut-off and ``made_at`` an instant, both ISO; ``content`` is what the seal is over."""

    name: str
    year: int
    day: str
    content: Mapping[str, Any]
    seal: str
    made_at: str
    made_by: str


class NationalCuts:
    """Kept by name, and never changed."""

    def __init__(self, db: Database, history: History, *, who: str, now: Now) -> None:
        self._db = db
        self._history = history
        self._who = who
        self._now = now

    def all(self) -> list[NationalCut]:
        """The newest first."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM national_cuts ORDER BY made_at DESC, name").fetchall()
        return [_cut(*row) for row in rows]

    def find(self, name: str) -> NationalCut | None:
        row = self._db.execute(f"SELECT {_COLUMNS} FROM national_cuts WHERE name = ?", (name,)).fetchone()
        return _cut(*row) if row else None

    def put(self, name: str, year: int, day: str, content: Mapping[str, Any], seal: str) -> NationalCut:
        """Keep a new one, with a line of the history; its name is not taken."""
        made = NationalCut(name, year, day, content, seal, self._now().isoformat(timespec="seconds"), self._who)
        with writing(self._db):
            written = json.dumps(content, ensure_ascii=False)
            self._db.execute(
                f"INSERT INTO national_cuts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (name, year, day, written, seal, made.made_at, made.made_by),
            )
            self._history.add("national_cut", at=made.made_at, who=self._who, uid=name, changes={"seal": seal})
        return made


def count_cut(
    db: Database, registers: Sequence[Register], returns: Collection[int], left_out: Mapping[str, Collection[str]]
) -> None:
    """On this connection alone, let every measure count these returns, by their numbers, and nothing else.

    ``left_out`` are the uids that were decided not to count, by the register's key.
    """
    db.execute("CREATE TEMP TABLE cut_returns (id INTEGER PRIMARY KEY)")
    db.conn.executemany("INSERT INTO cut_returns VALUES (?)", [(number,) for number in returns])
    for register in registers:
        key, table = register.key, received_table(register)
        latest = latest_rows(register, f"received.id {_IN_CUT}", f"own.id {_IN_CUT}")
        db.execute(f"CREATE TEMP TABLE [cut_{key}] (id INTEGER PRIMARY KEY)")
        db.execute(
            f"INSERT INTO [cut_{key}] SELECT id FROM ({latest}) WHERE uid NOT IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(left_out.get(key, ()))),),
        )
        db.execute(
            f"CREATE TEMP VIEW [counted_{key}] AS SELECT kept.*, kept.received AS a_return,"
            " (SELECT institution FROM received WHERE id = kept.received) AS office_institution"
            f" FROM [{table}] AS kept WHERE id IN (SELECT id FROM temp.[cut_{key}]) AND deleted_at IS NULL"
            " AND stage IN ('complete', 'approved')"
        )


def _cut(name: str, year: int, day: str, content: str, seal: str, made_at: str, made_by: str) -> NationalCut:
    return NationalCut(name, year, day, json.loads(content), seal, made_at, made_by)
