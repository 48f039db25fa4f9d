"""One process at a time: the second learns who is the first, and a killed one keeps nobody out."""

from __future__ import annotations

import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from napdesk.schema.problems import Trouble
from napdesk.store import lock
from napdesk.store.lock import Holder, hold, holder_of

HOLDING = """
import sys
from pathlib import Path
from napdesk.store.lock import hold
held = hold(Path(sys.argv[1]), who="Lupita", since="2025-11-23T09:55:00-06:00")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "oficina.napdesk"


@pytest.fixture
def other(store: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the store until its input ends."""
    command = [sys.executable, "-c", HOLDING, str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_process_is_refused_within_a_second_and_told_by_whom(
    store: Path, other: subprocess.Popen[str]
) -> None:
    start = time.monotonic()
    with pytest.raises(Trouble, match="store_open_elsewhere") as caught:
        hold(store)
    assert time.monotonic() - start < 1
    said = caught.value.message.es
    assert "Lupita" in said
    assert str(other.pid) in said
    assert "desde 2025-11-23 09:55" in said


def test_after_a_kill_it_opens(store: Path, other: subprocess.Popen[str]) -> None:
    os.kill(other.pid, signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    other.wait()
    with hold(store, who="Chela", since="2025-11-23T10:00"):
        found = holder_of(store)
        assert found is not None
        assert (found.who, found.pid) == ("Chela", os.getpid())


def test_after_a_closing_it_opens_and_names_nobody(store: Path) -> None:
    held = hold(store, who="Lupita")
    held.release()
    assert holder_of(store) is None
    with hold(store):
        held.release()  # a second time lets nobody in
        with pytest.raises(Trouble, match="store_open_elsewhere"):
            hold(store)


def test_the_same_process_is_kept_out_too(store: Path) -> None:
    with hold(store), pytest.raises(Trouble, match="store_open_elsewhere"):
        hold(store)


@pytest.mark.parametrize("note", ["", "{}", "[]", '{"who": 1, "host": 2, "pid": "x", "since": 3}'])
def test_an_illegible_note_still_refuses(store: Path, note: str) -> None:
    with hold(store):
        store.with_name(f"{store.name}.holder").write_text(note)
        with pytest.raises(Trouble) as caught:
            hold(store)
    assert "otra ventana" in caught.value.message.es


def test_a_holder_without_a_name_is_another_window(store: Path) -> None:
    with hold(store):
        assert holder_of(store) == Holder("", platform.node(), os.getpid(), "")
        with pytest.raises(Trouble) as caught:
            hold(store)
    assert "otra ventana de NapDesk en el equipo" in caught.value.message.es


def test_two_stores_of_one_folder_are_apart(store: Path) -> None:
    with hold(store), hold(store.with_name("otra.napdesk")):
        pass


def test_a_lock_that_cannot_be_had_is_trouble(store: Path) -> None:
    store.with_name(f"{store.name}.lock").mkdir()
    with pytest.raises(Trouble):
        hold(store)


def test_a_folder_that_cannot_be_written_has_nothing_to_guard(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.with_name(f"{store.name}.lock").mkdir()
    monkeypatch.setattr(lock, "folder_is_writable", lambda folder: folder != store.parent)
    with hold(store) as held:
        held.release()
