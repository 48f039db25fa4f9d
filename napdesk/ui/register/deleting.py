"""Records are deleted and deleted ones brought back, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from napdesk.schema.record import Record
from napdesk.schema.showing import called
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk

if TYPE_CHECKING:
    from napdesk.ui.register.page import RegisterPage


class Deleting(QObject):
    """What the list and the form of a page ask for; the page shows what became of it."""

    def __init__(self, page: RegisterPage, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        page.list.delete_wanted.connect(self.delete)
        page.list.recover_wanted.connect(self._recover)
        page.form.delete_wanted.connect(lambda record: self.delete([record]))

    def delete(self, records: list[Record]) -> None:
        """They count nowhere any more; what they say stays, and they can be brought back."""
        news = self._page.list.news
        self._desk.writer.run(lambda store: store.records.delete(*records), partial(self._deleted, records), news.fail)

    def _deleted(self, records: list[Record], _none: None) -> None:
        page, desk = self._page, self._desk
        page.list.look_again()  # before the form is blank, and no row is chosen any more
        if page.form.record.uid in [record.uid for record in records]:
            page.form.start_new()
        name = called(records[0], desk.lists, desk.language) or records[0].folio
        one = _DELETED.fill(name=name, folio=records[0].folio)
        words = _DELETED_MANY.fill(count=len(records)) if records[1:] else one
        page.list.news.offer_undo(words, partial(self._bring_back, records, self._brought_back))
        page.changed.emit()

    def _recover(self, records: list[Record]) -> None:
        self._bring_back(records, self._recovered)

    def _bring_back(self, records: list[Record], done: Callable[[list[Record]], None]) -> None:
        news = self._page.list.news
        self._desk.writer.run(lambda store: store.records.bring_back(*records), lambda _none: done(records), news.fail)

    def _recovered(self, records: list[Record]) -> None:
        self._brought_back(records)
        self._page.list.news.offer_undo(_RECOVERED.fill(count=len(records)), partial(self.delete, records))

    def _brought_back(self, records: list[Record]) -> None:
        self._page.list.look_again()
        self._page.open_record(records[0].uid)
        self._page.changed.emit()


_DELETED = Text(es="Se borró «{name}» ({folio})", en="“{name}” was deleted ({folio})")
_DELETED_MANY = Text(es="Se borraron {count} registros", en="{count} records were deleted")
_RECOVERED = Text(es="Registros recuperados: {count}", en="Records restored: {count}")
