"""The catalogue of commitments joined to the measures: what each row counts."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from napdesk.schema.figures import Catalogue, Indicator
from napdesk.schema.register import Measure, Register
from napdesk.services.catalogue_rows import catalogue_of


def load_catalogue(path: Path) -> Catalogue:
    """A catalogue file that is known to be right, as the one shipped."""
    with path.open(encoding="utf-8", newline="") as file:
        return catalogue_of(csv.DictReader(file))


def measures_of(registers: Sequence[Register]) -> dict[str, tuple[Register, Measure]]:
    """Every measure by its key, with its register."""
    return {one.key: (register, one) for register in registers for one in register.measures}


def narrowed(indicator: Indicator, register: Register, measure: Measure) -> Measure:
    """What of a measure the indicator counts: the catalogue's closed columns as more conditions."""
    only, more = indicator.narrowing, []
    if only.institutions:
        more.append(f"office_institution IN ({', '.join(quoted(one) for one in only.institutions)})")
    if only.activities:
        more.append(f"activity IN ({', '.join(quoted(one) for one in only.activities)})")
    if only.min_hours is not None:
        more.append(f"hours >= {only.min_hours:g}")
    if only.since is not None:
        more.append(f"{register.clock.begins.key} >= {quoted(only.since.isoformat())}")
    return measure.where(*more) if more else measure


def quoted(value: str) -> str:
    """A value already held against its closed set, as SQL."""
    return "'" + value.replace("'", "''") + "'"
