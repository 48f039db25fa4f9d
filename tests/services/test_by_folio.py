"""Records are found by what a clerk reads of their folio."""

from __future__ import annotations

from datetime import date

import pytest

from napdesk.services.by_folio import find_by_folio
from napdesk.store.store import Store
from tests.plan_year import keep
from tests.samples import session, unit

NEW, OLD = (
    {"begins": date(2025, 3, 3), "ends": date(2025, 3, 5)},
    {"begins": date(2024, 3, 4), "ends": date(2024, 3, 5)},
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1", ["CAP-2025-0001", "CAP-2024-0001", "UPE-2022-0001"]),
        ("0001", ["CAP-2025-0001", "CAP-2024-0001", "UPE-2022-0001"]),
        ("2", ["CAP-2025-0002"]),
        ("2024-1", ["CAP-2024-0001"]),
        (" cap-2025-2 ", ["CAP-2025-0002"]),
        ("-2", ["CAP-2025-0002"]),
        ("AP-2025-0002", []),
        ("3", []),
        ("CAP", []),
        ("*", []),
        ("", []),
    ],
)
def test_the_end_of_a_folio_is_enough(store: Store, typed: str, found: list[str]) -> None:
    keep(store, unit(), session(title="a", **OLD), session(title="b", **NEW), session(title="c", **NEW))
    office = f"{store.office_code}-"
    assert [one.folio.removeprefix(office) for one in find_by_folio(store, typed, "training")] == found


def test_a_whole_folio_is_that_record_and_deleted_ones_are_found(store: Store) -> None:
    [kept] = keep(store, session())
    store.records.delete(kept)
    assert [one.deleted_at != "" for one in find_by_folio(store, kept.folio)] == [True]


def test_those_of_the_register_in_front_come_first(store: Store) -> None:
    keep(store, session(), unit())
    assert [one.register.key for one in find_by_folio(store, "1", "police_unit")] == ["police_unit", "training"]
