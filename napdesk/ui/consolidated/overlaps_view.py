"""Possible double counts: the list at the left, the records of the one stood on side by side, and the decision."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from napdesk.schema.overlaps import Decision, Overlap
from napdesk.schema.problems import Trouble
from napdesk.schema.register import Register
from napdesk.schema.showing import show, show_number
from napdesk.schema.text import Text, same
from napdesk.services.double_counts import KEEP, Sides, decide, search, sides_of, there
from napdesk.store.consolidated import Reported
from napdesk.store.store import Store
from napdesk.ui.consolidated.overlap_list import OverlapList
from napdesk.ui.desk import Desk
from napdesk.ui.moments import minute_of
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.empty import EmptyState
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.swap import clear
from napdesk.ui.parts.words_table import WordsTable
from napdesk.ui.receiving.reason_box import ReasonBox

LIST, NOTHING = range(2)
LABEL_WIDTH = 150
LETTERS = "ABCDE"


@dataclass(frozen=True, slots=True)
class Doubled:
    """All overlaps, the open ones first, and the records they speak of."""

    overlaps: list[Overlap]
    sides: Sides


def look(store: Store) -> Doubled:
    """Those kept; a whole search is asked for apart, for it takes its time."""
    found = store.overlaps.all()
    return Doubled(found, sides_of(store, found))


class OverlapsView(QWidget):
    """``counted`` says how many are open; ``decided`` that other records count than before, ``failed`` the Trouble."""

    counted = Signal(int)
    decided = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen = Doubled([], {})
        self.asked: QDialog | None = None
        self.list = OverlapList(desk)
        self.reason = Words("", "strong", wrap=True)
        self.told = Words("", "muted", wrap=True)
        self.same = KeyButton(desk.say(_SAME))
        self.different = KeyButton(desk.say(_DIFFERENT))
        self.search = KeyButton(desk.say(_SEARCH), kind="quiet")
        self.table: WordsTable | None = None
        self._beside = QVBoxLayout()
        self._keeps = QHBoxLayout()
        self._pages = QStackedWidget()
        self._lay_out()
        self.list.stood_on.connect(self._stand_on)
        self.same.clicked.connect(lambda: self._ask(Decision.SAME.value, desk.say(_SAME_TITLE)))
        self.different.clicked.connect(lambda: self._ask(Decision.DIFFERENT.value, desk.say(_DIFFERENT_TITLE)))
        self.search.clicked.connect(self._search)

    def refresh(self) -> None:
        self._desk.tasks.glance(look, self.show_doubled)

    def show_doubled(self, seen: Doubled) -> None:
        self._seen = seen
        self._pages.setCurrentIndex(LIST if seen.overlaps else NOTHING)
        self.list.show_overlaps(seen.overlaps, seen.sides)
        self.counted.emit(sum(one.decision is None for one in seen.overlaps))

    def _search(self) -> None:
        """Through all that was received."""
        self.search.setEnabled(False)
        self._desk.writer.run(search, self._searched, self._fail)

    def _searched(self, _found: list[Overlap]) -> None:
        self.search.setEnabled(True)
        self.refresh()

    def _fail(self, trouble: Trouble) -> None:
        self.search.setEnabled(True)
        self.failed.emit(trouble)

    def _stand_on(self, one: Overlap | None) -> None:
        if one is None:
            return
        say, told = self._desk.say, there(one, self._seen.sides)
        register = next(each for each in self._desk.registers if each.key == one.register)
        self.reason.setText(f"{say(one.kind.label)}: {say(one.reason)}")
        self.told.setText(self._decision(one))
        self.different.setVisible(one.decision is not Decision.DIFFERENT)
        self._show_sides(register, told)
        clear(self._keeps)
        for at, side in enumerate(told):
            keys = f"Alt+{LETTERS[at]}" if at < len(LETTERS) else ""
            button = KeyButton(say(_KEEP_THIS.fill(office=same(side.source.office))), keys)
            button.setEnabled(one.keep != side.record.uid)
            button.clicked.connect(partial(self._ask_keep, side))
            self._keeps.addWidget(button)
        self._keeps.addStretch(1)

    def _show_sides(self, register: Register, told: list[Reported]) -> None:
        """A column for each record; what they say otherwise comes first."""
        clear(self._beside)
        heads = ["", *(f"{one.source.office}\n{one.source.period} · R{one.source.revision}" for one in told)]
        widths = (LABEL_WIDTH, *(0 for _ in told))
        self.table = WordsTable(self._desk.palette, self._desk.say(_BESIDE), heads, widths)
        self.table.show_lines(_lines(register, told, self._desk))
        self._beside.addWidget(self.table)

    def _decision(self, one: Overlap) -> str:
        say, desk = self._desk.say, self._desk
        if one.decision is None:
            return say(_OPEN)
        when = minute_of(one.decided_at, desk.today(), desk.language)
        return say(_DECIDED.fill(what=one.decision.label, who=same(one.decided_by), when=same(when), why=same(one.why)))

    def _ask_keep(self, side: Reported, _checked: bool = False) -> None:
        title = self._desk.say(_KEEP_TITLE.fill(office=same(side.source.office)))
        self._ask(f"{KEEP}{side.record.uid}", title)

    def _ask(self, written: str, title: str) -> None:
        one = self.list.overlap()
        if one is None:
            return
        box = ReasonBox(self._desk, title, self._desk.say(one.reason), self._desk.say(_DECIDE), self.window())
        box.given.connect(partial(self._decide, one.id, written))
        self.asked = box
        box.open()

    def _decide(self, key: str, written: str, why: str) -> None:
        self._desk.writer.run(lambda store: decide(store, key, written, why), self._done, self._fail)

    def _done(self, _one: Overlap) -> None:
        self.refresh()
        self.decided.emit()

    def _lay_out(self) -> None:
        sheet = Panel(flush=True)
        sheet.body.addWidget(self.list)
        detail = Panel(self._desk.say(_BESIDE))
        detail.add_aside(self.search)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.different)
        row.addWidget(self.same)
        row.addStretch(1)
        for part in (self.reason, self.told):
            detail.body.addWidget(part)
        detail.body.addLayout(self._beside, 1)
        detail.body.addLayout(self._keeps)
        detail.body.addLayout(row)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(14)
        split.setChildrenCollapsible(False)
        split.addWidget(sheet)
        split.addWidget(detail)
        split.setSizes([560, 560])
        begin = KeyButton(self._desk.say(_SEARCH))
        begin.clicked.connect(self._search)
        self._pages.addWidget(split)
        icon = self._desk.icons.icon("consolidated", "muted")
        self._pages.addWidget(EmptyState(icon, self._desk.say(_NOTHING), self._desk.say(_NEXT), begin))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)


def _lines(register: Register, told: list[Reported], desk: Desk) -> list[list[str]]:
    """Folio, what each says, what they say otherwise first; what nobody says is left out."""
    lines = [[desk.say(_FOLIO), *(one.record.folio for one in told)]]
    otherwise, alike = list[list[str]](), list[list[str]]()
    for asked in register.leaving:
        said = [
            show(asked, one.record.answer(asked.key), desk.lists, desk.language, on=register.clock.date_of(one.record))
            for one in told
        ]
        if any(said):
            (alike if len(set(said)) == 1 else otherwise).append([desk.say(asked.label), *said])
    where = [f"{one.source.file} · {show_number(one.sheet_row)}" for one in told]
    counts = [desk.say(_COUNTS if one.counts else _LEFT_OUT) for one in told]
    return [*lines, *otherwise, *alike, [desk.say(_WHERE), *where], [desk.say(_COUNTS_HEAD), *counts]]


_BESIDE = Text(es="Lado a lado", en="Side by side")
_FOLIO = Text(es="Folio", en="Folio")
_WHERE = Text(es="Archivo y renglón", en="File and row")
_COUNTS_HEAD = Text(es="Cuenta", en="Counts")
_COUNTS = Text(es="sí", en="yes")
_LEFT_OUT = Text(es="no, por lo decidido", en="no, as decided")
_SAME = Text(es="Son lo mismo…", en="They are the same…")
_DIFFERENT = Text(es="Son distintos…", en="They are different…")
_SEARCH = Text(es="Buscar en todo lo recibido", en="Search all that was received")
_KEEP_THIS = Text(es="Cuenta el de {office}…", en="Count that of {office}…")
_SAME_TITLE = Text(es="Es lo mismo: cuenta uno", en="They are the same: one counts")
_DIFFERENT_TITLE = Text(es="Son distintos: cuentan todos", en="They are different: all count")
_KEEP_TITLE = Text(es="Cuenta el de {office}", en="That of {office} counts")
_DECIDE = Text(es="Decidir", en="Decide")
_OPEN = Text(es="Por decidir: mientras tanto cuentan todos.", en="To be decided: meanwhile all count.")
_DECIDED = Text(es="{what}. {who}, {when}: {why}", en="{what}. {who}, {when}: {why}")
_NOTHING = Text(es="No hay posibles dobles conteos", en="There is no possible double count")
_NEXT = Text(
    es="NapDesk los busca en cada lote que se recibe. También puede buscarlos ahora en todo lo recibido.",
    en="NapDesk looks for them in each batch that is received. You can also search all that was received now.",
)
