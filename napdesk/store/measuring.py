"""What the measures of a register come to: each a statement over its view, that reads an index alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from napdesk.schema.codes import Lists
from napdesk.schema.record import Record
from napdesk.schema.register import ClockKind, How, Measure, Register
from napdesk.store.driver import Database, translated
from napdesk.store.rows import from_row, to_row
from napdesk.store.tables import received_table


class Days(NamedTuple):
    """The days a figure is asked for: first and last of the year or period, and the cut-off in it."""

    begin: date
    end: date
    day: date

    @property
    def parameters(self) -> dict[str, str]:
        return {name: getattr(self, name).isoformat() for name in ("begin", "end", "day")}


class Returns(NamedTuple):
    """Returns that were received, from the first to the last number."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What a measure came to: n, the whole it is a share of, people of unreported sex, records that do not say
    what is counted, all the records behind it, and, where it tells things apart, which ones came."""

    n: int = 0
    of: int | None = None
    unknown: int = 0
    absent: int = 0
    records: int = 0
    apart: frozenset[str] | None = None

    @property
    def value(self) -> float | None:
        """The figure itself: a whole number, or the share; None for a share of nobody."""
        if self.of is None:
            return self.n
        return self.n / self.of if self.of else None

    def __add__(self, other: Counted) -> Counted:
        """Of two stretches of days; what came in both is one."""
        apart = None if self.apart is None else self.apart | (other.apart or frozenset())
        return Counted(
            self.n + other.n if apart is None else len(apart),
            None if self.of is None else self.of + (other.of or 0),
            self.unknown + other.unknown,
            self.absent + other.absent,
            self.records + other.records,
            apart,
        )


def count(db: Database, register: Register, measure: Measure, days: Days) -> Counted:
    """What a measure came to in those days."""
    [row] = _rows(db, register, measure, days)
    return row[1]


def count_by(
    db: Database,
    register: Register,
    measure: Measure,
    told_apart: str,
    days: Days,
    returns: Returns | None = None,
) -> dict[Any, Counted]:
    """A measure for each value of ``told_apart``, SQL over the view; None for the records without one.

    Told apart by nothing it is the whole, under None. Of what was received, ``returns`` are those it is counted in.
    """
    return dict(_rows(db, register, measure, days, told_apart, returns))


def _rows(
    db: Database, register: Register, measure: Measure, days: Days, told_apart: str = "", returns: Returns | None = None
) -> list[tuple[Any, Counted]]:
    parts = (
        f"json_group_array(DISTINCT {measure.n})" if measure.how is How.DISTINCT else f"sum({measure.n})",
        f"sum({measure.of})" if measure.of else "NULL",
        f"sum({measure.unknown})" if measure.unknown else "NULL",
        f"sum({measure.absent})" if measure.absent else "NULL",
        "count(*)",
    )
    # Of events the days' own are looked through alone: a year is read and not all the years.
    event = f"{register.clock.within_sql} AND " if register.clock.kind is ClockKind.EVENT else ""
    where = f"FROM [counted_{register.key}] WHERE {event}({measure.condition})"
    where += " AND a_return BETWEEN :first AND :last" if returns else ""
    bound = days.parameters | (returns._asdict() if returns else {})
    sql = f"SELECT {told_apart or 'NULL'}, {', '.join(parts)} {where}"
    with translated():
        rows = db.execute(f"{sql} GROUP BY 1" if told_apart else sql, bound).fetchall()
    return [(value, _counted(measure, found)) for value, *found in rows]


class Part(NamedTuple):
    """What one record adds to a figure: to n a number, or the thing that is told apart; to the whole of a share."""

    record: Record
    n: Any
    of: int | None


def parts_behind(db: Database, register: Register, measure: Measure, days: Days) -> list[Part]:
    """The very records a measure counts, by folio, each with what it adds."""
    event = f"{register.clock.within_sql} AND " if register.clock.kind is ClockKind.EVENT else ""
    with translated():
        cursor = db.execute(
            f"SELECT {measure.n}, {measure.of or 'NULL'}, * FROM [counted_{register.key}]"
            f" WHERE {event}({measure.condition}) ORDER BY folio",
            days.parameters,
        )
        names = [column[0] for column in cursor.description][2:]
        return [Part(from_row(register, dict(zip(names, row, strict=True))), n, of) for n, of, *row in cursor]


def counted_of(db: Database, register: Register, measure: Measure, days: Days, uids: Iterable[str]) -> set[str]:
    """Those of these records of returns that a measure counts."""
    named = "id IN (SELECT id FROM [{table}] WHERE uid IN (SELECT value FROM json_each(:uids)))"
    event = f"{register.clock.within_sql} AND " if register.clock.kind is ClockKind.EVENT else ""
    with translated():
        rows = db.execute(
            f"SELECT uid FROM [counted_{register.key}]"
            f" WHERE {named.format(table=received_table(register))} AND {event}({measure.condition})",
            days.parameters | {"uids": json.dumps(sorted(uids))},
        ).fetchall()
    return {uid for (uid,) in rows}


def recounted(measure: Measure, parts: Sequence[Part]) -> Counted:
    """The figure once more, from its records alone; of records that lack an answer it says only that they are."""
    of = None if measure.of is None else sum(one.of or 0 for one in parts)
    if measure.how is How.DISTINCT:
        apart = frozenset(one.n for one in parts) - {None}
        return Counted(len(apart), of, records=len(parts), apart=apart)
    return Counted(sum(one.n or 0 for one in parts), of, records=len(parts))


def unfinished(db: Database, register: Register, days: Days, *, only: str = "1") -> int:
    """How many living records do not count yet, of those days or of no day said; ``only`` narrows which may."""
    when = f"({register.clock.ends.key} IS NULL OR {register.clock.within_sql}) AND ({only})"
    kept = f"SELECT *, (SELECT institution FROM offices WHERE uid = office) AS office_institution FROM [{register.key}]"
    # All of them less those that count: both are read from their indexes, and no stage is looked up.
    all_of_them = f"SELECT count(*) FROM ({kept}) WHERE deleted_at IS NULL AND {when}"
    # The store's own view, whatever this connection counts.
    sql = f"SELECT ({all_of_them}) - (SELECT count(*) FROM main.[counted_{register.key}] WHERE {when})"
    with translated():
        return int(db.execute(sql, days.parameters).fetchone()[0])


def counting(db: Database, record: Record, lists: Lists, measures: Mapping[str, Measure], days: Days) -> set[str]:
    """Under which names a record adds something, kept or only typed: the same SQL over the row it would be.

    Its stage is not looked at: it says what a draft will count for.
    """
    if not measures:
        return set()
    row = to_row(record, lists)
    adds = ", ".join(f"({one.condition}) AND ({_adds(one.n)} OR {_adds(one.of or '0')})" for one in measures.values())
    columns = ", ".join(f":typed_{key} AS [{key}]" for key in row)
    institution = "SELECT institution FROM offices WHERE uid = :typed_office"
    with translated():
        [told] = db.execute(
            f"SELECT {adds} FROM (SELECT {columns}, ({institution}) AS office_institution)",
            {f"typed_{key}": value for key, value in row.items()} | days.parameters,
        )
    return {name for name, yes in zip(measures, told, strict=True) if yes}


def anything_in(db: Database, register: Register, days: Days, *, only: str = "1") -> bool:
    """Whether a counted record of the register exists in those days; ``only`` narrows which may."""
    sql = f"SELECT EXISTS (SELECT 1 FROM [counted_{register.key}] WHERE {register.clock.within_sql} AND ({only}))"
    with translated():
        return bool(db.execute(sql, days.parameters).fetchone()[0])


def _adds(counted: str) -> str:
    """Whether it adds people or records, or one more of what is told apart."""
    return f"coalesce({counted}, 0) <> 0"


def _counted(measure: Measure, found: Sequence[Any]) -> Counted:
    n, of, unknown, absent, records = found
    apart = frozenset(json.loads(n)) - {None} if measure.how is How.DISTINCT else None
    return Counted(
        len(apart) if apart is not None else int(n or 0),
        None if measure.of is None else int(of or 0),
        int(unknown or 0),
        int(absent or 0),
        records,
        apart,
    )
