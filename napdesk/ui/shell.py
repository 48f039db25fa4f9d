"""The shell: the window with its rail, its pages one at a time, and the status line."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from napdesk.ui.parts.room import room_of
from napdesk.ui.parts.status import StatusLine
from napdesk.ui.rail import Rail

USUAL = (1366, 768)
# What is left of a 1024×600 screen under a title bar and beside a taskbar.
LEAST = (1024, 528)
ROOMY = 1100
GEOMETRY = "window/geometry"
FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit)


class Settings(Protocol):
    """Where the window remembers itself; a QSettings is one."""

    def value(self, key: str, /) -> Any: ...

    def setValue(self, key: str, value: Any, /) -> None: ...  # noqa: N802 - Qt's name


class Shell(QMainWindow):
    """Shows the pages given to it; ``rail.chosen`` is its owner's to answer with ``show_page``."""

    def __init__(self, rail: Rail, safe: str, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self.rail = rail
        self.status = StatusLine(safe)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)
        self.setWindowTitle("NapDesk")
        self.setMinimumSize(*LEAST)
        self._restore()

    def add_page(self, key: str, page: QWidget) -> None:
        """Adds a page under the key of its rail entry; a page added before under that key is replaced."""
        if key in self._pages:
            self._stack.removeWidget(self._pages[key])
            self._pages[key].deleteLater()
        self._pages[key] = page
        self._stack.addWidget(page)

    def show_page(self, key: str) -> None:
        """Brings a page to the front and the focus to its first field; KeyError if there is none."""
        page = self._pages[key]
        self._stack.setCurrentWidget(page)
        self.rail.select(key)
        first = first_field(page)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> int:
        """Which control of the page in front has the focus, counted as Tab comes to them; -1 for none."""
        page, focused = self.page(), self.focusWidget()
        stops = _stops(page) if page is not None else []
        return stops.index(focused) if focused in stops else -1

    def stand_at(self, stop: int) -> None:
        """The focus to that control, where the page has it."""
        page = self.page()
        stops = _stops(page) if page is not None else []
        if 0 <= stop < len(stops):
            stops[stop].setFocus(Qt.FocusReason.OtherFocusReason)

    def page(self) -> QWidget | None:
        """The page in front."""
        return self._stack.currentWidget()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self.rail.set_narrow(event.size().width() < ROOMY)
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._settings.setValue(GEOMETRY, self.saveGeometry())
        super().closeEvent(event)

    def _restore(self) -> None:
        kept = self._settings.value(GEOMETRY)
        if isinstance(kept, QByteArray) and self.restoreGeometry(kept):
            return
        room = room_of(self)
        self.resize(min(USUAL[0], room.width()), min(USUAL[1], room.height()))


def first_field(page: QWidget) -> QWidget | None:
    """Where typing begins on a page: its focus proxy, its first input, or else what Tab reaches first."""
    if page.focusProxy() is not None:
        return page.focusProxy()
    reachable = [stop for stop in _stops(page) if stop.isEnabled() and not stop.isHidden()]
    return next((widget for widget in reachable if isinstance(widget, FIELDS)), next(iter(reachable), None))


def _stops(page: QWidget) -> list[QWidget]:
    """The widgets Tab would stop at, in its order, those among them that are off or hidden now."""
    found: list[QWidget] = []
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if tabbed and page.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
