"""The box with the history of a record: walked by the arrows, Enter brings the state one is at back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.schema.showing import called
from napdesk.schema.text import Text
from napdesk.services.past import Past, Step, must_explain, past_of
from napdesk.ui.desk import Desk
from napdesk.ui.form.why import WhyLine
from napdesk.ui.history.lines import lines_of
from napdesk.ui.history.table import HistoryTable
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords, Words

SIZE = (860, 540)


class HistoryBox(QDialog):
    """``state_wanted`` gives the state to bring back (a Record) and the reason given, and closes the box.

    ``shown`` says that the history stands.
    """

    state_wanted = Signal(object, str)
    shown = Signal()

    def __init__(self, desk: Desk, record: Record, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record = record
        self._past: Past | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(desk.say(_TITLE))
        self.resize(*SIZE)
        self.table = HistoryTable(desk)
        self.why = WhyLine(desk)
        self.said = Words(desk.say(_READING), "muted", wrap=True)
        self.back = KeyButton(desk.say(_RECOVER if record.deleted_at else _BACK), "Enter", "primary", bound=False)
        self.back.setEnabled(False)
        self.shut = KeyButton(desk.say(_CLOSE), "Esc", bound=False)
        self._lay_out()
        self.shut.clicked.connect(self.reject)
        self.back.clicked.connect(self._bring_back)
        self.table.walked.connect(self._look_at)
        self.table.doubleClicked.connect(lambda _index: self._bring_back())
        register, uid = record.register, record.uid
        desk.tasks.glance(lambda store: past_of(store, register, uid, desk.language), self._show, self._refuse)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._bring_back()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        name = called(self._record, self._desk.lists, self._desk.language)
        words = " · ".join(part for part in (name, self._record.folio) if part)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.shut)
        foot.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(Words(self._desk.say(_TITLE), "heading"))
        column.addWidget(ElidedWords(words, "muted"))
        column.addWidget(self.table, 1)
        column.addWidget(self.why)
        column.addLayout(foot)

    def _show(self, past: Past) -> None:
        self._past = past
        self.table.show_steps([lines_of(step, self._desk) for step in past.steps])
        # Of a deleted record one wants it as it was last; else one begins with what was done last.
        living = next((at for at, step in enumerate(past.steps) if past.returns(step)), 0)
        self.table.go_to(living if past.record.deleted_at else 0)
        self.table.setFocus()
        self.shown.emit()

    def _refuse(self, trouble: Trouble) -> None:
        self.said.setText(f"{self._desk.say(trouble.message)} {self._desk.say(trouble.fix)}")

    def _chosen(self) -> Step | None:
        return self._past.steps[self.table.step()] if self._past and self._past.steps else None

    def _look_at(self, _step: int) -> None:
        """Say what one is at, and whether the way leads back to it."""
        past, step = self._past, self._chosen()
        if past is None or step is None:
            return
        returns = past.returns(step)
        self.back.setEnabled(returns)
        needed = returns and must_explain(self._desk.store, past.record, step.state)
        self.why.ask(any(map(past.returns, past.steps)), needed=needed)
        deleted = _IS_DELETED if step.state.deleted_at else _IS_SO
        personal = _PERSONAL if past.record.register.personal else _NEW_REVISION
        self.said.setText(self._desk.say(personal if returns else deleted))

    def _bring_back(self) -> None:
        past, step = self._past, self._chosen()
        if past is None or step is None or not past.returns(step) or not self.why.settled():
            return
        self.state_wanted.emit(step.state, self.why.text())
        self.accept()


_TITLE = Text(es="Historial", en="History")
_READING = Text(es="Leyendo…", en="Reading…")
_BACK = Text(es="Volver a este estado", en="Back to this state")
_RECOVER = Text(es="Recuperar así", en="Restore it so")
_CLOSE = Text(es="Cerrar", en="Close")
_IS_SO = Text(es="Así está el registro ahora.", en="The record is so now.")
_IS_DELETED = Text(es="Aquí se borró el registro.", en="Here the record was deleted.")
_NEW_REVISION = Text(
    es="Volver guarda ese estado como un cambio más: nada del historial se pierde.",
    en="Going back saves that state as one more change: nothing of the history is lost.",
)
_PERSONAL = Text(
    es="Volver guarda ese estado como un cambio más. Los datos de contacto quedan como están hoy.",
    en="Going back saves that state as one more change. Contact details stay as they are today.",
)
