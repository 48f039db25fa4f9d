"""The files of a batch: what becomes of each, whose it is and what it changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView

from napdesk.schema.text import Text
from napdesk.services.arrivals import FileReceived
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.table import PILL, Table, copy_lines
from napdesk.ui.receiving.telling import ORDER, PILLS, moved_words, period_and_revision

WIDTHS = (152, 0, 140, 132, 96)
NUMBERS = (4,)


class FilesTable(Table):
    """Those that ask for a look come first; ``stood_on`` gives the FileReceived one is at. Ctrl+C copies the rows."""

    stood_on = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.palette, desk.say(_NAME))
        self._desk = desk
        self._files: list[FileReceived] = []
        self._heads = [desk.say(head) for head in _HEADS]
        self._rows = QStandardItemModel(0, len(WIDTHS), self)
        self._rows.setHorizontalHeaderLabels(self._heads)
        self.setModel(self._rows)
        self.setSelectionMode(Table.SelectionMode.ExtendedSelection)
        head = self.horizontalHeader()
        for at, width in enumerate(WIDTHS):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(at, mode)
            if width:
                head.resizeSection(at, width)
        for at in NUMBERS:
            self._rows.setHeaderData(at, Qt.Orientation.Horizontal, _RIGHT, Qt.ItemDataRole.TextAlignmentRole)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.stood_on.emit(self.file()))

    def show_files(self, files: Sequence[FileReceived]) -> None:
        """Shows these, and stands on the first."""
        self._files = sorted(files, key=lambda one: (ORDER.index(one.outcome), one.path.name))
        self._rows.setRowCount(0)
        for one in self._files:
            self._rows.appendRow(self._row(one))
        if files:
            self.setCurrentIndex(self._rows.index(0, 0))

    def file(self) -> FileReceived | None:
        """The one stood on."""
        at = self.currentIndex().row()
        return self._files[at] if 0 <= at < len(self._files) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
            copy_lines([self._heads, *(self._cells(self._files[row]) for row in rows)])
        else:
            super().keyPressEvent(event)

    def _row(self, one: FileReceived) -> list[QStandardItem]:
        items = [QStandardItem(cell) for cell in self._cells(one)]
        items[0].setData(PILLS[one.outcome], PILL)
        items[1].setToolTip(str(one.path))
        for at in NUMBERS:
            items[at].setTextAlignment(_RIGHT)
            items[at].setFont(tabular(self.font()))
        return items

    def _cells(self, one: FileReceived) -> list[str]:
        said = self._desk.say
        return [
            said(one.outcome.label), one.path.name, one.office or "—", said(period_and_revision(one)), moved_words(one),
        ]  # fmt: skip


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NAME = Text(es="Archivos del lote", en="Files of the batch")
_HEADS = (
    Text(es="Resultado", en="Outcome"),
    Text(es="Archivo", en="File"),
    Text(es="Oficina", en="Office"),
    Text(es="Periodo", en="Period"),
    Text(es="Registros", en="Records"),
)
