"""Whether a store is sound: its pages, its tables, its history and its backups."""

from __future__ import annotations

from typing import NamedTuple

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.store.driver import DatabaseError
from napdesk.store.keyring import read_ring
from napdesk.store.store import Store, backups_of


class Check(NamedTuple):
    """One thing looked at; ``name`` is stable, ``title`` and ``detail`` are for people."""

    name: str
    ok: bool
    title: Text
    detail: Text


def examine(store: Store) -> list[Check]:
    """Every check, in the order of what matters most."""
    return [
        _pages(store),
        _tables(store),
        _history(store),
        _searchable(store),
        _backups(store),
        _passphrase(store),
    ]


def damage(store: Store) -> Trouble | None:
    """What is wrong with pages or history; None where both are sound. For a start: a second on a large store."""
    if not _pages(store).ok:
        return Trouble("store_damaged", _PAGES, _RESTORE)
    return None if _history(store).ok else Trouble("history_altered", _HISTORY, _RESTORE)


def _pages(store: Store) -> Check:
    try:
        wrong = [str(row[0]) for row in store.db.execute("PRAGMA cipher_integrity_check")]
    except DatabaseError as error:
        wrong = [str(error)]
    detail = _damaged(len(wrong)) if wrong else _SOUND
    return Check("pages", not wrong, Text(es="Cifrado y páginas", en="Cipher and pages"), detail)


def _tables(store: Store) -> Check:
    try:
        said = [str(row[0]) for row in store.db.execute("PRAGMA quick_check")]
    except DatabaseError as error:
        said = [str(error)]
    ok = said == ["ok"]
    return Check("tables", ok, Text(es="Tablas", en="Tables"), _SOUND if ok else _damaged(len(said)))


def _history(store: Store) -> Check:
    title = Text(es="Historial", en="History")
    try:
        broken, (lines, _) = store.history.broken_at(), store.history.head()
    except DatabaseError:
        return Check("history", False, title, _damaged(1))
    detail = (_LINE if lines == 1 else _LINES).fill(lines=lines) if broken is None else _BROKEN.fill(line=broken)
    return Check("history", broken is None, title, detail)


def _searchable(store: Store) -> Check:
    try:
        missing = sum(abs(_rows(store, one.key) - _rows(store, f"search_{one.key}")) for one in store.registers)
    except DatabaseError:
        missing = 1
    detail = _damaged(missing) if missing else _SOUND
    return Check("search", not missing, Text(es="Buscador", en="Search"), detail)


def _rows(store: Store, table: str) -> int:
    return int(store.db.execute(f"SELECT count(*) FROM [{table}]").fetchone()[0])


def _backups(store: Store) -> Check:
    folder = backups_of(store.path)
    made = sorted(folder.glob("*.napdesk")) if folder.is_dir() else []
    return Check(
        "backups",
        True,
        Text(es="Respaldos", en="Backups"),
        (_KEPT_ONE if len(made) == 1 else _KEPT).fill(count=len(made)),
    )


def _passphrase(store: Store) -> Check:
    ring = read_ring(store.path)
    detail = _UNGUARDED if ring.open_key is not None else _GUARDED if ring.intact else _RING_DAMAGED
    return Check("passphrase", ring.intact, Text(es="Contraseña", en="Passphrase"), detail)


def _damaged(count: int) -> Text:
    return (_DAMAGED_ONCE if count == 1 else _DAMAGED).fill(count=count)


_PAGES = Text(
    es="Una parte del archivo de datos está dañada: lo que falta no se puede leer.",
    en="A part of the data file is damaged: what is missing cannot be read.",
)
_HISTORY = Text(
    es="El historial no está íntegro: algo se cambió sin pasar por NapDesk.",
    en="The history is not whole: something was changed without NapDesk.",
)
_RESTORE = Text(
    es="Recupere el respaldo más reciente antes de seguir capturando. Lo que hay ahora se conserva aparte.",
    en="Restore the latest backup before you record anything more. What is here now is kept aside.",
)
_SOUND = Text(es="sin daños", en="sound")
_DAMAGED_ONCE = Text(es="{count} daño: recupere el último respaldo", en="{count} fault: restore the last backup")
_DAMAGED = Text(es="{count} daños: recupere el último respaldo", en="{count} faults: restore the last backup")
_LINE = Text(es="íntegro, {lines} asiento", en="whole, {lines} line")
_LINES = Text(es="íntegro, {lines} asientos", en="whole, {lines} lines")
_BROKEN = Text(es="alterado desde el asiento {line}", en="altered from line {line} on")
_KEPT_ONE = Text(es="{count} guardado", en="{count} kept")
_KEPT = Text(es="{count} guardados", en="{count} kept")
_GUARDED = Text(es="puesta", en="set")
_RING_DAMAGED = Text(
    es="su archivo está dañado: ponga de nuevo la contraseña", en="its file is damaged: set the passphrase again"
)
_UNGUARDED = Text(
    es="sin contraseña: quien se lleve el disco puede leerlo", en="none: whoever takes the disk can read it"
)
