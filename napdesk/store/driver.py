"""The one place that makes sqlcipher3 the driver of sqlite_utils, and its errors Trouble."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
from sqlcipher3 import dbapi2

# sqlite_utils takes a module called pysqlite3 in place of Python's own sqlite3 when it finds one.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database  # noqa: E402  # only after its driver is in place

from napdesk.schema.problems import Trouble  # noqa: E402
from napdesk.schema.text import Text  # noqa: E402

Connection = dbapi2.Connection
DatabaseError = dbapi2.DatabaseError
IntegrityError = dbapi2.IntegrityError
OperationalError = dbapi2.OperationalError

__all__ = ["Connection", "Database", "DatabaseError", "IntegrityError", "OperationalError", "connect", "translated"]

CACHE_KIB = 64 * 1024
BUSY_MS = 2_000
_SETTINGS = {
    "cipher_log_level": "NONE",
    "cache_size": -CACHE_KIB,
    "cache_spill": "OFF",
    "temp_store": "MEMORY",
    "busy_timeout": BUSY_MS,
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "trusted_schema": "OFF",
    "recursive_triggers": "ON",
    "synchronous": "EXTRA",
}


def connect(path: Path, key: bytes, *, read_only: bool = False) -> Database:
    """A connection for one thread over the encrypted file, with the settings every store runs with."""
    with translated():
        uri = f"{path.resolve().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        connection = dbapi2.connect(uri, uri=True, check_same_thread=True)
        # A raw key cannot be bound as a parameter; hex digits carry no SQL.
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for name, value in _SETTINGS.items():
            connection.execute(f"PRAGMA {name} = {value}")
        if not read_only:
            mode = connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()[0]
            if mode != "truncate":
                raise OperationalError(f"journal_mode is {mode}")
        return Database(connection, execute_plugins=False)


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the driver raises about the world into Trouble; a refused row is the caller's to read."""
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError as error:
        raise trouble_of(error) from error
    except OSError as error:
        raise Trouble("disk_error", _DISK, _TRY_AGAIN) from error


def trouble_of(error: Exception) -> Trouble:
    """The Trouble that stands for a driver's error."""
    said = str(error).lower()
    for sign, (code, message, fix) in _TROUBLES.items():
        if sign in said:
            return Trouble(code, message, fix)
    return Trouble("disk_error", _DISK, _TRY_AGAIN)


_DISK = Text(es="El disco no respondió.", en="The disk did not answer.")
_TRY_AGAIN = Text(es="Revise que la unidad esté conectada e inténtelo de nuevo. Lo ya guardado está a salvo.", en="Check that the drive is connected and try again. What was kept is safe.")  # noqa: E501
_DAMAGED = (
    "store_damaged",
    Text(es="El almacén está dañado o la llave no es la suya.", en="The store is damaged, or the key is not its own."),
    Text(es="No lo borre. Recupere el último respaldo desde Ajustes o con «napdesk restore».", en="Do not delete it. Restore the last backup from Settings or with “napdesk restore”."),  # noqa: E501
)
_TROUBLES = {
    "full": (
        "disk_full",
        Text(es="El disco está lleno: no se guardó el último cambio.", en="The disk is full: the last change was not kept."),
        Text(es="Libere espacio y guarde de nuevo. Lo anterior está a salvo.", en="Free some space and keep it again. What came before is safe."),
    ),
    "readonly": (
        "read_only",
        Text(es="El almacén es de solo lectura.", en="The store is read-only."),
        Text(es="Cópielo a una carpeta donde pueda escribir.", en="Copy it to a folder you can write to."),
    ),
    "locked": (
        "store_busy",
        Text(es="El almacén está ocupado.", en="The store is busy."),
        Text(es="Espere un momento e inténtelo de nuevo.", en="Wait a moment and try again."),
    ),
    "not a database": _DAMAGED,
    "malformed": _DAMAGED,
    "hmac": _DAMAGED,
}
