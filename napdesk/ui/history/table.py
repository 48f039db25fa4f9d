"""The table of a record's history: one block for each step, walked from step to step."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractSlider, QHeaderView

from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.history.lines import Line
from napdesk.ui.look.palette import Palette
from napdesk.ui.parts.table import PADDING
from napdesk.ui.parts.words_table import WordsTable, Wrapped

FIELD = 2  # the column of the field, over which and the rest words run that are no field's
WIDTHS = (0, 112, 0, 0, 0)
LONGEST = "00/00/0000 00:00"
Index = QModelIndex | QPersistentModelIndex


class HistoryTable(WordsTable):
    """``walked`` gives the number of the step one is at."""

    walked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.palette, desk.say(_NAME), [desk.say(one) for one in _HEADS], WIDTHS)
        self._muted = QColor(desk.palette.muted)
        self._firsts: list[int] = []  # the row at which each step begins
        # Once they all stand: rows that see to their height by themselves do so at every line that joins them.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().resizeSection(0, self.fontMetrics().horizontalAdvance(LONGEST) + 2 * PADDING + 4)
        self.setItemDelegate(_Blocks(desk.palette, self))
        self.setSelectionMode(WordsTable.SelectionMode.NoSelection)  # whole steps are chosen, here
        self.selectionModel().currentRowChanged.connect(self._choose)

    def show_steps(self, steps: list[tuple[list[Line], int]]) -> None:
        """Shows the lines of each step, of which so many are words, and stands on none."""
        self._firsts = []
        self.clearSpans()
        rows = 0
        for lines, _ in steps:
            self._firsts.append(rows)
            rows += len(lines)
        self.show_lines([line for lines, _ in steps for line in lines])
        for first, (lines, words) in zip(self._firsts, steps, strict=True):
            self._join(first, len(lines), words)
        self.resizeRowsToContents()

    def step(self) -> int:
        """The number of the step one is at, -1 for none."""
        return bisect_right(self._firsts, self.currentIndex().row()) - 1

    def go_to(self, step: int) -> None:
        """To a step; past the last one it stays."""
        if self._firsts:
            row = self._firsts[max(0, min(step, len(self._firsts) - 1))]
            self.setCurrentIndex(self.model().index(row, FIELD))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _STEPS:
            self.go_to(self.step() + _STEPS[Qt.Key(event.key())])
        elif event.key() in _PAGES:
            # A step may be longer than what is seen of it.
            self.verticalScrollBar().triggerAction(_PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _join(self, first: int, count: int, words: int) -> None:
        """When and who once for the step; its words over all columns of the fields."""
        model = self.model()
        for column in range(FIELD if count > 1 else 0):
            self.setSpan(first, column, count, 1)
            for row in range(first + 1, first + count):
                model.setData(model.index(row, column), "")  # what is under a span would still ask for its height
        for row in range(first, first + words):
            self.setSpan(row, FIELD, 1, len(WIDTHS) - FIELD)
            model.setData(model.index(row, FIELD), self._muted, Qt.ItemDataRole.ForegroundRole)

    def _choose(self, index: Index) -> None:
        if not index.isValid():
            return
        step = self.step()
        first, last = self._firsts[step], self._end(step) - 1
        block = QItemSelection(self.model().index(first, 0), self.model().index(last, len(WIDTHS) - 1))
        self.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(self.model().index(last, FIELD))
        self.scrollTo(self.model().index(first, FIELD))
        self.walked.emit(step)

    def ends(self, row: int) -> bool:
        """Whether a step's last line stands in the row."""
        return row + 1 in self._firsts or row + 1 == self.model().rowCount()

    def _end(self, step: int) -> int:
        return self._firsts[step + 1] if step + 1 < len(self._firsts) else self.model().rowCount()


class _Blocks(Wrapped):
    """Words that are no field's run over the columns beside them, and a line stands under whole steps only."""

    def __init__(self, palette: Palette, table: HistoryTable) -> None:
        super().__init__(palette, table)
        self._blocks = table

    def _width(self, index: Index) -> int:
        columns = range(index.column(), index.column() + self._table.columnSpan(index.row(), index.column()))
        return sum(self._table.columnWidth(column) for column in columns)

    def _rule(self, painter: QPainter, box: QRect, index: Index) -> None:
        if index.column() < FIELD or self._blocks.ends(index.row()):
            super()._rule(painter, box, index)


_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
_PAGES = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
_NAME = Text(es="Historial del registro", en="History of the record")
_HEADS = (
    Text(es="Cuándo", en="When"),
    Text(es="Quién", en="Who"),
    Text(es="Dato", en="Field"),
    Text(es="Antes", en="Before"),
    Text(es="Después", en="After"),
)
