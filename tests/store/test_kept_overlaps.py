"""Overlaps as they are kept: found and withdrawn, decided for good, and what counts because of it."""

from __future__ import annotations

import pytest

from napdesk.registers.training import training
from napdesk.schema.overlaps import Decision, Kind, Overlap, overlap_of
from napdesk.schema.text import Text
from napdesk.store.store import Store
from tests.samples import session
from tests.sent_returns import named, send

NAVY, POLICE, GUARD = "30-SEMAR-01", "30-SSPC-01", "30-GN-01"
WHY = Text(es="nombre parecido", en="a similar name")


def overlap(*uids: str) -> Overlap:
    return overlap_of("training", Kind.TWICE, uids, WHY)


def counting(store: Store) -> set[str]:
    return {one.record.uid for one in store.consolidated.records(training) if one.counts}


@pytest.fixture
def two(store: Store) -> Overlap:
    """A session that two offices told, kept as an open overlap."""
    send(store, NAVY, named("a", session()))
    send(store, POLICE, named("b", session()), named("c", session(title="Otra cosa")))
    store.overlaps.put([overlap("a", "b")])
    return overlap("a", "b")


def test_what_is_found_is_kept_as_it_is(store: Store, two: Overlap) -> None:
    assert store.overlaps.all() == store.overlaps.open() == [two]
    assert store.overlaps.put([two]) == [two]


def test_what_is_found_no_more_is_withdrawn_and_what_was_not_looked_at_stays(store: Store, two: Overlap) -> None:
    store.overlaps.put([], among={"c"})
    assert store.overlaps.all() == [two]
    store.overlaps.put([overlap("a", "b", "c")], among={"a"})
    assert store.overlaps.all() == [overlap("a", "b", "c")]
    store.overlaps.put([])
    assert store.overlaps.all() == []


def test_a_search_that_finds_the_same_writes_nothing(store: Store, two: Overlap) -> None:
    lines = store.history.head()
    store.overlaps.put([two])
    assert store.history.head() == lines


def test_until_somebody_decides_all_count(store: Store, two: Overlap) -> None:
    assert counting(store) == {*two.records, "c"}


@pytest.mark.parametrize(
    ("decision", "keep", "counts"),
    [
        (Decision.SAME, "a", {"a", "c"}),
        (Decision.KEEP, "b", {"b", "c"}),
        (Decision.DIFFERENT, "", {"a", "b", "c"}),
    ],
)
def test_what_was_decided_holds_through_revisions_and_can_be_decided_anew(
    store: Store, two: Overlap, decision: Decision, keep: str, counts: set[str]
) -> None:
    store.overlaps.decide(two, Decision.KEEP, "a" if keep == "b" else "b", "Primero se dijo otra cosa")
    store.overlaps.decide(two, decision, keep, "Lo confirmó la oficina")
    (decided,) = store.overlaps.all()
    assert (decided.decision, decided.keep, decided.why, decided.decided_by) == (
        decision, keep, "Lo confirmó la oficina", "ana",
    )  # fmt: skip
    assert decided.decided_at.startswith("2025-08-20T16:05") and store.overlaps.open() == []
    assert counting(store) == counts
    send(store, POLICE, named("b", session(uniformed_women=21)), named("c", session(title="Otra")), revision=1)
    assert store.overlaps.put([two]) == [] and store.overlaps.all() == [decided]
    assert counting(store) == counts


def test_what_is_left_out_counts_again_once_the_record_that_was_kept_is_gone(store: Store, two: Overlap) -> None:
    store.overlaps.decide(two, Decision.KEEP, "a", "Es la organizadora")
    batch = send(store, NAVY, named("z", session(title="Otra")), revision=1)
    assert counting(store) == {"b", "c", "z"}
    store.received.undo(batch)
    assert counting(store) == {"a", "c"}


def test_a_decision_answers_for_fewer_records_only_with_the_one_it_keeps(store: Store, two: Overlap) -> None:
    three = overlap("a", "b", "c")
    store.overlaps.put([three])
    store.overlaps.decide(three, Decision.KEEP, "c", "Son la misma")
    assert store.overlaps.put([overlap("b", "c")]) == []
    assert store.overlaps.put([two]) == [two]


def test_the_last_decision_holds_where_two_name_the_same_records(store: Store, two: Overlap) -> None:
    send(store, GUARD, named("d", session()))
    three = overlap("a", "b", "d")
    store.overlaps.decide(two, Decision.KEEP, "a", "Es la organizadora")
    store.overlaps.put([three])
    store.overlaps.decide(three, Decision.KEEP, "b", "Se corrigió")
    assert counting(store) == {"b", "c"}


def test_both_are_lines_of_the_history(store: Store) -> None:
    lines = store.history.head()[0]
    store.overlaps.put([overlap("a", "b")])
    store.overlaps.decide(overlap("a", "b"), Decision.KEEP, "a", "Es la organizadora")
    found, decided = store.history.since(lines)
    assert (found.deed, found.changes) == ("overlaps", {"found": [overlap("a", "b").id], "withdrawn": []})
    assert (decided.deed, decided.register, decided.uid) == ("overlap_decided", "training", overlap("a", "b").id)
    assert decided.changes == {"decision": ["", "keep"], "keep": ["", "a"], "why": "Es la organizadora"}
