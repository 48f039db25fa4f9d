"""Rebuild resources/rest_days.csv: ``python -m tests.build_rest_days`` (needs the extra ``lists``).

The days of obligatory rest of Mexico's labour law as the package holidays works them out: too heavy to be
asked each time the program starts, for a hundred and fifty days that are known beforehand.
"""

from __future__ import annotations

import csv
from pathlib import Path

from holidays.countries import Mexico

FILE = Path(__file__).parents[1] / "resources" / "rest_days.csv"
YEARS = range(2020, 2042)


if __name__ == "__main__":
    spanish, english = (Mexico(years=YEARS, language=language) for language in ("es", "en_US"))
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("day", "es", "en"))
        writer.writerows((day.isoformat(), spanish[day], english[day]) for day in sorted(spanish))
