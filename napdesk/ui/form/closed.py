"""What is said over a record that a closed period binds, before anybody types in it for nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal

from napdesk.schema.periods import Period
from napdesk.schema.record import Record
from napdesk.schema.register import ClockKind
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.tones import Tone


class ClosedPeriod(Banner):
    """Hidden while nothing is bound; ``period_wanted`` gives the Period to go to in Reportes."""

    period_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("", tone=Tone.PLAIN)
        self._desk = desk
        self._period: Period | None = None
        self._closed: list[Period] = []
        self.go = self.add_answer(desk.say(GO))
        self.go.clicked.connect(lambda: self.period_wanted.emit(self._period))
        self.hide()

    def learn(self) -> None:
        """Reads which periods are closed now."""
        self._closed = self._desk.store.periods.closed()

    def say_of(self, *states: Record) -> None:
        """Of a record as it was kept and as it is typed: either may lie in a closed period."""
        self._period = self.binding(*states)
        if self._period is not None:
            self.set_words(self._desk.say(_CLOSED.fill(period=str(self._period))), self._desk.say(_REOPEN))
        self.setVisible(self._period is not None)

    def binding(self, *states: Record) -> Period | None:
        """The closed period that keeps a record from being changed from one of these states to another."""
        days = [one[one.register.clock.ends] for one in states if one.register.clock.kind is ClockKind.EVENT]
        bound = (one for one in self._closed for day in days if day and one.first_day <= day <= one.last_day)
        return next(bound, None)


GO = Text(es="Ir a Reportes", en="Go to Returns")
_CLOSED = Text(es="Periodo {period} cerrado", en="Period {period} closed")
_REOPEN = Text(es="Para guardar cambios, reábralo.", en="To save changes, reopen it.")
