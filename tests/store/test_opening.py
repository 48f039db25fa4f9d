"""A store is told from every other file before it is opened, and opens only behind its gates."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from napdesk.schema.problems import Trouble
from napdesk.store.driver import connect
from napdesk.store.migrations import LATEST
from napdesk.store.opening import (
    APPLICATION_ID,
    Kind,
    building,
    create,
    inspect,
    integrity,
    open_existing,
    refuse_foreign_file,
)

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "oficina.napdesk"


@pytest.fixture
def store(path: Path) -> Path:
    """A store with a table, closed."""
    with building(path, KEY) as db:
        db.table("notes").insert_all({"words": "Cheranástico"} for _ in range(500))
    return path


def plain(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")


def refusal(path: Path, key: bytes = KEY) -> str | None:
    before = path.read_bytes() if path.is_file() else None
    try:
        open_existing(path, key).db.close()
    except Trouble as trouble:
        assert (path.read_bytes() if path.is_file() else None) == before
        return trouble.code
    return None


def test_every_kind_of_file_is_told_apart(tmp_path: Path, store: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "text").write_text("hola")
    plain(tmp_path / "plain")
    found = {name: inspect(tmp_path / name) for name in ("missing", "empty", "plain", "text", store.name)}
    assert found == {
        "missing": Kind.MISSING,
        "empty": Kind.EMPTY,
        "plain": Kind.PLAIN,
        "text": Kind.ENCRYPTED,
        store.name: Kind.ENCRYPTED,
    }
    assert inspect(tmp_path) is Kind.UNREADABLE


def test_what_is_no_store_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "text").write_text("hola " * 5000)
    plain(tmp_path / "plain")
    assert refusal(tmp_path / "missing") == "no_store"
    assert refusal(tmp_path / "empty") == "not_a_store"
    assert refusal(tmp_path / "plain") == "not_a_store"
    assert refusal(tmp_path / "text") == "store_damaged"
    assert refusal(tmp_path) == "store_unreadable"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["empty", "plain", "text"]


def test_a_plain_database_is_refused_before_its_key_is_asked_for(path: Path) -> None:
    plain(path)
    with pytest.raises(Trouble, match="not_a_store"):
        refuse_foreign_file(path)


def test_a_new_store_is_marked_and_leaves_nothing_else(path: Path) -> None:
    opened = create(path, KEY)
    assert opened.db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert opened.db.execute("PRAGMA journal_mode").fetchone()[0] == "truncate"
    assert not opened.read_only
    opened.db.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_new_store_keeps_no_free_pages(path: Path) -> None:
    """A free page taken up again is not journaled: torn by a power cut, the cipher's check finds it for ever."""
    with building(path, KEY) as db:
        db.table("notes").insert_all({"words": "Cheranástico" * 40} for _ in range(500))
    opened = open_existing(path, KEY)
    with opened.db.atomic():
        opened.db.execute("DELETE FROM notes WHERE rowid % 2")
        opened.db.execute("DELETE FROM notes WHERE rowid > 250")
    assert opened.db.execute("PRAGMA freelist_count").fetchone()[0] == 0
    opened.db.close()


def test_nothing_is_created_over_a_file(store: Path) -> None:
    before = store.read_bytes()
    with pytest.raises(Trouble, match="store_exists"):
        create(store, KEY)
    assert store.read_bytes() == before


def test_an_empty_file_left_by_a_broken_start_is_filled(path: Path) -> None:
    path.touch()
    create(path, KEY).db.close()
    assert refusal(path) is None


def test_a_store_whose_building_breaks_off_never_was(path: Path) -> None:
    with pytest.raises(ValueError, match="a bug"), building(path, KEY) as db:
        db.table("notes").insert({"words": "half"})
        raise ValueError("a bug")
    assert list(path.parent.iterdir()) == []


def test_another_programs_encrypted_database_is_refused(path: Path) -> None:
    db = connect(path, KEY, new=True)
    db.table("notes").insert({"words": "ajeno"})
    db.close()
    assert refusal(path) == "not_a_store"


@pytest.mark.parametrize(("version", "code"), [(LATEST, None), (LATEST + 1, "store_newer")])
def test_a_newer_store_is_refused_untouched(store: Path, version: int, code: str | None) -> None:
    db = connect(store, KEY)
    db.execute(f"PRAGMA user_version = {version}")
    db.close()
    assert refusal(store) == code


def test_a_wrong_key_is_refused_untouched(store: Path) -> None:
    assert refusal(store, bytes(32)) == "store_damaged"


def test_a_sound_store_has_no_findings(store: Path) -> None:
    opened = open_existing(store, KEY)
    assert integrity(opened.db) == []
    opened.db.close()


@pytest.mark.parametrize("page", [2, 3, 4])
def test_one_flipped_bit_is_found_on_its_page(store: Path, page: int) -> None:
    kept = bytearray(store.read_bytes())
    kept[(page - 1) * 4096 + 1000] ^= 4
    store.write_bytes(kept)
    opened = open_existing(store, KEY)
    found = integrity(opened.db)
    assert len(found) == 1
    assert found[0].endswith(f"page {page}")
    opened.db.close()


CLAIM = """
import sys
from pathlib import Path
from napdesk.store.driver import connect
db = connect(Path(sys.argv[1]), bytes(range(32)))
db.execute("PRAGMA busy_timeout = 0")
try:
    db.execute("BEGIN IMMEDIATE")
except Exception as error:
    print(error)
"""


@pytest.mark.skipif(os.name == "nt", reason="only POSIX drops a process's locks at any closing")
def test_opening_again_keeps_the_locks_of_this_process(store: Path) -> None:
    first = open_existing(store, KEY)
    first.db.execute("BEGIN IMMEDIATE")
    inspect(store)
    open_existing(store, KEY).db.close()
    said = subprocess.run([sys.executable, "-c", CLAIM, str(store)], check=True, capture_output=True, text=True)
    first.db.close()
    assert said.stdout == "database is locked\n"


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder of root's, seen as somebody who may only read there."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("needs root to become somebody else")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o755, 0o666), (0o777, 0o644), (0o755, 0o644)])
def test_where_it_cannot_be_written_it_opens_to_read_and_says_so(
    nobody: Path, folder_mode: int, file_mode: int
) -> None:
    path = nobody / "oficina.napdesk"
    with building(path, KEY) as db:
        db.table("notes").insert({"words": "Paracho"})
    path.chmod(file_mode)
    nobody.chmod(folder_mode)
    os.setresuid(65534, 65534, 0)
    try:
        opened = open_existing(path, KEY)
        assert opened.read_only
        assert opened.db.execute("SELECT words FROM notes").fetchall() == [("Paracho",)]
        opened.db.close()
    finally:
        os.setresuid(0, 0, 0)


def test_a_file_that_may_not_be_read_is_refused(nobody: Path) -> None:
    path = nobody / "oficina.napdesk"
    create(path, KEY).db.close()
    os.setresuid(65534, 65534, 0)
    try:
        with pytest.raises(Trouble, match="store_unreadable"):
            open_existing(path, KEY)
    finally:
        os.setresuid(0, 0, 0)
