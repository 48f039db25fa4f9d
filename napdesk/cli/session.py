"""What every command shares: its store, its language, its way of answering and its exit codes."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from napdesk.house import build_house, default_store, now
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.store.opening import refuse_foreign_file
from napdesk.store.store import Store, hold_store, open_store

DONE, LOOK, NOT_DONE = 0, 1, 2
F = TypeVar("F", bound=Callable[..., Any])
_FILE = click.Path(path_type=Path)


@dataclass(slots=True)
class Session:
    """The options given before and after the verb, the later winning."""

    store_path: Path | None = None
    language: Language = Language.ES
    chosen_language: str | None = None
    as_json: bool = False
    passphrase_file: Path | None = None
    open_window: Callable[[Path, str | None], int] | None = None
    has_display: Callable[[], bool] = lambda: False

    def say(self, text: Text | str) -> str:
        return text.to(self.language) if isinstance(text, Text) else text

    def note(self, text: Text | str) -> None:
        """A message for the person, on stderr."""
        click.echo(self.say(text), err=True)

    def answer(self, document: dict[str, Any], lines: Iterator[str] | list[str]) -> None:
        """The result on stdout: one JSON document, or the lines for people."""
        if self.as_json:
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            for line in lines:
                click.echo(line)

    @property
    def path(self) -> Path:
        return self.store_path or default_store()

    @property
    def today(self) -> date:
        return now().date()

    def passphrase(self) -> str | None:
        """The first line of the passphrase file, if one was named."""
        return read_secret(self.passphrase_file) if self.passphrase_file else None

    @contextmanager
    def store(self, *, recovery: str | None = None) -> Iterator[Store]:
        """The store, open and held against other processes; by its recovery code where one is given."""
        refuse_foreign_file(self.path)
        lock = hold_store(self.path, build_house().who)
        try:
            store = self._open(recovery)
            try:
                yield store
            finally:
                store.close()
        finally:
            lock.release()

    def _open(self, recovery: str | None) -> Store:
        house, secret = build_house(), self.passphrase()
        try:
            return open_store(self.path, house, passphrase=secret, recovery=recovery)
        except Trouble as trouble:
            if trouble.code != "passphrase_needed" or secret is not None or not sys.stdin.isatty():
                raise
        asked = click.prompt(self.say(_PASSPHRASE), hide_input=True, err=True)
        return open_store(self.path, house, passphrase=asked)

    def show_window(self) -> NoReturn:
        """Open the window on the store and end with it."""
        if self.open_window is None:
            raise Trouble("no_display", _NO_WINDOW, _SEE_HELP)
        sys.exit(self.open_window(self.path, self.chosen_language))

    def stop(self, trouble: Trouble) -> NoReturn:
        """End as not done, saying what happened and what to do."""
        message, fix = self.say(trouble.message), self.say(trouble.fix)
        if self.as_json:
            document = {"trouble": {"code": trouble.code, "message": message, "fix": fix}}
            click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        else:
            click.echo(f"{message} {fix}", err=True)
        sys.exit(NOT_DONE)


def with_session(command: F) -> F:
    """Give a command the shared options, hand it the Session, and let no Trouble out of it."""

    @click.option("--store", "store_path", type=_FILE, envvar="NAPDESK_STORE", help="Archivo del almacén.")
    @click.option("--lang", type=click.Choice(["es", "en"]), envvar="NAPDESK_LANG", help="Idioma: es o en.")
    @click.option("--json", "as_json", is_flag=True, help="Un solo documento JSON en la salida.")
    @click.option("--passphrase-file", type=_FILE, envvar="NAPDESK_PASSPHRASE_FILE", help="Archivo con la contraseña.")
    @click.pass_context
    @functools.wraps(command)
    def run(context: click.Context, /, **options: Any) -> Any:
        session = _merge(context, options)
        try:
            return command(session, **options)
        except Trouble as trouble:
            session.stop(trouble)

    return run  # type: ignore[return-value]  # click's decorators keep the command's own type out of sight


def _merge(context: click.Context, options: dict[str, Any]) -> Session:
    session = context.ensure_object(Session)
    store, lang, as_json, secret = (options.pop(name) for name in ("store_path", "lang", "as_json", "passphrase_file"))
    # An option from the environment never overrides one typed before the verb.
    typed = context.get_parameter_source
    if store and (session.store_path is None or typed("store_path") is click.core.ParameterSource.COMMANDLINE):
        session.store_path = store
    if lang and (context.parent is None or typed("lang") is click.core.ParameterSource.COMMANDLINE):
        session.chosen_language = lang
        session.language = Language(lang)
    session.as_json = session.as_json or as_json
    session.passphrase_file = secret or session.passphrase_file
    return session


def read_secret(path: Path) -> str:
    """The first line of a file that holds a passphrase."""
    try:
        return path.read_text(encoding="utf-8").splitlines()[0].strip()
    except (OSError, UnicodeDecodeError, IndexError) as error:
        raise Trouble("passphrase_file", _NO_SECRET.fill(name=path.name), _CHECK_SECRET) from error


_NO_WINDOW = Text(es="Aquí no se puede abrir la ventana.", en="The window cannot be opened here.")
_SEE_HELP = Text(es="Vea las órdenes con «napdesk --help».", en="See the commands with “napdesk --help”.")
_PASSPHRASE = Text(es="Contraseña", en="Passphrase")
_NO_SECRET = Text(es="No se pudo leer la contraseña de «{name}».", en="The passphrase could not be read from “{name}”.")
_CHECK_SECRET = Text(
    es="El archivo lleva la contraseña en su primera línea.",
    en="The file holds the passphrase in its first line.",
)
