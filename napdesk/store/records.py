"""Records kept, marked as deleted and brought back; each write is one transaction with its history line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.store.changes import BACK_TO, NOTES, WHY, changes_between
from napdesk.store.driver import Database, translated
from napdesk.store.history import Deed, History
from napdesk.store.identity import new_uid
from napdesk.store.rows import fingerprint, from_row, search_text, to_row
from napdesk.store.writing import writing

Now = Callable[[], datetime]


class Records:
    """The kept records of one store; ``who`` signs what is written and ``now`` gives its time."""

    def __init__(
        self, db: Database, history: History, lists: Lists, office: Callable[[], str], *, who: str, now: Now
    ) -> None:
        self._db = db
        self._history = history
        self._lists = lists
        self._office = office
        self._who = who
        self._now = now

    def keep(
        self,
        record: Record,
        office_code: str,
        *,
        draft: str = "",
        why: str = "",
        back_to: str = "",
        notes: Mapping[str, str] | None = None,
    ) -> Record:
        """Keep a record, new or changed, and forget the draft it was typed in; returns it as kept.

        ``why`` is the reason given for the change, ``back_to`` the instant of the state it brings back,
        ``notes`` what a reviewer says of fields, by their key.
        Raises Trouble ``period_closed`` where its period no longer takes changes, ``changed_elsewhere`` where
        a newer revision was kept since it was read.
        """
        with writing(self._db):
            kept = self._keep_all([record], office_code, {WHY: why, BACK_TO: back_to, NOTES: dict(notes or {})})
            if draft:
                self._db.execute("DELETE FROM drafts WHERE uid = ?", (draft,))
        return kept[0]

    def keep_all(self, records: Iterable[Record], office_code: str) -> list[Record]:
        """Keep many in one transaction: all of them or none."""
        with writing(self._db):
            return self._keep_all(records, office_code, {})

    def find(self, register: Register, uid: str) -> Record | None:
        """One record with its personal values, deleted ones included."""
        return self._one(register, "uid", uid)

    def find_folio(self, register: Register, folio: str) -> Record | None:
        return self._one(register, "folio", folio)

    def of_folio(self, register: Register, ending: str, most: int) -> list[Record]:
        """The records whose folio is this or ends with it after a hyphen, the newest folio first, deleted ones too.

        ``ending`` is of capitals, figures and hyphens; personal values stay out.
        """
        where = "folio = :ending OR folio GLOB '*-' || :ending"
        sql = f"SELECT * FROM [{register.key}] WHERE {where} ORDER BY folio DESC LIMIT :most"
        names, rows = self._select(sql, {"ending": ending, "most": most})
        return [from_row(register, dict(zip(names, row, strict=True))) for row in list(rows)]

    def find_same(self, record: Record) -> str | None:
        """The folio of a living record that says the same at every field, or None."""
        return self.find_fingerprint(record.register, fingerprint(record))

    def find_fingerprint(self, register: Register, said: str) -> str | None:
        """The folio of a living record of that fingerprint, or None."""
        sql = f"SELECT folio FROM [{register.key}] WHERE fingerprint = ? AND deleted_at IS NULL"
        row = self._db.execute(sql, (said,)).fetchone()
        return None if row is None else str(row[0])

    def delete(self, *records: Record) -> None:
        """Mark all of them as deleted, or none; nothing is erased and `bring_back` undoes it."""
        self._mark(records, "delete", self._now().isoformat(timespec="seconds"))

    def bring_back(self, *records: Record) -> None:
        self._mark(records, "bring_back", None)

    def take_back(self, kept: Sequence[Record], before: Mapping[str, Record], office_code: str) -> None:
        """Undo a keeping of many in one transaction: those without a ``before`` are marked as deleted.

        Raises Trouble ``changed_elsewhere`` where one was changed since, and nothing is undone.
        """
        with writing(self._db):
            for record in kept:
                if self._revision(record) != record.revision:
                    raise _changed_since(record)
            self.delete(*(record for record in kept if record.uid not in before))
            again = [before[record.uid].copy() for record in kept if record.uid in before]
            for record in again:
                record.revision = self._revision(record)
            if again:
                self._keep_all(again, office_code, {})

    def is_deleted(self, record: Record) -> bool:
        """Whether a kept record is marked as deleted."""
        sql = f"SELECT deleted_at IS NOT NULL FROM [{record.register.key}] WHERE uid = ?"
        return bool(self._db.execute(sql, (record.uid,)).fetchone()[0])

    def every(
        self, register: Register, *, where: str = "1", parameters: dict[str, Any] | None = None
    ) -> Iterator[Record]:
        """The living records that fit an SQL condition, by folio, without personal values."""
        names, rows = self._select(
            f"SELECT * FROM [{register.key}] WHERE deleted_at IS NULL AND ({where}) ORDER BY folio",
            parameters or {},
        )
        # All rows first: a statement left open while records are made of them would hold every save up.
        return (from_row(register, dict(zip(names, row, strict=True))) for row in list(rows))

    def first(self, register: Register, *, where: str, parameters: dict[str, Any] | None = None) -> Record | None:
        """The first of ``every``, and no other is read."""
        names, rows = self._select(
            f"SELECT * FROM [{register.key}] WHERE deleted_at IS NULL AND ({where}) ORDER BY folio LIMIT 1",
            parameters or {},
        )
        row = next(rows, None)
        return None if row is None else from_row(register, dict(zip(names, row, strict=True)))

    def count(self, register: Register, *, where: str = "1", parameters: dict[str, Any] | None = None) -> int:
        sql = f"SELECT count(*) FROM [{register.key}] WHERE deleted_at IS NULL AND ({where})"
        return int(self._db.execute(sql, parameters or {}).fetchone()[0])

    def _select(
        self, sql: str, parameters: Sequence[object] | dict[str, object]
    ) -> tuple[list[str], Iterator[tuple[object, ...]]]:
        with translated():
            cursor = self._db.execute(sql, parameters)
        return [column[0] for column in cursor.description], iter(cursor)

    def _one(self, register: Register, column: str, value: str) -> Record | None:
        names, rows = self._select(f"SELECT * FROM [{register.key}] WHERE [{column}] = ?", (value,))
        row = next(rows, None)
        if row is None:
            return None
        record = from_row(register, dict(zip(names, row, strict=True)))
        for key, stored in self._db.execute(
            "SELECT field, value FROM personal WHERE register = ? AND uid = ?", (register.key, record.uid)
        ):
            record.put(key, Absence(stored[1:]) if stored.startswith("\0") else stored)
        return record

    def _keep_all(self, records: Iterable[Record], office_code: str, beside: Mapping[str, object]) -> list[Record]:
        """``beside`` is what the history says beside the changes of each."""
        noted = {name: words for name, words in beside.items() if words}
        at, office = self._now().isoformat(timespec="seconds"), self._office()
        every: list[Record] = []
        deeds: list[Deed] = []
        numbers: list[int] = []
        taken: dict[str, int] = {}
        for record in records:
            before = self.find(record.register, record.uid) if record.uid else None
            kept = self._signed(record, before, at)
            if before is None:
                kept.uid, kept.office = record.uid or new_uid(), record.office or office
                kept.folio = record.folio or self._next_folio(kept, office_code, taken)
            numbers.append(self._write_row(kept, is_new=before is None))
            self._write_personal(kept, is_new=before is None)
            deed = "create" if before is None else "change"
            deeds.append(Deed(deed, kept.register.key, kept.uid, changes_between(before, kept) | noted))
            every.append(kept)
        self._db.conn.executemany("INSERT OR REPLACE INTO folios (series, last) VALUES (?, ?)", taken.items())
        self._history.add_all(deeds, at=at, who=self._who)
        self._write_search(every, numbers)
        return every

    def _signed(self, record: Record, before: Record | None, at: str) -> Record:
        """The record as it will be kept: one revision on, with who did it and when."""
        if before is not None and before.revision != record.revision:
            raise _changed_elsewhere(before)
        kept = record.copy()
        kept.settle()
        kept.revision += 1
        kept.updated_at, kept.updated_by = at, self._who
        if before is None:
            kept.created_at, kept.created_by = at, self._who
        else:
            kept.folio, kept.office = before.folio, before.office
            kept.created_at, kept.created_by = before.created_at, before.created_by
        return kept

    def _write_row(self, record: Record, *, is_new: bool) -> int:
        """Write the record's row and return its number."""
        key, row = record.register.key, to_row(record, self._lists)
        if is_new:
            sql = f"INSERT INTO [{key}] ([{'], ['.join(row)}]) VALUES ({', '.join('?' * len(row))})"
            # RETURNING would cost two thirds of the insertion again.
            return cast("int", self._db.execute(sql, [*row.values()]).lastrowid)
        sets = ", ".join(f"[{name}] = :{name}" for name in row)
        written = self._db.execute(f"UPDATE [{key}] SET {sets} WHERE uid = :uid RETURNING id", row)
        return int(written.fetchone()[0])

    def _write_search(self, records: Sequence[Record], numbers: Sequence[int]) -> None:
        """Write the search rows of records already written, last of all: any statement with a trigger after the
        first of these makes FTS5 put what it holds on disk, row by row."""
        by_register: dict[str, list[tuple[int, str]]] = {}
        for record, number in zip(records, numbers, strict=True):
            rows = by_register.setdefault(record.register.key, [])
            rows.append((number, search_text(record, self._lists)))
        for key, rows in by_register.items():
            self._db.conn.executemany(f"INSERT OR REPLACE INTO [search_{key}] (rowid, words) VALUES (?, ?)", rows)

    def _write_personal(self, record: Record, *, is_new: bool) -> None:
        for asked in record.register.personal:
            answer = record.answer(asked.key)
            place = (record.register.key, record.uid, asked.key)
            if answer is None and is_new:
                continue
            if answer is None:
                self._db.execute("DELETE FROM personal WHERE register = ? AND uid = ? AND field = ?", place)
            else:
                stored = f"\0{answer.value}" if isinstance(answer, Absence) else str(answer)
                self._db.execute("INSERT OR REPLACE INTO personal VALUES (?, ?, ?, ?)", (*place, stored))

    def _next_folio(self, record: Record, office_code: str, taken: dict[str, int]) -> str:
        """The folio after the last of its series; ``taken`` gathers the series' last numbers, to be kept."""
        day = record[record.register.clock.begins] or self._now().date()
        series = f"{office_code}-{record.register.letters}-{day.year}"
        if series not in taken:
            row = self._db.execute("SELECT last FROM folios WHERE series = ?", (series,)).fetchone()
            taken[series] = row[0] if row else 0
        taken[series] += 1
        return f"{series}-{taken[series]:04}"

    def _revision(self, record: Record) -> int:
        """The revision a record stands at, 0 where it is marked as deleted."""
        sql = f"SELECT revision * (deleted_at IS NULL) FROM [{record.register.key}] WHERE uid = ?"
        return int(self._db.execute(sql, (record.uid,)).fetchone()[0])

    def _mark(self, records: Sequence[Record], deed: str, deleted_at: str | None) -> None:
        at = self._now().isoformat(timespec="seconds")
        with writing(self._db):
            for record in records:
                sql = f"UPDATE [{record.register.key}] SET deleted_at = ? WHERE uid = ?"
                self._db.execute(sql, (deleted_at, record.uid))
            deeds = [Deed(deed, record.register.key, record.uid, {}) for record in records]
            self._history.add_all(deeds, at=at, who=self._who)


def _changed_since(kept: Record) -> Trouble:
    return Trouble(
        "changed_elsewhere",
        Text(
            es="El registro {folio} se cambió después, y no se deshizo nada.",
            en="Record {folio} was changed since, and nothing was undone.",
        ).fill(folio=kept.folio),
        Text(
            es="Corrija o borre en la lista lo que no deba quedar.",
            en="Mend or delete in the list what should not stay.",
        ),
    )


def _changed_elsewhere(kept: Record) -> Trouble:
    return Trouble(
        "changed_elsewhere",
        Text(
            es="El registro {folio} se cambió mientras usted lo tenía abierto.",
            en="Record {folio} was changed while you had it open.",
        ).fill(folio=kept.folio),
        Text(
            es="Vuelva a abrirlo: lo que escribió queda en el borrador.",
            en="Open it again: what you typed stays in the draft.",
        ),
    )
