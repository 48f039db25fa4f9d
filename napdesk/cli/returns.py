"""close, return and verify."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from napdesk.cli.figures import read_period
from napdesk.cli.session import LOOK, Session, with_session
from napdesk.house import now, plan
from napdesk.schema.text import Language, Text
from napdesk.services.closing import blocking, compose_return, reopen, send
from napdesk.services.closing import close as close_period
from napdesk.services.returns import file_name, write_return
from napdesk.services.verifying import Change, State, Verification
from napdesk.services.verifying import verify as verify_file

FILE = click.Path(path_type=Path)
_COLOURS = {State.VERIFIED: "green", State.UNSIGNED: "green", State.PREVIEW: "yellow"}


@click.command()
@click.option("--period", "written", required=True, help="Periodo: 2025-T3, 2025-S1 o 2025.")
@click.option("--nil", is_flag=True, help="No hay nada que informar.")
@click.option("--reopen", "again", is_flag=True, help="Abre de nuevo un periodo cerrado.")
@click.option("--reason", default="", help="Motivo para reabrir.")
@with_session
def close(session: Session, written: str, nil: bool, again: bool, reason: str) -> None:
    """Cierra un periodo, o lo reabre con su motivo."""
    period = read_period(written)
    with session.store() as store:
        if again:
            reopen(store, period, reason)
        else:
            _say_blocking(session, store, period)
            close_period(store, period, session.today, nil=nil)
        status = store.periods.status(period).value
    said = (_REOPENED if again else _CLOSED).fill(period=period.label)
    session.answer({"period": str(period), "status": status, "nil": nil}, [session.say(said)])


@click.command("return")
@click.option("--period", "written", required=True, help="Periodo: 2025-T3, 2025-S1 o 2025.")
@click.option("--out", type=FILE, required=True, help="Archivo, o carpeta donde se escribe con su propio nombre.")
@click.option("--preview", is_flag=True, help="Vista previa, sin sello; no cierra el periodo.")
@click.option("--language", type=click.Choice(["es", "en"]), default="es", help="Idioma del reporte.")
@with_session
def make_return(session: Session, written: str, out: Path, preview: bool, language: str) -> None:
    """Escribe el reporte de Excel de un periodo; antes lo cierra si está abierto."""
    period = read_period(written)
    with session.store() as store:
        composed = compose_return(store, plan(), period, language=Language(language), now=now(), preview=preview)
        target = out / file_name(composed) if out.is_dir() else out
        if preview:
            done = write_return(composed, store.lists, target)
        else:
            _say_blocking(session, store, period)
            done = send(store, plan(), period, target, language=Language(language), now=now())
    document = {
        "file": str(target.resolve()),
        "office": composed.office.code,
        "period": str(period),
        "revision": composed.revision,
        "replaces": composed.revision - 1 if composed.revision else None,
        "records": done.counts,
        "seal": done.seal,
        "folio": done.folio,
    }
    session.answer(
        document,
        [f"{target.resolve()}", session.say(_FOLIO.fill(folio=done.folio, seal=done.short_seal or "—"))],
    )


@click.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@with_session
def verify(session: Session, files: tuple[Path, ...]) -> None:
    """Dice de cada archivo si es tal como se hizo, y si no, qué celdas cambiaron."""
    found = [(path, verify_file(path)) for path in files]
    document = {"files": [_told(session, path, one) for path, one in found]}
    session.answer(document, [line for path, one in found for line in lines_of(session, path, one)])
    if any(one.state in (State.ALTERED, State.UNREADABLE, State.NOT_A_RETURN) for _, one in found):
        sys.exit(LOOK)


def lines_of(session: Session, path: Path, one: Verification) -> list[str]:
    """What is said of a file to a person."""
    state = click.style(session.say(one.state.label), fg=_COLOURS.get(one.state, "red"), bold=True)
    about = f" · {one.office} · {one.period} · R{one.revision}" if one.office else ""
    lines = [f"{state} · {path.name}{about}"]
    if one.reason is not None:
        lines.append(f"  {session.say(one.reason)}")
    return lines + [f"  {session.say(change.told)}" for change in one.changes]


def _told(session: Session, path: Path, one: Verification) -> dict[str, Any]:
    return {
        "file": str(path),
        "state": one.state.value,
        "demo": one.demo,
        "office": one.office,
        "period": one.period,
        "revision": one.revision,
        "seal": one.seal,
        "changes": [_change(change) for change in one.changes],
        "reason": None if one.reason is None else session.say(one.reason),
    }


def _change(change: Change) -> dict[str, Any]:
    names = ("sheet", "cell", "folio", "key", "was")
    return {"kind": change.kind.value} | {name: getattr(change, name) for name in names} | {"is": change.is_}


def _say_blocking(session: Session, store: Any, period: Any) -> None:
    """On stderr, what has to be mended before the period closes."""
    for one in blocking(store, period, session.today):
        session.note(f"{one.record.folio}: {session.say(one.problem.message)} {session.say(one.problem.fix)}")


_CLOSED = Text(es="{period}: cerrado.", en="{period}: closed.")
_REOPENED = Text(es="{period}: abierto de nuevo.", en="{period}: open again.")
_FOLIO = Text(es="Folio {folio} · clave del sello {seal}", en="Folio {folio} · seal {seal}")
