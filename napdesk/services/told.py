"""What of a reported record is compared: little enough to hold those of all offices at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from napdesk.schema.fields import Line, Value
from napdesk.schema.record import Record
from napdesk.services.likeness import alike, same_or_short, telling
from napdesk.store.consolidated import Reported

# What stands for other words everywhere in the field, and is not made of their letters alone.
_INITIALS = {
    "ddhh": ("derechos", "humanos"),
    "peg": ("perspectiva", "genero"),
    "mps": ("mujeres", "paz", "seguridad"),
    "edo": ("estatal",),
    "dih": ("derecho", "internacional", "humanitario"),
}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OTHER = len(_LETTERS)


class Told(NamedTuple):
    """A record of an office: its telling words, its days as numbers, its people, None where they are not told.

    ``first`` and ``last`` are None where nothing says them; ``period`` is the last day of its return's, ISO;
    ``initials`` has a bit for each letter that a word begins with.
    """

    uid: str
    office: str
    period: str
    words: tuple[str, ...]
    initials: int
    first: int | None
    last: int | None
    women: int | None
    men: int | None
    total: int | None
    parts: tuple[int | None, ...]
    institution: Value | None
    host: Value | None
    values: tuple[Value | None, ...]

    def same_name(self, other: Told) -> bool:
        """Whether both are called alike; what begins with other letters is not looked at any further."""
        if (self.initials & ~other.initials).bit_count() > 1 < (other.initials & ~self.initials).bit_count():
            return False
        return _same_name(self.words, other.words)


def told(reported: Iterable[Reported], keys: tuple[str, ...]) -> list[Told]:
    """All in one order, each with the values of these fields, by which they are brought near each other."""
    return sorted((_told(one, keys) for one in reported), key=lambda one: (one.uid, one.office))


def _told(one: Reported, keys: tuple[str, ...]) -> Told:
    record, said = one.record, one.record.values
    words = _words(_name(record))
    first, last = _days(record)
    women, men, total, parts = _people(record)
    return Told(
        record.uid, one.source.office, one.source.last_day, words, _initials(words), first, last,
        women, men, total, parts, said.get("institution"), said.get("host_contingent"),
        tuple(said.get(key) for key in keys),
    )  # fmt: skip


def pieces(pairs: Iterable[tuple[str, str]]) -> set[frozenset[str]]:
    """What hangs together by pairs, however far apart its ends are."""
    of: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        joined = of.get(one, frozenset((one,))) | of.get(other, frozenset((other,)))
        of.update(dict.fromkeys(joined, joined))
    return set(of.values())


def _name(record: Record) -> str:
    field = record.register.name_field
    return str(record[field] or "") if isinstance(field, Line) else ""


@lru_cache(1 << 14)
def _words(name: str) -> tuple[str, ...]:
    return tuple(each for word in telling(name) for each in _INITIALS.get(word, (word,)))


@lru_cache(1 << 14)
def _initials(words: tuple[str, ...]) -> int:
    found = 0
    for word in words:
        at = _LETTERS.find(word[0])
        found |= 1 << (_OTHER if at < 0 else at)
    return found


@lru_cache(1 << 14)
def _same_name(mine: tuple[str, ...], other: tuple[str, ...]) -> bool:
    # Place, days and people say the rest: of «Un. Violeta» one word tells enough.
    return alike(mine, other, same_or_short, fewest=1) is not None


def _days(record: Record) -> tuple[int | None, int | None]:
    """First and last; an event's first is asked beside its clock where it may take several days."""
    clock = record.register.clock
    last, asked = record[clock.ends], record.values.get("begins")
    first = asked if isinstance(asked, date) else record[clock.begins]
    return _ordinal(first), _ordinal(last)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _people(record: Record) -> tuple[int | None, int | None, int | None, tuple[int | None, ...]]:
    """Women and men where the record tells them apart, everybody, and the counts that these are made of."""
    people = record.register.people
    if people is None:
        return None, None, None, ()
    parts, apart = tuple(record[part] for part in people.parts), people.by_sex(record)
    women, men = (people.women_of(record), people.men_of(record)) if apart else (None, None)
    return women, men, people.total(record), parts
