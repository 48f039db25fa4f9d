"""Publishing what a hub consolidated, beside a bare COPY of its rows: ``NAPDESK_PG`` names a server to try it on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from typing import Any

from napdesk.house import plan
from napdesk.postgres.statements import name
from napdesk.postgres.tables import record_table
from napdesk.registers.training import training
from napdesk.services.publishing import publish
from napdesk.store import published
from napdesk.store.store import Store
from tests.benches.measure import Measured, timed
from tests.benches.received_files import YEAR
from tests.benches.receiving import MANY, TODAY, files, group, group_path, received

SERVER = "NAPDESK_PG"


def measured() -> Iterator[Measured]:
    dsn = os.environ.get(SERVER)
    if dsn is None:
        print(f"publishing: no server; {SERVER} names none")
        return
    if not group_path(MANY).exists():
        received(MANY, files(MANY))
    with closing(group(MANY)) as store:
        yield from of_store(store, dsn, MANY * 100)


def of_store(store: Store, dsn: str, records: int) -> Iterator[Measured]:
    """The first time, beside a bare COPY of lines that are at hand; then once more, when nothing changed."""
    psycopg = import_module("psycopg")
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS napdesk CASCADE")
    first = timed(lambda: publish(store, plan(), dsn, [YEAR], TODAY))
    again = timed(lambda: publish(store, plan(), dsn, [YEAR], TODAY))
    lines = list(published.rows(store.db, training))
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS public.bare")
        connection.execute(f"CREATE TABLE public.bare (LIKE {name('training')})")
        bare = timed(lambda: _copy(connection, lines))
    yield Measured(f"{records:,} records published", first, bare, "s", "≤ 2× a bare COPY")
    yield Measured(f"{records:,} records again, when nothing changed", again, bare, "s", "")


def _copy(connection: Any, lines: list[str]) -> None:
    columns = ", ".join(f'"{one}"' for one in record_table(training).names)
    with connection.cursor() as cursor, cursor.copy(f"COPY public.bare ({columns}) FROM STDIN") as copy:
        for several in lines:
            copy.write(several)
