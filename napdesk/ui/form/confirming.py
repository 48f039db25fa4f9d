"""A record opened because it has changed since last year: once it is kept whole, it is confirmed too."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from napdesk.schema.record import Record
from napdesk.schema.register import Yearly
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.form.form import Form


class FormConfirming(QObject):
    """``confirmed`` says that the record was kept whole with the day on which it was asked about."""

    confirmed = Signal()

    def __init__(self, desk: Desk, form: Form, yearly: Yearly) -> None:
        super().__init__(form)
        self._desk = desk
        self._form = form
        self._asked = yearly.confirmed
        self._uid = ""
        form.kept.connect(self._kept)

    def begin(self) -> None:
        """Today stands in the form shown; by itself that is nothing typed, and leaves no draft."""
        self._uid = self._form.record.uid
        self._form.fields.put(self._asked.key, self._desk.today())
        self._form.foot.say(_CONFIRMS)
        self._form.fields.go_first()

    def _kept(self, record: Record) -> None:
        shown = record.uid == self._uid == self._form.record.uid
        if shown and record.stage.counts and record[self._asked] == self._desk.today():
            self._uid = ""
            self.confirmed.emit()


_CONFIRMS = Text(es="Se confirma al guardar", en="Saving confirms it")
