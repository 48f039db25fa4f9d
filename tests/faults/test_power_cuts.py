"""Whatever a disk may have kept when the power goes, nothing promised is lost and nothing is there in part (R4)."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Tally, is_full
from tests.faults.deeds import DEEDS
from tests.faults.trials import Trials

SEEDS = (1, 2, 3, 4)
CUTS = 72  # of each seed; folders that are the same are judged once
FEWER = {"template": 8}


@pytest.mark.parametrize("deed", DEEDS)
def test_any_power_cut_leaves_what_was_promised(trials: Trials, tally: Tally, deed: str) -> None:
    cuts = FEWER.get(deed, CUTS) * (10 if is_full() else 1)
    outcomes = tally(trials.cut_power(deed, SEEDS, cuts))
    assert [one for one in outcomes if one.wrong or one.ended != "done"] == []


@pytest.mark.parametrize("deed", ["save_by_defaults", "import_by_rows", "workbook_in_place", "ring_in_place"])
def test_the_harness_finds_what_is_done_carelessly(trials: Trials, deed: str) -> None:
    assert any(one.wrong for one in trials.cut_power(deed, SEEDS, 100))
