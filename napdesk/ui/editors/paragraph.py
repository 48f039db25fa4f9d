"""The editor for text of several lines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from napdesk.schema.text import Text
from napdesk.ui.editors.asking import Asking
from napdesk.ui.editors.editor import ENTER, Editor

LINES = 3


class ParagraphInput(QPlainTextEdit):
    """Enter goes on to the next field as everywhere; Alt+Enter breaks the line, as in a spreadsheet's cell."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self._editor = editor
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * LINES + 22)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.insertPlainText("\n")
        elif not self._editor.take_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._editor.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._editor.leave(event.reason())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editor.add_absences(menu)
        menu.popup(event.globalPos())


class ParagraphEditor(Editor):
    """Text of several lines."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        self.box = ParagraphInput(self)
        self.box.setPlaceholderText(_BREAK.to(asking.language))
        self._writing = False
        self.box.textChanged.connect(self._typed)
        self.place(self.box)

    def text(self) -> str:
        return self.box.toPlainText()

    def set_text(self, text: str) -> None:
        self._writing = True
        self.box.setPlainText(text)
        self._writing = False

    def go_on(self) -> None:
        self.box.moveCursor(QTextCursor.MoveOperation.End)

    def retype(self, text: str) -> None:
        self.box.selectAll()
        self.box.insertPlainText(text)

    def can_redo(self) -> bool:
        return self.box.document().isRedoAvailable()

    def _typed(self) -> None:
        if not self._writing:
            self.set_carried(False)
            self.edited.emit()


_BREAK = Text(es="Alt+Enter: otra línea", en="Alt+Enter: new line")
