"""The day a record was over: typed under the list, and what its rules have against it said below."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.showing import called
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.editors.asking import Asking
from napdesk.ui.editors.line import DayEditor
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.swap import swap
from napdesk.ui.parts.tones import Tone

WIDE = 150


class ClosingDay(QWidget):
    """``given`` says the record and its day, ``left`` that it goes on after all."""

    given = Signal(object, object)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._record: Record | None = None
        self._waits = False
        self.day: DayEditor
        self._label = Words("", "label")
        self._below = Words("", "problem", wrap=True)
        self._place = QWidget()
        self.keep = KeyButton(desk.say(_KEEP), "Enter", "primary", bound=False)
        self.stay = KeyButton(desk.say(_STAY), "Esc", bound=False)
        self.keep.clicked.connect(self._give)
        self.stay.clicked.connect(self.left)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self._place)
        self._row.addWidget(self.keep)
        self._row.addWidget(self.stay)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addLayout(self._row)
        column.addWidget(self._below)

    def ask(self, record: Record) -> None:
        """When this record was over."""
        desk, day = self._desk, record.register.clock.ends
        self._record, self._waits = record, False
        asking = Asking(day, desk.lists, desk.language, desk.icons, lambda: None, lambda: desk.today().year, desk.today)
        self.day = DayEditor(asking)
        self.day.setFixedWidth(WIDE)
        self.day.onward.connect(self._give)
        self.day.escaped.connect(self.left)
        self._place = swap(self._row, self._place, self.day)
        self._label.setText(f"{called(record, desk.lists, desk.language)} · {desk.say(day.label)}")
        self._label.setBuddy(self.day)
        self._say(_HOW, Tone.PLAIN)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, problem: Problem) -> None:
        """What stands against the day, or against the record's being over at all."""
        record, self._waits = self._record, False
        assert record is not None
        asked = record.register.by_key.get(problem.field or "")
        if asked is None or asked is record.register.clock.ends:
            self._stop(_BOTH.fill(message=problem.message, fix=problem.fix))
        else:
            # What is missing is named already.
            named = _NAMED.fill(label=asked.label, message=problem.message)
            self._stop(_ELSEWHERE.fill(message=problem.message if problem.code == "missing" else named))

    def words(self) -> str:
        """What stands under the field."""
        return self._below.text()

    def _give(self) -> None:
        answer = self.day.answer()
        if self._waits:
            return
        if isinstance(answer, date):
            self._waits = True
            self.given.emit(self._record, answer)
        elif isinstance(answer, Problem):
            self.refuse(answer)
        else:
            self._stop(_NEEDED)

    def _stop(self, words: Text) -> None:
        self._say(words, Tone.STOP)
        self.day.set_weight(Weight.STOP)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: Text, tone: Tone) -> None:
        self._below.setText(self._desk.say(words))
        self._below.set_tone(tone)
        self.day.describe(self._below.text())


_KEEP = Text(es="Cerró ese día", en="It closed that day")
_STAY = Text(es="Cancelar", en="Cancel")
_HOW = Text(es="Día, mes y año; «h» es hoy.", en="Day, month and year; “h” is today.")
_NEEDED = Text(
    es="Falta el día. Si solo se sabe el mes o el año, escriba su primer día.",
    en="The day is missing. If only the month or year is known, type its first day.",
)
_BOTH = Text(es="{message} {fix}", en="{message} {fix}")
_NAMED = Text(es="«{label}»: {message}", en="“{label}”: {message}")
_ELSEWHERE = Text(
    es="{message} Pulse Esc, ábralo con C y ciérrelo en su formulario.",
    en="{message} Press Esc, open it with C and close it in its form.",
)
