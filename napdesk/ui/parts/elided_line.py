"""A line to type in whose text ends in … where there is no room for it, and which then tells all of it in a tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolButton, QToolTip

INSET = 2  # what Qt leaves free at both sides of the text


class ElidedLine(QLineEdit):
    """While one types in it, it is as any other."""

    def shown(self) -> str:
        """What can be read of it while nobody types in it."""
        return self.fontMetrics().elidedText(self.displayText(), Qt.TextElideMode.ElideRight, self._room().width())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._cut():
            QToolTip.showText(event.globalPos(), self.displayText(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.hasFocus() or not self._cut():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(self._room(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.shown())

    def _cut(self) -> bool:
        return self.shown() != self.displayText()

    def _room(self) -> QRect:
        """Where the text stands, as Qt has it: beside the buttons at its right."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        inside = inside.marginsRemoved(self.textMargins()).adjusted(INSET, 0, -INSET, 0)
        gap = self.style().pixelMetric(QStyle.PixelMetric.PM_LineEditIconMargin, option, self)
        for button in self.findChildren(QToolButton):
            if button.isVisible() and button.x() > inside.center().x():
                inside.setRight(inside.right() - button.width() - gap)
        return inside
