"""The received records as they are published: read by thousands, each as a line that PostgreSQL's COPY takes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from napdesk.schema.fields import AnyField, Choices, Line, Paragraph, YesNo
from napdesk.schema.register import Register
from napdesk.store.driver import Database, translated
from napdesk.store.tables import LEFT_OUT, received_table

AT_ONCE = 5_000


_SIGNS = (("'\\'", "\\\\"), ("char(10)", "\\n"), ("char(9)", "\\t"), ("char(13)", "\\r"))


def _escaped(text: str, signs: int = len(_SIGNS)) -> str:
    """What in a text would end its column or its line, as COPY wants it told; the first of these signs, or all."""
    for sign, told in _SIGNS[:signs]:
        text = f"replace({text}, {sign}, '{told}')"
    return text


def _plain(text: str) -> str:
    """The same of what another program may have made of letters, digits and strokes, and hardly ever did otherwise."""
    return f"CASE WHEN {text} GLOB '*[^-A-Za-z0-9]*' THEN {_escaped(text)} ELSE {text} END"


_OFFICE, _UID = _plain("received.office"), _plain("told.uid")
# What is said of a record and of where it comes from: it changes with any of these.
_PRINT = "format('%s.%s.%s.%s.%s', told.fingerprint, told.received, told.sheet_row, told.current, told.revision)"
_PLACE = (
    "received.seal", "received.period", _plain("told.folio"), "told.sheet_row",
    "CASE told.current WHEN 1 THEN 't' ELSE 'f' END", "told.absences",
)  # fmt: skip
_FROM = "CROSS JOIN received ON received.id = told.received AND received.current = 1"  # in the order of its records
_BELOW = f"told.id > ? AND told.current IN (1, {LEFT_OUT}) AND told.deleted_at IS NULL"


def prints(db: Database, register: Register) -> Iterator[str]:
    """Office, uid and print of every record that counts or is left out by a decision, in pieces of many lines."""
    return _pieces(db, register, (_OFFICE, _UID, _PRINT), None)


def rows(db: Database, register: Register, only: Collection[str] | None = None) -> Iterator[str]:
    """The same records whole, in the order of ``postgres.tables.PLACE`` and the fields that leave; of ``only`` these
    uids where it is given."""
    return _pieces(db, register, (_OFFICE, _UID, *_PLACE, _PRINT, *map(_told, register.leaving)), only)


def _told(asked: AnyField) -> str:
    """A column as COPY reads it."""
    column = f"told.[{asked.key}]"
    if isinstance(asked, YesNo):
        return f"CASE {column} WHEN 1 THEN 't' WHEN 0 THEN 'f' END"
    if isinstance(asked, Choices):
        return f"'{{' || replace(trim({column}, ';'), ';', ',') || '}}'"
    # Tabs and returns are nowhere in what is kept, and line ends in paragraphs alone (``schema.carriable``).
    if isinstance(asked, Line):
        return _escaped(column, 1)
    return _escaped(column, 2) if isinstance(asked, Paragraph) else column


def _pieces(db: Database, register: Register, columns: Collection[str], only: Collection[str] | None) -> Iterator[str]:
    # Put together by SQLite: Python would take twice as long for the values one by one.
    values = ", ".join(f"coalesce({one}, '\\N')" for one in columns)
    line = f"format('{chr(9).join(['%s'] * len(columns))}\n', {values})"
    told = (
        f"SELECT told.id AS id, told.uid AS uid, {line} AS line FROM [{received_table(register)}] AS told {_FROM}"
        f" WHERE {_BELOW} ORDER BY told.id LIMIT {AT_ONCE}"
    )
    after, count = 0, AT_ONCE
    while count == AT_ONCE:
        with translated():
            if only is None:
                joined = f"SELECT max(id), count(*), group_concat(line, '') FROM ({told})"
                last, count, piece = db.execute(joined, (after,)).fetchone()
            else:
                found = db.execute(told, (after,)).fetchall()
                last, count = found[-1][0] if found else after, len(found)
                piece = "".join(line for _, uid, line in found if uid in only)
        after = last
        yield piece or ""
