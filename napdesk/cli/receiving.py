"""receive, held and undo: what a hub does with the returns that offices send."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from napdesk.cli.overlaps import overlap_told
from napdesk.cli.records import told
from napdesk.cli.returns import PASSWORD
from napdesk.cli.session import LOOK, Session, read_secret
from napdesk.cli.verb import FILE, option, verb
from napdesk.return_reader import read_return
from napdesk.schema.problems import Trouble, Weight
from napdesk.schema.receiving import BatchState, Reception
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text, same
from napdesk.services.arrivals import HOLDS, FileReceived
from napdesk.services.double_counts import search_around
from napdesk.services.receiving import accept_held, receive, refuse_office, undecided, write_marked
from napdesk.store.received import Kept

_TO_SEE = (Reception.REFUSED, Reception.HELD, Reception.FORKED)
_COLOURS = {Reception.REFUSED: "red", Reception.HELD: "yellow", Reception.FORKED: "yellow"}


@verb(
    "receive",
    Text(
        es="Recibe los reportes de archivos o carpetas; todo el lote entra, o nada.",
        en="Receives the returns of files or folders; the whole batch is in, or nothing of it.",
    ),
)
@click.argument("files", type=FILE, nargs=-1, required=True)
@option("--dry-run", is_flag=True, words=Text(es="Solo dice qué pasaría.", en="Only says what would happen."))
@option("--password-file", "secret", type=FILE, words=PASSWORD)
@option(
    "--errors",
    "folder",
    type=FILE,
    words=Text(
        es="Carpeta donde se escribe cada plantilla con errores, marcada para su oficina.",
        en="A folder to write each template with errors to, marked for its office.",
    ),
)
def receive_files(
    session: Session, files: tuple[Path, ...], dry_run: bool, secret: Path | None, folder: Path | None
) -> None:
    password = read_secret(secret) if secret else None
    if folder is not None and not folder.is_dir():
        raise Trouble("no_folder", _NO_FOLDER.fill(folder=same(str(folder))), _NOTHING_CHANGED)
    with session.store() as store:
        batch, found = receive(store, files, read_return, session.today, password=password, dry_run=dry_run)
        touching = search_around(store, [one.number for one in found if one.number]) if batch else []
    if folder is not None:
        for one in found:
            if one.code == "wrong_rows":
                write_marked(
                    one, folder / _MARKED.fill(name=same(one.path.stem)).to(session.language), session.language
                )
    document = {
        "batch": batch,
        "files": [_told(session, one) for one in found],
        "overlaps": [overlap_told(session, one) for one in touching],
    }
    lines = [line for one in found for line in _lines(session, one)]
    if touching:
        lines.append(session.say((_OVERLAPS if len(touching) > 1 else _OVERLAP).fill(count=show_number(len(touching)))))
    session.answer(document, [*lines, session.say(_BATCH.fill(batch=batch) if batch else _NOTHING_IN)])
    if any(one.outcome in _TO_SEE for one in found):
        sys.exit(LOOK)


@verb(
    "held",
    Text(
        es="Muestra los reportes retenidos, o acepta uno con su motivo.",
        en="Shows the returns that are held, or accepts one with a reason.",
    ),
)
@option("--accept", "number", type=int, words=Text(es="Número del que se acepta.", en="Number of the one accepted."))
@option("--reason", default="", words=Text(es="Motivo para aceptarlo.", en="Why it is accepted."))
def held(session: Session, number: int | None, reason: str) -> None:
    if (number is None) != (not reason):
        raise Trouble("wrong_use", _BOTH, _NOTHING_CHANGED)
    with session.store() as store:
        refuse_office(store)
        if number is not None:
            accept_held(store, number, reason)
            search_around(store, [number])
        waiting = undecided(store)
    session.answer({"held": [_kept(session, one) for one in waiting]}, _held_lines(session, waiting))


@verb("undo", Text(es="Saca un lote que se había recibido.", en="Takes out a batch that was received."))
@click.argument("batch", type=int)
def undo(session: Session, batch: int) -> None:
    with session.store() as store:
        refuse_office(store)
        if store.received.state_of(batch) is not BatchState.IN:
            raise Trouble("no_such_batch", _NO_BATCH.fill(batch=batch), _NOTHING_CHANGED)
        store.received.undo(batch)
        search_around(store, [one.id for one in store.received.of_batch(batch)])
    session.answer({"batch": batch, "state": BatchState.UNDONE.value}, [session.say(_UNDONE.fill(batch=batch))])


def _told(session: Session, one: FileReceived) -> dict[str, Any]:
    names = ("office", "period", "revision", "new", "changed", "removed")
    said: dict[str, Any] = {"file": str(one.path), "outcome": one.outcome.value, "code": one.code or None}
    said |= {name: getattr(one, name) for name in names} | {"id": one.number or None}
    said["reason"] = session.say(one.why) if one.why else None
    return said | {"problems": [told(session, problem) for problem in one.problems]}


def _lines(session: Session, one: FileReceived) -> Iterator[str]:
    state = click.style(session.say(one.outcome.label), fg=_COLOURS.get(one.outcome, "green"), bold=True)
    about = f" · {one.office} · {one.period} · R{one.revision}" if one.office else ""
    yield f"{state} · {one.path.name}{about}"
    if one.why is not None and one.outcome in _TO_SEE:
        yield f"  {session.say(one.why)}"
    if one.outcome.is_in:
        yield f"  {session.say(_MOVED.fill(new=one.new, changed=one.changed, removed=one.removed))}"
    stopping = [problem for problem in one.problems if problem.weight is Weight.STOP]
    for problem in stopping:
        yield f"  {problem.sheet}!{problem.column or ''}{problem.row}: {session.say(problem.message)}"


def _kept(session: Session, one: Kept) -> dict[str, Any]:
    said = {"id": one.id, "file": one.file, "office": one.office, "period": one.period, "revision": one.revision}
    return said | {"code": one.why, "reason": session.say(HOLDS[one.why]) if one.why in HOLDS else None}


def _held_lines(session: Session, waiting: list[Kept]) -> list[str]:
    lines = [
        f"{one.id:>6}  {one.file} · {one.office} · {one.period} · R{one.revision}: {session.say(HOLDS[one.why])}"
        for one in waiting
    ]
    return lines or [session.say(_NONE_HELD)]


_BATCH = Text(
    es="Lote {batch}. Se deshace con «napdesk undo {batch}».", en="Batch {batch}. Undone by “napdesk undo {batch}”."
)
_OVERLAPS = Text(
    es="{count} posibles dobles conteos: véalos con «napdesk overlaps».",
    en="{count} possible double counts: see them with “napdesk overlaps”.",
)
_OVERLAP = Text(
    es="{count} posible doble conteo: véalo con «napdesk overlaps».",
    en="{count} possible double count: see it with “napdesk overlaps”.",
)
_NOTHING_IN = Text(es="No se guardó nada.", en="Nothing was kept.")
_MOVED = Text(
    es="{new} registros nuevos, {changed} cambiados, {removed} que ya no están",
    en="{new} new records, {changed} changed, {removed} no longer there",
)
_NONE_HELD = Text(es="No hay reportes retenidos.", en="No return is held.")
_MARKED = Text(es="{name}-por-corregir.xlsx", en="{name}-to-mend.xlsx")
_NO_FOLDER = Text(es="No existe la carpeta «{folder}».", en="There is no folder “{folder}”.")
_BOTH = Text(es="Diga --accept con su --reason.", en="Give --accept with its --reason.")
_NO_BATCH = Text(es="El lote {batch} no está entre los recibidos.", en="Batch {batch} is not among those received.")
_UNDONE = Text(es="Lote {batch}: ya no cuenta.", en="Batch {batch}: it counts no longer.")
_NOTHING_CHANGED = Text(es="No se cambió nada.", en="Nothing was changed.")
