"""What a person has to decide on: returns that are held, and those in conflict."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.services.arrivals import HOLDS
from napdesk.store.received import Kept
from napdesk.ui.desk import Desk
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.flow import FlowLayout
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.tones import Shape, Tone
from napdesk.ui.parts.words_table import WordsTable

RETURN_WIDTH = 132


class WaitingPanel(Panel):
    """``accept_wanted``, ``ask_back_wanted`` and ``original_wanted`` give the Kept one stands on."""

    accept_wanted = Signal(object)
    ask_back_wanted = Signal(object)
    original_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say(_HEADING))
        self._desk = desk
        self._waiting: list[Kept] = []
        self.count = Pill("", Tone.UNDER_WAY, Shape.HALF)
        self.add_aside(self.count)
        self.table = _Waiting(desk.palette, desk.say(_HEADING), [desk.say(one) for one in _HEADS], (RETURN_WIDTH, 0))
        self.table.setSelectionMode(WordsTable.SelectionMode.SingleSelection)
        self.accept = KeyButton(desk.say(_ACCEPT), "Enter", bound=False)
        self.ask_back = KeyButton(desk.say(_ASK_BACK))
        self.original = KeyButton(desk.say(_ORIGINAL), kind="quiet")
        for button, wanted in (
            (self.accept, self.accept_wanted),
            (self.ask_back, self.ask_back_wanted),
            (self.original, self.original_wanted),
        ):
            button.clicked.connect(lambda _checked=False, wanted=wanted: self._ask(wanted))
        self.table.entered.connect(lambda: self._ask(self.accept_wanted))
        self.table.doubleClicked.connect(lambda _index: self._ask(self.accept_wanted))
        self._pages = QStackedWidget()
        nothing = Words(desk.say(_NOTHING), "muted", wrap=True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages.addWidget(nothing)
        self._pages.addWidget(self._list())
        self.body.addWidget(self._pages, 1)
        self.show_waiting([])

    def show_waiting(self, waiting: Sequence[Kept]) -> None:
        self._waiting = list(waiting)
        self.count.setText(show_number(len(waiting)))
        self.count.setVisible(bool(waiting))
        self._pages.setCurrentIndex(int(bool(waiting)))
        self.table.show_lines([self._words(one) for one in waiting])

    def kept(self) -> Kept | None:
        """The one stood on."""
        at = self.table.currentIndex().row()
        return self._waiting[at] if 0 <= at < len(self._waiting) else None

    def _ask(self, wanted: SignalInstance) -> None:
        if (one := self.kept()) is not None:
            wanted.emit(one)

    def _words(self, one: Kept) -> tuple[str, str]:
        why = self._desk.say(HOLDS[one.why]) if one.why in HOLDS else one.why
        return f"{one.office}\n{one.period} · R{one.revision}", f"{why}\n{one.file}"

    def _list(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout()
        for button in (self.accept, self.ask_back, self.original):
            row.addWidget(button)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        return holder


class _Waiting(WordsTable):
    """Enter decides on what one stands on."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


_HEADING = Text(es="Por decidir", en="To decide")
_HEADS = (Text(es="Reporte", en="Return"), Text(es="Por qué espera", en="Why it waits"))
_NOTHING = Text(es="No hay reportes retenidos ni en conflicto.", en="No return is held or forked.")
_ACCEPT = Text(es="Que cuente…", en="Let it count…")
_ASK_BACK = Text(es="Pedir otro…", en="Ask for another…")
_ORIGINAL = Text(es="Guardar el archivo…", en="Save the file…")
