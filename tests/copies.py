"""Stores made once and copied: a copy costs a fifth of an empty store, and next to nothing of a filled one."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

from napdesk.house import build_house
from napdesk.schema.offices import Office
from napdesk.schema.register import Register
from napdesk.services.demo import fill
from napdesk.store.keyring import ring_of
from napdesk.store.store import House, create_store


def copy_store(path: Path, to: Path) -> Path:
    """The store at a path and its key ring, once more."""
    to.parent.mkdir(parents=True, exist_ok=True)
    for one, other in ((path, to), (ring_of(path), ring_of(to))):
        shutil.copyfile(one, other)
    return to


@cache
def sample(registers: tuple[Register, ...], office: Office, now: datetime, *, filled: bool) -> Path:
    """A store of an office to be copied, with the demonstration's three years of records or none."""
    house = House(registers, build_house().lists, "Captura 1", lambda: now)
    path = Path(tempfile.mkdtemp(prefix="napdesk-sample-")) / "oficina.napdesk"
    store = create_store(path, office, house)
    if filled:
        fill(store, now.date())
    store.close()
    return path
