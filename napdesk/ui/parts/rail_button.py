"""An entry of the rail: icon, words and the count of what waits there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from napdesk.ui.look.icons import Icons
from napdesk.ui.look.palette import Palette

SIDE = 16
LEFT = 10
GAP = 9
BADGE_GAP = 4
BADGE_EDGE = 13


class RailButton(QPushButton):
    """Shows one place to go; narrow, only its icon with the count at its corner."""

    def __init__(self, label: str, icon: str, icons: Icons, palette: Palette, shortcut: str) -> None:
        super().__init__()
        self._label = label
        self._icon = icon
        self._icons = icons
        self._palette = palette
        self._shortcut = shortcut
        self._narrow = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int, urgent: bool = False, words: str = "") -> None:
        """Shows a count on a badge (none for 0), in the colour that asks for attention if urgent."""
        self._count = count
        self._urgent = urgent
        said = words or (str(count) if count else "")
        name = f"{self._label}, {said}" if said else self._label
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {self._shortcut}" if self._shortcut else name)
        self.update()

    def count(self) -> int:
        """The count shown."""
        return self._count

    def set_narrow(self, narrow: bool) -> None:
        """Leaves only the icon, or shows the words again."""
        self._narrow = narrow
        self.update()

    def whole_width(self) -> int:
        """What it takes to show every word, chosen and with a count of two figures beside them."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(font).horizontalAdvance(self._label)
        count = QFontMetrics(font).horizontalAdvance("99") + BADGE_EDGE
        return LEFT + SIDE + GAP + words + BADGE_GAP + count + LEFT

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """The rail says which entry is checked; pressing the chosen one again does not uncheck it."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(SIDE + 2 * LEFT, self.fontMetrics().height() + 14)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            # The rail walks, over section heads and into the foot; Qt's own way would stop there.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)  # without words of Qt's own, only the ground
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - SIDE) // 2 if self._narrow else LEFT
        # Only what is painted is drawn: a start waits for every one.
        icon = self._icons.icon(self._icon, "rail_strong" if self.isChecked() else "rail_ink")
        icon.paint(painter, left, (self.height() - SIDE) // 2, SIDE, SIDE)
        room = float(self.width() - LEFT)
        if self._count:
            room = self._draw_badge(painter).left() - BADGE_GAP
        if not self._narrow:
            self._draw_label(painter, QRectF(left + SIDE + GAP, 0, room - left - SIDE - GAP, self.height()))

    def _draw_label(self, painter: QPainter, box: QRectF) -> None:
        font = QFont(self.font())
        if self.isChecked():
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.rail_strong if self.isChecked() else self._palette.rail_ink))
        words = painter.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _draw_badge(self, painter: QPainter) -> QRectF:
        font = QFont(self.font())
        font.setPixelSize(max(9, round(font.pixelSize() * (9 if self._narrow else 11) / 13)))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        words = str(self._count) if self._count < 1000 else "999+"
        tall = painter.fontMetrics().height() + (0 if self._narrow else 3)
        wide = max(tall, painter.fontMetrics().horizontalAdvance(words) + (6 if self._narrow else BADGE_EDGE))
        if self._narrow:
            box = QRectF(self.width() - wide, 0, wide, tall)
        else:
            box = QRectF(self.width() - wide - LEFT, (self.height() - tall) / 2, wide, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.rail_urgent if self._urgent else self._palette.rail_badge))
        painter.drawRoundedRect(box, tall / 2, tall / 2)
        painter.setPen(QColor(self._palette.on_rail_urgent if self._urgent else self._palette.rail_ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        return box
