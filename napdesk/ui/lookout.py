"""Looks at the store after each change, and tells in the rail and the status line how the office stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from napdesk.ui.behind import part
from napdesk.ui.desk import Desk
from napdesk.ui.jobs import Job
from napdesk.ui.shell import Shell
from napdesk.ui.standing import tell_standing

if TYPE_CHECKING:
    from napdesk.ui.inicio.overview import Overview


class Lookout(QObject):
    """``damaged`` where the check behind the start found the store so."""

    def __init__(self, desk: Desk, window: Shell) -> None:
        super().__init__(window)
        self.damaged = False
        self._desk = desk
        self._rail = window.rail
        self._status = window.status
        self._looking: Job | None = None
        self._behind = False
        desk.writer.down.connect(self._catch_up)

    def look(self) -> None:
        """Counts what waits."""
        desk, today = self._desk, self._desk.today()
        if self._looking is not None:
            self._looking.cancel()
        self._looking = desk.tasks.read(
            lambda store: part("inicio.overview").look(store, desk.catalogue, today, desk.tally), self.tell
        )

    def look_when_down(self) -> None:
        """Something changed: looks once it is in the store, where the reading thread can see it."""
        self._behind = True
        self._catch_up()

    def tell(self, seen: Overview) -> None:
        """How it stands."""
        tell_standing(seen, self._desk, self._rail, self._status, damaged=self.damaged)

    def _catch_up(self) -> None:
        if self._behind and not self._desk.writer.waiting:
            self._behind = False
            self.look()
