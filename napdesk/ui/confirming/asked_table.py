"""The records asked about this year, of every register that stands: one row each, answered by one letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from napdesk.schema.fields import Absence, Count
from napdesk.schema.record import Record
from napdesk.schema.showing import called, show, show_day
from napdesk.schema.text import Text
from napdesk.services.confirming import State, state_of, yearly_of
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.table import PILL, Table
from napdesk.ui.parts.tones import Shape, Tone

NAME, KIND, PLACE, SINCE, WOMEN, MEN, CONFIRMED, STATE = range(8)
EDGES = 22
LEAST = 240  # for less room left to the name, the column beside it that says the kind of record goes
# What a column is wide enough for besides its heading and its own words; the name takes the rest.
USUAL = {
    KIND: "",
    PLACE: "Tatahuicapan",
    SINCE: "00/00/0000",
    WOMEN: "0,000",
    MEN: "0,000",
    CONFIRMED: "00/00/0000",
    STATE: "",
}
STATES = {
    State.DUE: (Text(es="Por confirmar", en="To be confirmed"), (Tone.UNDER_WAY, Shape.HALF)),
    State.CONFIRMED: (Text(es="Confirmado", en="Confirmed"), (Tone.MET, Shape.CHECK)),
    State.OVER: (Text(es="Cerró", en="Closed"), (Tone.PLAIN, Shape.NONE)),
}
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class AskedModel(QAbstractTableModel):
    """Answers change rows where they are; only what is read anew is put in another order."""

    def __init__(self, desk: Desk, parent: Table) -> None:
        super().__init__(parent)
        self._desk = desk
        self._figures = tabular(parent.font())
        self.records: list[Record] = []

    def show_records(self, records: Sequence[Record]) -> None:
        """These, those still due first."""
        self.beginResetModel()
        self.records = sorted(records, key=lambda record: self.state(record) is not State.DUE)
        self.endResetModel()

    def put(self, records: Sequence[Record]) -> None:
        """These in the place of what stood there of them."""
        by_uid = {record.uid: record for record in records}
        self.records = [by_uid.get(record.uid, record) for record in self.records]
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.records) - 1, STATE))

    def state(self, record: Record) -> State:
        return state_of(record, self._desk.today())

    def due(self) -> list[int]:
        """The rows still to be answered."""
        return [row for row, record in enumerate(self.records) if self.state(record) is State.DUE]

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else STATE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self._desk.say(_HEADINGS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, column = self.records[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(record, column)
        if role == PILL:
            return STATES[self.state(record)][1] if column == STATE else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return self._figures if role == Qt.ItemDataRole.FontRole else None

    def _cell(self, record: Record, column: int) -> str:
        desk, register = self._desk, record.register
        if column == KIND:
            return desk.say(register.one)
        if column == NAME:
            return called(record, desk.lists, desk.language)
        if column == PLACE:
            return self._place(record)
        if column in (WOMEN, MEN):
            people = register.people
            return self._people(record, (people.women if column == WOMEN else people.men) if people else ())
        if column == STATE:
            return desk.say(STATES[self.state(record)][0])
        day = record[register.clock.begins if column == SINCE else yearly_of(register).confirmed]
        return show_day(day) if day else ""

    def _place(self, record: Record) -> str:
        """Without the entity beside the municipality: there is little room, and the form tells it."""
        asked, lists = record.register.place, self._desk.lists
        code = record[asked] if asked else None
        if asked is None or code is None:
            return ""
        row = lists.at(asked.lists, code, record.register.clock.date_of(record))
        return self._desk.say(row.text if row else lists.label(asked.lists, code, None))

    def _people(self, record: Record, parts: Sequence[Count]) -> str:
        given = [value for part in parts if (value := record[part]) is not None]
        said: int | Absence | None = sum(given) if given else next(map(record.absence, parts), None)
        return show(parts[0], said, self._desk.lists, self._desk.language) if parts else ""


class AskedTable(Table):
    """``same``, ``changed`` and ``over`` on I, C, X or 1, 2, 3: the answer for the rows chosen."""

    same = Signal()
    changed = Signal()
    over = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(desk.palette, name)
        self._desk = desk
        self.asked = AskedModel(desk, self)
        self.setModel(self.asked)
        self.setSelectionMode(Table.SelectionMode.ExtendedSelection)
        self._answers = {"I": self.same, "1": self.same, "C": self.changed, "2": self.changed}
        self._answers |= {"X": self.over, "3": self.over}
        self._set_widths()

    def show_records(self, records: Sequence[Record], uid: str = "") -> None:
        """These, and stand where the record of that uid was: on it while it is due, or on what was due after it."""
        uids = [record.uid for record in self.asked.records]
        self.asked.show_records(records)
        due = {self.asked.records[row].uid for row in self.asked.due()}
        after = uids[uids.index(uid) :] if uid in uids else []
        self.stand_at(next((one for one in after if one in due), ""))

    def chosen(self) -> list[Record]:
        """The records of the rows chosen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.asked.records[row] for row in rows]

    def go_on(self) -> None:
        """To the next row still due, after the last one of all to the first."""
        due, here = self.asked.due(), self.currentIndex().row()
        if due:
            self.choose(next((row for row in due if row > here), due[0]))

    def stand_at(self, uid: str) -> None:
        """On the row of this record, or else the first."""
        uids = [record.uid for record in self.asked.records]
        self.choose(uids.index(uid) if uid in uids else 0)

    def choose(self, row: int) -> None:
        """This row alone; ``selectRow`` would turn it over while Ctrl is held, as in Ctrl+Z."""
        whole = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self.asked.index(row, 0), whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        answer = None if held else self._answers.get(event.text().upper())
        if answer is not None:
            answer.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        head = self.horizontalHeader()
        others = self._kind + sum(head.sectionSize(at) for at in USUAL if at != KIND)
        self.setColumnHidden(KIND, self.viewport().width() - others < LEAST)

    def _set_widths(self) -> None:
        desk, head = self._desk, self.horizontalHeader()
        wide = QFontMetrics(tabular(self.font())).horizontalAdvance
        own = {
            KIND: [desk.say(one.one) for one in desk.registers if one.clock.yearly],
            STATE: [f"◐ {desk.say(words)}" for words, _look in STATES.values()],
        }
        for at, usual in USUAL.items():
            words = [usual, desk.say(_HEADINGS[at]), *own.get(at, ())]
            head.resizeSection(at, max(map(wide, words)) + EDGES)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self._kind = head.sectionSize(KIND)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in (WOMEN, MEN) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_HEADINGS = (
    Text(es="Nombre", en="Name"),
    Text(es="Registro", en="Record"),
    Text(es="Municipio", en="Municipality"),
    Text(es="Desde", en="Since"),
    Text(es="Mujeres", en="Women"),
    Text(es="Hombres", en="Men"),
    Text(es="Confirmado", en="Confirmed"),
    Text(es="Este año", en="This year"),
)
