"""Returns of many offices as they arrive at the Group, made by all cores: a hundred records each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from napdesk.excel.contents import Return
from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.training import training
from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.offices import Office
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.record import Record, Stage
from napdesk.services.returns import write_return
from tests.benches.stores import SUBJECTS
from tests.made_returns import a_return
from tests.samples import session

RECORDS, QUARTERS, YEAR = 100, 4, 2025
INSTITUTIONS = ("semar", "sedena", "sspc", "gn", "state_police")


def office(at: int) -> Office:
    """One of the offices of the country, by its number."""
    entity, institution = f"{at % 32 + 1:02}", INSTITUTIONS[at // 32 % len(INSTITUTIONS)]
    code = f"{entity}-{institution.split('_')[0].upper()}-{at:05}"
    return Office(f"office-{at}", code, f"Oficina {at}", institution, entity, municipality=f"{entity}001")


def records_of(at: int) -> list[Record]:
    """The sessions of the ``at``-th return: those of an office, a quarter after another."""
    mine, period, chance = office(at // QUARTERS), period_of(at), random.Random(at)
    places = _places(mine.entity)
    found = []
    for number in range(RECORDS):
        ends = period.first_day + timedelta(days=chance.randrange(85))
        record = session(
            title=f"{chance.choice(SUBJECTS)} {chance.randrange(10_000)}, grupo {number}",
            begins=ends - timedelta(days=chance.randrange(4)), ends=ends, place=chance.choice(places),
            uniformed_women=chance.randrange(60), uniformed_men=chance.randrange(60),
            civilian_women=chance.randrange(30), civilian_men=chance.randrange(30),
            evidence=f"Lista {chance.randrange(1000)}",
        )  # fmt: skip
        record.uid, record.folio = f"{at:08}-{number:04}", f"{mine.code}-CAP-{YEAR}-{at % QUARTERS}{number:04}"
        record.office, record.stage = mine.uid, Stage.COMPLETE
        found.append(record)
    return found


@cache
def _places(entity: str) -> tuple[str, ...]:
    """The municipalities of an entity, and now and then online."""
    rows = [row.code for row in _lists()["municipality"].rows if row.parent == entity]
    return (*rows, "online")


def period_of(at: int) -> Period:
    return Period(YEAR, Periodicity.QUARTER, at % QUARTERS + 1)


def return_of(at: int) -> Return:
    period = period_of(at)
    ret = a_return(office=office(at // QUARTERS), period=period, cut_off=period.last_day, sessions=0)
    return replace(ret, records={register: [] for register in REGISTERS} | {training: records_of(at)}, notes=())


def make_files(folder: Path, count: int) -> Path:
    """That many files in a folder; those that are there already stay."""
    folder.mkdir(parents=True, exist_ok=True)
    with get_context("spawn").Pool(cpu_count()) as pool:
        for _ in pool.imap_unordered(partial(_write, folder), range(count), chunksize=8):
            pass
    return folder


def _write(folder: Path, at: int) -> None:
    path = folder / f"{office(at // QUARTERS).code}_{period_of(at)}_R0.xlsx"
    if not path.exists():
        write_return(return_of(at), _lists(), path)


@cache
def _lists() -> Lists:
    return Lists.load(resources() / "lists")


def paths(folder: Path, count: int) -> Iterator[Path]:
    """The first so many of them."""
    for at in range(count):
        yield folder / f"{office(at // QUARTERS).code}_{period_of(at)}_R0.xlsx"
