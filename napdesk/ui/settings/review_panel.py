"""Whether the office looks its records over before they are reported."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.services.review import reviews, set_review
from napdesk.ui.desk import Desk
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.tones import Tone


class ReviewPanel(Panel):
    """Kept as it is ticked; ``switched`` says that it is another way now."""

    switched = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say(_HEADING))
        self._desk = desk
        self.on = QCheckBox(desk.say(_ON))
        self.on.setChecked(reviews(desk.store))
        self.said = Words(desk.say(_LEAD), "small", wrap=True)
        self.body.addWidget(self.on)
        self.body.addWidget(self.said)
        self.on.clicked.connect(self._switch)

    def _switch(self, on: bool) -> None:
        self._desk.writer.run(lambda store: set_review(store, on=on), lambda _none: self.switched.emit(), self._fail)

    def _fail(self, trouble: Trouble) -> None:
        self.on.setChecked(not self.on.isChecked())
        self.said.setText(f"{self._desk.say(trouble.message)} {self._desk.say(trouble.fix)}")
        self.said.set_tone(Tone.STOP)


_HEADING = Text(es="Revisión", en="Review")
_ON = Text(es="Revisar los registros antes de reportarlos", en="Review records before they are reported")
_LEAD = Text(
    es="Quien revisa los valida o los regresa con observaciones, desde Inicio o con F3 en cada registro. En oficinas "
    "de una sola persona no hace falta.",
    en="Whoever reviews approves them or sends them back with notes, from Home or by F3 on any record. An office of "
    "one person can do without.",
)
