"""Figures of many returns are counted some returns at a time, by several threads: they come to the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from napdesk.house import plan
from napdesk.registers.training import training
from napdesk.schema.figures import Figure
from napdesk.schema.offices import Scope
from napdesk.services import tally
from napdesk.services.consolidation import consolidated
from napdesk.services.figures import days_of, figures
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.made_returns import OFFICE
from tests.samples import session, unit
from tests.sent_returns import named, send

TODAY = date(2024, 11, 3)


def counted(store: Store) -> list[Figure]:
    year = days_of(date(2024, 1, 1), date(2024, 12, 31), TODAY)
    with consolidated(store) as everyone:
        return figures(everyone, plan(), year, TODAY)


@pytest.fixture
def hub(new_store: NewStore) -> Store:
    return new_store(office=replace(OFFICE, uid="hub-1", code="09-SEMAR-00", scope=Scope.HUB))


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_some_returns_at_a_time_come_to_the_same_as_all(
    hub: Store, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    for at in range(5):
        told = [named(f"{at}-{number}", session(uniformed_women=at + number)) for number in range(3)]
        send(hub, f"{30 - at}-SEMAR-01", *told, named(f"u{at}", unit()))
    together = counted(hub)
    monkeypatch.setattr(tally, "AT_ONCE", at_once)
    assert counted(hub) == together
    assert any(one.value for one in together)


def test_a_hub_that_received_nothing_has_figures_all_the_same(hub: Store) -> None:
    assert not any(one.value for one in counted(hub))


def test_what_is_taken_out_again_is_nowhere_to_be_seen(hub: Store) -> None:
    batch = send(hub, "30-SEMAR-01", named("a", session()), named("b", session()))
    assert any(one.value for one in counted(hub)) and seen(hub) == (2, 2, 2, 2)
    hub.received.undo(batch)
    assert not any(one.value for one in counted(hub)) and seen(hub) == (0, 0, 0, 0)
    hub.received.take_in(batch)
    assert any(one.value for one in counted(hub)) and seen(hub) == (2, 2, 2, 2)


def seen(store: Store) -> tuple[int, ...]:
    """How many sessions each way of looking at what was received finds."""
    told, year = store.consolidated, days_of(date(2024, 1, 1), date(2024, 12, 31), TODAY)
    by_title = [one for block in told.by_block(training, "title") for one in block]
    return told.count_all(training), told.count(training, year), len(list(told.records(training))), len(by_title)
