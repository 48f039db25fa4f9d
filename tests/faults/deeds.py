"""Small deeds of the program, done in a process that may be killed: ``python -m tests.faults.deeds NAME FOLDER``."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from napdesk.house import plan
from napdesk.registers.training import title, training, uniformed_women
from napdesk.schema.durable import write_durably
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language
from napdesk.services.closing import close, send
from napdesk.store import backup, driver, keyring
from napdesk.store.backup_names import backups_in
from napdesk.store.drafts import Draft
from napdesk.store.store import Store, backups_of, create_store
from tests.faults.office import (
    CHEAP,
    EARLIER,
    NOW,
    OFFICE,
    PASSPHRASE,
    PERIOD,
    house,
    nothing,
    settle,
    sitting,
    store_in,
)
from tests.samples import session

ROWS = 200
CHANGED = 40  # women in the record that is changed
RETURN = "reporte.xlsx"
RING = "llavero.keys"

# A passphrase's cost is held elsewhere; here it would be most of the time.
assert keyring.set_passphrase.__kwdefaults__
keyring.set_passphrase.__kwdefaults__["cost"] = CHEAP


class Promises:
    """What the program told its user was done: a line of standard output each, and kept for a second attempt.

    ``in_doubt`` once the program said that something may have come about: then the user looks first.
    """

    def __init__(self) -> None:
        self.made: list[str] = []
        self.in_doubt = False

    def make(self, words: str) -> None:
        self.made.append(words)
        say(f"ACK {words}")


class Stuck(Exception):
    """A deed that was refused a second time, with the disk well again."""


Act = Callable[[Store, Promises], None]
Run = Callable[[Path, Promises], None]


@dataclass(frozen=True)
class Deed:
    """What is done, and the folder it is done in; ``settled_by`` are the codes that tell of a first attempt that was
    refused after it had come to pass."""

    run: Run
    prepare: Callable[[Path], None] = settle
    settled_by: tuple[str, ...] = ()


def say(line: str) -> None:
    """In one write, so that a line is never torn."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def carry_out(deed: Deed, folder: Path) -> None:
    """Do a deed; where it is refused, say so, let the disk be well again and do it once more."""
    promises = Promises()
    _persevere(lambda: deed.run(folder, promises), promises, deed.settled_by)


def _persevere(act: Callable[[], None], promises: Promises, settled_by: tuple[str, ...] = ()) -> None:
    try:
        act()
    except Stuck:
        raise
    except Trouble as trouble:
        say(f"TROUBLE {trouble.code}")
        assert trouble.message.es and trouble.message.en and trouble.fix.es and trouble.fix.en
        promises.in_doubt = trouble.code == "perhaps_kept"
        relent()
        try:
            act()
        except Trouble as again:
            if again.code not in settled_by:
                raise Stuck(again.code) from again
        say("AGAIN")


def relent() -> None:
    """Let the disk be well again."""
    library = ctypes.CDLL(None)
    if hasattr(library, "faults_disarm"):  # run by hand, there is no such library
        library.faults_disarm()


def _in_store(act: Act) -> Run:
    """A deed in an open store, which stays open between both attempts as the window's does."""

    def run(folder: Path, promises: Promises) -> None:
        with sitting(folder) as store:
            _persevere(lambda: act(store, promises), promises)

    return run


def first_start(folder: Path, promises: Promises) -> None:
    create_store(store_in(folder), OFFICE, house()).close()
    promises.make("created")


def save(store: Store, promises: Promises) -> None:
    for words in ("Nuevo 1", "Nuevo 2"):
        if words not in promises.made and not _is_there(store, words, promises):
            store.records.keep(session(title=words), store.office_code)
        promises.make(words)


def _is_there(store: Store, words: str, promises: Promises) -> bool:
    """Whether a user who was told to look finds it."""
    return promises.in_doubt and bool(store.records.count(training, where="title = :t", parameters={"t": words}))


def change(store: Store, promises: Promises) -> None:
    found = next(store.records.every(training, where="title = 'Viejo 2'"), None)
    if found is not None:
        found[title], found[uniformed_women] = "Cambiado", CHANGED
        store.records.keep(found, store.office_code)
    promises.make("Cambiado")


def draft(store: Store, promises: Promises) -> None:
    typed = Draft("d1", training.key, "", {"title": "Nuevo 1"}, "title", "2025-08-20T16:05:00")
    for version in () if _is_there(store, "Nuevo 1", promises) else ("uno", "dos"):
        store.drafts.put(replace(typed, field=version))
        promises.make(version)
    if not _is_there(store, "Nuevo 1", promises):
        store.records.keep(session(title="Nuevo 1"), store.office_code, draft="d1")
    promises.make("Nuevo 1")


def take_in(store: Store, promises: Promises) -> None:
    if not _is_there(store, "Fila 0", promises):
        store.records.keep_all([session(title=f"Fila {n}") for n in range(ROWS)], store.office_code)
    promises.make("imported")


def take_in_by_rows(store: Store, promises: Promises) -> None:
    """What an import must not be: a transaction a row."""
    for n in range(20):
        store.records.keep(session(title=f"Fila {n}"), store.office_code)
    promises.make("imported")


def make_backup(store: Store, promises: Promises) -> None:
    promises.make(store.back_up().name)


def put_back(folder: Path, promises: Promises) -> None:
    copy = backups_in(backups_of(store_in(folder)))[-1]
    backup.restore(copy.path, store_in(folder))
    promises.make("restored")


def guard(store: Store, promises: Promises) -> None:
    promises.make(store.guard(PASSPHRASE))


def close_period(store: Store, promises: Promises) -> None:
    close(store, PERIOD, NOW.date())
    promises.make("closed")


def migrate(folder: Path, promises: Promises) -> None:
    with sitting(folder) as store:
        assert store.registers != EARLIER
        promises.make("opened")


def write_return(store: Store, promises: Promises) -> None:
    target = store.path.with_name(RETURN)
    written = send(store, plan(), PERIOD, target, language=Language.ES, now=NOW)
    promises.make(written.seal)


def save_carelessly(folder: Path, promises: Promises) -> None:
    """What saving must not be: SQLite's own defaults."""
    driver._SETTINGS.update(journal_mode=("DELETE", "delete"), synchronous=("FULL", 2))
    with sitting(folder) as store:
        save(store, promises)


def write_ring(folder: Path, promises: Promises, *, carelessly: bool) -> None:
    """A file replaced as the key ring is, or as it must not be."""
    target, written = folder / RING, b"nuevo" * 4000
    if carelessly:
        target.write_bytes(written)
    else:
        write_durably(target, written)
    promises.make("written")


def prepare_ring(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    (folder / RING).write_bytes(b"viejo" * 4000)


DEEDS: dict[str, Deed] = {
    "first_start": Deed(first_start, nothing, settled_by=("store_exists",)),
    "save": Deed(_in_store(save)),
    "change": Deed(_in_store(change)),
    "draft": Deed(_in_store(draft)),
    "import": Deed(_in_store(take_in)),
    "backup": Deed(_in_store(make_backup)),
    "restore": Deed(put_back),
    "passphrase": Deed(_in_store(guard)),
    "close_period": Deed(_in_store(close_period)),
    "migrate": Deed(migrate, partial(settle, registers=EARLIER)),
    "return": Deed(_in_store(write_return)),
    "ring": Deed(partial(write_ring, carelessly=False), prepare_ring),
}
# What the program does not do; the harness must find each of them out.
CARELESS: dict[str, Deed] = {
    "import_by_rows": Deed(_in_store(take_in_by_rows)),
    "save_carelessly": Deed(save_carelessly),
    "ring_carelessly": Deed(partial(write_ring, carelessly=True), prepare_ring),
}

if __name__ == "__main__":
    carry_out((DEEDS | CARELESS)[sys.argv[1]], Path(sys.argv[2]))
