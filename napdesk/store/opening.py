"""What a file is before it is opened, and the gates a store passes before anything is read from it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from napdesk.schema.durable import durable_path
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.store.driver import Database, connect, header_error, translated
from napdesk.store.keyring import ring_of
from napdesk.store.migrations import LATEST
from napdesk.store.place import folder_is_writable

APPLICATION_ID = 0x4E415044  # "NAPD"


class Kind(StrEnum):
    """What stands at a path, as far as its first page tells."""

    MISSING = "missing"
    EMPTY = "empty"
    PLAIN = "plain"  # an SQLite database that is not encrypted, so none of ours
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"  # or no database at all: only the key can tell


class Opened(NamedTuple):
    """A store's connection, and whether its file or folder lets it be read only."""

    db: Database
    read_only: bool


def inspect(path: Path) -> Kind:
    """What stands at a path, found without changing it, locking it, or loosening the locks of others.

    Raises Trouble ``disk_error`` where the drive does not answer.
    """
    try:
        size = path.stat().st_size if path.exists() else None
    except OSError:
        return Kind.UNREADABLE
    if size is None:
        return Kind.MISSING
    if not (path.is_file() and os.access(path, os.R_OK)):
        return Kind.UNREADABLE
    if size <= 1:  # which SQLite, too, takes for an empty database
        return Kind.EMPTY
    return Kind.ENCRYPTED if header_error(path) == "file is not a database" else Kind.PLAIN


def create(path: Path, key: bytes) -> Opened:
    """A new store without tables; raises Trouble ``store_exists`` where there is anything already."""
    with building(path, key):
        pass
    return open_existing(path, key)


@contextmanager
def building(path: Path, key: bytes) -> Iterator[Database]:
    """A new store to fill, which stands under its name only when the block has ended well."""
    refuse_taken(path)
    with durable_path(path, private=True) as part, closing(connect(part, key, new=True)) as db:
        with translated():
            # Whatever breaks off is thrown away whole, so nothing beside the file is needed to undo it.
            db.execute("PRAGMA journal_mode = MEMORY")
            # A free page taken up again is not journaled: torn by a power cut it would fail the cipher's check for
            # ever, and close the connection that meets it to writing. So there are none between transactions.
            db.execute("PRAGMA auto_vacuum = FULL")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        yield db


def refuse_taken(path: Path) -> None:
    """Raise Trouble ``store_exists`` for a path where there is anything already, or was."""
    if inspect(path) not in (Kind.MISSING, Kind.EMPTY) or _was_emptied(path):
        raise Trouble("store_exists", _EXISTS.fill(name=path.name), _OTHER_NAME)


def open_existing(path: Path, key: bytes) -> Opened:
    """A connection to a store that passed the gates; to read only where it cannot be written.

    Raises Trouble ``no_store``, ``not_a_store``, ``store_unreadable``, ``store_damaged`` or ``store_newer``.
    """
    refuse_foreign_file(path)
    read_only = not (os.access(path, os.W_OK) and folder_is_writable(path.parent))
    db = connect(path, key, read_only=read_only)
    try:
        refuse_foreign(db)
        refuse_newer(db)
    except BaseException:
        db.close()
        raise
    return Opened(db, read_only)


def refuse_foreign_file(path: Path) -> None:
    """Raise the Trouble for a path where no store can be, before its key is asked for."""
    kind = inspect(path)
    if kind is Kind.MISSING:
        raise Trouble("no_store", _MISSING.fill(name=path.name), _LOOK_AT_PATH)
    if kind is Kind.UNREADABLE:
        raise Trouble("store_unreadable", _UNREADABLE.fill(name=path.name), _ASK_LEAVE)
    if _was_emptied(path):
        raise Trouble("store_damaged", _EMPTIED.fill(name=path.name), _RESTORE)
    if kind is not Kind.ENCRYPTED:
        raise Trouble("not_a_store", _FOREIGN.fill(name=path.name), _LOOK_AT_PATH)


def _was_emptied(path: Path) -> bool:
    """Whether a file that had a store in it has nothing any more: no store of ours is ever put down empty."""
    return inspect(path) is Kind.EMPTY and ring_of(path).exists()


def refuse_foreign(db: Database) -> None:
    """Raise Trouble ``not_a_store`` for an encrypted database of another program."""
    with translated():
        mark = db.execute("PRAGMA application_id").fetchone()[0]
        if mark != APPLICATION_ID:
            raise Trouble("not_a_store", _FOREIGN.fill(name=file_of(db).name), _LOOK_AT_PATH)


def refuse_newer(db: Database, latest: int = LATEST) -> None:
    """Raise Trouble ``store_newer`` for a store that a later program has brought up."""
    with translated():
        if db.execute("PRAGMA user_version").fetchone()[0] > latest:
            raise Trouble("store_newer", _NEWER, _INSTALL_NEWER)


def integrity(db: Database) -> list[str]:
    """What the cipher's check finds damaged, page by page; empty when every page is as it was written."""
    with translated():
        return [row[0] for row in db.execute("PRAGMA cipher_integrity_check").fetchall()]


def file_of(db: Database) -> Path:
    """The file a connection is to."""
    with translated():
        return Path(db.execute("PRAGMA database_list").fetchone()[2])


_EXISTS = Text(es="Ya hay un archivo «{name}» en esa carpeta.", en="There is already a file “{name}” in that folder.")
_OTHER_NAME = Text(
    es="Ábralo, o elija otro nombre. No se cambió nada.", en="Open it, or choose another name. Nothing was changed."
)
_MISSING = Text(es="No existe el archivo de datos «{name}».", en="There is no data file “{name}”.")
_FOREIGN = Text(
    es="El archivo «{name}» no es de NapDesk. No se tocó.", en="The file “{name}” is not NapDesk's. It was not touched."
)
_EMPTIED = Text(
    es="El archivo de datos «{name}» está dañado: quedó vacío.",
    en="The data file “{name}” is damaged: it has been emptied.",
)
_RESTORE = Text(
    es="No lo borre. Recupere el respaldo más reciente, aquí o con «napdesk restore».",
    en="Do not delete it. Restore the latest backup, here or with “napdesk restore”.",
)
_LOOK_AT_PATH = Text(
    es="Revise el nombre y la carpeta, o cree los datos con «napdesk init».",
    en="Check the name and the folder, or create the data with “napdesk init”.",
)
_UNREADABLE = Text(es="No se permite leer «{name}».", en="Reading “{name}” is not allowed.")
_ASK_LEAVE = Text(
    es="Pida permiso para esa carpeta, o copie el archivo a una suya.",
    en="Ask for permission to use that folder, or copy the file to one of yours.",
)
_NEWER = Text(
    es="Estos datos se abrieron ya con una versión más reciente de NapDesk. No se cambió nada.",
    en="This data has already been opened with a newer NapDesk. Nothing was changed.",
)
_INSTALL_NEWER = Text(
    es="Instale esa versión en este equipo y ábralos con ella.",
    en="Install that version on this computer and open the data with it.",
)
