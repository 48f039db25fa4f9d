"""One save, durable, beside the bare insert of the same rows with the same settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date

from napdesk.house import build_house
from napdesk.registers.training import training
from napdesk.store.driver import Database
from napdesk.store.identity import new_uid
from napdesk.store.store import Store, open_store
from tests.benches.measure import Measured, alternately
from tests.benches.stores import OFFICE, big_store, sessions

TIMES = 200


def measured() -> Iterator[Measured]:
    with closing(open_store(big_store(), build_house("bench"))) as store:
        fresh = sessions(2 * TIMES, date(2024, 1, 1), 365)
        rows = _Rows(store)
        ours, bare = alternately(TIMES, lambda: store.records.keep(next(fresh), OFFICE.code), rows.insert)
    yield Measured("a save, durable, 100,000 records", ours * 1000, bare * 1000, "ms", "≤ 3×")


class _Rows:
    """The rows of one kept record, to be inserted again under other names."""

    def __init__(self, store: Store) -> None:
        self._db: Database = store.db
        kept = store.records.keep(next(sessions(1, date(2024, 1, 1), 9)), OFFICE.code)
        row = "SELECT * FROM training WHERE uid = ?"
        cursor = self._db.execute(row, (kept.uid,))
        self._names = [column[0] for column in cursor.description]
        self._row = list(cursor.fetchone())
        self._words = self._one("SELECT words FROM search_training WHERE rowid = ?", self._row[0])
        self._line = self._one("SELECT * FROM history ORDER BY seq DESC LIMIT 1")
        self._values = self._one("SELECT changes FROM history_values ORDER BY seq DESC LIMIT 1")
        assert training.key == "training"

    def insert(self) -> None:
        row = dict(zip(self._names, self._row, strict=True)) | {"id": None, "uid": new_uid(), "folio": new_uid()}
        marks = ", ".join("?" * len(row))
        with self._db.atomic():
            number = self._db.execute(f"INSERT INTO training VALUES ({marks})", list(row.values())).lastrowid
            self._db.execute("INSERT INTO search_training (rowid, words) VALUES (?, ?)", (number, *self._words))
            seq = self._db.execute("SELECT max(seq) + 1 FROM history").fetchone()[0]
            marks = ", ".join("?" * len(self._line))
            self._db.execute(f"INSERT INTO history VALUES ({marks})", (seq, *self._line[1:]))
            self._db.execute("INSERT INTO history_values (seq, changes) VALUES (?, ?)", (seq, *self._values))

    def _one(self, sql: str, *values: object) -> tuple[object, ...]:
        return tuple(self._db.execute(sql, values).fetchone())
