"""A small office in a folder, for deeds to be done to and judged by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp
from typing import TypeVar

from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.services.demo import demo_office
from napdesk.store import keyring
from napdesk.store.driver import translated
from napdesk.store.keyring import unlock
from napdesk.store.store import House, Store, create_store, hold_store, open_store
from napdesk.store.wrapping import Cost
from tests.samples import session, unit, women

T = TypeVar("T")
WHO = "ana"
NOW = datetime(2025, 8, 20, 16, 5, tzinfo=UTC)
DAYS_BEFORE = NOW - timedelta(days=2)  # so that a copy made now does not take the place of one made then
LISTS = Lists.load(resources() / "lists")
OFFICE = demo_office("office-1")
PASSPHRASE = "tres palabras juntas"
NEWER_PASSPHRASE = "cuatro palabras bien juntas"
WAYS_IN = (None, PASSPHRASE, NEWER_PASSPHRASE)
CHEAP = Cost(passes=1, memory=8)
PERIOD = Period.of(datetime(2024, 2, 9).date(), OFFICE.periodicity)
STANDING = ("Viejo 1", "Viejo 2", "Viejo 3")
LATER = "Posterior al respaldo"

_last = REGISTERS[0].groups[-1]
# What an earlier program knew: a register less, and a question less in the first one.
EARLIER = (
    replace(REGISTERS[0], groups=(*REGISTERS[0].groups[:-1], replace(_last, fields=_last.fields[:-1])), rules=()),
    *REGISTERS[1:-1],
)


@cache
def earlier_lists() -> Lists:
    """Lists in which every zone stood under one region."""
    folder = Path(copytree(resources() / "lists", mkdtemp(prefix="napdesk-lists-"), dirs_exist_ok=True))
    commands = folder / "command.csv"
    moved = re.sub(r"_zone,RM-\d+,", "_zone,RM-01,", whole := commands.read_text(encoding="utf-8"))
    assert moved != whole
    commands.write_text(moved, encoding="utf-8")
    return Lists.load(folder)


def cheapen_passphrases() -> None:
    """A passphrase's cost is held elsewhere; in a deed it would be most of the time."""
    assert keyring.set_passphrase.__kwdefaults__
    keyring.set_passphrase.__kwdefaults__["cost"] = CHEAP


def house(registers: Sequence[Register] = REGISTERS, now: datetime = NOW, lists: Lists = LISTS) -> House:
    return House(registers, lists, WHO, lambda: now)


def store_in(folder: Path) -> Path:
    return folder / "datos" / "oficina.napdesk"


@contextmanager
def sitting(folder: Path) -> Iterator[Store]:
    """The store as every face of the program opens it: held, and asked for its passphrase only where it has one."""
    with hold_store(store_in(folder), WHO), translated(), closing(entered(store_in(folder))) as store:
        yield store


def entered(path: Path) -> Store:
    return _by_any(lambda passphrase: open_store(path, house(), passphrase=passphrase))


def way_into(path: Path) -> str | None:
    """The passphrase a store or a copy opens by, or None where it opens by itself."""
    return _by_any(lambda passphrase: (unlock(path, passphrase), passphrase))[1]


def _by_any(enter: Callable[[str | None], T]) -> T:
    """In by the first way that opens."""
    for passphrase in WAYS_IN[:-1]:
        try:
            return enter(passphrase)
        except Trouble as trouble:
            if trouble.code not in ("passphrase_needed", "wrong_passphrase"):
                raise
    return enter(WAYS_IN[-1])


def settle(folder: Path, registers: Sequence[Register] = REGISTERS, lists: Lists = LISTS) -> None:
    """Three sessions, a unit and a network kept, a copy made of them, and one session more."""
    with closing(create_store(store_in(folder), OFFICE, house(registers, DAYS_BEFORE, lists))) as store:
        records = [session(title=title) for title in STANDING]
        known = {register.key: register for register in registers}
        records = [
            _known(one, known[one.register.key]) for one in (*records, unit(), women()) if one.register.key in known
        ]
        store.records.keep_all(records, store.office_code)
        store.back_up()
        store.records.keep(_known(session(title=LATER), registers[0]), store.office_code)


def _known(record: Record, register: Register) -> Record:
    """A record as a program knows it whose register asks less."""
    twin = record.copy()
    twin.register = register
    for key in set(record.register.by_key) - set(register.by_key):
        twin.put(key, None)
    return twin


def nothing(folder: Path) -> None:
    """A machine on which the program has not been used yet."""
    folder.mkdir(exist_ok=True)
