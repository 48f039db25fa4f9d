"""The year's targets as bars: what this office has towards what the whole country owes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from napdesk.schema.figures import Figure, State
from napdesk.schema.showing import show_number
from napdesk.schema.text import Language, Text
from napdesk.services.pace import gauge
from napdesk.store.measuring import Days
from napdesk.ui.inicio.next_step import NextStep
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.bar import Bar
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords, Sign, Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.swap import swap
from napdesk.ui.parts.tones import Shape, Tone

AT_RISK_SHOWN = 2
LOOKS = {
    State.MET: (Tone.MET, Shape.CHECK),
    State.UNDER_WAY: (Tone.ACCENT, Shape.HALF),
    State.NOT_MET: (Tone.STOP, Shape.ALERT),
}


class Targets(Panel):
    """One line per commitment: words, bar with where the year stands, n / target, and its state; under them in words
    those that would be missed at this pace. ``summary_wanted`` says that one wants to see more of them."""

    summary_wanted = Signal()

    def __init__(self, year: int, language: Language, *, of_all: bool = False) -> None:
        super().__init__(_HEADING.fill(year=year).to(language))
        self._language = language
        self.add_aside(Pill(_NATIONAL.to(language), Tone.ACCENT))
        self._holder = QWidget()
        self.body.addWidget(self._holder)
        note = Words((_OF_ALL if of_all else _NOTE).to(language), "small", wrap=True)
        self.body.addWidget(note)
        self.body.addStretch(1)

    def show_figures(self, found: list[Figure], at_risk: list[tuple[Figure, int]], days: Days) -> None:
        """Shows these in place of those shown before; of each one at risk, what it comes to in December."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        for at, figure in enumerate(found):
            self._add_line(grid, at, figure, days)
        for figure, expected in at_risk[:AT_RISK_SHOWN]:
            column.addWidget(self._warning(figure, expected))
        self._holder = swap(self.body, self._holder, holder)

    def _warning(self, figure: Figure, expected: int) -> NextStep:
        words = _AT_THIS_PACE.fill(expected=show_number(expected), target=show_number(figure.indicator.target or 0))
        button = KeyButton(_SEE.to(self._language), kind="quiet")
        button.clicked.connect(self.summary_wanted)
        short = figure.indicator.short.to(self._language)
        return NextStep(words.to(self._language), short, Tone.UNDER_WAY, Shape.ALERT, button)

    def _add_line(self, grid: QGridLayout, at: int, figure: Figure, days: Days) -> None:
        indicator = figure.indicator
        target = indicator.target or 0
        title = indicator.short.to(self._language)
        tone, shape = LOOKS.get(figure.state, (Tone.PLAIN, Shape.RING))
        value = "—" if figure.value is None else show_number(figure.value)
        told = f"{value} / {show_number(target)}"
        found = gauge(figure, days)
        share, mark = (found.share, found.mark) if found else (None, None)
        state = figure.state.label.to(self._language)
        words = ElidedWords(title)
        words.setToolTip(f"{indicator.id} · {indicator.title.to(self._language)}")
        number = Words(told, "strong")
        number.setFont(tabular(number.font()))
        sign = Sign(shape, tone)
        sign.setToolTip(state)
        grid.addWidget(words, at, 0)
        grid.addWidget(Bar(share, f"{title}: {told}, {state}", tone, today=mark), at, 1)
        grid.addWidget(number, at, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(sign, at, 3)


_HEADING = Text(es="Las metas de {year}", en="The targets of {year}")
_NATIONAL = Text(es="Meta nacional", en="National target")
_AT_THIS_PACE = Text(
    es="A este paso, {expected} de {target} en diciembre", en="At this pace, {expected} of {target} by December"
)
_SEE = Text(es="Ver", en="See")
_OF_ALL = Text(
    es="Lo que informaron las oficinas, frente a la meta de todo el país. La raya dice cuánto tocaría a esta fecha.",
    en="What the offices reported, against the whole country's target. The mark says how much would be due by today.",
)
_NOTE = Text(
    es="Lo que suma esta oficina a la meta de todo el país. La raya dice cuánto tocaría a esta fecha.",
    en="What this office adds to the whole country's target. The mark says how much would be due by today.",
)
