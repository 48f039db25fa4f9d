"""What every command shares: its store, its language, its way of answering and its exit codes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
from click.core import ParameterSource

from napdesk.house import build_house, default_store, now
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.store.driver import translated
from napdesk.store.opening import refuse_foreign_file
from napdesk.store.store import Store, hold_store, open_store

DONE, LOOK, NOT_DONE = 0, 1, 2
SHARED = ("store_path", "lang", "as_json", "passphrase_file")
T = TypeVar("T")


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
        house = build_house()
        with hold_store(self.path, house.who), translated(self.path):
            store = self.unlock(lambda secret: open_store(self.path, house, passphrase=secret, recovery=recovery))
            with closing(store):
                yield store

    def unlock(self, enter: Callable[[str | None], T]) -> T:
        """What ``enter`` gives with the passphrase of the file, or typed where one is needed and none was named."""
        secret = self.passphrase()
        try:
            return enter(secret)
        except Trouble as trouble:
            if trouble.code != "passphrase_needed" or secret is not None or not sys.stdin.isatty():
                raise
        asked: str = click.prompt(self.say(_PASSPHRASE), hide_input=True, err=True)
        return enter(asked)

    def refuse_no_place(self) -> None:
        """Raise Trouble where no store can stand, whatever is to be put there."""
        if self.path.is_dir():
            raise Trouble("is_a_folder", _IS_FOLDER.fill(name=self.path), _NAME_FILE)
        if self.path.exists() and not self.path.is_file():
            raise Trouble("not_a_file", _NOT_FILE.fill(name=self.path), _OTHER_NAME)

    def target(self, path: Path) -> Path:
        """A file to write; raises Trouble where it cannot be one, before anything is done."""
        if path.is_dir():
            raise Trouble("is_a_folder", _IS_FOLDER.fill(name=path), _NAME_FILE)
        if path.exists() and not path.is_file():
            # A device of the system, say: it would be replaced by what is written.
            raise Trouble("not_a_file", _NOT_FILE.fill(name=path.name), _OTHER_NAME)
        if not path.parent.is_dir():
            raise Trouble("no_folder", _NO_FOLDER.fill(folder=path.parent), _MAKE_FOLDER)
        whole, own = path.resolve(), self.path.resolve()
        # The store and what stands beside it under its name: its key ring, lock and journal.
        if whole.parent == own.parent and whole.name.startswith(own.name):
            raise Trouble("store_in_the_way", _IS_STORE.fill(name=path.name), _OTHER_NAME)
        return path

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


def merge(context: click.Context, options: dict[str, Any]) -> Session:
    """The session of a line, with the shared options of this verb taken out of ``options`` and into it."""
    session = context.ensure_object(Session)
    store, lang, as_json, secret = (options.pop(name) for name in SHARED)
    typed = {name for name in SHARED if context.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    # An option from the environment never overrides one typed before the verb.
    if store and (session.store_path is None or "store_path" in typed):
        if not store.name:
            raise Trouble("is_a_folder", _IS_FOLDER.fill(name=store), _NAME_FILE)
        session.store_path = store
    if lang and (session.chosen_language is None or "lang" in typed):
        session.chosen_language = lang
        session.language = Language(lang)
    if secret and (session.passphrase_file is None or "passphrase_file" in typed):
        session.passphrase_file = secret
    session.as_json = session.as_json or as_json
    return session


def read_secret(path: Path) -> str:
    """The first line of a file that holds a passphrase; a blank one is none, and never taken for there being none."""
    try:
        # The mark that Windows' Notepad puts before a text is no part of what is typed elsewhere.
        secret = path.read_text(encoding="utf-8-sig").splitlines()[0].strip()
    except (OSError, UnicodeDecodeError, IndexError) as error:
        raise Trouble("passphrase_file", _NO_SECRET.fill(name=path.name), _CHECK_SECRET) from error
    if not secret:
        raise Trouble("passphrase_file", _NO_SECRET.fill(name=path.name), _CHECK_SECRET)
    return secret


_NO_WINDOW = Text(es="Aquí no se puede abrir la ventana.", en="The window cannot be opened here.")
_SEE_HELP = Text(es="Vea las órdenes con «napdesk --help».", en="See the commands with “napdesk --help”.")
_PASSPHRASE = Text(es="Contraseña", en="Passphrase")
_NO_SECRET = Text(es="No se pudo leer la contraseña de «{name}».", en="The passphrase could not be read from “{name}”.")
_CHECK_SECRET = Text(
    es="El archivo lleva la contraseña en su primera línea.",
    en="The file holds the passphrase in its first line.",
)
_IS_FOLDER = Text(es="«{name}» es una carpeta.", en="“{name}” is a folder.")
_NAME_FILE = Text(
    es="Escriba también el nombre del archivo. No se cambió nada.",
    en="Write the file's name too. Nothing was changed.",
)
_NOT_FILE = Text(es="«{name}» no es un archivo común.", en="“{name}” is not an ordinary file.")
_NO_FOLDER = Text(es="No existe la carpeta «{folder}».", en="There is no folder “{folder}”.")
_MAKE_FOLDER = Text(es="Créela o elija otra. No se cambió nada.", en="Make it, or choose another. Nothing was changed.")
_IS_STORE = Text(es="«{name}» es el almacén mismo.", en="“{name}” is the store itself.")
_OTHER_NAME = Text(
    es="Elija otro nombre para lo que se escribe. No se cambió nada.",
    en="Choose another name for what is written. Nothing was changed.",
)
