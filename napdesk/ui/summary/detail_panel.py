"""One commitment explained: how it is counted, what it came to, what is missing, and its parts as drawings."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from napdesk.schema.figures import Figure, Unit
from napdesk.schema.text import Text
from napdesk.services.breakdowns import Detail
from napdesk.services.catalogue import measures_of
from napdesk.store.measuring import Days
from napdesk.ui.desk import Desk
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.flow import FlowLayout
from napdesk.ui.parts.labels import Sign, Words
from napdesk.ui.parts.panel import Panel, Scroll
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.swap import swap
from napdesk.ui.parts.tones import Shape, Tone
from napdesk.ui.summary import telling
from napdesk.ui.summary.by_entity import ByEntity
from napdesk.ui.summary.chart import Chart
from napdesk.ui.summary.charts import draw_columns, draw_lines, draw_whole
from napdesk.ui.summary.drawing import Draw
from napdesk.ui.summary.gathered import Gathered
from napdesk.ui.summary.overview import Written
from napdesk.ui.summary.own_words import OwnWords
from napdesk.ui.summary.trend import Trend
from napdesk.ui.summary.wording import AT_MONTHS_END, BY_MONTH, BY_SEX, LOOKS, PART_OF_ALL, many

MONTHS_TALL, SEXES_TALL, LINE_TALL = 5.2, 2.4, 1.25

LARGE = 11  # figures and signs that find room side by side in large letters
AROUND = 8  # pixels that stay in sight above and below where one stands


class DetailPanel(Panel):
    """``behind_wanted`` asks for the records behind the figure: of an entity by its code, or "" for all of them;
    ``back_wanted`` for the list, where there is no room for both."""

    behind_wanted = Signal(str)
    back_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = Words("", "heading", wrap=True)
        self._state = Pill("")
        self._told = Words("", "muted", wrap=True)
        self._facts = Words("", "small", wrap=True)
        self._doubts = Words("", "small", wrap=True)
        self._gathered = Words("", "small", wrap=True)
        self.words = OwnWords(desk)
        self._explained: tuple[str, Days] | None = None
        self._holder = QWidget()  # numbers, notes and variants, made anew for each figure
        self._parts = QWidget()
        self.months, self.sexes, self.trend = Chart(), Chart(), Trend(desk)
        self.years = self.trend.chart
        self.by_entity = ByEntity(desk)
        self.breakdowns: list[Chart] = []
        self.behind = KeyButton("", "Enter", bound=False)
        self.back = KeyButton(desk.say(_BACK), "Esc")
        self.setAccessibleName(desk.say(_NAME))
        self._lay_out()
        self.behind.clicked.connect(lambda: self.behind_wanted.emit(""))
        self.by_entity.chosen.connect(self.behind_wanted)
        self.by_entity.map.stood_on.connect(self._keep_in_sight)
        self.by_entity.turned.connect(self._show_turned)
        self.back.clicked.connect(self.back_wanted)
        self.words.escaped.connect(self.back_wanted)
        self.words.grew.connect(self._keep_typing_in_sight)

    def show_figure(self, figure: Figure, days: Days, written: Written, gathered: Gathered | None = None) -> None:
        """What the figure itself says, and the office of it; its parts come with ``show_detail``."""
        say, indicator = self._desk.say, figure.indicator
        _register, measure = measures_of(self._desk.registers).get(indicator.measure, (None, None))
        self._title.setText(f"{indicator.id} · {say(indicator.short)}")
        tone, shape = LOOKS[figure.state]
        self._state.set_state(say(figure.state.label), tone, shape)
        self._told.setText(say(measure.words) if measure else say(_NOT_HERE))
        self._facts.setText(say(telling.facts(figure)))
        self._facts.setToolTip(say(indicator.title))
        self._doubts.setText(" ".join(say(one) for one in telling.doubts(figure)))
        said = gathered.of(indicator) if gathered is not None else []
        self._gathered.setText("\n".join(say(one) for one in said))
        self._gathered.setVisible(bool(said))
        self._doubts.setVisible(bool(self._doubts.text()))
        said = telling.notes(figure, measure, self._desk.lists, days.day) if measure else []
        self._holder = swap(self._scroll.body, self._holder, self._made(figure, days, said))
        self.behind.set_words(say(many(figure.records, _BEHIND_ONE, _BEHIND) if figure.records else _NONE_BEHIND))
        self.behind.setEnabled(bool(figure.records))
        # The same looked at again keeps its parts, and whoever stands on one of them stays there.
        self._parts.setVisible(self._parts.isVisibleTo(self) and self._explained == (indicator.id, days))
        self._explained = indicator.id, days
        self.words.show_words(written, indicator.id)

    def show_detail(self, found: Detail) -> None:
        """Its parts: by month, by sex, by entity, by what its register tells apart, over the years."""
        say, language, palette = self._desk.say, self._desk.language, self._desk.palette
        share = found.figure.indicator.unit is Unit.SHARE
        columns = telling.columns_of_months(found, language)
        draw: Draw = partial(draw_columns, columns=columns, palette=palette)
        self.months.name(say(AT_MONTHS_END if found.lasting else BY_MONTH))
        self.months.draw(draw, say(telling.months_aloud(found)), MONTHS_TALL, say(PART_OF_ALL) if share else "")
        self.months.setVisible(any(one.value for one in columns))
        self.trend.show_detail(found)
        slices = telling.slices_of(found.sexes, language) if found.sexes else []
        self.sexes.setVisible(any(one.value for one in slices))
        self.sexes.name(say(BY_SEX))
        draw = partial(draw_whole, slices=slices, palette=palette)
        self.sexes.draw(draw, "; ".join(one.words for one in slices), SEXES_TALL)
        self.by_entity.show_detail(found)
        self._show_breakdowns(found)
        self._parts.show()

    def set_alone(self, alone: bool) -> None:
        """Whether it stands in the place of the list, and so offers the way back."""
        self.back.setVisible(alone)

    def _keep_in_sight(self, entity: str) -> None:
        self._scroll.ensureWidgetVisible(self.by_entity.map.tiles[entity], 0, AROUND)

    def _show_turned(self) -> None:
        """What was hidden has its place only once all of it is laid out."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._scroll.ensureWidgetVisible(self.by_entity, 0, AROUND)

    def _keep_typing_in_sight(self, cell: QWidget) -> None:
        if cell.isAncestorOf(self.focusWidget() or self):
            self._scroll.ensureWidgetVisible(cell, 0, AROUND)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._state)
        self._scroll = Scroll()
        column = self._scroll.body
        column.setSpacing(6)
        column.setContentsMargins(0, 0, 8, 0)
        for widget in (self._told, self._facts, self._gathered, self._holder, self.words, self._parts, self._doubts):
            column.addWidget(widget)
        column.addStretch(1)
        parts = QVBoxLayout(self._parts)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(6)
        self._more = QWidget()
        for part in (self.months, self.by_entity, self.sexes, self._more, self.trend):
            parts.addWidget(part)
        self._parts.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.behind, 1)
        self.back.hide()
        self.body.addLayout(top)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(foot)

    def _made(self, figure: Figure, days: Days, said: list[Text]) -> QWidget:
        """Numbers, notes and variants under one another."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self._numbers(figure, days))
        for note in said:
            column.addLayout(self._note(self._desk.say(note)))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        for at, (title, told) in enumerate(telling.variants(figure)):
            grid.addWidget(Words(self._desk.say(title), "small", wrap=True), at, 0)
            value = Words(told, "strong")
            value.setFont(tabular(value.font()))
            grid.addWidget(value, at, 1)
        column.addLayout(grid)
        return holder

    def _numbers(self, figure: Figure, days: Days) -> QWidget:
        """Side by side while there is room."""
        row = QWidget()
        flow = FlowLayout(row, gap=16)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        row.setSizePolicy(policy)
        numbers = [(one.value, self._desk.say(one.caption)) for one in telling.numbers(figure, days)]
        lines = max(said.count("\n") + 1 for _told, said in numbers)
        role = "figure" if sum(len(told) for told, _said in numbers) <= LARGE else "title"
        for told, said in numbers:
            one = QWidget()
            pair = QVBoxLayout(one)
            pair.setContentsMargins(0, 0, 0, 0)
            pair.setSpacing(0)
            value = Words(told, role)
            value.setFont(tabular(value.font()))
            pair.addWidget(value)
            caption = Words(said, "small")
            caption.setAlignment(Qt.AlignmentFlag.AlignTop)
            caption.ensurePolished()
            caption.setMinimumHeight(caption.fontMetrics().lineSpacing() * lines)  # so that the numbers stand level
            pair.addWidget(caption)
            flow.addWidget(one)
        return row

    def _note(self, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Sign(Shape.RING, Tone.PLAIN, side=11))
        row.addWidget(Words(words, "label", wrap=True), 1)
        return row

    def _show_breakdowns(self, found: Detail) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.breakdowns = []
        for breakdown in found.breakdowns:
            if len(breakdown.slices) < 2:
                continue  # one part is the whole, which has been said
            lines = telling.lines_of(breakdown, self._desk.language)
            chart = Chart()
            chart.name(telling.heading_of(breakdown, self._desk.language))
            words = "; ".join(f"{one.label}: {one.told}" for one in lines)
            chart.draw(partial(draw_lines, lines=lines, palette=self._desk.palette), words, LINE_TALL * len(lines))
            column.addWidget(chart)
            self.breakdowns.append(chart)
        layout = self._parts.layout()
        assert layout is not None
        self._more = swap(layout, self._more, holder)
        # What is made anew would come last for Tab.
        for before, after in pairwise((self.sexes, *self.breakdowns, self.years)):
            QWidget.setTabOrder(before.drawing, after.drawing)


_NAME = Text(es="Detalle del compromiso", en="Detail of the commitment")
_BACK = Text(es="Volver a la lista", en="Back to the list")
_NOT_HERE = Text(
    es="Ningún formato de esta versión responde a este compromiso.",
    en="No register of this version answers this commitment.",
)
_NONE_BEHIND = Text(es="Ningún registro en esta cifra", en="No record in this figure")
_BEHIND_ONE = Text(es="Ver el registro de esta cifra", en="See the record of this figure")
_BEHIND = Text(es="Ver los {count} registros de esta cifra", en="See the {count} records of this figure")
