"""National cuts: made under a name, and each looked at again: whether its figures come out, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.services.national_cut import Since, changes_since, figures_of, find_cut, freeze, same_figures
from napdesk.store.national_cuts import NationalCut
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.moments import minute_of
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.empty import EmptyState
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.question import Question
from napdesk.ui.parts.words_table import WordsTable
from napdesk.ui.summary.wording import many

LIST, NOTHING = range(2)
WIDTHS = (0, 74, 108, 96, 150)
WIDE = 480


@dataclass(frozen=True, slots=True)
class CutSeen:
    """A cut looked at again."""

    cut: NationalCut
    equal: bool
    since: Since


class CutsView(QWidget):
    """``failed`` gives the Trouble that was in the way."""

    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._year = desk.today().year
        self._cuts: list[NationalCut] = []
        self.asked: NameBox | None = None
        heads = [desk.say(head) for head in _HEADS]
        self.table = WordsTable(desk.palette, desk.say(_NAME), heads, WIDTHS)
        self.table.setSelectionMode(WordsTable.SelectionMode.SingleSelection)
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setTabChangesFocus(True)
        self.told.setAccessibleName(desk.say(_LOOKED))
        self.make = KeyButton(desk.say(_MAKE))
        self._first = KeyButton(desk.say(_MAKE))
        self._pages = QStackedWidget()
        self._lay_out()
        for button in (self.make, self._first):
            button.clicked.connect(self._ask)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._look())

    def refresh(self, year: int) -> None:
        """Of all years; a new one would be of this."""
        self._year = year
        self._desk.tasks.glance(lambda store: store.national_cuts.all(), self.show_cuts)

    def show_cuts(self, cuts: list[NationalCut]) -> None:
        self._cuts = cuts
        self._pages.setCurrentIndex(LIST if cuts else NOTHING)
        self.table.show_lines([self._words(one) for one in cuts])
        self._look()

    def _words(self, one: NationalCut) -> tuple[str, ...]:
        desk = self._desk
        when = minute_of(one.made_at, desk.today(), desk.language)
        return one.name, str(one.year), _day(one.day), str(len(one.content["returns"])), f"{when} · {one.made_by}"

    def _look(self) -> None:
        """Count the one stood on again, beside the window."""
        at = self.table.currentIndex().row()
        if not 0 <= at < len(self._cuts):
            return
        name, catalogue, today = self._cuts[at].name, self._desk.catalogue, self._desk.today()
        self.told.setPlainText(self._desk.say(_COUNTING))

        def look(store: Store) -> CutSeen:
            cut = find_cut(store, name)
            return CutSeen(cut, same_figures(cut, figures_of(store, cut)), changes_since(store, cut, catalogue, today))

        self._desk.tasks.glance(look, self._tell, self._refuse, behind=True)

    def _tell(self, seen: CutSeen) -> None:
        say, since = self._desk.say, seen.since
        lines = [say(_EQUAL if seen.equal else _OTHERWISE), say(_SEAL.fill(seal=seen.cut.seal[:32]))]
        if not since.anything:
            lines.append(say(_AS_THEN))
        for words, several in ((_NEW, since.new), (_GONE, since.gone)):
            if several:
                lines += ["", say(many(len(several), *words))]
                lines += [f"  {one.office} · {one.period} · R{one.revision}" for one in several]
        if since.replaced:
            lines += ["", say(many(len(since.replaced), *_REPLACED))]
            lines += [f"  {one.office} · {one.period} · R{one.was} → R{one.now}" for one in since.replaced]
        if since.figures:
            lines += ["", say(_FIGURES)]
            lines += [f"  {key}: {_value(was)} → {_value(now)}" for key, was, now in since.figures]
        self.told.setPlainText("\n".join(lines))

    def _refuse(self, trouble: Trouble) -> None:
        self.told.setPlainText(f"{self._desk.say(trouble.message)} {self._desk.say(trouble.fix)}")

    def _ask(self) -> None:
        self.asked = NameBox(self._desk, self._year, self.window())
        self.asked.given.connect(self._freeze)
        self.asked.open()

    def _freeze(self, name: str) -> None:
        year, catalogue, today = self._year, self._desk.catalogue, self._desk.today()
        self._desk.writer.run(
            lambda store: freeze(store, catalogue, name, year, today),
            lambda _made: self.refresh(year),
            self.failed.emit,
        )

    def _lay_out(self) -> None:
        sheet = Panel(flush=True)
        sheet.body.addWidget(self.table)
        aside = Panel(self._desk.say(_LOOKED))
        aside.body.addWidget(self.told, 1)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(sheet, 1)
        left.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(14)
        across.addLayout(left, 6)
        across.addWidget(aside, 5)
        self._pages.addWidget(row)
        icon = self._desk.icons.icon("lock", "muted")
        self._pages.addWidget(EmptyState(icon, self._desk.say(_NOTHING), self._desk.say(_NEXT), self._first))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)


class NameBox(QDialog):
    """``given`` gives the name of a cut to be made, and closes the box."""

    given = Signal(str)

    def __init__(self, desk: Desk, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("NapDesk")
        self.line = QLineEdit(desk.say(_USUAL.fill(year=year)))
        self.line.setMaxLength(LINE_LENGTH)
        self.line.selectAll()
        self.asked = Question(desk.say(_WHAT_NAME), self.line, desk.say(_STAYS))
        self.leave = KeyButton(desk.say(_LEAVE), "Esc", bound=False)
        self.go_on = KeyButton(desk.say(_FREEZE), "Enter", "primary", bound=False)
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._give)
        self.line.returnPressed.connect(self._give)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(Words(desk.say(_TITLE.fill(year=year)), "title", wrap=True))
        column.addWidget(self.asked)
        column.addLayout(row)
        self.setFixedWidth(WIDE)
        self.line.setFocus()

    def _give(self) -> None:
        if name := self.line.text().strip():
            self.accept()
            self.given.emit(name)
        else:
            self.asked.refuse(self._desk.say(_NEEDED))


def _day(written: str) -> str:
    year, month, day = written.split("-")
    return f"{day}/{month}/{year}"


def _value(value: float | None) -> str:
    return "—" if value is None else f"{value:,.4g}" if value < 1 else f"{value:,.0f}"


_NAME = Text(es="Cortes nacionales", en="National cuts")
_HEADS = (
    Text(es="Corte", en="Cut"),
    Text(es="Ejercicio", en="Year"),
    Text(es="Con corte al", en="As of"),
    Text(es="Reportes", en="Returns"),
    Text(es="Hecho", en="Made"),
)
_LOOKED = Text(es="Qué ha cambiado desde entonces", en="What changed since")
_MAKE = Text(es="Hacer un corte…", en="Make a cut…")
_COUNTING = Text(es="Contando otra vez…", en="Counting again…")
_EQUAL = Text(es="Sus cifras, contadas otra vez, salen iguales.", en="Its figures, counted again, come out the same.")
_OTHERWISE = Text(
    es="Sus cifras, contadas otra vez, NO salen iguales.", en="Its figures, counted again, do NOT come out the same."
)
_SEAL = Text(es="Sello {seal}", en="Seal {seal}")
_AS_THEN = Text(es="Desde entonces no ha cambiado nada.", en="Nothing has changed since.")
_NEW = (
    Text(es="Llegó {count} reporte:", en="{count} return came:"),
    Text(es="Llegaron {count} reportes:", en="{count} returns came:"),
)
_GONE = (
    Text(es="Ya no cuenta {count} reporte:", en="{count} return counts no longer:"),
    Text(es="Ya no cuentan {count} reportes:", en="{count} returns count no longer:"),
)
_REPLACED = (
    Text(es="Se sustituyó {count} reporte:", en="{count} return was replaced:"),
    Text(es="Se sustituyeron {count} reportes:", en="{count} returns were replaced:"),
)
_FIGURES = Text(es="Cifras que hoy son otras:", en="Figures that are others today:")
_NOTHING = Text(es="Todavía no hay cortes nacionales", en="There is no national cut yet")
_NEXT = Text(
    es="Un corte guarda, bajo su nombre y con sello, qué reportes están detrás de un informe publicado: sus cifras se "
    "pueden volver a contar, llegue lo que llegue después.",
    en="A cut keeps, under its name and sealed, which returns stand behind a published report: its figures can be "
    "counted again, whatever comes later.",
)
_TITLE = Text(es="Hacer un corte de {year}", en="Make a cut of {year}")
_WHAT_NAME = Text(es="Nombre del corte", en="Name of the cut")
_USUAL = Text(es="Informe {year}", en="Report {year}")
_STAYS = Text(es="No se cambia ni se borra después.", en="It is not changed or deleted afterwards.")
_NEEDED = Text(es="Escriba un nombre.", en="Write a name.")
_LEAVE = Text(es="Cancelar", en="Cancel")
_FREEZE = Text(es="Hacer el corte", en="Make the cut")
