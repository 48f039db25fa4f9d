"""A backup is checked before it gets its name, opens with its own ring, and can be put back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from napdesk.schema.problems import Trouble
from napdesk.store import backup, keyring
from napdesk.store.backup import back_up, renew_rings, restore, unlock_store, verify_backup
from napdesk.store.driver import Database, connect
from napdesk.store.keyring import read_ring, ring_of, set_passphrase, unlock
from napdesk.store.lock import hold
from napdesk.store.opening import building, create, open_existing
from napdesk.store.wrapping import Cost

CHEAP = Cost(passes=1, memory=8)
WHEN = datetime(2025, 11, 23, 9, 55, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "datos" / "oficina.napdesk"
    path.parent.mkdir()
    with building(path, keyring.create(path)) as db:
        db.table("notes").insert_all({"words": f"nota {number}"} for number in range(500))
        db.table("notes").enable_fts(["words"], create_triggers=True)
    return path


@pytest.fixture
def key(store: Path) -> bytes:
    return unlock(store)


@pytest.fixture
def db(store: Path, key: bytes) -> Iterator[Database]:
    opened = open_existing(store, key)
    yield opened.db
    opened.db.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "respaldos"


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive with room for one page of anything new."""

    def with_no_room(path: Path, key: bytes, **how: bool) -> Database:
        opened = connect(path, key, **how)
        if how.get("new"):
            opened.execute("PRAGMA max_page_count = 1")
        return opened

    monkeypatch.setattr(backup, "connect", with_no_room)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def words(path: Path, key: bytes) -> list[str]:
    db = connect(path, key, read_only=True)
    found = [row[0] for row in db.execute("SELECT words FROM notes ORDER BY rowid")]
    db.close()
    return found


def flip(path: Path, place: int) -> None:
    kept = bytearray(path.read_bytes())
    kept[place] ^= 1
    path.write_bytes(kept)


def test_a_copy_stands_with_its_ring_and_nothing_else(db: Database, key: bytes, folder: Path) -> None:
    made = back_up(db, key, folder, WHEN)
    assert made.name == "oficina-000001-2025-11-23T095500-por-hora.napdesk"
    assert names(folder) == [made.name, f"{made.name}.keys"]
    assert words(made, unlock(made)) == [f"nota {number}" for number in range(500)]
    assert verify_backup(made, key)["notes"] == 500


def test_copies_are_numbered_whatever_the_clock_says(db: Database, key: bytes, folder: Path) -> None:
    back_up(db, key, folder, WHEN)
    second = back_up(db, key, folder, WHEN.replace(year=2015), "migration")
    assert second.name == "oficina-000002-2015-11-23T095500-migration.napdesk"


def test_the_store_stays_open_for_saves(db: Database, store: Path, key: bytes, folder: Path) -> None:
    back_up(db, key, folder, WHEN)
    db.table("notes").insert({"words": "una más"})
    assert words(store, key)[-1] == "una más"


def test_a_copy_that_is_not_the_same_gets_no_name(
    db: Database, key: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_sound_rows", lambda *_: {"notes": 499})
    with pytest.raises(Trouble, match="backup_failed"):
        back_up(db, key, folder, WHEN)
    assert names(folder) == []


def test_a_damaged_store_is_not_copied(store: Path, key: bytes, folder: Path) -> None:
    flip(store, 4096 * 3 + 99)
    opened = open_existing(store, key)
    with pytest.raises(Trouble, match="store_damaged"):
        back_up(opened.db, key, folder, WHEN)
    opened.db.close()
    assert names(folder) == []


def spoil(ring: Path) -> None:
    """Change one digit of a guarded ring's first wrap, or of an open ring's key."""
    written = ring.read_text()
    name = '"sealed": "' if "guarded" in written else '"key": "'
    place = written.index(name) + len(name)
    ring.write_text(f"{written[:place]}{int(written[place], 16) ^ 1:x}{written[place + 1 :]}")


@pytest.mark.parametrize("page", range(1, 9))
def test_any_flipped_bit_of_a_copy_is_found(db: Database, key: bytes, folder: Path, page: int) -> None:
    made = back_up(db, key, folder, WHEN)
    flip(made, (page - 1) * 4096 + 2000)
    with pytest.raises(Trouble, match="backup_damaged"):
        verify_backup(made, key)


@pytest.mark.parametrize("left", [0, 1000, 4096, 4096 * 3, 4096 * 3 + 7])
def test_a_copy_cut_short_is_found(db: Database, key: bytes, folder: Path, left: int) -> None:
    made = back_up(db, key, folder, WHEN)
    made.write_bytes(made.read_bytes()[:left])
    with pytest.raises(Trouble, match="backup_damaged"):
        verify_backup(made, key)


def test_renewed_rings_open_older_copies_by_the_new_passphrase_alone(
    db: Database, store: Path, key: bytes, folder: Path
) -> None:
    made = back_up(db, key, folder, WHEN)
    set_passphrase(store, key, "una frase larga", cost=CHEAP)
    assert unlock(made) == key  # the copy's own ring is still open
    renew_rings(store, folder)
    with pytest.raises(Trouble, match="passphrase_needed"):
        unlock(made)
    assert unlock(made, "una frase larga") == key


def test_a_damaged_ring_is_not_given_to_the_copies(db: Database, store: Path, key: bytes, folder: Path) -> None:
    set_passphrase(store, key, "una frase larga", cost=CHEAP)
    made = back_up(db, key, folder, WHEN)
    spoil(ring_of(store))
    renew_rings(store, folder)
    assert read_ring(made).intact


@pytest.mark.parametrize("passphrase", [None, "una frase larga"])
@pytest.mark.parametrize("harm", ["damaged", "missing"])
def test_the_ring_of_a_copy_takes_the_place_of_a_lost_one(
    db: Database, store: Path, key: bytes, folder: Path, passphrase: str | None, harm: str
) -> None:
    if passphrase:
        set_passphrase(store, key, passphrase, cost=CHEAP)
    back_up(db, key, folder, WHEN)
    whole = ring_of(store).read_bytes()
    spoil(ring_of(store)) if harm == "damaged" else ring_of(store).unlink()
    assert unlock_store(store, folder, passphrase) == key
    assert ring_of(store).read_bytes() == whole


def test_an_older_ring_opens_by_its_own_passphrase(db: Database, store: Path, key: bytes, folder: Path) -> None:
    for passphrase in ("la de antes, larga", "la de ahora, larga"):
        set_passphrase(store, key, passphrase, cost=CHEAP)
        back_up(db, key, folder, WHEN)
    ring_of(store).unlink()
    assert unlock_store(store, folder, "la de antes, larga") == key


def test_the_ring_of_another_store_takes_no_place(store: Path, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "otra.napdesk"
    another = create(other, keyring.create(other)).db
    back_up(another, unlock(other), folder, WHEN)
    another.close()
    ring_of(store).unlink()
    with pytest.raises(Trouble, match="no_key_ring"):
        unlock_store(store, folder)


def test_the_rings_of_another_store_are_left_alone(db: Database, key: bytes, folder: Path, tmp_path: Path) -> None:
    made = back_up(db, key, folder, WHEN)
    other = tmp_path / "otra.napdesk"
    set_passphrase(other, keyring.create(other), "una frase larga", cost=CHEAP)
    renew_rings(other, folder)
    assert unlock(made) == key


class TestRestore:
    """Each begins with a backup of 500 notes and a store that has changed since."""

    @pytest.fixture
    def made(self, db: Database, key: bytes, folder: Path) -> Path:
        made = back_up(db, key, folder, WHEN)
        db.execute("DELETE FROM notes WHERE rowid > 1")
        db.conn.commit()
        db.close()
        return made

    def test_the_old_store_is_kept_beside(self, made: Path, store: Path, key: bytes) -> None:
        kept = restore(made, store)
        assert kept == store.with_name("oficina-antes-de-recuperar.napdesk")
        assert len(words(store, key)) == 500
        assert words(kept, unlock(kept)) == ["nota 0"]

    def test_a_second_time_keeps_both(self, made: Path, store: Path) -> None:
        restore(made, store)
        assert restore(made, store) == store.with_name("oficina-antes-de-recuperar-2.napdesk")

    def test_on_a_new_machine_the_copy_brings_its_ring(self, made: Path, tmp_path: Path, key: bytes) -> None:
        target = tmp_path / "nueva" / "oficina.napdesk"
        assert restore(made, target) is None
        assert unlock(target) == key
        assert len(words(target, key)) == 500

    def test_a_damaged_store_and_a_lost_ring_are_replaced(self, made: Path, store: Path) -> None:
        store.write_bytes(b"ruined")
        ring_of(store).unlink()
        assert restore(made, store) is not None
        assert words(store, unlock(store))[0] == "nota 0"

    def test_a_store_that_was_emptied_is_replaced(self, made: Path, store: Path, key: bytes) -> None:
        store.write_bytes(b"")
        with pytest.raises(Trouble, match="store_damaged"):
            open_existing(store, key)
        with pytest.raises(Trouble, match="store_exists"):
            create(store, key)
        assert restore(made, store) is None
        assert len(words(store, key)) == 500

    def test_a_spoilt_ring_is_replaced_by_the_copys(self, made: Path, store: Path, key: bytes) -> None:
        set_passphrase(store, key, "una frase larga", cost=CHEAP)
        renew_rings(store, made.parent)
        spoil(ring_of(store))
        restore(made, store, passphrase="una frase larga")
        assert unlock(store, "una frase larga") == key

    def test_the_present_passphrase_opens_an_older_copy(self, made: Path, store: Path, key: bytes) -> None:
        set_passphrase(store, key, "una frase larga", cost=CHEAP)
        with pytest.raises(Trouble, match="passphrase_needed"):
            restore(made, store)
        restore(made, store, passphrase="una frase larga")
        assert keyring.has_passphrase(store)
        assert len(words(store, key)) == 500

    def test_it_is_refused_while_the_store_is_open(self, made: Path, store: Path, key: bytes) -> None:
        with hold(store), pytest.raises(Trouble, match="store_open_elsewhere"):
            restore(made, store)
        assert words(store, key) == ["nota 0"]

    def test_a_damaged_copy_changes_nothing(self, made: Path, store: Path) -> None:
        before = store.read_bytes()
        flip(made, 5000)
        with pytest.raises(Trouble, match="backup_damaged"):
            restore(made, store)
        assert store.read_bytes() == before
        assert "oficina-antes-de-recuperar.napdesk" not in names(store.parent)

    def test_what_is_no_copy_is_refused(self, store: Path, tmp_path: Path) -> None:
        with pytest.raises(Trouble, match="no_store"):
            restore(tmp_path / "nada.napdesk", store)

    def test_the_old_journal_is_never_played_into_the_new_store(self, made: Path, store: Path, key: bytes) -> None:
        journal = store.with_name(f"{store.name}-journal")
        journal.write_bytes(b"left by a crash")
        kept = restore(made, store)
        assert kept is not None
        assert not journal.exists()
        assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"left by a crash"
        assert len(words(store, key)) == 500

    def test_nothing_half_done_is_left(self, made: Path, store: Path) -> None:
        restore(made, store)
        assert not [name for name in names(store.parent) if "part" in name]


@pytest.mark.usefixtures("full")
def test_a_full_drive_has_no_copy_and_the_data_are_whole(db: Database, key: bytes, folder: Path) -> None:
    with pytest.raises(Trouble, match="disk_full") as trouble:
        back_up(db, key, folder, WHEN)
    assert "no se hizo la copia" in trouble.value.message.es and "cambio" not in trouble.value.message.es
    assert "Sus datos están completos" in trouble.value.fix.es
    assert (names(folder), db.table("notes").count) == ([], 500)
