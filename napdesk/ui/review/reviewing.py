"""The queue of the supervisor over the form: approve, send back with notes on fields, go on to the next; by key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut

from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record, Stage
from napdesk.schema.text import Text
from napdesk.services.review import approve, count_waiting, next_waiting, reviews, send_back
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.parts.tones import Tone
from napdesk.ui.review.note_box import NOT_BEGUN, Begun, NoteBox
from napdesk.ui.review.strip import APPROVE, NEXT, SEND_BACK, ReviewStrip

if TYPE_CHECKING:
    from napdesk.ui.register.page import RegisterPage


class Reviewing(QObject):
    """``box`` is what was opened last. One word at a time: while one is being kept, another key says nothing."""

    def __init__(self, page: RegisterPage, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._writing = False
        self._begun: dict[str, Begun] = {}  # the notes that were not sent, by the uid of their record
        self.box: NoteBox | None = None
        self.strip = ReviewStrip(desk)
        page.form.body.insertWidget(0, self.strip)
        acts = ((self.strip.approve, APPROVE, self.approve), (self.strip.send_back, SEND_BACK, self.ask_notes))
        for button, keys, act in (*acts, (self.strip.following, NEXT, self.go_on)):
            button.clicked.connect(act)
            # Once a press: a key held down would approve what nobody has seen.
            QShortcut(QKeySequence(keys), page, autoRepeat=False).activated.connect(act)
        page.form.shown.connect(self.look)
        page.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Count again, and say whether the record shown is one that waits."""
        self._desk.tasks.glance(lambda store: (reviews(store), count_waiting(store)), self._show, behind=True)

    def approve(self) -> None:
        """The record shown is right."""
        self._judge(lambda record: self._write(record, lambda store: approve(store, record)))

    def ask_notes(self) -> None:
        """What is to be looked at again, beginning with the field one is in."""
        self._judge(self._ask)

    def go_on(self) -> None:
        """To the next that waits, of whatever register."""
        if reviews(self._desk.store) and not self._writing:
            record = self._page.form.record
            after = record if record.uid else None
            self._desk.tasks.glance(lambda store: next_waiting(store, after), self._go)

    def _judge(self, act: Callable[[Record], None]) -> None:
        form, record = self._page.form, self._page.form.record
        if self._writing or not _waits(record) or not reviews(self._desk.store):
            return
        if form.dirty:
            form.foot.say(_SAVE_FIRST)
        else:
            act(record)

    def _ask(self, record: Record) -> None:
        at, begun = self._page.form.fields.focused(), self._begun.get(record.uid, NOT_BEGUN)
        self.box = box = NoteBox(self._desk, record, at, begun, self._page.window())
        box.sent.connect(lambda notes: self._write(record, lambda store: send_back(store, record, notes)))
        box.finished.connect(lambda _code: self._left(box, record))
        box.open()

    def _left(self, box: NoteBox, record: Record) -> None:
        self._begun[record.uid] = box.begun()
        self._page.form.come_back()

    def _write(self, record: Record, work: Callable[[Store], Record]) -> None:
        self._writing = True
        self._desk.writer.run(work, partial(self._judged, record), self._refused)

    def _judged(self, before: Record, after: Record) -> None:
        page, self._writing = self._page, False
        self._begun.pop(after.uid, None)
        page.list.look_again()
        page.form.show_judged(before, after)
        page.changed.emit()
        if page.form.record.uid == after.uid and not page.form.dirty:
            self._desk.tasks.glance(lambda store: next_waiting(store, after), self._go)

    def _refused(self, trouble: Trouble) -> None:
        self._writing = False
        self._page.form.banners.say(trouble.message, trouble.fix, Tone.STOP, [])

    def _go(self, record: Record | None) -> None:
        if record is None:
            self.look()
        elif record.register is self._page.form.record.register:
            self._page.open_record(record.uid)
            self._page.form.enter()  # Enter walks the fields, and a note begins with the one one is in
        else:
            self._page.record_wanted.emit(record.register.key, record.uid)

    def _show(self, found: tuple[bool, int]) -> None:
        is_on, waiting = found
        record = self._page.form.record
        if is_on and (waiting or record.stage is Stage.APPROVED):
            self.strip.show_waiting(waiting, this=_waits(record))
        else:
            self.strip.hide()


def _waits(record: Record) -> bool:
    return bool(record.uid) and record.stage is Stage.COMPLETE and not record.deleted_at


_SAVE_FIRST = Text(es="Guarde primero lo que escribió", en="Save what you typed first")
