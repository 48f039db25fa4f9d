"""Recepción: files are dropped, looked at as a batch and received at once; beside it what waits for a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from napdesk.return_reader import read_return
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text, same
from napdesk.services.arrivals import FileReceived
from napdesk.services.double_counts import search_around
from napdesk.services.receiving import Staged, stage, take_in, undecided, write_marked
from napdesk.store.received import Batch, Kept
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.files import EXCEL, Files, Purpose
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.page import Page
from napdesk.ui.parts.swap import clear
from napdesk.ui.parts.tones import Tone
from napdesk.ui.receiving.acuses import Acuses
from napdesk.ui.receiving.batch_panel import BatchPanel
from napdesk.ui.receiving.batches_panel import SHOWN, BatchesPanel
from napdesk.ui.receiving.deciding import Deciding
from napdesk.ui.receiving.waiting_panel import WaitingPanel
from napdesk.ui.summary.wording import many
from napdesk.ui.tasks import Steps


@dataclass(frozen=True, slots=True)
class Standing:
    """What waits for a decision, and the batches received last."""

    waiting: list[Kept]
    batches: list[Batch]


def look(store: Store) -> Standing:
    return Standing(undecided(store), store.received.batches(SHOWN))


class ReceivingPage(Page):
    """``changed`` says that other returns count than before; ``looked`` each new Standing."""

    changed = Signal()
    looked = Signal(object)

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__(desk.say(_TITLE))
        self._desk = desk
        self._files = files
        self._staged: Staged | None = None
        self._told: list[FileReceived] = []
        self.folder = KeyButton(desk.say(_CHOOSE_FOLDER))
        self.choose = KeyButton(desk.say(_CHOOSE), "Ctrl+O", "primary")
        self.batch = BatchPanel(desk)
        self.waiting = WaitingPanel(desk)
        self.batches = BatchesPanel(desk)
        self.acuses = Acuses(desk, files, self)
        self.deciding = Deciding(desk, files, self)
        self._news = QVBoxLayout()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.choose)

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self.batch.reading

    def refresh(self) -> None:
        """Looks at what waits; a batch under way stays as it is."""
        self._desk.tasks.glance(look, self._show)

    def view(self) -> tuple[Staged | None, list[FileReceived]]:
        return self._staged, self._told

    def take_view(self, view: tuple[Staged | None, list[FileReceived]]) -> None:
        """Goes on with the batch that was being looked at."""
        self._staged, self._told = view
        if self._told:
            self.batch.show_batch(self._told, taken_in=self._staged is None)

    def receive(self, paths: Sequence[Path]) -> None:
        """Reads files and folders, off the window's thread, and shows what each would change."""
        if self.busy or not paths:
            return
        clear(self._news)
        self._staged, self._told = None, []
        self._set_reading(True)
        today, write = self._desk.today(), self._desk.writer.wait

        def work(store: Store, steps: Steps) -> Staged:
            return stage(store, paths, read_return, today, steps.tell, write=write)

        job = self._desk.tasks.follow(work, self._show_staged, self._fail, self.batch.busy.tell)
        self.batch.busy.watch(job)

    def _lay_out(self) -> None:
        self.header.add_action(self.folder)
        self.header.add_action(self.choose)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.batch, 8)
        aside = QVBoxLayout()
        aside.setSpacing(14)
        aside.addWidget(self.waiting, 3)
        aside.addWidget(self.batches, 2)
        row.addLayout(aside, 4)
        self.body.addLayout(self._news)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._ask_files)
        self.folder.clicked.connect(self._ask_folder)
        self.batch.dropped.connect(self.receive)
        self.batch.busy.cancelled.connect(self._rest)
        self.batch.take_in_wanted.connect(self._take_in)
        self.batch.discard_wanted.connect(self._discard)
        self.batch.mark_wanted.connect(self._mark)
        self.waiting.accept_wanted.connect(self.deciding.ask_why)
        self.waiting.ask_back_wanted.connect(self.acuses.ask_back)
        self.waiting.original_wanted.connect(self.deciding.save_original)
        self.batches.undo_wanted.connect(self.deciding.ask_undo)
        self.deciding.decided.connect(self._changed)
        self.deciding.saved.connect(self._say_saved)
        self.deciding.failed.connect(self._fail)
        self.acuses.given.connect(self._say_saved)
        self.acuses.failed.connect(self.batch.show_trouble)

    def _show(self, standing: Standing) -> None:
        self.waiting.show_waiting(standing.waiting)
        self.batches.show_batches(standing.batches)
        self.looked.emit(standing)

    def _ask_files(self) -> None:
        if paths := self._files.open_many(self, _WHICH):
            self.receive(paths)

    def _ask_folder(self) -> None:
        folder = self._files.folder(self, _WHICH_FOLDER)
        if folder is not None:
            self.receive([folder])

    def _set_reading(self, reading: bool) -> None:
        for button in (self.choose, self.folder):
            button.setEnabled(not reading)
        if reading:
            self.batch.show_reading()

    def _rest(self) -> None:
        self._set_reading(False)
        self.batch.show_nothing()

    def _show_staged(self, staged: Staged) -> None:
        self._set_reading(False)
        self._staged, self._told = staged if staged.anything else None, staged.files
        if staged.files:
            self.batch.show_batch(staged.files, taken_in=not staged.anything)
        else:
            self.batch.show_nothing()
            self._say(Banner(self._desk.say(_NO_FILES), self._desk.say(_WHAT_FILES)))

    def _take_in(self) -> None:
        if (staged := self._staged) is not None:
            self.batch.take_in.setEnabled(False)
            self._desk.writer.run(partial(_take_in, staged), self._taken_in, self._fail)

    def _taken_in(self, came: tuple[list[FileReceived], int]) -> None:
        files, doubled = came
        batch = self._staged.batch if self._staged is not None else 0
        self.batch.take_in.setEnabled(True)
        self._staged, self._told = None, files
        self.batch.show_batch(files, taken_in=True)
        twice = self._desk.say(many(doubled, *_DOUBLED)) if doubled else ""
        banner = Banner(self._desk.say(_TAKEN_IN.fill(batch=batch)), twice, tone=Tone.MET)
        if any(one.outcome.counts for one in files):
            banner.add_answer(self._desk.say(_ACUSES)).clicked.connect(partial(self.acuses.give_all, files))
        self._say(banner)
        self._changed()

    def _discard(self) -> None:
        staged, self._staged, self._told = self._staged, None, []
        clear(self._news)
        self.batch.show_nothing()
        self.choose.setFocus()
        if staged is not None:
            self._desk.writer.run(lambda store: store.received.sweep())

    def _mark(self, one: FileReceived | None) -> None:
        """Write a template back, for its office to mend."""
        if one is None:
            return
        name = self._desk.say(_MARKED.fill(name=same(one.path.stem)))
        target = self._files.save_as(self, _WHERE_MARKED, name)
        if target is not None:
            language = self._desk.language
            self._desk.tasks.compute(
                lambda: write_marked(one, target, language), lambda _none: self._say_saved(target), self._fail
            )

    def _changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def _fail(self, trouble: Trouble) -> None:
        self._set_reading(False)
        self.batch.take_in.setEnabled(True)
        if not self._told:
            self.batch.show_nothing()
        self.batch.show_trouble(trouble)
        self.refresh()

    def _say_saved(self, target: Path) -> None:
        banner = Banner(self._desk.say(_SAVED.fill(name=same(target.name))), tone=Tone.MET)
        folder = target if target.is_dir() else target.parent
        banner.add_answer(self._desk.say(_OPEN_FOLDER)).clicked.connect(lambda: self._files.show(folder))
        self._say(banner)

    def _say(self, banner: Banner) -> None:
        clear(self._news)
        self._news.addWidget(banner)


def _take_in(staged: Staged, store: Store) -> tuple[list[FileReceived], int]:
    """What became of the files, and how many possible double counts were found around them."""
    files = take_in(store, staged)
    return files, len(search_around(store, [one.number for one in files if one.number]))


_TITLE = Text(es="Recepción", en="Receiving")
_CHOOSE = Text(es="Elegir archivos…", en="Choose files…")
_CHOOSE_FOLDER = Text(es="Elegir una carpeta…", en="Choose a folder…")
_FILES = Text(
    es="Reportes, plantillas y envíos (*.xlsx *.zip)", en="Returns, templates and forwarded files (*.xlsx *.zip)"
)
_WHICH = Purpose("receiving", Text(es="Archivos por recibir", en="Files to receive"), _FILES)
_WHICH_FOLDER = Purpose("receiving", Text(es="Carpeta por recibir", en="Folder to receive"))
_WHERE_MARKED = Purpose("marked", Text(es="Guardar la plantilla marcada", en="Save the marked template"), EXCEL)
_MARKED = Text(es="{name}-por-corregir.xlsx", en="{name}-to-mend.xlsx")
_NO_FILES = Text(es="Ahí no hay reportes.", en="There is no return there.")
_WHAT_FILES = Text(
    es="Se reciben libros .xlsx y los envíos .zip de otra concentradora.",
    en="Workbooks .xlsx and what another hub sent as .zip are received.",
)
_TAKEN_IN = Text(es="Lote {batch} recibido.", en="Batch {batch} received.")
_DOUBLED = (
    Text(es="{count} posible doble conteo, en Concentrado.", en="{count} possible double count, in Consolidated."),
    Text(es="{count} posibles dobles conteos, en Concentrado.", en="{count} possible double counts, in Consolidated."),
)
_ACUSES = Text(es="Guardar los acuses…", en="Save the receipts…")
_SAVED = Text(es="Se guardó «{name}».", en="“{name}” was saved.")
_OPEN_FOLDER = Text(es="Abrir la carpeta", en="Open the folder")
