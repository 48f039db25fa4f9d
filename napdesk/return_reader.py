"""What a child that reads returns is composed of: our registers and lists, loaded there and not in the program."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.services.return_rows import ReturnRows, read_rows


def read_return(path: Path, password: str | None, *, today: date) -> ReturnRows:
    """A return read and checked by the rules of entry. Raises Trouble as ``open_here``."""
    return read_rows(path, password, REGISTERS, _lists(), today)


@cache
def _lists() -> Lists:
    return Lists.load(resources() / "lists")
