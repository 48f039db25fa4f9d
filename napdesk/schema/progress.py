"""How long work says what it is doing and how far it is, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from napdesk.schema.text import Text

T = TypeVar("T")

# Told what is being done and which share of the whole is behind, 0 to 1. Whoever listens may end the work by
# raising; it leaves things as it would on any other failure.
Tell = Callable[[Text, float], None]

EVERY = 100  # things between one word and the next: often enough to be ended in a moment, too seldom to cost


def unheard(_doing: Text, _share: float) -> None:
    """For work that nobody watches."""


def within(tell: Tell, first: float, last: float) -> Tell:
    """How a part of the work tells: its own 0 to 1 is the whole's ``first`` to ``last``."""
    return lambda doing, share: tell(doing, first + share * (last - first))


def counted(tell: Tell, doing: Text, things: Iterable[T], whole: int) -> Iterator[T]:
    """The same things one by one, telling how many of the whole are behind."""
    for behind, thing in enumerate(things):
        if behind % EVERY == 0:
            tell(doing, behind / whole)
        yield thing


def shared(tell: Tell, weights: Iterable[int]) -> Iterator[Tell]:
    """One ``tell`` for each part of the work, as much of the whole as its weight."""
    given = [max(weight, 1) for weight in weights]
    behind, whole = 0, sum(given)
    for weight in given:
        yield within(tell, behind / whole, (behind + weight) / whole)
        behind += weight
