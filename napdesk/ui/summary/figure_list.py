"""The commitments in their pillars, one line each: the list on the left of Resumen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from napdesk.schema.figures import Figure
from napdesk.schema.text import Text
from napdesk.store.measuring import Days
from napdesk.ui.desk import Desk
from napdesk.ui.summary.figure_row import DAYS, FIGURE, LACKING, STARRED, FigureRow
from napdesk.ui.summary.wording import in_full, sentence

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
FRAME = 4


class FigureModel(QAbstractListModel):
    """The heads of the pillars, which cannot be stood on, and the figures under them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: list[Text | Figure] = []
        self._days: Days | None = None
        self.starred = False
        self._lacking: Collection[str] = ()

    def show_figures(self, found: Sequence[Figure], days: Days, lacking: Collection[str] = ()) -> None:
        """These in place of those shown before; where the commitments are the same, the lines stay and are redrawn.

        ``lacking`` names the commitments of which a reason is missing.
        """
        self._lacking = lacking
        self.starred = any(one.indicator.confirmed for one in found)
        rows = list[Text | Figure]()
        for pillar, figures in groupby(found, key=lambda figure: figure.indicator.pillar):
            rows += [pillar, *figures]
        if [_name(one) for one in rows] == [_name(one) for one in self._rows]:
            self._rows, self._days = rows, days
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows, self._days = rows, days
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.figure_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._days is None:
            return None
        row = self._rows[index.row()]
        if role == DAYS:
            return self._days
        if isinstance(row, Text):
            return self._desk.say(row) if role == Qt.ItemDataRole.DisplayRole else None
        if role == FIGURE:
            return row
        if role == STARRED:
            return self.starred and not row.indicator.confirmed
        lacking = row.indicator.id in self._lacking
        if role == LACKING:
            return lacking
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._desk.say(sentence(row, self._days.begin.year, lacking=lacking))
        return self._desk.say(in_full(row.indicator)) if role == Qt.ItemDataRole.ToolTipRole else None

    def figure_at(self, index: Index) -> Figure | None:
        """The figure of a line; None for a head."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Figure) else None

    def index_of(self, indicator_id: str) -> QModelIndex:
        """The line of a commitment, or the first of all where it is not there."""
        lines = [at for at, row in enumerate(self._rows) if isinstance(row, Figure)]
        named = (at for at in lines if _name(self._rows[at]) == indicator_id)
        return self.index(next(named, lines[0] if lines else -1))


class FigureList(QListView):
    """``stood_on`` says the Figure one comes to; ``entered`` that Enter or a double click wants more of it."""

    stood_on = Signal(object)
    entered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.figures = FigureModel(desk)
        self.figures.setParent(self)
        self.setModel(self.figures)
        self._row = FigureRow(desk, self)
        self.setItemDelegate(self._row)
        self.setProperty("kind", "figures")
        self.setAccessibleName(desk.say(_NAME))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(lambda _index: self.entered.emit())

    def show_figures(self, found: Sequence[Figure], days: Days, lacking: Collection[str] = ()) -> None:
        """Shows these and stands on the commitment one stood on, or on the first that has records."""
        stood = self.figure()
        index = self.currentIndex()
        self.figures.show_figures(found, days, lacking)
        stood = stood or next((one for one in found if one.records), None)
        wanted = self.figures.index_of(stood.indicator.id if stood else "")
        if wanted == self.currentIndex() == index:
            self.stood_on.emit(self.figure())
        else:
            self.setCurrentIndex(wanted)

    def least_width(self) -> int:
        """What its words need."""
        return self._row.least_width() + self.verticalScrollBar().sizeHint().width() + 2 * FRAME

    def figure(self) -> Figure | None:
        """The one stood on."""
        return self.figures.figure_at(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        upwards = event.key() in (Qt.Key.Key_Home, Qt.Key.Key_PageUp)
        if upwards and self.currentIndex() == before:
            # Qt would stand on the first head, which cannot be stood on, and so stays where it is.
            self.setCurrentIndex(self.figures.index_of(""))
            self.scrollToTop()

    def _tell(self, index: QModelIndex) -> None:
        if (found := self.figures.figure_at(index)) is not None:
            self.stood_on.emit(found)


def _name(row: Text | Figure) -> str:
    return row.indicator.id if isinstance(row, Figure) else row.es


_NAME = Text(es="Compromisos del plan", en="Commitments of the plan")
