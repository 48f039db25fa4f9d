"""A disk that fails, is full or is pulled out ends a deed in words, and once it is well the deed can be done (R3)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.faults.conftest import Sample, Tally
from tests.faults.deeds import DEEDS
from tests.faults.trials import Fault, Trials

KINDS = {
    "an error once": {"do": "eio"},
    "errors from there on": {"do": "eio", "onwards": True},
    "full once": {"do": "enospc"},
    "full from there on": {"do": "enospc", "onwards": True},
    "pulled out": {"do": "gone"},
}
MOST = {"return": 6}
CODES = {"disk_error", "disk_full", "read_only", "perhaps_kept", "backup_failed", "store_damaged"}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("deed", DEEDS)
def test_refused_in_words_and_done_afterwards(
    trials: Trials, sample: Sample, tally: Tally, deed: str, kind: dict[str, Any]
) -> None:
    points = sample(range(1, len(trials.calls(deed)) + 1), MOST.get(deed, 14))
    outcomes = tally(trials.run(deed, [Fault(point, **kind) for point in points]))
    assert [one for one in outcomes if one.wrong or one.ended != "done"] == []
    assert {code for one in outcomes for code in one.troubles} <= CODES
    assert any(one.troubles for one in outcomes)
