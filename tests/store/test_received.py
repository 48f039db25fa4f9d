"""What is current follows from all returns that are in, whatever the order they came in; a batch is in, or not."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from itertools import permutations

import pytest

from napdesk.schema.offices import Scope
from napdesk.schema.receiving import Arrived, BatchState, Reception
from napdesk.schema.record import Stage
from napdesk.store.current import current_of
from napdesk.store.rows import Row, to_row
from napdesk.store.store import Store, open_store
from napdesk.store.tables import received_table
from tests.conftest import NewStore
from tests.made_returns import OFFICE
from tests.samples import session
from tests.sent_returns import COUNTING

FIRST = Arrived("r.xlsx", "d0", "s0", "office-2", "09-SSPC-01", "sspc", "09", "2025-T1", "2025-03-31", 0, "verified")
AGAIN = replace(FIRST, digest="d1", seal="s1", revision=1)
OTHER = replace(FIRST, digest="d2", seal="s2", revision=1)
NEXT = replace(FIRST, digest="d3", seal="s3", period="2025-T2", last_day="2025-06-30")


def rows(store: Store, *told: tuple[str, int]) -> dict[str, Sequence[tuple[int, Row]]]:
    found = []
    for place, (uid, women) in enumerate(told, 3):
        record = session(uniformed_women=women)
        record.uid, record.folio, record.office, record.stage = uid, uid.upper(), "office-2", Stage.COMPLETE
        found.append((place, to_row(record, store.lists)))
    return {"training": found}


def take(store: Store, *arrived: tuple[Arrived, Sequence[tuple[str, int]]]) -> int:
    batch = store.received.begin()
    for one, told in arrived:
        store.received.stage(batch, one, one.seal.encode(), rows(store, *told))
    store.received.take_in(batch)
    return batch


def counting(store: Store) -> dict[str, int]:
    return dict(store.db.execute(f"SELECT uid, uniformed_women FROM received_training WHERE {COUNTING}").fetchall())


def outcomes(store: Store, batch: int) -> list[Reception]:
    return [one.outcome for one in store.received.of_batch(batch)]


SENT = ((FIRST, [("a", 1), ("b", 2)]), (AGAIN, [("a", 10)]), (NEXT, [("b", 20), ("c", 3)]))


@pytest.mark.parametrize("order", list(permutations(SENT)), ids=lambda order: "-".join(one.seal for one, _ in order))
def test_a_later_revision_replaces_and_the_latest_cut_counts(store: Store, order: Sequence[object]) -> None:
    for one in order:
        take(store, one)  # type: ignore[arg-type]
    assert counting(store) == {"a": 10, "b": 20, "c": 3}


def test_two_files_of_one_revision_are_in_conflict_and_what_was_before_stays(store: Store) -> None:
    take(store, SENT[0])
    batch = take(store, SENT[1], (OTHER, [("a", 99)]))
    assert outcomes(store, batch) == [Reception.FORKED, Reception.FORKED]
    assert counting(store) == {"a": 1, "b": 2}


def test_an_older_one_after_a_newer_is_superseded(store: Store) -> None:
    take(store, SENT[1])
    assert outcomes(store, take(store, SENT[0])) == [Reception.SUPERSEDED]
    assert counting(store) == {"a": 10}


def test_a_batch_that_is_undone_counts_for_nothing_and_may_come_again(store: Store) -> None:
    take(store, SENT[0])
    batch = take(store, SENT[1])
    store.received.undo(batch)
    assert (counting(store), store.received.state_of(batch)) == ({"a": 1, "b": 2}, BatchState.UNDONE)
    assert not store.received.has("s1") and store.received.has("s0")


def test_what_was_staged_and_never_taken_in_is_swept(store: Store) -> None:
    batch = store.received.begin()
    number = store.received.stage(batch, FIRST, b"bytes", rows(store, ("a", 1)))
    assert store.received.original(number) == b"bytes" and counting(store) == {}
    store.received.sweep()
    assert store.received.of_batch(batch) == [] and not store.received.has("s0")
    assert [store.db.execute(f"SELECT count(*) FROM {name}").fetchone() for name in KEPT] == [(0,)] * 3
    assert store.received.state_of(batch) is BatchState.DROPPED and store.received.begin() > batch


KEPT = ("received", "received_training", "originals")


def test_one_that_is_held_counts_once_somebody_says_why(store: Store) -> None:
    batch = take(store, (replace(FIRST, why="unknown_office"), [("a", 1)]))
    [held] = store.received.held()
    assert (counting(store), held.outcome, held.why) == ({}, Reception.HELD, "unknown_office")
    store.received.accept(held.id, "La conozco")
    assert (counting(store), outcomes(store, batch), store.received.held()) == ({"a": 1}, [Reception.ACCEPTED], [])


def test_every_turn_is_a_line_of_the_history(store: Store) -> None:
    lines = store.history.head()[0]
    store.received.undo(take(store, SENT[0]))
    assert [one.deed for one in store.history.since(lines)] == ["batch_in", "batch_undone"]


@pytest.mark.parametrize(
    ("returns", "current"),
    [
        ([], set()),
        ([(1, "o", "p", 0, "a"), (2, "o", "p", 1, "b")], {2}),
        ([(1, "o", "p", 1, "a"), (2, "o", "p", 1, "b")], set()),
        ([(1, "o", "p", 1, "a"), (2, "o", "p", 1, "a")], {1}),
        ([(1, "o", "p", 1, "a"), (2, "o", "p", 1, "b"), (3, "o", "p", 2, "c")], {3}),
        ([(1, "o", "p", 0, "a"), (2, "o", "q", 0, "b"), (3, "n", "p", 0, "c")], {1, 2, 3}),
    ],
)
def test_which_are_current(returns: list[tuple[int, str, str, int, str]], current: set[int]) -> None:
    assert current_of(returns) == current_of(reversed(returns)) == current


def test_a_store_of_version_6_counts_the_same_from_the_same_indexes(new_store: NewStore) -> None:
    store = new_store(office=replace(OFFICE, uid="hub-1", code="09-SEMAR-00", scope=Scope.HUB))
    take(store, (FIRST, [("a", 4), ("b", 5)]))
    take(store, (AGAIN, [("a", 6)]), (NEXT, [("c", 7)]))
    expected, indexes = figures_of(store), indexes_of(store)
    with store.db.atomic():  # as that version left it: its records unmarked where their return does not count
        store.db.execute("UPDATE received_training SET current = 0 WHERE NOT EXISTS"
                         " (SELECT 1 FROM received WHERE current = 1 AND id = received_training.received)")  # fmt: skip
        store.db.execute("DROP INDEX received_current")
        for table in [received_table(one) for one in store.registers]:
            store.db.execute(f"DROP INDEX [idx_{table}_office_uid_received_current]")
            store.db.execute(f"CREATE INDEX [idx_{table}_office_uid] ON [{table}] (office, uid)")
            store.db.execute(f"DROP INDEX [counted_by_{table}]")
            store.db.execute(f"CREATE INDEX [counted_by_{table}] ON [{table}] (stage, current) WHERE current = 1")
        store.db.execute("DELETE FROM _sqlite_migrations WHERE name = 'which_returns_count'")
    store.db.execute("PRAGMA user_version = 6")
    with closing(open_store(store.path, store.house)) as again:
        assert indexes_of(again) == indexes
        assert figures_of(again) == expected and counting(again) == {"a": 6, "c": 7}
        again.received.undo(2)
        assert counting(again) == {"a": 4, "b": 5}


def figures_of(store: Store) -> list[int]:
    """How many records each register's measures count, of what was received."""
    with closing(store.counting_received()) as everyone:
        return [
            everyone.db.execute(f"SELECT count(*) FROM [counted_{one.key}]").fetchone()[0] for one in store.registers
        ]


def indexes_of(store: Store) -> dict[str, str]:
    return dict(store.db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name LIKE '%received%'"))
