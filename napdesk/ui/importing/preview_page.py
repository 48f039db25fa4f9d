"""The second step: what would be new, changed, already there or wrong, row by row, before anything is written."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QHeaderView, QTabBar, QWidget

from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.services.import_plan import Outcome, Plan, What
from napdesk.services.likely_twins import MOST
from napdesk.ui.desk import Desk
from napdesk.ui.importing.telling import in_full, in_short, name_of
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel, Rule, Scroll
from napdesk.ui.parts.table import Table

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TABS = {
    What.WRONG: Text(es="Con errores {count}", en="Wrong {count}"),
    What.LIKELY: Text(es="Posibles duplicados {count}", en="Likely twins {count}"),
    What.NEW: Text(es="Nuevos {count}", en="New {count}"),
    What.CHANGES: Text(es="Cambian {count}", en="Changed {count}"),
    What.TWIN: Text(es="Duplicados {count}", en="Duplicates {count}"),
}
ROW_WIDE, NAME_WIDE = 76, 300
DETAIL = 102  # pixels: five lines


class OutcomeModel(QAbstractTableModel):
    """Rows of the file and what would become of them; their words are made as they are shown."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._font = tabular(parent.font())
        self._rows: list[Outcome] = []

    def show_rows(self, rows: list[Outcome]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def outcome(self, index: Index) -> Outcome | None:
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._desk.say(_HEADS[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        outcome = self.outcome(index)
        if outcome is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(outcome, index.column())
        return self._font if role == Qt.ItemDataRole.FontRole else None

    def _cell(self, outcome: Outcome, column: int) -> str:
        if column == 0:
            return show_number(outcome.row)
        return name_of(outcome, self._desk) if column == 1 else in_short(outcome, self._desk)


class PreviewPage(Panel):
    """A tab for each thing that may become of a row, a table of those rows, and all about the one stood on.

    ``chosen_changed`` says that other rows are to be kept than before.
    """

    chosen_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(flush=True)
        self._desk = desk
        self._plan: Plan | None = None
        self._shown: list[What] = []
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(desk.say(_WHICH))
        self.table = Table(desk.palette, desk.say(_ROWS))
        self.rows = OutcomeModel(desk, self.table)
        self.table.setModel(self.rows)
        self.detail = Words("", wrap=True)
        self.leave_out = QCheckBox(desk.say(_LEAVE_OUT))
        self.uncompared = Words("", "muted", wrap=True)
        self._lay_out()
        self.leave_out.toggled.connect(lambda _on: self.chosen_changed.emit())
        self.tabs.currentChanged.connect(self._show_tab)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._tell(now))

    def show_plan(self, plan: Plan) -> None:
        """What an import would do, beginning with what is wrong with it."""
        self._plan = None
        while self.tabs.count():
            self.tabs.removeTab(0)
        self._shown = [what for what in TABS if plan.of(what)]
        for what in self._shown:
            self.tabs.addTab(self._desk.say(TABS[what].fill(count=show_number(len(plan.of(what))))))
        self._plan = plan
        self.leave_out.setVisible(What.LIKELY in self._shown)
        self.leave_out.setChecked(False)
        self.uncompared.setVisible(plan.uncompared > 0)
        rest = show_number(plan.uncompared)
        self.uncompared.setText(self._desk.say(_UNCOMPARED.fill(rest=rest, most=show_number(MOST))))
        self._show_tab(0)

    def chosen(self) -> Plan:
        """What is to be carried out: the plan shown, without likely twins where they are to stay out."""
        assert self._plan is not None
        return self._plan.without(What.LIKELY) if self.leave_out.isChecked() else self._plan

    def _lay_out(self) -> None:
        head = self.table.horizontalHeader()
        head.resizeSection(0, ROW_WIDE)
        head.resizeSection(1, NAME_WIDE)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        scroll = Scroll()
        scroll.body.setContentsMargins(14, 9, 14, 9)
        scroll.body.addWidget(self.detail)
        scroll.body.addStretch(1)
        scroll.setFixedHeight(DETAIL)
        aside = QHBoxLayout()
        aside.setContentsMargins(0, 0, 12, 0)
        aside.addWidget(self.tabs)
        aside.addStretch(1)
        aside.addWidget(self.leave_out)
        self.body.setSpacing(0)
        self.body.addLayout(aside)
        self.uncompared.setContentsMargins(14, 0, 14, 9)
        self.body.addWidget(self.uncompared)
        for widget, stretch in ((Rule(), 0), (self.table, 1), (Rule(), 0), (scroll, 0)):
            self.body.addWidget(widget, stretch)

    def _show_tab(self, at: int) -> None:
        if self._plan is None:
            return
        self.rows.show_rows(self._plan.of(self._shown[at]))
        self.table.selectRow(0)
        self._tell(self.table.currentIndex())

    def _tell(self, index: Index) -> None:
        outcome = self.rows.outcome(index)
        self.detail.setText(in_full(outcome, self._desk) if outcome else "")


_HEADS = (
    Text(es="Renglón", en="Row"),
    Text(es="Registro", en="Record"),
    Text(es="Qué pasa", en="What happens"),
)
_LEAVE_OUT = Text(es="Dejar fuera los posibles duplicados", en="Leave the likely twins out")
_UNCOMPARED = Text(
    es="Los posibles duplicados se buscaron en los primeros {most} renglones nuevos, no en los otros {rest}.",
    en="Likely twins were looked for in the first {most} new rows, not in the other {rest}.",
)
_WHICH = Text(es="Qué renglones se ven", en="Which rows are shown")
_ROWS = Text(es="Renglones del archivo", en="Rows of the file")
