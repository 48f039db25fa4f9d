"""What all editors have in common: text in and out, an answer in and out, and how one leaves them."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from napdesk.schema.fields import Absence
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.reading import Answer
from napdesk.ui.editors.asking import Asking
from napdesk.ui.parts.labels import restyle

UNDO_KEEP = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# The window going behind another, or a menu over it: nobody has left the field.
STAYING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Editor(QWidget):
    """Holds one input.

    ``edited`` is said at every change by a person, ``entered`` when the focus comes and ``left`` when it goes;
    ``onward`` and ``backward`` on Enter and Shift+Enter, ``escaped`` on Esc; ``undo_wanted`` on Ctrl+Shift+Z where no
    typing is to be redone.
    """

    edited = Signal()
    entered = Signal()
    left = Signal()
    onward = Signal()
    backward = Signal()
    escaped = Signal()
    undo_wanted = Signal()

    def __init__(self, asking: Asking) -> None:
        super().__init__()
        self.asking = asking
        self._input: QWidget = self

    def place(self, widget: QWidget) -> None:
        """Take the input in; to screen readers it goes by the question."""
        self._input = widget
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)
        self.setFocusProxy(widget)
        widget.setAccessibleName(self.asking.asked.label.to(self.asking.language))

    def text(self) -> str:
        """What stands there as it was typed; ``set_text`` with it brings it back."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Show this, without saying ``edited``."""
        raise NotImplementedError

    def go_on(self) -> None:
        """The cursor behind what stands there half typed, nothing of it selected."""
        raise NotImplementedError

    def retype(self, text: str) -> None:
        """Put this in place of what stands there, as typing would: Ctrl+Z takes it back."""
        raise NotImplementedError

    def answer(self) -> Answer | Problem:
        """The value, the reason it is absent, None for blank, or why what is typed cannot be read."""
        return self.asking.read(self.text())

    def set_answer(self, answer: Answer) -> None:
        self.set_text(self.asking.show(answer))

    def settle(self) -> None:
        """As the field is left: write what was typed in its full form."""

    def describe(self, words: str) -> None:
        """What stands under the field, for screen readers."""
        self._input.setAccessibleDescription(words)

    def set_weight(self, weight: Weight | None) -> None:
        """Colour the outline by the problem that stands here."""
        self._mark("weight", weight.value if weight else "")

    def set_carried(self, carried: bool) -> None:
        """Tint a value that came from another record."""
        self._mark("carried", carried)

    def carried(self) -> bool:
        return bool(self._input.property("carried"))

    def can_redo(self) -> bool:
        """Whether typing was taken back that could come again."""
        return False

    def take_key(self, event: QKeyEvent) -> bool:
        """What a key does in every editor; False for a key of the input's own."""
        if event.keyCombination() == UNDO_KEEP and not self.can_redo():
            self.undo_wanted.emit()
            return True
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if event.key() in ENTER:
            self.settle()
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.backward if back else self.onward).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            return False
        return True

    def leave(self, reason: Qt.FocusReason) -> None:
        """The input lost the focus."""
        if reason not in STAYING:
            self.settle()
            self.left.emit()

    def add_absences(self, menu: QMenu) -> None:
        """Offer N/A, N/D and PEND at the end of the input's own menu."""
        menu.addSeparator()
        for absence in Absence:
            words = f"{absence.label.to(self.asking.language)}\t{absence.sign}"
            menu.addAction(words, lambda sign=absence.sign: self.retype(sign))  # type: ignore[misc]

    def _mark(self, name: str, value: object) -> None:
        if self._input.property(name) != value:
            self._input.setProperty(name, value)
            restyle(self._input)
