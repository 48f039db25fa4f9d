"""Whatever a disk may have kept when the power goes, nothing promised is lost and nothing is there in part (R4)."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Tally, is_full
from tests.faults.deeds import DEEDS
from tests.faults.trials import Trials

SEEDS = (1, 2, 3, 4)
CUTS = 110  # of each seed; folders that are the same are judged once


@pytest.mark.parametrize("deed", [name for name in DEEDS if name != "return"])
def test_any_power_cut_leaves_what_was_promised(trials: Trials, tally: Tally, deed: str) -> None:
    outcomes = tally(trials.cut_power(deed, SEEDS, CUTS * 10 if is_full() else CUTS))
    assert [one for one in outcomes if one.wrong or one.ended != "done"] == []


def test_a_return_outlives_a_power_cut(trials: Trials, tally: Tally) -> None:
    assert [one for one in tally(trials.cut_power("return", (1, 2), 12)) if one.wrong] == []


@pytest.mark.parametrize("deed", ["save_carelessly", "import_by_rows", "ring_carelessly"])
def test_the_harness_finds_what_is_done_carelessly(trials: Trials, deed: str) -> None:
    assert any(one.wrong for one in trials.cut_power(deed, SEEDS, 100))
