"""The table of a list: a line under each row, the chosen row tinted and edged, pills in its cells."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from napdesk.ui.look.palette import Palette
from napdesk.ui.parts.pill import draw_pill, pill_size
from napdesk.ui.parts.tones import Shape, Tone

EDGE = 3
ROW = 33
PADDING = 7
# A model answers this role with (Tone, Shape) where the words of a cell are to stand on a pill.
PILL = Qt.ItemDataRole.UserRole + 40

Index = QModelIndex | QPersistentModelIndex


class Table(QTableView):
    """A read-only table chosen from by row; the widths of its columns are its owner's to set."""

    def __init__(self, palette: Palette, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # Tab leaves the table for the form; the arrows walk in it.
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(ROW, self.fontMetrics().height() + 16))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setItemDelegate(RowDelegate(palette, self))


def copy_lines(lines: Iterable[Iterable[str]]) -> None:
    """Rows as text between tabs: they paste into any sheet."""
    QGuiApplication.clipboard().setText("\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines))


class RowDelegate(QStyledItemDelegate):
    """Draws a cell: words, or a pill where the model says so, over its part of the row's line and edge."""

    def __init__(self, palette: Palette, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._line = QColor(palette.line)
        self._accent = QColor(palette.accent)
        self._chosen = QColor(palette.accent_soft)
        self._ink = QColor(palette.ink)
        self._pills = tone_pairs(palette)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Drawn by hand: the style sheet's way costs a hundred times more, and lists are long.
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, self._chosen)
        self._rule(painter, box, index)
        if chosen and self._view.horizontalHeader().visualIndex(index.column()) == 0:
            painter.fillRect(QRect(box.left(), box.top(), EDGE, box.height()), self._accent)
        words = index.data(Qt.ItemDataRole.DisplayRole)
        if words is None or words == "":
            return
        pill = index.data(PILL)
        inner = box.adjusted(PADDING, 0, -PADDING, -1)
        if pill is None:
            self._write(painter, inner, str(words), index)
        else:
            self._pin(painter, inner, str(words), *pill)

    def _rule(self, painter: QPainter, box: QRect, _index: Index) -> None:
        """The line under a row."""
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), self._line)

    def _write(self, painter: QPainter, box: QRect, words: str, index: Index) -> None:
        font = index.data(Qt.ItemDataRole.FontRole)
        painter.setFont(font if isinstance(font, QFont) else self._font())
        where = index.data(Qt.ItemDataRole.TextAlignmentRole)
        alignment = Qt.AlignmentFlag(where) if where is not None else Qt.AlignmentFlag.AlignLeft
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else self._ink)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, alignment | Qt.AlignmentFlag.AlignVCenter, shown)

    def _pin(self, painter: QPainter, box: QRect, words: str, tone: Tone, shape: Shape) -> None:
        font = QFont(self._font())
        font.setPixelSize(round(font.pixelSize() * 11 / 13))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        size = pill_size(font, words, shape)
        corner = QPointF(box.left(), box.center().y() - size.height() / 2 + 1)
        place = QRectF(corner.x(), corner.y(), min(size.width(), box.width()), size.height())
        draw_pill(painter, place, words, shape, *self._pills[tone])

    def _font(self) -> QFont:
        return self._view.font()


def tone_pairs(palette: Palette) -> dict[Tone, tuple[QColor, QColor]]:
    """Ink and ground of a pill in each tone."""
    pairs = {
        Tone.PLAIN: (palette.plain_ink, palette.plain_soft),
        Tone.ACCENT: (palette.accent, palette.accent_soft),
        Tone.MET: (palette.met, palette.met_soft),
        Tone.UNDER_WAY: (palette.under_way, palette.under_way_soft),
        Tone.STOP: (palette.stop, palette.stop_soft),
    }
    return {tone: (QColor(ink), QColor(ground)) for tone, (ink, ground) in pairs.items()}
