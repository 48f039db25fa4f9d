"""The notes a record is sent back with: field by field, each in a line, before any of it is kept."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.record import Record
from napdesk.schema.showing import called
from napdesk.schema.text import Text
from napdesk.services.review import about_note
from napdesk.ui.desk import Desk
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords, Words
from napdesk.ui.parts.question import Question
from napdesk.ui.parts.staying import ChoiceBox

WIDE, HIGH = 560, 420


class Begun(NamedTuple):
    """Notes that were not sent: those added, by the key of their field, and the one being typed."""

    notes: dict[str, str]
    typed: str


NOT_BEGUN = Begun({}, "")


class NoteBox(QDialog):
    """``sent`` gives the notes by the key of their field; Enter in the line adds one, Del in the list takes it out,
    Ctrl+Enter sends them."""

    sent = Signal(object)

    def __init__(
        self, desk: Desk, record: Record, field: str, begun: Begun = NOT_BEGUN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record = record
        self.notes = dict(begun.notes)
        self.setWindowTitle(desk.say(_TITLE))
        self.fields = ChoiceBox()
        for asked in record.register.fields:
            if not asked.personal and record.asks(asked):
                self.fields.addItem(asked.label.to(desk.language), asked.key)
        self.fields.setCurrentIndex(max(self.fields.findData(field), 0))
        self.line = QLineEdit(begun.typed)
        self.line.setMaxLength(LINE_LENGTH)
        self._ask_field = Question(desk.say(_FIELD), self.fields)
        self.asked = Question(desk.say(_NOTE), self.line, desk.say(_HINT))
        self.list = QListWidget()
        self.list.setProperty("kind", "input")
        self.list.setAccessibleName(desk.say(_NOTES))
        self.list.setWordWrap(True)
        self.leave = KeyButton(desk.say(_LEAVE), "Esc", bound=False)
        self.go_on = KeyButton(desk.say(_SEND), "Ctrl+Enter", "primary")
        self.line.returnPressed.connect(self.add)
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._send)
        QShortcut(QKeySequence("Del"), self.list, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(
            self._drop
        )
        self._lay_out()
        self._show()

    def begun(self) -> Begun:
        """What is there of them, for the next time."""
        return Begun(dict(self.notes), self.line.text())

    def add(self) -> bool:
        """The note as typed, at its field; False where there is none or it will not do."""
        text = self.line.text().strip()
        if found := about_note(text) if text else []:
            self.asked.refuse(f"{self._desk.say(found[0].message)} {self._desk.say(found[0].fix)}")
            return False
        if text:
            self.notes[str(self.fields.currentData())] = text
            self.line.clear()
            self._show()
        self.asked.settle()
        self.fields.setFocus()
        return True

    def _send(self) -> None:
        if not self.add():
            return
        if not self.notes:
            self.asked.refuse(self._desk.say(_NONE))
            self.line.setFocus()
            return
        self.accept()
        self.sent.emit(self.notes)

    def _drop(self) -> None:
        if (at := self.list.currentRow()) >= 0:
            del self.notes[list(self.notes)[at]]
            self._show()
            self.list.setCurrentRow(min(at, len(self.notes) - 1))
        if not self.notes:
            self.line.setFocus()

    def _show(self) -> None:
        self.list.clear()
        by_key, language = self._record.register.by_key, self._desk.language
        self.list.addItems([f"{by_key[key].label.to(language)}: {text}" for key, text in self.notes.items()])
        self.list.setVisible(bool(self.notes))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(Words(self._desk.say(_TITLE), "title"))
        name = called(self._record, self._desk.lists, self._desk.language)
        column.addWidget(ElidedWords(f"{self._record.folio} · {name}", "muted"))
        for widget in (self._ask_field, self.asked):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.resize(WIDE, HIGH)
        self.line.setFocus()


_TITLE = Text(es="Regresar con observaciones", en="Send back with notes")
_FIELD = Text(es="Campo", en="Field")
_NOTE = Text(es="Observación", en="Note")
_HINT = Text(
    es="Enter la agrega; puede agregar varias. Supr quita la que se elija en la lista.",
    en="Enter adds it; you can add several. Del takes out the one chosen in the list.",
)
_NOTES = Text(es="Observaciones agregadas", en="Notes added")
_NONE = Text(es="Escriba al menos una observación.", en="Write at least one note.")
_LEAVE = Text(es="Cancelar", en="Cancel")
_SEND = Text(es="Regresar", en="Send back")
