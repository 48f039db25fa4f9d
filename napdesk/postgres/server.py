"""The connection to a server: one transaction in which all is published, or nothing; what goes wrong in our words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, NamedTuple

from napdesk.postgres import statements
from napdesk.postgres.tables import SCHEMA, Table
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text

Rows = Iterable[Sequence[Any]]
Pieces = Iterable[str]  # each of many lines as COPY reads them
TO_INDEX = "256MB"  # for the server to put a million keys in order in memory
WAIT = 15  # seconds for the server to answer at all
_NO_RIGHT = ("42501",)


class Sent(NamedTuple):
    """How many rows of a table were new, said something else, or went."""

    new: int = 0
    changed: int = 0
    removed: int = 0


class Publication:
    """One publishing under way, within its transaction."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def prepare(self, tables: Sequence[Table]) -> None:
        """The schema and its tables, as far as they are not there."""
        self._run(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        self._run(f"SELECT pg_advisory_xact_lock(hashtext('{SCHEMA}'))")  # two at once take turns
        self._run(f"SET LOCAL maintenance_work_mem = '{TO_INDEX}'")
        for table in tables:
            for statement in statements.make(table):
                self._run(statement)

    def put(self, table: Table, rows: Rows) -> Sent:
        """All rows of a small table, in the place of those that are there."""
        self._index(table)
        self._run(statements.stage(table))
        self._copy(statements.copy_into(table, staged=True), rows)
        return self._merged(table, prints=False)

    def put_records(
        self, table: Table, prints: Callable[[], Pieces], rows: Callable[[set[str] | None], Pieces]
    ) -> tuple[Sent, int]:
        """The records of a register: the first time all of them as they come, later only what differs; what was sent,
        and how many there are.

        ``prints`` gives office, uid and print of all; ``rows`` the records of these uids, or all.
        """
        if not self._ask(f"SELECT EXISTS (SELECT 1 FROM {statements.name(table.name)})")[0][0]:
            count = self._copy_lines(statements.copy_into(table, staged=False), rows(None))
            self._index(table)
            return Sent(new=count), count
        self._index(table)
        make, copy = statements.stage_prints(table)
        self._run(make)
        count = self._copy_lines(copy, prints())
        differ = {uid for (uid,) in self._ask(statements.differing(table))}
        self._run(statements.stage(table))
        self._copy_lines(statements.copy_into(table, staged=True), rows(differ) if differ else ())
        return self._merged(table, prints=True), count

    def finish(self, views: Iterable[str]) -> bool:
        """The views, and the role that reads; False where there is no right to make it."""
        for statement in views:
            self._run(statement)
        try:
            with self._connection.transaction():  # only this part is taken back
                for statement in statements.grant():
                    self._run(statement)
        except _psycopg().errors.InsufficientPrivilege:
            return False
        return True

    def _index(self, table: Table) -> None:
        for statement in statements.index(table):
            self._run(statement)

    def _merged(self, table: Table, *, prints: bool) -> Sent:
        told = [new for (new,) in self._ask(statements.merge(table))]
        removed = self._connection.execute(statements.remove(table, prints=prints)).rowcount
        return Sent(sum(told), len(told) - sum(told), removed)

    def _copy(self, statement: str, rows: Rows) -> None:
        with self._connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)

    def _copy_lines(self, statement: str, pieces: Pieces) -> int:
        """Sent by a thread of its own, while the next piece is read; returns how many lines."""
        with self._connection.cursor() as cursor:
            writer = import_module("psycopg.copy").QueuedLibpqWriter(cursor)
            with cursor.copy(statement, writer=writer) as copy:
                for piece in pieces:
                    copy.write(piece)
            return int(cursor.rowcount)

    def _run(self, statement: str) -> None:
        self._connection.execute(statement)

    def _ask(self, statement: str) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = self._connection.execute(statement).fetchall()
        return found


@contextmanager
def publication(dsn: str) -> Iterator[Publication]:
    """One transaction on the server that ``dsn`` names, "" for the one of the PG* variables; at its end all is
    published, or nothing where it does not come to it.

    Raises Trouble ``no_publish`` where the driver is not installed, ``no_server``, ``no_entry``, ``no_right``,
    ``connection_lost`` or ``publish_failed``; none of them says what is in ``dsn``.
    """
    psycopg = _psycopg()
    try:
        connection = psycopg.connect(dsn, connect_timeout=WAIT, application_name="NapDesk")
    except (psycopg.Error, UnicodeError, ValueError) as error:
        raise _unreached(error) from None  # what the driver says repeats the address
    try:
        with connection:
            yield Publication(connection)
    except psycopg.Error as error:
        raise _broken_off(error, lost=connection.broken) from None


def _psycopg() -> Any:
    """Loaded where something is published: the rest of the program does without."""
    try:
        return import_module("psycopg")
    except ImportError as missing:
        raise Trouble("no_publish", _NO_DRIVER, _INSTALL) from missing


def _unreached(error: Any) -> Trouble:
    # Of a connection that was not made there is no code; only a server that answered says this word, in any language.
    if "FATAL" in str(error):
        return Trouble("no_entry", _NO_ENTRY_WORDS, _CHECK_ENTRY)
    return Trouble("no_server", _NO_SERVER, _CHECK_SERVER)


def _broken_off(error: Any, *, lost: bool) -> Trouble:
    if error.sqlstate in _NO_RIGHT:
        return Trouble("no_right", _NO_RIGHT_WORDS, _ASK_RIGHT)
    if lost or error.sqlstate is None or str(error.sqlstate).startswith(("08", "57")):
        return Trouble("connection_lost", _LOST, _AGAIN)
    return Trouble("publish_failed", _FAILED.fill(code=error.sqlstate), _AGAIN)


_NO_DRIVER = Text(
    es="Aquí no está instalado lo que hace falta para publicar.", en="What publishing needs is not installed."
)
_INSTALL = Text(
    es="Instale NapDesk con su parte «publish»: pip install 'napdesk[publish]'.",
    en="Install NapDesk with its part “publish”: pip install 'napdesk[publish]'.",
)
_NO_ENTRY_WORDS = Text(
    es="El servidor no dejó entrar: el usuario, la contraseña o la base de datos no son.",
    en="The server let nobody in: user, password or database are not right.",
)
_CHECK_ENTRY = Text(
    es="Revise el archivo de --dsn-file, o PGUSER, PGPASSWORD y PGDATABASE. No se publicó nada.",
    en="Check the file of --dsn-file, or PGUSER, PGPASSWORD and PGDATABASE. Nothing was published.",
)
_NO_SERVER = Text(es="No se llegó al servidor.", en="The server was not reached.")
_CHECK_SERVER = Text(
    es="Revise su dirección y la red. No se publicó nada.",
    en="Check its address and the network. Nothing was published.",
)
_NO_RIGHT_WORDS = Text(
    es="Ese usuario no puede crear o cambiar el esquema «napdesk».",
    en="That user may not make or change the schema “napdesk”.",
)
_ASK_RIGHT = Text(
    es="Pida a quien administra el servidor el permiso CREATE en la base de datos. No se publicó nada.",
    en="Ask whoever runs the server for the right CREATE in the database. Nothing was published.",
)
_LOST = Text(es="Se perdió la conexión con el servidor.", en="The connection to the server was lost.")
_FAILED = Text(
    es="El servidor no aceptó lo que se publica ({code}).", en="The server did not take what is published ({code})."
)
_AGAIN = Text(
    es="Lo publicado antes sigue como estaba. Vuelva a publicar.",
    en="What was published before is as it was. Publish again.",
)
