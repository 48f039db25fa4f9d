"""The foot of Resumen: what does not count yet, what was explained, what lacks a breakdown, and how much there is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.services.quality import Aspect, Quality
from napdesk.ui.desk import Desk
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.standing import UNFINISHED
from napdesk.ui.summary.overview import Asked
from napdesk.ui.summary.wording import many


class Strip(QWidget):
    """``unfinished_wanted`` and ``aspect_wanted`` (an Aspect) ask for the records a saying speaks of."""

    unfinished_wanted = Signal()
    aspect_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName(desk.say(_NAME))
        self.unfinished = KeyButton("", kind="quiet")
        self.unfinished.set_icon(desk.icons.icon("half", "under_way"))
        self.unfinished.clicked.connect(self.unfinished_wanted)
        self.aspects = {aspect: self._make(aspect) for aspect in Aspect}
        self._total = Words("", "status")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.unfinished, *self.aspects.values()):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._total)
        self._row = row
        self.hide()

    def show_quality(self, found: Quality, asked: Asked) -> None:
        """What is not there is not spoken of."""
        say, span = self._desk.say, (_UP_TO if asked.quarter else _IN_YEAR).fill(number=asked.quarter, year=asked.year)
        self.unfinished.set_words(say(many(found.unfinished, *UNFINISHED, span=span)))
        self.unfinished.setVisible(bool(found.unfinished))
        for aspect, button in self.aspects.items():
            count = found.aspects[aspect]
            button.set_words(say(_ASPECTS[aspect].fill(count=show_number(count))))
            button.setAccessibleName(say(many(count, *_HEADINGS[aspect])))
            button.setVisible(bool(count))
        titles = {one.key: say(one.heading) for one in self._desk.registers}
        told = [f"{titles[key]}: {show_number(count)}" for key, count in found.records.items() if count]
        self._total.setText(say(many(sum(found.records.values()), *_RECORDS, span=span)))
        self._total.setToolTip("\n".join(told))
        self._total.setAccessibleDescription("; ".join(told))
        self._make_room()
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """How much there is gives way first: it asks for nobody's look."""
        shown = [one for one in (self.unfinished, *self.aspects.values()) if not one.isHidden()]
        taken = sum(one.sizeHint().width() + self._row.spacing() for one in shown)
        self._total.setVisible(taken + self._total.sizeHint().width() <= self.width())

    def said(self) -> list[str]:
        """All that it says, from left to right."""
        buttons = [self.unfinished, *self.aspects.values()]
        return [*(one.words() for one in buttons if not one.isHidden()), self._total.text()]

    def _make(self, aspect: Aspect) -> KeyButton:
        button = KeyButton("", kind="quiet")
        button.set_icon(self._desk.icons.icon("info" if aspect is Aspect.EXPLAINED else "circle", "muted"))
        button.clicked.connect(lambda: self.aspect_wanted.emit(aspect))
        return button


_NAME = Text(es="Calidad de los datos", en="Quality of the data")
_RECORDS = (
    Text(es="{count} registro {span}", en="{count} record {span}"),
    Text(es="{count} registros {span}", en="{count} records {span}"),
)
_IN_YEAR = Text(es="en {year}", en="in {year}")
_UP_TO = Text(es="hasta T{number}", en="up to Q{number}")
# In short, and as it stands over the records.
_ASPECTS = {
    Aspect.EXPLAINED: Text(es="{count} con motivo", en="{count} with a reason"),
    Aspect.WITHOUT_SEX: Text(es="{count} sin desglose por sexo", en="{count} of unstated sex"),
    Aspect.DOUBLED: Text(es="{count} ¿duplicados?", en="{count} twins?"),
}
_HEADINGS = {
    Aspect.EXPLAINED: (
        Text(es="{count} registro con motivo", en="{count} record with a reason"),
        Text(es="{count} registros con motivo", en="{count} records with a reason"),
    ),
    Aspect.WITHOUT_SEX: (
        Text(es="{count} registro sin desglose por sexo", en="{count} record without breakdown by sex"),
        Text(es="{count} registros sin desglose por sexo", en="{count} records without breakdown by sex"),
    ),
    Aspect.DOUBLED: (
        Text(es="{count} posible duplicado", en="{count} possible twin"),
        Text(es="{count} posibles duplicados", en="{count} possible twins"),
    ),
}
