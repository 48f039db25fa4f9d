"""Lists as windows over SQL: the row ids in order once, then the rows themselves as they are shown."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from napdesk.schema.codes import Lists
from napdesk.schema.folding import fold
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.store.driver import Database, translated
from napdesk.store.ordering import order_of
from napdesk.store.rows import from_row

EVER = 2**63 - 1  # no row has a greater number


class Made(NamedTuple):
    """What somebody made, one record after another: by row ids, which no wrong clock upsets."""

    by: str
    after: int = 0
    until: int = EVER


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list shows: words searched for, a year, a stage, a place, who made it, and its order (else newest first).

    ``place`` is a code of the register's place field, or an entity, with whose code its municipalities begin;
    ``answers`` are the codes (of a YesNo 1 or 0) with the key of their field: of one field any of them will do, of
    different ones all must hold. ``deleted`` asks for the deleted records in place of the living ones.
    """

    search: str = ""
    year: int | None = None
    stage: Stage | None = None
    place: str = ""
    answers: tuple[tuple[str, str | int], ...] = ()
    deleted: bool = False
    made: Made | None = None
    order: str = ""
    descending: bool = False


class Listing:
    """Reads the lists of a store; keep one per connection."""

    def __init__(self, db: Database, lists: Lists) -> None:
        self._db = db
        self._lists = lists

    def ids(self, register: Register, wanted: Wanted, limit: int = -1) -> array[int]:
        """The row ids of what is wanted, in order; ``limit`` for the first screenful."""
        where, parameters = self._condition(register, wanted)
        with translated():
            order = order_of(self._db, self._lists, register, wanted.order, descending=wanted.descending)
            listed = f"SELECT id FROM [{register.key}] {order.join} WHERE {where} ORDER BY {order.by} LIMIT :limit"
            found = self._db.execute(f"{order.with_} {listed}", parameters | order.parameters | {"limit": limit})
            return array("q", (row[0] for row in found))

    def rows(self, register: Register, ids: Sequence[int]) -> list[Record]:
        """The records at those ids, in that order."""
        marks = ", ".join("?" * len(ids))
        with translated():
            cursor = self._db.execute(f"SELECT * FROM [{register.key}] WHERE id IN ({marks})", tuple(ids))
            names = [column[0] for column in cursor.description]
            found = {row[0]: from_row(register, dict(zip(names, row, strict=True))) for row in cursor}
        return [found[number] for number in ids if number in found]

    def sums(self, register: Register, wanted: Wanted, keys: Sequence[str]) -> dict[str, int | None]:
        """The totals of some counts over what is wanted; None where no record says one."""
        return self._sums(register, keys, *self._condition(register, wanted))

    def sums_of(self, register: Register, ids: Sequence[int], keys: Sequence[str]) -> dict[str, int | None]:
        """The totals of some counts over the records at those ids; None where none of them says one."""
        chosen = json.dumps(list(ids))
        return self._sums(register, keys, "id IN (SELECT value FROM json_each(:chosen))", {"chosen": chosen})

    def years(self, register: Register) -> list[int]:
        """The years in which something happened, newest first."""
        day = register.clock.begins.key
        # From one year to the one before over the index: reading every record's day takes a hundred times longer.
        older = f"[{register.key}] WHERE deleted_at IS NULL AND [{day}] < ? ORDER BY [{day}] DESC LIMIT 1"
        found, year = list[int](), "9999"
        while row := self._db.execute(f"SELECT [{day}] FROM {older}", (year,)).fetchone():
            year = row[0][:4]
            found.append(int(year))
        return found

    def places(self, register: Register, wanted: Wanted) -> dict[str, int]:
        """How many of the records wanted, wherever they are, each place has; {} in a register without places."""
        field = register.place
        if field is None:
            return {}
        where, parameters = self._condition(register, replace(wanted, place=""))
        sql = f"SELECT [{field.key}], count(*) FROM [{register.key}] WHERE {where} GROUP BY 1"
        with translated():
            return {code: count for code, count in self._db.execute(sql, parameters) if code is not None}

    def answers(self, register: Register, wanted: Wanted, key: str) -> dict[str | int, int]:
        """How many of the records wanted, whatever they answer to that field, give each answer."""
        others = tuple(one for one in wanted.answers if one[0] != key)
        where, parameters = self._condition(register, replace(wanted, answers=others))
        sql = f"SELECT [{key}], count(*) FROM [{register.key}] WHERE {where} GROUP BY 1"
        with translated():
            return {answer: count for answer, count in self._db.execute(sql, parameters) if answer is not None}

    def stages(self, register: Register, wanted: Wanted) -> dict[Stage, int]:
        """How many of the records wanted, whatever their stage, are at each."""
        where, parameters = self._condition(register, replace(wanted, stage=None))
        sql = f"SELECT stage, count(*) FROM [{register.key}] WHERE {where} GROUP BY 1"
        with translated():
            found = {Stage(stage): count for stage, count in self._db.execute(sql, parameters)}
        return {stage: found.get(stage, 0) for stage in Stage}

    def count(self, register: Register, wanted: Wanted) -> int:
        """How many records are wanted."""
        where, parameters = self._condition(register, wanted)
        with translated():
            return int(
                self._db.execute(f"SELECT count(*) FROM [{register.key}] WHERE {where}", parameters).fetchone()[0]
            )

    def _sums(
        self, register: Register, keys: Sequence[str], where: str, parameters: dict[str, Any]
    ) -> dict[str, int | None]:
        if not keys:
            return {}
        totals = ", ".join(f"sum([{key}])" for key in keys)
        with translated():
            row = self._db.execute(f"SELECT {totals} FROM [{register.key}] WHERE {where}", parameters).fetchone()
        return dict(zip(keys, row, strict=True))

    def _condition(self, register: Register, wanted: Wanted) -> tuple[str, dict[str, Any]]:
        conditions, parameters = [f"deleted_at IS {'NOT ' if wanted.deleted else ''}NULL"], dict[str, Any]()
        if words := _match(wanted.search):
            conditions.append(f"id IN (SELECT rowid FROM [search_{register.key}] WHERE words MATCH :words)")
            parameters["words"] = words
        if wanted.year is not None:
            conditions.append(f"({register.clock.within_sql})")
            parameters |= {"begin": f"{wanted.year}-01-01", "end": f"{wanted.year}-12-31"}
        if wanted.stage is not None:
            conditions.append("stage = :stage")
            parameters["stage"] = wanted.stage.value
        if wanted.place and (field := register.place) is not None:
            # Every code that begins with it: no code has a sign that comes after ~.
            conditions.append(f"[{field.key}] BETWEEN :place AND :place || '~'")
            parameters["place"] = wanted.place
        for key in dict.fromkeys(key for key, _ in wanted.answers if key in register.by_key):
            marks = {f"{key}_{at}": one[1] for at, one in enumerate(wanted.answers) if one[0] == key}
            conditions.append(f"[{key}] IN (:{', :'.join(marks)})")
            parameters |= marks
        if (made := wanted.made) is not None:
            conditions.append("id > :after AND id <= :until AND created_by = :by")
            parameters |= {"by": made.by, "after": made.after, "until": made.until}
        return " AND ".join(conditions), parameters


def _match(search: str) -> str:
    """An FTS5 query in which every word typed may be the beginning of one."""
    words = fold("".join(sign if sign.isalnum() else " " for sign in search)).split()
    return " ".join(f'"{word}"*' for word in words)
