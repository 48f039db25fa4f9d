"""Records that count no longer because another one, which is there, was decided to be the same."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable

from napdesk.schema.register import Register
from napdesk.store.driver import Database
from napdesk.store.tables import received_table


def left_out(db: Database, register: Register) -> set[str]:
    """The uids that do not count; one whose kept record is gone counts again, or nobody would."""
    by_kept = _by_kept(db, register)
    if not by_kept:
        return set()
    table = received_table(register)
    rows = db.execute(
        f"SELECT DISTINCT uid FROM [{table}] WHERE {_NAMED.format(table=table)}"
        " AND received IN (SELECT id FROM received WHERE current = 1)",
        {"uids": json.dumps(sorted(by_kept))},
    ).fetchall()
    return {uid for (kept,) in rows for uid in by_kept[kept]}


def depending_on(db: Database, register: Register, offices: Collection[str]) -> set[str]:
    """The offices, by uid, of what is left out for a record of these offices."""
    by_kept = _by_kept(db, register)
    theirs = offices_of(db, register, by_kept) if by_kept else {}
    lost = {uid for kept, held in theirs.items() if not held.isdisjoint(offices) for uid in by_kept[kept]}
    return {office for held in offices_of(db, register, lost).values() for office in held} if lost else set()


def offices_of(db: Database, register: Register, uids: Iterable[str]) -> dict[str, set[str]]:
    """The offices, by uid, that ever told each of these records."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = db.execute(
        f"SELECT DISTINCT uid, office FROM [{received_table(register)}]"
        " WHERE uid IN (SELECT value FROM json_each(:uids))",
        {"uids": json.dumps(sorted(uids))},
    )
    for uid, office in rows:
        found[uid].add(office)
    return found


# From the index of offices and uids alone: the records are many and wide.
_NAMED = "id IN (SELECT id FROM [{table}] WHERE uid IN (SELECT value FROM json_each(:uids)))"


def _by_kept(db: Database, register: Register) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    rows = db.execute(
        "SELECT keep, uid FROM left_out JOIN overlaps ON overlaps.id = overlap WHERE left_out.register = ?",
        (register.key,),
    )
    for kept, uid in rows:
        found[kept].add(uid)
    return found
