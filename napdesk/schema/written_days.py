"""Days as people write them: day first, ISO, run together, or without a year; never month first."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_WRITTEN = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?")
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")


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
