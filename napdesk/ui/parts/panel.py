"""Panels: the white sheets a page lays its things on, and the small headings inside them."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from napdesk.ui.parts.flow import FlowLayout
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
            head = QWidget()
            head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self._head = PanelHead(head, row_gap=5)
            self._head.addWidget(ElidedWords(heading, "heading"))
            self.body.addWidget(head)

    def add_aside(self, widget: QWidget) -> None:
        """Puts a pill, a small button or muted words at the right of the heading, or below where it needs the room."""
        self._head.addWidget(widget)


class PanelHead(FlowLayout):
    """The heading at the left, what stands beside it at the right edge: the heading is read whole before that."""

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return self.count() > 1

    def setGeometry(self, box: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(box)
        asides = self.lines(box.width())[0][1:]
        over = box.right() - asides[-1].geometry().right() if asides else 0
        for item in asides:
            item.setGeometry(item.geometry().translated(over, 0))


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
