"""Deeds with a store's copies and its key ring, and what each may leave when it breaks off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from napdesk.store import backup
from napdesk.store.backup_names import backups_in
from napdesk.store.keyring import read_ring, ring_of, unlock
from napdesk.store.store import Store, backups_of, open_store
from tests.faults.attempts import Deed, Promises, in_store, on_store
from tests.faults.office import NEWER_PASSPHRASE, PASSPHRASE, STANDING, entered, house, settle, sitting, store_in
from tests.faults.soundness import BEFORE, copies_sound, titles, unchanged


def make_backup(store: Store, promises: Promises) -> None:
    promises.make(store.back_up().name)


def backed_up(store: Store, promised: list[str]) -> Iterator[str]:
    yield from unchanged(store, promised)
    copies = backups_in(backups_of(store.path))
    yield from (f"lost: {one}" for one in promised if one not in {copy.path.name for copy in copies})
    if not copies:
        yield "lost: every copy"
    yield from copies_sound(store)


def stick_of(store: Store) -> Path:
    return store.path.parent.with_name("memoria") / "respaldos"


def back_up_to_stick(store: Store, promises: Promises) -> None:
    promises.make(store.back_up(stick_of(store)).name)


def on_stick(store: Store, promised: list[str]) -> Iterator[str]:
    """Whatever has a copy's name is a whole copy, opened by its own ring once another was made there."""
    yield from unchanged(store, promised)
    names = {copy.path.name for copy in backups_in(stick_of(store))}
    yield from (f"lost: {one}" for one in promised if one not in names)
    store.back_up(stick_of(store))
    for copy in backups_in(stick_of(store)):
        backup.verify_backup(copy.path, unlock(copy.path))


def put_back(folder: Path, promises: Promises) -> None:
    backup.restore(_oldest_copy(folder), store_in(folder))
    promises.make("restored")


def _oldest_copy(folder: Path) -> Path:
    return backups_in(backups_of(store_in(folder)))[-1].path


def back_again(store: Store, promised: list[str]) -> Iterator[str]:
    found = titles(store)
    restored = found == Counter(STANDING)
    if not restored and found != Counter(BEFORE):
        yield "neither the store nor the copy"
    if promised and not restored:
        yield "lost: what was put back"
    if restored:
        kept = store.path.with_stem(f"{store.path.stem}-antes-de-recuperar")
        with closing(entered(kept)) as old:
            yield from unchanged(old, promised)


def moved(folder: Path) -> Path:
    """Where a store is put on a new machine."""
    return store_in(folder / "nuevo")


def put_on_new_machine(folder: Path, promises: Promises) -> None:
    backup.restore(_oldest_copy(folder), moved(folder))
    promises.make("restored")


def on_new_machine(folder: Path, promised: list[str]) -> Iterator[str]:
    yield from on_store(unchanged)(folder, promised)
    if not moved(folder).exists():
        yield from ("lost: what was put there",) if promised else ()
        backup.restore(_oldest_copy(folder), moved(folder))
    yield from on_store(lambda store, _: [] if titles(store) == Counter(STANDING) else ["not the copy"])(
        folder / "nuevo", promised
    )


def guard(store: Store, promises: Promises) -> None:
    promises.make(store.guard(PASSPHRASE))


def guard_anew(store: Store, promises: Promises) -> None:
    promises.make(store.guard(NEWER_PASSPHRASE))


def settle_guarded(folder: Path) -> None:
    settle(folder)
    with sitting(folder) as store:
        store.guard(PASSPHRASE)


def guarded(store: Store, promised: list[str]) -> Iterator[str]:
    yield from unchanged(store, promised)
    if promised and not store.protected:
        yield "lost: the passphrase"
    for code in promised:
        open_store(store.path, house(), recovery=code).close()
    yield from copies_sound(store)


def guarded_anew(store: Store, promised: list[str]) -> Iterator[str]:
    yield from guarded(store, promised)
    if promised:
        unlock(store.path, NEWER_PASSPHRASE)


def settle_spoilt(folder: Path) -> None:
    """An office whose key ring was damaged since."""
    settle_guarded(folder)
    ring = ring_of(store_in(folder))
    before, name, after = ring.read_text().partition('"sealed": "')
    ring.write_text(f"{before}{name}{int(after[0], 16) ^ 1:x}{after[1:]}")


def mend_ring(folder: Path, promises: Promises) -> None:
    with sitting(folder):
        promises.make("opened")


def ring_mended(store: Store, promised: list[str]) -> Iterator[str]:
    yield from unchanged(store, promised)
    if not read_ring(store.path).intact:
        yield "the ring is damaged still"
    yield from copies_sound(store)


COPY_DEEDS: dict[str, Deed] = {
    "backup": Deed(in_store(make_backup), on_store(backed_up)),
    "backup_to_stick": Deed(in_store(back_up_to_stick), on_store(on_stick)),
    "restore": Deed(put_back, on_store(back_again)),
    "new_machine": Deed(put_on_new_machine, on_new_machine),
    "passphrase": Deed(in_store(guard), on_store(guarded)),
    "newer_passphrase": Deed(in_store(guard_anew), on_store(guarded_anew), settle_guarded),
    "spoilt_ring": Deed(mend_ring, on_store(ring_mended), settle_spoilt),
}
