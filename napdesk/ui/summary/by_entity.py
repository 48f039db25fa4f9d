"""By entity: the map of tiles, and the same as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from napdesk.schema.text import Text
from napdesk.services.breakdowns import Detail
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.table import Table
from napdesk.ui.summary.telling import (
    elsewhere_aloud,
    entities_aloud,
    rows_of_entities,
    shades_of,
)
from napdesk.ui.summary.tiles import TileMap
from napdesk.ui.summary.wording import BY_ENTITY

ROWS = 8


class ByEntity(QWidget):
    """``chosen`` says the code of an entity whose records are wanted, ``turned`` that map or table took the place
    of the other."""

    chosen = Signal(str)
    turned = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words: dict[str, str] = {}
        self._elsewhere = ""
        self.map = TileMap(desk.palette, desk.say(BY_ENTITY))
        self.table = Table(desk.palette, desk.say(BY_ENTITY))
        self.turn = KeyButton("", "Ctrl+T", "quiet")
        self._rows = QStandardItemModel(0, 3, self.table)
        self._caption = Words("", "small", wrap=True)
        self._lay_out()
        self.turn.clicked.connect(self._turn)
        self.map.stood_on.connect(lambda entity: self._caption.setText(self._words[entity]))
        self.map.chosen.connect(self.chosen)
        self._show_table(False)

    def show_detail(self, found: Detail) -> None:
        """The entities of a commitment; hidden where its records have no place."""
        self.setVisible(bool(found.entities) or found.elsewhere is not None)
        self._words = entities_aloud(found, self._desk.lists, self._desk.language)
        self.map.show_entities(shades_of(found), self._words)
        self._elsewhere = self._desk.say(elsewhere_aloud(found))
        self._caption.setText(self._elsewhere)
        self._rows.setRowCount(0)
        for row in rows_of_entities(found, self._desk.lists, self._desk.language):
            self._rows.appendRow([self._cell(words, number=bool(at)) for at, words in enumerate(row)])

    def _cell(self, words: str, *, number: bool) -> QStandardItem:
        item = QStandardItem(words)
        if number:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(QFont(tabular(self.font())), Qt.ItemDataRole.FontRole)
        return item

    def _lay_out(self) -> None:
        say = self._desk.say
        head = QHBoxLayout()
        head.addWidget(Words(say(BY_ENTITY), "small"))
        head.addStretch(1)
        head.addWidget(self.turn)
        self._rows.setHorizontalHeaderLabels([say(one) for one in _HEADS])
        self.table.setModel(self._rows)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setFixedHeight(self.table.verticalHeader().defaultSectionSize() * ROWS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.map)
        column.addWidget(self.table)
        column.addWidget(self._caption)

    def _turn(self) -> None:
        """From the map to the table or back, with the focus where it was looked at."""
        self._show_table(self.table.isHidden())
        (self.map if self.table.isHidden() else self.table).setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def _show_table(self, tabled: bool) -> None:
        self.table.setVisible(tabled)
        self.map.setVisible(not tabled)
        self._caption.setVisible(not tabled)
        self.turn.set_words(self._desk.say(_AS_MAP if tabled else _AS_TABLE))


_AS_TABLE = Text(es="Ver como tabla", en="See as a table")
_AS_MAP = Text(es="Ver como mapa", en="See as a map")
_HEADS = (
    Text(es="Entidad", en="Entity"),
    Text(es="Avance", en="Figure"),
    Text(es="Registros", en="Records"),
)
