"""Reading a workbook in a process of its own, with a limit on its time and memory: what aborts, aborts there."""

from __future__ import annotations

import sys
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as TooSlow
from dataclasses import dataclass
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

from pebble import ProcessExpired, ProcessPool
from python_calamine import CalamineError

from napdesk.excel.gate import SheetTraits, is_locked, pass_gate
from napdesk.excel.locking import unlock
from napdesk.excel.parsing import ParsedSheet, sheets_of
from napdesk.excel.refusals import not_a_workbook, too_big
from napdesk.schema.problems import Trouble
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.text import Text

if sys.platform != "win32":
    import resource

SECONDS = 60.0
GLANCE = 0.1  # seconds between two looks at whether anybody still waits
MEMORY = 1_500_000_000  # bytes of address space


@dataclass(frozen=True, slots=True)
class Opened:
    """What the child found: the sheets and their traits, or why it would not read them."""

    sheets: list[ParsedSheet]
    traits: dict[str, SheetTraits]
    refused: tuple[str, Text, Text] | None = None


def open_in_child(path: Path, seconds: float = SECONDS, tell: Tell = unheard, *, password: str | None = None) -> Opened:
    """The sheets of a workbook. Raises Trouble (see ``pass_gate`` and ``unlock``), ``too_big`` or
    ``unreadable_workbook``.

    The child says nothing on its way: ``tell`` hears the same until it is through, and may end it by raising.
    """
    # A fresh process, everywhere the same: a fork of a program with threads and windows may lock up.
    with ProcessPool(max_workers=1, context=get_context("spawn"), initializer=_limit_memory) as pool:
        try:
            opened = _awaited(pool.schedule(open_here, args=[path, password], timeout=seconds), tell)
        except (TooSlow, MemoryError) as gave_up:
            pool.stop()  # type: ignore[no-untyped-call]
            raise too_big() from gave_up
        except ProcessExpired as died:
            raise Trouble("unreadable_workbook", _UNREADABLE, _SAVE_AGAIN) from died
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise
    if opened.refused is not None:
        raise Trouble(*opened.refused)
    return opened


def _awaited(opening: Future[Opened], tell: Tell) -> Opened:
    while True:
        tell(_OPENING, 0)
        if wait((opening,), GLANCE).done:
            return opening.result()


def _unlocked(path: Path, password: str | None) -> BinaryIO | None:
    """The workbook under the password; None where there is nothing to unlock it with, or nothing locked."""
    if not password or not is_locked(path):
        return None
    return BytesIO(unlock(path.read_bytes(), password))


def _limit_memory() -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def open_here(path: Path, password: str | None = None) -> Opened:
    """What the child does; a refusal is returned, not raised."""
    try:
        unlocked = _unlocked(path, password)
        traits = pass_gate(path, unlocked)
        sheets = sheets_of(unlocked or path)
        if any(sheet.name not in traits for sheet in sheets):
            raise not_a_workbook(path)  # the parser saw a sheet that the gate did not look at
        return Opened(sheets, traits)
    except Trouble as trouble:
        # A Trouble does not survive the way back as an exception, its words do.
        return Opened([], {}, (trouble.code, trouble.message, trouble.fix))
    except CalamineError:
        return Opened([], {}, ("unreadable_workbook", _UNREADABLE, _SAVE_AGAIN))


_OPENING = Text(es="Abriendo el libro…", en="Opening the workbook…")
_UNREADABLE = Text(es="El libro está dañado y no se pudo leer.", en="The workbook is damaged and could not be read.")
_SAVE_AGAIN = Text(
    es="Ábralo en Excel, guárdelo con otro nombre e inténtelo con ese; o pídalo de nuevo.",
    en="Open it in Excel, save it under another name and try that one; or ask for it again.",
)
