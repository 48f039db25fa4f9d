"""init, passphrase, backup, restore, doctor and export-store."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from napdesk.cli.session import LOOK, Session, read_secret, with_session
from napdesk.house import build_house
from napdesk.schema.offices import Office, Scope, code_fits
from napdesk.schema.periods import Periodicity
from napdesk.schema.problems import Problem, Trouble
from napdesk.schema.text import Text
from napdesk.store import backup as backups
from napdesk.store.export import export_plain
from napdesk.store.health import Check, examine
from napdesk.store.identity import new_uid
from napdesk.store.store import create_store

FILE = click.Path(path_type=Path)


@click.command()
@click.option("--office", "code", required=True, help="Clave de la oficina, p. ej. 30-SEMAR-01.")
@click.option("--institution", required=True, help="Institución, p. ej. semar.")
@click.option("--name", required=True, help="Nombre de la oficina.")
@click.option("--entity", required=True, help="Entidad federativa, por clave o nombre.")
@click.option("--scope", type=click.Choice([scope.value for scope in Scope]), default="office")
@click.option("--periodicity", type=click.Choice([one.value for one in Periodicity]), default="quarter")
@with_session
def init(session: Session, code: str, institution: str, name: str, entity: str, scope: str, periodicity: str) -> None:
    """Crea el almacén de una oficina."""
    house = build_house()
    if not code_fits(code):
        raise Trouble("office_code", _BAD_CODE, _GOOD_CODE)
    codes = []
    for listed, typed in (("institution", institution), ("entity", entity)):
        found = house.lists.read((listed,), typed, session.today)
        if isinstance(found, Problem):
            raise Trouble(found.code, found.message, found.fix)
        codes.append(found.code)
    office = Office(
        new_uid(),
        code,
        name.strip(),
        codes[0],
        codes[1],
        periodicity=Periodicity(periodicity),
        scope=Scope(scope),
    )
    store = create_store(session.path, office, house)
    secret = session.passphrase()
    recovery_code = store.guard(secret) if secret else None
    store.close()
    lines = [session.say(_MADE.fill(path=session.path.resolve()))]
    if recovery_code:
        lines.append(session.say(_KEEP_CODE.fill(code=recovery_code)))
    document = {"store": str(session.path.resolve()), "office": code, "recovery_code": recovery_code}
    session.answer(document, lines)


@click.command()
@click.option("--recovery-file", type=FILE, help="Archivo con el código de recuperación, si se olvidó la contraseña.")
@click.option("--new-file", type=FILE, help="Archivo con la contraseña nueva.")
@with_session
def passphrase(session: Session, recovery_file: Path | None, new_file: Path | None) -> None:
    """Pone o cambia la contraseña y da el código de recuperación nuevo."""
    recovery = read_secret(recovery_file) if recovery_file else None
    with session.store(recovery=recovery) as store:
        new = read_secret(new_file) if new_file else _ask_new(session)
        code = store.guard(new)
    session.answer(
        {"store": str(session.path.resolve()), "recovery_code": code},
        [session.say(_KEEP_CODE.fill(code=code))],
    )


@click.command()
@click.option("--to", type=FILE, help="Carpeta del respaldo, p. ej. una memoria USB.")
@with_session
def backup(session: Session, to: Path | None) -> None:
    """Hace un respaldo y lo verifica."""
    with session.store() as store:
        made = store.back_up(to)
    session.answer({"file": str(made.resolve()), "verified": True}, [session.say(_BACKED_UP.fill(path=made.resolve()))])


@click.command()
@click.argument("file", type=FILE)
@with_session
def restore(session: Session, file: Path) -> None:
    """Recupera un respaldo en el lugar del almacén; el que estaba se conserva aparte."""
    kept = backups.restore(file, session.path, passphrase=session.passphrase())
    document = {
        "store": str(session.path.resolve()),
        "from": str(file),
        "previous": str(kept) if kept else None,
    }
    session.answer(document, [session.say(_RESTORED.fill(path=session.path.resolve()))])


@click.command()
@with_session
def doctor(session: Session) -> None:
    """Revisa que el almacén esté sano: cifrado, páginas, historial, índices y respaldos."""
    with session.store() as store:
        checks = examine(store)
    document = {
        "store": str(session.path.resolve()),
        "checks": [{"name": one.name, "ok": one.ok, "detail": session.say(one.detail)} for one in checks],
    }
    session.answer(document, [_check_line(session, one) for one in checks])
    if not all(one.ok for one in checks):
        sys.exit(LOOK)


@click.command("export-store")
@click.argument("out", type=FILE)
@with_session
def export_store(session: Session, out: Path) -> None:
    """Escribe una copia SQLite sin cifrar y sin datos personales, para otros programas."""
    with session.store() as store:
        export_plain(store, out)
    session.answer({"file": str(out.resolve())}, [str(out.resolve())])


def _check_line(session: Session, one: Check) -> str:
    sign = click.style("✓", fg="green") if one.ok else click.style("✗", fg="red")
    return f"{sign} {session.say(one.title)}: {session.say(one.detail)}"


def _ask_new(session: Session) -> str:
    if not sys.stdin.isatty():
        raise Trouble("passphrase_needed", _NEW_NEEDED, _NEW_FILE)
    asked: str = click.prompt(session.say(_NEW), hide_input=True, confirmation_prompt=session.say(_AGAIN), err=True)
    return asked


_BAD_CODE = Text(
    es="La clave de oficina lleva mayúsculas, cifras y guiones.",
    en="An office code holds capitals, digits and hyphens.",
)
_GOOD_CODE = Text(es="Escriba, por ejemplo, 30-SEMAR-01.", en="Write, for example, 30-SEMAR-01.")
_MADE = Text(es="Almacén creado: {path}", en="Store made: {path}")
_KEEP_CODE = Text(
    es="Código de recuperación: {code}\nImprímalo o anótelo, y guárdelo lejos del equipo.",
    en="Recovery code: {code}\nPrint it or write it down, and keep it away from the machine.",
)
_BACKED_UP = Text(es="Respaldo verificado: {path}", en="Verified backup: {path}")
_RESTORED = Text(es="Almacén recuperado: {path}", en="Store restored: {path}")
_NEW_NEEDED = Text(es="Falta la contraseña nueva.", en="The new passphrase is missing.")
_NEW_FILE = Text(
    es="Dela con --new-file, nunca en la línea de órdenes.",
    en="Give it with --new-file, never on the command line.",
)
_NEW = Text(es="Contraseña nueva", en="New passphrase")
_AGAIN = Text(es="Otra vez", en="Again")
