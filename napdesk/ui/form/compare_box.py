"""What is typed and its likely twins side by side: open one of them, or say that it is another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from napdesk.schema.fields import AnyField
from napdesk.schema.record import Record
from napdesk.schema.showing import show
from napdesk.schema.text import Text
from napdesk.services.twins import Twin
from napdesk.ui.desk import Desk
from napdesk.ui.form.head import short_folio
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.words_table import WordsTable

SIZE = (860, 540)
FIELD, MARK = 200, 34  # pixels: the column of the questions, and that of the sign of what differs
DIFFERS = "≠"


class CompareBox(QDialog):
    """``opened`` gives the uid of the record to be opened instead, ``another`` says that it is another one."""

    opened = Signal(str)
    another = Signal()

    def __init__(self, desk: Desk, typed: Record, twins: Sequence[Twin], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        records = [typed, *(twin.record for twin in twins)]
        folios = [short_folio(record) for record in records[1:]]
        heads = [desk.say(_FIELD), "", desk.say(_TYPED), *folios]
        self.table = WordsTable(desk.palette, desk.say(_TITLE), heads, (FIELD, MARK, *(0 for _ in records)))
        self.table.show_lines(self._lines(records))
        self.open_buttons = [KeyButton(desk.say(_OPEN.fill(folio=folio))) for folio in folios]
        self.other = KeyButton(desk.say(_ANOTHER), kind="primary")
        self.shut = KeyButton(desk.say(_CLOSE), "Esc", bound=False)
        self._lay_out(twins)
        for twin, button in zip(twins, self.open_buttons, strict=True):
            button.clicked.connect(partial(self._open, twin.record.uid))
        self.other.clicked.connect(self._say_another)
        self.shut.clicked.connect(self.reject)
        self.other.setFocus()

    def _lay_out(self, twins: Sequence[Twin]) -> None:
        self.setWindowTitle(self._desk.say(_TITLE))
        self.resize(*SIZE)
        foot = QHBoxLayout()
        for button in self.open_buttons:
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        foot.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(Words(self._desk.say(_TITLE), "title"))
        column.addWidget(Words(self._desk.say(_WHY.fill(why=twins[0].why)), "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _lines(self, records: Sequence[Record]) -> list[Sequence[str]]:
        """The questions that any of them answers; the sign stands where two of them say different things."""
        lines: list[Sequence[str]] = []
        for asked in records[0].register.fields:
            said = [self._said(asked, record) for record in records]
            if any(said) and not asked.personal:
                differs = DIFFERS if len({words for words in said if words}) > 1 else ""
                lines.append((self._desk.say(asked.label), differs, *said))
        return lines

    def _said(self, asked: AnyField, record: Record) -> str:
        on = record.register.clock.date_of(record)
        return show(asked, record.answer(asked.key), self._desk.lists, self._desk.language, on=on)

    def _open(self, uid: str) -> None:
        self.accept()
        self.opened.emit(uid)

    def _say_another(self) -> None:
        self.accept()
        self.another.emit()


_TITLE = Text(es="¿Es el mismo registro?", en="Is it the same record?")
_WHY = Text(es="Se parecen por {why}. «≠» señala lo que no coincide.", en="They share {why}. “≠” marks what differs.")
_FIELD = Text(es="Dato", en="Field")
_TYPED = Text(es="Lo que escribe", en="What you type")
_OPEN = Text(es="Abrir {folio}", en="Open {folio}")
_ANOTHER = Text(es="Es otro…", en="It is another…")
_CLOSE = Text(es="Cerrar", en="Close")
