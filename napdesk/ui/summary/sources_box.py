"""Down from a figure of all offices: entity, office, return, record, and the cell of the file it came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout, QWidget

from napdesk.schema.figures import Unit
from napdesk.schema.showing import called, show_number
from napdesk.schema.text import Text, same
from napdesk.services.consolidation import over_all
from napdesk.services.drilling import (
    FromOffice,
    FromRecord,
    FromReturn,
    Question,
    offices_behind,
    records_behind,
    returns_behind,
)
from napdesk.store.consolidated import Source
from napdesk.store.measuring import Counted
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.jobs import Job
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.summary.wording import many, show_value

SIZE = (860, 560)
MORE = Qt.ItemDataRole.UserRole + 1  # what to read once a branch is opened
OF = Qt.ItemDataRole.UserRole + 2  # the return a branch is of
ADDS_WIDTH, RECORDS_WIDTH = 120, 100
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SourcesBox(QDialog):
    """``original_wanted`` gives the Source whose file is to be written out."""

    original_wanted = Signal(object)

    def __init__(self, desk: Desk, heading: str, asked: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = asked
        self._jobs: list[Job] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.resize(*SIZE)
        self.tree = _Tree(desk, heading)
        self.foot = Words(desk.say(_READING), "muted", wrap=True)
        self.original = KeyButton(desk.say(_ORIGINAL), "Ctrl+S", "primary")
        shut = KeyButton(desk.say(_CLOSE), "Esc", bound=False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.foot, 1)
        row.addWidget(shut)
        row.addWidget(self.original)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(Words(heading, "heading", wrap=True))
        column.addWidget(self.tree, 1)
        column.addLayout(row)
        shut.clicked.connect(self.reject)
        self.original.clicked.connect(lambda: self.original_wanted.emit(self.source()))
        self.tree.opened.connect(self._open)
        self.tree.stood_on.connect(self._tell)
        self.original.setEnabled(False)
        self._read(lambda store: offices_behind(store, asked), self._show_offices)
        self.tree.setFocus()

    def source(self) -> Source | None:
        """The return one stands in."""
        item = self.tree.item()
        found = item.data(OF) if item is not None else None
        return found if isinstance(found, Source) else None

    def _read(self, work: Callable[[Store], list], done: Callable[[list], None]) -> None:  # type: ignore[type-arg]
        self._jobs.append(self._desk.tasks.glance(over_all(work), done, behind=True))

    def _show_offices(self, found: Sequence[FromOffice]) -> None:
        desk = self._desk
        for entity, offices in groupby(found, key=lambda one: one.source.entity):
            several = list(offices)
            name = desk.say(desk.lists.label(("entity",), entity, None)) if entity else desk.say(_NOWHERE)
            branch = self.tree.add(None, name, self._adds(sum((one.counted for one in several), Counted())))
            for one in several:
                told = f"{one.source.office} · {one.source.name or ''}"
                item = self.tree.add(branch, told, self._adds(one.counted))
                self.tree.promise(item, one.source.office_uid)
        self.foot.setText(desk.say(_HOW))
        self.tree.begin()

    def _open(self, item: QStandardItem, key: object) -> None:
        """Read what is below a branch as it is opened for the first time."""
        asked = self._asked
        if isinstance(key, str):
            self._read(lambda store: returns_behind(store, asked, key), partial(self._show_returns, item))
        elif isinstance(key, int):
            self._read(lambda store: records_behind(store, asked, key), partial(self._show_records, item))

    def _show_returns(self, item: QStandardItem, found: Sequence[FromReturn]) -> None:
        self.tree.fulfil(item)
        for one in found:
            source = one.source
            told = f"{source.period} · R{source.revision} · {source.file}"
            branch = self.tree.add(item, told, self._adds(one.counted))
            branch.setData(source, OF)
            self.tree.promise(branch, source.number)

    def _show_records(self, item: QStandardItem, found: Sequence[FromRecord]) -> None:
        desk = self._desk
        self.tree.fulfil(item)
        for one in found:
            name = called(one.record, desk.lists, desk.language)
            adds = "—" if one.n is None else f"{one.n}" if one.of is None else f"{one.n} / {one.of}"
            leaf = self.tree.add(item, f"{one.record.folio} · {name}", (adds, one.cell))
            leaf.setData(item.data(OF), OF)

    def _adds(self, counted: Counted) -> tuple[str, str]:
        value = show_number(counted.n)
        if self._asked.indicator.unit is Unit.SHARE and counted.of:
            value = f"{show_number(counted.n)} / {show_number(counted.of)} · {show_value(counted.value, Unit.SHARE)}"
        return value, self._desk.say(many(counted.records, *_RECORDS))

    def _tell(self) -> None:
        source = self.source()
        self.original.setEnabled(source is not None)
        if source is not None:
            item = self.tree.item()
            cell = item.data(Qt.ItemDataRole.ToolTipRole) if item is not None else None
            place = same(f"{source.file} · {cell}" if cell else source.file)
            self.foot.setText(self._desk.say(_PLACE.fill(place=place)))


class _Tree(QTreeView):
    """``opened`` gives a branch opened for the first time and what it promised; ``stood_on`` says each move."""

    opened = Signal(QStandardItem, object)
    stood_on = Signal()

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._font = tabular(self.font())
        self.setAccessibleName(name)
        self.setProperty("kind", "input")
        self.setUniformRowHeights(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self._rows = QStandardItemModel(0, 3, self)
        self._rows.setHorizontalHeaderLabels([desk.say(head) for head in _HEADS])
        self.setModel(self._rows)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(1, ADDS_WIDTH)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self.expanded.connect(self._opened)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.stood_on.emit())

    def add(self, under: QStandardItem | None, words: str, told: tuple[str, str]) -> QStandardItem:
        """A line, with what it adds and where it comes from."""
        item, adds, place = QStandardItem(words), QStandardItem(told[0]), QStandardItem(told[1])
        adds.setTextAlignment(RIGHT)
        adds.setFont(self._font)
        item.setToolTip(told[1] if "!" in told[1] else "")
        (under or self._rows.invisibleRootItem()).appendRow([item, adds, place])
        return item

    def promise(self, item: QStandardItem, key: object) -> None:
        """There is more below, to be read when it is opened."""
        item.setData(key, MORE)
        item.appendRow(QStandardItem(self._desk.say(_READING)))

    def fulfil(self, item: QStandardItem) -> None:
        item.removeRows(0, item.rowCount())

    def begin(self) -> None:
        """Stands on the first, opened."""
        first = self._rows.index(0, 0)
        if first.isValid():
            self.expand(first)
            self.setCurrentIndex(first)

    def item(self) -> QStandardItem | None:
        """The first cell of the line one stands on."""
        index = self.currentIndex()
        return self._rows.itemFromIndex(index.siblingAtColumn(0)) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setExpanded(self.currentIndex().siblingAtColumn(0), True)
        else:
            super().keyPressEvent(event)

    def _opened(self, index: QModelIndex) -> None:
        item = self._rows.itemFromIndex(index)
        if item is not None and (key := item.data(MORE)) is not None:
            item.setData(None, MORE)
            self.opened.emit(item, key)


_HEADS = (
    Text(es="De dónde viene", en="Where it comes from"),
    Text(es="Suma", en="Adds"),
    Text(es="Registros o celda", en="Records or cell"),
)
_READING = Text(es="Leyendo…", en="Reading…")
_HOW = Text(
    es="→ abre una entidad, una oficina o un reporte; abajo del todo está la celda del archivo.",
    en="→ opens an entity, an office or a return; at the very bottom is the cell of the file.",
)
_PLACE = Text(es="{place}", en="{place}")
_NOWHERE = Text(es="Sin entidad", en="No entity")
_ORIGINAL = Text(es="Guardar el archivo que llegó…", en="Save the file that came…")
_CLOSE = Text(es="Cerrar", en="Close")
_RECORDS = (
    Text(es="{count} registro", en="{count} record"),
    Text(es="{count} registros", en="{count} records"),
)
