"""init, passphrase, backup, restore, doctor and export-store."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from napdesk.cli.session import LOOK, Session, read_secret
from napdesk.cli.verb import FILE, option, verb
from napdesk.house import build_house
from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.leaving import Leaving
from napdesk.schema.offices import Office, Scope, code_fits
from napdesk.schema.periods import Periodicity
from napdesk.schema.problems import Problem, Trouble
from napdesk.schema.text import Text
from napdesk.store import backup as backups
from napdesk.store.export import export_plain
from napdesk.store.health import Check, examine
from napdesk.store.identity import new_uid
from napdesk.store.keyring import ring_of
from napdesk.store.store import House, create_store


@verb("init", Text(es="Crea el almacén de una oficina.", en="Makes the store of an office."))
@option(
    "--office",
    "code",
    required=True,
    words=Text(es="Clave de la oficina, por ejemplo 30-SEMAR-01.", en="The office's code, such as 30-SEMAR-01."),
)
@option(
    "--institution",
    required=True,
    words=Text(es="Institución, por ejemplo semar.", en="Institution, such as semar."),
)
@option("--name", required=True, words=Text(es="Nombre de la oficina.", en="The office's name."))
@option(
    "--entity",
    required=True,
    words=Text(es="Entidad federativa, por clave o nombre.", en="Federative entity, by code or name."),
)
@option(
    "--scope",
    type=click.Choice([scope.value for scope in Scope]),
    default=Scope.OFFICE.value,
    words=Text(
        es="Si solo informa, o también concentra.", en="Whether it only reports, or gathers others' returns too."
    ),
)
@option(
    "--periodicity",
    type=click.Choice([one.value for one in Periodicity]),
    default=Periodicity.QUARTER.value,
    words=Text(es="Cada cuánto informa.", en="How often it reports."),
)
def init(session: Session, code: str, institution: str, name: str, entity: str, scope: str, periodicity: str) -> None:
    house = build_house()
    if not code_fits(code):
        raise Trouble("office_code", _BAD_CODE, _GOOD_CODE)
    name = tidy(name, lines=False)
    if not name:
        raise Trouble("office_name", _NO_NAME, _GIVE_NAME)
    if (wrong := check_text(name, LINE_LENGTH)) is not None:
        raise Trouble("office_name", _BAD_NAME.fill(message=wrong.message), wrong.fix)
    office = Office(
        new_uid(),
        code,
        name,
        _listed(session, house, "institution", institution),
        _listed(session, house, "entity", entity),
        periodicity=Periodicity(periodicity),
        scope=Scope(scope),
    )
    recovery_code = _create(session, office, house)
    lines = [session.say(_MADE.fill(path=session.path.resolve()))]
    if recovery_code:
        lines.append(session.say(_KEEP_CODE.fill(code=recovery_code)))
    document = {"store": str(session.path.resolve()), "office": code, "recovery_code": recovery_code}
    session.answer(document, lines)


@verb(
    "passphrase",
    Text(
        es="Pone o cambia la contraseña y da el código de recuperación nuevo.",
        en="Sets or changes the passphrase and gives the new recovery code.",
    ),
)
@option(
    "--recovery-file",
    type=FILE,
    words=Text(
        es="Archivo con el código de recuperación, si se olvidó la contraseña.",
        en="File that holds the recovery code, if the passphrase was forgotten.",
    ),
)
@option(
    "--new-file",
    type=FILE,
    words=Text(es="Archivo con la contraseña nueva.", en="File that holds the new passphrase."),
)
def passphrase(session: Session, recovery_file: Path | None, new_file: Path | None) -> None:
    recovery = read_secret(recovery_file) if recovery_file else None
    with session.store(recovery=recovery) as store:
        new = read_secret(new_file) if new_file else _ask_new(session)
        code = store.guard(new)
    session.answer(
        {"store": str(session.path.resolve()), "recovery_code": code},
        [session.say(_KEEP_CODE.fill(code=code))],
    )


@verb("backup", Text(es="Hace un respaldo y lo verifica.", en="Makes a backup and verifies it."))
@option(
    "--to",
    type=FILE,
    words=Text(es="Carpeta del respaldo, por ejemplo una memoria USB.", en="The backup's folder, such as a USB stick."),
)
def backup(session: Session, to: Path | None) -> None:
    if to is not None and to.exists() and not to.is_dir():
        raise Trouble("not_a_folder", _NOT_A_FOLDER.fill(name=to), _NAME_A_FOLDER)
    with session.store() as store:
        made = store.back_up(to)
    session.answer({"file": str(made.resolve()), "verified": True}, [session.say(_BACKED_UP.fill(path=made.resolve()))])


@verb(
    "restore",
    Text(
        es="Recupera un respaldo en el lugar del almacén; el que estaba se conserva aparte.",
        en="Puts a backup in the store's place; the one that stood there is kept beside it.",
    ),
)
@click.argument("file", type=FILE)
def restore(session: Session, file: Path) -> None:
    session.refuse_no_place()
    kept = session.unlock(lambda secret: backups.restore(file, session.path, passphrase=secret))
    document = {
        "store": str(session.path.resolve()),
        "from": str(file),
        "previous": str(kept.resolve()) if kept else None,
    }
    session.answer(document, [session.say(_RESTORED.fill(path=session.path.resolve()))])


@verb(
    "doctor",
    Text(
        es="Revisa que el almacén esté sano: cifrado, páginas, historial, índices y respaldos.",
        en="Checks that the store is sound: cipher, pages, history, indexes and backups.",
    ),
)
def doctor(session: Session) -> None:
    with session.store() as store:
        checks = examine(store)
    document = {
        "store": str(session.path.resolve()),
        "checks": [{"name": one.name, "ok": one.ok, "detail": session.say(one.detail)} for one in checks],
    }
    session.answer(document, [_check_line(session, one) for one in checks])
    if not all(one.ok for one in checks):
        sys.exit(LOOK)


@verb(
    "export-store",
    Text(
        es="Escribe una copia SQLite sin cifrar y sin datos personales, para otros programas.",
        en="Writes a plain SQLite copy without personal data, for other programs.",
    ),
)
@click.argument("out", type=FILE)
def export_store(session: Session, out: Path) -> None:
    session.target(out)
    with session.store() as store:
        export_plain(store, out)
        store.note_file(Leaving.PLAIN)
    session.answer({"file": str(out.resolve())}, [str(out.resolve())])


def _listed(session: Session, house: House, name: str, typed: str) -> str:
    """The code of a list that an option names; the option is the list's own name."""
    found = house.lists.read((name,), typed, session.today)
    if not isinstance(found, Problem):
        return found.code
    message = _OPTION_SAYS.fill(option=name, typed=typed[:40], message=found.message)
    if found.code != "unknown_code":
        raise Trouble(found.code, message, found.fix)
    known = ", ".join(row.code for row in house.lists[name].all_on(session.today))
    raise Trouble(found.code, message, _ONE_OF.fill(known=known))


def _create(session: Session, office: Office, house: House) -> str | None:
    """A store and, where a passphrase was given, its recovery code; none at all if the passphrase will not do."""
    secret = session.passphrase()
    with closing(create_store(session.path, office, house)) as store:
        if secret is None:
            return None
        try:
            return store.guard(secret)
        except Trouble:
            session.path.unlink()
            ring_of(session.path).unlink()
            raise


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
_NO_NAME = Text(es="A la oficina le falta su nombre.", en="The office lacks its name.")
_GIVE_NAME = Text(es="Escríbalo con --name.", en="Write it with --name.")
_BAD_NAME = Text(es="El nombre de la oficina no sirve. {message}", en="The office's name will not do. {message}")
_OPTION_SAYS = Text(es="--{option} «{typed}»: {message}", en="--{option} “{typed}”: {message}")
_ONE_OF = Text(es="Escriba uno de estos: {known}.", en="Write one of these: {known}.")
_MADE = Text(es="Almacén creado: {path}", en="Store made: {path}")
_KEEP_CODE = Text(
    es="Código de recuperación: {code}\nImprímalo o anótelo, y guárdelo lejos del equipo.",
    en="Recovery code: {code}\nPrint it or write it down, and keep it away from the machine.",
)
_BACKED_UP = Text(es="Respaldo verificado: {path}", en="Verified backup: {path}")
_NOT_A_FOLDER = Text(es="«{name}» no es una carpeta.", en="“{name}” is not a folder.")
_NAME_A_FOLDER = Text(
    es="Diga con --to la carpeta del respaldo. No se cambió nada.",
    en="Name the backup's folder with --to. Nothing was changed.",
)
_RESTORED = Text(es="Almacén recuperado: {path}", en="Store restored: {path}")
_NEW_NEEDED = Text(es="Falta la contraseña nueva.", en="The new passphrase is missing.")
_NEW_FILE = Text(
    es="Dela con --new-file, nunca en la línea de órdenes.",
    en="Give it with --new-file, never on the command line.",
)
_NEW = Text(es="Contraseña nueva", en="New passphrase")
_AGAIN = Text(es="Otra vez", en="Again")
