"""The record before this one, from which a field can be copied."""

from __future__ import annotations

from PySide6.QtCore import QObject

from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.store.listing import Wanted
from napdesk.store.store import Store
from napdesk.ui.desk import Desk


class RecordBefore(QObject):
    """The two records of a register kept last: one of them may be the one being changed."""

    def __init__(self, desk: Desk, register: Register, parent: QObject) -> None:
        super().__init__(parent)
        self._register = register
        self._latest: list[Record] = []
        desk.tasks.glance(self._read, self._know)

    def of(self, uid: str) -> Record | None:
        """The last one kept that is not this one."""
        return next((record for record in self._latest if record.uid != uid), None)

    def put(self, kept: Record) -> None:
        """Another one was kept."""
        self._latest = [kept, *(record for record in self._latest if record.uid != kept.uid)][:2]

    def _read(self, store: Store) -> list[Record]:
        ids = store.listing.ids(self._register, Wanted(order="updated_at", descending=True), 2)
        return store.listing.rows(self._register, ids)

    def _know(self, latest: list[Record]) -> None:
        self._latest = (self._latest + latest)[:2]
