"""consolidate: the workbook of a year over all offices."""

from __future__ import annotations

from pathlib import Path

import click

from napdesk.cli.session import Session
from napdesk.cli.verb import FILE, option, verb
from napdesk.house import now, plan_of
from napdesk.schema.leaving import Leaving
from napdesk.schema.text import Language, Text
from napdesk.services.consolidating import consolidate as write_workbook


@verb(
    "consolidate",
    Text(
        es="Escribe el libro del concentrado de un ejercicio: cobertura, cifras y todos los registros.",
        en="Writes the consolidated workbook of a year: coverage, figures and every record.",
    ),
)
@option("--year", type=click.IntRange(2000, 2100), required=True, words=Text(es="Ejercicio.", en="Year."))
@option("--out", type=FILE, required=True, words=Text(es="Libro .xlsx que se escribe.", en="The .xlsx to write."))
@option(
    "--language",
    type=click.Choice([one.value for one in Language]),
    words=Text(es="Idioma del libro; el inglés es para el informe a la ONU.", en="Language of the workbook."),
)
def consolidate(session: Session, year: int, out: Path, language: str | None) -> None:
    target = session.target(out)
    chosen = Language(language) if language else session.language
    with session.store() as store:
        told = write_workbook(store, plan_of(store), year, target, chosen, now())
        store.note_file(Leaving.CONSOLIDATED, str(year))
    share, missing = told.covered.found.reported, [one.office for one in told.covered.found.offices if one.owes]
    document = {
        "file": str(target.resolve()),
        "year": year,
        "records": {register.key: count for register, count in told.counts.items()},
        "offices": {"reported": share.n, "expected": share.of} if share.of else None,
        "missing_offices": missing,
    }
    lines = [str(target.resolve()), session.say(_WRITTEN.fill(count=sum(told.counts.values()), missing=len(missing)))]
    session.answer(document, lines)


_WRITTEN = Text(
    es="Registros: {count}. Oficinas de las que falta un reporte: {missing}.",
    en="Records: {count}. Offices of which a return is missing: {missing}.",
)
