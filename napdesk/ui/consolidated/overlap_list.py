"""The list of possible double counts, the open ones first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView

from napdesk.schema.overlaps import Overlap
from napdesk.schema.showing import called
from napdesk.schema.text import Text
from napdesk.services.double_counts import Sides, there
from napdesk.ui.desk import Desk
from napdesk.ui.parts.table import PILL, Table
from napdesk.ui.parts.tones import Shape, Tone

WIDTHS = (112, 0, 150, 104)


class OverlapList(Table):
    """``stood_on`` gives the Overlap one is at, None where there is none."""

    stood_on = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.palette, desk.say(_NAME))
        self._desk = desk
        self._overlaps: list[Overlap] = []
        self._rows = QStandardItemModel(0, len(WIDTHS), self)
        self._rows.setHorizontalHeaderLabels([desk.say(head) for head in _HEADS])
        self.setModel(self._rows)
        head = self.horizontalHeader()
        for at, width in enumerate(WIDTHS):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(at, mode)
            if width:
                head.resizeSection(at, width)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.stood_on.emit(self.overlap()))

    def show_overlaps(self, overlaps: Sequence[Overlap], sides: Sides) -> None:
        """Shows these, and stands where one stood as far as that is there."""
        at = max(0, min(self.currentIndex().row(), len(overlaps) - 1))
        self._overlaps = list(overlaps)
        self._rows.setRowCount(0)
        for one in overlaps:
            self._rows.appendRow(self._row(one, sides))
        if overlaps:
            self.setCurrentIndex(self._rows.index(at, 0))
        self.stood_on.emit(self.overlap())

    def overlap(self) -> Overlap | None:
        """The one stood on."""
        at = self.currentIndex().row()
        return self._overlaps[at] if 0 <= at < len(self._overlaps) else None

    def _row(self, one: Overlap, sides: Sides) -> list[QStandardItem]:
        desk, told = self._desk, there(one, sides)
        register = next(each for each in desk.registers if each.key == one.register)
        name = called(told[0].record, desk.lists, desk.language) if told else "—"
        offices = " · ".join(dict.fromkeys(side.source.office for side in told))
        items = [QStandardItem(words) for words in ("", name, offices, desk.say(register.heading))]
        items[0].setText(desk.say(_DECIDED if one.decision else _OPEN))
        items[0].setData((Tone.MET, Shape.CHECK) if one.decision else (Tone.UNDER_WAY, Shape.HALF), PILL)
        for item in items[1:3]:
            item.setToolTip(item.text())
        return items


_NAME = Text(es="Posibles dobles conteos", en="Possible double counts")
_HEADS = (
    Text(es="Estado", en="State"),
    Text(es="Qué", en="What"),
    Text(es="Oficinas", en="Offices"),
    Text(es="Formato", en="Register"),
)
_OPEN = Text(es="Por decidir", en="To decide")
_DECIDED = Text(es="Decidido", en="Decided")
