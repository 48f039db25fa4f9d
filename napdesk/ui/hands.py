"""Who works here: F11 lists the names, and the figure before one takes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from napdesk.schema.carriable import tidy
from napdesk.schema.text import Text
from napdesk.services.people import add_person, drop_person, people, refuse_name
from napdesk.ui.desk import Desk
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.question import Question

FIGURES = 9  # names with a figure of their own
WIDE = 440


class Hands(QObject):
    """``taken`` gives the name of whoever works from here on."""

    taken = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self.menu: QMenu | None = None
        self.box: NameBox | None = None

    def ask(self, at: QPoint) -> None:
        """Open the list with its foot at this place of the screen."""
        names, now = people(self._desk.store), self._desk.store.house.who
        self.menu = menu = QMenu(self._window)
        for figure, name in enumerate(names, start=1):
            words = _shown(name) if figure > FIGURES else f"&{figure}  {_shown(name)}"
            line = self._add(menu, words, partial(self._take, name))
            line.setCheckable(True)
            line.setChecked(name == now)
        menu.addSeparator()
        self._add(menu, self._desk.say(_ANOTHER), self._ask_name)
        if others := [name for name in names if name != now]:
            dropping = QMenu(self._desk.say(_DROP), menu)
            for name in others:
                self._add(dropping, _shown(name), partial(self._drop, name))
            menu.addMenu(dropping)
        menu.popup(at - QPoint(0, menu.sizeHint().height()))

    def _add(self, menu: QMenu, words: str, act: Callable[[], None]) -> QAction:
        # Made here: an action that ``addAction`` makes is lost to Python once its window is painted.
        line = QAction(words, menu)
        line.triggered.connect(act)
        menu.addAction(line)
        return line

    def _take(self, name: str) -> None:
        """Whoever gives over stays on the list too."""
        if name != self._desk.store.house.who:
            self._desk.writer.run(lambda store: add_person(store, name), lambda _none: self.taken.emit(name))

    def _ask_name(self) -> None:
        self.box = NameBox(self._desk, people(self._desk.store), self._window)
        self.box.given.connect(self._take)
        self.box.open()

    def _drop(self, name: str) -> None:
        self._desk.writer.run(lambda store: drop_person(store, name))


class NameBox(QDialog):
    """Asks for a name that is not on the list yet; ``given`` says it."""

    given = Signal(str)

    def __init__(self, desk: Desk, known: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known = known
        self.line = QLineEdit()
        self.question = Question(desk.say(_NAME), self.line, desk.say(_HINT))
        self.cancel = KeyButton(desk.say(_CANCEL), "Esc", bound=False)
        self.go = KeyButton(desk.say(_GO), "Enter", "primary", bound=False)
        self.go.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._give)
        self.line.textEdited.connect(lambda _text: self.question.settle())
        self._lay_out()

    def _lay_out(self) -> None:
        title = self._desk.say(_TITLE)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDE)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(Words(title, "title"))
        column.addWidget(self.question)
        column.addLayout(foot)

    def _give(self) -> None:
        name = tidy(self.line.text(), lines=False)
        problem = refuse_name(name, self._known)
        if problem is not None:
            self.question.refuse(f"{self._desk.say(problem.message)} {self._desk.say(problem.fix)}")
            return
        self.accept()
        self.given.emit(name)


def _shown(name: str) -> str:
    return name.replace("&", "&&")


_ANOTHER = Text(es="&Otra persona…", en="&Somebody else…")
_DROP = Text(es="&Quitar de la lista", en="&Take off the list")
_TITLE = Text(es="Otra persona", en="Somebody else")
_NAME = Text(es="Quién captura", en="Who types")
_HINT = Text(
    es="Firma los cambios que haga y tiene sus propios borradores.", en="Signs what is changed, and has drafts apart."
)
_CANCEL = Text(es="Cancelar", en="Cancel")
_GO = Text(es="Empezar", en="Begin")
