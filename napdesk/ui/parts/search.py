"""The search field of a page, reached from anywhere by its shortcut."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QShortcut,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy

WIDTH = 230


class SearchField(QLineEdit):
    """Emits ``sought`` as one types, ``left_down`` on ↓ or Enter (on into the list); Esc empties it."""

    sought = Signal(str)
    left_down = Signal()

    def __init__(self, hint: str, icon: QIcon, shortcut: str = "Ctrl+F") -> None:
        super().__init__()
        self._shortcut = shortcut
        self.setProperty("kind", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setAccessibleDescription(shortcut)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(WIDTH // 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self.sought)
        QShortcut(QKeySequence(shortcut), self).activated.connect(self._take_focus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_down.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self.text():
            painter = QPainter(self)
            font = self.font()
            font.setPixelSize(max(10, round(font.pixelSize() * 11 / 13)))
            painter.setFont(font)
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            wide = QFontMetrics(font).horizontalAdvance(self._shortcut)
            taken = 34 + self.fontMetrics().horizontalAdvance(self.placeholderText()) + 10
            if taken + wide + 10 <= self.width():
                box = QRectF(self.width() - wide - 10, 0, wide, self.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._shortcut)

    def _take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
