"""The received records as they are published: read by thousands, each value as PostgreSQL's COPY takes it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from napdesk.schema.fields import AnyField, Choices, YesNo
from napdesk.schema.register import Register
from napdesk.store.driver import Database, translated
from napdesk.store.tables import LEFT_OUT, received_table

AT_ONCE = 5_000
# What is said of a record and of where it comes from: it changes with any of these.
_PRINT = (
    "told.fingerprint || '.' || told.received || '.' || told.sheet_row || '.' || told.current || '.' || told.revision"
)
_BELOW = f"told.id > ? AND told.current IN (1, {LEFT_OUT}) AND told.deleted_at IS NULL"
_FROM = "JOIN received ON received.id = told.received AND received.current = 1"


def prints(db: Database, register: Register) -> Iterator[tuple[Any, ...]]:
    """Office, uid and print of every record that counts or is left out by a decision."""
    yield from _read(db, register, f"received.office, told.uid, {_PRINT}")


def rows(db: Database, register: Register, only: Collection[str] | None = None) -> Iterator[tuple[Any, ...]]:
    """The same records whole, in the order of ``postgres.tables.PLACE`` and the fields that leave; of ``only`` these
    uids where it is given."""
    place = (
        "received.office, told.uid, received.seal, received.period, told.folio, told.sheet_row,"
        f" CASE told.current WHEN 1 THEN 't' ELSE 'f' END, told.absences, {_PRINT}"
    )
    asked = ", ".join(_told(one) for one in register.leaving)
    for row in _read(db, register, f"{place}, {asked}"):
        if only is None or row[1] in only:
            yield row


def _told(asked: AnyField) -> str:
    """A column as COPY reads it."""
    column = f"told.[{asked.key}]"
    if isinstance(asked, YesNo):
        return f"CASE {column} WHEN 1 THEN 't' WHEN 0 THEN 'f' END"
    if isinstance(asked, Choices):
        return f"'{{' || replace(trim({column}, ';'), ';', ',') || '}}'"
    return column


def _read(db: Database, register: Register, columns: str) -> Iterator[tuple[Any, ...]]:
    sql = (
        f"SELECT told.id, {columns} FROM [{received_table(register)}] AS told {_FROM}"
        f" WHERE {_BELOW} ORDER BY told.id LIMIT {AT_ONCE}"
    )
    after = 0
    while True:
        with translated():
            found = db.execute(sql, (after,)).fetchall()
        for row in found:
            yield row[1:]
        if len(found) < AT_ONCE:
            return
        after = found[-1][0]
