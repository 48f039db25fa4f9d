"""Verified copies of a store: made, thinned out by age, and put back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from napdesk.schema.durable import durable_path, make_folder, write_durably
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.store.backup_names import HOURLY, Backup, backups_in, next_backup, surplus, sweep
from napdesk.store.driver import Database, connect, copy_at, translated
from napdesk.store.keyring import KeyRing, read_ring, ring_of, unlock
from napdesk.store.lock import hold
from napdesk.store.opening import file_of, integrity, refuse_foreign, refuse_foreign_file, refuse_newer
from napdesk.store.place import refuse_unsafe_place


def back_up(db: Database, key: bytes, folder: Path, when: datetime, kind: str = HOURLY) -> Path:
    """A copy of an open store with its key ring, opened again, checked and counted before it gets its name.

    ``kind`` says why it was made, as ``backup_names`` has it. Saves wait while the pages are copied. Raises Trouble
    ``backup_failed`` where the copy is not the same, or the driver's and the disk's own.
    """
    store = file_of(db)
    make_folder(folder)
    target = next_backup(folder, store, when, kind)
    with copy_at(target, private=True) as part:
        try:
            counted = _copy_pages(db, part, key)
        except Trouble as trouble:
            # A failing drive is told in the same words as a damaged store: under the copy, or under both.
            if trouble.code in ("store_damaged", "read_only"):
                refuse_foreign_file(store)
                if not integrity(db):
                    raise Trouble("backup_failed", _NOT_SAME, _TRY_AGAIN) from trouble
            raise
        if _sound_rows(part, key) != counted:
            raise Trouble("backup_failed", _NOT_SAME, _TRY_AGAIN)
        _copy_ring(store, target)
    return target


def verify_backup(path: Path, key: bytes) -> dict[str, int]:
    """The rows of each table of a sound copy; raises Trouble ``backup_damaged`` for any other."""
    _refuse_no_copy(path)
    rows = _sound_rows(path, key)
    if rows is None:
        raise _damaged(path)
    return rows


def thin(folder: Path, now: datetime) -> list[Path]:
    """Delete the copies that newer ones make superfluous, store by store; returns those deleted."""
    sweep(folder, now)
    stores: dict[str, list[Backup]] = {}
    for backup in backups_in(folder):
        stores.setdefault(_key_id(backup.path), []).append(backup)
    deleted = [backup.path for backups in stores.values() for backup in surplus(backups, now)]
    with translated(folder):
        for path in deleted:
            path.unlink(missing_ok=True)
            ring_of(path).unlink(missing_ok=True)
    return deleted


def renew_rings(store: Path, folder: Path) -> None:
    """Give a store's copies its present ring, so that no older one opens them by itself or by an old passphrase."""
    own = read_ring(store)
    if not own.intact:
        return
    for backup in backups_in(folder):
        ring = _ring_or_none(backup.path)
        if ring is not None and ring.key_id == own.key_id and not (ring.intact and ring == own):
            _copy_ring(store, backup.path)


def unlock_store(store: Path, folder: Path, passphrase: str | None = None, recovery: str | None = None) -> bytes:
    """The key of a store, as ``keyring.unlock``; where its ring is damaged or missing, the ring of one of its
    copies opens it and takes the ring's place."""
    try:
        return unlock(store, passphrase, recovery)
    except Trouble as trouble:
        if trouble.code not in ("key_ring_damaged", "no_key_ring"):
            raise
        refused = trouble
        for copy in _copies_with_rings(folder):
            try:
                key = unlock(copy, passphrase, recovery)
            except Trouble as wrong:
                refused = wrong  # an older ring may still have the passphrase given
                continue
            if _opens(store, key):
                with suppress(Trouble):  # in a folder that is only read the copy's ring opens it the next time too
                    _copy_ring(copy, store)
                return key
        raise refused from trouble


def restore(backup: Path, target: Path, *, passphrase: str | None = None, recovery: str | None = None) -> Path | None:
    """Put a copy in a store's place; returns where the old store is kept, or None where there was none.

    The passphrase is the present one where the store and the copy share their key, else the copy's. Raises
    Trouble ``store_open_elsewhere`` while the store is held by anyone, ``backup_damaged``, those of
    ``keyring.unlock`` and of a full or failing disk; then nothing has changed.
    """
    refuse_unsafe_place(target)
    _refuse_no_copy(backup)
    keyed = _keyed_alike(backup, target)
    key = unlock(keyed, passphrase, recovery)
    make_folder(target.parent)
    with hold(target), durable_path(target, private=True) as part:
        shutil.copyfile(backup, part)
        _refuse_unfit(part, key)
        kept = _keep_beside(target)
        if keyed != target:
            _copy_ring(backup, target)
        # Left where it is, the old store's journal would be played back into the new one.
        _journal_of(target).unlink(missing_ok=True)
    return kept


def needs_passphrase(backup: Path, target: Path) -> bool:
    """Whether putting a copy in a store's place asks for a passphrase."""
    ring = _ring_or_none(_keyed_alike(backup, target))
    return ring is not None and ring.open_key is None


def refuse_unopened(backup: Path, target: Path, *, passphrase: str | None = None, recovery: str | None = None) -> None:
    """Raise what ``restore`` would of a file that is no copy or does not open, before a store is closed for it.

    Only its first page is looked at; restoring looks at all of them.
    """
    _refuse_no_copy(backup)
    key = unlock(_keyed_alike(backup, target), passphrase, recovery)
    try:
        with closing(connect(backup, key, read_only=True)) as db:
            refuse_foreign(db)
            refuse_newer(db)
    except Trouble as trouble:
        if trouble.code != "store_damaged":
            raise
        raise _damaged(backup) from trouble


def _copy_pages(db: Database, part: Path, key: bytes) -> dict[str, int]:
    """Copy every page into a new file under the same key; returns the rows copied, by table."""
    with closing(connect(part, key, new=True)) as copy, translated():
        copy.execute("PRAGMA journal_mode = MEMORY")  # a copy that breaks off is thrown away whole
        db.execute("BEGIN")  # one view of the store for counting and copying
        try:
            counted = _row_counts(db)
            db.conn.backup(copy.conn)
        finally:
            db.execute("ROLLBACK")
    return counted


def _refuse_no_copy(path: Path) -> None:
    """As ``refuse_foreign_file``, in the words for a copy."""
    try:
        refuse_foreign_file(path)
    except Trouble as trouble:
        if trouble.code == "store_damaged":
            raise _damaged(path) from trouble
        raise


def _damaged(path: Path) -> Trouble:
    return Trouble("backup_damaged", _DAMAGED.fill(name=path.name), _OTHER_COPY)


def _sound_rows(path: Path, key: bytes) -> dict[str, int] | None:
    """The rows of each table of a closed file, or None where anything in it is damaged or not ours."""
    try:
        with closing(connect(path, key, read_only=True)) as db, translated():
            refuse_foreign(db)
            sound = not integrity(db) and db.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            return _row_counts(db) if sound else None
    except Trouble as trouble:
        if trouble.code in ("store_damaged", "not_a_store"):
            return None
        raise


def _row_counts(db: Database) -> dict[str, int]:
    return {name: db.table(name).count for name in db.table_names()}


def _copy_ring(store: Path, other: Path) -> None:
    with translated(ring_of(store)):
        ring = ring_of(store).read_bytes()
    write_durably(ring_of(other), ring, private=True)


def _ring_or_none(store: Path) -> KeyRing | None:
    try:
        return read_ring(store)
    except Trouble:
        return None


def _key_id(store: Path) -> str:
    ring = _ring_or_none(store)
    return ring.key_id if ring else ""


def _keyed_alike(backup: Path, target: Path) -> Path:
    """Whose ring opens the copy: the store's where it holds the copy's key, for it knows the present passphrase."""
    own, copied = _ring_or_none(target), _ring_or_none(backup)
    if own is not None and (copied is None or (own.intact and copied.key_id == own.key_id)):
        return target
    return backup


def _copies_with_rings(folder: Path) -> Iterator[Path]:
    """One copy, the newest, for each of the different sound rings beside a store's copies."""
    seen: list[KeyRing] = []
    for backup in backups_in(folder):
        ring = _ring_or_none(backup.path)
        if ring is not None and ring.intact and ring not in seen:
            seen.append(ring)
            yield backup.path


def _opens(store: Path, key: bytes) -> bool:
    try:
        connect(store, key, read_only=True).close()
    except Trouble:
        return False
    return True


def _refuse_unfit(part: Path, key: bytes) -> None:
    verify_backup(part, key)
    with closing(connect(part, key, read_only=True)) as db:
        refuse_newer(db)


def _keep_beside(store: Path) -> Path | None:
    """Copy a store, its ring and what a crash left to roll back to names of their own."""
    if not store.exists():
        return None
    kept = next(path for path in _names_beside(store) if not path.exists())
    for old, new in ((_journal_of(store), _journal_of(kept)), (ring_of(store), ring_of(kept)), (store, kept)):
        if old.exists() and old.stat().st_size:
            with durable_path(new, private=True) as part:
                shutil.copyfile(old, part)
    return kept if kept.exists() else None


def _names_beside(store: Path) -> Iterator[Path]:
    yield store.with_stem(f"{store.stem}-antes-de-recuperar")
    for number in count(2):
        yield store.with_stem(f"{store.stem}-antes-de-recuperar-{number}")


def _journal_of(store: Path) -> Path:
    return store.with_name(f"{store.name}-journal")


_NOT_SAME = Text(
    es="El respaldo no salió igual a los datos y se descartó.",
    en="The backup did not come out the same as the data and was discarded.",
)
_TRY_AGAIN = Text(
    es="Inténtelo de nuevo; si se repite, respalde en otra unidad y revise esta.",
    en="Try again; if it happens again, back up to another drive and have this one checked.",
)
_DAMAGED = Text(
    es="El respaldo «{name}» está dañado o su llave no es la suya.",
    en="The backup “{name}” is damaged, or its key is not its own.",
)
_OTHER_COPY = Text(
    es="Elija un respaldo anterior. No se cambió nada.", en="Choose an earlier backup. Nothing was changed."
)
