"""Which sheet of a workbook is meant, and which of its rows are the titles."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from napdesk.excel.headings import NO_HEADING, Heading, titles_of
from napdesk.excel.reading import ReadSheet
from napdesk.schema.register import Register
from napdesk.schema.text import Text, same
from napdesk.services.finding_heading import find_heading
from napdesk.ui.desk import Desk
from napdesk.ui.importing.source import Source, choices_of
from napdesk.ui.parts.question import Question

TOLD = 200  # letters of a row of titles


class SheetChoice(QWidget):
    """``changed`` says that the person took another sheet or other titles."""

    changed = Signal()

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__()
        self._desk = desk
        self._register = register
        self._sheets: list[ReadSheet] = []
        self._headings: list[Heading] = []
        self.sheets, self.headings = QComboBox(), QComboBox()
        self._which = Question(desk.say(_SHEET), self.sheets)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for box in (self.sheets, self.headings):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        row.addWidget(self._which, 1)
        row.addWidget(Question(desk.say(_TITLES), self.headings), 2)
        self.sheets.activated.connect(self._turn)
        self.headings.activated.connect(lambda _at: self.changed.emit())

    def show_source(self, source: Source) -> None:
        """The sheets of what was opened, the likeliest one chosen."""
        self._sheets = source.sheets
        self.sheets.clear()
        for sheet in source.sheets:
            self.sheets.addItem(sheet.name if sheet.visible else self._desk.say(_HIDDEN.fill(name=same(sheet.name))))
        self.sheets.setCurrentIndex(source.at)
        self._which.setVisible(len(source.sheets) > 1)
        self._offer()

    def sheet(self) -> ReadSheet:
        return self._sheets[self.sheets.currentIndex()]

    def heading(self) -> Heading:
        return self._headings[self.headings.currentIndex()]

    def titles(self) -> list[str]:
        return titles_of(self.sheet(), self.heading())

    def _turn(self, _at: int) -> None:
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        """The rows of the sheet that can be its titles, those found chosen."""
        found = find_heading(self.sheet(), self._register)
        self._headings = choices_of(self.sheet(), found)
        self.headings.clear()
        self.headings.addItems([self._told(heading) for heading in self._headings])
        self.headings.setCurrentIndex(self._headings.index(found))

    def _told(self, heading: Heading) -> str:
        if heading == NO_HEADING:
            return self._desk.say(_NONE)
        words = ", ".join(title for title in titles_of(self.sheet(), heading) if title)
        told = _ROW if heading.first == heading.last else _ROWS
        shown = words if len(words) <= TOLD else f"{words[:TOLD]}…"
        return self._desk.say(told.fill(first=heading.first, last=heading.last, titles=same(shown)))


_SHEET = Text(es="Hoja", en="Sheet")
_TITLES = Text(es="Títulos de las columnas", en="Titles of the columns")
_HIDDEN = Text(es="{name} (oculta)", en="{name} (hidden)")
_NONE = Text(es="No trae títulos", en="There are no titles")
_ROW = Text(es="Renglón {first}: {titles}", en="Row {first}: {titles}")
_ROWS = Text(es="Renglones {first} y {last}: {titles}", en="Rows {first} and {last}: {titles}")
