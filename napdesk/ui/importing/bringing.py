"""How an import begins on a register's page (by key, by dropping, by pasting), and how it is taken back there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence, QShortcut

from napdesk.schema.problems import Trouble
from napdesk.schema.register import Register
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.services.import_plan import BroughtIn
from napdesk.services.importing import take_back
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files
from napdesk.ui.importing.box import ImportBox
from napdesk.ui.importing.wording import WHICH
from napdesk.ui.parts.menu_button import MenuButton
from napdesk.ui.register.page import RegisterPage


class Bringing(QObject):
    """Stands beside a register's page, and tells over its list what came of it."""

    def __init__(self, page: RegisterPage, desk: Desk, register: Register, files: Files) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._register = register
        self._files = files
        self._list = records = page.list
        self.box: ImportBox | None = None
        records.setAcceptDrops(True)
        records.installEventFilter(self)
        # In the whole of the list: while there is no record, its table is not there to be in.
        paste = QShortcut(QKeySequence.StandardKey.Paste, records)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

        QShortcut(QKeySequence("Ctrl+I"), page).activated.connect(self.ask)

    def offer_in(self, menu: MenuButton) -> None:
        """A line of the menu in the head of the page does the same as the key."""
        menu.offer(self._desk.say(_IMPORT), self.ask)

    def ask(self) -> None:
        """Asks for a file and opens it."""
        path = self._files.open_one(self._list, WHICH)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        self._open().open_path(path)

    def paste(self) -> None:
        """Takes what was copied in a spreadsheet."""
        self._open().open_text(QGuiApplication.clipboard().text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A file dropped on the list is opened."""
        if isinstance(event, QDropEvent) and (path := _dropped(event.mimeData().urls())) is not None:
            event.acceptProposedAction()
            if event.type() is QEvent.Type.Drop:
                self.open_path(path)
            return True
        return super().eventFilter(watched, event)

    def _open(self) -> ImportBox:
        box = ImportBox(self._desk, self._register, self._files, self._list.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.brought.connect(self._brought)
        self.box = box
        box.open()
        return box

    def _brought(self, brought: BroughtIn) -> None:
        count = len(brought.kept)
        words = (_BROUGHT_ONE if count == 1 else _BROUGHT).fill(count=show_number(count))
        # Where there was no record, the table is not there before its first rows are.
        self._list.shown.connect(self._list.table.setFocus, Qt.ConnectionType.SingleShotConnection)
        self._look_again(words, brought)

    def _take_back(self, brought: BroughtIn) -> None:
        self._list.tell(_TAKING_BACK, _UNDERSTOOD, self._list.hush)
        self._desk.writer.run(
            lambda store: take_back(brought, store), partial(self._taken_back, brought), self._not_taken_back
        )

    def _taken_back(self, brought: BroughtIn, _none: None) -> None:
        self._look_again(_TAKEN_BACK.fill(count=show_number(len(brought.kept))))

    def _not_taken_back(self, trouble: Trouble) -> None:
        words = Text(es=f"{trouble.message.es} {trouble.fix.es}", en=f"{trouble.message.en} {trouble.fix.en}")
        self._list.tell(words, _UNDERSTOOD, self._list.hush)

    def _look_again(self, words: Text, brought: BroughtIn | None = None) -> None:
        self._list.look_again()
        if brought is None:
            self._list.tell(words, _UNDERSTOOD, self._list.hush)
        else:
            self._list.news.offer_undo(words, partial(self._take_back, brought))
        self._page.changed.emit()


def _dropped(urls: list[QUrl]) -> Path | None:
    """The one local file among what is dropped."""
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else None


_IMPORT = Text(es="&Importar de Excel o CSV…\tCtrl+I", en="&Import from Excel or CSV…\tCtrl+I")
_BROUGHT_ONE = Text(es="Se importó {count} registro", en="{count} record was imported")
_BROUGHT = Text(es="Se importaron {count} registros", en="{count} records were imported")
_TAKING_BACK = Text(es="Deshaciendo la importación…", en="Undoing the import…")
_TAKEN_BACK = Text(es="Se deshizo la importación: {count}", en="The import was undone: {count}")
_UNDERSTOOD = Text(es="Entendido", en="Understood")
