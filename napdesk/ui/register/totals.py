"""The totals of the counts of a list, each under its column."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from napdesk.schema.columns import Column
from napdesk.schema.fields import Absence
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.table import PADDING
from napdesk.ui.register.record_table import RecordTable

ROOM = 10


class Totals(QWidget):
    """Drawn where the table's columns stand; hidden while no count is among them."""

    def __init__(self, desk: Desk, table: RecordTable) -> None:
        super().__init__()
        self._desk = desk
        self._table = table
        self._words = ""
        self._counts: Mapping[str, int | None] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = table.horizontalHeader()
        head.sectionResized.connect(self._again)
        head.sectionMoved.connect(self._again)
        table.horizontalScrollBar().valueChanged.connect(self._again)
        self.hide()

    def tell(self, words: Text, counts: Mapping[str, int | None]) -> None:
        """Of what, and how many in each column by its key."""
        self._words, self._counts = self._desk.say(words), counts
        self.setVisible(bool(counts))
        self.setAccessibleName(self.text())
        self.update()

    def text(self) -> str:
        """All of it in one line, as it is read aloud."""
        told = [f"{self._desk.say(one.heading)} {self._said(one.key)}" for one in self._shown()]
        return f"{self._words}: {'; '.join(told)}" if told else ""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, self.fontMetrics().height() + ROOM)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        font = tabular(self.font())
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        free = self.width()
        edge = self._table.viewport().mapTo(self._table, self._table.viewport().rect().topRight()).x()
        painter.setClipRect(QRect(0, 0, edge + 1, self.height()))
        for column in self._shown():
            box = self._box(column.key)
            painter.drawText(box.adjusted(PADDING, 0, -PADDING, 0), right, self._said(column.key))
            free = min(free, box.left())
        painter.setFont(self.font())
        left = PADDING + self._table.viewport().x()
        room = QRect(left, 0, free - left - PADDING, self.height())
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        if len(words) > 1:
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _shown(self) -> list[Column]:
        columns = self._table.heads.columns()
        return [one for one in columns if one.key in self._counts and not self._table.isColumnHidden(self._at(one.key))]

    def _at(self, key: str) -> int:
        return self._table.records.keys.index(key)

    def _box(self, key: str) -> QRect:
        left = self._table.columnViewportPosition(self._at(key)) + self._table.viewport().x()
        return QRect(left, 0, self._table.columnWidth(self._at(key)), self.height())

    def _said(self, key: str) -> str:
        count = self._counts[key]
        return Absence.NOT_AVAILABLE.sign if count is None else show_number(count)

    def _again(self) -> None:
        self.update()
