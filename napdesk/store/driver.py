"""The one place that makes sqlcipher3 the driver of sqlite_utils, and its errors Trouble."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import LazyLoader, find_spec, module_from_spec
from pathlib import Path

import sqlcipher3
from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection, DatabaseError, IntegrityError, OperationalError

# sqlite_utils takes a module called pysqlite3 in place of Python's own sqlite3 when it finds one.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2


def _put_off(package: str, name: str) -> None:
    """A module of a package is loaded when something of it is first asked for."""
    spec = find_spec(f"{package}.{name}")
    if spec is None or spec.loader is None or spec.name in sys.modules:
        return
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    setattr(sys.modules[package], name, module)  # as an import does, or the next one would load it


# Only sqlite_utils' recipes for its own command line read dates with it, and no start need wait for that.
_put_off("dateutil", "parser")

from sqlite_utils import Database  # noqa: E402  # only now that its driver is in place

from napdesk.schema.durable import durable_path, trouble_of  # noqa: E402  # as above
from napdesk.schema.problems import Trouble  # noqa: E402  # as above
from napdesk.schema.text import Text  # noqa: E402  # as above

__all__ = [
    "Connection",
    "Database",
    "DatabaseError",
    "IntegrityError",
    "OperationalError",
    "connect",
    "copy_at",
    "translated",
]

KEY_LENGTH = 32  # bytes
BUSY_MS = 2_000
CACHE_KIB = 64 * 1024

# name: what it is set to, and how SQLite says that it took hold.
_SETTINGS: dict[str, tuple[str | int, object]] = {
    "journal_mode": ("TRUNCATE", "truncate"),
    "synchronous": ("EXTRA", 3),
    "foreign_keys": ("ON", 1),
    "secure_delete": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "recursive_triggers": ("ON", 1),
    "cache_size": (-CACHE_KIB, -CACHE_KIB),
    "cache_spill": ("OFF", 0),
    "temp_store": ("MEMORY", 2),
    "busy_timeout": (BUSY_MS, BUSY_MS),
}


def connect(path: Path, key: bytes, *, read_only: bool = False, new: bool = False) -> Database:
    """A connection, for one thread, to an encrypted file, with the settings every store runs with.

    Only ``new`` makes a file where there is none. Raises Trouble ``store_damaged`` where the key does not
    open the file: a wrong key and a damaged first page look the same.
    """
    mode = "ro" if read_only else "rwc" if new else "rw"
    with translated():
        connection = dbapi2.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True)
        try:
            _key(connection, key)
            _settle(connection)
        except BaseException:
            connection.close()
            raise
    return Database(connection, execute_plugins=False)


def header_error(path: Path) -> str:
    """What SQLite says of the first page of a file read as plain; empty where it is a plain database.

    An immutable opening takes no lock and never looks at a journal, and SQLite's own closing keeps the
    locks of this process on the file, which the closing of a plain ``open()`` would drop. Raises Trouble
    ``disk_error`` where the drive does not answer, for then nothing can be said of the file.
    """
    connection = None
    try:
        connection = dbapi2.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except DatabaseError as error:
        found = _trouble(error)
        if found is not None and found.code == "disk_error":
            raise found from error
        return str(error)
    finally:
        if connection is not None:
            connection.close()
    return ""


def _key(connection: Connection, key: bytes) -> None:
    if len(key) != KEY_LENGTH:
        raise ValueError(f"a key is {KEY_LENGTH} bytes, not {len(key)}")
    connection.execute("PRAGMA cipher_log_level = NONE")
    # PRAGMA takes no parameters; hex digits carry no SQL. A raw key spares 0.1 s of derivation per opening.
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if connection.execute("PRAGMA cipher_version").fetchone() is None:
        raise RuntimeError("the driver does not encrypt")  # plain SQLite ignores PRAGMA key without a word


def _settle(connection: Connection) -> None:
    """Apply the settings and see that each took hold; the first read proves the key."""
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    for name, (wanted, said) in _SETTINGS.items():
        connection.execute(f"PRAGMA {name} = {wanted}").fetchall()
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if found != said:
            raise RuntimeError(f"{name} is {found}, not {wanted}")


def connect_plain(path: Path) -> Database:
    """A connection over a file that is not encrypted, for copies meant for other programs."""
    with translated():
        return Database(dbapi2.connect(str(path)), execute_plugins=False)


@contextmanager
def copy_at(target: Path, *, private: bool = False) -> Iterator[Path]:
    """As ``durable_path``, for a copy of a store: a drive without room for it has lost nothing that was kept."""
    try:
        with durable_path(target, private=private) as part:
            yield part
    except Trouble as trouble:
        if trouble.code == "disk_full":
            raise Trouble(trouble.code, _NO_COPY.fill(name=target.name), _ALL_THERE) from trouble
        raise


@contextmanager
def translated(path: Path | None = None) -> Iterator[None]:
    """Turn what the driver says about the world into Trouble; bugs and refused rows pass as they are.

    Codes: ``disk_full``, ``read_only``, ``store_busy``, ``store_damaged``, ``disk_error``. ``path`` names the
    file in the words for an error of the operating system.
    """
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError as error:
        found = _trouble(error)
        if found is None:
            raise
        raise found from error
    except OSError as error:
        raise trouble_of(error, path or Path(error.filename or "")) from error


def _trouble(error: Exception) -> Trouble | None:
    said = str(error).casefold()
    for sign, trouble in _SIGNS.items():
        if sign in said:
            return Trouble(*trouble)
    return None


_FULL = (
    "disk_full",
    Text(
        es="La unidad está llena: el último cambio no se guardó.",
        en="The drive is full: the last change was not kept.",
    ),
    Text(
        es="Libere espacio y guarde de nuevo. Todo lo anterior está a salvo.",
        en="Free some space and keep it again. Everything before it is safe.",
    ),
)
_NO_COPY = Text(
    es="La unidad está llena: no se hizo la copia «{name}».",
    en="The drive is full: the copy “{name}” was not made.",
)
_ALL_THERE = Text(
    es="Sus datos están completos. Libere espacio o elija otra unidad, e inténtelo de nuevo.",
    en="Your data is all there. Free some space or choose another drive, and try again.",
)
_READ_ONLY = (
    "read_only",
    Text(es="Los datos solo se pueden leer aquí.", en="The data can only be read here."),
    Text(
        es="Para capturar, cópielos a una carpeta donde usted pueda guardar.",
        en="To type records, copy the data to a folder where you can save.",
    ),
)
_BUSY = (
    "store_busy",
    Text(es="Otra tarea está usando los datos.", en="Another task is using the data."),
    Text(
        es="Espere a que termine e inténtelo de nuevo. No se cambió nada.",
        en="Wait for it to finish and try again. Nothing was changed.",
    ),
)
_DAMAGED = (
    "store_damaged",
    Text(
        es="El archivo de datos está dañado, o su llave no es la suya.",
        en="The data file is damaged, or its key is not its own.",
    ),
    Text(
        es="No lo borre. Recupere el respaldo más reciente, aquí o con «napdesk restore».",
        en="Do not delete it. Restore the latest backup, here or with “napdesk restore”.",
    ),
)
_DISK = (
    "disk_error",
    Text(es="La unidad donde están los datos no respondió.", en="The drive that holds the data did not answer."),
    Text(
        es="Revise que esté bien conectada e inténtelo de nuevo. Lo ya guardado está a salvo.",
        en="Check that it is properly connected and try again. What was kept is safe.",
    ),
)
# The driver gives no numbers, but SQLite's own words for them are fixed.
_SIGNS = {
    "disk is full": _FULL,
    "readonly database": _READ_ONLY,
    "is locked": _BUSY,
    "not a database": _DAMAGED,
    "is malformed": _DAMAGED,
    "vtable constructor failed": _DAMAGED,  # the search, in a page that cannot be read
    "disk i/o error": _DISK,
    "unable to open database file": _DISK,
}
