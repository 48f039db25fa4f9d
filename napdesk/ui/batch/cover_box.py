"""What the cover of a batch says: its sheets and, where the register tells them, its women and men."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.services.batches import NAME, SHEETS, Batch, counts_of, read_cover
from napdesk.ui.desk import Desk
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.question import Question

WIDE = 520


class CoverBox(QDialog):
    """``given`` says the Batch; of one that is open, ``batch``, with what it said before."""

    given = Signal(object)

    def __init__(self, desk: Desk, register: Register, batch: Batch | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._register = register
        self._batch = batch
        hints = {NAME: _NAME_HINT, SHEETS.key: Text(es="", en="")}
        labels = {NAME: _NAME} | {asked.key: asked.label for asked in counts_of(register)}
        self.lines = {key: QLineEdit() for key in labels}
        self.questions = {
            key: Question(desk.say(label), self.lines[key], desk.say(hints.get(key, _IF_SAID)))
            for key, label in labels.items()
        }
        said = {NAME: batch.name, **batch.totals} if batch else {}
        for key, line in self.lines.items():
            line.setText(str(said.get(key, "")))
            line.textEdited.connect(lambda _text, key=key: self.questions[key].settle())
        self.cancel = KeyButton(desk.say(_CANCEL), "Esc", bound=False)
        self.go = KeyButton(desk.say(_CORRECT if batch else _BEGIN), "Enter", "primary", bound=False)
        self.go.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._give)
        self._lay_out()
        self.lines[SHEETS.key].setFocus()

    def _lay_out(self) -> None:
        say = self._desk.say
        self.setWindowTitle(say(_TITLE))
        self.setFixedWidth(WIDE)
        counts, foot = QHBoxLayout(), QHBoxLayout()
        counts.setSpacing(12)
        for key, question in self.questions.items():
            if key != NAME:
                counts.addWidget(question, 1)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(Words(say(_TITLE), "title"))
        column.addWidget(Words(say(_HOW), "muted", wrap=True))
        column.addWidget(self.questions[NAME])
        column.addLayout(counts)
        column.addLayout(foot)

    def _give(self) -> None:
        store = self._desk.store
        found = read_cover(store, self._register, {key: line.text() for key, line in self.lines.items()})
        if isinstance(found, Batch):
            self.accept()
            self.given.emit(found._replace(after=self._batch.after) if self._batch else found)
            return
        for problem in reversed(found):
            key = str(problem.field)
            self.questions[key].refuse(f"{self._desk.say(problem.message)} {self._desk.say(problem.fix)}")
            self.lines[key].setFocus()
        self.adjustSize()  # what is said under a field may take several lines


_TITLE = Text(es="Lote de hojas", en="Batch of sheets")
_HOW = Text(
    es="Copie lo que dice la carátula; al final se coteja. Lo que se repite de hoja en hoja se fija con Ctrl+Mayús+F.",
    en="Copy what the cover says; it is checked at the end. What all sheets repeat is pinned with Ctrl+Shift+F.",
)
_NAME = Text(es="Nombre o número del lote", en="Name or number of the batch")
_NAME_HINT = Text(es="Si lo tiene.", en="If it has one.")
_IF_SAID = Text(es="Si la carátula lo dice.", en="If the cover says it.")
_CANCEL = Text(es="Cancelar", en="Cancel")
_BEGIN = Text(es="Empezar", en="Begin")
_CORRECT = Text(es="Corregir", en="Correct")
