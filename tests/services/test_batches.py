"""A batch of sheets: what is of it, how far it is, and whether it tallies with its cover."""

from __future__ import annotations

import pytest

from napdesk.registers.training import training
from napdesk.services.batches import (
    Batch,
    Typed,
    batch_of,
    begin_batch,
    correct_batch,
    count_typed,
    end_batch,
    read_cover,
)
from napdesk.store.drafts import Draft
from napdesk.store.store import Store
from tests.plan_year import keep
from tests.samples import session

COVER = Batch("12", {"sheets": 3, "women": 38, "men": 22})


def begun(store: Store) -> Batch:
    begin_batch(store, training, COVER)
    batch = batch_of(store, training)
    assert batch is not None
    return batch


def test_what_was_kept_since_is_of_it_and_what_was_deleted_is_not(store: Store) -> None:
    old = keep(store, session(title="antes"))
    store.records.delete(*old)
    batch = begun(store)
    store.records.bring_back(*old)
    assert count_typed(store, training, batch) == Typed({"sheets": 0, "women": 0, "men": 0})
    one, _two = keep(store, session(title="a"), session(title="b"))
    assert count_typed(store, training, batch).totals == {"sheets": 2, "women": 38, "men": 22}
    store.records.delete(one)
    assert count_typed(store, training, batch).totals == {"sheets": 1, "women": 19, "men": 11}


def test_what_somebody_else_kept_is_not_of_it(store: Store) -> None:
    batch = begun(store)
    other = store.hand_over("otra persona")
    keep(other, session())
    assert count_typed(store, training, batch).totals["sheets"] == 0
    assert batch_of(other, training) is None
    other.close()


def test_its_drafts_are_told_apart(store: Store) -> None:
    batch = begun(store)
    store.drafts.put(Draft("d1", "training", "", {"title": "a"}, "title", ""))
    assert count_typed(store, training, batch).drafts == 1


def test_it_is_corrected_and_ended(store: Store) -> None:
    batch = begun(store)
    keep(store, session())
    correct_batch(store, training, batch._replace(totals={"sheets": 1}))
    corrected = batch_of(store, training)
    assert corrected is not None and count_typed(store, training, corrected).tallies(corrected)
    end_batch(store, training)
    assert batch_of(store, training) is None


@pytest.mark.parametrize(
    ("typed", "totals"),
    [
        (
            {"name": " 12 ", "sheets": "60", "women": "1,020", "men": "0"},
            {"sheets": 60, "women": 1020, "men": 0},
        ),
        ({"name": " 12 ", "sheets": "60", "women": "", "men": "N/D"}, {"sheets": 60}),
    ],
)
def test_a_cover_is_read(store: Store, typed: dict[str, str], totals: dict[str, int]) -> None:
    read = read_cover(store, training, typed)
    assert isinstance(read, Batch) and read.totals == totals


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"sheets": ""}, [("sheets", "sheets_missing")]),
        ({"sheets": "0"}, [("sheets", "sheets_missing")]),
        ({"sheets": "doce"}, [("sheets", "not_a_count")]),
        ({"sheets": "10000"}, [("sheets", "too_large")]),
        ({"sheets": "3", "women": "-1"}, [("women", "negative")]),
        ({"sheets": "3", "name": "x" * 41}, [("name", "too_long")]),
    ],
)
def test_a_cover_that_will_not_do(store: Store, typed: dict[str, str], wrong: list[tuple[str, str]]) -> None:
    read = read_cover(store, training, typed)
    assert isinstance(read, list) and [(one.field, one.code) for one in read] == wrong
