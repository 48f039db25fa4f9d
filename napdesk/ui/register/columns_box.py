"""Choosing the columns of a list: ↑ ↓ walks, Space ticks, Alt+↑ ↓ moves, Enter takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from napdesk.schema.columns import Column, usual_columns
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words

SIZE = (460, 560)
KEY = Qt.ItemDataRole.UserRole
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ColumnList(QListWidget):
    """The columns, those shown ticked; Alt with an arrow moves the one stood on."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        if key in STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_by(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def move_by(self, by: int) -> None:
        """The one stood on, up or down."""
        at, to = self.currentRow(), self.currentRow() + by
        if at >= 0 and 0 <= to < self.count():
            moved = self.takeItem(at)
            self.insertItem(to, moved)
            self.setCurrentRow(to)


class ColumnsBox(QDialog):
    """``chosen`` gives the keys from left to right, ``restored`` says that all should be as at first."""

    chosen = Signal(object)
    restored = Signal()

    def __init__(
        self,
        desk: Desk,
        register: Register,
        offered: Sequence[Column],
        shown: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._register = register
        self._offered = {column.key: column for column in offered}
        self.list = ColumnList()
        self.list.setAccessibleName(desk.say(_TITLE))
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.usual = KeyButton(desk.say(_RESTORE))
        self.cancel = KeyButton(desk.say(_CANCEL), "Esc", bound=False)
        self.take = KeyButton(desk.say(_TAKE), "Enter", "primary", bound=False)
        self.usual.clicked.connect(self._restore)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        self.list.taken.connect(self._take)
        self._lay_out()
        self._fill(shown)
        self.list.setFocus()

    def keys(self) -> list[str]:
        """Those ticked, in their order."""
        items = [self.list.item(at) for at in range(self.list.count())]
        return [item.data(KEY) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _lay_out(self) -> None:
        self.setWindowTitle(self._desk.say(_TITLE))
        self.resize(*SIZE)
        foot = QHBoxLayout()
        foot.addWidget(self.usual)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(Words(self._desk.say(_TITLE), "title"))
        column.addWidget(Words(self._desk.say(_HOW), "muted", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _fill(self, shown: Sequence[str]) -> None:
        """Those shown first, then the others in their order."""
        self.list.clear()
        for key in dict.fromkeys([*shown, *self._offered]):
            column = self._offered[key]
            words = self._desk.say(column.label)
            item = QListWidgetItem(words if column.leaves else self._desk.say(_STAYS.fill(column=column.label)))
            item.setData(KEY, key)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            if key == self._register.name_field.key:  # what a record is called by is always there
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _restore(self) -> None:
        self._fill(usual_columns(self._register))
        self.accept()
        self.restored.emit()

    def _take(self) -> None:
        self.accept()
        self.chosen.emit(self.keys())


_TITLE = Text(es="Columnas de la lista", en="Columns of the list")
_HOW = Text(
    es="Espacio muestra u oculta. Alt+↑ y Alt+↓ la mueven. Enter aplica.",
    en="Space shows or hides. Alt+↑ and Alt+↓ move it. Enter applies.",
)
_STAYS = Text(es="{column} (no sale de la oficina)", en="{column} (stays in the office)")
_RESTORE = Text(es="Como al principio", en="As at first")
_CANCEL = Text(es="Cancelar", en="Cancel")
_TAKE = Text(es="Aplicar", en="Apply")
