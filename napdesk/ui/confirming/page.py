"""Confirmación anual: what stands is asked about on one page: does it go on, has it changed, or did it close?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from napdesk.schema.problems import Problem, Trouble
from napdesk.schema.record import Record
from napdesk.schema.text import Text
from napdesk.services.confirming import Change, State, asked, changed, confirm, confirmed, end, still_so, take_back
from napdesk.store.store import Store
from napdesk.ui.confirming.asked_table import AskedTable
from napdesk.ui.confirming.closing_day import ClosingDay
from napdesk.ui.desk import Desk
from napdesk.ui.look.icons import LARGE
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.empty import EmptyState
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.page import Page
from napdesk.ui.parts.panel import Panel, Rule
from napdesk.ui.parts.tones import Tone


class ConfirmingPage(Page):
    """``change_wanted`` gives the key of a register and the uid of the record whose form to open.

    ``page_wanted`` gives the key of a page to go to; ``answered`` says that records were kept here.
    """

    change_wanted = Signal(str, str)
    page_wanted = Signal(str)
    answered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say(_TITLE), desk.say(_ASKS))
        self._desk = desk
        self._changes: list[Sequence[Change]] = []  # what can be taken back, the last answer last
        self._writing = 0
        self._opened: Record | None = None  # in its form, as it was
        self.table = AskedTable(desk, desk.say(_TITLE))
        self.count = Words("", "strong")
        self.same = KeyButton(desk.say(_SAME), "I · 1", "primary", bound=False)
        self.changed = KeyButton(desk.say(_CHANGED), "C · 2", bound=False)
        self.over = KeyButton(desk.say(_OVER), "X · 3", bound=False)
        self.undo = KeyButton(desk.say(_UNDO), "Ctrl+Z", "quiet")
        self.closing = ClosingDay(desk)
        self.to_returns = KeyButton(desk.say(_TO_RETURNS), kind="primary")
        self._trouble = Banner("", tone=Tone.STOP)
        year = desk.today().year
        icon = desk.icons.icon("check", "met", LARGE)
        self._done = EmptyState(icon, desk.say(_DONE.fill(year=year)), desk.say(_REPORT), self.to_returns)
        self._none = EmptyState(icon, desk.say(_NONE.fill(year=year)), desk.say(_LATER))
        self._body, self._foot, self._answers = QStackedWidget(), QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Reads who is asked about; until then it is not known what can still be taken back."""
        self.undo.setEnabled(False)
        today = self._desk.today()
        self._desk.tasks.glance(lambda store: asked(store, today), self._show)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.closing.isVisible():
            self._leave_day()
        else:
            self.page_wanted.emit("home")

    def _lay_out(self) -> None:
        for one in (QWidget(), self.table, self._done, self._none):
            self._body.addWidget(one)
        row = QHBoxLayout(self._answers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (self.undo, self.same, self.changed, self.over):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        parts = QVBoxLayout()
        parts.setContentsMargins(14, 10, 14, 10)
        parts.setSpacing(8)
        for one in (self._trouble, self._answers, self.closing):
            parts.addWidget(one)
            one.hide()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(Rule())
        foot.addLayout(parts)
        panel = Panel(flush=True)
        panel.body.setSpacing(0)
        panel.body.addWidget(self._body, 1)
        panel.body.addWidget(self._foot)
        self.body.addWidget(panel)

    def _connect(self) -> None:
        for asking, button, act in (
            (self.table.same, self.same, self._confirm),
            (self.table.changed, self.changed, self._open),
            (self.table.over, self.over, self._ask_day),
        ):
            asking.connect(act)
            button.clicked.connect(act)
        self.undo.clicked.connect(self._take_back)
        self.table.selectionModel().selectionChanged.connect(self._tell)
        self.closing.given.connect(self._end)
        self.closing.left.connect(self._leave_day)
        self.to_returns.clicked.connect(lambda: self.page_wanted.emit("returns"))

    def _show(self, records: list[Record]) -> None:
        store = self._desk.store
        self._changes = [changes for changes in self._changes if still_so(store, changes)]
        opened, self._opened = self._opened, None
        if opened is not None and (change := changed(store, opened)) is not None:
            self._changes.append([change])
        self.table.show_records(records, opened.uid if opened else "")
        self.closing.hide()
        self._trouble.hide()
        self._tell()

    def _tell(self) -> None:
        """How many are left, what can be answered now, and the calm end once all are."""
        due, every = len(self.table.asked.due()), len(self.table.asked.records)
        self.count.setText(self._desk.say(_LEFT.fill(due=due, every=every)) if due else "")
        shown = self.table if due else self._done if every else self._none
        turned = self._body.currentWidget() is not shown
        self._body.setCurrentWidget(shown)
        alone = len(self.table.selectionModel().selectedRows()) == 1
        for button in (self.same, self.changed, self.over):
            button.setVisible(bool(due))
            button.setEnabled(alone or button is self.same)
        self.undo.setEnabled(bool(self._changes) and not self._writing)
        self._answers.setVisible(self.closing.isHidden() and (bool(due) or bool(self._changes)))
        self._foot.setVisible(not all(one.isHidden() for one in (self._trouble, self._answers, self.closing)))
        self.setFocusProxy(self.to_returns if shown is self._done else self.table)
        if turned and self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        """At once on the screen, and taken back where it cannot be kept."""
        today = self._desk.today()
        due = [record for record in self.table.chosen() if self.table.asked.state(record) is State.DUE]
        if due:
            self.table.asked.put([confirmed(record, today) for record in due])
            self._write(lambda store: confirm(store, due, today), self._kept, partial(self._not_kept, due))
        self.table.go_on()
        self._tell()

    def _open(self) -> None:
        if self.changed.isEnabled():
            record = self._opened = self.table.chosen()[0]
            self.change_wanted.emit(record.register.key, record.uid)

    def _ask_day(self) -> None:
        if not self.over.isEnabled():
            return
        record = self.table.chosen()[0]
        if self.table.asked.state(record) is not State.OVER:
            self.closing.show()
            self._tell()
            self.closing.ask(record)

    def _end(self, record: Record, day: date) -> None:
        today = self._desk.today()
        self._write(lambda store: end(store, record, day, today), self._ended, self._day_not_kept)

    def _ended(self, done: Change | list[Problem]) -> None:
        if isinstance(done, Change):
            self._leave_day()
            self._kept([done])
            self.table.go_on()
            self._tell()
        else:
            self.closing.refuse(done[0])

    def _leave_day(self) -> None:
        self.closing.hide()
        self._tell()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        changes = self._changes.pop()
        self._write(lambda store: take_back(store, changes), self._taken_back, self._refused)

    def _taken_back(self, records: list[Record]) -> None:
        self.table.asked.put(records)
        self._tell()
        self.table.stand_at(records[0].uid)
        self.answered.emit()

    def _write(
        self, work: Callable[[Store], Any], done: Callable[[Any], None], fail: Callable[[Trouble], None]
    ) -> None:
        self._writing += 1
        self._trouble.hide()
        self._desk.writer.run(work, partial(self._down, done), partial(self._down, fail))

    def _down(self, then: Callable[[Any], None], given: Any) -> None:
        self._writing -= 1
        then(given)

    def _kept(self, changes: Sequence[Change]) -> None:
        self._changes.append(changes)
        self.table.asked.put([change.after for change in changes])
        self._tell()
        self.answered.emit()

    def _not_kept(self, records: list[Record], trouble: Trouble) -> None:
        self.table.asked.put(records)
        self._refused(trouble)
        self.table.stand_at(records[0].uid)

    def _day_not_kept(self, trouble: Trouble) -> None:
        self._leave_day()
        self._refused(trouble)

    def _refused(self, trouble: Trouble) -> None:
        self._trouble.set_words(self._desk.say(trouble.message), self._desk.say(trouble.fix))
        self._trouble.show()
        self._tell()


_TITLE = Text(es="Confirmación anual", en="Yearly confirmation")
_ASKS = Text(
    es="Una vez al año: ¿cada registro sigue igual, cambió o cerró?",
    en="Once a year: is each record the same, has it changed, or did it close?",
)
_LEFT = Text(es="{due} de {every} por confirmar", en="{due} of {every} to be confirmed")
_SAME = Text(es="Sigue igual", en="The same")
_CHANGED = Text(es="Cambió…", en="Changed…")
_OVER = Text(es="Cerró…", en="Closed…")
_UNDO = Text(es="Deshacer", en="Undo")
_TO_RETURNS = Text(es="Ir a Reportes", en="Go to Returns")
_DONE = Text(es="Todo confirmado en {year}", en="All confirmed in {year}")
_REPORT = Text(es="Ya puede hacer su reporte.", en="You can make your return now.")
_NONE = Text(es="Nada por confirmar en {year}", en="Nothing to confirm in {year}")
_LATER = Text(
    es="Aquí se pregunta, cada año, por las unidades y redes que se capturaron en años anteriores.",
    en="Here, each year, one is asked about the units and networks recorded in earlier years.",
)
