"""What must hold of any store after any deed, and of its copies: each check tells what does not."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from napdesk.registers.training import title, training
from napdesk.schema.problems import Trouble
from napdesk.services.closing import blocking
from napdesk.store.backup import verify_backup
from napdesk.store.backup_names import backups_in
from napdesk.store.health import examine
from napdesk.store.keyring import has_passphrase, unlock
from napdesk.store.rows import search_text
from napdesk.store.store import Store, backups_of
from tests.faults.office import LATER, NOW, OFFICE, PERIOD, STANDING, WAYS_IN, way_into
from tests.samples import session

BEFORE = (*STANDING, LATER)
TODAY = {"begins": NOW.date(), "ends": NOW.date()}


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


def titles(store: Store) -> Counter[str]:
    return Counter(str(record[title]) for record in store.records.every(training))


def unchanged(store: Store, promised: list[str]) -> Iterator[str]:
    """No record came or went, and nothing new keeps a period open."""
    del promised
    if titles(store) != Counter(BEFORE):
        yield "records came or went"
    if blocking(store, PERIOD, NOW.date()):
        yield "a record is not as it was kept"


_verified: set[bytes] = set()


def _verify_once(copy: Path, key: bytes) -> None:
    """A copy found sound before, to its last byte, is not looked through again."""
    digest = hashlib.blake2b(copy.read_bytes(), key=key).digest()
    if digest not in _verified:
        verify_backup(copy, key)
        _verified.add(digest)


def copies_sound(store: Store) -> Iterator[str]:
    """Every copy is whole, and once another is made each opens as the store does and in no other way."""
    store.back_up()
    way = way_into(store.path)
    for copy in backups_in(backups_of(store.path)):
        try:
            _verify_once(copy.path, unlock(copy.path, way))
        except Trouble as trouble:
            yield f"a copy is of no use: {trouble.code}"
            continue
        if has_passphrase(copy.path) != store.protected:
            yield "a copy opens by itself"
        if way_into(copy.path) != way:
            yield f"a copy opens by an older passphrase than {WAYS_IN.index(way)}"
