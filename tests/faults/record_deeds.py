"""Deeds inside one store, and what each may leave of it when it breaks off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from napdesk.registers.training import title, training, uniformed_women
from napdesk.schema.record import Record
from napdesk.services.closing import close, reopen
from napdesk.store.drafts import Draft
from napdesk.store.migrations import LATEST, migrations
from napdesk.store.periods import Status
from napdesk.store.store import Store, create_store, open_store
from napdesk.store.tables import wanting
from tests.faults.attempts import Deed, Promises, in_store, on_store
from tests.faults.office import (
    EARLIER,
    LISTS,
    NOW,
    OFFICE,
    PERIOD,
    STANDING,
    earlier_lists,
    house,
    nothing,
    settle,
    sitting,
    store_in,
)
from tests.faults.soundness import BEFORE, copies_sound, titles, unchanged
from tests.samples import session

ROWS = 200
CHANGED = 40  # women in the record that is changed
DRAFT = "d1"


def first_start(folder: Path, promises: Promises) -> None:
    create_store(store_in(folder), OFFICE, house()).close()
    promises.make("created")


def started(folder: Path, promised: list[str]) -> Iterator[str]:
    """A start that broke off is begun again."""
    if not store_in(folder).exists():
        yield from ("lost: the store",) if promised else ()
        create_store(store_in(folder), OFFICE, house()).close()
    yield from on_store(lambda _store, _promised: iter(()))(folder, promised)


def save(store: Store, promises: Promises) -> None:
    for words in ("Nuevo 1", "Nuevo 2"):
        if words not in promises.made and not _is_there(store, words, promises):
            store.records.keep(session(title=words), store.office_code)
        promises.make(words)


def _is_there(store: Store, words: str, promises: Promises) -> bool:
    """Whether a user who was told to look finds it."""
    return promises.in_doubt and bool(store.records.count(training, where="title = :t", parameters={"t": words}))


def saved(store: Store, promised: list[str]) -> Iterator[str]:
    found = titles(store)
    yield from _others(found, "Nuevo 1", "Nuevo 2")
    yield from (f"lost: {one}" for one in promised if one not in found)


def _others(found: Counter[str], *expected: str, may_go: tuple[str, ...] = ()) -> Iterator[str]:
    """Whatever stood before is there once, and nothing besides it and what is expected."""
    yield from (f"lost: {one}" for one in BEFORE if one not in found and one not in may_go)
    yield from (f"not asked for: {one}" for one in found if one not in (*BEFORE, *expected))
    yield from (f"there {times} times: {one}" for one, times in found.items() if times > 1)


def change(store: Store, promises: Promises) -> None:
    found = next(store.records.every(training, where="title = 'Viejo 2'"), None)
    if found is not None:
        found[title], found[uniformed_women] = "Cambiado", CHANGED
        store.records.keep(found, store.office_code)
    promises.make("Cambiado")


def changed(store: Store, promised: list[str]) -> Iterator[str]:
    yield from _others(titles(store), "Cambiado", may_go=("Viejo 2",))
    now = {str(one[title]): one[uniformed_women] for one in store.records.every(training)}
    if ("Viejo 2" in now) == ("Cambiado" in now):
        yield "neither the old nor the new record"
    if "Cambiado" in now and now["Cambiado"] != CHANGED:
        yield "half of a change"
    if promised and "Cambiado" not in now:
        yield "lost: the change"


def delete(store: Store, promises: Promises) -> None:
    """Mark a record as deleted and bring it back."""
    if "deleted" not in promises.made:
        if not store.records.is_deleted(_first(store)):
            store.records.delete(_first(store))
        promises.make("deleted")
    if store.records.is_deleted(_first(store)):
        store.records.bring_back(_first(store))
    promises.make("back")


def _first(store: Store) -> Record:
    uid = store.db.execute("SELECT uid FROM training WHERE title = ?", (STANDING[0],)).fetchone()[0]
    found = store.records.find(training, uid)
    assert found is not None
    return found


def deleted(store: Store, promised: list[str]) -> Iterator[str]:
    yield from _others(titles(store), may_go=STANDING[:1])
    lines = [one.deed for one in store.history.of(_first(store).uid)][::-1][1:]
    if lines != ["delete", "bring_back"][: len(lines)] or store.records.is_deleted(_first(store)) != (len(lines) == 1):
        yield f"the mark and the history differ: {lines}"
    if len(promised) > len(lines):
        yield f"lost: {promised[-1]}"


def draft(store: Store, promises: Promises) -> None:
    typed = Draft(DRAFT, training.key, "", {"title": "Nuevo 1"}, "title", "2025-08-20T16:05:00")
    for version in () if _is_there(store, "Nuevo 1", promises) else ("uno", "dos"):
        store.drafts.put(typed._replace(field=version))
        promises.make(version)
    if not _is_there(store, "Nuevo 1", promises):
        store.records.keep(session(title="Nuevo 1"), store.office_code, draft=DRAFT)
    promises.make("Nuevo 1")


def drafted(store: Store, promised: list[str]) -> Iterator[str]:
    yield from saved(store, [one for one in promised if one.startswith("Nuevo")])
    drafts = [one.field for one in store.drafts.every()]
    kept = "Nuevo 1" in titles(store)
    if kept and drafts:
        yield "a draft of what has been kept"
    if not kept and promised and drafts != [promised[-1]] and drafts != ["dos"]:
        yield "lost: the draft"


def take_in(store: Store, promises: Promises) -> None:
    if not _is_there(store, "Fila 0", promises):
        store.records.keep_all([session(title=f"Fila {n}") for n in range(ROWS)], store.office_code)
    promises.make("imported")


def taken_in(store: Store, promised: list[str]) -> Iterator[str]:
    found = titles(store)
    rows = [one for one in found if one.startswith("Fila")]
    yield from _others(found, *rows)
    if len(rows) not in (0, ROWS):
        yield f"part of an import: {len(rows)} rows"
    if promised and not rows:
        yield "lost: the import"


def is_closed(store: Store) -> bool:
    return store.periods.status(PERIOD) is Status.CLOSED


def close_period(store: Store, promises: Promises) -> None:
    close(store, PERIOD, NOW.date())
    promises.make("closed")


def closed(store: Store, promised: list[str]) -> Iterator[str]:
    yield from unchanged(store, promised)
    if (_lines(store, "close") > 0, _cut(store)) != ((True, 2) if is_closed(store) else (False, 0)):
        yield f"half a closing: {_lines(store, 'close')} lines, {_cut(store)} in the cut"
    if promised and not is_closed(store):
        yield "lost: the closing"


def _lines(store: Store, deed: str) -> int:
    return int(store.db.execute("SELECT count(*) FROM history WHERE deed = ?", (deed,)).fetchone()[0])


def _cut(store: Store) -> int:
    return sum(len(store.periods.cut(PERIOD, register)) for register in store.registers)


def settle_closed(folder: Path) -> None:
    settle(folder)
    with sitting(folder) as store:
        close(store, PERIOD, NOW.date())


def reopen_period(store: Store, promises: Promises) -> None:
    if not promises.in_doubt or is_closed(store):
        reopen(store, PERIOD, "Faltaba un registro")
    promises.make("open")


def reopened(store: Store, promised: list[str]) -> Iterator[str]:
    yield from unchanged(store, promised)
    if _lines(store, "reopen") != (0 if is_closed(store) else 1):
        yield "the period and the history differ"
    if promised and is_closed(store):
        yield "lost: the reopening"


def settle_earlier(folder: Path) -> None:
    """An office as a program of the first version left it."""
    settle(folder, registers=EARLIER)
    with closing(open_store(store_in(folder), house(EARLIER))) as store:
        for table in ("narratives", "declared"):
            store.db.execute(f"DROP TABLE [{table}]")
        store.db.execute("DELETE FROM _sqlite_migrations WHERE name = 'words_and_declared_figures'")
        store.db.execute("PRAGMA user_version = 1")


def migrate(folder: Path, promises: Promises) -> None:
    with sitting(folder) as store:
        assert store.registers != EARLIER
        promises.make("opened")


def migrated(store: Store, promised: list[str]) -> Iterator[str]:
    yield from unchanged(store, promised)
    version = store.db.execute("PRAGMA user_version").fetchone()[0]
    if wanting(store.db, store.registers) or migrations.pending(store.db) or version != LATEST:
        yield "not brought up"
    yield from copies_sound(store)


def take_lists_in(folder: Path, promises: Promises) -> None:
    """Opened by a program that brings other official lists."""
    with sitting(folder) as store:
        assert store.lists is LISTS
        promises.make("opened")


def lists_in(store: Store, promised: list[str]) -> Iterator[str]:
    yield from unchanged(store, promised)
    rows = store.db.execute("SELECT count(*) FROM codes WHERE list = 'command'").fetchone()[0]
    if rows != sum(1 for row in LISTS["command"].rows if row.parent):
        yield f"part of a list: {rows} rows"


RECORD_DEEDS: dict[str, Deed] = {
    "first_start": Deed(first_start, started, nothing, settled_by=("store_exists",)),
    "save": Deed(in_store(save), on_store(saved)),
    "change": Deed(in_store(change), on_store(changed)),
    "delete": Deed(in_store(delete), on_store(deleted)),
    "draft": Deed(in_store(draft), on_store(drafted)),
    "import": Deed(in_store(take_in), on_store(taken_in)),
    "close_period": Deed(in_store(close_period), on_store(closed)),
    "reopen_period": Deed(in_store(reopen_period), on_store(reopened), settle_closed),
    "migrate": Deed(migrate, on_store(migrated), settle_earlier),
    "lists": Deed(take_lists_in, on_store(lists_in), lambda folder: settle(folder, lists=earlier_lists())),
}
