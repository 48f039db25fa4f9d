"""The panel that drops from «Filtrar»: type to find a year, a stage, an entity or a place, Enter to pick it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from napdesk.schema.register import Register
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.store.listing import Wanted
from napdesk.ui.desk import Desk
from napdesk.ui.editors.editor import ENTER
from napdesk.ui.editors.proposals import STEPS, Proposal, ProposalList
from napdesk.ui.parts.labels import Words
from napdesk.ui.register.filters import Filter, Filters
from napdesk.ui.register.list_query import Left

SHOWN = 14
LETTERS = 44


class FilterPanel(QFrame):
    """``picked`` gives the Filter picked; Esc or a click beside it closes the panel and changes nothing."""

    picked = Signal(object)

    def __init__(self, desk: Desk, register: Register, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._desk = desk
        self._filters = Filters(register, desk.lists)
        self._offered: list[Filter] = []
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # a click on the button that opened it only closes it
        self.setProperty("kind", "popup")
        self.line = QLineEdit()
        self.line.setProperty("kind", "search")
        hint = desk.say(_HINT if register.place else _HINT_NOWHERE)
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.line.addAction(desk.icons.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.choices = ProposalList(self)
        self._nothing = Words(desk.say(_NOTHING), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.line)
        column.addWidget(self._nothing)
        column.addWidget(self.choices, 1)
        self.line.textChanged.connect(self._show)
        self.choices.picked.connect(self._pick)

    def open_at(self, button: QWidget, wanted: Wanted, years: list[int]) -> None:
        """Drop from the button, in the window; the places and the counts come with ``know``."""
        self._filters = replace(self._filters, wanted=wanted, years=tuple(years), left=Left())
        self.line.clear()
        self._show("")
        tall = self.line.sizeHint().height() + SHOWN * self.choices.sizeHintForRow(0) + 32
        wide = LETTERS * self.fontMetrics().averageCharWidth()
        window = QRect(button.window().mapToGlobal(QPoint(0, 0)), button.window().size()).adjusted(8, 8, -8, -8)
        corner = button.mapToGlobal(QPoint(button.width() - wide, button.height() + 4))
        self.setGeometry(QRect(corner, QSize(wide, tall)).intersected(window))
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def know(self, left: Left) -> None:
        """Offer the places counted too, and say beside each filter how many of the records listed it leaves."""
        self._filters = replace(self._filters, left=left)
        # They come after what stands there already, where somebody may have gone meanwhile.
        at = self.choices.currentRow()
        self._show(self.line.text())
        self.choices.setCurrentRow(max(at, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        if key in STEPS:
            self.choices.step(STEPS[key])
        elif key in ENTER:
            self._pick()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _show(self, typed: str) -> None:
        self._offered = self._filters.fitting(typed)
        self.choices.fill([self._proposal(one) for one in self._offered], 0)
        self.choices.setVisible(bool(self._offered))
        self._nothing.setVisible(not self._offered)

    def _proposal(self, offered: Filter) -> Proposal:
        aside = "" if offered.count is None else show_number(offered.count)
        words = self._desk.say(offered.words)
        return Proposal(words, words, self._desk.say(_TAKE_OFF) if offered.on else aside)

    def _pick(self) -> None:
        at = self.choices.currentRow()
        if 0 <= at < len(self._offered):
            self.hide()
            self.picked.emit(self._offered[at])


_HINT = Text(es="Año, estado, entidad, municipio…", en="Year, stage, entity, municipality…")
_HINT_NOWHERE = Text(es="Año, estado…", en="Year, stage…")
_NOTHING = Text(es="Nada coincide", en="Nothing matches")
_TAKE_OFF = Text(es="Quitar", en="Take off")
