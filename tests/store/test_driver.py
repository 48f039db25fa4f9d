"""The driver encrypts, runs with the settings of every store, and speaks of the world in Trouble."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from napdesk.schema.problems import Trouble
from napdesk.store import driver
from napdesk.store.driver import Database, IntegrityError, OperationalError, connect, translated

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ñandú 100%.napdesk"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    db = connect(path, KEY, new=True)
    with db.atomic():
        db.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT")
        db.execute("INSERT INTO notes VALUES (1, 'Cheranástico')")
    yield db
    db.close()


def test_nothing_of_the_file_is_plain(db: Database, path: Path) -> None:
    db.close()
    kept = path.read_bytes()
    assert not kept.startswith(b"SQLite format 3")
    assert "Cheranástico".encode() not in kept


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("recursive_triggers", 1),
        ("cache_size", -65536),
        ("cache_spill", 0),
        ("temp_store", 2),
        ("busy_timeout", driver.BUSY_MS),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_every_connection_runs_with_the_settings(
    db: Database, path: Path, setting: str, value: object, read_only: bool
) -> None:
    db.close()
    again = connect(path, KEY, read_only=read_only)
    assert again.execute(f"PRAGMA {setting}").fetchone()[0] == value
    again.close()


def test_a_setting_that_does_not_take_hold_stops(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(driver._SETTINGS, "synchronous", ("EXTRA", 4))
    with pytest.raises(RuntimeError, match="synchronous"):
        connect(path, KEY, new=True)


def test_sqlite_utils_reads_the_drivers_own_errors(db: Database) -> None:
    db.table("loose").insert({"a": 1})
    db.table("loose").insert({"a": 2, "b": 3}, alter=True)
    assert db.execute("SELECT b FROM loose").fetchall() == [(None,), (3,)]


def test_a_wrong_key_is_trouble_and_changes_nothing(db: Database, path: Path) -> None:
    db.close()
    before = path.read_bytes()
    with pytest.raises(Trouble, match="store_damaged"):
        connect(path, bytes(32))
    assert path.read_bytes() == before


def test_a_key_of_another_length_is_a_bug(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        connect(path, b"short", new=True)


def test_no_file_is_made_unless_a_new_one_is_asked_for(path: Path) -> None:
    with pytest.raises(Trouble, match="disk_error"):
        connect(path, KEY)
    assert not path.exists()


def test_a_damaged_page_is_trouble(db: Database, path: Path) -> None:
    db.close()
    kept = bytearray(path.read_bytes())
    kept[4096 + 700] ^= 1
    path.write_bytes(kept)
    damaged = connect(path, KEY)
    with pytest.raises(Trouble, match="store_damaged"), translated():
        damaged.execute("SELECT * FROM notes").fetchall()
    damaged.close()


def test_writing_through_a_reading_connection_is_trouble(db: Database, path: Path) -> None:
    reader = connect(path, KEY, read_only=True)
    with pytest.raises(Trouble, match="read_only"), translated():
        reader.execute("DELETE FROM notes")
    reader.close()
    assert db.table("notes").count == 1


def test_a_store_that_another_connection_writes_is_busy(db: Database, path: Path) -> None:
    other = connect(path, KEY)
    other.execute("PRAGMA busy_timeout = 1")
    db.execute("BEGIN IMMEDIATE")
    with pytest.raises(Trouble, match="store_busy"), translated():
        other.execute("BEGIN IMMEDIATE")
    db.execute("ROLLBACK")
    other.close()


def test_a_full_file_is_trouble_and_keeps_what_was_there(db: Database) -> None:
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Trouble, match="disk_full"), translated(), db.atomic():
        db.table("notes").insert_all({"words": "x" * 1000} for _ in range(100))
    assert db.table("notes").count == 1


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "disk_error")])
def test_the_operating_systems_errors_are_trouble(number: int, code: str) -> None:
    with pytest.raises(Trouble, match=code), translated():
        raise OSError(number, "in the way")


def test_a_bug_stays_a_bug(db: Database) -> None:
    with pytest.raises(OperationalError, match="no such column"), translated():
        db.execute("SELECT colour FROM notes")


def test_a_row_refused_by_a_trigger_stays_as_it_is(db: Database) -> None:
    db.execute("CREATE TRIGGER stay BEFORE DELETE ON notes BEGIN SELECT RAISE(ABORT, 'notes_stay'); END")
    with pytest.raises(IntegrityError, match="notes_stay"), translated():
        db.execute("DELETE FROM notes")


def test_the_driver_is_in_place_whoever_imports_first() -> None:
    script = (
        "import napdesk.store.driver as d, sqlite_utils.utils as u;"
        "assert u.sqlite3.OperationalError is d.OperationalError; assert 'cipher' in repr(u.sqlite3)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
