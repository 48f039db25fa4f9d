"""A plain SQLite copy without personal, sensitive or internal fields, for other programs to read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from napdesk.schema.register import Register
from napdesk.store.driver import Database, connect_plain, copy_at, translated
from napdesk.store.rows import stored_fields
from napdesk.store.store import Store

_OWN = ("uid", "folio", "office", "stage", "revision", "created_at", "updated_at", "absences")
_CHUNK = 1_000
# What the office says itself, without who typed it.
_SAID = {
    "narratives": ("period", "indicator", "progress", "justification", "changed_at"),
    "declared": ("year", "institution", "indicator", "value", "of_total", "source", "changed_at"),
}


def export_plain(store: Store, target: Path) -> None:
    """Write the living records of every register, the office and what it says itself to ``target``, whole or not at
    all."""
    # A new database is made in the empty file that stands at the part's path.
    with copy_at(target) as part, closing(connect_plain(part)) as copy, translated():
        copy.execute("PRAGMA journal_mode = MEMORY")  # a copy that breaks off is thrown away whole
        for register in store.registers:
            _copy(store.db, copy, register)
        for name, columns in _SAID.items():
            _copy_said(store.db, copy, name, columns)
        office = store.office
        copy.table("office").insert(
            {
                "uid": office.uid,
                "code": office.code,
                "name": office.name,
                "institution": office.institution,
                "entity": office.entity,
            }
        )


def _copy(source: Database, copy: Database, register: Register) -> None:
    columns = [*_OWN, *(asked.key for asked in stored_fields(register) if asked.leaves)]
    types = source.table(register.key).columns_dict
    copy.table(register.key).create({name: types[name] for name in columns}, pk="uid")
    names = ", ".join(f"[{name}]" for name in columns)
    rows = source.execute(f"SELECT {names} FROM [{register.key}] WHERE deleted_at IS NULL ORDER BY id")
    marks = ", ".join("?" * len(columns))
    with copy.atomic():
        while chunk := rows.fetchmany(_CHUNK):
            copy.conn.executemany(
                f"INSERT INTO [{register.key}] ({names}) VALUES ({marks})",
                [_without_private(row, columns, register) for row in chunk],
            )


def _copy_said(source: Database, copy: Database, name: str, columns: Sequence[str]) -> None:
    types = source.table(name).columns_dict
    copy.table(name).create({column: types[column] for column in columns})
    rows = source.execute(f"SELECT {', '.join(columns)} FROM [{name}] ORDER BY 1, 2, 3")
    copy.table(name).insert_all(dict(zip(columns, row, strict=True)) for row in rows)


def _without_private(row: tuple[object, ...], columns: list[str], register: Register) -> tuple[object, ...]:
    """The absences name fields too: those of fields that stay are dropped."""
    place = columns.index("absences")
    absences = {key: sign for key, sign in json.loads(str(row[place])).items() if register.by_key[key].leaves}
    return (*row[:place], json.dumps(absences), *row[place + 1 :])
