"""The same record twice: looked for while one types, said over the fields and under the name."""

from __future__ import annotations

from PySide6.QtCore import Signal

from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import DOCUMENT_REF, Register
from napdesk.schema.showing import called, show, show_day
from napdesk.schema.text import Text, same
from napdesk.services.twins import Twin, find_twins
from napdesk.ui.desk import Desk
from napdesk.ui.form.compare_box import CompareBox
from napdesk.ui.form.head import short_folio
from napdesk.ui.jobs import Job
from napdesk.ui.parts.banner import Banner


class PossibleTwin(Banner):
    """Hidden while there is none; ``changed`` says that there are others than before.

    ``opened`` gives the uid of the twin that is to be opened instead, ``another`` says that it is another record.
    """

    changed = Signal()
    opened = Signal(str)
    another = Signal()

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(desk.say(_TITLE))
        self._desk = desk
        self._register = register
        place = (register.place,) if register.place else ()
        self._telling = [DOCUMENT_REF, register.name_field, register.clock.begins, *place]
        self._typed: Record | None = None
        self._job: Job | None = None
        self._twins: list[Twin] | None = None
        self.compare = self.add_answer(desk.say(_COMPARE), "F6")
        self.compare.clicked.connect(self._compare)
        self.another_one = self.add_answer(desk.say(_ANOTHER))
        self.another_one.clicked.connect(self.another)
        self.hide()

    def forget(self) -> None:
        """Another record is on the form."""
        self._drop()
        self._typed = self._twins = None
        self.hide()

    def look(self, record: Record) -> None:
        """Looks for the twins of what is typed, where that says something else than when it was looked last."""
        before = self._typed
        if before is not None and all(before.answer(one.key) == record.answer(one.key) for one in self._telling):
            self._typed = record
            return
        self._typed = typed = record
        self._drop()
        self._job = self._desk.tasks.glance(lambda store: find_twins(store, typed), self._know, behind=True)

    def problems(self, record: Record) -> list[Problem] | None:
        """What is said at the name, None while it is not known: who types it is asked why it is another one."""
        if not self._twins:
            return None if self._twins is None else []
        key, twin = self._register.name_field.key, self._twins[0]
        words = _MESSAGE.fill(twin=same(short_folio(twin.record)), why=twin.why)
        # What counts already does not become a draft for having been imported twice.
        asked = record.stage is Stage.DRAFT or key in record.reasons
        return [Problem("possible_twin", Weight.REASON if asked else Weight.NOTE, words, _FIX, field=key)]

    def _know(self, twins: list[Twin]) -> None:
        before, self._twins = self._twins or [], twins
        self.setVisible(bool(twins))
        if twins:
            self.set_words(self._desk.say(_TITLE), self._named(twins[0].record))
        if [twin.record.uid for twin in before] != [twin.record.uid for twin in twins]:
            self.changed.emit()

    def _named(self, record: Record) -> str:
        lists, language = self._desk.lists, self._desk.language
        day, place = record.register.clock.date_of(record), self._register.place
        said = [short_folio(record), f"«{called(record, lists, language)}»"]
        said += [show(place, record.answer(place.key), lists, language, on=day)] if place else []
        said += [show_day(day)] if day else []
        return " · ".join(part for part in said if part)

    def _compare(self) -> None:
        if self._typed is None or not self._twins:
            return
        box = CompareBox(self._desk, self._typed, self._twins, self.window())
        box.opened.connect(self.opened)
        box.another.connect(self.another)
        box.open()

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None


_TITLE = Text(es="Posible duplicado", en="Possible twin")
_COMPARE = Text(es="Comparar", en="Compare")
_ANOTHER = Text(es="Es otro…", en="It is another…")
_MESSAGE = Text(es="Quizá ya está en {twin}: {why}.", en="It may be in {twin} already: {why}.")
_FIX = Text(es="Si es otro, escriba por qué.", en="If it is another, type why.")
