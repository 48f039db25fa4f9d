"""Copies are thinned by age in the order they were made, and a wrong clock costs none."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from napdesk.store import keyring
from napdesk.store.backup import thin
from napdesk.store.backup_names import backup_name, backups_in, next_backup
from napdesk.store.keyring import ring_of

NOW = datetime(2025, 11, 23, 18, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TEN_YEARS = timedelta(days=3653)

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes copies stamped at the moments given, oldest first, under one store's ring."""
    store = tmp_path / "oficina.napdesk"
    keyring.create(store)
    return lambda *moments, kind="por-hora": made(tmp_path / "respaldos", store, list(moments), kind)


def made(folder: Path, store: Path, moments: list[datetime], kind: str) -> Path:
    folder.mkdir(exist_ok=True)
    first = int(next_backup(folder, store, moments[0], kind).name.split("-")[1])
    for number, moment in enumerate(moments, first):
        path = folder / backup_name(store, number, moment, kind)
        path.touch()
        ring_of(path).write_bytes(ring_of(store).read_bytes())
    return folder


def every(step: timedelta, times: int, until: datetime = NOW) -> list[datetime]:
    return [until - step * back for back in reversed(range(times))]


def stamps(folder: Path) -> list[datetime]:
    """The moments of the copies left, newest copy first."""
    return [backup.stamped.replace(tzinfo=UTC) for backup in backups_in(folder)]


def test_names_tell_order_moment_and_kind(make: Make) -> None:
    folder = make(NOW, kind="antes-de-actualizar")
    (folder / "oficina-000002-2025-13-45T000000-por-hora.napdesk").touch()
    (folder / "otra cosa.napdesk").touch()
    found = backups_in(folder)
    assert [(each.number, each.stamped, each.kind) for each in found] == [
        (1, datetime(2025, 11, 23, 18, 30), "antes-de-actualizar")
    ]


def test_a_missing_folder_holds_no_copies(tmp_path: Path) -> None:
    assert backups_in(tmp_path / "nada") == []


@pytest.mark.parametrize("kind", ["", "Dos palabras", "../fuera"])
def test_a_kind_is_plain_words(tmp_path: Path, kind: str) -> None:
    with pytest.raises(ValueError, match="small letters"):
        next_backup(tmp_path, tmp_path / "oficina.napdesk", NOW, kind)


def test_a_day_of_hours_is_kept_whole(make: Make) -> None:
    folder = make(*every(HOUR, 24))
    assert thin(folder, NOW) == []


def test_of_one_hour_the_newest_is_kept(make: Make) -> None:
    folder = make(*every(timedelta(minutes=5), 6))
    thin(folder, NOW)
    assert stamps(folder) == [NOW]


def test_two_years_of_hours_leave_hours_days_weeks_and_months(make: Make) -> None:
    folder = make(*every(HOUR * 6, 4 * 365 * 2))
    thin(folder, NOW)
    left = stamps(folder)
    assert left[:24] == [NOW - HOUR * 6 * back for back in range(24)]
    assert len({moment.date() for moment in left}) >= 14 + 7 + 9
    assert len({(moment.year, moment.month) for moment in left}) == 12
    assert 24 < len(left) <= 24 + 14 + 10 + 12


def test_a_copys_ring_goes_with_it(make: Make) -> None:
    folder = make(*every(timedelta(minutes=5), 3))
    deleted = thin(folder, NOW)
    assert len(deleted) == 2
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("kind", ["migration", "antes-de-actualizar"])
def test_copies_before_migrations_outlive_their_hour(make: Make, kind: str) -> None:
    folder = make(*every(timedelta(seconds=1), 7), kind=kind)
    make(NOW)
    thin(folder, NOW)
    assert [backup.kind for backup in backups_in(folder)] == ["por-hora"] + ["antes-de-actualizar"] * 5


def test_copies_made_by_hand_outlive_their_hour(make: Make) -> None:
    folder = make(*every(timedelta(seconds=1), 14), kind="a-mano")
    make(NOW)
    make(*every(DAY, 400, NOW + 400 * DAY))
    thin(folder, NOW + 400 * DAY)
    assert [backup.kind for backup in backups_in(folder)].count("a-mano") == 12


def test_copies_of_older_names_are_thinned_with_the_others(make: Make) -> None:
    folder = make(NOW, kind="hourly")
    make(NOW, kind="por-hora")
    assert [backup.kind for backup in backups_in(folder)] == ["por-hora"] * 2
    assert [path.name[-16:] for path in thin(folder, NOW)] == ["0-hourly.napdesk"]


@pytest.mark.parametrize("wrong", [-TEN_YEARS, TEN_YEARS])
def test_a_clock_ten_years_off_costs_no_copy(make: Make, wrong: timedelta) -> None:
    folder = make(*every(HOUR, 24))
    off = NOW + wrong
    make(*every(HOUR, 10, off))
    thin(folder, off)
    made_under_the_wrong_clock = [moment for moment in stamps(folder) if abs(moment - off) < DAY]
    assert len(made_under_the_wrong_clock) == 10
    assert stamps(folder)[0] == off


def test_when_the_clock_is_right_again_the_real_copies_are_all_there(make: Make) -> None:
    real = every(HOUR, 20)
    folder = make(*real)
    make(*every(HOUR, 30, NOW + TEN_YEARS))
    make(NOW + HOUR)
    thin(folder, NOW + HOUR)
    left = stamps(folder)
    assert set(real) | {NOW + HOUR} <= set(left)
    assert left[0] == NOW + HOUR


def test_the_hour_that_comes_twice_keeps_the_later_copy(make: Make) -> None:
    folder = make(NOW, NOW - timedelta(minutes=20))
    thin(folder, NOW)
    assert [backup.number for backup in backups_in(folder)] == [2]


def test_two_stores_on_one_stick_do_not_thin_each_other(make: Make, tmp_path: Path) -> None:
    folder = make(NOW)
    other = tmp_path / "otra.napdesk"
    keyring.create(other)
    made(folder, other, [NOW], "por-hora")
    assert thin(folder, NOW) == []


def test_what_a_power_cut_left_is_swept_a_day_later(make: Make) -> None:
    folder = make(NOW)
    fresh, stale = folder / ".napdesk-part-1.napdesk", folder / ".napdesk-part-2.napdesk"
    for part, age in ((fresh, HOUR), (stale, 2 * DAY)):
        part.touch()
        os.utime(part, ((NOW - age).timestamp(),) * 2)
    thin(folder, NOW)
    assert fresh.exists()
    assert not stale.exists()
