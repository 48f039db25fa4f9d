"""close, return and verify."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from napdesk.cli.figures import PERIOD, read_period
from napdesk.cli.session import LOOK, Session, read_secret
from napdesk.cli.verb import FILE, option, verb
from napdesk.house import now, plan_of
from napdesk.schema.leaving import Leaving
from napdesk.schema.office_key import KnownOffice
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text, same
from napdesk.services.closing import blocking, clock_is_back, compose_return, refuse_future, reopen, send, still_running
from napdesk.services.closing import close as close_period
from napdesk.services.known_offices import known_offices
from napdesk.services.returns import file_name_of, refuse_unfit_password, write_copy, write_return
from napdesk.services.verifying import NOBODY, Change, State, Verification
from napdesk.services.verifying import verify as verify_file
from napdesk.store.periods import Status
from napdesk.store.store import Store

PASSWORD = Text(
    es="Archivo con la contraseña del reporte en su primera línea.",
    en="File that holds the return's password in its first line.",
)
_COLOURS = {State.VERIFIED: "green", State.UNSIGNED: "yellow", State.PREVIEW: "yellow"}


@verb(
    "close",
    Text(es="Cierra un periodo, o lo reabre con su motivo.", en="Closes a period, or reopens it with a reason."),
)
@option("--period", "written", required=True, words=PERIOD)
@option("--nil", is_flag=True, words=Text(es="No hay nada que informar.", en="There is nothing to report."))
@option("--reopen", "again", is_flag=True, words=Text(es="Abre de nuevo un periodo cerrado.", en="Opens it again."))
@option("--reason", default="", words=Text(es="Motivo para reabrir.", en="Why it is reopened."))
def close(session: Session, written: str, nil: bool, again: bool, reason: str) -> None:
    period = read_period(written)
    if nil and again:
        raise Trouble("wrong_use", _NIL_OR_REOPEN, _NOTHING_CHANGED)
    if reason and not again:
        raise Trouble("wrong_use", _REASON_TO_REOPEN, _NOTHING_CHANGED)
    with session.store() as store:
        if again:
            reopen(store, period, reason)
        else:
            _say_blocking(session, store, period)
            _say_running(session, store, period)
            close_period(store, period, session.today, nil=nil)
        status = store.periods.status(period).value
    said = (_REOPENED if again else _CLOSED).fill(period=period.label)
    session.answer({"period": str(period), "status": status, "nil": nil}, [session.say(said)])


@verb(
    "return",
    Text(
        es="Escribe el reporte de Excel de un periodo; antes lo cierra si está abierto.",
        en="Writes the Excel return of a period, closing it first where it is open.",
    ),
)
@option("--period", "written", required=True, words=PERIOD)
@option(
    "--out",
    type=FILE,
    required=True,
    words=Text(
        es="Archivo, o carpeta donde se escribe con su propio nombre.",
        en="File, or folder where it is written under its own name.",
    ),
)
@option(
    "--preview",
    is_flag=True,
    words=Text(es="Vista previa, sin sello; no cierra el periodo.", en="Preview, not sealed; leaves the period open."),
)
@option(
    "--language",
    type=click.Choice([one.value for one in Language]),
    default=Language.ES.value,
    words=Text(es="Idioma del reporte.", en="Language of the return."),
)
@option(
    "--copy",
    is_flag=True,
    words=Text(es="El último que se hizo, otra vez, tal como salió.", en="The last one made, again, just as it left."),
)
@option("--password-file", "secret", type=FILE, words=PASSWORD)
def make_return(
    session: Session, written: str, out: Path, preview: bool, language: str, copy: bool, secret: Path | None
) -> None:
    period, chosen = read_period(written), Language(language)
    password = read_secret(secret) if secret else ""
    if password:
        refuse_unfit_password(password)
    if copy and preview:
        raise Trouble("wrong_use", _COPY_OR_PREVIEW, _NOTHING_CHANGED)
    if copy:
        _copy(session, period, out, password)
        return
    refuse_future(period, session.today)
    with session.store() as store:
        revision = next_revision(store, period)
        own_name = file_name_of(store.office, period, revision, preview=preview)
        target = session.target(out / own_name if out.is_dir() else out)
        if preview:
            composed = compose_return(store, plan_of(store), period, language=chosen, now=now(), preview=True)
            done = write_return(composed, store.lists, target, password=password)
            store.note_file(Leaving.PREVIEW, str(period), whom=store.office.reports_to)
        else:
            _say_blocking(session, store, period)
            _say_running(session, store, period)
            if (behind := clock_is_back(store, now())) is not None:
                session.note(behind)
            done = send(store, plan_of(store), period, target, language=chosen, now=now(), password=password)
        office = store.office_code
    document = {
        "file": str(target.resolve()),
        "office": office,
        "period": str(period),
        "revision": revision,
        "replaces": revision - 1 if revision else None,
        "records": done.counts,
        "seal": done.seal or None,
        "folio": done.folio,
    }
    said = _FOLIO.fill(folio=done.folio, seal=done.short_seal or "—")
    session.answer(document, [str(target.resolve()), session.say(said)])


def _copy(session: Session, period: Period, out: Path, password: str) -> None:
    with session.store() as store:
        sent = store.periods.sent(period)
        own_name = file_name_of(store.office, period, sent.revision if sent else 0)
        target = session.target(out / own_name if out.is_dir() else out)
        write_copy(store, period, target, password)
        store.note_file(Leaving.COPY, str(period), whom=store.office.reports_to)
    document = {"file": str(target.resolve()), "period": str(period), "revision": sent.revision if sent else None}
    document |= {"seal": sent.seal if sent else None, "folio": sent.folio if sent else None}
    session.answer(document, [str(target.resolve())])


def next_revision(store: Store, period: Period) -> int:
    """The revision that the next return of a period carries."""
    sent = store.periods.sent(period)
    return sent.revision + 1 if sent else 0


@verb(
    "verify",
    Text(
        es="Dice de cada archivo si es tal como se hizo, y si no, qué celdas cambiaron.",
        en="Says of each file whether it is as it was made, and if not, which cells changed.",
    ),
)
@click.argument("files", type=FILE, nargs=-1, required=True)
@option("--password-file", "secret", type=FILE, words=PASSWORD)
def verify(session: Session, files: tuple[Path, ...], secret: Path | None) -> None:
    keys, password = _keys_known(session), read_secret(secret) if secret else None
    found = [(path, verify_file(path, keys=keys, password=password)) for path in files]
    document = {"files": [told(path, one, session) for path, one in found]}
    session.answer(document, [line for path, one in found for line in lines_of(session, path, one)])
    if any(one.locked for _, one in found):
        session.note(_GIVE_PASSWORD.fill(option=same("--password-file")))
    if any(one.state in (State.ALTERED, State.UNREADABLE, State.NOT_A_RETURN) for _, one in found):
        sys.exit(LOOK)


def _keys_known(session: Session) -> Mapping[str, KnownOffice]:
    """Those known in the store, where there is one that opens: without them a file can still be whole."""
    if not session.path.is_file():
        return NOBODY
    try:
        with session.store() as store:
            return known_offices(store)
    except Trouble as trouble:
        session.note(_NO_KEYS.fill(message=trouble.message))
        return NOBODY


def lines_of(session: Session, path: Path, one: Verification) -> list[str]:
    """What is said of a file to a person."""
    state = click.style(session.say(one.state.label), fg=_COLOURS.get(one.state, "red"), bold=True)
    about = f" · {one.office} · {one.period} · R{one.revision}" if one.office else ""
    lines = [f"{state} · {path.name}{about}"]
    if one.reason is not None:
        lines.append(f"  {session.say(one.reason)}")
    prefix = {True: f"{state} · ", False: "  "}
    return lines + [f"{prefix[change.kind.alters]}{session.say(change.told)}" for change in one.changes]


def told(path: Path, one: Verification, session: Session) -> dict[str, Any]:
    """A verified file as cli.md shapes it."""
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
        "key": one.key,
    }


def _change(change: Change) -> dict[str, Any]:
    names = ("sheet", "cell", "folio", "key", "was")
    return {"kind": change.kind.value} | {name: getattr(change, name) for name in names} | {"is": change.is_}


def _say_blocking(session: Session, store: Store, period: Period) -> None:
    """On stderr, what has to be mended before the period closes."""
    for one in blocking(store, period, session.today):
        session.note(f"{one.record.folio}: {session.say(one.problem.message)} {session.say(one.problem.fix)}")


def _say_running(session: Session, store: Store, period: Period) -> None:
    """On stderr, that a period about to be closed is not over."""
    said = still_running(period, session.today)
    if said is not None and store.periods.status(period) is Status.OPEN:
        session.note(session.say(said))


_NO_KEYS = Text(
    es="No se sabe aquí de quién es una firma, porque el almacén no se abrió: {message}",
    en="Whose a signature is cannot be said here, for the store was not opened: {message}",
)
_CLOSED = Text(es="{period}: cerrado.", en="{period}: closed.")
_REOPENED = Text(es="{period}: abierto de nuevo.", en="{period}: open again.")
_FOLIO = Text(es="Folio {folio} · clave del sello {seal}", en="Folio {folio} · seal {seal}")
_GIVE_PASSWORD = Text(
    es="La contraseña se da con {option}; pídala por teléfono a quien hizo el archivo.",
    en="The password is given by {option}; ask whoever made the file by telephone.",
)
_NIL_OR_REOPEN = Text(es="Diga --nil o --reopen, no los dos.", en="Say --nil or --reopen, not both.")
_COPY_OR_PREVIEW = Text(es="Diga --copy o --preview, no los dos.", en="Say --copy or --preview, not both.")
_REASON_TO_REOPEN = Text(es="Un motivo solo va con --reopen.", en="A reason goes with --reopen only.")
_NOTHING_CHANGED = Text(es="No se cambió nada.", en="Nothing was changed.")
