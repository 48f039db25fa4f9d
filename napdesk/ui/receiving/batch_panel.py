"""The batch under way: where files are dropped, how far the reading is, and what each would change before it counts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from napdesk.schema.problems import Trouble
from napdesk.schema.receiving import Reception
from napdesk.schema.text import Text
from napdesk.services.arrivals import FileReceived
from napdesk.ui.desk import Desk
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.empty import EmptyState
from napdesk.ui.parts.labels import ElidedWords
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.tones import Tone
from napdesk.ui.receiving.files_table import FilesTable
from napdesk.ui.receiving.telling import in_full, in_sum
from napdesk.ui.returns.under_way import UnderWay

HINT, READING, BATCH = range(3)


class BatchPanel(Panel):
    """``dropped`` gives the paths that were dropped; the other signals are its buttons', ``mark_wanted`` with the
    template to be sent back."""

    dropped = Signal(object)
    take_in_wanted = Signal()
    discard_wanted = Signal()
    mark_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say(_HEADING))
        self._desk = desk
        self.setAcceptDrops(True)
        self.busy = UnderWay(desk.language, "Esc")
        self.said = ElidedWords("", "strong")
        self.trouble = Banner("", tone=Tone.STOP)
        self.trouble.hide()
        self.files = FilesTable(desk)
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName(desk.say(_TOLD))
        self.take_in = KeyButton(desk.say(_TAKE_IN), "Ctrl+Enter", "primary")
        self.discard = KeyButton(desk.say(_DISCARD), kind="quiet")
        self.mark = KeyButton(desk.say(_MARK))
        self._pages = QStackedWidget()
        for page in (self._hint(), self._reading(), self._batch()):
            self._pages.addWidget(page)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self._pages, 1)
        self.files.stood_on.connect(self._tell)
        self.take_in.clicked.connect(self.take_in_wanted)
        self.discard.clicked.connect(self.discard_wanted)
        self.mark.clicked.connect(lambda: self.mark_wanted.emit(self.files.file()))

    @property
    def reading(self) -> bool:
        """Whether files are being read."""
        return self._pages.currentIndex() == READING

    def show_nothing(self) -> None:
        """Ready for files."""
        self.busy.rest()
        self._pages.setCurrentIndex(HINT)

    def show_reading(self) -> None:
        self.trouble.hide()
        self._pages.setCurrentIndex(READING)
        self.busy.begin(_OPENING)

    def show_batch(self, files: Sequence[FileReceived], *, taken_in: bool) -> None:
        """Shows what would become of the files, or what became of them."""
        self.busy.rest()
        self._pages.setCurrentIndex(BATCH)
        anything = any(one.number for one in files)
        said, foreseen = in_sum(files, self._desk), not taken_in and anything
        self.said.setText(self._desk.say(_FORESEEN.fill(said=said)) if foreseen else said)
        self.take_in.setVisible(foreseen)
        self.discard.set_words(self._desk.say(_DISCARD if foreseen else _CLEAR))
        self.files.show_files(files)
        self.files.setFocus()

    def show_trouble(self, trouble: Trouble) -> None:
        self.trouble.set_words(self._desk.say(trouble.message), self._desk.say(trouble.fix))
        self.trouble.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if not self.reading and _paths(event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        event.acceptProposedAction()
        self.dropped.emit(_paths(event.mimeData().urls()))

    def _tell(self, one: FileReceived | None) -> None:
        self.told.setPlainText(in_full(one, self._desk) if one is not None else "")
        wrong = one is not None and one.code == "wrong_rows" and one.outcome is Reception.REFUSED
        self.mark.setVisible(wrong)

    def _hint(self) -> QWidget:
        return EmptyState(self._desk.icons.icon("receiving", "muted"), self._desk.say(_DROP), self._desk.say(_LEAD))

    def _reading(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(self.busy)
        column.addStretch(2)
        return holder

    def _batch(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(8)
        split.setChildrenCollapsible(False)
        split.addWidget(self.files)
        split.addWidget(self.told)
        split.setSizes([300, 130])
        split.setStretchFactor(0, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.mark)
        row.addStretch(1)
        row.addWidget(self.discard)
        row.addWidget(self.take_in)
        column.addWidget(self.said)
        column.addWidget(split, 1)
        column.addLayout(row)
        return holder


def _paths(urls: Sequence[QUrl]) -> list[Path]:
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


_HEADING = Text(es="Lote", en="Batch")
_DROP = Text(es="Suelte aquí los reportes", en="Drop returns here")
_LEAD = Text(
    es="Archivos, carpetas, plantillas llenas o lo que turnó otra concentradora. Primero verá qué cambiaría cada uno; "
    "nada cuenta hasta que usted reciba el lote.",
    en="Files, folders, filled templates or what another hub forwarded. First you see what each would change; nothing "
    "counts until you receive the batch.",
)
_OPENING = Text(es="Abriendo los archivos…", en="Opening the files…")
_TOLD = Text(es="Sobre el archivo elegido", en="About the file chosen")
_TAKE_IN = Text(es="Recibir el lote", en="Receive the batch")
_FORESEEN = Text(es="Si recibe este lote: {said}", en="If you receive this batch: {said}")
_DISCARD = Text(es="Descartar", en="Discard")
_CLEAR = Text(es="Quitar de la vista", en="Clear")
_MARK = Text(es="Guardar marcada para su oficina…", en="Save it marked for its office…")
