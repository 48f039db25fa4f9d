"""Four quarterly returns and the annual figures of the same office agree: by uid, the latest cut first."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from napdesk.house import plan
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.record import Record
from napdesk.schema.text import Language
from napdesk.services.closing import records_of_period, reopen, send
from napdesk.services.figures import days_of, figures
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.samples import aid, appointment, exchange, session, tour, unit, women

QUARTERS = [Period(2025, Periodicity.QUARTER, number) for number in (1, 2, 3, 4)]
END = datetime(2026, 1, 5, 10).astimezone()


def day_in(chance: Random, period: Period) -> date:
    return period.first_day + timedelta(days=chance.randrange((period.last_day - period.first_day).days + 1))


def events(chance: Random, period: Period) -> list[Record]:
    """Sessions, appointments, actions and relief of a quarter, as many as chance has it."""
    found: list[Record] = []
    for _ in range(chance.randrange(1, 5)):
        day = day_in(chance, period)
        found += [
            session(begins=day, ends=day, title=f"Curso {chance.random()}", uniformed_women=chance.randrange(40)),
            appointment(day=day, women=chance.randrange(3), men=chance.randrange(3)),
            exchange(day=day, title=f"Mesa {chance.random()}"),
            aid(begins=day, ends=day, title=f"Inundación {chance.random()}", reached_women=chance.randrange(200)),
        ]
    return chance.sample(found, chance.randrange(1, len(found)))


def standing(chance: Random, period: Period) -> list[Record]:
    """Units, networks and tours that began in the quarter."""
    day = day_in(chance, period)
    back = day + timedelta(days=chance.randrange(30, 300))
    return [
        unit(name=f"Unidad {chance.random()}", created=day, operational_since=day, staff_women=chance.randrange(20)),
        women(name=f"Red {chance.random()}", installed=day, integrated=day, members_women=chance.randrange(1, 60)),
        tour(departs=day, returned_on=min(back, END.date()), women=chance.randrange(5), men=3, sea_trained=3),
    ]


def change_some(chance: Random, store: Store, following: Period) -> None:
    """What stands goes on living between two returns, and some of it comes to its end."""
    for register, key, most in (("police_unit", "staff_women", 30), ("network", "members_women", 90)):
        found = next(one for one in store.registers if one.key == register)
        for record in store.records.every(found):
            if chance.random() < 0.5:
                record.put(key, chance.randrange(1, most))
                if key == "staff_women" and record.values["status"] != "closed":
                    record.put("status", "closed")
                    record.put("closed_on", day_in(chance, following))
                store.records.keep(record, store.office_code)


@pytest.mark.parametrize("seed", range(6))
def test_they_agree(new_store: NewStore, tmp_path: Path, seed: int) -> None:
    chance, store = Random(seed), new_store()
    for period, following in zip(QUARTERS, [*QUARTERS[1:], None], strict=True):
        store.records.keep_all([*events(chance, period), *standing(chance, period)], store.office_code)
        send(store, plan(), period, tmp_path / f"{period}.xlsx", language=Language.ES, now=END)
        if following is not None:
            change_some(chance, store, following)
    again = chance.choice(QUARTERS[:3])
    reopen(store, again, "faltaba una capacitación")
    store.records.keep_all(events(chance, again), store.office_code)
    send(store, plan(), again, tmp_path / "again.xlsx", language=Language.ES, now=END)

    latest: dict[str, Record] = {}
    for period in reversed(QUARTERS):
        for records in records_of_period(store, period).values():
            for record in records:
                latest.setdefault(record.uid, record)
    whole = new_store()
    fresh = [record.copy() for record in latest.values()]
    for record in fresh:
        record.revision, record.office = 0, whole.office.uid
    whole.records.keep_all(fresh, whole.office_code)
    year = days_of(date(2025, 1, 1), date(2025, 12, 31), END.date())
    annual, by_quarters = (
        [
            (one.indicator.id, one.value, one.n, one.of, one.unknown)
            for one in figures(one_store, plan(), year, END.date())
        ]
        for one_store in (store, whole)
    )
    assert annual == by_quarters
    assert any(value for _, value, *_ in annual)
