"""acuse and forward: what a hub sends back to its offices, and on to the next hub."""

from __future__ import annotations

import csv
from pathlib import Path

import click

from napdesk.cli.figures import PERIOD, read_period
from napdesk.cli.session import Session
from napdesk.cli.verb import FILE, option, verb
from napdesk.schema.durable import unread
from napdesk.schema.leaving import Leaving
from napdesk.schema.problems import Trouble
from napdesk.schema.receipts import ReceiptNote
from napdesk.schema.text import Text
from napdesk.services.answering import answer, write_answer
from napdesk.services.forwarding import forward as turn_over
from napdesk.services.receiving import refuse_office


@verb(
    "acuse",
    Text(
        es="Escribe el acuse de un reporte recibido, o pide otro diciendo qué corregir.",
        en="Writes the receipt of a return that came, or asks for another saying what to mend.",
    ),
)
@click.argument("office")
@click.argument("written", metavar="PERIOD")
@option(
    "--out",
    type=FILE,
    required=True,
    words=Text(es="Archivo .json que lee NapDesk, o .txt.", en="A .json that NapDesk reads, or a .txt."),
)
@option(
    "--ask-back",
    is_flag=True,
    words=Text(es="Pide otro reporte; con --reason o --notes.", en="Asks for another; with --reason or --notes."),
)
@option("--reason", default="", words=Text(es="Qué debe corregir la oficina.", en="What the office has to mend."))
@option(
    "--notes",
    "file",
    type=FILE,
    words=Text(
        es="Archivo .csv con folio, field y text: una observación por renglón.",
        en="A .csv with folio, field and text: a note in each row.",
    ),
)
def acuse(
    session: Session, office: str, written: str, out: Path, ask_back: bool, reason: str, file: Path | None
) -> None:
    target, period = session.target(out), read_period(written)
    notes = [ReceiptNote("", "", reason)] if reason else []
    notes += _read_notes(file) if file is not None else []
    with session.store() as store:
        refuse_office(store)
        one = answer(store, office, period, notes, asked_back=ask_back)
        write_answer(store, one, target, session.language)
        store.note_file(Leaving.ANSWER, one.kept.period, whom=one.kept.office)
    document = {
        "file": str(target.resolve()), "office": one.kept.office, "period": one.kept.period,
        "revision": one.kept.revision, "seal": one.kept.seal, "outcome": one.answer.outcome.value,
        "notes": [note._asdict() for note in one.answer.notes],
    }  # fmt: skip
    session.answer(document, [str(target.resolve()), session.say(one.answer.outcome.label)])


@verb(
    "forward",
    Text(
        es="Reúne los archivos originales de un periodo, con su portada, para la siguiente concentradora.",
        en="Puts the original files of a period together, with a cover, for the next hub.",
    ),
)
@option("--period", "written", required=True, words=PERIOD)
@option("--out", type=FILE, required=True, words=Text(es="Archivo .zip que se escribe.", en="The .zip to write."))
def forward(session: Session, written: str, out: Path) -> None:
    target, period = session.target(out), read_period(written)
    with session.store() as store:
        refuse_office(store)
        made = turn_over(store, period, target, session.today, session.language)
        store.note_file(Leaving.FORWARD, str(period), whom=store.office.reports_to)
    missing = [one.code for one in made.missing]
    document = {"file": str(target.resolve()), "period": str(period), "returns": made.returns, "missing": missing}
    lines = [str(target.resolve()), session.say(_FORWARDED.fill(count=len(made.returns), missing=len(missing)))]
    session.answer(document, lines)


def _read_notes(path: Path) -> list[ReceiptNote]:
    """Raises Trouble ``bad_notes``."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        return [ReceiptNote(row["folio"].strip(), (row.get("field") or "").strip(), row["text"]) for row in rows]
    except OSError as error:
        raise unread(error, path) from error
    except (KeyError, AttributeError, ValueError, csv.Error) as wrong:
        raise Trouble("bad_notes", _BAD_NOTES.fill(name=path.name), _COLUMNS) from wrong


_FORWARDED = Text(
    es="Reportes: {count}. Oficinas que faltan: {missing}.", en="Returns: {count}. Offices missing: {missing}."
)
_BAD_NOTES = Text(
    es="No se pudieron leer las observaciones de «{name}».", en="The notes of “{name}” could not be read."
)
_COLUMNS = Text(
    es="Debe ser un .csv en UTF-8 con las columnas folio, field y text. No se cambió nada.",
    en="It must be a .csv in UTF-8 with the columns folio, field and text. Nothing was changed.",
)
