"""Stores and files of the sizes promised for, made once a run in a folder that goes with it."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from napdesk.house import build_house
from napdesk.schema.offices import Office
from napdesk.schema.record import Record
from napdesk.schema.showing import show
from napdesk.schema.text import Language
from napdesk.store.store import Store, create_store
from tests.samples import session, unit, women

OFFICE = Office("office-1", "30-SEMAR-01", "Oficina de medición", "semar", "30", municipality="30193")
MANY, A_RETURN, AN_IMPORT, A_LARGE_IMPORT = 100_000, 5_000, 10_000, 50_000
CHUNK = 5_000
SUBJECTS = ("Perspectiva de género", "Mujeres, paz y seguridad", "Derechos humanos", "Primer respondiente", "Ñuu savi")
PLACES = ("30193", "09015", "14039", "16065", "32056", "20067", "01001", "sea", "online")


@lru_cache(maxsize=1)
def folder() -> Path:
    return Path(mkdtemp(prefix="napdesk-bench-"))


def sessions(count: int, first: date, days: int) -> Iterator[Record]:
    """Sessions that differ in everything a list sorts or searches by, the same ones every time."""
    chance = random.Random(1325)
    for number in range(count):
        ends = first + timedelta(days=chance.randrange(days))
        yield session(
            title=f"{chance.choice(SUBJECTS)}, grupo {number}",
            begins=ends - timedelta(days=chance.randrange(5)),
            ends=ends,
            place=chance.choice(PLACES),
            uniformed_women=chance.randrange(60),
            uniformed_men=chance.randrange(60),
            civilian_women=chance.randrange(30),
            civilian_men=chance.randrange(30),
            remarks="Se entregó constancia a quienes asistieron." if chance.random() < 0.3 else None,
        )


@lru_cache(maxsize=1)
def big_store() -> Path:
    """A store with 100,000 sessions of twelve years."""
    return _made("big", [*sessions(MANY - 1, date(2013, 1, 1), 12 * 365), session(place="20014")])


@lru_cache(maxsize=1)
def return_store() -> Path:
    """A store with 5,000 records in the first quarter of 2025: sessions, units and networks."""
    records = [*sessions(A_RETURN - 600, date(2025, 1, 1), 90)]
    records += [unit(name=f"Unidad {number}") for number in range(100)]
    records += [women(name=f"Red {number}") for number in range(500)]
    return _made("return", records)


def import_file(store: Store, rows: int = AN_IMPORT) -> Path:
    """Sessions as a clerk's CSV: words of the lists, days as they are written here."""
    path = folder() / f"rows-{rows}.csv"
    keys = [asked.key for asked in session().register.fields if session().answer(asked.key) is not None]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(keys)
        for record in sessions(rows, date(2020, 1, 1), 5 * 365):
            fields = record.register.by_key
            writer.writerow(
                record.values.get(key) if key == "place" else show(fields[key], record.answer(key), store.lists, _ES)
                for key in keys
            )
    return path


def _made(name: str, records: Sequence[Record] | Iterator[Record]) -> Path:
    path = folder() / f"{name}.napdesk"
    with closing(create_store(path, OFFICE, build_house("bench"))) as store:
        chunk: list[Record] = []
        for record in records:
            chunk.append(record)
            if len(chunk) == CHUNK:
                store.records.keep_all(chunk, OFFICE.code)
                chunk = []
        store.records.keep_all(chunk, OFFICE.code)
    return path


_ES = Language.ES
