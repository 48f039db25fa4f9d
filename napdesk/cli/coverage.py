"""coverage: which offices reported which periods of a year, and whom to remind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from napdesk.cli.session import Session
from napdesk.cli.verb import FILE, option, verb
from napdesk.house import now
from napdesk.schema.coverage import Cell, CellStatus, Coverage, OfficeCoverage, Share
from napdesk.schema.leaving import Leaving
from napdesk.schema.showing import show_day, show_share
from napdesk.schema.text import Text
from napdesk.services.coverage import coverage as covered
from napdesk.services.coverage import export_coverage
from napdesk.services.receiving import refuse_office

_SIGNS = {
    CellStatus.EXPECTED: "·",
    CellStatus.RECEIVED: "✓",
    CellStatus.LATE: "✓!",
    CellStatus.NIL: "0",
    CellStatus.ASKED_BACK: "↩",
    CellStatus.REPLACED: "✓+",
    CellStatus.MISSING: "✗",
}


@verb(
    "coverage",
    Text(
        es="Dice qué oficinas informaron cada periodo del ejercicio y cuáles faltan.",
        en="Says which offices reported each period of a year, and which are missing.",
    ),
)
@option("--year", type=click.IntRange(2000, 2100), required=True, words=Text(es="Ejercicio.", en="Year."))
@option(
    "--out",
    type=FILE,
    words=Text(
        es="Libro .xlsx donde se escribe, con los recordatorios por enviar.",
        en="An .xlsx to write it to, with the reminders to send.",
    ),
)
def coverage(session: Session, year: int, out: Path | None) -> None:
    target = session.target(out) if out is not None else None
    with session.store() as store:
        refuse_office(store)
        found = covered(store, year, session.today)
        if target is not None:
            export_coverage(store, found, session.language, now(), target)
            store.note_file(Leaving.COVERAGE, str(year))
    document = _document(found) | ({"file": str(target.resolve())} if target is not None else {})
    session.answer(document, [str(target.resolve())] if target is not None else list(_lines(session, found)))


def _document(found: Coverage) -> dict[str, Any]:
    return {
        "year": found.year,
        "periods": list(found.periods),
        "offices": [_office(one) for one in found.offices],
        "complete": found.complete.value,
        "on_time": found.on_time.value,
        "by_institution": _shares(found.by(lambda one: one.institution)),
        "by_entity": _shares(found.by(lambda one: one.entity)),
        "reminders": [{"office": one.office, "name": one.name, "periods": one.missing} for one in found.reminders],
    }


def _office(one: OfficeCoverage) -> dict[str, Any]:
    said = {"office": one.office, "name": one.name, "institution": one.institution, "entity": one.entity}
    return said | {"listed": one.listed, "cells": {period: _cell(cell) for period, cell in one.cells.items()}}


def _cell(cell: Cell) -> dict[str, Any]:
    said = {"status": cell.status.value, "revision": cell.revision, "received_at": cell.received_at}
    return said | {"due": cell.due.isoformat(), "waiting": cell.waiting}


def _shares(shares: dict[str, Share]) -> dict[str, dict[str, Any]]:
    return {code: {"n": one.n, "of": one.of, "value": one.value} for code, one in shares.items() if one.of}


def _lines(session: Session, found: Coverage) -> Iterator[str]:
    width = max((len(one) for one in found.periods), default=0) + 2
    yield f"{'':<24}" + "".join(f"{period:<{width}}" for period in found.periods)
    for one in found.offices:
        cells = (one.cells.get(period) for period in found.periods)
        signs = "".join(f"{'' if cell is None else _SIGNS[cell.status]:<{width}}" for cell in cells)
        yield f"{one.office:<24}{signs}{one.name}"
    yield " · ".join(f"{sign} {session.say(status.label)}" for status, sign in _SIGNS.items())
    for words, share in ((_COMPLETE, found.complete), (_ON_TIME, found.on_time)):
        shown = session.say(_NO_LIST) if share.value is None else f"{share.n} / {share.of} ({show_share(share.value)})"
        yield f"{session.say(words)}: {shown}"
    for one in found.reminders:
        missing = ", ".join(f"{period} ({show_day(one.cells[period].due)})" for period in one.missing)
        yield session.say(_REMIND.fill(office=one.office, name=one.name, missing=missing))


_COMPLETE = Text(es="Recibidos de los que ya terminaron", en="Received of those that are over")
_ON_TIME = Text(es="En tiempo, de los ya vencidos", en="On time, of those due by now")
_NO_LIST = Text(es="no hay lista de oficinas", en="no list of offices")
_REMIND = Text(es="Por recordar: {office} · {name} · {missing}", en="To remind: {office} · {name} · {missing}")
