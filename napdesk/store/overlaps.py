"""What may be counted twice among the returns of all offices, and what was decided of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence

from napdesk.schema.overlaps import Decision, Kind, Overlap
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.store.current import settle
from napdesk.store.driver import Database
from napdesk.store.history import History
from napdesk.store.left_out import offices_of
from napdesk.store.records import Now
from napdesk.store.writing import writing

_COLUMNS = "id, register, kind, records, reason, decision, keep, why, decided_at, decided_by"


class Overlaps:
    """Those found and those decided; an id follows from the records' uids, so that a decision outlives revisions."""

    def __init__(self, db: Database, history: History, registers: Sequence[Register], *, who: str, now: Now) -> None:
        self._db = db
        self._history = history
        self._registers = {one.key: one for one in registers}
        self._who = who
        self._now = now

    def all(self) -> list[Overlap]:
        """The open ones first, each by register and id."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM overlaps ORDER BY decision <> '', register, id")
        return [_overlap(*row) for row in rows]

    def open(self) -> list[Overlap]:
        """Those that nobody has decided on: all of their records count."""
        return [one for one in self.all() if one.decision is None]

    def put(self, found: Iterable[Overlap], among: Collection[str] | None = None) -> list[Overlap]:
        """Keep the new ones of what a search found, and withdraw the open ones it did not find again.

        ``among`` are the uids it looked around, None for all: what is open among others stays. What was decided of
        the same records, or of more, stays decided. Returns those found that are open.
        """
        known = self.all()
        decided = [one for one in known if one.decision is not None]
        is_open = {one.id: one for one in found if not any(each.settles(one) for each in decided)}
        was_open = {one.id for one in known if one.decision is None and _touches(one, among)}
        kept = {one.id for one in known}
        new = [one for key, one in is_open.items() if key not in kept]
        gone = sorted(was_open - is_open.keys())
        if new or gone:
            with writing(self._db):
                self._db.conn.executemany("DELETE FROM overlaps WHERE id = ?", [(key,) for key in gone])
                self._db.conn.executemany(
                    f"INSERT INTO overlaps ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, '', '', '', '', '')",
                    [_row(one) for one in new],
                )
                changes = {"found": [one.id for one in new], "withdrawn": gone}
                self._history.add("overlaps", at=self._at(), who=self._who, changes=changes)
        return sorted(is_open.values())

    def decide(self, overlap: Overlap, decision: Decision, keep: str, why: str) -> None:
        """Let only ``keep`` count of its records, or all of them where it is ""; the last decision holds."""
        decided = overlap._replace(decision=decision, keep=keep, why=why)
        register = self._registers[overlap.register]
        with writing(self._db):
            self._db.execute(
                "UPDATE overlaps SET decision = ?, keep = ?, why = ?, decided_at = ?, decided_by = ? WHERE id = ?",
                (decision.value, keep, why, self._at(), self._who, overlap.id),
            )
            # What is kept now may have been left out for another by an earlier decision.
            self._db.execute(
                "DELETE FROM left_out WHERE register = ? AND (overlap = ? OR uid = ?)", (register.key, overlap.id, keep)
            )
            self._db.conn.executemany(
                "INSERT INTO left_out (register, uid, overlap) VALUES (?, ?, ?)",
                [(register.key, uid, overlap.id) for uid in decided.left_out],
            )
            offices = offices_of(self._db, register, overlap.records)
            settle(self._db, tuple(self._registers.values()), {one for told in offices.values() for one in told})
            was = overlap.decision.value if overlap.decision else ""
            changes = {"decision": [was, decision.value], "keep": [overlap.keep, keep], "why": why}
            self._history.add(
                "overlap_decided", at=self._at(), who=self._who, register=register.key, uid=overlap.id, changes=changes
            )

    def _at(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _touches(overlap: Overlap, among: Collection[str] | None) -> bool:
    return among is None or any(uid in among for uid in overlap.records)


def _row(one: Overlap) -> tuple[str, ...]:
    reason = json.dumps({"es": one.reason.es, "en": one.reason.en}, ensure_ascii=False)
    return one.id, one.register, one.kind.value, json.dumps(one.records), reason


def _overlap(
    key: str, register: str, kind: str, records: str, reason: str, decision: str, keep: str, why: str, at: str, by: str
) -> Overlap:
    said = Text(**json.loads(reason))
    decided = Decision(decision) if decision else None
    return Overlap(key, register, Kind(kind), tuple(json.loads(records)), said, decided, keep, why, at, by)
