"""Offices × periods: what came, what is late, nil, asked back, replaced or missing; never more than there is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from napdesk.schema.coverage import CellStatus, Coverage
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.offices import Scope
from napdesk.schema.periods import Periodicity
from napdesk.schema.receiving import Arrived
from napdesk.services.coverage import coverage
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.made_returns import OFFICE

TODAY = date(2025, 11, 3)
HUB = replace(OFFICE, uid="hub", code="09-SEMAR-00", scope=Scope.HUB)
FIRST = Arrived("r", "d", "s", "u", "A", "semar", "30", "2025-T1", "2025-03-31", 0, "verified", head={"late": False})
LISTED = [ExpectedOffice("A", "Alfa", "semar", "30"), ExpectedOffice("B", "Beta", "sspc", "09")]


@pytest.fixture
def hub(new_store: NewStore) -> Store:
    return new_store(office=HUB)


def take(store: Store, **changes: Any) -> None:
    one = replace(FIRST, **changes)
    one = replace(
        one, seal=f"{one.office}/{one.period}/{one.revision}{one.why}", digest=json.dumps(changes, default=str)
    )
    batch = store.received.begin()
    store.received.stage(batch, one, b"", {})
    store.received.take_in(batch)


def cells(found: Coverage, office: str) -> dict[str, str]:
    return next(
        {name: cell.status.value for name, cell in one.cells.items()} for one in found.offices if one.office == office
    )


def test_each_cell_says_what_became_of_it(hub: Store) -> None:
    hub.expected.replace(LISTED)
    take(hub)
    take(hub, period="2025-T2", last_day="2025-06-30", head={"late": True})
    take(hub, office="B", office_uid="b", head={"late": False, "nil": True})
    take(hub, office="B", office_uid="b", period="2025-T2", last_day="2025-06-30")
    take(hub, office="B", office_uid="b", period="2025-T2", last_day="2025-06-30", revision=1)
    found = coverage(hub, 2025, TODAY)
    assert found.periods == ("2025-T1", "2025-T2", "2025-T3", "2025-T4")
    assert cells(found, "A") == {"2025-T1": "received", "2025-T2": "late", "2025-T3": "missing", "2025-T4": "expected"}
    assert cells(found, "B") == {"2025-T1": "nil", "2025-T2": "replaced", "2025-T3": "missing", "2025-T4": "expected"}
    assert (found.complete, found.on_time, found.reported) == ((4, 6), (3, 6), (0, 2))
    assert [(one.office, one.missing) for one in found.reminders] == [("A", ["2025-T3"]), ("B", ["2025-T3"])]
    assert found.by(lambda one: one.entity) == {"09": (2, 3), "30": (2, 3)}


def test_a_period_just_over_is_still_expected(hub: Store) -> None:
    hub.expected.replace(LISTED[:1])
    assert cells(coverage(hub, 2025, date(2025, 10, 2)), "A")["2025-T3"] == "expected"
    assert cells(coverage(hub, 2025, date(2025, 10, 31)), "A")["2025-T3"] == "missing"


def test_one_asked_back_is_until_another_came(hub: Store) -> None:
    hub.expected.replace(LISTED[:1])
    take(hub)
    hub.db.execute("INSERT INTO answers VALUES ('A/2025-T1/0', 'asked_back', '[]', '', '')")
    assert cells(coverage(hub, 2025, TODAY), "A")["2025-T1"] == "asked_back"
    take(hub, revision=1)
    assert cells(coverage(hub, 2025, TODAY), "A")["2025-T1"] == "replaced"


def test_a_complementaria_makes_no_return_late(hub: Store) -> None:
    hub.expected.replace(LISTED[:1])
    take(hub, revision=1, head={"late": True})
    assert cells(coverage(hub, 2025, TODAY), "A")["2025-T1"] == "late"
    take(hub)  # the first came after, and was made in time
    found = coverage(hub, 2025, TODAY)
    assert cells(found, "A")["2025-T1"] == "replaced" and found.on_time == (1, 3)


def test_what_is_held_waits_and_does_not_count(hub: Store) -> None:
    hub.expected.replace(LISTED[:1])
    take(hub, why="altered")
    cell = coverage(hub, 2025, TODAY).offices[0].cells["2025-T1"]
    assert (cell.status, cell.waiting) == (CellStatus.MISSING, 1)


def test_an_office_on_no_list_is_seen_and_adds_to_no_share(hub: Store) -> None:
    take(hub)
    found = coverage(hub, 2025, TODAY)
    assert [(one.office, one.listed) for one in found.offices] == [("A", False)]
    assert (found.complete.value, found.on_time.value) == (None, None)
    hub.expected.replace(LISTED[1:])
    found = coverage(hub, 2025, TODAY)
    assert [(one.office, one.listed) for one in found.offices] == [("A", False), ("B", True)]
    assert found.complete == (0, 3)


def test_periods_of_any_length_stand_in_their_order(hub: Store) -> None:
    hub.expected.replace(
        [
            LISTED[0],
            LISTED[1]._replace(periodicity=Periodicity.YEAR),
            LISTED[1]._replace(code="C", periodicity=Periodicity.SEMESTER),
        ]
    )
    assert coverage(hub, 2025, TODAY).periods == (
        "2025-T1", "2025-S1", "2025-T2", "2025-T3", "2025", "2025-S2", "2025-T4",
    )  # fmt: skip


def test_an_office_that_closed_owes_nothing_after(hub: Store) -> None:
    hub.expected.replace([LISTED[0]._replace(until=date(2025, 5, 1))])
    assert list(coverage(hub, 2025, TODAY).offices[0].cells) == ["2025-T1", "2025-T2"]
    assert coverage(hub, 2026, date(2026, 11, 3)).offices == ()
