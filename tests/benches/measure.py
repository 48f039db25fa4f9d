"""Times and how they are told: ours beside a bare library's in the same run, never asserted."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One line of the table; ``ours`` and ``bare`` in ``unit``, ``promised`` in words."""

    what: str
    ours: float
    bare: float | None
    unit: str
    promised: str

    @property
    def told(self) -> str:
        bare = "—" if self.bare is None else _figure(self.bare)
        ratio = "—" if not self.bare else f"{self.ours / self.bare:.2f}×"
        return f"{self.what:<62}{_figure(self.ours):>9}{bare:>9} {self.unit:<8}{ratio:>8}   {self.promised}"


HEAD = f"{'':<62}{'ours':>9}{'bare':>9} {'':<8}{'ratio':>8}   promised"


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes, with the rubbish collected before it."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def alternately(times: int, *works: Callable[[], object]) -> list[float]:
    """The median seconds of each work, all of them done in turn so that a busy machine slows them alike."""
    found: list[list[float]] = [[] for _ in works]
    for _ in range(times):
        for place, work in enumerate(works):
            found[place].append(timed(work))
    return [statistics.median(each) for each in found]


def share_of(seconds: Sequence[float], percent: int) -> float:
    """The time that this percentage stayed within."""
    return sorted(seconds)[min(len(seconds) - 1, len(seconds) * percent // 100)]


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
