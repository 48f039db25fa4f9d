"""Going to a record by its folio from any page: the number is typed, Enter opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from napdesk.schema.record import Record
from napdesk.schema.showing import called
from napdesk.schema.text import Text
from napdesk.services.by_folio import find_by_folio
from napdesk.ui.desk import Desk
from napdesk.ui.form.head import short_folio
from napdesk.ui.jobs import Job
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words

SIZE = (520, 360)
WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FolioLine(QLineEdit):
    """The arrows walk in the list below."""

    walked = Signal(QKeyEvent)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in WALKING:
            self.walked.emit(event)
        else:
            super().keyPressEvent(event)


class FolioBox(QDialog):
    """``chosen`` gives the register's key and the uid of the record to open.

    Enter waits for what is being looked for, and opens the first or the one stood on.
    """

    chosen = Signal(str, str)

    def __init__(self, desk: Desk, register: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._register = register
        self._found: list[Record] = []
        self._job: Job | None = None
        self._goes = False
        self.line = FolioLine()
        self.line.setPlaceholderText(desk.say(_EXAMPLE))
        self.line.setAccessibleName(desk.say(_TITLE))
        self.list = QListWidget()
        self.list.setAccessibleName(desk.say(_FOUND))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = Words(desk.say(_HOW), "muted", wrap=True)
        self.cancel = KeyButton(desk.say(_CANCEL), "Esc", bound=False)
        self.go = KeyButton(desk.say(_GO), "Enter", "primary", bound=False)
        self.go.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._go)
        self.line.textEdited.connect(self._look)
        self.line.walked.connect(self.list.keyPressEvent)
        self.list.itemClicked.connect(lambda _item: self._go())
        self._lay_out()

    def _lay_out(self) -> None:
        self.setWindowTitle(self._desk.say(_TITLE))
        self.resize(*SIZE)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(Words(self._desk.say(_TITLE), "title"))
        column.addWidget(self.line)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _look(self, typed: str) -> None:
        if self._job is not None:
            self._job.cancel()
        self._goes = False
        register = self._register
        self._job = self._desk.tasks.glance(lambda store: find_by_folio(store, typed, register), self._show)

    def _show(self, found: list[Record]) -> None:
        desk, self._job, self._found = self._desk, None, found
        self.list.clear()
        for record in found:
            name = called(record, desk.lists, desk.language)
            words = _DELETED if record.deleted_at else _ONE
            self.list.addItem(desk.say(words.fill(folio=short_folio(record), name=name, one=record.register.one)))
        self.list.setCurrentRow(0)
        said = _HOW if not self.line.text().strip() else _NONE if not found else _SEVERAL if found[1:] else _OPENS
        self.words.setText(desk.say(said))
        if self._goes:
            self._go()

    def _go(self) -> None:
        self._goes = self._job is not None
        at = self.list.currentRow()
        if not self._goes and at >= 0:
            record = self._found[at]
            self.accept()
            self.chosen.emit(record.register.key, record.uid)


_TITLE = Text(es="Ir a un folio", en="Go to a folio")
_EXAMPLE = Text(es="43, 2025-43 o CAP-2025-0043", en="43, 2025-43 or CAP-2025-0043")
_HOW = Text(es="Basta el final del folio.", en="The end of the folio is enough.")
_NONE = Text(
    es="Ningún registro de este equipo tiene ese folio. Revise el número o búsquelo con Ctrl+F.",
    en="No record on this computer has that folio. Check the number or search with Ctrl+F.",
)
_OPENS = Text(es="Enter lo abre.", en="Enter opens it.")
_SEVERAL = Text(es="Varios terminan así: elija con ↑ ↓; Enter lo abre.", en="Several end so: ↑ ↓ choose, Enter opens.")
_FOUND = Text(es="Registros con ese folio", en="Records of that folio")
_ONE = Text(es="{folio} · {name} · {one}", en="{folio} · {name} · {one}")
_DELETED = Text(es="{folio} · {name} · {one} · borrado", en="{folio} · {name} · {one} · deleted")
_CANCEL = Text(es="Cancelar", en="Cancel")
_GO = Text(es="Abrir", en="Open")
