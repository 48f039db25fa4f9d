"""Days as people write them: day first, ISO, run together, or without a year; never month first."""

from __future__ import annotations

import re
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_WRITTEN = re.compile(r"(\d{1,2})[/.,\- ](\d{1,2})(?:[/.,\- ](\d{4}|\d{2}))?")  # by the keys of the keypad too
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")


_STEP = re.compile(r"([+-])(\d{1,3})")
_TODAY = ("h", "hoy", "t", "today")


def near_day(written: str, today: date, since: date | None) -> date | None:
    """The day that ``h`` (today), ``+3`` or ``-1`` stand for, None for anything else.

    Steps are counted from ``since``, the day asked just before, and from today where that is not known.
    """
    short = written.strip().lower()
    if short in _TODAY:
        return today
    found = _STEP.fullmatch(short)
    return (since or today) + timedelta(days=int(found[1] + found[2])) if found else None


def written_day(written: str, year: int | None) -> date | None:
    """The day so written, or None where there is no such day; ``year`` completes one without its own."""
    if found := _ISO.fullmatch(written):
        years, month, day = found.groups()
    elif found := (_WRITTEN.fullmatch(written) or _RUN_TOGETHER.fullmatch(written)):
        day, month, years = found.groups()
        years = years or (str(year) if year else "")
    else:
        return None
    try:
        # Two digits mean the years around ours: 24 is 2024, 98 is 1998.
        century = 0 if len(years) == 4 else (2000 if int(years) < 70 else 1900)
        return date(century + int(years), int(month), int(day))
    except ValueError:
        return None
