"""What was declared of a commitment, as a table: each figure with its year, its institution and its source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy

from napdesk.schema.figures import Declared
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.parts.words_table import WordsTable
from napdesk.ui.summary.telling import show_declared

TALLEST = 12  # lines of text


class DeclaredTable(WordsTable):
    """As tall as its rows, up to a point; hidden where there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.palette, desk.say(_NAME), [desk.say(one) for one in _HEADS], (60, 0, 120, 0))
        self._desk = desk
        self._figures: Sequence[Declared] = ()
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * TALLEST)

    def show_figures(self, found: Sequence[Declared]) -> None:
        """These in place of those shown before."""
        self._figures = found
        self.show_lines([self._cells(one) for one in found])
        self.setVisible(bool(found))
        self.updateGeometry()

    def chosen(self) -> Declared | None:
        """The one stood on."""
        at = self.currentIndex().row()
        return self._figures[at] if 0 <= at < len(self._figures) else None

    def _cells(self, one: Declared) -> tuple[str, ...]:
        institution = self._desk.lists.label(("institution",), one.institution, None)
        return str(one.year), self._desk.say(institution), show_declared(one), one.source


_NAME = Text(es="Cifras declaradas de este compromiso", en="Declared figures of this commitment")
_HEADS = (
    Text(es="Año", en="Year"),
    Text(es="Institución", en="Institution"),
    Text(es="Cifra", en="Figure"),
    Text(es="Fuente", en="Source"),
)
