"""Totals that an office adds to from period to period and sends as if they were each period's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from napdesk.services.told import Told, pieces

SAME_START = 3  # days between the first ones of two totals since one day
RUNNING = 3  # periods: in two of them people may grow by chance


def running_totals(seen: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """Pairs of an office's records in one year, at one place and of one name, where the later continues the earlier.

    Either its days are the earlier one's and more, or in each of three periods at least there is one, of more people
    than the one before.
    """
    blocks: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in seen:
        if one.last is not None and one.values[0] is not None and one.total:
            blocks[one.office, one.period[:4], one.values[0]].append(one)
    for block in blocks.values():
        block.sort(key=lambda one: (one.last, one.uid))
        alike = [(one, other) for one, other in combinations(block, 2) if one.same_name(other)]
        yield from ((one, other) for one, other in alike if _continues(other, one))
        yield from _each_period({one.uid: one for pair in alike for one in pair}, alike)


def _continues(later: Told, earlier: Told) -> bool:
    """Whether it tells the same days and more, and so many people or more."""
    if later.period == earlier.period or later.first is None or earlier.first is None:
        return False
    return abs(later.first - earlier.first) <= SAME_START and _adds(later, earlier)


def _each_period(known: dict[str, Told], alike: list[tuple[Told, Told]]) -> Iterator[tuple[Told, Told]]:
    for piece in pieces((one.uid, other.uid) for one, other in alike):
        told = sorted((known[uid] for uid in piece), key=lambda one: one.period)
        steps = list(pairwise(told))
        grows = all(later.period > earlier.period and _adds(later, earlier) for earlier, later in steps)
        if len(told) >= RUNNING and grows:
            yield from steps


def _adds(later: Told, earlier: Told) -> bool:
    """Whether no count falls, and somebody came to it."""
    parts = zip(later.parts, earlier.parts, strict=True)
    never_falls = all(now is None or was is None or now >= was for now, was in parts)
    return never_falls and (later.total or 0) > (earlier.total or 0)
