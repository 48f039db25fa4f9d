"""A store in a file or folder that can only be read opens to read, says so, and nothing in it changes (R6)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from napdesk.house import plan
from napdesk.registers.training import training
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language
from napdesk.services.closing import send
from napdesk.store.export import export_plain
from napdesk.store.health import examine
from napdesk.store.keyring import has_passphrase
from napdesk.store.store import Store
from tests.faults.attempts import Promises
from tests.faults.deeds import DEEDS
from tests.faults.disks import only_read
from tests.faults.file_deeds import RETURN, write_return
from tests.faults.office import EARLIER, NOW, PASSPHRASE, PERIOD, entered, settle, sitting, store_in
from tests.faults.record_deeds import change, close_period, delete, draft, is_closed, save, take_in
from tests.faults.soundness import BEFORE, titles

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")

CHANGES: dict[str, Callable[[Store, Promises], None]] = {
    "save": save,
    "change": change,
    "delete": delete,
    "draft": draft,
    "import": take_in,
    "close_period": close_period,
    "return": write_return,
    "passphrase": lambda store, _promises: print(store.guard(PASSPHRASE)),
    "office": lambda store, _promises: store.settings.put_office(store.office),
}


@pytest.fixture(params=["file", "folder"])
def place(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The file of a settled office's store, or the folder it stands in."""
    settle(tmp_path)
    return store_in(tmp_path) if request.param == "file" else store_in(tmp_path).parent


def test_it_opens_to_read_and_is_sound(tmp_path: Path, place: Path) -> None:
    with only_read(place), sitting(tmp_path) as store:
        assert store.read_only
        assert sorted(titles(store)) == sorted(BEFORE)
        assert store.records.count(training) == len(BEFORE)
        assert all(check.ok for check in examine(store))


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_refused_in_words_and_nothing_changes(tmp_path: Path, place: Path, name: str) -> None:
    content = store_in(tmp_path).read_bytes()
    with only_read(place), sitting(tmp_path) as store, pytest.raises(Trouble, match="read_only") as refused:
        CHANGES[name](store, Promises())
    assert refused.value.message.es and refused.value.fix.es
    assert store_in(tmp_path).read_bytes() == content
    assert not has_passphrase(store_in(tmp_path))
    with sitting(tmp_path) as store:
        assert sorted(titles(store)) == sorted(BEFORE)


def test_a_copy_and_an_export_are_made_elsewhere(tmp_path: Path, place: Path) -> None:
    stick = tmp_path / "memoria"
    with only_read(place), sitting(tmp_path) as store:
        assert store.back_up(stick).parent == stick
        export_plain(store, stick / "datos.sqlite")
    assert (stick / "datos.sqlite").exists()


@pytest.mark.parametrize("what", ["file", "folder"])
def test_an_older_store_is_said_to_be_older(tmp_path: Path, what: str) -> None:
    """Its tables would have to be brought up first, and every list would break without."""
    settle(tmp_path, registers=EARLIER)
    path = store_in(tmp_path)
    with only_read(path if what == "file" else path.parent), pytest.raises(Trouble, match="store_older"):
        entered(path)


def test_a_first_start_where_nothing_can_be_written_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "oficina"
    folder.mkdir()
    with only_read(folder), pytest.raises(Trouble, match="read_only"):
        DEEDS["first_start"].run(folder, Promises())
    assert list(folder.iterdir()) == []


def test_a_copy_is_not_put_back_where_nothing_can_be_written(tmp_path: Path) -> None:
    settle(tmp_path)
    content = store_in(tmp_path).read_bytes()
    with only_read(store_in(tmp_path).parent), pytest.raises(Trouble, match="read_only"):
        DEEDS["restore"].run(tmp_path, Promises())
    assert store_in(tmp_path).read_bytes() == content


def test_a_return_that_may_not_be_written_leaves_its_period_open(tmp_path: Path) -> None:
    settle(tmp_path)
    stick = tmp_path / "memoria"
    stick.mkdir()
    with sitting(tmp_path) as store:
        with only_read(stick), pytest.raises(Trouble, match="read_only"):
            send(store, plan(), PERIOD, stick / RETURN, language=Language.ES, now=NOW)
        assert not is_closed(store)
    assert list(stick.iterdir()) == []
