"""The box in which figures of past years are declared: each with its source, checked, and taken out again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from napdesk.schema.fields import Absence, Count
from napdesk.schema.figures import Declared, Indicator, Unit
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.reading import read
from napdesk.schema.text import Text
from napdesk.services.breakdowns import years_counted
from napdesk.services.consolidation import over_all
from napdesk.services.declared import LARGEST, declare, declared_of
from napdesk.services.figures import Scope
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.code_box import CodeBox
from napdesk.ui.parts.elided_line import ElidedLine
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.question import Question
from napdesk.ui.parts.tones import Tone
from napdesk.ui.summary.declared_table import DeclaredTable
from napdesk.ui.summary.telling import show_declared
from napdesk.ui.summary.year_box import YearBox

T = TypeVar("T")
WIDE = 620


class Typed(NamedTuple):
    """What stands in the box and is not kept."""

    year: int
    institution: str
    value: str
    of: str
    source: str


class DeclaredBox(QDialog):
    """``changed`` says that a figure is down or taken out, ``left`` gives what one leaves in it unkept (a Typed)."""

    changed = Signal()
    left = Signal(object)

    def __init__(self, desk: Desk, indicator: Indicator, typed: Typed | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._indicator = indicator
        self._taken: Declared | None = None
        self.year = YearBox(desk)
        self.institution = CodeBox(desk.lists["institution"].all_on(desk.today()), desk.language)
        self.value, self.of, self.source = ElidedLine(), ElidedLine(), ElidedLine()
        share = indicator.unit is Unit.SHARE
        self._questions = {
            "year": Question(desk.say(_YEAR), self.year),
            "institution": Question(desk.say(_INSTITUTION), self.institution),
            "value": Question(desk.say(_SHARE_N if share else _VALUE), self.value),
            "of": Question(desk.say(_SHARE_OF), self.of),
            "source": Question(desk.say(_SOURCE), self.source, desk.say(_SOURCE_HINT)),
        }
        self._questions["of"].setVisible(share)
        self.keep = KeyButton(desk.say(_KEEP), "Ctrl+Enter", "primary")
        self.said = Words("", "small", wrap=True)
        self.table = DeclaredTable(desk)
        self.remove = KeyButton(desk.say(_REMOVE))
        self.undo = KeyButton(desk.say(_UNDO), kind="quiet")
        self.shut = KeyButton(desk.say(_CLOSE), "Esc", bound=False)
        self._lay_out(f"{desk.say(_TITLE)} · {indicator.id}")
        self._connect()
        if typed is None:
            self.institution.choose(desk.store.office.institution)
        else:
            self._write(typed)
        self._read()
        self.year.setFocus()

    def done(self, result: int) -> None:
        typed = self._typed()
        if typed.value or typed.of or typed.source:
            self.left.emit(typed)
        super().done(result)

    def _lay_out(self, title: str) -> None:
        self.setWindowTitle(title)
        self.setFixedWidth(WIDE)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for name, place in (("year", (0, 0)), ("institution", (0, 1)), ("value", (2, 0)), ("of", (2, 1))):
            grid.addWidget(self._questions[name], *place)
        grid.addWidget(self.year.warned, 1, 0, 1, 2)
        grid.addWidget(self._questions["source"], 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        keep, foot = QHBoxLayout(), QHBoxLayout()
        keep.addWidget(self.said, 1)
        keep.addWidget(self.undo)
        keep.addWidget(self.keep)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(Words(title, "heading", wrap=True))
        column.addWidget(Words(self._desk.say(self._indicator.title), "small", wrap=True))
        column.addWidget(Words(self._desk.say(_ASIDE), "muted", wrap=True))
        column.addLayout(grid)
        column.addLayout(keep)
        column.addWidget(self.table)
        column.addStretch()
        column.addLayout(foot)
        self.undo.hide()

    def _connect(self) -> None:
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._take_out)
        self.undo.clicked.connect(self._bring_back)
        self.shut.clicked.connect(self.reject)
        self.year.currentIndexChanged.connect(self._fit)
        self.institution.code_chosen.connect(self._read)
        self.institution.entered.connect(self.value.setFocus)
        # As in the form, Enter goes on; from the last field it keeps.
        for line in (self.value, self.of):
            line.returnPressed.connect(partial(self.focusNextPrevChild, True))
        self.source.returnPressed.connect(self._keep)

    def _typed(self) -> Typed:
        return Typed(
            self.year.year(),
            self.institution.code(),
            *(line.text().strip() for line in (self.value, self.of, self.source)),
        )

    def _write(self, typed: Typed) -> None:
        self.year.choose(typed.year)
        self.institution.choose(typed.institution)
        for line, text in ((self.value, typed.value), (self.of, typed.of), (self.source, typed.source)):
            line.setText(text)

    def _keep(self) -> None:
        self.keep.setFocus()  # what is typed in the institution is looked up as one leaves it
        for question in self._questions.values():
            question.settle()
        typed, share = self._typed(), self._indicator.unit is Unit.SHARE
        value, of = self._number("value", typed.value), self._number("of", typed.of) if share else None
        if value is None or (share and of is None):
            return
        one = Declared(typed.year, typed.institution, self._indicator.id, value, typed.source, of)
        catalogue, today = self._desk.catalogue, self._desk.today()

        def put(store: Store) -> list[Problem]:
            return declare(store, catalogue, one, today)

        self._run(put, partial(self._tell_kept, one))

    def _number(self, name: str, text: str) -> int | None:
        """The number typed; without one, says so under its field."""
        asked = Count(name, _VALUE, largest=LARGEST - 1)
        found = read(asked, text, self._desk.lists, on=None)
        if found is None or isinstance(found, Absence):
            self._refuse(name, self._desk.say(_NUMBER))
        elif isinstance(found, Problem):
            self._refuse(name, self._told(found))
        else:
            assert isinstance(found, int)
            return found
        return None

    def _refuse(self, name: str, words: str) -> None:
        """Under the field; the first that is refused takes the focus."""
        question = self._questions.get(name, self._questions["year"])
        if not any(one.property("weight") == "stop" for one in self._fields()):
            question.field.setFocus()
        question.refuse(words)
        self._say("")
        self._fit()

    def _fields(self) -> list[QWidget]:
        return [one.field for one in self._questions.values()]

    def _told(self, why: Problem | Trouble) -> str:
        return f"{self._desk.say(why.message)} {self._desk.say(why.fix)}"

    def _tell_kept(self, one: Declared, problems: list[Problem]) -> None:
        stopping = [found for found in problems if found.weight is Weight.STOP]
        for found in stopping:
            self._refuse(str(found.field), self._told(found))
        if stopping:
            return
        noted = " ".join(self._told(found) for found in problems)
        self._say(f"{self._desk.say(_KEPT.fill(year=one.year, value=show_declared(one)))} {noted}".strip())
        if problems:
            self.source.setFocus()  # kept all the same, and still there to be mended
        else:
            self._write(Typed(one.year, one.institution, "", "", ""))
            self.year.setFocus()
        self._catch_up()

    def _take_out(self) -> None:
        one = self.table.chosen()
        if one is None:
            return
        self._run(lambda store: store.declared.remove(one), partial(self._tell_taken, one))

    def _tell_taken(self, one: Declared, _none: None) -> None:
        self._say(self._desk.say(_TAKEN.fill(year=one.year, value=show_declared(one))))
        self._taken = one
        self.undo.show()
        self.undo.setFocus()
        self._catch_up()

    def _bring_back(self) -> None:
        one = self._taken
        if one is not None:
            self._run(lambda store: store.declared.put(one), partial(self._tell_back, one))

    def _tell_back(self, one: Declared, _none: None) -> None:
        self._say(self._desk.say(_BACK.fill(year=one.year, value=show_declared(one))))
        self.year.setFocus()
        self._catch_up()

    def _run(self, work: Callable[[Store], T], done: Callable[[T], None]) -> None:
        """Bound methods only: the box may be gone by the time its write is down."""
        self._desk.writer.run(work, done, self._tell_trouble)

    def _tell_trouble(self, trouble: Trouble) -> None:
        self._say(self._told(trouble), Tone.STOP)

    def _say(self, words: str, tone: Tone = Tone.PLAIN) -> None:
        """Says what became of it; what was taken out before can no longer be brought back from here."""
        self._taken = None
        self.undo.hide()
        self.said.setText(words)
        self.said.set_tone(tone)

    def _catch_up(self) -> None:
        self.changed.emit()
        self._read()

    def _read(self) -> None:
        indicator, today, tally = self._indicator, self._desk.today(), self._desk.tally
        scope = Scope(self.institution.code())
        self._desk.tasks.glance(
            over_all(
                lambda store: (
                    declared_of(store, indicator.id),
                    years_counted(store, indicator, today, scope, tally),
                )
            ),
            self._show,
        )

    def _show(self, found: tuple[list[Declared], dict[int, int]]) -> None:
        declared, counted = found
        self.table.show_figures(declared)
        self.remove.setVisible(bool(declared))
        mine = self.institution.code()
        self.year.show_counted(counted, [one.year for one in declared if one.institution == mine])
        self._fit()

    def _fit(self) -> None:
        """As tall as its words need; Qt's own way stops at two thirds of the screen."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(WIDE, layout.totalHeightForWidth(WIDE))


_TITLE = Text(es="Cifras declaradas de años anteriores", en="Declared figures of earlier years")
_ASIDE = Text(
    es="Para un año del que no hay registros aquí. Se muestra aparte, como declarada: nunca se suma a lo contado.",
    en="For a year without records here. It shows apart, as declared: it is never added to what was counted.",
)
_YEAR = Text(es="Año", en="Year")
_INSTITUTION = Text(es="Institución", en="Institution")
_VALUE = Text(es="Cifra de todo el año", en="Figure of the whole year")
_SHARE_N = Text(es="Cuántas (n)", en="How many (n)")
_SHARE_OF = Text(es="De cuántas personas en total (N)", en="Of how many people in all (N)")
_SOURCE = Text(es="Fuente", en="Source")
_SOURCE_HINT = Text(es="El informe o el oficio donde consta, y la página.", en="The report or letter, and the page.")
_NUMBER = Text(es="Escriba un número.", en="Type a number.")
_KEEP = Text(es="Guardar la cifra", en="Save the figure")
_KEPT = Text(es="A salvo: {year}, {value}.", en="Safe: {year}, {value}.")
_TAKEN = Text(es="Se quitó {year}, {value}.", en="Taken out: {year}, {value}.")
_BACK = Text(es="Vuelve a estar {year}, {value}.", en="Back again: {year}, {value}.")
_REMOVE = Text(es="Quitar la elegida", en="Take out the chosen one")
_UNDO = Text(es="Deshacer", en="Undo")
_CLOSE = Text(es="Cerrar", en="Close")
