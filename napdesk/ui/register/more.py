"""«Más» in the head of a register's page: its columns, taking the list away, and its blank forms."""

from __future__ import annotations

from PySide6.QtCore import QObject

from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.ui.batch.batches import Batches
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files
from napdesk.ui.parts.menu_button import MenuButton
from napdesk.ui.register.blanks import Blanks
from napdesk.ui.register.columns_box import ColumnsBox
from napdesk.ui.register.heads import CHOOSE, KEYS
from napdesk.ui.register.page import RegisterPage
from napdesk.ui.register.taking import Taking
from napdesk.ui.review.reviewing import Reviewing


class More(QObject):
    """Its entries say their keys, which work anywhere on the page."""

    def __init__(self, page: RegisterPage, desk: Desk, register: Register, files: Files) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._register = register
        self.box: ColumnsBox | None = None
        self.button = MenuButton(desk.say(_MORE))
        columns = self.button.offer(desk.say(CHOOSE), self.choose_columns)
        columns.setShortcut(KEYS)
        page.addAction(columns)
        page.list.table.heads.choose_wanted.connect(self.choose_columns)
        self.batches = Batches(page, desk, register, self.button)
        self.button.menu_of_it.addSeparator()
        self.taking = Taking(page, desk, register, files, self.button)
        self.button.menu_of_it.addSeparator()
        self.reviewing = Reviewing(page, desk)
        self.blanks = Blanks(page, desk, register, files, self.button)
        page.header.add_action(self.button)

    def choose_columns(self) -> None:
        """The box, over the page."""
        heads = self._page.list.table.heads
        shown = [column.key for column in heads.columns()]
        self.box = ColumnsBox(self._desk, self._register, tuple(heads.arrangement.offered.values()), shown, self._page)
        self.box.chosen.connect(heads.choose)
        self.box.restored.connect(heads.restore)
        self.box.finished.connect(self._page.list.focus_table)
        self.box.open()


_MORE = Text(es="Más", en="More")
