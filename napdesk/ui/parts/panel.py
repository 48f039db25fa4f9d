"""Panels: the white sheets a page lays its things on, and the small headings inside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from napdesk.ui.parts.labels import ElidedWords, Words


class Panel(QFrame):
    """A sheet with an outline and, if given, a heading; put things in ``body``.

    ``flush`` leaves no margin, for a table that fills the sheet to its edges.
    """

    def __init__(self, heading: str = "", *, flush: bool = False) -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self.body = QVBoxLayout(self)
        self.body.setSpacing(8)
        # The outline is a pixel the layout does not know of.
        self.body.setContentsMargins(*((1, 1, 1, 1) if flush else (18, 16, 18, 16)))
        if heading:
            self.setAccessibleName(heading)
            self._top = QHBoxLayout()
            self._top.addWidget(ElidedWords(heading, "heading"))
            self._top.addStretch(1)
            self.body.addLayout(self._top)

    def add_aside(self, widget: QWidget) -> None:
        """Puts a pill, a small button or muted words at the right of the heading."""
        self._top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class SectionHead(QWidget):
    """LA SESIÓN: small capitals over a line, heading a group of fields or rows."""

    def __init__(self, words: str, *, ruled: bool = True) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        label = Words(words.upper(), "section")
        # Read aloud as a word, not letter by letter.
        label.setAccessibleName(words)
        column.addWidget(label)
        if ruled:
            column.addWidget(Rule())


class Rule(QFrame):
    """A line of one pixel."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "rule")
        self.setFixedHeight(1)


class Scroll(QScrollArea):
    """A part of a panel that scrolls up and down when it must; put things in ``body``."""

    def __init__(self) -> None:
        super().__init__()
        inner = QWidget()
        # Lets the panel's ground through.
        inner.setProperty("kind", "clear")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
