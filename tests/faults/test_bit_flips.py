"""A damaged store or key ring is found, never believed, and the way back is there (R9)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from napdesk.schema.problems import Trouble
from napdesk.store import keyring
from napdesk.store.backup import restore
from napdesk.store.backup_names import backups_in
from napdesk.store.driver import translated
from napdesk.store.health import examine
from napdesk.store.keyring import ring_of, unlock
from napdesk.store.store import backups_of, open_store
from tests.faults.conftest import is_full
from tests.faults.office import CHEAP, PASSPHRASE, house, settle, sitting, store_in

PAGE = 4096
TIMES = 3_000 if is_full() else 300
Damage = Callable[[bytearray, random.Random], str]


def flip(content: bytearray, chance: random.Random) -> str:
    place, bit = chance.randrange(len(content)), chance.randrange(8)
    content[place] ^= 1 << bit
    return f"bit {bit} at {place}"


def zero_page(content: bytearray, chance: random.Random) -> str:
    page = chance.randrange(len(content) // PAGE)
    content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    return f"page {page}"


def zero_sector(content: bytearray, chance: random.Random) -> str:
    sector = chance.randrange(len(content) // 512)
    content[sector * 512 : (sector + 1) * 512] = bytes(512)
    return f"sector {sector}"


def swap_pages(content: bytearray, chance: random.Random) -> str:
    one, other = chance.sample(range(len(content) // PAGE), 2)
    first = content[one * PAGE : (one + 1) * PAGE]
    content[one * PAGE : (one + 1) * PAGE] = content[other * PAGE : (other + 1) * PAGE]
    content[other * PAGE : (other + 1) * PAGE] = first
    return f"pages {one} and {other}"


def cut(content: bytearray, chance: random.Random) -> str:
    length = chance.randrange(len(content))
    if chance.random() < 0.5:
        length -= length % PAGE
    del content[length:]
    return f"cut to {length}"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("oficina")
    settle(folder)
    return folder


def found(folder: Path) -> list[str]:
    """What opening or the doctor finds wrong."""
    try:
        with translated(), closing(open_store(store_in(folder), house())) as store:
            return [check.name for check in examine(store) if not check.ok]
    except Trouble as trouble:
        return [trouble.code]


@pytest.fixture
def damaged(office: Path) -> Iterator[Path]:
    """The office, whose store and ring are put right after the test."""
    files = {path: path.read_bytes() for path in (store_in(office), ring_of(store_in(office)))}
    yield office
    for path, content in files.items():
        path.write_bytes(content)


@pytest.mark.parametrize("damage", [flip, zero_page, zero_sector, swap_pages, cut])
def test_every_damage_is_found(damaged: Path, damage: Damage) -> None:
    path, chance = store_in(damaged), random.Random(1325)
    sound = path.read_bytes()
    missed = []
    for _ in range(TIMES):
        content = bytearray(sound)
        what = damage(content, chance)
        path.write_bytes(content)
        if content != sound and not found(damaged):
            missed.append(what)
    assert missed == []


@pytest.mark.parametrize("damage", [flip, zero_page, cut])
def test_a_damaged_store_is_said_to_be_damaged(damaged: Path, damage: Damage) -> None:
    path, chance = store_in(damaged), random.Random(7)
    sound = path.read_bytes()
    codes = set()
    for _ in range(60):
        content = bytearray(sound)
        damage(content, chance)
        path.write_bytes(content)
        codes |= set(found(damaged))
    path.write_bytes(b"")
    codes |= set(found(damaged))
    assert codes <= {"store_damaged", "pages", "tables", "history", "search"}


@pytest.mark.parametrize("damage", [flip, cut])
@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_damaged_ring_never_gives_another_key_and_says_so(
    damaged: Path, damage: Damage, passphrase: str | None
) -> None:
    path, chance = store_in(damaged), random.Random(1325)
    key = unlock(path)
    if passphrase:
        keyring.set_passphrase(path, key, passphrase, cost=CHEAP)
    sound = ring_of(path).read_bytes()
    for _ in range(TIMES):
        content = bytearray(sound)
        what = damage(content, chance)
        ring_of(path).write_bytes(content)
        try:
            assert unlock(path, passphrase) == key, what
        except Trouble as trouble:
            assert trouble.code == "key_ring_damaged", what


@pytest.mark.parametrize("damage", [flip, cut])
def test_a_damaged_ring_keeps_nobody_out_where_there_are_copies(tmp_path: Path, damage: Damage) -> None:
    settle(tmp_path)
    ring, chance = ring_of(store_in(tmp_path)), random.Random(1325)
    with sitting(tmp_path) as opened:
        opened.guard(PASSPHRASE)
    sound = ring.read_bytes()
    for _ in range(TIMES // 5):
        content = bytearray(sound)
        what = damage(content, chance)
        ring.write_bytes(content)
        open_store(store_in(tmp_path), house(), passphrase=PASSPHRASE).close()
        assert unlock(store_in(tmp_path), PASSPHRASE), what


@pytest.mark.parametrize("what", ["store", "emptied store", "ring", "lost ring"])
def test_the_way_back_from_damage_is_the_newest_copy(tmp_path: Path, what: str) -> None:
    settle(tmp_path)
    store = store_in(tmp_path)
    with sitting(tmp_path) as opened:
        opened.guard(PASSPHRASE)
    target = ring_of(store) if "ring" in what else store
    content = bytearray(target.read_bytes())
    content[len(content) // 2] ^= 1
    target.write_bytes(b"" if what == "emptied store" else content)
    if what == "lost ring":
        target.unlink()
    copy = backups_in(backups_of(store))[0]
    kept = restore(copy.path, store, passphrase=PASSPHRASE)
    assert (kept is not None and kept.exists()) == (what != "emptied store")
    with sitting(tmp_path) as opened:
        assert all(check.ok for check in examine(opened))
