"""The queue of the supervisor over the form: approve, send back with notes on fields, go on to the next; by key."""

from __future__ import annotations

from collections.abc import Callable
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
from napdesk.ui.review.note_box import NoteBox
from napdesk.ui.review.strip import APPROVE, NEXT, SEND_BACK, ReviewStrip

if TYPE_CHECKING:
    from napdesk.ui.register.page import RegisterPage


class Reviewing(QObject):
    """``box`` is what was opened last."""

    def __init__(self, page: RegisterPage, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._is_on = False
        self.box: NoteBox | None = None
        self.strip = ReviewStrip(desk)
        page.form.body.insertWidget(0, self.strip)
        acts = ((self.strip.approve, APPROVE, self.approve), (self.strip.send_back, SEND_BACK, self.ask_notes))
        for button, keys, act in (*acts, (self.strip.following, NEXT, self.go_on)):
            button.clicked.connect(act)
            QShortcut(QKeySequence(keys), page).activated.connect(act)
        page.form.shown.connect(self.look)
        page.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Count again, and say whether the record shown is one that waits."""
        self._desk.tasks.glance(lambda store: (reviews(store), count_waiting(store)), self._show, behind=True)

    def approve(self) -> None:
        """The record shown is right."""
        self._judge(lambda record: self._write(lambda store: approve(store, record)))

    def ask_notes(self) -> None:
        """What is to be looked at again, beginning with the field one is in."""
        self._judge(self._ask)

    def go_on(self) -> None:
        """To the next that waits, of whatever register."""
        if self._is_on:
            record = self._page.form.record
            after = record if record.uid else None
            self._desk.tasks.glance(lambda store: next_waiting(store, after), self._go)

    def _judge(self, act: Callable[[Record], None]) -> None:
        form = self._page.form
        if not self._is_on or form.record.stage is not Stage.COMPLETE or not form.record.uid:
            return
        if form.dirty:
            form.foot.say(_SAVE_FIRST)
        else:
            act(form.record)

    def _ask(self, record: Record) -> None:
        at = self._page.form.fields.focused()
        self.box = box = NoteBox(self._desk, record, at, self._page.window())
        box.sent.connect(lambda notes: self._write(lambda store: send_back(store, record, notes)))
        box.finished.connect(lambda _code: self._page.form.come_back())
        box.open()

    def _write(self, work: Callable[[Store], Record]) -> None:
        self._desk.writer.run(work, self._judged, self._refused)

    def _judged(self, record: Record) -> None:
        page = self._page
        page.list.look_again()
        if page.form.record.uid == record.uid:
            page.form.show_record(record)
        page.changed.emit()
        self._desk.tasks.glance(lambda store: next_waiting(store, record), self._go)

    def _refused(self, trouble: Trouble) -> None:
        self._page.form.banners.say(trouble.message, trouble.fix, Tone.STOP, [])

    def _go(self, record: Record | None) -> None:
        if record is None:
            self.look()
        elif record.register is self._page.form.record.register:
            self._page.open_record(record.uid)
        else:
            self._page.record_wanted.emit(record.register.key, record.uid)

    def _show(self, found: tuple[bool, int]) -> None:
        self._is_on, waiting = found
        record = self._page.form.record
        if self._is_on and (waiting or record.stage is Stage.APPROVED):
            this = bool(record.uid) and record.stage is Stage.COMPLETE and not record.deleted_at
            self.strip.show_waiting(waiting, this=this)
        else:
            self.strip.hide()


_SAVE_FIRST = Text(es="Guarde primero lo que escribió", en="Save what you typed first")
