"""The quiet line that asks why a kept record is changed; in a period that was reported it is asked for in earnest."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.problems import Weight
from napdesk.schema.record import Record
from napdesk.schema.text import Text
from napdesk.services.past import about_why, must_explain
from napdesk.store.changes import WHY
from napdesk.ui.desk import Desk
from napdesk.ui.form.remark import Remark
from napdesk.ui.form.typing import Typing, says_same


class WhyLine(QWidget):
    """Hidden until it is asked for. ``edited`` gives its key among a draft's texts, ``given`` says Enter."""

    edited = Signal(str)
    given = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._needed = False
        self._tried = False
        self.line = QLineEdit()
        self.line.setMaxLength(LINE_LENGTH)
        self._remark = Remark(desk.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self._remark)
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self.given)
        self.ask(False)

    def look(self, typed: Record, typing: Typing) -> None:
        """Ask where a record that counts says something else now than was kept, or was sent back with notes."""
        kept, noted = typing.record, typing.noted
        counted = kept.stage.counts and typing.dirty
        back = not kept.stage.counts and noted is not None and not noted.by_receiver
        asked = bool(kept.uid) and (counted or back) and not says_same(typed, kept)
        self.ask(asked, needed=asked and must_explain(self._desk.store, kept, typed), answer=back)

    def ask(self, asked: bool, *, needed: bool = False, answer: bool = False) -> None:
        """Show it or, with what was typed in it forgotten, hide it."""
        self._needed = needed
        words = self._desk.say(_NEEDED if needed else _ANSWER if answer else _WHY)
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        if not asked:
            self.restore({})
        self._say()
        self.setVisible(asked)

    def text(self) -> str:
        """The reason as typed, "" for none."""
        return self.line.text().strip()

    def texts(self) -> dict[str, str]:
        """What a draft keeps of it."""
        return {WHY: self.text()} if self.text() else {}

    def restore(self, texts: dict[str, str]) -> None:
        """Bring back what a draft kept of it."""
        self._tried = False
        self.line.setText(texts.get(WHY, ""))
        self._say()

    def settled(self) -> bool:
        """Whether it may be kept so; where it may not, that is said and the cursor is there."""
        self._tried = True
        if self._say() is not Weight.STOP:
            return True
        self.line.setFocus()
        return False

    def words(self) -> str:
        """What is said under it now."""
        return "" if self._remark.isHidden() else self._remark.words()

    def _edited(self) -> None:
        self._say()
        self.edited.emit(WHY)

    def _say(self) -> Weight | None:
        found = about_why(self.text())
        if found:
            worst = found[0]
            self._remark.say(worst.weight, f"{self._desk.say(worst.message)} {self._desk.say(worst.fix)}", "")
            return worst.weight
        lacking = self._needed and not self.text()
        weight = None if not lacking else Weight.STOP if self._tried else Weight.NOTE
        self._remark.say(weight, self._desk.say(_REPORTED) if lacking else "", "")
        return weight


_WHY = Text(es="Motivo del cambio (opcional)", en="Reason for the change (optional)")
_ANSWER = Text(es="Su respuesta a las observaciones (opcional)", en="Your answer to the notes (optional)")
_NEEDED = Text(es="Motivo del cambio", en="Reason for the change")
_REPORTED = Text(
    es="Este periodo ya se cerró una vez: escriba por qué cambia el registro.",
    en="This period was closed once: write why the record changes.",
)
