"""The batch that a person types in a register: begun from its cover, counted as it goes, checked at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.services.batches import (
    SHEETS,
    Batch,
    Typed,
    batch_of,
    begin_batch,
    correct_batch,
    count_typed,
    end_batch,
    made_in,
)
from napdesk.store.store import Store
from napdesk.ui.batch.cover_box import CoverBox
from napdesk.ui.batch.strip import KEY, BatchStrip
from napdesk.ui.batch.tally_box import TallyBox
from napdesk.ui.desk import Desk
from napdesk.ui.parts.menu_button import MenuButton

if TYPE_CHECKING:
    from napdesk.ui.register.page import RegisterPage

Found = tuple[Batch, Typed] | None


class Batches(QObject):
    """``box`` is what was opened last."""

    def __init__(self, page: RegisterPage, desk: Desk, register: Register, menu: MenuButton) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._register = register
        self._now: Found = None
        self._before = -1
        self.box: CoverBox | TallyBox | None = None
        self.strip = BatchStrip(desk)
        page.form.body.insertWidget(0, self.strip)
        line = menu.offer(desk.say(_BATCH), self.ask)
        line.setShortcut(KEY)
        page.addAction(line)
        self.strip.check.clicked.connect(self.ask)
        page.changed.connect(self.look)
        self.look()

    def ask(self) -> None:
        """The cover of a new batch, or how the open one tallies."""
        if self._now is None:
            self._open_cover(None)
            return
        batch, typed = self._now
        self.box = box = TallyBox(self._desk, self._register, batch, typed, self._page.window())
        box.ended.connect(self._end)
        box.list_wanted.connect(lambda: self._list(batch))
        box.cover_wanted.connect(lambda: self._open_cover(batch))
        box.finished.connect(lambda _code: self._page.form.come_back())
        box.open()

    def look(self) -> None:
        """Count again, once what was kept is down."""
        register = self._register

        def found(store: Store) -> Found:
            batch = batch_of(store, register)
            return None if batch is None else (batch, count_typed(store, register, batch))

        self._desk.tasks.glance(found, self._show, behind=True)

    def _open_cover(self, batch: Batch | None) -> None:
        self.box = box = CoverBox(self._desk, self._register, batch, self._page.window())
        box.given.connect(self._begin if batch is None else self._correct)
        box.open()

    def _begin(self, batch: Batch) -> None:
        self._write(lambda store: begin_batch(store, self._register, batch))
        if not self._page.form.dirty:
            self._page.start_new()

    def _correct(self, batch: Batch) -> None:
        self._write(lambda store: correct_batch(store, self._register, batch))

    def _end(self) -> None:
        self._write(lambda store: end_batch(store, self._register))

    def _write(self, work: Callable[[Store], None]) -> None:
        self._desk.writer.run(work, lambda _none: self.look())

    def _list(self, batch: Batch) -> None:
        self._page.show_wanted(replace(self._page.list.wanted, made=made_in(self._desk.store, batch)))
        self._page.list.focus_table()

    def _show(self, found: Found) -> None:
        before, self._now = self._before, found
        if found is None:
            self._before = -1
            self.strip.hide()
            return
        batch, typed = found
        self._before = kept = typed.totals[SHEETS.key]
        self.strip.show_batch(batch, typed)
        if 0 <= before < kept == batch.sheets:
            self.ask()  # the last sheet was kept just now


_BATCH = Text(es="&Lote de hojas…\tCtrl+B", en="&Batch of sheets…\tCtrl+B")
