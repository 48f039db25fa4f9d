"""A window over a register's records: all ids in order, the records themselves only as they are shown."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from napdesk.schema.columns import FOLIO, STAGE, Column, columns_of, stage_of, usual_columns
from napdesk.schema.fields import Absence, Amount, Code, Count, Paragraph
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.showing import show
from napdesk.ui.desk import Desk
from napdesk.ui.form.head import DELETED_LOOK, STAGES
from napdesk.ui.parts.table import PILL

PAGE = 32
PAGES_KEPT = 128
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RecordModel(QAbstractTableModel):
    """The columns chosen, from left to right. ``order_wanted`` says by which key to sort, and whether downwards."""

    order_wanted = Signal(str, bool)

    def __init__(self, desk: Desk, register: Register, figures: QFont) -> None:
        super().__init__()
        self._desk = desk
        self._register = register
        self._figures = figures
        self._struck = QFont(figures)
        self._struck.setStrikeOut(True)
        self._muted = QColor(desk.palette.muted)
        self.deleted = False  # whether those shown are deleted
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[tuple[Record, list[str]]]] = OrderedDict()
        self.columns: tuple[Column, ...] = ()
        offered = columns_of(register)
        self.set_columns([offered[key] for key in usual_columns(register)])

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these of each record."""
        self.beginResetModel()
        self._pages.clear()
        self.columns = tuple(columns)
        self.keys = [column.key for column in columns]
        self.endResetModel()

    def set_ids(self, ids: array[int]) -> None:
        """Show these; where they begin with the ones shown, nothing that is seen moves."""
        shown = len(self._ids)
        if 0 < shown < len(ids) and ids[:shown] == self._ids:
            self.beginInsertRows(QModelIndex(), shown, len(ids) - 1)
            self._pages.pop((shown - 1) // PAGE, None)
            self._ids = ids
            self.endInsertRows()
        elif ids != self._ids:
            self.beginResetModel()
            self._pages.clear()
            self._ids = ids
            self.endResetModel()

    def begins_with(self, ids: array[int]) -> bool:
        """Whether these are the first of those shown."""
        return self._ids[: len(ids)] == ids

    def refresh(self) -> None:
        """Read again what is shown."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, self.columnCount() - 1))

    def record_at(self, row: int) -> Record | None:
        """The record of a row, without its personal values; None where it is gone."""
        shown = self._shown(row)
        return shown[0] if shown else None

    def texts_at(self, row: int) -> list[str]:
        """The cells of a row as they are shown."""
        shown = self._shown(row)
        return shown[1] if shown else [""] * self.columnCount()

    def id_at(self, row: int) -> int:
        return self._ids[row]

    def ids_at(self, rows: Sequence[int]) -> array[int]:
        return array("q", (self._ids[row] for row in rows))

    def row_of(self, number: int) -> int:
        """Where an id stands, -1 for nowhere."""
        try:
            return self._ids.index(number)
        except ValueError:
            return -1

    def headings(self) -> list[str]:
        return [column.heading.to(self._desk.language) for column in self.columns]

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings()[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.columns[section].label.to(self._desk.language)
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.texts_at(row)[column]
        if role == PILL:
            record = self.record_at(row) if self.keys[column] == STAGE else None
            return (DELETED_LOOK if record.deleted_at else STAGES[record.stage]) if record else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == Qt.ItemDataRole.FontRole:
            return self._struck if self.deleted else self._figures
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._muted if self.deleted else None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = self.keys[column] if 0 <= column < len(self.keys) else ""
        self.order_wanted.emit(key, order is Qt.SortOrder.DescendingOrder)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return _RIGHT if isinstance(self.columns[column].asked, Count | Amount) else _LEFT

    def _shown(self, row: int) -> tuple[Record, list[str]] | None:
        page, at = divmod(row, PAGE)
        if page in self._pages:
            self._pages.move_to_end(page)
        else:
            self._pages[page] = self._read(page)
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        rows = self._pages[page]
        return rows[at] if at < len(rows) else None

    def _read(self, page: int) -> list[tuple[Record, list[str]]]:
        ids = self._ids[page * PAGE : (page + 1) * PAGE]
        records = self._desk.store.listing.rows(self._register, ids)
        return [(record, self._texts(record)) for record in records]

    def _texts(self, record: Record) -> list[str]:
        on = self._register.clock.date_of(record)
        return [self._text(column, record, on) for column in self.columns]

    def _text(self, column: Column, record: Record, on: date | None) -> str:
        if column.asked is None:
            return record.folio if column.key == FOLIO else stage_of(record).to(self._desk.language)
        asked, answer = column.asked, record.answer(column.key)
        lists, language = self._desk.lists, self._desk.language
        if isinstance(asked, Code) and isinstance(answer, str) and not isinstance(answer, Absence):
            # Without the entity beside a municipality: there is little room, and the form tells it.
            row = lists.at(asked.lists, answer, on)
            return row.text.to(language) if row else lists.label(asked.lists, answer, on).to(language)
        said = show(asked, answer, lists, language, on=on)
        return " ".join(said.split()) if isinstance(asked, Paragraph) else said
