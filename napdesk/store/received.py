"""The returns a hub received, each with its original bytes and its records, in batches that are in or are not."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

from napdesk.schema.receiving import Arrived, BatchState, Reception
from napdesk.schema.register import Register
from napdesk.store.current import IN, foreseen, settle
from napdesk.store.driver import Database
from napdesk.store.history import History
from napdesk.store.records import Now
from napdesk.store.rows import Row
from napdesk.store.tables import received_table
from napdesk.store.writing import writing

AT_ONCE = 500  # rows: a save that waits behind them waits 20 ms
# How many files claim to be the same revision, this one among them.
_CLAIMS = f"""
    SELECT count(DISTINCT received.seal) FROM received JOIN batches ON batches.id = received.batch
    WHERE {IN} AND received.office_uid = one.office_uid AND received.period = one.period
    AND received.revision = one.revision
"""
_AT = "SELECT begun_at FROM batches WHERE batches.id = one.batch"
_NOT_IN = f"SELECT id FROM batches WHERE state <> '{BatchState.IN}'"
_TOLD = f"id, file, office, period, revision, seal, outcome, why, current, state, problems, ({_AT}), ({_CLAIMS})"


class Kept(NamedTuple):
    """A return that is kept here; ``outcome`` is what follows from all that are in, ``received_at`` an ISO instant."""

    id: int
    file: str
    office: str
    period: str
    revision: int
    seal: str
    outcome: Reception
    why: str
    state: str
    problems: Mapping[str, int]
    received_at: str


class Batch(NamedTuple):
    """Files received together; ``at`` is an ISO instant, ``returns`` how many are in it."""

    id: int
    state: BatchState
    at: str
    who: str
    returns: int


class Received:
    """Stages returns row by row, and takes a batch in or out in one short transaction."""

    def __init__(self, db: Database, history: History, registers: Sequence[Register], *, who: str, now: Now) -> None:
        self._db = db
        self._history = history
        self._registers = registers
        self._who = who
        self._now = now

    def begin(self) -> int:
        """A new batch, of which nothing counts until it is taken in."""
        with writing(self._db):
            begun = self._db.execute(
                "INSERT INTO batches (state, begun_at, begun_by) VALUES (?, ?, ?) RETURNING id",
                (BatchState.STAGED.value, self._at(), self._who),
            ).fetchone()
        return int(begun[0])

    def stage(self, batch: int, one: Arrived, file: bytes, rows: Mapping[str, Sequence[tuple[int, Row]]]) -> int:
        """Keep a return beside those that are in, its records in small commits; returns its number."""
        held = Reception.HELD if one.why else Reception.ACCEPTED
        with writing(self._db):
            self._db.execute(
                "INSERT INTO originals (digest, file) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
                (one.digest, zlib.compress(file, 0)),  # a workbook is packed already
            )
            row: dict[str, Any] = {each.name: getattr(one, each.name) for each in fields(one)}
            row |= {"batch": batch, "outcome": held.value, "current": 0, "decided": ""}
            row |= {name: json.dumps(row[name], ensure_ascii=False) for name in ("head", "problems")}
            number = self._db.execute(
                f"INSERT INTO received ({', '.join(row)}) VALUES (:{', :'.join(row)}) RETURNING id", row
            ).fetchone()[0]
        for register in self._registers:
            self._put_rows(register, int(number), rows.get(register.key, ()))
        return int(number)

    def take_in(self, batch: int) -> None:
        """Make what was staged count, all of it at once."""
        self._turn(batch, BatchState.IN)

    def undo(self, batch: int) -> None:
        """Take a batch out again; its files and rows stay, and count for nothing."""
        self._turn(batch, BatchState.UNDONE)

    def state_of(self, batch: int) -> BatchState | None:
        row = self._db.execute("SELECT state FROM batches WHERE id = ?", (batch,)).fetchone()
        return BatchState(row[0]) if row else None

    def batches(self, limit: int) -> list[Batch]:
        """Those that are in or were taken out again, the newest first."""
        rows = self._db.execute(
            "SELECT id, state, begun_at, begun_by, (SELECT count(*) FROM received WHERE batch = batches.id)"
            " FROM batches WHERE state IN (?, ?) ORDER BY id DESC LIMIT ?",
            (BatchState.IN.value, BatchState.UNDONE.value, limit),
        )
        return [Batch(number, BatchState(state), at, who, count) for number, state, at, who, count in rows]

    def sweep(self) -> None:
        """Forget what a batch that never came to its end had staged."""
        for (batch,) in self._db.execute(
            "SELECT id FROM batches WHERE state = ?", (BatchState.STAGED.value,)
        ).fetchall():
            with writing(self._db):
                mine = "(SELECT id FROM received WHERE batch = ?)"
                for register in self._registers:
                    self._db.execute(f"DELETE FROM [{received_table(register)}] WHERE received IN {mine}", (batch,))
                self._db.execute("DELETE FROM received WHERE batch = ?", (batch,))
                # Its number stays taken: whoever still holds it must not take in another batch.
                self._db.execute("UPDATE batches SET state = ? WHERE id = ?", (BatchState.DROPPED.value, batch))
                self._db.execute("DELETE FROM originals WHERE digest NOT IN (SELECT digest FROM received)")

    def accept(self, number: int, why: str) -> None:
        """Let a return that was held count, for a reason that stays."""
        with writing(self._db):
            self._db.execute(
                "UPDATE received SET outcome = ?, decided = ? WHERE id = ? AND outcome = ?",
                (Reception.ACCEPTED.value, why, number, Reception.HELD.value),
            )
            [office] = self._db.execute("SELECT office_uid FROM received WHERE id = ?", (number,)).fetchone()
            settle(self._db, self._registers, [office])
            self._note("held_accepted", str(number), why=why)

    def choose(self, number: int, why: str) -> None:
        """Of several that claim to be the same revision let one count; the others are set aside, for that reason."""
        with writing(self._db):
            [office] = self._db.execute("SELECT office_uid FROM received WHERE id = ?", (number,)).fetchone()
            self._db.execute(
                "UPDATE received SET outcome = ?, decided = ? FROM received AS chosen WHERE chosen.id = ?"
                " AND received.seal <> chosen.seal AND received.office_uid = chosen.office_uid"
                " AND received.period = chosen.period AND received.revision = chosen.revision AND received.outcome = ?",
                (Reception.REFUSED.value, why, number, Reception.ACCEPTED.value),
            )
            settle(self._db, self._registers, [office])
            self._note("fork_decided", str(number), why=why)

    def numbers_of(self, seals: Collection[str]) -> dict[str, int]:
        """The return that is kept of each of these seals."""
        rows = self._db.execute(
            "SELECT seal, min(id) FROM received WHERE seal IN (SELECT value FROM json_each(?)) GROUP BY seal",
            (json.dumps(sorted(seals)),),
        )
        return dict(rows.fetchall())

    def last(self) -> int:
        """The highest number of a return; 0 where there is none."""
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM received").fetchone()[0])

    def has(self, seal: str) -> bool:
        """Whether a return of that seal is in, or waits to be decided on."""
        found = self._db.execute(
            "SELECT 1 FROM received JOIN batches ON batches.id = batch WHERE seal = ? AND batches.state <> ?",
            (seal, BatchState.UNDONE.value),
        ).fetchone()
        return found is not None

    def foreseen(self, batch: int) -> dict[int, Reception]:
        """What would become of the returns of a staged batch, by their number."""
        return foreseen(self._db, batch)

    def of_batch(self, batch: int) -> list[Kept]:
        return self._kept("batch = ?", (batch,))

    def of_period(self, office: str, period: str) -> list[Kept]:
        """What came of an office's period and is in or waits, the latest revision first."""
        found = self._kept(f"office = ? AND period = ? AND batch NOT IN ({_NOT_IN})", (office, period))
        return sorted(found, key=lambda one: (-one.revision, -one.id))

    def current_of_year(self, year: int) -> list[Kept]:
        """The returns of a year's periods that count."""
        return self._kept("current = 1 AND substr(period, 1, 4) = ?", (str(year),))

    def held(self) -> list[Kept]:
        """Those a person has to decide on."""
        return self._kept(f"outcome = 'held' AND batch NOT IN ({_NOT_IN})", ())

    def forked(self) -> list[Kept]:
        """Those that claim to be the same revision as another one."""
        found = self._kept(f"outcome = 'accepted' AND current = 0 AND batch NOT IN ({_NOT_IN})", ())
        return [one for one in found if one.outcome is Reception.FORKED]

    def current_periods(self) -> dict[str, set[str]]:
        """The periods of which a return counts, by the code of its office."""
        found: dict[str, set[str]] = {}
        for office, period in self._db.execute("SELECT office, period FROM received WHERE current = 1"):
            found.setdefault(office, set()).add(period)
        return found

    def codes(self) -> dict[str, str]:
        """The code of each office that a return came from, by its uid; of several the last one used."""
        return dict(self._db.execute("SELECT office_uid, office FROM received ORDER BY last_day, id").fetchall())

    def years(self) -> list[int]:
        """The years of which a return counts, the first one first."""
        rows = self._db.execute("SELECT DISTINCT substr(period, 1, 4) FROM received WHERE current = 1 ORDER BY 1")
        return [int(year) for (year,) in rows]

    def nil_in(self, year: int) -> bool:
        """Whether an office stated that it has nothing to report of a period of that year."""
        sql = "SELECT EXISTS (SELECT 1 FROM received WHERE current = 1 AND substr(period, 1, 4) = ? AND head ->> 'nil')"
        return bool(self._db.execute(sql, (str(year),)).fetchone()[0])

    def original(self, number: int) -> bytes:
        """The bytes of the file a return came in."""
        row = self._db.execute(
            "SELECT originals.file FROM received JOIN originals USING (digest) WHERE received.id = ?", (number,)
        ).fetchone()
        return zlib.decompress(row[0])

    def fingerprints(self, office: str, period: str) -> dict[tuple[str, str], str]:
        """What each record of the current return of an office's period says, by its register and uid."""
        sql = "SELECT id FROM received WHERE current = 1 AND office_uid = ? AND period = ?"
        current = self._db.execute(sql, (office, period)).fetchone()
        found: dict[tuple[str, str], str] = {}
        if current is None:
            return found
        for register in self._registers:
            rows = self._db.execute(
                f"SELECT uid, fingerprint FROM [{received_table(register)}] WHERE received = ?", current
            )
            found |= {(register.key, uid): said for uid, said in rows}
        return found

    def _kept(self, where: str, values: Sequence[object]) -> list[Kept]:
        rows = self._db.execute(
            f"SELECT {_TOLD} FROM received AS one WHERE {where} ORDER BY id", tuple(values)
        ).fetchall()
        return [self._told(*row) for row in rows]

    def _told(
        self, number: int, file: str, office: str, period: str, revision: int, seal: str, outcome: str, why: str,
        current: int, state: str, problems: str, received_at: str, claims: int,
    ) -> Kept:  # fmt: skip
        said, weights = Reception(outcome), json.loads(problems)
        if said is Reception.ACCEPTED and not current:
            said = Reception.FORKED if claims > 1 else Reception.SUPERSEDED
            why = said.value if said is Reception.FORKED else why
        elif said is Reception.ACCEPTED and weights:
            said = Reception.WITH_NOTES
        return Kept(number, file, office, period, revision, seal, said, why, state, weights, received_at)

    def _put_rows(self, register: Register, number: int, rows: Sequence[tuple[int, Row]]) -> None:
        if not rows:
            return
        columns = ["received", "sheet_row", "current", *rows[0][1]]
        marks = ", ".join("?" * len(columns))
        named = ", ".join(f"[{name}]" for name in columns)
        sql = f"INSERT INTO [{received_table(register)}] ({named}) VALUES ({marks})"
        for start in range(0, len(rows), AT_ONCE):
            with writing(self._db):
                self._db.conn.executemany(
                    sql, [(number, place, 1, *row.values()) for place, row in rows[start : start + AT_ONCE]]
                )

    def _turn(self, batch: int, state: BatchState) -> None:
        with writing(self._db):
            self._db.execute("UPDATE batches SET state = ? WHERE id = ?", (state.value, batch))
            offices = self._db.execute("SELECT DISTINCT office_uid FROM received WHERE batch = ?", (batch,)).fetchall()
            settle(self._db, self._registers, [office for (office,) in offices])
            self._note(f"batch_{state.value}", str(batch))

    def _note(self, deed: str, about: str, **changes: str) -> None:
        self._history.add(deed, at=self._at(), who=self._who, uid=about, changes=changes)

    def _at(self) -> str:
        return self._now().isoformat(timespec="seconds")
