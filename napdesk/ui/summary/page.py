"""Resumen: the commitments by pillar at the left, the one stood on explained at the right, their quality below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from napdesk.schema.showing import show_day
from napdesk.schema.text import Text
from napdesk.services.quality import Quality
from napdesk.services.tally import Tally
from napdesk.ui.desk import Desk
from napdesk.ui.jobs import Job
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.empty import EmptyState
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.page import Page
from napdesk.ui.summary.figure_list import FigureList
from napdesk.ui.summary.filters import Filters
from napdesk.ui.summary.overview import Seen, look, look_around
from napdesk.ui.summary.strip import Strip


class SummaryPage(Page):
    """``record_wanted`` gives the key of a register and the uid of one of its records, ``new_wanted`` the key of a
    register, ``page_wanted`` the key of a page; ``shown`` says each new Seen."""

    record_wanted = Signal(str, str)
    new_wanted = Signal(str)
    page_wanted = Signal(str)
    shown = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say(_TITLE))
        self._desk = desk
        self._tally = Tally()
        self._seen: Seen | None = None
        self._jobs: list[Job] = []
        self.filters = Filters(desk)
        self.list = FigureList(desk)
        self.strip = Strip(desk)
        self._legend = Words("", "small")
        self._middle = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    def seen(self) -> Seen | None:
        """What is shown."""
        return self._seen

    def refresh(self) -> None:
        """Looks at the store again; the tally spares what did not change."""
        for job in self._jobs:
            job.cancel()
        asked, today, catalogue, tally = self.filters.asked(), self._desk.today(), self._desk.catalogue, self._tally
        glance = self._desk.tasks.glance
        self._jobs = [
            glance(lambda store: look(store, catalogue, asked, today, tally), self._show),
            glance(lambda store: look_around(store, asked, today, tally), self._show_quality, behind=True),
        ]

    def _lay_out(self) -> None:
        self.header.place_search(self.filters)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        column.addWidget(self._legend)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(14)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._middle.addWidget(self._splitter)
        self._middle.addWidget(self._empty())
        self.body.addWidget(self._middle, 1)
        self.body.addWidget(self.strip)

    def _empty(self) -> QWidget:
        say = self._desk.say
        self.begin = KeyButton(say(self._desk.registers[0].new), kind="primary")
        self._nothing = EmptyState(self._desk.icons.icon("summary", "muted"), say(_NOTHING), say(_NEXT), self.begin)
        return self._nothing

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.strip.unfinished_wanted.connect(lambda: self.page_wanted.emit("home"))
        self.begin.clicked.connect(lambda: self.new_wanted.emit(self._desk.registers[0].key))
        self._desk.writer.down.connect(self._catch_up)

    def _catch_up(self) -> None:
        """Something was put down while one looks here."""
        if self.isVisible() and not self._desk.writer.waiting:
            self.refresh()

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        say = self._desk.say
        self.header.set_title(f"{say(_TITLE)} {seen.asked.year}")
        self.header.set_subtitle(say(_CUT_OFF.fill(day=show_day(seen.days.day), version=seen.version)))
        self._middle.setCurrentIndex(int(seen.empty))
        self._legend.setText(say(_legend(seen)))
        self._legend.setVisible(bool(self._legend.text()))
        self.list.show_figures(seen.figures, seen.days)
        self.shown.emit(seen)

    def _show_quality(self, found: Quality) -> None:
        self.strip.show_quality(found)
        self.filters.offer_institutions(found.institutions)


def _legend(seen: Seen) -> Text:
    """What the signs of the list stand for; only those that occur."""
    said = []
    if any(not one.indicator.confirmed for one in seen.figures):
        said.append(_UNCONFIRMED)
    if any(one.indicator.interpolated for one in seen.figures):
        said.append(_INTERPOLATED)
    return Text(" · ".join(one.es for one in said), " · ".join(one.en for one in said))


_TITLE = Text(es="Resumen", en="Summary")
_CUT_OFF = Text(es="con corte al {day} · catálogo {version}", en="as of {day} · catalogue {version}")
_UNCONFIRMED = Text(es="* por confirmar", en="* to be confirmed")
_INTERPOLATED = Text(es="≈ meta intermedia", en="≈ goal in between")
_NOTHING = Text(es="Aquí todavía no hay nada que contar", en="There is nothing to count here yet")
_NEXT = Text(
    es="Cuando haya un registro completo de este año, sus compromisos aparecerán aquí. Empiece por una capacitación, "
    "o elija arriba otro año.",
    en="Once there is a complete record of this year, its commitments will show here. Begin with a training session, "
    "or choose another year above.",
)
