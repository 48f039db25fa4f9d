"""One process at a time on a store: a lock that dies with its process, and a note of who holds it."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from filelock import FileLock, Timeout

from napdesk.schema.durable import trouble_of
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text, same
from napdesk.store.place import folder_is_writable


class Holder(NamedTuple):
    """Who holds a store: the name they work under, the machine, the process, since when (ISO)."""

    who: str
    host: str
    pid: int
    since: str


class Held:
    """A store kept from other processes until ``release`` or the end of the block."""

    def __init__(self, lock: FileLock | None, note: Path) -> None:
        self._lock = lock
        self._note = note

    def release(self) -> None:
        """Let others in; a second time does nothing."""
        if self._lock is None or not self._lock.is_locked:
            return
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()

    def __enter__(self) -> Held:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def hold(store: Path, *, who: str = "", since: str = "") -> Held:
    """Keep other processes off a store, or raise Trouble ``store_open_elsewhere`` naming who has it.

    Where the folder cannot be written there is nothing to guard: the store opens to read only.
    """
    lock = FileLock(store.with_name(f"{store.name}.lock"), timeout=0, thread_local=False)
    note = store.with_name(f"{store.name}.holder")
    try:
        lock.acquire()
    except Timeout:
        raise _held_by(holder_of(store)) from None
    except OSError as error:
        if folder_is_writable(store.parent):
            raise trouble_of(error, store) from error
        return Held(None, note)
    holder = Holder(who, platform.node(), os.getpid(), since)
    with suppress(OSError):  # the lock is what counts; the note only lets others name its holder
        note.write_text(json.dumps(holder._asdict(), ensure_ascii=False), encoding="utf-8")
    return Held(lock, note)


def holder_of(store: Path) -> Holder | None:
    """Who noted that they hold a store, or None where nobody legible did."""
    try:
        written = json.loads(store.with_name(f"{store.name}.holder").read_text(encoding="utf-8"))
        return Holder(str(written["who"]), str(written["host"]), int(written["pid"]), str(written["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _held_by(holder: Holder | None) -> Trouble:
    if holder is None:
        return Trouble("store_open_elsewhere", _HELD, _CLOSE_IT)
    who = same(holder.who) if holder.who else _SOMEBODY
    since = _SINCE.fill(since=holder.since.replace("T", " ")[:16]) if holder.since else same("")
    message = _HELD_BY.fill(who=who, host=holder.host, pid=holder.pid, since=since)
    return Trouble("store_open_elsewhere", message, _CLOSE_IT)


_HELD = Text(
    es="Los datos ya están abiertos en otra ventana de NapDesk.",
    en="The data is already open in another NapDesk.",
)
_HELD_BY = Text(
    es="Los datos ya están abiertos: los tiene {who} en el equipo {host} (proceso {pid}){since}.",
    en="The data is already open: {who} has it on the computer {host} (process {pid}){since}.",
)
_SOMEBODY = Text(es="otra ventana de NapDesk", en="another NapDesk")
_SINCE = Text(es=", desde {since}", en=", since {since}")
_CLOSE_IT = Text(
    es="Siga en esa ventana, o ciérrela e inténtelo de nuevo. No se cambió nada.",
    en="Go on in that window, or close it and try again. Nothing was changed.",
)
