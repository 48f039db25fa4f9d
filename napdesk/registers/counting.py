"""What several registers count in the same way, as SQL over a register's view: people, women among them, topics."""

from __future__ import annotations

from typing import TypedDict, Unpack

from napdesk.schema.fields import Choice, Choices, Count, Day
from napdesk.schema.register import Measure, People
from napdesk.schema.text import Text


class More(TypedDict, total=False):
    """What else a measure may say of itself."""

    title: Text
    words: Text
    variants: tuple[str, ...]


def in_year(day: Day) -> str:
    """Days from the first one asked for to the cut-off."""
    return f"{day.key} BETWEEN :begin AND :day"


def one_of(asked: Choice, *codes: str) -> str:
    named = "', '".join(codes)
    return f"{asked.key} IN ('{named}')"


def any_of(asked: Choices, *codes: str) -> str:
    """Records that chose any of these."""
    return "(" + " OR ".join(f"instr({asked.key}, ';{code};')" for code in codes) + ")"


def added(*parts: Count) -> str:
    return "+".join(f"coalesce({part.key},0)" for part in parts)


def all_people(key: str, condition: str, people: People, **more: Unpack[More]) -> Measure:
    """Everybody, whether their sex is known or not."""
    return Measure(key, condition, n=added(*people.parts), absent=_nobody_said(*people.parts), **more)


def women_among(key: str, condition: str, women: tuple[Count, ...], people: People, **more: Unpack[More]) -> Measure:
    """Women; people without sex are left outside and named."""
    unknown = added(*people.unspecified) if people.unspecified else None
    return Measure(key, condition, n=added(*women), unknown=unknown, absent=_nobody_said(*women), **more)


def women_share(key: str, condition: str, people: People, **more: Unpack[More]) -> Measure:
    """Women of all whose sex is known; a record that does not tell women from men stands outside both, and is named."""
    women, both = added(*people.women), added(*people.women, *people.men)
    unspecified = added(*people.unspecified) if people.unspecified else "0"
    return Measure(
        key,
        condition,
        n=f"CASE WHEN by_sex THEN {women} END",
        of=f"CASE WHEN by_sex THEN {both} END",
        unknown=f"CASE WHEN by_sex THEN {unspecified} ELSE {added(*people.parts)} END",
        absent="NOT by_sex",
        **more,
    )


def _nobody_said(*parts: Count) -> str:
    """Records in which none of these was given, though they are not people that do not exist."""
    given = ", ".join(part.key for part in parts)
    return f"NOT by_sex AND {f'coalesce({given})' if len(parts) > 1 else given} IS NULL"
