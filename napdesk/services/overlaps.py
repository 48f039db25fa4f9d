"""Finding what may be counted twice: what stands near each other first, then what is of one size and name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import itemgetter

from napdesk.schema.fields import Choice
from napdesk.schema.overlaps import Kind, Overlap, overlap_of
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.text import Text
from napdesk.services.running_totals import running_totals
from napdesk.services.told import Told, pieces, told
from napdesk.store.consolidated import Reported

NEAR = 3  # days between what two offices say of one event
NEAR_TOUR = 5  # days between two departures, or two returns, of one tour
A_MONTH = 31  # days between what two offices say of the start of what stands
SLACK, TENTH = 2, 0.1  # people that two counts of one thing differ by: so many, and so much of the larger
A_GROUP = 5  # people: no chance sends so many, of the same women and men, twice at once
# Each side of an exchange names its own institution and counts its own people.
BY_SIDES = frozenset({"exchange"})
Pairs = Iterator[tuple[Told, Told]]


def find_overlaps(register: Register, reported: Iterable[Reported]) -> list[Overlap]:
    """The overlaps among these, by their ids, whatever order they come in.

    What several offices report of one thing is one overlap. One uid from two offices, which only a copied store
    sends, is none.
    """
    seen = told(reported, blocked_by(register))
    if register.clock.kind is ClockKind.SPAN:
        return _overlaps(register, Kind.TOUR, _same_tours(seen), _TOUR)
    placed = [one for one in seen if None not in one.values]
    elsewhere = [one for one in seen if None in one.values]
    found = _overlaps(register, Kind.TWICE, _same_things(register, placed), _reason(register))
    found += _overlaps(register, Kind.TWICE, _same_things(register, elsewhere), _UNSAID)
    if tells_running_totals(register):
        found += _overlaps(register, Kind.CUMULATIVE, running_totals(seen), _CUMULATIVE)
    return sorted(found)


def blocked_by(register: Register) -> tuple[str, ...]:
    """The fields that must say the same: the place, or what is chosen from a list where nothing has a place."""
    if register.place is not None:
        return (register.place.key,)
    chosen = tuple(asked.key for asked in register.fields if asked.essential and isinstance(asked, Choice))
    if register.clock.kind is ClockKind.SPAN:
        return (register.name_field.key, *chosen)
    return chosen if register.key in BY_SIDES else (*chosen, "institution")


def tells_running_totals(register: Register) -> bool:
    """Whether an office may send as a period's what it adds up over the year: events with a place do."""
    return register.clock.kind is ClockKind.EVENT and register.place is not None


def _overlaps(register: Register, kind: Kind, pairs: Pairs, reason: Text) -> list[Overlap]:
    found = pieces((one.uid, other.uid) for one, other in pairs)
    return sorted(overlap_of(register.key, kind, uids, reason) for uids in found)


def _same_things(register: Register, seen: Iterable[Told]) -> Pairs:
    """Pairs of two offices, near each other, of one size and name."""
    stands = register.clock.kind is ClockKind.STANDING
    near = _near(seen) if stands else _near(seen, lambda one: one.last)
    slack, tenth = (SLACK, TENTH) if register.place else (0, 0)
    counted = register.key not in BY_SIDES
    for one, other in near:
        if stands and not _same_start(one.first, other.first):
            continue
        if (not counted or _same_size(one, other, slack, tenth)) and one.same_name(other):
            yield one, other


def _same_tours(seen: Iterable[Told]) -> Pairs:
    """Pairs of two offices that sent as many people of one institution, or into one contingent, at once."""
    for one, other in _near(seen):
        if _same_size(one, other, 0, 0) and _same_slot(one, other):
            yield one, other


def _near(seen: Iterable[Told], day: Callable[[Told], int | None] = lambda _: 0) -> Pairs:
    """Pairs of two offices whose blocking fields say the same, and whose days, if any are asked for, are near."""
    blocks: dict[tuple[object, ...], list[tuple[int, Told]]] = defaultdict(list)
    for one in seen:
        if (on := day(one)) is not None:
            blocks[one.values].append((on, one))
    for block in blocks.values():
        block.sort(key=itemgetter(0))
        for at, (on, one) in enumerate(block):
            for later in range(at + 1, len(block)):
                then, other = block[later]
                if then > on + NEAR:
                    break
                if other.office != one.office and other.uid != one.uid:
                    yield one, other


def _same_size(one: Told, other: Told, slack: int, tenth: float) -> bool:
    """Whether both tell about as many women and men, in sum or count by count; or people, where one tells no sex."""
    if None in (one.women, one.men, other.women, other.men):
        return _close(one.total, other.total, slack, tenth)
    if _close(one.women, other.women, slack, tenth) and _close(one.men, other.men, slack, tenth):
        return True
    return all(_close(mine, theirs, slack, tenth) for mine, theirs in zip(one.parts, other.parts, strict=True))


def _close(one: int | None, other: int | None, slack: int, tenth: float) -> bool:
    return one is None or other is None or abs(one - other) <= slack + tenth * max(one, other)


def _same_start(one: int | None, other: int | None) -> bool:
    """Whether what stands may have begun on one day: papers that know only its month or year say the first of it."""
    if one is None or other is None or abs(one - other) <= A_MONTH:
        return True
    first, second = sorted((date.fromordinal(one), date.fromordinal(other)))
    return first.year == second.year and (first.month, first.day) == (1, 1)


def _same_slot(one: Told, other: Told) -> bool:
    """Whether they left or came back together, or so many were away at once that they are the same."""
    if one.first is None or other.first is None or not _same_whose(one, other):
        return False
    if abs(one.first - other.first) <= NEAR_TOUR:
        return True
    overlapping = one.first <= (other.last or one.first) and other.first <= (one.last or other.first)
    together = one.last is not None and other.last is not None and abs(one.last - other.last) <= NEAR_TOUR
    return overlapping and (together or (one.total or 0) >= A_GROUP)


def _same_whose(one: Told, other: Told) -> bool:
    hosted = one.host is not None and one.host == other.host
    return hosted or (one.institution is not None and one.institution == other.institution)


def _reason(register: Register) -> Text:
    """Why records of it that are near, alike and of one size may be one."""
    if register.place is None:
        return _CHOSEN
    return _STANDING if register.clock.kind is ClockKind.STANDING else _EVENT


_EVENT = Text(
    es="mismo lugar, fechas cercanas, nombre parecido y cuentas semejantes",
    en="same place, near dates, a similar name and similar counts",
)
_STANDING = Text(
    es="mismo municipio, nombre parecido y cuentas semejantes",
    en="same municipality, a similar name and similar counts",
)
_CHOSEN = Text(es="mismo tipo, fechas cercanas y nombre parecido", en="same kind, near dates and a similar name")
_UNSAID = Text(
    es="fechas cercanas y nombre parecido; ninguno dice dónde o de qué tipo",
    en="near dates and a similar name; neither says where or of what kind",
)
_TOUR = Text(
    es="misma misión y categoría, las mismas personas en las mismas fechas",
    en="same mission and category, as many people at the same time",
)
_CUMULATIVE = Text(
    es="mismo lugar y nombre parecido: suma lo que ya se informó en otro periodo",
    en="same place and a similar name: it adds to what was reported of another period",
)
