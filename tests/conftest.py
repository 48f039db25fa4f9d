"""What tests of several parts need: the official lists, a house whose clock stands still, and new stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.codes import Lists
from napdesk.schema.offices import Office
from napdesk.schema.register import Register
from napdesk.store.store import House, Store, create_store

NewStore = Callable[..., Store]
MEXICO = timezone(timedelta(hours=-6))


@pytest.fixture(scope="session")
def lists() -> Lists:
    return Lists.load(Path(__file__).parents[1] / "resources" / "lists")


@pytest.fixture
def today() -> date:
    return date(2025, 8, 20)


@pytest.fixture
def house(lists: Lists, today: date) -> House:
    now = datetime(today.year, today.month, today.day, 16, 5, tzinfo=MEXICO)
    return House(REGISTERS, lists, "ana", lambda: now)


@pytest.fixture
def office() -> Office:
    return Office("office-1", "30-SEMAR-01", "Oficina de prueba", "semar", "30", municipality="30193")


@pytest.fixture
def new_store(tmp_path: Path, house: House, office: Office) -> Iterator[NewStore]:
    """Makes stores, with other registers or another office where a test needs them, and closes them after it."""
    made: list[Store] = []

    def new(*, registers: Sequence[Register] = REGISTERS, office: Office = office) -> Store:
        own = House(registers, house.lists, house.who, house.now)
        made.append(create_store(tmp_path / f"oficina-{len(made)}.napdesk", office, own))
        return made[-1]

    yield new
    for store in made:
        store.close()


@pytest.fixture
def store(new_store: NewStore) -> Store:
    return new_store()
