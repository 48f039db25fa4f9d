"""The heads of a list's columns: dragged, widened, sorted by and hidden, and so found again the next time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QMenu

from napdesk.schema.columns import FOLIO, STAGE, Column
from napdesk.schema.fields import Amount, AnyField, Choice, Choices, Code, Count, Day, Line, Paragraph, YesNo
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.table import Table
from napdesk.ui.register.arrangement import Arrangement
from napdesk.ui.register.list_model import RecordModel

# What a column is wide enough for, in the kinds whose values are about as long.
USUAL: dict[type[AnyField], str] = {
    Day: "00/00/0000",
    Count: "0,000",
    Amount: "0,000",
    YesNo: "Sí",
    Choice: "MUCPAZ (Mujeres)",
    Choices: "Perspectiva de género; Paz",
    Code: "Coatzacoalcos",
    Line: "Secretaría de Marina",
    Paragraph: "Se entregó constancia a quienes asistieron",
}
OWN = {STAGE: "✓ Completo", FOLIO: "30-SEMAR-01-CAP-2025-0000"}
# Which columns go, and for how little room left to the name.
YIELDING: tuple[tuple[tuple[type[AnyField], ...], int], ...] = (((Choice, Code), 130), ((Count, Amount), 120))
EDGES = 18
NARROWEST = 50
NAME = 170  # the least the name has among columns of one's own choice; beyond that they are scrolled to


class Heads(QObject):
    """``changed`` says that other columns stand there, or in another order; ``choose_wanted`` asks for the box."""

    changed = Signal()
    choose_wanted = Signal()

    def __init__(self, desk: Desk, register: Register, table: Table, records: RecordModel) -> None:
        super().__init__(table)
        self._desk = desk
        self._register = register
        self._table = table
        self._records = records
        self._hidden: dict[int, int] = {}
        self._settling = False
        self.arrangement = Arrangement(desk.settings, register)
        self._head.setMinimumSectionSize(NARROWEST)
        self._head.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._head.setSectionsMovable(True)
        self._head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._arrange()
        self._head.sectionResized.connect(self._resized)
        self._head.sectionMoved.connect(self._moved)
        self._head.customContextMenuRequested.connect(self._open_menu)

    @property
    def _head(self) -> QHeaderView:
        # Asked for each time: what Qt made itself is lost to Python once its window is painted.
        return self._table.horizontalHeader()

    def columns(self) -> tuple[Column, ...]:
        """From left to right, those too that have no room just now."""
        order = [self._head.logicalIndex(at) for at in range(self._head.count())]
        return tuple(self._records.columns[at] for at in order)

    def choose(self, keys: Sequence[str]) -> None:
        """Show these columns, in this order."""
        self.arrangement.choose(keys)
        self._arrange()
        self.changed.emit()

    def restore(self) -> None:
        """As at first, in width too."""
        self.arrangement.forget()
        self._arrange()
        self.changed.emit()

    def mark_order(self, key: str, *, descending: bool) -> None:
        """Say by which column the list is in order, without asking for it."""
        day = self._register.clock.ends.key
        if not key and self._register.clock.kind is ClockKind.EVENT:
            key, descending = day, True  # the newest first, as the list comes by itself
        at = self._records.keys.index(key) if key in self._records.keys else -1
        self._head.blockSignals(True)
        self._head.setSortIndicator(at, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        self._head.blockSignals(False)
        self._head.viewport().update()

    def fit(self) -> None:
        """Where the names would have no room, columns beside them go: those of words first, then the figures.

        Columns of one's own choice all stay, and are scrolled to.
        """
        head, columns = self._head, self._records.columns
        name = self._name_at()
        with self._settled():
            wide = {at: head.sectionSize(at) or self._hidden.get(at, 0) for at in range(head.count()) if at != name}
            left = self._table.viewport().width() - sum(wide.values())
            if self.arrangement.own:
                self._give_name(left)
                return
            for kinds, least in YIELDING:
                for at in reversed([at for at in wide if isinstance(columns[at].asked, kinds)]):
                    hide = left < least
                    if hide:
                        left += wide[at]
                        self._hidden[at] = wide[at]
                    if hide != self._table.isColumnHidden(at):
                        self._table.setColumnHidden(at, hide)

    def sort_by(self, key: str) -> None:
        """As a click on the heading does: the other way round where it is sorted by that column."""
        head, column = self._head, self._records.keys.index(key)
        up = head.sortIndicatorSection() == column and head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        down = head.sortIndicatorSection() == column and not up
        self._table.sortByColumn(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

    def offer(self, menu: QMenu) -> None:
        """Adds to a menu what concerns the columns."""
        order = menu.addMenu(self._desk.say(_SORT))
        for column in self.columns():
            order.addAction(self._desk.say(column.heading).replace("&", "&&"), partial(self.sort_by, column.key))
        menu.addAction(f"{self._desk.say(CHOOSE)}\t{KEYS}", self.choose_wanted.emit)

    def _arrange(self) -> None:
        """Columns and widths as they are remembered."""
        with self._settled():
            self._records.set_columns(self.arrangement.shown())
            self._hidden.clear()
            wide = QFontMetrics(tabular(self._table.font())).horizontalAdvance
            for at, column in enumerate(self._records.columns):
                self._head.moveSection(self._head.visualIndex(at), at)
                self._head.setSectionHidden(at, False)
                usual = USUAL[type(column.asked)] if column.asked else OWN[column.key]
                least = max(wide(usual), wide(self._desk.say(column.heading)) + EDGES // 2)
                own = self.arrangement.widths.get(column.key, least + EDGES)
                self._head.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
                self._head.resizeSection(at, max(own, NARROWEST))
            self._head.setSectionResizeMode(self._name_at(), QHeaderView.ResizeMode.Stretch)
        self.fit()

    def _name_at(self) -> int:
        return self._records.keys.index(self._register.name_field.key)

    def _give_name(self, left: int) -> None:
        """What is left is the name's; where that is little, it is as wide as it was made."""
        name = self._name_at()
        if left >= NAME:
            self._head.setSectionResizeMode(name, QHeaderView.ResizeMode.Stretch)
        elif self._head.sectionResizeMode(name) is QHeaderView.ResizeMode.Stretch:
            self._head.setSectionResizeMode(name, QHeaderView.ResizeMode.Interactive)
            self._head.resizeSection(name, self.arrangement.widths.get(self._records.keys[name], NAME))

    def _resized(self, at: int, _before: int, wide: int) -> None:
        """Widened by hand, and not by the room there is."""
        if self._settling or not wide or self._head.sectionResizeMode(at) is QHeaderView.ResizeMode.Stretch:
            return
        self.arrangement.keep_width(self._records.keys[at], wide)
        self.fit()

    def _moved(self) -> None:
        if not self._settling:
            self.arrangement.choose([column.key for column in self.columns()])
            self.fit()
            self._table.viewport().update()

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = self._head.logicalIndexAt(where)
        self.offer(menu)
        if at >= 0 and at != self._name_at():
            heading = self._records.columns[at].heading
            menu.addAction(self._desk.say(_HIDE.fill(column=heading)).replace("&", "&&"), partial(self._hide, at))
        menu.addAction(self._desk.say(RESTORE), self.restore)
        menu.popup(self._head.mapToGlobal(where))

    def _hide(self, at: int) -> None:
        gone = self._records.keys[at]
        self.choose([column.key for column in self.columns() if column.key != gone])

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """What is done to the heads meanwhile was not done by hand."""
        before, self._settling = self._settling, True
        try:
            yield
        finally:
            self._settling = before


KEYS = "F9"
CHOOSE = Text(es="Columnas…", en="Columns…")
RESTORE = Text(es="Columnas como al principio", en="Columns as at first")
_SORT = Text(es="Ordenar por", en="Sort by")
_HIDE = Text(es="Ocultar «{column}»", en="Hide “{column}”")
