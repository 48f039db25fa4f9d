"""The tables that follow from the registers: made, and grown by adding columns, never rewritten."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from napdesk.schema.codes import Lists
from napdesk.schema.fields import AnyField
from napdesk.schema.register import ClockKind, Register
from napdesk.store.driver import Database
from napdesk.store.rows import BY_SEX, COLUMN_TYPES, from_row, sort_words, sorted_fields, stored_fields

_OWN_COLUMNS: dict[str, type[str] | type[int]] = {
    "id": int,
    "uid": str,
    "folio": str,
    "office": str,
    "stage": str,
    "revision": int,
    "created_at": str,
    "created_by": str,
    "updated_at": str,
    "updated_by": str,
    "deleted_at": str,
    "absences": str,
    "reasons": str,
    "fingerprint": str,
}
COUNTS = "deleted_at IS NULL AND stage IN ('complete', 'approved')"
RECEIVED_COUNTS = f"current = 1 AND {COUNTS}"
LEFT_OUT = 2  # in a record's column `current`: the latest cut says it, and it was decided that it does not count
# Over the table of what was received: the return it came in is one that counts.
IN_RETURN = "EXISTS (SELECT 1 FROM received INDEXED BY received_current WHERE current = 1 AND id = {table}.received)"
_OBLIGED = {"id": "PRIMARY KEY", "uid": "NOT NULL", "folio": "NOT NULL", "stage": "NOT NULL", "revision": "NOT NULL"}
# Asked for all tables at once: every start waits for the answer.
_COLUMNS = """
    SELECT held.name, part.name FROM sqlite_master AS held, pragma_table_info(held.name) AS part
    WHERE held.sql LIKE 'CREATE TABLE%'
"""
_INDEXES = """
    SELECT tbl_name, group_concat(part, ' ') FROM (
        SELECT held.tbl_name, held.name, read.name AS part
        FROM sqlite_master AS held, pragma_index_info(held.name) AS read
        WHERE held.type = 'index' ORDER BY held.name, read.seqno
    ) GROUP BY name
"""
_SQL_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}


def columns_of(register: Register) -> dict[str, type[str] | type[int] | type[float]]:
    """Column names and types of a register's table."""
    own: dict[str, type[str] | type[int] | type[float]] = dict(_OWN_COLUMNS)
    own |= {asked.key: COLUMN_TYPES[type(asked)] for asked in stored_fields(register)}
    own |= {BY_SEX: int} if register.people else {}
    return own | {f"{asked.key}_sort": str for asked in sorted_fields(register)}


@cache
def counted_columns(register: Register) -> tuple[str, ...]:
    """What the measures read of a record, its day first: an index over them spares them the records themselves."""
    said = " ".join(
        part for one in register.measures for part in (one.condition, one.n, one.of, one.unknown, one.absent) if part
    )
    words = set(re.findall(r"\w+", said))
    first = register.clock.ends if register.clock.kind is ClockKind.EVENT else register.clock.begins
    read = [name for name in columns_of(register) if name in words]
    return tuple(dict.fromkeys((first.key, "deleted_at", "stage", "office", *read)))


def wanting(db: Database, registers: Sequence[Register]) -> bool:
    """Whether a register has a table, a column or an index that the store does not have yet."""
    columns = set(db.execute(_COLUMNS).fetchall())
    indexes = {(table, tuple(read.split())) for table, read in db.execute(_INDEXES)}
    return any(
        {(table, name) for table, names in _tables_of(register) for name in names} - columns
        or {(register.key, tuple(read)) for read in (*_looked_up(register), counted_columns(register))} - indexes
        for register in registers
    )


def grow(db: Database, registers: Sequence[Register], lists: Lists) -> None:
    """Bring tables, views, search and triggers to what the registers say; runs inside the caller's transaction."""
    tables = set(db.table_names())
    for register in registers:
        columns = columns_of(register)
        if register.key not in tables:
            _make_table(db, register)
            db.table(register.key).create_index(["uid"], unique=True)
            db.table(register.key).create_index(["folio"], unique=True)
            _make_search(db, register)
        else:
            present = db.table(register.key).columns_dict
            for name in (name for name in columns if name not in present):
                db.execute(f"ALTER TABLE [{register.key}] ADD COLUMN [{name}] {_SQL_TYPES[columns[name]]}")
            _put_in_order(db, register, [one for one in sorted_fields(register) if one.key in present], present, lists)
            if BY_SEX in columns and BY_SEX not in present:
                _tell_sexes_apart(db, register)
        _grow_received(db, register, tables)
        for looked_up in _looked_up(register):
            db.table(register.key).create_index(looked_up, if_not_exists=True)
        _make_view(db, register)
        _index_counted(db, register)
        _make_triggers(db, register)


def _make_table(db: Database, register: Register) -> None:
    """In SQL of our own: to see whether STRICT is known, sqlite_utils makes a table and takes a failing disk for no.

    By then SQLite has rolled back the transaction, and what follows would be kept statement by statement.
    """
    _create(db, register.key, columns_of(register))


def _create(db: Database, table: str, columns: Mapping[str, type]) -> None:
    named = (f"[{name}] {_SQL_TYPES[kind]} {_OBLIGED.get(name, '')}" for name, kind in columns.items())
    db.execute(f"CREATE TABLE [{table}] ({', '.join(named)}) STRICT")


def _received_columns(register: Register) -> dict[str, type[str] | type[int] | type[float]]:
    """A received record: what is kept of one of the office's own, the return it came in and its row there."""
    return {"id": int, "received": int, "sheet_row": int, "current": int} | columns_of(register)


def _tables_of(register: Register) -> list[tuple[str, Collection[str]]]:
    return [(register.key, columns_of(register)), (received_table(register), _received_columns(register))]


def _grow_received(db: Database, register: Register, tables: Collection[str]) -> None:
    """The same records as others sent them; a return is replaced as a whole, so that a uid stands there many times.

    Each says whether it counts where its return does, 1 from the start: that return is then made to count, or not,
    by a line of its own, and of its records those alone are written to that another one tells later.
    """
    table, columns = received_table(register), _received_columns(register)
    if table not in tables:
        _create(db, table, columns)
    present = db.table(table).columns_dict
    for name in (name for name in columns if name not in present):
        db.execute(f"ALTER TABLE [{table}] ADD COLUMN [{name}] {_SQL_TYPES[columns[name]]}")
    for looked_up in (["received"], ["office", "uid", "received", "current"]):
        db.table(table).create_index(looked_up, if_not_exists=True)
    db.execute(f"DROP INDEX IF EXISTS [idx_{table}_office_uid]")  # as stores of version 6 had it


def _looked_up(register: Register) -> list[list[str]]:
    """What records are found by: their days, whether another says the same, and where they were."""
    found = [register.clock.begins, register.clock.ends, register.place]
    # With the mark of the deleted, a list in its own order is read from the index alone.
    return [["fingerprint"], *([key, "deleted_at"] for key in dict.fromkeys(asked.key for asked in found if asked))]


def _put_in_order(
    db: Database, register: Register, fields: Sequence[AnyField], present: Collection[str], lists: Lists
) -> None:
    """Fill the order of fields that were kept before and stand in the list only now."""
    for asked in fields:
        if f"{asked.key}_sort" in present:
            continue
        # A closed period freezes what was said, not the order it is shown in; the triggers are made anew below.
        _drop_triggers(db, register)
        rows = db.execute(f"SELECT id, [{asked.key}] FROM [{register.key}]").fetchall()
        keys = [(sort_words(asked, value, lists), number) for number, value in rows]
        db.conn.executemany(f"UPDATE [{register.key}] SET [{asked.key}_sort] = ? WHERE id = ?", keys)


def _drop_triggers(db: Database, register: Register) -> None:
    for trigger in db.table(register.key).triggers:
        db.execute(f"DROP TRIGGER [{trigger.name}]")


def _make_search(db: Database, register: Register) -> None:
    table = f"search_{register.key}"
    db.execute(
        f"CREATE VIRTUAL TABLE [{table}] USING fts5(words, prefix='2 3', tokenize='unicode61 remove_diacritics 0')"
    )
    # Deleted words would otherwise stay in the index's pages.
    db.execute(f"INSERT INTO [{table}]([{table}], rank) VALUES ('secure-delete', 1)")


def _tell_sexes_apart(db: Database, register: Register) -> None:
    """Fill what was not yet kept beside records of before."""
    _drop_triggers(db, register)
    for row in db.query(f"SELECT * FROM [{register.key}]"):
        told = register.people is not None and register.people.by_sex(from_row(register, row))
        db.execute(f"UPDATE [{register.key}] SET [{BY_SEX}] = ? WHERE id = ?", (int(told), row["id"]))


def _index_counted(db: Database, register: Register) -> None:
    """Over the records that count alone, and made anew where the measures read something else."""
    own = counted_columns(register)
    # What is received is put down return by return, and counted so: by days it would be written all over the index.
    kept = ((register.key, COUNTS, own), (received_table(register), RECEIVED_COUNTS, ("received", *own, "current")))
    for table, counts, columns in kept:
        named = ", ".join(f"[{name}]" for name in columns)
        index = f"counted_by_{table}"
        if tuple(row[2] for row in db.execute(f"PRAGMA index_info([{index}])")) != columns:
            db.execute(f"DROP INDEX IF EXISTS [{index}]")
            db.execute(f"CREATE INDEX [{index}] ON [{table}] ({named}) WHERE {counts}")


def _make_view(db: Database, register: Register) -> None:
    """The records that count, with the institution of the office that keeps them."""
    db.execute(f"DROP VIEW IF EXISTS [counted_{register.key}]")
    db.execute(
        f"CREATE VIEW [counted_{register.key}] AS SELECT kept.*,"
        " (SELECT institution FROM offices WHERE uid = kept.office) AS office_institution"
        f" FROM [{register.key}] AS kept WHERE {COUNTS}"
    )


def count_received(db: Database, registers: Sequence[Register]) -> None:
    """On this connection alone, let every measure count what offices sent here instead of the office's own records.

    A view of the connection's own goes before the store's of the same name.
    """
    for register in registers:
        db.execute(
            f"CREATE TEMP VIEW [counted_{register.key}] AS SELECT kept.*, a_return, office_institution FROM"
            " (SELECT id AS a_return, institution AS office_institution FROM received WHERE current = 1)"
            f" CROSS JOIN [{received_table(register)}] AS kept ON kept.received = a_return WHERE {RECEIVED_COUNTS}"
        )


def received_table(register: Register) -> str:
    return f"received_{register.key}"


def _make_triggers(db: Database, register: Register) -> None:
    """What a closed period binds, and that no row is ever erased by a plain delete."""
    day = register.clock.ends.key
    wanted = {
        f"{register.key}_stays": f"BEFORE DELETE ON [{register.key}] BEGIN SELECT RAISE(ABORT, 'records_stay'); END"
    }
    if register.clock.kind is ClockKind.EVENT:
        for when, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("UPDATE", "OLD")):
            wanted[f"{register.key}_closed_{when}_{row}".lower()] = (
                f"BEFORE {when} ON [{register.key}] WHEN EXISTS (SELECT 1 FROM periods WHERE status = 'closed'"
                f" AND {row}.[{day}] BETWEEN first_day AND last_day)"
                " BEGIN SELECT RAISE(ABORT, 'period_closed'); END"
            )
    _drop_triggers(db, register)
    for name, body in wanted.items():
        db.execute(f"CREATE TRIGGER [{name}] {body}")
