"""Work on a file that nobody here made, in a process of its own with a limit on its time and memory: what aborts,
aborts there."""

from __future__ import annotations

import atexit
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as TooSlow
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from threading import Lock, Timer
from typing import Any, BinaryIO, TypeVar

from pebble import ProcessExpired, ProcessPool
from python_calamine import CalamineError

from napdesk.excel.gate import is_locked, pass_gate
from napdesk.excel.locking import unlock
from napdesk.excel.parsing import ParsedSheet, sheets_of
from napdesk.excel.refusals import not_a_workbook, too_big
from napdesk.excel.sheet_traits import SheetTraits
from napdesk.schema.durable import unread
from napdesk.schema.problems import Trouble
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.text import Text

if sys.platform != "win32":
    import resource

T = TypeVar("T")
SECONDS = 60.0
GLANCE = 0.1  # seconds between two looks at whether anybody still waits
KEPT = 60.0  # seconds without work after which a child ends
MEMORY = 1_500_000_000  # bytes of address space


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook's sheets, and by their names what their values do not tell."""

    sheets: list[ParsedSheet]
    traits: dict[str, SheetTraits]


@dataclass(frozen=True, slots=True)
class Refused:
    """A Trouble does not survive the way back from the child as an exception, its words do."""

    code: str
    message: Text
    fix: Text


def ask_child(
    work: Callable[[Path, str | None], T],
    path: Path,
    tell: Tell = unheard,
    *,
    password: str | None = None,
    seconds: float = SECONDS,
) -> T:
    """What ``work``, a function of a module, makes of a file and its password in the child.

    The child says nothing on its way: ``tell`` hears the same until it is through, and may end it by raising. Raises
    the work's Trouble, ``too_big`` or ``unreadable_workbook``.
    """
    asked: Future[T | Refused] = CHILDREN.ask(_answer, work, path.absolute(), password, seconds=seconds)
    try:
        return _answered(partial(_awaited, asked, tell))
    except BaseException:
        asked.cancel()
        raise


def ask_each(
    work: Callable[[Path, str | None], T],
    paths: Iterable[Path],
    *,
    password: str | None = None,
    seconds: float = SECONDS,
) -> Iterator[tuple[Path, T | Trouble]]:
    """The same of many files, in their order, by as many children as the machine has cores: one that dies takes its
    own file with it."""
    waiting: deque[tuple[Path, Future[T | Refused]]] = deque()
    try:
        for path in paths:
            waiting.append((path, MANY_CHILDREN.ask(_answer, work, path.absolute(), password, seconds=seconds)))
            if len(waiting) > 2 * MANY_CHILDREN.workers:
                path, asked = waiting.popleft()
                yield path, _answer_or_trouble(asked)
        while waiting:
            path, asked = waiting.popleft()
            yield path, _answer_or_trouble(asked)
    finally:
        for _, asked in waiting:  # nobody asks for what is still under way
            asked.cancel()


def _answer_or_trouble(asked: Future[Any]) -> Any:
    try:
        return _answered(asked.result)
    except Trouble as trouble:
        return trouble


def _answered(answer: Callable[[], T | Refused]) -> T:
    """What the child answered. Raises its Trouble, ``too_big`` or ``unreadable_workbook``."""
    try:
        answered = answer()
    except (TooSlow, MemoryError) as gave_up:
        raise too_big() from gave_up
    except ProcessExpired as died:
        raise Trouble("unreadable_workbook", _UNREADABLE, _SAVE_AGAIN) from died
    if isinstance(answered, Refused):
        raise Trouble(answered.code, answered.message, answered.fix)
    return answered


class Children:
    """Those that are kept for the next file, as a start would take a fifth of a second for each."""

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers
        self._pool: ProcessPool | None = None
        self._lock = Lock()
        self._asked = 0

    def ask(self, work: Callable[..., Any], *args: object, seconds: float) -> Future[Any]:
        with self._lock:
            # A fresh process, everywhere the same: a fork of a program with threads and windows may lock up.
            self._pool = self._pool or ProcessPool(
                self.workers, context=get_context("spawn"), initializer=_limit_memory
            )
            self._asked += 1
            asked: Future[Any] = self._pool.schedule(work, args=args, timeout=seconds)
        asked.add_done_callback(self._rest)
        return asked

    def close(self, asked: int | None = None) -> None:
        """End it; where it is told how often it had been asked, only if nobody has asked since."""
        with self._lock:
            if self._pool is not None and asked in (None, self._asked):
                self._pool.stop()  # type: ignore[no-untyped-call]
                self._pool.join()
                self._pool = None

    def _rest(self, _asked: Future[Any]) -> None:
        ending = Timer(KEPT, self.close, (self._asked,))
        ending.daemon = True
        ending.start()


CHILDREN, MANY_CHILDREN = Children(), Children(os.cpu_count() or 1)
atexit.register(CHILDREN.close)
atexit.register(MANY_CHILDREN.close)


def open_here(path: Path, password: str | None = None) -> Opened:
    """A workbook's sheets once it has passed the gate, for the child. Raises Trouble."""
    unlocked = _unlocked(path, password)
    traits = pass_gate(path, unlocked)
    sheets = sheets_of(unlocked or path)
    if any(sheet.name not in traits for sheet in sheets):
        raise not_a_workbook(path)  # the parser saw a sheet that the gate did not look at
    return Opened(sheets, traits)


def _answer(work: Callable[[Path, str | None], T], path: Path, password: str | None) -> T | Refused:
    """What the child does."""
    try:
        return work(path, password)
    except OSError as error:
        return _refusal(unread(error, path))
    except Trouble as trouble:
        return _refusal(trouble)
    except CalamineError:
        return Refused("unreadable_workbook", _UNREADABLE, _SAVE_AGAIN)
    except BaseException as panic:
        if isinstance(panic, Exception | SystemExit | KeyboardInterrupt):
            raise
        return Refused("unreadable_workbook", _UNREADABLE, _SAVE_AGAIN)  # calamine's own, which cannot be sent back


def _refusal(trouble: Trouble) -> Refused:
    return Refused(trouble.code, trouble.message, trouble.fix)


def _awaited(asked: Future[T], tell: Tell) -> T:
    while True:
        tell(_OPENING, 0)
        if wait((asked,), GLANCE).done:
            return asked.result()


def _unlocked(path: Path, password: str | None) -> BinaryIO | None:
    """The workbook under the password; None where there is nothing to unlock it with, or nothing locked."""
    if not password or not is_locked(path):
        return None
    return BytesIO(unlock(path.read_bytes(), password))


def _limit_memory() -> None:
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


_OPENING = Text(es="Abriendo el libro…", en="Opening the workbook…")
_UNREADABLE = Text(es="El libro está dañado y no se pudo leer.", en="The workbook is damaged and could not be read.")
_SAVE_AGAIN = Text(
    es="Ábralo en Excel, guárdelo con otro nombre e inténtelo con ese; o pídalo de nuevo.",
    en="Open it in Excel, save it under another name and try that one; or ask for it again.",
)
