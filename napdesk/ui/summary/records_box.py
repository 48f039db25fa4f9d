"""The list of the records behind a figure: Enter goes to one, the foot says what they come to."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Sign, Words
from napdesk.ui.parts.table import Table
from napdesk.ui.parts.tones import Shape, Tone
from napdesk.ui.summary.behind import DAY, FOLIO, NAME, Found, Listed

SIZE = (820, 520)
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LAST = 3
MEASURED = 500  # rows by which the columns are made wide enough
EDGES, WIDEST = 22, 320


class ListedModel(QAbstractTableModel):
    """The rows of a Found under its headings."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._font = tabular(parent.font())
        self._found = Found(NAME, [], NAME)

    def show_found(self, found: Found) -> None:
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def listed(self, index: Index) -> Listed | None:
        return self._found.rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._found.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else LAST + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._desk.say((FOLIO, NAME, DAY, self._found.last)[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.listed(index)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.cells[index.column()]
        return self._font if role == Qt.ItemDataRole.FontRole else None


class RecordsBox(QDialog):
    """``record_wanted`` gives the key of a register and the uid of the record to open, and closes the list."""

    record_wanted = Signal(str, str)

    def __init__(self, desk: Desk, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.resize(*SIZE)
        self.table = Table(desk.palette, heading)
        self.rows = ListedModel(desk, self)
        self.table.setModel(self.rows)
        self.foot = Words(desk.say(_READING), "muted", wrap=True)
        self._sign = Sign(Shape.NONE)
        self.open_it = KeyButton(desk.say(_OPEN), "Enter", "primary", bound=False)
        self.open_it.setEnabled(False)
        shut = KeyButton(desk.say(_CLOSE), "Esc", bound=False)
        self._lay_out(Words(heading, "heading", wrap=True), shut)
        shut.clicked.connect(self.reject)
        self.open_it.clicked.connect(self._open)
        self.table.doubleClicked.connect(lambda _index: self._open())

    def show_found(self, found: Found) -> None:
        """The records, once they are read."""
        self.rows.show_found(found)
        self._set_widths(found)
        self.foot.setText(self._desk.say(found.foot))
        self._sign.set_sign(*((Shape.CHECK, Tone.MET) if found.agrees else (Shape.ALERT, Tone.STOP)))
        self.open_it.setEnabled(bool(found.rows))
        self.table.selectRow(0)
        self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, heading: Words, shut: KeyButton) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.foot, 1)
        row.addWidget(shut)
        row.addWidget(self.open_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def _set_widths(self, found: Found) -> None:
        head, metrics = self.table.horizontalHeader(), QFontMetrics(tabular(self.font()))
        for at, name in enumerate((FOLIO, NAME, DAY, found.last)):
            words = (self._desk.say(name), *(row.cells[at] for row in found.rows[:MEASURED]))
            head.resizeSection(at, min(max(map(metrics.horizontalAdvance, words)) + EDGES, WIDEST))
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _open(self) -> None:
        row = self.rows.listed(self.table.currentIndex())
        if row is not None:
            self.record_wanted.emit(row.register, row.uid)
            self.accept()


_READING = Text(es="Leyendo…", en="Reading…")
_OPEN = Text(es="Abrir el registro", en="Open the record")
_CLOSE = Text(es="Cerrar", en="Close")
