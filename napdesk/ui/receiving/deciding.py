"""What a person decides at the receiving desk: that a return counts after all, and that a batch no longer does."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from napdesk.schema.durable import write_durably
from napdesk.schema.receiving import BatchState
from napdesk.schema.text import Text, same
from napdesk.services.double_counts import search_around
from napdesk.services.receiving import accept_held
from napdesk.store.received import Batch, Kept
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.files import EXCEL, Files, Purpose
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.box import Box
from napdesk.ui.receiving.reason_box import ReasonBox
from napdesk.ui.summary.wording import many


class Deciding(QObject):
    """``decided`` says that other returns count than before, ``saved`` the path of a file, ``failed`` the Trouble."""

    decided = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, files: Files, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._files = files
        self._page = page
        self.asked: QDialog | None = None

    def ask_why(self, kept: Kept) -> None:
        say, named = self._desk.say, same(f"{kept.office} · {kept.period} · R{kept.revision}")
        words = say((_CHOOSES if kept.why == "forked" else _ACCEPTS).fill(named=named, file=same(kept.file)))
        box = ReasonBox(self._desk, say(_LET_COUNT), words, say(_ACCEPT), self._page.window())
        box.given.connect(partial(self._accept, kept))
        self.asked = box
        box.open()

    def _accept(self, kept: Kept, why: str) -> None:
        self._desk.writer.run(partial(_accept, kept.id, why), lambda _none: self.decided.emit(), self.failed.emit)

    def save_original(self, kept: Kept) -> None:
        target = self._files.save_as(self._page, _WHERE_ORIGINAL, kept.file)
        if target is not None:
            work = partial(_write_original, kept.id, target)
            self._desk.tasks.read(work, lambda _none: self.saved.emit(target), self.failed.emit)

    def ask_undo(self, batch: Batch) -> None:
        say = self._desk.say
        returns = say(many(batch.returns, *_RETURNS))
        banner = Banner(say(_UNDO_WHAT.fill(returns=same(returns))), say(_UNDO_HOW))
        title = say(_UNDO.fill(batch=batch.id))
        self.asked = box = Box(title, banner, say(_LEAVE), say(_UNDO_IT), self._page.window(), careful=True)
        box.accepted.connect(partial(self._undo, batch))
        box.open()

    def _undo(self, batch: Batch) -> None:
        self._desk.writer.run(partial(_undo, batch.id), lambda _none: self.decided.emit(), self.failed.emit)


def _undo(batch: int, store: Store) -> None:
    if store.received.state_of(batch) is BatchState.IN:
        numbers = [one.id for one in store.received.of_batch(batch)]
        store.received.undo(batch)
        search_around(store, numbers)  # what may be counted twice no longer is


def _accept(number: int, why: str, store: Store) -> None:
    accept_held(store, number, why)
    search_around(store, [number])


def _write_original(number: int, target: Path, store: Store) -> None:
    write_durably(target, store.received.original(number))


_WHERE_ORIGINAL = Purpose("originals", Text(es="Guardar el archivo que llegó", en="Save the file that came"), EXCEL)
_LET_COUNT = Text(es="Que cuente este reporte", en="Let this return count")
_ACCEPTS = Text(
    es="{named} contará desde ahora, tal como llegó en «{file}».",
    en="{named} will count from now on, as it came in “{file}”.",
)
_CHOOSES = Text(
    es="{named} contará tal como llegó en «{file}». El otro archivo queda aparte y no cuenta.",
    en="{named} will count as it came in “{file}”. The other file is set aside and does not count.",
)
_ACCEPT = Text(es="Que cuente", en="Let it count")
_RETURNS = (Text(es="{count} reporte", en="{count} return"), Text(es="{count} reportes", en="{count} returns"))
_UNDO = Text(es="¿Deshacer el lote {batch}?", en="Undo batch {batch}?")
_UNDO_WHAT = Text(es="Dejan de contar: {returns}.", en="No longer counting: {returns}.")
_UNDO_HOW = Text(
    es="Vuelve a contar lo que contaba antes. Los archivos se pueden recibir de nuevo.",
    en="What counted before counts again. The files can be received again.",
)
_UNDO_IT = Text(es="Deshacer el lote", en="Undo the batch")
_LEAVE = Text(es="Dejarlo", en="Leave it")
