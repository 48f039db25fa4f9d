"""The table of a list: its columns as one likes them, rows are copied with their headings, Supr deletes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu

from napdesk.schema.columns import Column
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.services.listed import AT_ONCE, lines_of
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.table import Table, copy_lines
from napdesk.ui.register.heads import Heads
from napdesk.ui.register.list_model import RecordModel


class RecordTable(Table):
    """``delete_wanted`` on Supr or from the menu, ``recover_wanted`` from that of deleted ones; ``entered_form`` on
    Enter; ``copy_wanted`` gives the row ids of more than can be read while one waits."""

    delete_wanted = Signal()
    recover_wanted = Signal()
    entered_form = Signal()
    copy_wanted = Signal(object)

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(desk.palette, register.title.to(desk.language))
        self._desk = desk
        self._register = register
        self.records = RecordModel(desk, register, tabular(self.font()))
        self.records.setParent(self)
        self.setModel(self.records)
        self.setSelectionMode(Table.SelectionMode.ExtendedSelection)
        self.heads = Heads(desk, register, self, self.records)
        self.heads.mark_order("", descending=False)
        self.setSortingEnabled(True)

    def show_row(self, row: int) -> None:
        """Bring a row into sight, one that has just come too."""
        self.updateGeometries()
        self.scrollTo(self.cell_at(row))

    def cell_at(self, row: int) -> QModelIndex:
        """A cell of a row, to stand on without leaving the columns that are in sight."""
        return self.records.index(row, max(self.columnAt(self.viewport().width() // 2), 0))

    def chosen_rows(self) -> list[int]:
        """The rows chosen, in their order; many of them at once come as a few ranges."""
        ranges = self.selectionModel().selection().toList()
        return sorted({row for part in ranges for row in range(part.top(), part.bottom() + 1)})

    def leaving(self) -> tuple[Column, ...]:
        """The columns shown that may be taken away, from left to right."""
        return tuple(column for column in self.heads.columns() if column.leaves)

    def copy_rows(self) -> None:
        """The chosen rows under their headings, as a sheet takes them; ``copy_wanted`` where they are many."""
        ids = self.records.ids_at(self.chosen_rows())
        if len(ids) > AT_ONCE:
            self.copy_wanted.emit(ids)
        elif ids:
            desk, columns = self._desk, self.leaving()
            copy_lines(lines_of(desk.store, self._register, ids, columns, desk.language))

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
        self.heads.fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        if self.currentIndex().isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.heads.offer(menu)
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


_COPY = Text(es="Copiar filas\tCtrl+C", en="Copy rows\tCtrl+C")
_RECOVER = Text(es="Recuperar", en="Restore")
_DELETE = Text(es="Borrar\tSupr", en="Delete\tDel")
