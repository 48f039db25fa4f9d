"""Every commitment of a year: over a million records, and after one save among a hundred thousand."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

from napdesk.house import build_house, plan
from napdesk.registers.training import training
from napdesk.schema.record import Record
from napdesk.services.figures import days_of, figures
from napdesk.services.tally import Tally
from napdesk.store.store import Store, create_store, open_store
from tests.benches.measure import Measured, alternately, timed
from tests.benches.stores import OFFICE, folder
from tests.samples import aid, exchange, session, tour, unit, women

SEED, OTHERS = 5_000, 2_000
MANY, MILLION = 100_000, 1_000_000
FIRST, YEARS = date(2021, 1, 1), 5
TODAY = date(2025, 11, 24)
YEAR = days_of(date(2025, 1, 1), date(2025, 12, 31), TODAY)
TIMES = 5


def measured() -> Iterator[Measured]:
    with closing(_store_of(MANY)) as store:
        tally = Tally()
        figures(store, plan(), YEAR, TODAY, tally=tally)
        again = [_after_a_save(store, tally) for _ in range(TIMES)]
        yield Measured("all figures after a save, 100,000 records", max(again) * 1000, None, "ms", "≤ 50 ms")
    with closing(_store_of(MILLION)) as store:
        ours, bare = alternately(1, lambda: figures(store, plan(), YEAR, TODAY), lambda: _bare(store))
        yield Measured("all figures of a year, 1,000,000 records", ours, bare, "s", "≤ 2 s")


def _after_a_save(store: Store, tally: Tally) -> float:
    """Of the dearest month to count again: the one with most records is any of them."""
    store.records.keep(session(begins=date(2025, 5, 5), ends=date(2025, 5, 5)), store.office_code)
    return timed(lambda: figures(store, plan(), YEAR, TODAY, tally=tally))


def _bare(store: Store) -> None:
    """As many plain sums over the same days as there are measures."""
    for year in (2024, 2025):
        for _ in training.measures:
            store.db.execute(
                "SELECT sum(uniformed_women) FROM training WHERE ends BETWEEN ? AND ? AND deleted_at IS NULL",
                (f"{year}-01-01", f"{year}-12-31"),
            ).fetchone()


def _store_of(count: int) -> Store:
    """That many sessions of five years, and a few thousand records of the other registers."""
    path = folder() / f"figures-{count}.napdesk"
    store = create_store(path, OFFICE, build_house("bench"))
    chance = random.Random(1325)
    store.records.keep_all([_session(chance) for _ in range(SEED)], store.office_code)
    makers = (unit, women, tour, exchange, aid)
    store.records.keep_all([makers[number % len(makers)]() for number in range(OTHERS)], store.office_code)
    names = [name for name in store.db.table("training").columns_dict if name not in ("id", "uid", "folio")]
    columns = ", ".join(f"[{name}]" for name in names)
    with store.db.atomic():
        for number in range(count // SEED - 1):
            store.db.execute(
                f"INSERT INTO training (uid, folio, {columns})"
                f" SELECT uid || '-{number}', folio || '-{number}', {columns} FROM training ORDER BY id LIMIT {SEED}"
            )
    store.close()
    return open_store(path, build_house("bench"))


def _session(chance: random.Random) -> Record:
    day = FIRST + timedelta(days=chance.randrange(YEARS * 365))
    return session(
        begins=day,
        ends=day,
        activity=chance.choice(("course", "workshop", "talk", "mobile_team", "seminar")),
        command=chance.choice(("RM-01", "RN-2", "ZM-02")),
        audience=chance.choice(("police", "naval", "mixed", "public_officials", "peace_staff")),
        topics=tuple(chance.sample(("sgbv", "wps", "human_rights", "gender_perspective", "reproductive_rights"), 2)),
        purpose=chance.choice(("general", "pre_deployment")),
        provider=chance.choice(("cecopam", "semar", "un_women")),
        uniformed_women=chance.randrange(30),
    )
