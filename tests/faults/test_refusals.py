"""A disk that fails, is full or is pulled out ends a deed in words, and once it is well the deed can be done (R3)."""

from __future__ import annotations

from itertools import product

import pytest

from tests.faults.conftest import Tally, is_full
from tests.faults.copy_deeds import COPY_DEEDS
from tests.faults.deeds import DEEDS
from tests.faults.trials import Fault, Outcome, Trials

ONCE = (Fault(do="eio"), Fault(do="enospc"))
FOR_GOOD = (Fault(do="eio", onwards=True), Fault(do="enospc", onwards=True), Fault(do="gone"))
KINDS = (*ONCE, *FOR_GOOD)
# In an ordinary run, of the longest deeds: by numbers that meet every way of KINDS.
EVERY_NTH = {"template": 4, "migrate": 3, "backup": 2, "backup_to_stick": 2, "import": 2, "return": 2, "revision": 2}
CODES = {"disk_error", "disk_full", "read_only", "perhaps_kept", "backup_failed"}  # nothing is damaged


def faults_of(deed: str, calls: int) -> list[Fault]:
    """Every call, or every few, is refused in one of the ways, by its number; in a full run each in all of them.

    Where copies are made the disk is also pulled out at every call: what it says then looks like a damaged store.
    """
    if is_full():
        return [kind.at_call(number) for number, kind in product(range(1, calls + 1), KINDS)]
    numbers = range(1, calls + 1, EVERY_NTH.get(deed, 1))
    pulled_out = [Fault(number, "gone") for number in numbers if deed in COPY_DEEDS]
    return [KINDS[number % len(KINDS)].at_call(number) for number in numbers] + pulled_out


def is_broken(fault: Fault, one: Outcome) -> bool:
    """Litter may stay only where the disk let nothing be taken away."""
    litters = bool(one.litter) and not fault.for_good
    return bool(one.wrong) or one.ended != "done" or not set(one.troubles) <= CODES or litters


@pytest.mark.parametrize("deed", DEEDS)
def test_refused_in_words_and_done_afterwards(trials: Trials, tally: Tally, deed: str) -> None:
    faults = faults_of(deed, len(trials.calls(deed)))
    outcomes = tally(trials.run(deed, faults))
    assert [(fault, one) for fault, one in zip(faults, outcomes, strict=True) if is_broken(fault, one)] == []
    assert any(one.troubles for one in outcomes)
