"""Buttons that print their shortcut on themselves, so that the keyboard is learnt by looking."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy

from napdesk.ui.look.icons import SIDE
from napdesk.ui.parts.staying import stays

GAP = 9
ICON_GAP = 7
EDGE = 6


class KeyButton(QPushButton):
    """A button with its shortcut in small muted letters: «Guardar Ctrl+S».

    ``kind`` is "primary" (one a page), "" (the usual), "quiet" (no outline until touched) or "danger".
    With ``bound`` the button answers the shortcut itself; without, it only prints it (an action does it).
    """

    def __init__(self, words: str, shortcut: str = "", kind: str = "", *, bound: bool = True) -> None:
        super().__init__()
        self._words = words
        self._shortcut = shortcut
        self._icon: QIcon | None = None
        self._key_ink = QColor(Qt.GlobalColor.gray)
        self._ink = QColor(Qt.GlobalColor.black)
        self._still_ink = QColor(Qt.GlobalColor.gray)  # of a button that cannot be pressed now
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name()
        if bound and shortcut:
            # Not the button's own shortcut: that one waits to look pressed, and what is typed meanwhile is lost.
            for keys in dict.fromkeys((shortcut, shortcut.replace("Enter", "Return"))):
                QShortcut(QKeySequence(keys), self).activated.connect(self.click)

    def words(self) -> str:
        """The words on the button, without the shortcut."""
        return self._words

    def set_words(self, words: str) -> None:
        """Says something else; the shortcut stays."""
        self._words = words
        self._name()
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: QIcon) -> None:
        """Sets an icon before the words."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        # Qt measures a button without words of its own as if it said this; what is more is the style sheet's.
        letters = self.fontMetrics().size(0, "XXXX")
        inner = QSize(round(self._words_width() + self._key_width()), self.fontMetrics().height())
        return super().sizeHint() - letters + inner

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        # On a narrow screen the shortcut goes first; the words never.
        full = self.sizeHint()
        return QSize(full.width() - round(self._key_width()), full.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        return stays(self) or super().focusNextPrevChild(forward)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)  # without words of Qt's own, only the ground
        painter = QPainter(self)
        keyed = self.width() >= self.sizeHint().width()
        left = (self.width() - self._words_width() - (self._key_width() if keyed else 0)) / 2
        left = max(left, EDGE)
        self._draw(painter, left, keyed)

    def _draw(self, painter: QPainter, left: float, keyed: bool) -> None:
        if self._icon is not None:
            top = (self.height() - SIDE) / 2
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            self._icon.paint(painter, round(left), round(top), SIDE, SIDE, Qt.AlignmentFlag.AlignCenter, mode)
            left += SIDE + ICON_GAP
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(self._ink if self.isEnabled() else self._still_ink)
        room = self.width() - left - EDGE
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, int(room) + 1)
        painter.drawText(QRectF(left, 0, room + 1, self.height()), middle, words)
        if keyed:
            left += self.fontMetrics().horizontalAdvance(self._words) + GAP
            painter.setFont(self._small())
            painter.setPen(self._key_ink if self.isEnabled() else self._still_ink)
            painter.drawText(QRectF(left, 0.5, self.width() - left, self.height()), middle, self._shortcut)

    def _words_width(self) -> float:
        icon = 0 if self._icon is None else SIDE + ICON_GAP
        return float(self.fontMetrics().horizontalAdvance(self._words) + icon)

    def _key_width(self) -> float:
        if not self._shortcut:
            return 0.0
        return float(GAP + QFontMetrics(self._small()).horizontalAdvance(self._shortcut))

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(10, round(font.pixelSize() * 11 / 13)))
        font.setWeight(QFont.Weight.Normal)
        return font

    def _name(self) -> None:
        self.setAccessibleName(self._words)
        self.setAccessibleDescription(self._shortcut)

    def _get_ink(self) -> QColor:
        return self._ink

    def _set_ink(self, colour: QColor) -> None:
        self._ink = colour
        self.update()

    def _get_key_ink(self) -> QColor:
        return self._key_ink

    def _set_key_ink(self, colour: QColor) -> None:
        self._key_ink = colour
        self.update()

    def _get_still_ink(self) -> QColor:
        return self._still_ink

    def _set_still_ink(self, colour: QColor) -> None:
        self._still_ink = colour
        self.update()

    # Set by the style sheet (qproperty-…), so that a change of theme reaches them.
    ink = Property(QColor, _get_ink, _set_ink)
    keyInk = Property(QColor, _get_key_ink, _set_key_ink)  # noqa: N815 - a Qt property
    stillInk = Property(QColor, _get_still_ink, _set_still_ink)  # noqa: N815 - a Qt property


def share_room(buttons: Sequence[KeyButton], room: int) -> None:
    """All with their shortcuts where that fits, else all without: a button in between is wide for nothing."""
    fits = sum(button.sizeHint().width() for button in buttons) <= room
    for button in buttons:
        button.setFixedWidth((button.sizeHint() if fits else button.minimumSizeHint()).width())
