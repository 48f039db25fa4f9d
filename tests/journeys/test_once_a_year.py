"""The clerk of one unit, a year later, by keys alone: the program is opened, the unit confirmed, the return made."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from napdesk.house import build_house
from napdesk.schema.offices import Office
from napdesk.schema.periods import Period, Periodicity
from napdesk.store.store import create_store, open_store
from napdesk.ui.confirming.page import ConfirmingPage
from napdesk.ui.files import Files
from napdesk.ui.inicio.next_step import NextStep
from napdesk.ui.inicio.page import Inicio
from napdesk.ui.returns.page import ReturnsPage
from tests.journeys.clerk import CTRL, Clerk, Key
from tests.journeys.conftest import Command, SitDown
from tests.samples import unit

NOW = datetime.now().astimezone()
OFFICE = Office(
    "office-1", "30-MUN-01", "Policía Municipal de Veracruz", "municipal_police", "30",
    municipality="30193", periodicity=Periodicity.YEAR,
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Her one unit, typed last year, and last year's return not yet made."""
    path = tmp_path / "datos" / "oficina.napdesk"
    last_year = datetime(NOW.year - 1, 6, 3, 12, 0, tzinfo=NOW.tzinfo)
    made = create_store(path, OFFICE, replace(build_house("Captura 1"), now=lambda: last_year))
    made.records.keep(unit(), made.office_code)
    made.close()
    return path


def confirm(clerk: Clerk) -> ConfirmingPage:
    """Two keys from the start."""
    first = clerk.window.page()
    assert isinstance(first, Inicio)
    clerk.qtbot.waitUntil(lambda: first.review.words() == "por confirmar: 1")
    clerk.qtbot.waitUntil(lambda: any(row.isVisible() for row in first.findChildren(NextStep)))
    clerk.press(Key.Key_F7)
    page = clerk.window.page()
    assert isinstance(page, ConfirmingPage)
    clerk.qtbot.waitUntil(page.table.hasFocus)
    with clerk.qtbot.waitSignal(page.answered):
        clerk.press(Key.Key_I)
    clerk.qtbot.waitUntil(page.to_returns.hasFocus)
    return page


def report(clerk: Clerk) -> None:
    clerk.press(Key.Key_Return)
    page = clerk.window.page()
    assert isinstance(page, ReturnsPage)
    while page.period() != Period(NOW.year - 1, Periodicity.YEAR, 1):
        clerk.press(Key.Key_Down)
    clerk.qtbot.waitUntil(page.make.isEnabled)
    with clerk.qtbot.waitSignal(page.period_changed):
        clerk.press(Key.Key_Return, CTRL)


def test_the_clerk_of_one_unit_needs_nothing_else(
    store: Path, sit_down: SitDown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    path = tmp_path / "reporte.xlsx"
    monkeypatch.setattr(Files, "save_as", lambda *_: path)
    clerk = sit_down(store)
    confirm(clerk)
    report(clerk)
    clerk.close()
    with_today = open_store(store, build_house("Captura 1"))
    kept = next(with_today.records.every(with_today.registers[1]))
    with_today.close()
    assert (kept.values["confirmed_on"], kept.revision) == (NOW.date(), 2)
    assert [one["state"] for one in command(store, "verify", path)["files"]] == ["verified"]
