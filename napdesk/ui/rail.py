"""The left rail: where one is, where one can go, and how much is waiting there."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import Palette
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords, Picture, Words
from napdesk.ui.parts.panel import Rule, Scroll
from napdesk.ui.parts.rail_button import RailButton

WIDE = 196
MOST = 30  # letters; what is longer ends in …
NARROW = 60
MARGIN = 10
KEYS = "1234567890"
FOOT_KEY = "Ctrl+,"  # the usual one for settings, whatever the number of pages
HANDS_KEY = "F11"  # not Ctrl+U, with which some systems clear the line one types in
BRAND = 24


class RailEntry(NamedTuple):
    """One place to go; entries of the same ``section`` stand under one head, "" stands under none.

    Without a ``shortcut`` of its own it has one by its place.
    """

    key: str
    label: str
    icon: str
    section: str = ""
    shortcut: str = ""


class Rail(QWidget):
    """Brand, entries by section, one entry and the user at the foot; ``chosen`` says the key gone to, ``hands_wanted``
    that somebody else takes over.

    ↑ ↓ Home End walk, Enter goes; Alt+1 to Alt+0 and, for the foot, Ctrl+, go from anywhere in the window.
    """

    chosen = Signal(str)
    hands_wanted = Signal()

    def __init__(self, entries: list[RailEntry], foot: RailEntry, icons: Icons, palette: Palette, name: str) -> None:
        super().__init__()
        self._buttons: dict[str, RailButton] = {}
        self._only_wide: list[QWidget] = []
        self._only_narrow: list[QWidget] = []
        self._make = _maker(icons, palette)
        self.setProperty("kind", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(0)
        column.addLayout(self._brand(icons))
        column.addSpacing(8)
        self._area = self._entries(entries)
        column.addWidget(self._area, 1)
        self._place_foot(column, foot)
        for free in KEYS[len(entries) :]:
            # A page that is not there: nothing happens, and no figure is typed into a field.
            QShortcut(QKeySequence(f"Alt+{free}"), self).activated.connect(self._stay)
        self.set_narrow(False)

    def __contains__(self, key: str) -> bool:
        return key in self._buttons

    def set_count(self, key: str, count: int, urgent: bool = False, words: str = "") -> None:
        """Shows how much waits at an entry (0 shows nothing); ``words`` says it aloud: "2 borradores"."""
        self._buttons[key].set_count(count, urgent, words)

    def select(self, key: str) -> None:
        """Marks where one is, without saying ``chosen``; on a page without an entry, where one came from."""
        if key not in self._buttons:
            return
        for other, button in self._buttons.items():
            button.setChecked(other == key)

    def set_foot(self, user: str, office: str) -> None:
        """Names who is working and for which office."""
        self.user.set_words(user)
        self._office.setText(office)

    def foot(self) -> QPoint:
        """Over the user's name, on the screen."""
        return self.mapToGlobal(QPoint(MARGIN, self.user.y() if self.user.isVisible() else self.height()))

    def set_narrow(self, narrow: bool) -> None:
        """Leaves only the icons, or shows the words again."""
        widest = max(button.whole_width() for button in self._buttons.values()) + 2 * MARGIN
        most = self.fontMetrics().horizontalAdvance("n") * MOST
        self.setFixedWidth(NARROW if narrow else max(WIDE, min(widest, most)))
        for widget in self._only_wide:
            widget.setVisible(not narrow)
        for widget in self._only_narrow:
            widget.setVisible(narrow)
        for button in self._buttons.values():
            button.set_narrow(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        buttons = list(self._buttons.values())
        focused = next((at for at, button in enumerate(buttons) if button.hasFocus()), 0)
        last = len(buttons) - 1
        steps = {
            Qt.Key.Key_Down: min(focused + 1, last),
            Qt.Key.Key_Up: max(focused - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        goal = steps.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            buttons[goal].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(buttons[goal])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.width() > NARROW:
            self.set_narrow(False)

    def _brand(self, icons: Icons) -> QHBoxLayout:
        name = Words("NapDesk", "brand")
        self._only_wide.append(name)
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 0, 4)
        row.setSpacing(9)
        row.addWidget(Picture(icons.brand, BRAND))
        row.addWidget(name)
        row.addStretch(1)
        return row

    def _entries(self, entries: list[RailEntry]) -> Scroll:
        area = _Entries()
        column = area.body
        column.setSpacing(2)
        section = ""
        for entry in entries:
            if entry.section != section:
                section = entry.section
                self._add_head(column, section)
            column.addWidget(self._add(entry))
        column.addStretch(1)
        return area

    def _add_head(self, column: QVBoxLayout, section: str) -> None:
        head = Words(section.upper(), "section")
        head.setAccessibleName(section)
        head.setContentsMargins(10, 9, 0, 5)
        line = Rule()
        column.addWidget(head)
        column.addWidget(line)
        self._only_wide.append(head)
        self._only_narrow.append(line)

    def _add(self, entry: RailEntry, shortcut: str = "") -> RailButton:
        place = len(self._buttons)
        shortcut = shortcut or entry.shortcut or (f"Alt+{KEYS[place]}" if place < len(KEYS) else "")
        button = self._make(entry, shortcut)
        button.clicked.connect(lambda: self._go(entry.key))
        if shortcut:
            QShortcut(QKeySequence(shortcut), self).activated.connect(lambda: self._go(entry.key))
        self._buttons[entry.key] = button
        return button

    def _place_foot(self, column: QVBoxLayout, entry: RailEntry) -> None:
        self.user = KeyButton("", HANDS_KEY, "quiet", bound=False)
        self.user.clicked.connect(self.hands_wanted)
        self._office = ElidedWords("", "office")
        column.addWidget(Rule())
        column.addSpacing(8)
        column.addWidget(self._add(entry, FOOT_KEY))
        self._office.setContentsMargins(12, 1, 4, 1)
        column.addWidget(self.user, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._office)
        self._only_wide += [self.user, self._office]

    def _stay(self) -> None:
        """There is no such page."""

    def _go(self, key: str) -> None:
        self.select(key)
        self.chosen.emit(key)


class _Entries(Scroll):
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        # The arrows walk from entry to entry instead of scrolling.
        event.ignore()


def _maker(icons: Icons, palette: Palette) -> Callable[[RailEntry, str], RailButton]:
    def make(entry: RailEntry, shortcut: str) -> RailButton:
        return RailButton(entry.label, entry.icon, icons, palette, shortcut)

    return make
