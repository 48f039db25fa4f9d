"""What is known of a catalogue file before it is kept: what is wrong with it, or what it would change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from napdesk.excel.reading import read_table
from napdesk.schema.figures import Catalogue
from napdesk.schema.problems import Problem
from napdesk.services.catalogue_difference import Difference, difference
from napdesk.services.catalogue_file import read_catalogue
from napdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Offer:
    """``catalogue`` is None where ``problems`` says what is wrong; else ``difference`` is what it would change."""

    catalogue: Catalogue | None
    problems: list[Problem]
    difference: Difference


def look_at(path: Path, store: Store, now: Catalogue) -> Offer:
    """Read and check a file against the registers of a store and the catalogue in force there; nothing is written.

    Raises Trouble of ``read_table`` and ``read_catalogue``.
    """
    found, problems = read_catalogue(read_table(path), store.registers, store.lists)
    return Offer(found, problems, difference(now, found or now))
