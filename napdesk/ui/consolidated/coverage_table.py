"""Offices by periods: a pill in each cell says what became of that return."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView

from napdesk.schema.coverage import Cell, CellStatus, Coverage, OfficeCoverage
from napdesk.schema.folding import fold
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.parts.table import PILL, Table, copy_lines
from napdesk.ui.parts.tones import Shape, Tone

PILLS = {
    CellStatus.EXPECTED: (Tone.PLAIN, Shape.RING),
    CellStatus.RECEIVED: (Tone.MET, Shape.CHECK),
    CellStatus.REPLACED: (Tone.MET, Shape.CHECK),
    CellStatus.NIL: (Tone.MET, Shape.CHECK),
    CellStatus.LATE: (Tone.UNDER_WAY, Shape.HALF),
    CellStatus.ASKED_BACK: (Tone.UNDER_WAY, Shape.HALF),
    CellStatus.MISSING: (Tone.STOP, Shape.ALERT),
}
OFFICE_WIDTH, PERIOD_WIDTH, FIRST_PERIOD = 150, 138, 2


class Chosen(NamedTuple):
    """A cell: an office, a period and what became of it."""

    office: OfficeCoverage
    period: str
    cell: Cell


class CoverageTable(Table):
    """``stood_on`` gives the Chosen one is at, None where there is no return to speak of. Ctrl+C copies all that is
    shown."""

    stood_on = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.palette, desk.say(_NAME))
        self._desk = desk
        self._muted = QColor(desk.palette.muted)
        self._found: Coverage | None = None
        self._shown: list[OfficeCoverage] = []
        self._rows = QStandardItemModel(0, 0, self)
        self.setModel(self._rows)
        self.setSelectionBehavior(Table.SelectionBehavior.SelectItems)
        self.selectionModel().currentChanged.connect(lambda *_: self.stood_on.emit(self.chosen()))

    def show_coverage(self, found: Coverage, search: str, *, missing_only: bool) -> None:
        """Shows the offices that are searched for, where one stood as far as that is there."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        words = fold(search)
        self._found = found
        self._shown = [
            one
            for one in found.offices
            if words in fold(f"{one.office} {one.name}") and (one.missing or not missing_only)
        ]
        self._rows.clear()
        self._rows.setHorizontalHeaderLabels(self._heads())
        for one in self._shown:
            self._rows.appendRow(self._row(one))
        self._set_widths()
        if self._shown:
            at = self._rows.index(max(0, min(row, len(self._shown) - 1)), max(column, FIRST_PERIOD))
            self.setCurrentIndex(at)
        self.stood_on.emit(self.chosen())

    def chosen(self) -> Chosen | None:
        """The cell one is at."""
        index = self.currentIndex()
        if self._found is None or not index.isValid() or index.row() >= len(self._shown):
            return None
        office, at = self._shown[index.row()], index.column() - FIRST_PERIOD
        period = self._found.periods[at] if 0 <= at < len(self._found.periods) else ""
        return Chosen(office, period, office.cells[period]) if period in office.cells else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_lines([self._heads(), *([item.text() for item in self._row(one)] for one in self._shown)])
        else:
            super().keyPressEvent(event)

    def _heads(self) -> list[str]:
        periods = self._found.periods if self._found else ()
        return [*(self._desk.say(head) for head in _HEADS), *periods]

    def _row(self, one: OfficeCoverage) -> list[QStandardItem]:
        assert self._found is not None
        name = one.name if one.listed else f"{one.name} · {self._desk.say(_SEEN)}"
        items = [QStandardItem(one.office), QStandardItem(name)]
        items[0].setForeground(self._muted)
        items[1].setToolTip(name)
        return [*items, *(self._item(one.cells.get(period)) for period in self._found.periods)]

    def _item(self, cell: Cell | None) -> QStandardItem:
        if cell is None:
            return QStandardItem("")
        waiting = " +" if cell.waiting else ""
        item = QStandardItem(f"{self._desk.say(SHORT.get(cell.status, cell.status.label))}{waiting}")
        item.setData(PILLS[cell.status], PILL)
        item.setToolTip(self._desk.say(cell.status.label))
        return item

    def _set_widths(self) -> None:
        head = self.horizontalHeader()
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(0, OFFICE_WIDTH)
        for at in range(FIRST_PERIOD, self._rows.columnCount()):
            head.resizeSection(at, PERIOD_WIDTH)


SHORT = {CellStatus.ASKED_BACK: Text(es="Se pidió otro", en="Asked back")}
_NAME = Text(es="Cobertura", en="Coverage")
_HEADS = (Text(es="Oficina", en="Office"), Text(es="Nombre", en="Name"))
_SEEN = Text(es="no está en la lista", en="not on the list")
