"""The measures of a register, all in one statement over its view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from napdesk.schema.codes import Lists
from napdesk.schema.record import Record
from napdesk.schema.register import How, Measure, Register
from napdesk.store.driver import Database, translated
from napdesk.store.rows import from_row, to_row


@dataclass(frozen=True, slots=True)
class Days:
    """The days a figure is asked for: first and last of the year or period, and the cut-off in it."""

    begin: date
    end: date
    day: date

    @property
    def parameters(self) -> dict[str, str]:
        return {name: getattr(self, name).isoformat() for name in ("begin", "end", "day")}


@dataclass(frozen=True, slots=True)
class Counted:
    """What a measure came to: n, the whole it is a share of, people of unreported sex, records behind it."""

    n: int
    of: int | None
    unknown: int
    records: int


def count(db: Database, register: Register, measures: Sequence[Measure], days: Days) -> dict[str, Counted]:
    """Each measure by its key."""
    if not measures:
        return {}
    parts = ", ".join(part for measure in measures for part in _parts(measure))
    with translated():
        row = db.execute(f"SELECT {parts} FROM [counted_{register.key}]", days.parameters).fetchone()
    found = {}
    for place, measure in enumerate(measures):
        n, of, unknown, records = row[place * 4 : place * 4 + 4]
        found[measure.key] = Counted(
            int(n or 0), None if measure.of is None else int(of or 0), int(unknown or 0), records
        )
    return found


def records_behind(db: Database, register: Register, measure: Measure, days: Days) -> list[Record]:
    """The very records a measure counts, by folio."""
    with translated():
        cursor = db.execute(
            f"SELECT * FROM [counted_{register.key}] WHERE {measure.condition} ORDER BY folio",
            days.parameters,
        )
        names = [column[0] for column in cursor.description]
        return [from_row(register, dict(zip(names, row, strict=True))) for row in cursor]


def counting(db: Database, record: Record, lists: Lists, days: Days) -> set[str]:
    """The measures to which a record adds something, kept or only typed: the same SQL over the row it would be.

    Its stage is not looked at: it says what a draft will count for.
    """
    measures, row = record.register.measures, to_row(record, lists)
    if not measures:
        return set()
    adds = ", ".join(f"({one.condition}) AND ({_adds(one.n)} OR {_adds(one.of or '0')})" for one in measures)
    columns = ", ".join(f":typed_{key} AS [{key}]" for key in row)
    institution = "SELECT institution FROM offices WHERE uid = :typed_office"
    with translated():
        [told] = db.execute(
            f"SELECT {adds} FROM (SELECT {columns}, ({institution}) AS office_institution)",
            {f"typed_{key}": value for key, value in row.items()} | days.parameters,
        )
    return {measure.key for measure, yes in zip(measures, told, strict=True) if yes}


def anything_in(db: Database, register: Register, days: Days) -> bool:
    """Whether a counted record of the register exists in those days."""
    sql = f"SELECT EXISTS (SELECT 1 FROM [counted_{register.key}] WHERE {register.clock.within_sql})"
    with translated():
        return bool(db.execute(sql, days.parameters).fetchone()[0])


def _adds(counted: str) -> str:
    """Whether it adds people or records, or one more of what is told apart."""
    return f"coalesce({counted}, 0) <> 0"


def _parts(measure: Measure) -> list[str]:
    only = f"FILTER (WHERE {measure.condition})"
    n = f"count(DISTINCT {measure.n}) {only}" if measure.how is How.DISTINCT else f"sum({measure.n}) {only}"
    return [
        n,
        f"sum({measure.of}) {only}" if measure.of else "NULL",
        f"sum({measure.unknown}) {only}" if measure.unknown else "NULL",
        f"count(*) {only}",
    ]
