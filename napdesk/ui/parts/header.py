"""The head of a page: its title, where one stands, search, filters and what can be done here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from napdesk.ui.parts.buttons import KeyButton, share_room
from napdesk.ui.parts.chip import Chip
from napdesk.ui.parts.flow import FlowLayout
from napdesk.ui.parts.labels import ElidedWords, Words

HEIGHT = 32
GAP = 12


class PageHeader(QWidget):
    """Title and muted subtitle, then the search slot, the chips slot, and the actions at the right.

    Chips that do not fit beside the rest stand in a line of their own.
    """

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__()
        self._title = Words(title, "title")
        self._subtitle = ElidedWords(subtitle, "small")
        self._search = QHBoxLayout()
        self._chip_box = QWidget()
        self._chips = FlowLayout(self._chip_box, gap=8)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._chip_box.setSizePolicy(policy)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(GAP)
        self._between = QWidget()
        self._below: bool | None = None
        self._row = row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._subtitle, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._search)
        row.addWidget(self._between, 1)
        row.addLayout(self._actions)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(row)
        self._stand_chips(below=False)
        self.setMinimumHeight(HEIGHT)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Changes the title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Changes the muted words beside the title."""
        self._subtitle.setText(subtitle)

    def place_search(self, field: QWidget) -> None:
        """Puts the search field in its slot."""
        self._search.addWidget(field)

    def set_chips(self, chips: list[Chip]) -> None:
        """Shows these filters in place of those shown before."""
        self._chips.clear()
        for chip in chips:
            self._chips.addWidget(chip)
        self._chip_box.updateGeometry()
        self._share_room()

    def chips(self) -> list[Chip]:
        """The filters shown."""
        placed = (self._chips.itemAt(at) for at in range(self._chips.count()))
        widgets = (item.widget() for item in placed if item is not None)
        return [widget for widget in widgets if isinstance(widget, Chip)]

    def add_action(self, button: QPushButton) -> None:
        """Adds a button at the right; the page's one primary button comes last."""
        self._actions.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def event(self, event: QEvent) -> bool:
        """Buttons that say something else now have another width."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._share_room()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_room()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """The chips keep to one line as long as the buttons can do without their keys; the subtitle is whole or not."""
        placed = (self._actions.itemAt(at) for at in range(self._actions.count()))
        widgets = [item.widget() for item in placed if item is not None]
        buttons = [one for one in widgets if isinstance(one, KeyButton)]
        least = sum(button.minimumSizeHint().width() for button in buttons)
        room = self.width() - self._title.sizeHint().width() - self._search.sizeHint().width()
        room -= self._subtitle.sizeHint().width() + (3 + len(widgets)) * GAP
        beside = room - self._chips.sizeHint().width()
        below = bool(self.chips()) and beside + self._subtitle.sizeHint().width() < least
        self._stand_chips(below=below)
        room = room if below else beside
        self._subtitle.setVisible(least <= room)
        share_room(buttons, room)

    def _stand_chips(self, *, below: bool) -> None:
        if below is self._below:
            return  # to be placed again is to be laid out again, which asks for this once more
        self._below = below
        self._between.setVisible(below)
        if below:
            self._column.addWidget(self._chip_box)
        else:
            self._row.insertWidget(self._row.indexOf(self._between), self._chip_box, 1, Qt.AlignmentFlag.AlignVCenter)
