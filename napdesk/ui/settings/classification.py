"""How the office's returns are classified: public as a rule, or reserved or confidential with its ground and term."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from napdesk.schema.offices import Classification, Office
from napdesk.schema.text import Language, Text
from napdesk.ui.parts.elided_line import ElidedLine
from napdesk.ui.parts.question import Question


class ClassificationFields(QWidget):
    """``left`` says that one of them was left, and may have changed."""

    left = Signal()

    def __init__(self, office: Office, language: Language) -> None:
        super().__init__()
        self._language = language
        self.kind = QComboBox()
        for one in Classification:
            self.kind.addItem(one.label.to(language), one.value)
        self.kind.setCurrentIndex(self.kind.findData(office.classification.value))
        self.ground, self.term = ElidedLine(office.ground), ElidedLine(office.term)
        self.ground.setPlaceholderText(_FOR_EXAMPLE.to(language))
        self.term.setPlaceholderText(_YEARS.to(language))
        self._ask_ground = Question(_GROUND.to(language), self.ground)
        self._ask_term = Question(_TERM.to(language), self.term)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.addWidget(Question(_KIND.to(language), self.kind), 0, 0)
        grid.addWidget(self._ask_term, 0, 1)
        grid.addWidget(self._ask_ground, 1, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.kind.activated.connect(lambda _at: self._chosen())
        for line in (self.ground, self.term):
            line.setCursorPosition(0)
            line.editingFinished.connect(self.left)
        self._show_asked()

    def on(self, office: Office) -> Office:
        """The office with what stands here."""
        kind = Classification(self.kind.currentData())
        ground = self.ground.text().strip() if kind is not Classification.PUBLIC else ""
        term = self.term.text().strip() if kind is Classification.RESERVED else ""
        return replace(office, classification=kind, ground=ground, term=term)

    def refused(self) -> bool:
        """Whether something is missing; it says so under its field."""
        kind = Classification(self.kind.currentData())
        lacks_ground = kind is not Classification.PUBLIC and not self.ground.text().strip()
        lacks_term = kind is Classification.RESERVED and not self.term.text().strip()
        for question, lacks, words in (
            (self._ask_ground, lacks_ground, _NO_GROUND),
            (self._ask_term, lacks_term, _NO_TERM),
        ):
            question.settle()
            if lacks:
                question.refuse(words.to(self._language))
        return lacks_ground or lacks_term

    def _chosen(self) -> None:
        self._show_asked()
        self.left.emit()

    def _show_asked(self) -> None:
        """Only what its kind asks for."""
        kind = Classification(self.kind.currentData())
        self._ask_ground.setVisible(kind is not Classification.PUBLIC)
        self._ask_term.setVisible(kind is Classification.RESERVED)


_KIND = Text(es="Clasificación", en="Classification")
_GROUND = Text(es="Fundamento", en="Legal ground")
_TERM = Text(es="Plazo de reserva", en="Reserved for")
_FOR_EXAMPLE = Text(es="Artículo, fracción y ley", en="Article, section and law")
_YEARS = Text(es="Por ejemplo, 5 años", en="For example, 5 years")
_NO_GROUND = Text(es="Escriba el fundamento de la clasificación.", en="Type the ground of the classification.")
_NO_TERM = Text(es="Escriba por cuánto tiempo se reserva.", en="Type for how long it is reserved.")
