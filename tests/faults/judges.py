"""What must hold of an office's folder after a deed broke off at any point: each judge tells what does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from napdesk.registers.training import title, training, uniformed_women
from napdesk.schema.problems import Trouble
from napdesk.services.verifying import State, verify
from napdesk.store.backup import verify_backup
from napdesk.store.backup_names import backups_in
from napdesk.store.health import examine
from napdesk.store.keyring import has_passphrase, unlock
from napdesk.store.periods import Status
from napdesk.store.rows import search_text
from napdesk.store.store import Store, backups_of, create_store, open_store
from napdesk.store.tables import wanting
from tests.faults.deeds import CHANGED, RETURN, RING, ROWS
from tests.faults.office import LATER, NOW, OFFICE, PASSPHRASE, PERIOD, STANDING, entered, house, sitting, store_in
from tests.samples import session

Judge = Callable[[Store, list[str]], Iterator[str]]
BEFORE = (*STANDING, LATER)
TODAY = {"begins": NOW.date(), "ends": NOW.date()}


def judge(name: str, folder: Path, promised: list[str]) -> Iterator[str]:
    """What is wrong in a folder after a deed, of which the user was promised so much."""
    if name == "ring" or name == "ring_carelessly":
        yield from _ring(folder, promised)
        return
    if name == "first_start" and not store_in(folder).exists():
        yield from ("lost: the store",) if promised else ()
        create_store(store_in(folder), OFFICE, house()).close()
    try:
        with sitting(folder) as store:
            yield from sound(store)
            yield from _JUDGES[name](store, promised)
            yield from usable(store)
    except Trouble as trouble:
        yield f"does not open or work: {trouble.code}"


def sound(store: Store) -> Iterator[str]:
    """Pages, tables, history; and each record's row, search row and lines of history together."""
    yield from (f"{check.name}: {check.detail.en}" for check in examine(store) if not check.ok)
    if store.office != OFFICE:
        yield "the office is another"
    for register in store.registers:
        lines = dict(
            store.db.execute(
                "SELECT uid, count(*) FROM history WHERE register = ? AND deed IN ('create', 'change') GROUP BY uid",
                (register.key,),
            ).fetchall()
        )
        rows = store.db.execute(f"SELECT uid, revision FROM [{register.key}]").fetchall()
        if dict(rows) != lines:
            yield f"{register.key}: rows and history differ"
        searched = dict(store.db.execute(f"SELECT rowid, words FROM [search_{register.key}]").fetchall())
        numbers = store.db.execute(f"SELECT id, uid FROM [{register.key}]").fetchall()
        found = {number: store.records.find(register, uid) for number, uid in numbers}
        if searched != {number: search_text(one, store.lists) for number, one in found.items() if one}:
            yield f"{register.key}: rows and search differ"


def usable(store: Store) -> Iterator[str]:
    """Another record is kept and found."""
    kept = store.records.keep(session(title="Después de todo", **TODAY), store.office_code)
    if store.records.find_folio(training, kept.folio) is None:
        yield "a record kept afterwards is not there"


def copies_sound(store: Store) -> Iterator[str]:
    """Every copy is whole, and once another is made none of them opens more easily than the store."""
    store.back_up()
    for copy in backups_in(backups_of(store.path)):
        try:
            verify_backup(copy.path, unlock(copy.path, PASSPHRASE))
        except Trouble as trouble:
            yield f"a copy is of no use: {trouble.code}"
        if has_passphrase(copy.path) != store.protected:
            yield "a copy opens by itself"


def _is_closed(store: Store) -> bool:
    return store.periods.status(PERIOD) is Status.CLOSED


def _titles(store: Store) -> Counter[str]:
    return Counter(str(record[title]) for record in store.records.every(training))


def _others(titles: Counter[str], *expected: str) -> Iterator[str]:
    """Whatever stood before is there once, and nothing besides it and what is expected."""
    yield from (f"lost: {one}" for one in STANDING if one not in titles and one not in _MAY_GO.get(expected, ()))
    yield from (f"not asked for: {one}" for one in titles if one not in (*BEFORE, *expected))
    yield from (f"there {times} times: {one}" for one, times in titles.items() if times > 1)


def _unchanged(store: Store, promised: list[str]) -> Iterator[str]:
    del promised
    if _titles(store) != Counter(BEFORE):
        yield "records came or went"


def _save(store: Store, promised: list[str]) -> Iterator[str]:
    titles = _titles(store)
    yield from _others(titles, "Nuevo 1", "Nuevo 2")
    yield from (f"lost: {one}" for one in promised if one not in titles)


def _change(store: Store, promised: list[str]) -> Iterator[str]:
    titles = _titles(store)
    yield from _others(titles, "Cambiado")
    now = {str(one[title]): one[uniformed_women] for one in store.records.every(training)}
    if ("Viejo 2" in now) == ("Cambiado" in now):
        yield "neither the old nor the new record"
    if "Cambiado" in now and now["Cambiado"] != CHANGED:
        yield "half of a change"
    if promised and "Cambiado" not in now:
        yield "lost: the change"


_MAY_GO = {("Cambiado",): ("Viejo 2",)}


def _draft(store: Store, promised: list[str]) -> Iterator[str]:
    yield from _save(store, [one for one in promised if one.startswith("Nuevo")])
    drafts = [one.field for one in store.drafts.every()]
    kept = "Nuevo 1" in _titles(store)
    if kept and drafts:
        yield "a draft of what has been kept"
    if not kept and promised and drafts != [promised[-1]] and drafts != ["dos"]:
        yield "lost: the draft"


def _import(store: Store, promised: list[str]) -> Iterator[str]:
    titles = _titles(store)
    rows = [one for one in titles if one.startswith("Fila")]
    yield from _others(titles, *rows)
    if len(rows) not in (0, ROWS):
        yield f"part of an import: {len(rows)} rows"
    if promised and not rows:
        yield "lost: the import"


def _backup(store: Store, promised: list[str]) -> Iterator[str]:
    yield from _unchanged(store, promised)
    copies = backups_in(backups_of(store.path))
    yield from (f"lost: {one}" for one in promised if one not in {copy.path.name for copy in copies})
    if not copies:
        yield "lost: every copy"
    yield from copies_sound(store)


def _restore(store: Store, promised: list[str]) -> Iterator[str]:
    titles = _titles(store)
    restored = titles == Counter(STANDING)
    if not restored and titles != Counter(BEFORE):
        yield "neither the store nor the copy"
    if promised and not restored:
        yield "lost: what was put back"
    if restored:
        kept = store.path.with_stem(f"{store.path.stem}-before-restore")
        with closing(entered(kept)) as old:
            yield from _unchanged(old, promised)


def _guard(store: Store, promised: list[str]) -> Iterator[str]:
    yield from _unchanged(store, promised)
    if promised and not store.protected:
        yield "lost: the passphrase"
    for code in promised:
        open_store(store.path, house(), recovery=code).close()
    yield from copies_sound(store)


def _close(store: Store, promised: list[str]) -> Iterator[str]:
    yield from _unchanged(store, promised)
    closed = _is_closed(store)
    lines = store.db.execute("SELECT count(*) FROM history WHERE deed = 'close'").fetchone()[0]
    cut = sum(len(store.periods.cut(PERIOD, register)) for register in store.registers)
    if (closed, bool(lines), cut) not in ((True, True, 2), (False, False, 0)):
        yield f"half a closing: {closed}, {lines} lines, {cut} in the cut"
    if promised and not closed:
        yield "lost: the closing"


def _migrate(store: Store, promised: list[str]) -> Iterator[str]:
    yield from _unchanged(store, promised)
    if wanting(store.db, store.registers):
        yield "not brought up"
    yield from copies_sound(store)


def _return(store: Store, promised: list[str]) -> Iterator[str]:
    yield from _close(store, promised)
    target, sent = store.path.with_name(RETURN), store.periods.sent(PERIOD)
    found = verify(target) if target.exists() else None
    if found is not None and found.state not in (State.VERIFIED, State.UNSIGNED):
        yield f"a return that is {found.state}"
    if sent is not None and (found is None or found.seal != sent.seal):
        yield "a return noted that is not there"
    if promised and (sent is None or sent.seal != promised[-1]):
        yield "lost: the return"


def _ring(folder: Path, promised: list[str]) -> Iterator[str]:
    there = (folder / RING).read_bytes() if (folder / RING).exists() else b""
    if there not in (b"viejo" * 4000, b"nuevo" * 4000):
        yield "neither the old nor the new file"
    if promised and not there.startswith(b"nuevo"):
        yield "lost: the file"


_JUDGES: dict[str, Judge] = {
    "first_start": lambda _store, _promised: iter(()),
    "save": _save,
    "save_carelessly": _save,
    "change": _change,
    "draft": _draft,
    "import": _import,
    "import_by_rows": _import,
    "backup": _backup,
    "restore": _restore,
    "passphrase": _guard,
    "close_period": _close,
    "migrate": _migrate,
    "return": _return,
}
