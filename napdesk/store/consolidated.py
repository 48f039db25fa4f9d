"""The records of all returns that are in, each with the return it came from and the row of its sheet there."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from napdesk.schema.receiving import BatchState, Reception
from napdesk.schema.record import Record
from napdesk.schema.register import ClockKind, Register
from napdesk.store.driver import Database, translated
from napdesk.store.measuring import Days
from napdesk.store.rows import from_row
from napdesk.store.tables import IN_RETURN, LEFT_OUT, RECEIVED_COUNTS, received_table

AT_ONCE = 1_000  # records: short statements, and memory that does not grow with the store


Said = tuple[str | None, ...]  # what columns say together
_WANTED = "SELECT value FROM json_each(:wanted)"
_LEFT_OUT = "SELECT id FROM [{table}] WHERE uid IN (SELECT uid FROM left_out WHERE register = :register)"
_SENT_IN = """
    SELECT id FROM [{table}] WHERE (office, uid) IN (
        SELECT office, uid FROM [{table}] WHERE received IN (
            SELECT other.id FROM received AS one JOIN received AS other USING (office)
            WHERE one.id IN (SELECT value FROM json_each(:wanted)) AND {periods}
        )
    )
"""


class Source(NamedTuple):
    """A return that counts; ``last_day`` is that of its period, ``received_at`` an instant, both ISO."""

    number: int
    office_uid: str
    office: str
    name: str
    institution: str
    entity: str
    period: str
    last_day: str
    revision: int
    seal: str
    file: str
    received_at: str


class Reported(NamedTuple):
    """A record as the latest cut says it, the return it came in, and its row there; ``counts`` unless it was decided
    to be one that another office reports."""

    id: int
    record: Record
    source: Source
    sheet_row: int
    counts: bool


class Arrival(NamedTuple):
    """A return that is in or waits; ``late`` as it says of itself, None where it says nothing; ``answered`` is the
    outcome of the acuse that was given, "" for none."""

    number: int
    office: str
    name: str
    institution: str
    entity: str
    period: str
    revision: int
    seal: str
    received_at: str
    late: int | None
    nil: int | None
    answered: str
    current: int
    outcome: str

    @property
    def is_in(self) -> bool:
        return self.outcome == Reception.ACCEPTED.value

    @property
    def waits(self) -> bool:
        return self.outcome == Reception.HELD.value


class Consolidated:
    """Reads what counts; nothing here is written."""

    def __init__(self, db: Database, registers: Sequence[Register]) -> None:
        self._db = db
        self._registers = registers

    def sources(self) -> dict[int, Source]:
        """The returns that count, by their number."""
        with translated():
            rows = self._db.execute(
                "SELECT received.id, office_uid, office, head ->> '$.office.name', institution, entity, period,"
                " last_day, revision, seal, file, begun_at FROM received JOIN batches ON batches.id = batch"
                " WHERE current = 1 ORDER BY office, last_day"
            ).fetchall()
        return {row[0]: Source(*row) for row in rows}

    def arrivals(self, year: int) -> list[Arrival]:
        """The returns of a year's periods, those that were replaced and those that are held among them."""
        with translated():
            rows = self._db.execute(
                "SELECT received.id, office, head ->> '$.office.name', institution, entity, period, revision, seal,"
                " begun_at, head ->> 'late', head ->> 'nil', coalesce(answers.outcome, ''), current, received.outcome"
                " FROM received JOIN batches ON batches.id = batch LEFT JOIN answers USING (seal)"
                " WHERE batches.state = ? AND substr(period, 1, 4) = ? ORDER BY office, last_day, revision",
                (BatchState.IN.value, str(year)),
            ).fetchall()
        return [Arrival(*row) for row in rows]

    def count(self, register: Register, days: Days) -> int:
        """How many records of a register are told of in those days, those left out by a decision among them."""
        sql = f"SELECT count(*) {_told(register)} AND ({register.clock.within_sql})"
        return int(self._db.execute(sql, days.parameters).fetchone()[0])

    def count_all(self, register: Register) -> int:
        """The same, of whatever day."""
        return int(self._db.execute(f"SELECT count(*) {_told(register)}").fetchone()[0])

    def head_of(self, number: int) -> dict[str, Any]:
        """What a return said of itself."""
        found: dict[str, Any] = json.loads(
            self._db.execute("SELECT head FROM received WHERE id = ?", (number,)).fetchone()[0]
        )
        return found

    def counts_of(self, number: int) -> dict[str, int]:
        """How many records of each register came in a return, by its key."""
        return {
            register.key: self._db.execute(
                f"SELECT count(*) FROM [{received_table(register)}] WHERE received = ?", (number,)
            ).fetchone()[0]
            for register in self._registers
        }

    def names_in(self, register: Register, number: int) -> list[tuple[str, str]]:
        """Folio and name, as it is kept, of a return's records of a register."""
        sql = f"SELECT folio, [{register.name_field.key}] FROM [{received_table(register)}] WHERE received = ?"
        return [(folio, str(name or "")) for folio, name in self._db.execute(f"{sql} ORDER BY folio", (number,))]

    def rows_of(self, register: Register, number: int) -> dict[str, int]:
        """In which row of their sheet the records of a return stand, by their uid."""
        sql = f"SELECT uid, sheet_row FROM [{received_table(register)}] WHERE received = ?"
        return dict(self._db.execute(sql, (number,)).fetchall())

    def register_of(self, number: int, folio: str) -> Register | None:
        """The register of a return's record, by its folio."""
        for register in self._registers:
            sql = f"SELECT 1 FROM [{received_table(register)}] WHERE received = ? AND folio = ?"
            if self._db.execute(sql, (number, folio)).fetchone():
                return register
        return None

    def of_uids(self, register: Register, uids: Iterable[str]) -> Iterator[Reported]:
        """Those of these uids that are there."""
        return self._picked(register, f"SELECT id FROM [{{table}}] WHERE uid IN ({_WANTED})", sorted(uids))

    def sent_in(self, register: Register, returns: Iterable[int]) -> Iterator[Reported]:
        """What is there of all that returns of the same offices and periods as these ever told.

        Of what stands, of whatever period: another return may have it told again that was not.
        """
        periods = "other.period = one.period" if register.clock.kind is ClockKind.EVENT else "1"
        return self._picked(register, _SENT_IN.format(table="{table}", periods=periods), sorted(returns))

    def near(self, register: Register, columns: Sequence[str], says: Iterable[Said]) -> Iterator[Reported]:
        """Those that say one of these things in the columns together, and all that are left out."""
        wanted = sorted(says, key=str)
        # By itself the first column finds them in an index, where it has one and all say something there.
        first = f"[{columns[0]}] IN (SELECT value ->> 0 FROM json_each(:wanted))"
        lead = first if all(said[0] is not None for said in wanted) else "1"
        said = f"json_array({', '.join(f'[{column}]' for column in columns)})"
        counts = f"{RECEIVED_COUNTS} AND {IN_RETURN.format(table=received_table(register))}"
        sql = f"SELECT id FROM [{{table}}] WHERE {counts} AND {lead} AND {said} IN ({_WANTED})"
        return self._picked(register, f"{sql} UNION {_LEFT_OUT}", wanted=wanted)

    def by_block(self, register: Register, column: str) -> Iterator[Iterator[Reported]]:
        """All of them, those together that say the same in a column; one that is alone in that is left out."""
        sql = f"SELECT id, [{column}] {_told(register)} ORDER BY [{column}]"
        sources = self.sources()
        with translated():
            # Eight bytes each: the records themselves are read block by block.
            numbers, ends, before = array("q"), list[int](), object()
            for number, said in self._db.execute(sql):
                if said != before:
                    ends.append(len(numbers))
                    before = said
                numbers.append(number)
        for start, end in pairwise([*ends, len(numbers)]):
            if end - start > 1:
                yield self._numbered(register, sources, numbers[start:end])

    def count_in(self, register: Register, returns: Iterable[int]) -> int:
        """How many records of a register came in these returns."""
        sql = f"SELECT count(*) FROM [{received_table(register)}] WHERE received IN ({_WANTED})"
        return int(self._db.execute(sql, {"wanted": json.dumps(sorted(returns))}).fetchone()[0])

    def told_in(self, register: Register, returns: Iterable[int], uids: Iterable[str]) -> set[str]:
        """Which of these uids came in these returns."""
        sql = (
            f"SELECT DISTINCT uid FROM [{received_table(register)}] WHERE received IN ({_WANTED})"
            " AND uid IN (SELECT value FROM json_each(:uids))"
        )
        bound = {"wanted": json.dumps(sorted(returns)), "uids": json.dumps(sorted(uids))}
        return {uid for (uid,) in self._db.execute(sql, bound)}

    def _numbered(
        self, register: Register, sources: Mapping[int, Source], numbers: Sequence[int]
    ) -> Iterator[Reported]:
        for start in range(0, len(numbers), AT_ONCE):
            some = ", ".join(map(str, numbers[start : start + AT_ONCE]))
            yield from self._read(register, sources, f"id IN ({some})", {})

    def _picked(self, register: Register, sql: str, wanted: Sequence[object]) -> Iterator[Reported]:
        """Those whose numbers a statement finds, which reads an index and not the records."""
        bound = {"wanted": json.dumps(wanted, separators=(",", ":")), "register": register.key}
        with translated():
            found = [number for (number,) in self._db.execute(sql.format(table=received_table(register)), bound)]
        yield from self._numbered(register, self.sources(), found)

    def records(self, register: Register, days: Days | None = None, *, only: str = "1") -> Iterator[Reported]:
        """Those of a register that are told of in those days, or all; ``only`` narrows them by SQL over the table."""
        within = f"({register.clock.within_sql})" if days else "1"
        return self._read(register, self.sources(), f"{within} AND ({only})", days.parameters if days else {})

    def _read(
        self, register: Register, sources: Mapping[int, Source], where: str, parameters: Mapping[str, str]
    ) -> Iterator[Reported]:
        sql = f"SELECT * {_told(register)} AND id > :after AND {where} ORDER BY id LIMIT {AT_ONCE}"
        values: dict[str, object] = {"after": 0, **parameters}
        while True:
            with translated():
                cursor = self._db.execute(sql, values)
                names = [column[0] for column in cursor.description]
                rows = [dict(zip(names, row, strict=True)) for row in cursor]
            for row in rows:
                source = sources.get(row["received"])
                if source is not None:  # it counts since they were asked for
                    yield Reported(row["id"], from_row(register, row), source, row["sheet_row"], row["current"] == 1)
            if len(rows) < AT_ONCE:
                return
            values["after"] = rows[-1]["id"]


def _told(register: Register) -> str:
    """Those that count, or were left out by a decision, as the rest of a statement."""
    table = received_table(register)
    return f"FROM [{table}] WHERE current IN (1, {LEFT_OUT}) AND deleted_at IS NULL AND {IN_RETURN.format(table=table)}"
