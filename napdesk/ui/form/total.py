"""The strip under the fields that adds the people up as they are typed, and says what they count for."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import itemgetter

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from napdesk.schema.figures import Indicator
from napdesk.schema.record import Record
from napdesk.schema.register import People
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.services.figures import commitments_of
from napdesk.ui.desk import Desk
from napdesk.ui.jobs import Job
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.labels import ElidedWords

EDGE = 12
GAP = 16


class TotalStrip(QFrame):
    """«30 personas · 12 mujeres · 40.0 %», and at the right, or below, «cuenta para PA-7 · PR-1».

    The share, once all are told, is of those whose sex is known. The commitments come a moment later, from the
    registers' own measures.
    """

    def __init__(self, desk: Desk, people: People) -> None:
        super().__init__()
        self._desk = desk
        self._people = people
        self._job: Job | None = None
        self._words = ElidedWords("", "strong")
        self._words.setFont(tabular(self._words.font()))
        self._counts = ElidedWords()
        self._counts.hide()
        self.setProperty("kind", "derived")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(EDGE, 6, EDGE, 6)
        self._row.setSpacing(2)
        self._row.addWidget(self._words)
        self._row.addStretch(1)
        self._row.addWidget(self._counts)

    def show_record(self, record: Record) -> None:
        self._words.setText("  ·  ".join(self._added_up(record)))
        self._stand()
        if self._job is not None:
            self._job.cancel()
        if record.deleted_at:
            self._show_counts(record, [])
            return
        desk, today = self._desk, self._desk.today()
        self._job = desk.tasks.glance(
            lambda store: commitments_of(store, desk.catalogue, record, today),
            partial(self._show_counts, record),
            behind=True,
        )

    def words(self) -> str:
        return self._words.text()

    def counts(self) -> str:
        """What is said of the commitments, "" for nothing."""
        return self._counts.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._stand()

    def _added_up(self, record: Record) -> list[str]:
        everybody = self._people.total(record)
        women, men = self._people.women_of(record), self._people.men_of(record)
        if everybody is None:
            return [self._desk.say(_NOBODY)]
        said = [(_ONE_PERSON if everybody == 1 else _PEOPLE).fill(count=show_number(everybody))]
        if women is not None:
            said.append((_ONE_WOMAN if women == 1 else _WOMEN).fill(count=show_number(women)))
        words = [self._desk.say(one) for one in said]
        told = all(record[part] is not None for part in (*self._people.women, *self._people.men))
        if told and women is not None and men is not None and women + men:
            words.append(f"{100 * women / (women + men):.1f} %")
        return words

    def _show_counts(self, record: Record, found: list[tuple[Indicator, int]]) -> None:
        """Those of this year by their names; those of another say which."""
        self._job = None
        said = []
        for year, of_year in groupby(sorted(found, key=itemgetter(1), reverse=True), key=itemgetter(1)):
            names = " · ".join(indicator.id for indicator, _ in of_year)
            said.append(names if year == self._desk.today().year else self._desk.say(_IN.fill(names=names, year=year)))
        counts = _COUNTS if record.stage.counts else _WILL_COUNT
        self._counts.setText(self._desk.say(counts.fill(names="; ".join(said))) if said else "")
        told = "\n".join(f"{indicator.id} · {self._desk.say(indicator.title)}" for indicator, _ in found)
        self.setToolTip(told)
        self._counts.setAccessibleDescription(told)
        self._counts.setVisible(bool(said))
        self._stand()

    def _stand(self) -> None:
        """Both in a line where there is room, else one over the other."""
        wanted = sum(label.sizeHint().width() for label in (self._words, self._counts))
        beside = wanted + GAP + 2 * EDGE <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way is not self._row.direction():
            self._row.setDirection(way)


_NOBODY = Text(es="Aún sin personas", en="Nobody yet")
_ONE_PERSON = Text(es="{count} persona", en="{count} person")
_PEOPLE = Text(es="{count} personas", en="{count} people")
_ONE_WOMAN = Text(es="{count} mujer", en="{count} woman")
_WOMEN = Text(es="{count} mujeres", en="{count} women")
_COUNTS = Text(es="cuenta para {names}", en="counts for {names}")
_WILL_COUNT = Text(es="contará para {names}", en="will count for {names}")
_IN = Text(es="{names} en {year}", en="{names} in {year}")
