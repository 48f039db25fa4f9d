"""A group of the form: its heading, its essential fields, and the rest folded behind «Más datos»."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from napdesk.schema.text import Language, Text
from napdesk.ui.editors.editor import ENTER
from napdesk.ui.form.cell import FieldCell
from napdesk.ui.form.layout import FieldFlow
from napdesk.ui.parts.labels import ElidedWords
from napdesk.ui.parts.panel import Rule


class Fold(QToolButton):
    """Enter presses it as Space does, and as on every button here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class FieldGroup(QWidget):
    """``unfolded`` says that a person opened or closed the further fields."""

    unfolded = Signal(bool)

    def __init__(self, heading: Text, cells: list[FieldCell], language: Language) -> None:
        super().__init__()
        self._language = language
        self.cells = [cell for cell in cells if cell.asked.essential]
        self._further = [cell for cell in cells if not cell.asked.essential]
        self.cells += self._further
        self._asked = dict.fromkeys(self.cells, True)
        self._open = False
        self.toggle = Fold()
        self.toggle.setCursor(Qt.CursorShape.PointingHandCursor)
        keeping = self.toggle.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.toggle.setSizePolicy(keeping)
        self.toggle.clicked.connect(self._toggled)
        self._body = QWidget()
        self._flow = FieldFlow(self._body)
        for cell in self.cells:
            self._flow.addWidget(cell)
        self._lay_out(heading.to(language))
        self._show()

    def set_open(self, is_open: bool) -> None:
        """Unfold the further fields, or fold them."""
        if is_open != self._open:
            self._open = is_open
            self._show()

    def refold(self) -> None:
        """A field was pinned, and is not folded away, or it no longer is."""
        self._show()

    def is_open(self) -> bool:
        return self._open

    def first_further(self) -> FieldCell | None:
        """The first field behind the fold that can be typed in, while it is open."""
        shown = (cell for cell in self._further if not cell.isHidden() and cell.editor.isEnabled())
        return next(shown, None)

    def ask(self, asked: dict[str, bool]) -> None:
        """Show the fields that are asked now; the others go, and keep what was typed in them."""
        told = {cell: asked.get(cell.asked.key, True) for cell in self.cells}
        if told != self._asked:
            self._asked = told
            self._show()

    def answered(self) -> None:
        """Say on the fold how many of the fields behind it have an answer."""
        further = [cell for cell in self._further if self._asked[cell]]
        given = sum(1 for cell in further if cell.editor.text())
        words = _LESS if self._open else _MORE if given == 0 else _MORE_GIVEN
        self.toggle.setText(words.fill(all=len(further), given=given).to(self._language))
        self.toggle.setVisible(bool(further))

    def _lay_out(self, heading: str) -> None:
        head = ElidedWords(heading.upper(), "section")
        head.setAccessibleName(heading)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(head, 1)
        row.addWidget(self.toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(Rule())
        column.addSpacing(2)
        column.addWidget(self._body)

    def _show(self) -> None:
        for cell, asked in self._asked.items():
            cell.setVisible(asked and (self._open or cell.asked.essential or cell.is_pinned()))
        self._body.setVisible(any(not cell.isHidden() for cell in self.cells))
        self.answered()

    def _toggled(self) -> None:
        inside = self.window().focusWidget()
        if inside is not None and any(cell.isAncestorOf(inside) for cell in self._further):
            self.toggle.setFocus()  # the field one is in is about to go
        self.set_open(not self._open)
        self.unfolded.emit(self._open)


FURTHER = Text(es="Más datos", en="More data")
_MORE = Text(es="Más datos ({all}) ▾", en="More data ({all}) ▾")
_MORE_GIVEN = Text(es="Más datos ({given} de {all}) ▾", en="More data ({given} of {all}) ▾")
_LESS = Text(es="Menos datos ▴", en="Less data ▴")
