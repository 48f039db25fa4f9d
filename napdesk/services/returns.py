"""Writing a return: bound, sealed, written beside its place, read again, and only then put there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from napdesk.excel.contents import Place, Return
from napdesk.excel.locking import lock, refuse_unfit_password, unlock
from napdesk.excel.return_book import bind_return, check_return, save_return, written_differently
from napdesk.schema.codes import Lists
from napdesk.schema.durable import durable_path, sync_file, write_durably
from napdesk.schema.office_key import Sign
from napdesk.schema.offices import CODE_LENGTH, Office
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.progress import Tell, unheard, within
from napdesk.schema.text import Text
from napdesk.store.store import Store

__all__ = [
    "Place",
    "Return",
    "WrittenReturn",
    "file_name",
    "file_name_of",
    "name_beside",
    "refuse_unfit_password",
    "return_beside",
    "write_copy",
    "write_return",
]

SUFFIX = ".xlsx"
_UNSAFE = re.compile(r"[^A-Z0-9-]+")


@dataclass(frozen=True, slots=True)
class WrittenReturn:
    """What was written; ``counts`` are records by register key. A preview has an empty seal and no ``content``."""

    file: Path
    seal: str
    short_seal: str
    folio: str
    counts: dict[str, int]
    content: bytes = field(default=b"", repr=False)


def write_return(
    ret: Return, lists: Lists, target: Path, tell: Tell = unheard, *, sign: Sign | None = None, password: str = ""
) -> WrittenReturn:
    """Write a return; on any failure an older file there is as it was.

    Raises Trouble of ``durable_path``, or ``written_differently``.
    """
    with return_beside(ret, lists, target, tell, sign=sign, password=password) as written:
        pass
    return written


@contextmanager
def return_beside(
    ret: Return, lists: Lists, target: Path, tell: Tell = unheard, *, sign: Sign | None = None, password: str = ""
) -> Iterator[WrittenReturn]:
    """A return whole and checked beside its place; it is put there as the block ends, or is gone if that fails."""
    book = bind_return(ret, lists, within(tell, 0, 0.2), sign=sign)
    with durable_path(target) as part:
        # What is to have a password stands nowhere without it: a stick or a folder of rubbish would keep it.
        written = BytesIO() if password else part
        save_return(book, written, within(tell, 0.2, 0.85))
        check_return(book, written, within(tell, 0.85, 1))
        content = written.getvalue() if isinstance(written, BytesIO) else part.read_bytes()
        if password:
            put_locked(part, content, password)
        sync_file(part)  # here, for a slow stick would else hold up whoever ends the block
        yield WrittenReturn(target, book.seal, book.short_seal, ret.folio, ret.counts, content if book.seal else b"")


def write_copy(store: Store, period: Period, target: Path, password: str = "") -> None:
    """The newest return of a period once more, as it left. Raises Trouble ``no_copy`` and those of ``durable_path``."""
    content = store.periods.file(period)
    if content is None:
        raise no_copy(period)
    if not password:
        write_durably(target, content)
        return
    with durable_path(target) as part:
        put_locked(part, content, password)


def no_copy(period: Period) -> Trouble:
    return Trouble("no_copy", _NO_COPY.fill(period=period.label), _MAKE_ONE)


def put_locked(part: Path, content: bytes, password: str) -> None:
    """Write a workbook under a password, and hold what was written against it. Raises Trouble ``written_differently``,
    ``weak_password``."""
    refuse_unfit_password(password)
    part.write_bytes(lock(content, password))
    try:
        read = unlock(part.read_bytes(), password)
    except Trouble as trouble:
        raise written_differently() from trouble
    if read != content:
        raise written_differently()


def file_name(ret: Return) -> str:
    """The name proposed for a return's file, safe on every system."""
    return file_name_of(ret.office, ret.period, ret.revision, preview=ret.preview)


def file_name_of(office: Office, period: Period, revision: int = 0, *, preview: bool = False) -> str:
    """``NapDesk_30-SEMAR-01_2025-T3.xlsx``; ``_R1`` follows for a revision, ``_vista-previa`` for a preview."""
    parts = [str(period), f"R{revision}" if revision else "", "vista-previa" if preview else ""]
    return name_beside(office, "_".join(part for part in parts if part), SUFFIX)


def name_beside(office: Office, words: str, suffix: str) -> str:
    """The name of another file of the office, such as ``NapDesk_30-SEMAR-01_Resumen-2025.pdf``."""
    parts = ("NapDesk", _UNSAFE.sub("-", office.code.upper()).strip("-")[:CODE_LENGTH], words)
    return "_".join(part for part in parts if part) + suffix


_NO_COPY = Text(
    es="Del periodo {period} no se guarda aquí ningún reporte.", en="No return of the period {period} is kept here."
)
_MAKE_ONE = Text(es="Haga el reporte.", en="Make the return.")
