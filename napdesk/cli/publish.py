"""publish: what was consolidated, to a PostgreSQL server."""

from __future__ import annotations

from pathlib import Path

import click

from napdesk.cli.session import Session, read_secret
from napdesk.cli.verb import FILE, option, verb
from napdesk.house import plan_of
from napdesk.postgres.tables import SCHEMA
from napdesk.schema.leaving import Leaving
from napdesk.schema.text import Text
from napdesk.services.publishing import publish as publish_all


@verb(
    "publish",
    Text(
        es="Publica lo concentrado en un servidor PostgreSQL; otra vez, solo lo que cambió.",
        en="Publishes what was consolidated to a PostgreSQL server; again, only what changed.",
    ),
)
@option(
    "--dsn-file",
    "file",
    type=FILE,
    words=Text(
        es="Archivo con la dirección del servidor en su primera línea; sin él, las variables PG*.",
        en="File that holds the server's address in its first line; without it, the PG* variables.",
    ),
)
@option(
    "--year",
    type=click.IntRange(2000, 2100),
    words=Text(
        es="Ejercicio de las cifras; sin él, todos los que se han recibido.",
        en="Year of the figures; without it, all those received.",
    ),
)
def publish(session: Session, file: Path | None, year: int | None) -> None:
    dsn = read_secret(file) if file is not None else ""
    with session.store() as store:
        years = [year] if year else store.received.years()
        done = publish_all(store, plan_of(store), dsn, years, session.today)
        store.note_file(Leaving.PUBLISHED, SCHEMA)
    if not done.reader:
        session.note(_NO_READER)
    document = {
        "schema": SCHEMA,
        "sent": {name: sent._asdict() for name, sent in done.sent.items()},
        "records": done.records,
        "figures": done.figures,
        "reader": done.reader,
    }
    changed = sum(sum(sent) for sent in done.sent.values())
    session.answer(document, [session.say(_DONE.fill(records=done.records, changed=changed))])


_DONE = Text(
    es="Publicado: {records} registros. Renglones que cambiaron: {changed}.",
    en="Published: {records} records. Rows that changed: {changed}.",
)
_NO_READER = Text(
    es="No se pudo crear el rol napdesk_lectura: pídalo a quien administra el servidor.",
    en="The role napdesk_lectura could not be made: ask whoever runs the server.",
)
