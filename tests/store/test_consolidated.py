"""What counts of all returns is read with its source, and what was decided to be another's is told apart."""

from __future__ import annotations

from datetime import date

import pytest

from napdesk.registers.training import training
from napdesk.store import consolidated
from napdesk.store.measuring import Days
from napdesk.store.store import Store
from tests.store.test_received import AGAIN, FIRST, NEXT, take


def read(store: Store, days: Days | None = None) -> list[tuple[str, int, str, int, bool]]:
    return [
        (one.record.uid, one.source.revision, one.source.period, one.sheet_row, one.counts)
        for one in store.consolidated.records(training, days)
    ]


def test_each_record_comes_with_its_return_and_its_row(store: Store) -> None:
    take(store, (FIRST, [("a", 1), ("b", 2)]), (AGAIN, [("a", 10)]), (NEXT, [("c", 2), ("b", 20)]))
    assert read(store) == [("a", 1, "2025-T1", 3, True), ("c", 0, "2025-T2", 3, True), ("b", 0, "2025-T2", 4, True)]
    source = next(store.consolidated.records(training)).source
    assert (source.office, source.institution, source.entity, source.file) == ("09-SSPC-01", "sspc", "09", "r.xlsx")


def test_they_are_read_by_thousands_and_by_their_days(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consolidated, "AT_ONCE", 2)
    take(store, (FIRST, [(name, 1) for name in "abcde"]))
    assert [one[0] for one in read(store)] == list("abcde")
    day = date(2031, 1, 1)
    assert read(store, Days(day, day, day)) == []


def test_what_is_left_out_stays_out_through_another_revision(store: Store) -> None:
    take(store, (FIRST, [("a", 1), ("b", 2)]))
    store.db.execute("INSERT INTO overlaps VALUES ('o', 'training', 'twice', '[]', '', 'keep', 'b', '', '', '')")
    store.db.execute("INSERT INTO left_out VALUES ('training', 'a', 'o')")
    take(store, (AGAIN, [("a", 10), ("b", 2)]))
    assert [(one[0], one[4]) for one in read(store)] == [("a", False), ("b", True)]
