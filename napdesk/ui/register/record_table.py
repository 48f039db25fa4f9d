"""The table of a list: its widths are remembered, rows are copied with their headings, Supr deletes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QHeaderView, QMenu

from napdesk.schema.fields import Amount, AnyField, Choice, Code, Count, Day, YesNo
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.table import Table, copy_lines
from napdesk.ui.register.list_model import RecordModel

# What a column is wide enough for, in the kinds whose values are about as long.
USUAL = {
    Day: "00/00/0000",
    Count: "0,000",
    Amount: "0,000",
    YesNo: "Sí",
    Choice: "MUCPAZ (Mujeres)",
    Code: "Coatzacoalcos",
}
STAGE = "✓ Completo"
# Which columns go, and for how little room left to the name.
YIELDING: tuple[tuple[tuple[type[AnyField], ...], int], ...] = (((Choice, Code), 130), ((Count, Amount), 120))
EDGES = 18


class RecordTable(Table):
    """``delete_wanted`` on Supr or from the menu, ``recover_wanted`` from that of deleted ones; ``entered_form`` on
    Enter."""

    delete_wanted = Signal()
    recover_wanted = Signal()
    entered_form = Signal()

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(desk.palette, register.title.to(desk.language))
        self._desk = desk
        self._place = f"list/{register.key}/columns"
        self.records = RecordModel(desk, register, tabular(self.font()))
        self.records.setParent(self)
        self.setModel(self.records)
        self.setSelectionMode(Table.SelectionMode.ExtendedSelection)
        self._name_at = register.columns.index(register.name_field)
        self._hidden: dict[int, int] = {}
        self._sort_as_listed(register)
        self._set_widths(register)
        self.horizontalHeader().sectionResized.connect(self._remember)

    def show_row(self, row: int) -> None:
        """Bring a row into sight, one that has just come too."""
        self.updateGeometries()
        self.scrollTo(self.records.index(row, 0))

    def copy_rows(self) -> None:
        """The chosen rows, under their headings."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        copy_lines([self.records.headings(), *(self.records.texts_at(row) for row in rows)])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_form.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Qt would stand on the first row without choosing it, and an arrow go past it."""
        stood = self.currentIndex().isValid()
        super().focusInEvent(event)
        if not stood:
            self.setCurrentIndex(self.records.index(-1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        if self.currentIndex().isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            order = menu.addMenu(_SORT.to(self._desk.language))
            for at, heading in enumerate(self.records.headings()):
                order.addAction(heading, partial(self._sort_by, at))
            menu.addAction(_COPY.to(self._desk.language), self.copy_rows)
            if self.records.deleted:
                menu.addAction(_RECOVER.to(self._desk.language), self.recover_wanted.emit)
            else:
                menu.addAction(_DELETE.to(self._desk.language), self.delete_wanted.emit)
            menu.popup(event.globalPos())

    def show_order(self, key: str, *, descending: bool) -> None:
        """Sort by the column of a key; "" leaves them as they come."""
        if key in self.records.keys:
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            self.sortByColumn(self.records.keys.index(key), order)

    def _sort_by(self, column: int) -> None:
        """As a click on the heading does: the other way round where it is sorted by that column."""
        head = self.horizontalHeader()
        up = head.sortIndicatorSection() == column and head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        down = head.sortIndicatorSection() == column and not up
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

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
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        wide = QFontMetrics(tabular(self.font())).horizontalAdvance
        for at, asked in enumerate(register.columns):
            if asked is register.name_field:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
            else:
                heading = wide(asked.heading.to(self._desk.language))
                head.resizeSection(at, max(wide(USUAL.get(type(asked), "")), heading) + EDGES)
        head.resizeSection(len(register.columns), wide(STAGE) + EDGES)
        kept = self._desk.settings.value(self._place)
        if isinstance(kept, QByteArray):
            order = head.sortIndicatorSection(), head.sortIndicatorOrder()
            head.restoreState(kept)
            for at in range(head.count()):
                head.setSectionHidden(at, False)
            head.setSortIndicator(*order)

    def _fit(self) -> None:
        """Where the names would have no room, columns beside them go: those of words first, then the figures."""
        head, fields = self.horizontalHeader(), self.records.fields
        wide = {
            at: head.sectionSize(at) or self._hidden.get(at, 0) for at in range(head.count()) if at != self._name_at
        }
        left = self.viewport().width() - sum(wide.values())
        for kinds, least in YIELDING:
            for at in reversed([at for at in wide if at < len(fields) and isinstance(fields[at], kinds)]):
                hide = left < least
                if hide:
                    left += wide[at]
                    self._hidden[at] = wide[at]
                if hide != self.isColumnHidden(at):
                    self.setColumnHidden(at, hide)

    def _remember(self) -> None:
        self._desk.settings.setValue(self._place, self.horizontalHeader().saveState())


_SORT = Text(es="Ordenar por", en="Sort by")
_COPY = Text(es="Copiar filas\tCtrl+C", en="Copy rows\tCtrl+C")
_RECOVER = Text(es="Recuperar", en="Restore")
_DELETE = Text(es="Borrar\tSupr", en="Delete\tDel")
