"""The filters of Resumen: the year, up to which quarter, and whose records."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from napdesk.schema.folding import sort_key
from napdesk.schema.text import Text
from napdesk.services.figures import Scope
from napdesk.ui.desk import Desk
from napdesk.ui.summary.overview import ALL_INSTITUTIONS, Asked, quarters_of, years_of_plan

WIDEST = 30  # letters; some institutions have names of fifty


class Filters(QWidget):
    """``changed`` says that something else is asked for; Ctrl+L comes here from anywhere on the page."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.years, self.quarters, self.institutions = QComboBox(), QComboBox(), QComboBox()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for box, name in ((self.years, _YEAR), (self.quarters, _QUARTER), (self.institutions, _INSTITUTION)):
            box.setAccessibleName(desk.say(name))
            box.setToolTip(desk.say(name))
            box.activated.connect(self._take)
            row.addWidget(box)
        self.institutions.setMaximumWidth(WIDEST * self.fontMetrics().averageCharWidth())
        self.setFocusProxy(self.years)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.years.setFocus)
        for year in years_of_plan(desk.today()):
            self.years.addItem(str(year), year)
        self._offer_quarters()
        self.offer_institutions(())

    def asked(self) -> Asked:
        """What is chosen."""
        scope = Scope(self.institutions.currentData() or "")
        return Asked(int(self.years.currentData()), int(self.quarters.currentData()), scope)

    def ask(self, asked: Asked) -> None:
        """Choose all of this; nobody is told."""
        self.years.setCurrentIndex(self.years.findData(asked.year))
        self._offer_quarters()
        self.quarters.setCurrentIndex(self.quarters.findData(asked.quarter))
        self.institutions.addItem("", asked.scope.institution)
        self.institutions.setCurrentIndex(self.institutions.count() - 1)
        self.offer_institutions(())

    def choose_year(self, year: int) -> None:
        """Goes to a year of the plan, as one would by hand."""
        self.years.setCurrentIndex(self.years.findData(year))
        self._take()

    def choose_period(self, year: int, quarter: int) -> None:
        """Goes there without asking for it: whoever calls looks by itself."""
        self.years.setCurrentIndex(self.years.findData(year))
        self._offer_quarters()
        self.quarters.setCurrentIndex(max(self.quarters.findData(quarter), 0))

    def offer_institutions(self, present: Collection[str]) -> None:
        """Those that informed, and the one chosen; where there is but one, there is nothing to choose."""
        chosen = self.institutions.currentData() or ""
        codes = {*present, chosen} - {""}
        named = {code: self._desk.say(self._desk.lists.label(("institution",), code, None)) for code in codes}
        self.institutions.clear()
        self.institutions.addItem(self._desk.say(ALL_INSTITUTIONS), "")
        for code in sorted(codes, key=lambda one: sort_key(named[one])):
            self.institutions.addItem(named[code], code)
        self.institutions.setCurrentIndex(max(self.institutions.findData(chosen), 0))
        self.institutions.setVisible(len(codes) > 1 or bool(chosen))

    def _offer_quarters(self) -> None:
        chosen = self.quarters.currentData() or 0
        self.quarters.clear()
        for number, words in quarters_of(int(self.years.currentData()), self._desk.today()):
            self.quarters.addItem(self._desk.say(words), number)
        self.quarters.setCurrentIndex(max(self.quarters.findData(chosen), 0))

    def _take(self) -> None:
        self._offer_quarters()
        self.changed.emit()


_YEAR = Text(es="Ejercicio", en="Year")
_QUARTER = Text(es="Hasta qué trimestre", en="Up to which quarter")
_INSTITUTION = Text(es="Institución", en="Institution")
