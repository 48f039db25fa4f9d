"""Editors of one line: text, counts, amounts and days."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent

from napdesk.schema.problems import Problem
from napdesk.schema.reading import Answer
from napdesk.schema.text import Text
from napdesk.schema.written_days import near_day
from napdesk.ui.editors.asking import Asking
from napdesk.ui.editors.editor import STAYING, Editor
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.elided_line import ElidedLine

_WHOLE = re.compile(r"\d{8}")
DAY_PATTERN = Text(es="dd/mm/aaaa", en="dd/mm/yyyy")


class LineInput(ElidedLine):
    """A line that lets its editor look at keys, focus and menu first."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if not self._editor.take_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._editor.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._editor.leave(event.reason())
        if event.reason() not in STAYING:
            # A long text is seen from its beginning again.
            self.setCursorPosition(0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self.isReadOnly():
            self._editor.add_absences(menu)
        menu.popup(event.globalPos())


class LineEditor(Editor):
    """Text of one line."""

    def __init__(self, asking: Asking, line: LineInput | None = None) -> None:
        super().__init__(asking)
        self.line = line or LineInput(self)
        self._writing = False
        self.line.textEdited.connect(self._typed)
        self.place(self.line)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)
        self.line.setCursorPosition(0)

    def go_on(self) -> None:
        self.line.end(False)

    def retype(self, text: str) -> None:
        self.line.selectAll()
        self.line.insert(text)
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)  # a long text is seen from its beginning

    def can_redo(self) -> bool:
        return self.line.isRedoAvailable()

    def settle(self) -> None:
        """``5/2`` becomes ``05/02/2024``, ``1204`` becomes ``1,204``; what cannot be read stays as it is."""
        answer = self.answer()
        if isinstance(answer, Problem) or (shown := self.asking.show(answer)) == self.text():
            return
        self.rewrite(shown)

    def rewrite(self, text: str) -> None:
        """Put this in place of what stands there: Ctrl+Z takes it back, and nobody is told."""
        self._writing = True
        self.line.selectAll()
        self.line.insert(text)
        self._writing = False

    def _typed(self) -> None:
        if not self._writing:
            self.set_carried(False)
            self.edited.emit()


class NumberEditor(LineEditor):
    """A count or an amount; its figures are all of one width."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        self.line.setFont(tabular(self.line.font()))


class DayEditor(NumberEditor):
    """A day: ``5/2``, ``050224``, ``2024-02-05``, ``h`` and ``+3`` are all written out as it is left.

    Eight figures that are a day are whole: one goes on by itself.
    """

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        self.line.setPlaceholderText(DAY_PATTERN.to(asking.language))
        self.line.textEdited.connect(self._go_on_when_whole)

    def answer(self) -> Answer | Problem:
        near = near_day(self.text(), self.asking.today(), self.asking.since())
        return super().answer() if near is None else near

    def _go_on_when_whole(self, text: str) -> None:
        at_end = self.line.cursorPosition() == len(text)
        if _WHOLE.fullmatch(text) and at_end and not isinstance(self.answer(), Problem):
            self.settle()
            self.onward.emit()
