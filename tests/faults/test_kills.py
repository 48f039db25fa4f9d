"""Killed before any of its calls on the disk, or in the middle of a write, the program loses nothing it promised,
leaves nothing in part, and opens again without a question (R1, R2, R17)."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Sample, Tally
from tests.faults.deeds import DEEDS
from tests.faults.trials import Fault, Outcome, Trials

# A blank workbook takes half a second to make, and bringing a store up or making one writes every register's tables in
# the same way; every point of them in a full run, as every point of all others always.
MOST = {"template": 12, "migrate": 80, "first_start": 80}
EVERY = 1_000


def broken(outcomes: list[Outcome], faults: list[Fault]) -> list[tuple[Fault, Outcome]]:
    pairs = zip(faults, outcomes, strict=True)
    return [(fault, one) for fault, one in pairs if one.wrong or one.ended != "killed"]


@pytest.mark.parametrize("deed", DEEDS)
def test_killed_before_any_call(trials: Trials, sample: Sample, tally: Tally, deed: str) -> None:
    points = range(1, len(trials.calls(deed)) + 1)
    faults = [Fault(point) for point in sample(points, MOST.get(deed, EVERY))]
    outcomes = tally(trials.run(deed, faults))
    assert broken(outcomes, faults) == []


@pytest.mark.parametrize("deed", DEEDS)
def test_killed_in_the_middle_of_a_write(trials: Trials, sample: Sample, tally: Tally, deed: str) -> None:
    writes = [point for point, call in enumerate(trials.calls(deed), start=1) if call == "W"]
    faults = [Fault(point, "tear") for point in sample(writes, MOST.get(deed, EVERY))]
    outcomes = tally(trials.run(deed, faults))
    assert broken(outcomes, faults) == []


@pytest.mark.parametrize("deed", ["import_by_rows", "workbook_in_place", "ring_in_place"])
def test_the_harness_finds_what_is_done_carelessly(trials: Trials, sample: Sample, deed: str) -> None:
    points = sample(range(1, len(trials.calls(deed, judged=False)) + 1), 30)
    assert any(one.wrong for one in trials.run(deed, [Fault(point) for point in points]))
