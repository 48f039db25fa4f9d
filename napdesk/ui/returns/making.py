"""Making the file of a period beside the thread that writes, which is needed for its last moment only."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from napdesk.schema.periods import Period
from napdesk.schema.progress import within
from napdesk.schema.text import Language
from napdesk.services.closing import compose_return, send
from napdesk.services.returns import WrittenReturn, write_return
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.tasks import Steps


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that was asked for; without a password where that is empty."""

    period: Period
    language: Language
    target: Path
    preview: bool
    nil: bool = False
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was written, and what stands on its cover."""

    path: Path
    folio: str
    short_seal: str
    preview: bool


def make(wanted: Wanted, desk: Desk, store: Store, steps: Steps) -> Made:
    """Write it from what ``store`` reads. Raises Trouble as ``send`` does; Cancelled until its last moment."""
    work = _preview if wanted.preview else _return
    written = work(wanted, desk, store, steps)
    return Made(wanted.target, written.folio, written.short_seal, wanted.preview)


def _preview(wanted: Wanted, desk: Desk, store: Store, steps: Steps) -> WrittenReturn:
    composed = compose_return(
        store,
        desk.catalogue,
        wanted.period,
        language=wanted.language,
        now=desk.now(),
        preview=True,
        tell=within(steps.tell, 0, 0.25),
    )
    return write_return(composed, store.lists, wanted.target, within(steps.tell, 0.25, 1), password=wanted.password)


def _return(wanted: Wanted, desk: Desk, store: Store, steps: Steps) -> WrittenReturn:
    return send(
        store,
        desk.catalogue,
        wanted.period,
        wanted.target,
        language=wanted.language,
        now=desk.now(),
        nil=wanted.nil,
        password=wanted.password,
        tell=steps.tell,
        write=desk.writer.wait,
        end=steps.end,
    )
