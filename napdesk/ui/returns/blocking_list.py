"""What keeps a period open, worst first: each line leads to the field to mend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from napdesk.schema.codes import Lists
from napdesk.schema.problems import Weight
from napdesk.schema.showing import called
from napdesk.schema.text import Language, Text
from napdesk.services.closing import Blocking
from napdesk.ui.look.icons import Icons

BLOCKING = Qt.ItemDataRole.UserRole
HEADS = {
    Weight.STOP: (Text(es="Errores ({count})", en="Errors ({count})"), "alert", "stop"),
    Weight.REASON: (Text(es="Exigen motivo ({count})", en="Need a reason ({count})"), "half", "under_way"),
    Weight.NOTE: (
        Text(es="Observaciones de quien recibió ({count})", en="Notes of the receiver ({count})"),
        "half",
        "accent",
    ),
}
SHOWN = 200


class BlockingList(QTreeWidget):
    """Enter or a double click on a line says ``mend``: the register's key, the record's uid, the field's key.

    ``stood_on`` says what to do about the line one stands on.
    """

    mend = Signal(str, str, str)
    stood_on = Signal(str)

    def __init__(self, icons: Icons, lists: Lists, language: Language) -> None:
        super().__init__()
        self._icons = icons
        self._lists = lists
        self._language = language
        self.setAccessibleName(_NAME.to(language))
        self.setHeaderLabels([_RECORD.to(language), _WHERE.to(language), _WHAT.to(language)])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(12)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, 210)
        self.setColumnWidth(1, 130)
        self.itemDoubleClicked.connect(lambda item, _column: self._follow(item))
        self.currentItemChanged.connect(lambda item, _before: self._tell_fix(item))

    def show_all(self, found: Sequence[Blocking]) -> None:
        """Shows these in place of those shown before, and stands on the first."""
        self.clear()
        self.stood_on.emit("")
        for weight, (head, icon, ink) in HEADS.items():
            lines = [one for one in found if one.problem.weight is weight]
            if lines:
                self._add_group(head.fill(count=len(lines)), icon, ink, lines)
        self.expandAll()
        group = self.topLevelItem(0)
        first = group.child(0) if group is not None else None
        if first is not None:
            self.setCurrentItem(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._follow(item)
        else:
            super().keyPressEvent(event)

    def follow_current(self) -> None:
        """Goes to the line one stands on."""
        item = self.currentItem()
        if item is not None:
            self._follow(item)

    def _add_group(self, head: Text, icon: str, ink: str, lines: list[Blocking]) -> None:
        group = QTreeWidgetItem(self, [head.to(self._language)])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setIcon(0, self._icons.icon(icon, ink))
        group.setFirstColumnSpanned(True)
        for one in lines[:SHOWN]:
            QTreeWidgetItem(group, self._cells(one)).setData(0, BLOCKING, one)
        if len(lines) > SHOWN:
            more = QTreeWidgetItem(group, [_MORE.fill(rest=len(lines) - SHOWN).to(self._language)])
            more.setFlags(Qt.ItemFlag.ItemIsEnabled)
            more.setFirstColumnSpanned(True)

    def _cells(self, one: Blocking) -> list[str]:
        record, problem = one.record, one.problem
        asked = record.register.by_key.get(problem.field or "")
        name = called(record, self._lists, self._language) or record.folio
        where = asked.heading.to(self._language) if asked else ""
        return [name, where, problem.message.to(self._language)]

    def _tell_fix(self, item: QTreeWidgetItem | None) -> None:
        one = item.data(0, BLOCKING) if item else None
        self.stood_on.emit(one.problem.fix.to(self._language) if isinstance(one, Blocking) else "")

    def _follow(self, item: QTreeWidgetItem) -> None:
        one = item.data(0, BLOCKING)
        if isinstance(one, Blocking):
            self.mend.emit(one.record.register.key, one.record.uid, one.problem.field or "")


_NAME = Text(es="Lo que detiene el reporte", en="What stops the return")
_RECORD = Text(es="Registro", en="Record")
_WHERE = Text(es="Campo", en="Field")
_WHAT = Text(es="Qué pasa", en="What is wrong")
_MORE = Text(es="Y {rest} más.", en="And {rest} more.")
