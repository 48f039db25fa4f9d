"""What is asked of an office that has to send another return: notes on the whole of it, or on fields of its records."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.receipts import ReceiptNote
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.services.review import about_note
from napdesk.store.received import Kept
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords, Words
from napdesk.ui.parts.question import Question
from napdesk.ui.parts.staying import ChoiceBox

WIDE, HIGH = 600, 470


class Told(NamedTuple):
    """A record of the return: its register, folio and what it is called."""

    register: Register
    folio: str
    name: str


def told_in(store: Store, number: int) -> list[Told]:
    """The records of a return, for somebody to choose from."""
    return [
        Told(register, *row) for register in store.registers for row in store.consolidated.names_in(register, number)
    ]


class AskBackBox(QDialog):
    """``sent`` gives the notes; Enter in the line adds one, Del in the list takes it out, Ctrl+Enter sends them."""

    sent = Signal(object)

    def __init__(self, desk: Desk, kept: Kept, records: list[Told], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._records = records
        self.notes: list[ReceiptNote] = []
        self.setWindowTitle("NapDesk")
        self.whole = f"{kept.office} · {kept.period} · R{kept.revision}"
        self.folios = QComboBox()
        self.folios.addItem(desk.say(_WHOLE))
        self.folios.addItems([f"{one.folio} · {one.name}" for one in records])
        self.fields = ChoiceBox()
        self.line = QLineEdit()
        self.line.setMaxLength(LINE_LENGTH)
        self.asked = Question(desk.say(_NOTE), self.line, desk.say(_HINT))
        self.list = QListWidget()
        self.list.setProperty("kind", "input")
        self.list.setAccessibleName(desk.say(_NOTES))
        self.list.setWordWrap(True)
        self.leave = KeyButton(desk.say(_LEAVE), "Esc", bound=False)
        self.go_on = KeyButton(desk.say(_SEND), "Ctrl+Enter", "primary")
        self.folios.currentIndexChanged.connect(self._offer_fields)
        self.line.returnPressed.connect(self.add)
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._send)
        QShortcut(QKeySequence("Del"), self.list, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(
            self._drop
        )
        self._lay_out()
        self._offer_fields(0)
        self._show()

    def add(self) -> bool:
        """The note as typed; False where it will not do."""
        text = self.line.text().strip()
        if found := about_note(text) if text else []:
            self.asked.refuse(f"{self._desk.say(found[0].message)} {self._desk.say(found[0].fix)}")
            return False
        if text:
            at = self.folios.currentIndex() - 1
            folio = self._records[at].folio if at >= 0 else ""
            self.notes.append(ReceiptNote(folio, str(self.fields.currentData() or ""), text))
            self.line.clear()
            self._show()
        self.asked.settle()
        return True

    def _offer_fields(self, at: int) -> None:
        """The fields of the record chosen that leave its office; of the whole return there is none."""
        self.fields.clear()
        self.fields.addItem(self._desk.say(_NO_FIELD), "")
        if at > 0:
            for one in self._records[at - 1].register.leaving:
                self.fields.addItem(self._desk.say(one.label), one.key)
        self.fields.setEnabled(at > 0)

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
            del self.notes[at]
            self._show()

    def _show(self) -> None:
        self.list.clear()
        labels = {one.key: self._desk.say(one.label) for each in self._desk.registers for one in each.fields}
        for note in self.notes:
            parts = (note.folio, labels.get(note.field, ""), note.text)
            self.list.addItem(" · ".join(part for part in parts if part))
        self.list.setVisible(bool(self.notes))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(Words(self._desk.say(_TITLE), "title"))
        column.addWidget(ElidedWords(self.whole, "muted"))
        column.addWidget(Question(self._desk.say(_ABOUT), self.folios))
        column.addWidget(Question(self._desk.say(_FIELD), self.fields))
        column.addWidget(self.asked)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go_on)
        column.addLayout(row)
        self.resize(WIDE, HIGH)
        self.line.setFocus()


_TITLE = Text(es="Pedir otro reporte", en="Ask for another return")
_ABOUT = Text(es="Sobre qué", en="About what")
_WHOLE = Text(es="Todo el reporte", en="The whole return")
_FIELD = Text(es="Campo", en="Field")
_NO_FIELD = Text(es="—", en="—")
_NOTE = Text(es="Qué debe corregir la oficina", en="What the office has to mend")
_HINT = Text(
    es="Enter la agrega; puede agregar varias. Supr quita la que se elija en la lista.",
    en="Enter adds it; you can add several. Del takes out the one chosen in the list.",
)
_NOTES = Text(es="Observaciones agregadas", en="Notes added")
_NONE = Text(es="Escriba al menos una observación.", en="Write at least one note.")
_LEAVE = Text(es="Cancelar", en="Cancel")
_SEND = Text(es="Guardar el acuse…", en="Save the receipt…")
