"""The closing of the window: everything typed is down and a backup made before it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from napdesk.ui.behind import part
from napdesk.ui.desk import Desk
from napdesk.ui.preferences import Preferences

if TYPE_CHECKING:
    from napdesk.ui.closing_box import ClosingBox


class Closing(QObject):
    """``ended`` says that the window may go, ``way_back_wanted`` that a backup is to be brought back instead."""

    ended = Signal()
    way_back_wanted = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self.box: ClosingBox | None = None

    @property
    def under_way(self) -> bool:
        return self.box is not None

    def begin(self) -> None:
        """What is typed is on its way to the store already; the backup comes after it."""
        self.box = box = part("closing_box").ClosingBox(self._desk.language, self._window)
        box.anyway.connect(self._end)
        box.stay.connect(self._stay)
        box.again.connect(self._back_up)
        box.way_back_wanted.connect(self.way_back_wanted)
        box.open()
        self._back_up()

    def _back_up(self) -> None:
        assert self.box is not None
        self.box.wait()
        second = Preferences(self._desk.settings).second_folder
        overview = part("inicio.overview")
        # Through the writer: every write queued before is down when the copy is made.
        self._desk.writer.run(lambda store: overview.back_up_twice(store, second), self._end, self.box.refuse)

    def _end(self, _when: object = None) -> None:
        if self.box is not None:
            self.box.hide()
        self.ended.emit()

    def _stay(self) -> None:
        if self.box is not None:
            self.box.hide()
            self.box.deleteLater()
            self.box = None
