"""Records that stand near another: of the same document, or at its place in its days."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from napdesk.schema.folding import fold, words_of
from napdesk.schema.record import Record
from napdesk.schema.register import DOCUMENT_REF, ClockKind, Register
from napdesk.store.driver import Database, translated
from napdesk.store.rows import from_row

NEAR = timedelta(days=3)
MOST = 400  # looked through; more stand near only where the place or the document says next to nothing


class Neighbours:
    """Reads from one connection; a search takes a few milliseconds among 100,000 records."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, record: Record) -> list[Record]:
        """The living records near this one, itself left out, without personal values."""
        found: dict[str, Record] = {}
        for where, parameters in (_at_its_place(record), _of_its_document(record)):
            if not where:
                continue
            key = record.register.key
            sql = f"SELECT * FROM [{key}] WHERE deleted_at IS NULL AND uid <> :uid AND {where} LIMIT {MOST}"
            with translated():
                cursor = self._db.execute(sql, parameters | {"uid": record.uid})
                names = [column[0] for column in cursor.description]
                rows = cursor.fetchall()
            for row in rows:
                near = from_row(record.register, dict(zip(names, row, strict=True)))
                found[near.uid] = near
        return list(found.values())


def said_twice(register: Register) -> str:
    """As a condition: another record that counts says the same name, place and day, and nobody said why.

    For registers with places; what is told apart by more is looked for only while it is typed.
    """
    assert register.place is not None
    name, clock = register.name_field.key, register.clock
    same = [f"{name}_sort", register.place.key, *([clock.ends.key] if clock.kind is ClockKind.EVENT else [])]
    columns = ", ".join(same)
    several = f"SELECT {columns} FROM [counted_{register.key}] WHERE {clock.within_sql} GROUP BY {columns}"
    return f"json_extract(reasons, '$.{name}') IS NULL AND ({columns}) IN ({several} HAVING count(*) > 1)"


def _at_its_place(record: Record) -> tuple[str, dict[str, Any]]:
    """Where it is and, unless it stands for years, about when it began; nothing while that is not said."""
    register = record.register
    place = record.values.get(register.place.key) if register.place else None
    if register.place is not None and place is None:
        return "", {}
    begins = register.clock.begins
    if register.clock.kind is ClockKind.STANDING:
        return (f"[{register.place.key}] = :place", {"place": place}) if register.place else ("", {})
    if (day := record[begins]) is None:
        return "", {}
    # The day finds fewer than the place does: the plus keeps SQLite from looking there first.
    where = f"[{begins.key}] BETWEEN :first AND :last"
    where += f" AND +[{register.place.key}] = :place" if register.place else ""
    return where, {"place": place, "first": (day - NEAR).isoformat(), "last": (day + NEAR).isoformat()}


def _of_its_document(record: Record) -> tuple[str, dict[str, Any]]:
    words = " ".join(words_of(record[DOCUMENT_REF] or ""))
    if len(words) < 3:
        return "", {}
    key = record.register.key
    return f"id IN (SELECT rowid FROM [search_{key}] WHERE words MATCH :document)", {"document": f'"{fold(words)}"'}
