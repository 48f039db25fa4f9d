"""Resumen: the commitments by pillar at the left, the one stood on explained at the right, their quality below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from napdesk.schema.figures import Figure
from napdesk.schema.offices import Scope
from napdesk.schema.periods import Period
from napdesk.schema.text import Text
from napdesk.services.breakdowns import Detail, detail
from napdesk.services.consolidation import over_all
from napdesk.services.drilling import Question
from napdesk.services.quality import Aspect, Quality
from napdesk.store.drafts import Draft
from napdesk.store.measuring import Counted
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files
from napdesk.ui.jobs import Job
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.empty import EmptyState
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.page import Page
from napdesk.ui.summary.behind import Found, behind_aspect, behind_figure
from napdesk.ui.summary.detail_panel import DetailPanel
from napdesk.ui.summary.figure_list import FigureList
from napdesk.ui.summary.filters import Filters
from napdesk.ui.summary.handing_out import HandingOut
from napdesk.ui.summary.legend import legend
from napdesk.ui.summary.overview import Asked, Seen, asking_for, look, look_around
from napdesk.ui.summary.records_box import RecordsBox
from napdesk.ui.summary.sources_box import SourcesBox
from napdesk.ui.summary.strip import Strip

LIST_SHARE, DETAIL_SHARE = 64, 36
LEAST_DETAIL = 44  # letters; with less room, list and detail take turns
MARGIN = 20  # of a page


class SummaryPage(Page):
    """``record_wanted`` gives the key of a register and the uid of one of its records, ``new_wanted`` the key of a
    register, ``page_wanted`` the key of a page; ``shown`` says each new Seen."""

    record_wanted = Signal(str, str)
    new_wanted = Signal(str)
    page_wanted = Signal(str)
    shown = Signal(object)

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__(desk.say(_TITLE))
        self._desk = desk
        self._seen: Seen | None = None
        self._jobs: list[Job] = []
        self._narrow = False
        self._going_on: tuple[str, str] | None = None  # the text and the commitment to come to once they are seen
        self.filters = Filters(desk)
        self.list = FigureList(desk)
        self.detail = DetailPanel(desk)
        self.strip = Strip(desk)
        self.handing_out = HandingOut(desk, files)
        self._found: Detail | None = None
        self._reading: Job | None = None
        self._legend = Words("", "small", wrap=True)
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
        asked, today, catalogue, tally = (
            self.filters.asked(),
            self._desk.today(),
            self._desk.catalogue,
            self._desk.tally,
        )
        work = over_all(lambda store: look(store, catalogue, asked, today, tally))
        self._jobs = [self._desk.tasks.glance(work, self._show)]

    def go_on(self, draft: Draft) -> None:
        """With words that were being typed: of their period, at their commitment."""
        written, _, commitment = draft.uid.partition("/")
        period = Period.read(written)
        if period is None:
            return
        self._going_on = draft.field, commitment
        asked = asking_for(self._desk.store, period, self._desk.today())
        self.filters.choose_period(asked.year, asked.quarter)
        self.refresh()

    def settle(self) -> None:
        self.detail.words.settle()

    def view(self) -> Asked:
        return self.filters.asked()

    def take_view(self, view: Asked) -> None:
        self.filters.ask(view)

    def _lay_out(self) -> None:
        self.header.place_search(self.filters)
        self.header.add_action(self.handing_out.excel)
        self.header.add_action(self.handing_out.paper)
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
        self._splitter.addWidget(self.detail)
        self._splitter.setSizes([LIST_SHARE * 10, DETAIL_SHARE * 10])
        self._splitter.setStretchFactor(0, LIST_SHARE)
        self._splitter.setStretchFactor(1, DETAIL_SHARE)
        left.setMinimumWidth(self.list.least_width())
        self._left = left
        self._middle.addWidget(self._splitter)
        self._middle.addWidget(self._empty())
        self.body.addWidget(self.handing_out)
        self.body.addWidget(self._middle, 1)
        self.body.addWidget(self.strip)

    def _empty(self) -> QWidget:
        say = self._desk.say
        self.begin = KeyButton(say(self._desk.registers[0].new), kind="primary")
        # At a hub nothing is typed: what counts comes in returns.
        own = self._desk.store.office.scope is Scope.OFFICE
        icon, next_step = self._desk.icons.icon("summary", "muted"), _NEXT if own else _NEXT_AT_HUB
        self._nothing = EmptyState(icon, say(_NOTHING), say(next_step), self.begin if own else None)
        return self._nothing

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.handing_out.wanted.connect(self.detail.words.settle)
        self.list.stood_on.connect(self._stand_on)
        self.list.entered.connect(self._enter)
        self.detail.behind_wanted.connect(self._show_behind)
        self.detail.back_wanted.connect(self._go_back)
        self.detail.trend.changed.connect(self.refresh)
        self.strip.aspect_wanted.connect(self._show_aspect)
        self.strip.unfinished_wanted.connect(lambda: self.page_wanted.emit("home"))
        self.begin.clicked.connect(lambda: self.new_wanted.emit(self._desk.registers[0].key))
        self._desk.writer.down.connect(self._catch_up)

    def _catch_up(self) -> None:
        """Something was put down while one looks here; a draft of the words being typed changes no figure."""
        if self.isVisible() and not self._desk.writer.waiting and not self.detail.words.dirty:
            self.refresh()

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        self.handing_out.offer(seen)
        say = self._desk.say
        self.header.set_title(f"{say(_TITLE)} {seen.asked.year}")
        self._middle.setCurrentIndex(int(seen.empty))
        self._legend.setText(say(legend(seen)))
        self.list.show_figures(seen.figures, seen.days, seen.written.lacking)
        if self._going_on is not None:
            field, commitment = self._going_on
            self._going_on = None
            self.list.setCurrentIndex(self.list.figures.index_of(commitment))
            self._show_one(self.detail)
            self.detail.words.stand_on(field)
        self.shown.emit(seen)
        # After the figures and the detail of the one stood on: nobody waits for it.
        asked, today, tally = seen.asked, self._desk.today(), self._desk.tally
        glance = self._desk.tasks.glance
        around = over_all(lambda store: look_around(store, asked, today, tally))
        self._jobs += [glance(around, self._show_quality, behind=True)]

    def _stand_on(self, figure: Figure) -> None:
        """Says what the figure says, and reads what stands behind it."""
        seen = self._seen
        if self._reading is not None:
            self._reading.cancel()
        if seen is None or seen.empty:
            return
        self._found = self.handing_out.stood_on = None
        self.detail.show_figure(figure, seen.days, seen.written, seen.gathered)
        today, tally, scope, days = self._desk.today(), self._desk.tally, seen.asked.scope, seen.days
        self._reading = self._desk.tasks.glance(
            over_all(lambda store: detail(store, figure, days, today, scope=scope, tally=tally)),
            self._explain,
            behind=True,
        )

    def _explain(self, found: Detail | None) -> None:
        self._found = self.handing_out.stood_on = found
        if found is not None:
            self.detail.show_detail(found)

    def _show_behind(self, entity: str) -> None:
        """The records of the figure stood on, or of its part in an entity."""
        figure, seen, language = self.list.figure(), self._seen, self._desk.language
        if figure is None or seen is None or not figure.records:
            return
        name = f"{figure.indicator.id} · {self._desk.say(figure.indicator.short)}"
        shown = Counted(figure.n, figure.of, records=figure.records)
        if entity:
            shown = self._found.entities.get(entity, Counted()) if self._found else Counted()
            name = f"{name} · {self._desk.say(self._desk.lists.label(('entity',), entity, None))}"
        if seen.gathered is not None:
            self._drill(name, Question(figure.indicator, seen.days, seen.asked.scope, entity))
            return
        self._list(
            name,
            lambda store: behind_figure(store, figure, seen.days, seen.asked.scope, language, entity, shown=shown),
        )

    def _drill(self, heading: str, asked: Question) -> None:
        """Down to the files that a figure of many offices comes from."""
        self.sources = SourcesBox(self._desk, heading, asked, self)
        self.sources.original_wanted.connect(self.handing_out.save_original)
        self.sources.open()

    def _show_aspect(self, aspect: Aspect) -> None:
        seen, language = self._seen, self._desk.language
        if seen is not None:
            self._list(
                self.strip.aspects[aspect].accessibleName(),
                over_all(lambda store: behind_aspect(store, aspect, seen.days, seen.asked.scope, language)),
            )

    def _list(self, heading: str, work: Callable[[Store], Found]) -> None:
        self.box = RecordsBox(self._desk, heading, self)
        if self._seen is not None and self._seen.gathered is None:
            self.box.record_wanted.connect(self.record_wanted)  # those of others are not kept here
        self.box.open()
        self._desk.tasks.read(work, self.box.show_found)

    def _enter(self) -> None:
        """More of the commitment: its detail where that is out of sight, else the records behind it."""
        if self.detail.isHidden():
            self._show_one(self.detail)
            self.detail.behind.setFocus()
        else:
            self._show_behind("")

    def _go_back(self) -> None:
        self._show_one(self._left)
        self.list.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        both = (
            self.list.least_width()
            + self._splitter.handleWidth()
            + LEAST_DETAIL * self.fontMetrics().averageCharWidth()
        )
        narrow = self.width() - 2 * MARGIN < both
        if narrow is not self._narrow:
            self._narrow = narrow
            self._show_one(
                self.detail if narrow and self.detail.isAncestorOf(self.focusWidget() or self) else self._left
            )

    def _show_one(self, side: QWidget) -> None:
        """Where there is no room for both, the list or the detail; else both."""
        self.detail.set_alone(self._narrow)
        for one in (self._left, self.detail):
            one.setVisible(one is side or not self._narrow)

    def _show_quality(self, found: Quality) -> None:
        if self._seen is not None:
            self.strip.show_quality(found, self._seen.asked)
        self.filters.offer_institutions(found.institutions)


_TITLE = Text(es="Resumen", en="Summary")
_NOTHING = Text(es="Aquí todavía no hay nada que contar", en="There is nothing to count here yet")
_NEXT = Text(
    es="Cuando haya un registro completo de este año, sus compromisos aparecerán aquí. Empiece por una capacitación, "
    "o elija arriba otro año.",
    en="Once there is a complete record of this year, its commitments will show here. Begin with a training session, "
    "or choose another year above.",
)
_NEXT_AT_HUB = Text(
    es="Cuando reciba reportes de este año (Recepción, Alt+R), las cifras de todas las oficinas aparecerán aquí. "
    "O elija arriba otro año.",
    en="Once returns of this year are received (Receiving, Alt+R), the figures of all offices will show here. "
    "Or choose another year above.",
)
