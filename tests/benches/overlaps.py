"""Overlaps found among the returns of 32 offices: what share of those planted, what share of those said, how long."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from napdesk.schema.overlaps import Kind, Overlap
from napdesk.schema.register import Register
from napdesk.services.overlaps import find_overlaps
from napdesk.store.consolidated import Reported
from tests.benches.measure import Measured
from tests.seeded_overlaps import MANY, PLANTED, Seeded, seeded

SEED = 1325


class Found(NamedTuple):
    """How it went: what was planted, what of it was found as it is, all that was said, and the seconds it took."""

    planted: int
    found: int
    said: int
    right: int
    seconds: float

    @property
    def recall(self) -> float:
        return self.found / self.planted

    @property
    def precision(self) -> float:
        return self.right / max(self.said, 1)


def measured() -> Iterator[Measured]:
    went = search(seeded(SEED))
    yield Measured(f"of {PLANTED} overlaps among {MANY:,} records, found", went.recall, None, "", "≥ 0.95")
    yield Measured("of all that was said to be an overlap, overlaps", went.precision, None, "", "≥ 0.8")
    yield Measured("a search for overlaps among them", went.seconds, None, "s", "< 30 s")


def search(offices: Seeded) -> Found:
    began = time.perf_counter()
    said = overlaps_in(offices.records)
    seconds = time.perf_counter() - began
    planted = {uids: kind for kind, uids in offices.planted}
    whole = sum(_is(one, planted) for one in said)
    part = sum(any({*one.records} <= uids and one.kind is kind for uids, kind in planted.items()) for one in said)
    return Found(len(planted), whole, len(said), part, seconds)


def overlaps_in(records: list[Reported]) -> list[Overlap]:
    by_register: dict[Register, list[Reported]] = defaultdict(list)
    for one in records:
        by_register[one.record.register].append(one)
    return [found for register, mine in by_register.items() for found in find_overlaps(register, mine)]


def _is(one: Overlap, planted: dict[frozenset[str], Kind]) -> bool:
    """Whether it is one of those planted, no record more and none less."""
    return planted.get(frozenset(one.records)) is one.kind
