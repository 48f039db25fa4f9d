"""indicators: a corrected catalogue of commitments from the Group."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from napdesk.cli.records import told
from napdesk.cli.session import NOT_DONE, Session
from napdesk.cli.verb import FILE, option, verb
from napdesk.house import plan
from napdesk.schema.figures import Catalogue, Indicator
from napdesk.schema.problems import Problem
from napdesk.schema.text import Text
from napdesk.services.catalogue_difference import Change
from napdesk.services.catalogue_loads import in_force, take_in
from napdesk.services.catalogue_offer import Offer, look_at


@verb(
    "indicators",
    Text(
        es="Carga un catálogo de compromisos corregido (.xlsx o .csv); si un renglón tiene error, sigue el que había.",
        en="Loads a corrected catalogue of commitments (.xlsx or .csv); if a row is wrong, the old one stays.",
    ),
)
@click.argument("file", type=FILE)
@option(
    "--dry-run",
    is_flag=True,
    words=Text(es="Dice qué cambiaría, sin escribir nada.", en="Says what would change, and writes nothing."),
)
def indicators(session: Session, file: Path, dry_run: bool) -> None:
    shipped = plan()
    with session.store() as store:
        now = in_force(store, shipped).catalogue
        offer = look_at(file, store, now)
        written = offer.catalogue is not None and bool(offer.difference) and not dry_run
        if offer.catalogue is not None and written:
            take_in(store, offer.catalogue, shipped)
    session.answer(_document(session, offer, now, written=written), _lines(session, offer, now, written=written))
    if offer.problems:
        sys.exit(NOT_DONE)


def _document(session: Session, offer: Offer, now: Catalogue, *, written: bool) -> dict[str, Any]:
    found = offer.difference
    return {
        "catalogue": (offer.catalogue if written and offer.catalogue else now).version,
        "file": offer.catalogue.version if offer.catalogue else None,
        "written": written,
        "added": [_row(one) for one in found.added],
        "dropped": [_row(one) for one in found.dropped],
        "changed": [
            _row(one.indicator)
            | {"column": one.column.key, "before": session.say(one.before), "after": session.say(one.after)}
            for one in found.changes()
            if one.column is not None
        ],
        "reordered": found.reordered,
        "problems": [told(session, problem) for problem in offer.problems],
    }


def _row(one: Indicator) -> dict[str, Any]:
    return {"id": one.id, "valid_from": one.valid_from.isoformat() if one.valid_from else None}


def _lines(session: Session, offer: Offer, now: Catalogue, *, written: bool) -> list[str]:
    if offer.catalogue is None:
        head = session.say(_REFUSED.fill(version=now.version))
        return [head, *(_problem(session, one) for one in offer.problems)]
    if not offer.difference:
        return [session.say(_SAME.fill(version=now.version))]
    said = (_LOADED if written else _WOULD).fill(then=offer.catalogue.version, now=now.version)
    summary = f"{session.say(said)} {session.say(offer.difference.summary)}"
    return [summary, *(_line(session, one) for one in offer.difference.changes())]


def _problem(session: Session, one: Problem) -> str:
    place = (_PLACE if one.value else _BLANK_PLACE).fill(row=one.row, column=one.column, value=one.value)
    return f"  {session.say(place)}: {session.say(one.message)} {session.say(one.fix)}"


def _line(session: Session, one: Change) -> str:
    line = f"  {one.indicator.id:<8}{session.say(one.what)}"
    if one.column is None:
        return f"{line}: {session.say(one.indicator.title)}"
    return f"{line}: {session.say(one.before)} → {session.say(one.after)}"


_LOADED = Text(es="Catálogo {then} en vigor, en lugar de {now}.", en="Catalogue {then} is in force instead of {now}.")
_WOULD = Text(
    es="No se escribió nada. El catálogo {then} tomaría el lugar de {now}.",
    en="Nothing was written. Catalogue {then} would take the place of {now}.",
)
_SAME = Text(
    es="El archivo dice lo mismo que el catálogo en vigor, {version}. No se escribió nada.",
    en="The file says the same as the catalogue in force, {version}. Nothing was written.",
)
_REFUSED = Text(
    es="El archivo no se cargó; sigue en vigor el catálogo {version}.",
    en="The file was not loaded; catalogue {version} stays in force.",
)
_PLACE = Text(es="Renglón {row}, {column} «{value}»", en="Row {row}, {column} “{value}”")
_BLANK_PLACE = Text(es="Renglón {row}, {column}", en="Row {row}, {column}")
