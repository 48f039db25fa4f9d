"""What is known of one return of the coverage, and what may be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from napdesk.schema.coverage import CellStatus
from napdesk.schema.periods import Period
from napdesk.schema.showing import show_day
from napdesk.schema.text import Text, same
from napdesk.ui.consolidated.coverage_table import PILLS, Chosen
from napdesk.ui.desk import Desk
from napdesk.ui.moments import minute_of
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.pill import Pill


class CellPanel(Panel):
    """``acuse_wanted``, ``ask_back_wanted`` and ``original_wanted`` give the Chosen that is shown."""

    acuse_wanted = Signal(object)
    ask_back_wanted = Signal(object)
    original_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say(_HEADING))
        self._desk = desk
        self._chosen: Chosen | None = None
        self.state = Pill("")
        self.add_aside(self.state)
        self.office = Words("", "strong", wrap=True)
        self.told = Words("", "muted", wrap=True)
        self.acuse = KeyButton(desk.say(_ACUSE))
        self.ask_back = KeyButton(desk.say(_ASK_BACK))
        self.original = KeyButton(desk.say(_ORIGINAL), kind="quiet")
        for button, wanted in (
            (self.acuse, self.acuse_wanted),
            (self.ask_back, self.ask_back_wanted),
            (self.original, self.original_wanted),
        ):
            button.clicked.connect(lambda _checked=False, wanted=wanted: wanted.emit(self._chosen))
        self.body.addWidget(self.office)
        self.body.addWidget(self.told)
        self.body.addSpacing(4)
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        for button in (self.acuse, self.ask_back, self.original):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(buttons)
        self.body.addStretch(1)
        self.show_cell(None)

    def show_cell(self, chosen: Chosen | None) -> None:
        self._chosen = chosen
        came = chosen is not None and chosen.cell.status.came
        for button in (self.acuse, self.ask_back, self.original):
            button.setVisible(came)
        self.state.setVisible(chosen is not None)
        if chosen is None:
            self.office.setText("")
            self.told.setText(self._desk.say(_CHOOSE))
            return
        cell = chosen.cell
        self.state.set_state(self._desk.say(cell.status.label), *PILLS[cell.status])
        self.office.setText(f"{chosen.office.office} · {chosen.office.name}")
        self.told.setText("\n".join(self._desk.say(line) for line in self._lines(chosen)))

    def _lines(self, chosen: Chosen) -> list[Text]:
        cell, period, desk = chosen.cell, Period.read(chosen.period), self._desk
        lists, today = desk.lists, desk.today()
        named = [
            lists.label((which,), code, today)
            for which, code in (("institution", chosen.office.institution), ("entity", chosen.office.entity))
            if code
        ]
        lines = [period.label if period is not None else same(chosen.period), *named]
        if cell.received_at and cell.revision is not None:
            when = minute_of(cell.received_at, today, desk.language)
            which = _LATER.fill(number=cell.revision) if cell.revision else _FIRST
            lines.append(_CAME.fill(which=which, when=same(when)))
        lines.append((_LATE if cell.late else _WAS_DUE).fill(day=show_day(cell.due)))
        if cell.status is CellStatus.MISSING:
            lines.append(_REMIND)
        if cell.waiting:
            lines.append(_WAITING.fill(count=cell.waiting))
        return lines


_HEADING = Text(es="Reporte", en="Return")
_CHOOSE = Text(
    es="Elija en la tabla el periodo de una oficina para ver qué fue de su reporte.",
    en="Choose an office's period in the table to see what became of its return.",
)
_FIRST = Text(es="Reporte normal", en="First return")
_LATER = Text(es="Complementaria {number}", en="Revision {number}")
_CAME = Text(es="{which}, recibido {when}.", en="{which}, received {when}.")
_WAS_DUE = Text(es="Fecha límite: {day}.", en="Due: {day}.")
_LATE = Text(es="Extemporáneo: la fecha límite fue el {day}.", en="Late: it was due on {day}.")
_REMIND = Text(
    es="Está entre los recordatorios de «Exportar la cobertura».", en="It is among the reminders of “Export coverage”."
)
_WAITING = Text(es="Archivos por decidir en Recepción: {count}.", en="Files to decide on in Receiving: {count}.")
_ACUSE = Text(es="Guardar el acuse…", en="Save the receipt…")
_ASK_BACK = Text(es="Pedir otro…", en="Ask for another…")
_ORIGINAL = Text(es="Guardar el archivo que llegó…", en="Save the file that came…")
