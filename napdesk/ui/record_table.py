"""The table of a list: its widths are remembered, rows are copied with their headings, Supr deletes."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QMenu

from napdesk.schema.fields import Amount, Choice, Code, Count, Day, YesNo
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.list_model import RecordModel
from napdesk.ui.parts.table import Table
from napdesk.ui.style import tabular

# Widths in letters, for the kinds whose values are about as long; the record's name takes what is left.
LETTERS = {Day: 10, Count: 8, Amount: 8, YesNo: 6, Choice: 13, Code: 15}
STAGE_LETTERS = 14
DELAY = 300


class RecordTable(Table):
    """``delete_wanted`` on Supr or from the menu; ``left`` on Enter, on into the form."""

    delete_wanted = Signal()
    entered_form = Signal()

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(desk.palette, register.title.to(desk.language))
        self._desk = desk
        self._place = f"list/{register.key}/columns"
        self.records = RecordModel(desk, register, tabular(self.font()))
        self.records.setParent(self)
        self.setModel(self.records)
        self.setSelectionMode(Table.SelectionMode.ExtendedSelection)
        self._sort_as_listed(register)
        self._set_widths(register)
        self.horizontalHeader().sectionResized.connect(self._remember)

    def copy_rows(self) -> None:
        """The chosen rows as text between tabs, under their headings: they paste into any sheet."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [self.records.headings(), *(self.records.texts_at(row) for row in rows)]
        QGuiApplication.clipboard().setText("\n".join("\t".join(_flat(cell) for cell in line) for line in lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_form.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        if self.currentIndex().isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(_COPY.to(self._desk.language), self.copy_rows)
            menu.addAction(_DELETE.to(self._desk.language), self.delete_wanted.emit)
            menu.popup(event.globalPos())

    def _sort_as_listed(self, register: Register) -> None:
        """The newest first, as the list comes by itself."""
        head = self.horizontalHeader()
        by_day = register.clock.kind is ClockKind.EVENT and register.clock.ends in register.columns
        at = register.columns.index(register.clock.ends) if by_day else -1
        head.setSortIndicator(at, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    def _set_widths(self, register: Register) -> None:
        head = self.horizontalHeader()
        head.setMinimumSectionSize(50)
        letter = self.fontMetrics().averageCharWidth() + 1
        for at, asked in enumerate(register.columns):
            if asked is register.name_field:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
            else:
                head.resizeSection(at, LETTERS.get(type(asked), 16) * letter + 16)
        head.resizeSection(len(register.columns), STAGE_LETTERS * letter)
        kept = self._desk.settings.value(self._place)
        if isinstance(kept, QByteArray):
            order = head.sortIndicatorSection(), head.sortIndicatorOrder()
            head.restoreState(kept)
            head.setSortIndicator(*order)

    def _remember(self) -> None:
        self._desk.settings.setValue(self._place, self.horizontalHeader().saveState())


def _flat(cell: str) -> str:
    return " ".join(cell.split())


_COPY = Text(es="Copiar filas\tCtrl+C", en="Copy rows\tCtrl+C")
_DELETE = Text(es="Borrar\tSupr", en="Delete\tDel")
