"""Lists of what can be chosen: as one types in a field they open under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from napdesk.ui.parts.table import Index

SHOWN = 8
PADDING = 9
LEAST = 220
ASIDE = Qt.ItemDataRole.UserRole + 1
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: SHOWN,
    Qt.Key.Key_PageUp: -SHOWN,
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to choose: its words, the text it is written as, and a muted word beside it (its code); one that is
    not ``sure`` is only taken once it was gone to."""

    words: str
    text: str
    aside: str = ""
    sure: bool = True


class ProposalList(QListWidget):
    """Never takes the focus: its owner moves in it with ``step``; ``picked`` says that one was clicked."""

    picked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_TwoWords(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda _item: self.picked.emit())

    def fill(self, proposed: list[Proposal], at: int) -> None:
        """Show these with the row ``at`` marked."""
        self.clear()
        for proposal in proposed:
            item = QListWidgetItem(proposal.words)
            item.setData(ASIDE, proposal.aside)
            self.addItem(item)
        self.setCurrentRow(at)

    def step(self, by: int) -> None:
        """Mark another one, from the last round to the first; where there are none, none."""
        if not self.count():
            return
        last = self.count() - 1
        at = self.currentRow() + by if self.currentRow() >= 0 else 0 if by > 0 else last
        self.setCurrentRow(max(0, min(last, at)) if abs(by) > 1 else at % (last + 1))


class Proposals(ProposalList):
    """Stands over the window under the field one types in; closed it proposes nothing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._proposed: list[Proposal] = []
        self.hide()

    def offer(self, proposed: list[Proposal], under: QWidget, at: int) -> None:
        """Open under a field (over it where there is no room) with the row ``at`` marked; closes if empty."""
        self._proposed = proposed
        self.fill(proposed, at)
        if not proposed:
            self.hide()
            return
        self._stand(under)
        self.show()
        self.raise_()

    def current(self) -> Proposal | None:
        """The marked one, while open."""
        at = self.currentRow()
        return self._proposed[at] if self.isVisible() and 0 <= at < len(self._proposed) else None

    def _stand(self, under: QWidget) -> None:
        window = self._window
        row = self.sizeHintForRow(0)
        tall = row * min(SHOWN, self.count()) + 2 * self.frameWidth() + 2
        wide = max(under.width(), LEAST, self.sizeHintForColumn(0) + 30)
        wide = min(wide, window.width() - 16)
        corner = under.mapTo(window, QPoint(0, under.height() + 2))
        if corner.y() + tall > window.height():
            corner = under.mapTo(window, QPoint(0, -2 - tall))
        left = max(8, min(corner.x(), window.width() - wide - 8))
        self.setGeometry(QRect(left, max(8, corner.y()), wide, tall))


class _TwoWords(QStyledItemDelegate):
    """A row with its name at the left and its code, muted, at the right."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        metrics = self._view.fontMetrics()
        words, aside = index.data(Qt.ItemDataRole.DisplayRole), index.data(ASIDE)
        wide = metrics.horizontalAdvance(words) + (metrics.horizontalAdvance(aside) + 24 if aside else 0)
        return QSize(wide + 2 * PADDING, metrics.height() + 11)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette: QPalette = option.palette
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, palette.brush(QPalette.ColorRole.Highlight))
        inner = box.adjusted(PADDING, 0, -PADDING, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        aside = index.data(ASIDE)
        painter.setFont(option.font)
        if aside:
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, aside)
            inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(aside) - 16)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        words = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, words)
