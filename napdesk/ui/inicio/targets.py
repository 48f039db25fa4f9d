"""The year's targets as bars: what this office has towards what the whole country owes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from napdesk.schema.figures import Figure, State
from napdesk.schema.showing import show_number
from napdesk.schema.text import Language, Text
from napdesk.ui.look.style import tabular
from napdesk.ui.parts.bar import Bar
from napdesk.ui.parts.labels import ElidedWords, Sign, Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.swap import swap
from napdesk.ui.parts.tones import Shape, Tone

# Shorter than the catalogue's titles, for a line beside its bar.
SHORT_TITLES = {
    "PV-4": Text(es="Unidades policiales especializadas", en="Specialised police units"),
    "PA-5": Text(es="Redes integradas a la estrategia", en="Networks joined to the strategy"),
    "PA-7": Text(es="Mujeres en uniforme capacitadas", en="Uniformed women trained"),
    "PR-2": Text(es="Cursos del CECOPAM con perspectiva", en="CECOPAM courses with a gender view"),
    "PR-3": Text(es="Instructoras formadas en la SSPC", en="Women instructors trained in SSPC"),
    "PA-8": Text(es="Mujeres en cursos de ONU Mujeres", en="Women at UN Women courses"),
}
LOOKS = {
    State.MET: (Tone.MET, Shape.CHECK),
    State.UNDER_WAY: (Tone.ACCENT, Shape.HALF),
    State.NOT_MET: (Tone.STOP, Shape.ALERT),
}


class Targets(Panel):
    """One line per commitment: words, bar with where the year stands, n / target, and its state."""

    def __init__(self, year: int, language: Language) -> None:
        super().__init__(_HEADING.fill(year=year).to(language))
        self._language = language
        self.add_aside(Pill(_NATIONAL.to(language), Tone.ACCENT))
        self._holder = QWidget()
        self.body.addWidget(self._holder)
        note = Words(_NOTE.to(language), "small", wrap=True)
        self.body.addWidget(note)
        self.body.addStretch(1)

    def show_figures(self, found: list[Figure], today: date) -> None:
        """Shows these in place of those shown before."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)
        gone = (today - date(today.year, 1, 1)).days / 365
        for at, figure in enumerate(found):
            self._add_line(grid, at, figure, gone)
        self._holder = swap(self.body, self._holder, holder)

    def _add_line(self, grid: QGridLayout, at: int, figure: Figure, gone: float) -> None:
        indicator = figure.indicator
        target = indicator.target or 0
        title = SHORT_TITLES.get(indicator.id, indicator.title).to(self._language)
        tone, shape = LOOKS.get(figure.state, (Tone.PLAIN, Shape.RING))
        value = "—" if figure.value is None else show_number(figure.value)
        told = f"{value} / {show_number(target)}"
        share = figure.value / target if figure.value is not None and target else None
        state = figure.state.label.to(self._language)
        words = ElidedWords(title)
        words.setToolTip(f"{indicator.id} · {indicator.title.to(self._language)}")
        number = Words(told, "strong")
        number.setFont(tabular(number.font()))
        sign = Sign(shape, tone)
        sign.setToolTip(state)
        grid.addWidget(words, at, 0)
        grid.addWidget(Bar(share, f"{title}: {told}, {state}", tone, today=gone), at, 1)
        grid.addWidget(number, at, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(sign, at, 3)


_HEADING = Text(es="Las metas de {year}", en="The targets of {year}")
_NATIONAL = Text(es="Meta nacional", en="National target")
_NOTE = Text(
    es="Lo que suma esta oficina a la meta de todo el país. La raya es el día de hoy en el año.",
    en="What this office adds to the whole country's target. The tick is today within the year.",
)
