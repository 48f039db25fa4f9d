"""Giving acuses: of one return, asked back or not, and of all that came in a batch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from napdesk.schema.leaving import Leaving
from napdesk.schema.offices import code_fits
from napdesk.schema.periods import Period
from napdesk.schema.receipts import ReceiptNote
from napdesk.schema.receiving import BY_CODE
from napdesk.schema.text import Language, Text
from napdesk.services.answering import PLAIN, SIGNED, answer, write_answer
from napdesk.services.arrivals import FileReceived
from napdesk.store.received import Kept
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files, Purpose
from napdesk.ui.receiving.acuse_paper import write_acuse
from napdesk.ui.receiving.ask_back_box import AskBackBox, Told, told_in

PAPER = ".pdf"


class Acuses(QObject):
    """``given`` says the path of what was written, a file or the folder of many; ``failed`` the Trouble in the way."""

    given = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, files: Files, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._files = files
        self._page = page
        self.box: AskBackBox | None = None

    def give(self, office: str, period: Period) -> None:
        """The acuse of the return that counts."""
        self._ask_where(office, period, (), asked_back=False)

    def ask_back(self, kept: Kept) -> None:
        """Ask what the office has to mend, then where the acuse goes."""
        self._desk.tasks.glance(lambda store: told_in(store, kept.id), partial(self._ask_what, kept))

    def give_all(self, files: Sequence[FileReceived]) -> None:
        """The acuse of each file that counts now, into a folder: as an office reads it, or as a page for templates."""
        folder = self._files.folder(self._page, _FOLDER)
        if folder is not None:
            came = [one for one in files if one.outcome.counts]
            work = partial(_write_all, came, folder, self._desk.language, QFont(self._page.font()))
            self._desk.writer.run(work, lambda _none: self.given.emit(folder), self.failed.emit)

    def _ask_what(self, kept: Kept, records: list[Told]) -> None:
        period = Period.read(kept.period)
        if period is None:
            return
        self.box = AskBackBox(self._desk, kept, records, self._page.window())
        self.box.sent.connect(lambda notes: self._ask_where(kept.office, period, notes, asked_back=True))
        self.box.open()

    def _ask_where(self, office: str, period: Period, notes: Sequence[ReceiptNote], *, asked_back: bool) -> None:
        target = self._files.save_as(self._page, _WHERE, f"{_called(office, str(period))}{SIGNED}")
        if target is not None:
            font, language = QFont(self._page.font()), self._desk.language
            work = partial(_write, office, period, tuple(notes), asked_back, target, language, font)
            self._desk.writer.run(work, lambda _none: self.given.emit(target), self.failed.emit)


def _write(
    office: str, period: Period, notes: Sequence[ReceiptNote], asked_back: bool, target: Path, language: Language,
    font: QFont, store: Store,
) -> None:  # fmt: skip
    one = answer(store, office, period, notes, asked_back=asked_back)
    if target.suffix.lower() == PAPER:
        write_acuse(store, one, language, font, target)
    else:
        write_answer(store, one, target, language)
    store.note_file(Leaving.ANSWER, str(period), whom=office)


def _write_all(files: Sequence[FileReceived], folder: Path, language: Language, font: QFont, store: Store) -> None:
    for one in files:
        period = Period.read(one.period or "")
        if one.office is not None and period is not None:
            suffix = PAPER if one.template else SIGNED
            target = folder / f"{_called(one.office, str(period))}{suffix}"
            _write(one.office, period, (), False, target, language, font, store)


def _called(office: str, period: str) -> str:
    """An office may call itself as no file can be called."""
    return f"{office if code_fits(office) else BY_CODE.rstrip(':')}_{period}_acuse"


_KINDS = Text(
    es=f"Acuses (*{SIGNED} *{PAPER} *{PLAIN})",
    en=f"Receipts (*{SIGNED} *{PAPER} *{PLAIN})",
)
_WHERE = Purpose("acuses", Text(es="Guardar el acuse", en="Save the receipt"), _KINDS)
_FOLDER = Purpose("acuses", Text(es="Carpeta para los acuses", en="Folder for the receipts"))
