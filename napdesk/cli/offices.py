"""offices: whose signatures are known here, and the file that says so."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from napdesk.cli.records import told
from napdesk.cli.session import NOT_DONE, Session
from napdesk.cli.verb import FILE, option, verb
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.leaving import Leaving
from napdesk.schema.office_key import check_words
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.services.arrivals import require_signatures, requires_signatures
from napdesk.services.known_offices import Key, known_offices, write_own_key
from napdesk.services.office_list import ListTaken, OfficeList, read_offices, take_list
from napdesk.services.receiving import refuse_office


@verb(
    "offices",
    Text(
        es="Carga la lista de oficinas, sus llaves y cuándo informan (.xlsx o .csv); sin archivo, dice las que se "
        "conocen.",
        en="Loads the list of offices, their keys and when they report (.xlsx or .csv); without a file, says which are "
        "known.",
    ),
)
@click.argument("file", type=FILE, required=False)
@option(
    "--own",
    type=FILE,
    words=Text(
        es="Archivo .csv donde se escribe la llave pública de esta oficina, para quien deba conocerla.",
        en="A .csv file to write this office's public key to, for whoever is to know it.",
    ),
)
@option(
    "--signed-only/--signed-or-not",
    "signed_only",
    default=None,
    words=Text(
        es="En una concentradora: lo que no lleve firma conocida queda retenido, o ya no.",
        en="At a hub: what carries no known signature is held, or no longer.",
    ),
)
def offices(session: Session, file: Path | None, own: Path | None, signed_only: bool | None) -> None:
    if file is not None and own is not None:
        raise Trouble("wrong_use", _FILE_OR_OWN, _NOTHING_CHANGED)
    if own is not None:
        _write(session, own)
        return
    with session.store() as store:
        if signed_only is not None:
            refuse_office(store)
            require_signatures(store, on=signed_only)
        found = read_offices(file, store) if file is not None else OfficeList()
        problems = found.problems
        new = take_list(store, found) if not problems else ListTaken()
        known, expected = list(known_offices(store).items()), store.expected.all()
        signed_only = requires_signatures(store)
    document = {
        "known": [_key(one) for one in known],
        "added": [_key(one) for one in new.keys],
        "expected": [_expected(one) for one in expected],
        "changes": {"added": new.added, "changed": new.changed, "removed": new.removed},
        "signed_only": signed_only,
        "problems": [told(session, problem) for problem in problems],
    }
    lines = [_line(one) for one in known]
    if expected:
        lines = [*lines, session.say(_EXPECTED.fill(count=len(expected))), *map(_expected_line, expected)]
    if signed_only:
        lines = [*lines, session.say(_SIGNED_ONLY)]
    if file is not None:
        lines = [*_taken(session, new, expects=found.expected is not None), *lines]
    if problems:
        lines = [
            session.say(_REFUSED),
            *(_wrong(session, *one) for one in ((p.row, p.message, p.fix) for p in problems)),
        ]
    session.answer(document, lines)
    if problems:
        sys.exit(NOT_DONE)


def _write(session: Session, own: Path) -> None:
    target = session.target(own)
    with session.store() as store:
        write_own_key(store, target)
        store.note_file(Leaving.KEY)
        known = (store.keys.own, known_offices(store)[store.keys.own])
    session.answer({"file": str(target.resolve()), "known": [_key(known)]}, [str(target.resolve()), _line(known)])


def _key(one: Key) -> dict[str, Any]:
    key, office = one
    return {"office": office.code, "name": office.name, "key": key, "words": check_words(key)}


def _line(one: Key) -> str:
    key, office = one
    return f"{office.code:<20}{check_words(key)}"


def _expected(one: ExpectedOffice) -> dict[str, Any]:
    days = {"from": one.since and one.since.isoformat(), "until": one.until and one.until.isoformat()}
    said = {"office": one.code, "name": one.name, "institution": one.institution, "entity": one.entity}
    return said | {"reports_to": one.reports_to or None, "periodicity": one.periodicity.value} | days


def _expected_line(one: ExpectedOffice) -> str:
    return f"{one.code:<20}{one.institution:<18}{one.entity:<4}{one.periodicity.value:<10}{one.name}"


def _taken(session: Session, new: ListTaken, *, expects: bool) -> list[str]:
    counts = {"added": len(new.added), "changed": len(new.changed), "removed": len(new.removed)}
    keys = session.say(_ADDED.fill(count=len(new.keys)))
    return [keys, session.say(_CHANGED.fill(**counts))] if expects else [keys]


def _wrong(session: Session, row: int | None, message: Text, fix: Text) -> str:
    return f"  {session.say(_ROW.fill(row=row or 0))}: {session.say(message)} {session.say(fix)}"


_ADDED = Text(es="Llaves que no se conocían: {count}", en="Keys not known before: {count}")
_EXPECTED = Text(es="Oficinas que se esperan: {count}", en="Offices expected: {count}")
_CHANGED = Text(
    es="Lista de oficinas: {added} nuevas, {changed} cambiadas, {removed} quitadas",
    en="List of offices: {added} new, {changed} changed, {removed} removed",
)
_REFUSED = Text(
    es="La lista no se cargó; se conocen las mismas llaves que antes.",
    en="The list was not loaded; the same keys are known as before.",
)
_SIGNED_ONLY = Text(es="Lo que no lleve firma conocida queda retenido.", en="What carries no known signature is held.")
_ROW = Text(es="Renglón {row}", en="Row {row}")
_FILE_OR_OWN = Text(es="Diga un archivo o --own, no los dos.", en="Give a file or --own, not both.")
_NOTHING_CHANGED = Text(es="No se cambió nada.", en="Nothing was changed.")
