"""What tests of several parts need: the official lists, a house whose clock stands still, and new stores.

What every test would pay for anew is paid for once: the official lists are read once, and a passphrase costs next to
nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

import pytest

from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.offices import Office
from napdesk.schema.register import Register
from napdesk.store import keyring
from napdesk.store.store import House, Store, create_store, open_store
from napdesk.store.wrapping import Cost
from napdesk.ui.collector import collect
from tests.copies import copy_store

NewStore = Callable[..., Store]
OFFICE = Office("office-1", "30-SEMAR-01", "Oficina de prueba", "semar", "30", municipality="30193")
MEXICO = timezone(timedelta(hours=-6))


@pytest.fixture(scope="session", autouse=True)
def collector_put_to_rest() -> None:
    """As in the program: in another thread than the window's it would take widgets down."""
    gc.disable()


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    yield
    collect()


@pytest.fixture(scope="session", autouse=True)
def lists_read_once() -> Iterator[None]:
    """Those that are shipped, which nothing changes; a test's own are read each time."""
    read, shipped = Lists.load, resources() / "lists"
    kept = cache(read)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Lists, "load", lambda folder: kept(folder) if folder == shipped else read(folder))
        yield


@pytest.fixture(scope="session", autouse=True)
def cheap_passphrases() -> Iterator[None]:
    """A third of a second of Argon2 for every passphrase would be most of what its tests do."""
    cheap = Cost(passes=1, memory=8)
    with pytest.MonkeyPatch.context() as patch:
        for guard in (keyring.set_passphrase, keyring.change_passphrase):
            patch.setitem(guard.__kwdefaults__, "cost", cheap)
        yield


@pytest.fixture(scope="session")
def lists(lists_read_once: None) -> Lists:  # noqa: ARG001  # they stay the only ones
    return Lists.load(resources() / "lists")


@pytest.fixture
def today() -> date:
    return date(2025, 8, 20)


@pytest.fixture
def house(lists: Lists, today: date) -> House:
    now = datetime(today.year, today.month, today.day, 16, 5, tzinfo=MEXICO)
    return House(REGISTERS, lists, "ana", lambda: now)


@pytest.fixture
def office() -> Office:
    return OFFICE


@pytest.fixture(scope="session")
def empty_store(lists: Lists, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the usual office without records: a copy costs a fifth of making one."""
    path = tmp_path_factory.mktemp("empty") / "oficina.napdesk"
    create_store(path, OFFICE, House(REGISTERS, lists, "ana", datetime.now)).close()
    return path


@pytest.fixture
def new_store(tmp_path: Path, house: House, office: Office, empty_store: Path) -> Iterator[NewStore]:
    """Makes stores, with other registers or another office where a test needs them, and closes them after it."""
    made: list[Store] = []

    def new(*, registers: Sequence[Register] = REGISTERS, office: Office = office) -> Store:
        own = House(registers, house.lists, house.who, house.now)
        path = tmp_path / f"oficina-{len(made)}.napdesk"
        usual = (registers, office) == (REGISTERS, OFFICE)
        made.append(open_store(copy_store(empty_store, path), own) if usual else create_store(path, office, own))
        return made[-1]

    yield new
    for store in made:
        store.close()


@pytest.fixture
def store(new_store: NewStore) -> Store:
    return new_store()
