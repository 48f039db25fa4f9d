"""An overlap is known by its records, and a decision answers for what is no more than it."""

from __future__ import annotations

import pytest

from napdesk.schema.overlaps import Decision, Kind, Overlap, overlap_of
from napdesk.schema.text import BLANK


def overlap(*uids: str, kind: Kind = Kind.TWICE, register: str = "training") -> Overlap:
    return overlap_of(register, kind, uids, BLANK)


def test_an_id_follows_from_register_kind_and_records_alone() -> None:
    assert overlap("a", "b") == overlap("b", "a", "b")
    assert overlap("a", "b").id == "fa19aefb4cc7"
    others = [overlap("a", "c"), overlap("a", "b", kind=Kind.TOUR), overlap("a", "b", register="network")]
    assert len({one.id for one in (overlap("a", "b"), *others)}) == 4


@pytest.mark.parametrize(
    ("decision", "keep", "other", "settles"),
    [
        (None, "", overlap("a", "b"), False),
        (Decision.DIFFERENT, "", overlap("a", "b"), True),
        (Decision.DIFFERENT, "", overlap("a", "b", "d"), False),
        (Decision.DIFFERENT, "", overlap("a", "b", register="network"), False),
        (Decision.SAME, "a", overlap("a", "b"), True),
        (Decision.KEEP, "c", overlap("a", "b"), False),
    ],
)
def test_what_a_decision_answers_for(decision: Decision | None, keep: str, other: Overlap, settles: bool) -> None:
    assert overlap("a", "b", "c")._replace(decision=decision, keep=keep).settles(other) is settles


def test_all_but_what_is_kept_is_left_out() -> None:
    three = overlap("a", "b", "c")
    assert (three._replace(keep="b").left_out, three.left_out) == (("a", "c"), ())
