"""A box to choose one row of a short official list: by arrows, or by typing part of any of its names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter

from napdesk.schema.code_list import Code
from napdesk.schema.folding import fold
from napdesk.schema.text import Language
from napdesk.ui.parts.elided_line import ElidedLine

CODE = Qt.ItemDataRole.UserRole
FOLDED = Qt.ItemDataRole.UserRole + 1
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CodeBox(QComboBox):
    """Shows nothing until one is chosen; ``code_chosen`` says the code, "" when it is emptied.

    ``entered`` says Enter, unless what is typed fits no row or several.
    """

    code_chosen = Signal(str)
    entered = Signal()

    def __init__(self, rows: Sequence[Code], language: Language) -> None:
        super().__init__()
        self.setLineEdit(ElidedLine())
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # Names of institutions are long; the box is as wide as its place, not as its longest row.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        for row in rows:
            self.addItem(row.text.to(language), row.code)
            self.setItemData(self.count() - 1, " ".join(fold(name) for name in row.names), FOLDED)
        self._proposed = _FoldedCompleter(self)
        self.setCompleter(self._proposed)
        self.setCurrentIndex(-1)
        self.currentIndexChanged.connect(lambda _at: self.code_chosen.emit(self.code()))

    def code(self) -> str:
        """The code chosen, "" while none is."""
        return str(self.currentData(CODE) or "") if self.currentIndex() >= 0 else ""

    def choose(self, code: str) -> None:
        """Chooses a row by its code; one that is not in the list chooses none."""
        self.setCurrentIndex(self.findData(code, CODE))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        # The list opening over the box is not leaving it.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        proposed = self._proposed.popup()
        marked = proposed is not None and proposed.isVisible() and proposed.currentIndex().isValid()
        if event.key() not in ENTER or not plain or marked:
            super().keyPressEvent(event)
            return
        self._settle()
        if self.code() or not self.currentText().strip():
            if proposed is not None:
                proposed.hide()
            self.entered.emit()

    def _settle(self) -> None:
        """Takes the only row that fits what was typed; with none or several, what was typed stays to be mended."""
        typed = fold(self.currentText().strip())
        if typed == fold(self.itemText(self.currentIndex())):
            return
        fitting = [at for at in range(self.count()) if typed and typed in str(self.itemData(at, FOLDED))]
        exact = [at for at in fitting if typed == fold(self.itemText(at))]
        found = exact or fitting
        written = self.currentText()
        self.setCurrentIndex(found[0] if len(found) == 1 else -1)
        if len(found) != 1:
            self.setEditText(written)


class _FoldedCompleter(QCompleter):
    """Looks for what is typed in every name of a row, without accents mattering."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box.model(), box)
        self.setCompletionRole(FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setMaxVisibleItems(10)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802 - Qt's name
        return [fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802 - Qt's name
        return str(index.data(Qt.ItemDataRole.DisplayRole))
