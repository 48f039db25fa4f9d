"""An empty page, which says what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from napdesk.ui.look.icons import LARGE
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Picture, Words

WIDE = 440


class EmptyState(QWidget):
    """An icon, what is the case, what to do next and, if given, the button that does it."""

    def __init__(self, icon: QIcon, words: str, next_step: str, button: KeyButton | None = None) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setAccessibleDescription(next_step)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(Picture(icon, LARGE), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (Words(words, "heading"), Words(next_step, "muted", wrap=True)):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMaximumWidth(WIDE)
            # Without an alignment of its own a wrapped label is given the height its width asks for.
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, WIDE)
            row.addStretch(1)
            column.addLayout(row)
        if button is not None:
            column.addSpacing(4)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
