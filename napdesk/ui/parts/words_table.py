"""A small table of sentences: they wrap, and its rows can be copied into any sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem

from napdesk.ui.look.palette import Palette
from napdesk.ui.parts.table import PADDING, Index, RowDelegate, Table, copy_lines

ROOM = 16  # above and below the words of a row, together
WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class WordsTable(Table):
    """``widths`` in pixels; a column of 0 takes what is left, shared with others of 0. Ctrl+C copies what is chosen."""

    def __init__(self, palette: Palette, name: str, headings: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__(palette, name)
        self._headings = list(headings)
        self._lines: list[Sequence[str]] = []
        self._rows = QStandardItemModel(0, len(headings), self)
        self._rows.setHorizontalHeaderLabels(self._headings)
        self.setModel(self._rows)
        self.setItemDelegate(Wrapped(palette, self))
        self.setSelectionMode(Table.SelectionMode.ExtendedSelection)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setVerticalScrollMode(Table.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        for at, width in enumerate(widths):
            head.setSectionResizeMode(
                at, QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            )
            if width:
                head.resizeSection(at, width)
        head.sectionResized.connect(lambda *_: self.resizeRowsToContents())

    def show_lines(self, lines: Sequence[Sequence[str]]) -> None:
        """Shows these rows, and stands on the first."""
        self._lines = list(lines)
        self._rows.setRowCount(0)
        for line in lines:
            self._rows.appendRow([QStandardItem(cell) for cell in line])
        if lines:
            self.setCurrentIndex(self._rows.index(0, 0))

    def lines(self) -> list[Sequence[str]]:
        """All its rows."""
        return self._lines

    def copy_all(self) -> None:
        """Every row, under the headings."""
        copy_lines([self._headings, *self._lines])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(index.row() for index in self.selectionModel().selectedRows())
            copy_lines([self._headings, *(self._lines[row] for row in rows)])
        else:
            super().keyPressEvent(event)


class Wrapped(RowDelegate):
    """As in any list, but words take the lines they need."""

    def __init__(self, palette: Palette, table: Table) -> None:
        super().__init__(palette, table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        width = self._width(index)
        room = QRect(0, 0, width - 2 * PADDING, 10_000)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        taken = self._view.fontMetrics().boundingRect(room, WRAPPED, words)
        return QSize(width, taken.height() + ROOM)

    def _width(self, index: Index) -> int:
        return self._table.columnWidth(index.column())

    def _write(self, painter: QPainter, box: QRect, words: str, index: Index) -> None:
        painter.setFont(self._font())
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else self._ink)
        painter.drawText(box.adjusted(0, ROOM // 2, 0, 0), WRAPPED, words)
