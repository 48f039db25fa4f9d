"""How fields stand in a group: side by side in as many columns as there is room for, every row flush."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from napdesk.ui.editors.line import DAY_PATTERN
from napdesk.ui.form.cell import FieldCell

UNIT = 104  # the narrowest a field may stand: a day with its year, and in larger letters what that takes
DAYS, EDGES = ("00/00/0000", DAY_PATTERN.es, DAY_PATTERN.en), 26
GAP = 12
ROW_GAP = 8
MOST_UNITS = 6
STRETCH = 2  # how many times its own room a field may be given to fill a row


class _Placed(NamedTuple):
    cell: FieldCell
    left: int
    width: int


class FieldFlow(QLayout):
    """Lays out FieldCells in rows of units; each says how many it wants, and shares what a row has over."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._within = parent
        self._items: list[QLayoutItem] = []
        self._known: dict[int, list[tuple[int, list[_Placed]]]] = {}
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        self._known.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        rows = self._rows(width)
        return sum(tall for tall, _ in rows) + ROW_GAP * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(4 * UNIT, self.heightForWidth(4 * UNIT))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(2 * UNIT + GAP, 0)

    def setGeometry(self, box: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(box)
        top = box.y()
        for tall, row in self._rows(box.width()):
            for cell, left, width in row:
                cell.setGeometry(box.x() + left, top, width, tall)
            top += tall + ROW_GAP

    def _rows(self, width: int) -> list[tuple[int, list[_Placed]]]:
        """Each row's height and where its cells stand."""
        if width not in self._known:
            least = max(UNIT, max(map(self._within.fontMetrics().horizontalAdvance, DAYS)) + EDGES)
            units = min(MOST_UNITS, max(2, (width + GAP) // (least + GAP)))
            unit = (width + GAP) / units
            self._known[width] = [self._placed(row, units, unit) for row in self._broken(units, unit)]
        return self._known[width]

    def _broken(self, units: int, unit: float) -> list[list[tuple[FieldCell, int]]]:
        """The cells shown with the units they get, broken into rows."""
        rows: list[list[tuple[FieldCell, int]]] = []
        left = 0
        for cell in self._cells():
            wants = min(cell.units(unit, GAP), units)
            if wants > left:
                rows.append([])
                left = units
            rows[-1].append((cell, wants))
            left -= wants
        _balance(rows, units)
        return rows

    def _placed(self, row: list[tuple[FieldCell, int]], units: int, unit: float) -> tuple[int, list[_Placed]]:
        """A row's height and places; what it has over is shared out, unless that would be too much."""
        taken = sum(wants for _, wants in row)
        grown = units / taken if taken * STRETCH >= units else 1.0
        placed, tall, left = [], 0, 0.0
        for cell, wants in row:
            right = left + wants * unit * grown
            wide = round(right) - round(left) - GAP
            placed.append(_Placed(cell, round(left), wide))
            tall = max(tall, cell.height_at(wide))
            left = right
        return tall, placed

    def _cells(self) -> list[FieldCell]:
        widgets = (item.widget() for item in self._items)
        return [widget for widget in widgets if isinstance(widget, FieldCell) and not widget.isHidden()]


def _balance(rows: list[list[tuple[FieldCell, int]]], units: int) -> None:
    """Give a field that stands alone and small the one before it: two and two are read easier than three and one."""
    for before, row in pairwise(rows):
        alone = len(row) == 1 and row[0][1] * STRETCH < units
        rest = sum(wants for _, wants in before[:-1])
        if alone and rest * STRETCH >= units and before[-1][1] + row[0][1] <= units:
            row.insert(0, before.pop())
