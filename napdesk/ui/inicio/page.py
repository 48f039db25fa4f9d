"""Inicio answers «what now?»: the three verbs, what waits, the year's targets, and that all is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from napdesk.schema.figures import JUSTIFICATION, PROGRESS
from napdesk.schema.offices import Scope
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.schema.showing import called, show_day
from napdesk.schema.text import Text, same
from napdesk.store.drafts import NARRATIVES, Draft
from napdesk.ui.behind import PAINTED, part
from napdesk.ui.desk import Desk
from napdesk.ui.inicio.next_step import NextStep
from napdesk.ui.inicio.reopened import reopened_row
from napdesk.ui.inicio.safety import Safety
from napdesk.ui.inicio.steps import Step, in_a_row
from napdesk.ui.inicio.targets import Targets
from napdesk.ui.inicio.to_review import review_rows
from napdesk.ui.moments import greeting, long_day, moment_of
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.page import Page
from napdesk.ui.parts.panel import Panel, Rule
from napdesk.ui.parts.swap import swap
from napdesk.ui.parts.tones import Shape, Tone

if TYPE_CHECKING:
    from napdesk.ui.inicio.overview import Overview

SHOWN = 6
STAGE_LOOKS = {
    Stage.DRAFT: (Tone.UNDER_WAY, Shape.HALF),
    Stage.COMPLETE: (Tone.MET, Shape.CHECK),
    Stage.SENT_BACK: (Tone.STOP, Shape.ALERT),
    Stage.APPROVED: (Tone.MET, Shape.CHECK),
}


class Inicio(Page):
    """Its buttons say where to go: ``new_wanted`` a register's key, ``draft_wanted`` a Draft, ``record_wanted`` a
    register's key and a uid, ``page_wanted`` the key of a page; ``looked`` says each new Overview."""

    new_wanted = Signal(str)
    draft_wanted = Signal(object)
    record_wanted = Signal(str, str)
    page_wanted = Signal(str)
    looked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("", "")
        self._desk = desk
        self._by_key = {register.key: register for register in desk.registers}
        self.capture = Step(1, _CAPTURE.to(desk.language))
        self.review = Step(2, _REVIEW.to(desk.language))
        self.report = Step(3, _REPORT.to(desk.language))
        # Made in the order they are read in: Tab goes by it.
        self._offer_registers()
        self.go_on = self.review.add(KeyButton(_GO_ON.to(desk.language)))
        self.go_on.setEnabled(False)
        self.to_returns = self.report.add(KeyButton(_TO_RETURNS.to(desk.language)))
        self._waiting = Panel(_WAITING.to(desk.language))
        self.targets = Targets(desk.today().year, desk.language, of_all=desk.store.office.scope is not Scope.OFFICE)
        self._latest = Panel(_LATEST.to(desk.language))
        self.safety = Safety(desk)
        self._lists = {self._waiting: QWidget(), self._latest: QWidget()}
        self._first: Draft | Record | None = None
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Looks at the store again; the page shows it when it is read."""
        self._greet()
        if self.isVisible():
            self._look()
        else:
            # At the start the window comes first: what reads the store is loaded only then.
            QTimer.singleShot(PAINTED, self, self._look)

    def _look(self) -> None:
        desk, today = self._desk, self._desk.today()
        desk.tasks.read(
            lambda store: part("inicio.overview").look(store, desk.catalogue, today, desk.tally), self._show
        )

    def _lay_out(self) -> None:
        for panel, rows in self._lists.items():
            panel.body.addWidget(rows)
            panel.body.addStretch(1)
        inner = QWidget()
        inner.setProperty("kind", "clear")
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(14)
        grid.addWidget(in_a_row([self.capture, self.review, self.report]), 0, 0, 1, 2)
        for row, pair in enumerate(((self._waiting, self.targets), (self._latest, self.safety)), start=1):
            for column, panel in enumerate(pair):
                grid.addWidget(panel, row, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 3)
        grid.setRowStretch(2, 2)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(area)

    def _offer_registers(self) -> None:
        for at, register in enumerate(self._desk.registers):
            first = at == 0
            words = (register.new if first else register.one).to(self._desk.language)
            button = KeyButton(words, "Ctrl+N" if first else "", "primary" if first else "")
            button.setAccessibleName(register.new.to(self._desk.language))
            button.clicked.connect(lambda _=False, key=register.key: self.new_wanted.emit(key))
            self.capture.add(button)
            if first:
                self.setFocusProxy(button)

    def _connect(self) -> None:
        QShortcut(QKeySequence("F7"), self).activated.connect(lambda: self.page_wanted.emit("confirming"))
        self.go_on.clicked.connect(self._follow_first)
        self.to_returns.clicked.connect(lambda: self.page_wanted.emit("returns"))
        self.targets.summary_wanted.connect(lambda: self.page_wanted.emit("summary"))
        self.safety.passphrase_wanted.connect(lambda: self.page_wanted.emit("settings"))

    def _greet(self) -> None:
        language = self._desk.language
        self.header.set_title(greeting(self._desk.now().hour).to(language))
        self.header.set_subtitle(f"{long_day(self._desk.today(), language)} · {self._desk.store.office_code}")

    def _show(self, seen: Overview) -> None:
        self._show_steps(seen)
        self.safety.show_state(seen)
        waiting = [self._confirming_row(seen.to_confirm)] if seen.to_confirm else []
        waiting += review_rows(seen, self._desk.language, self.record_wanted.emit, self.page_wanted.emit)
        to_returns = self.to_returns.click
        waiting += [reopened_row(*one, self._desk.language, to_returns) for one in seen.reopened]
        waiting += [self._draft_row(draft) for draft in seen.drafts]
        waiting += [self._record_row(record, _ANSWER, Tone.STOP, Shape.ALERT) for record in seen.sent_back]
        waiting += [self._draft_row(draft) for draft in seen.of_others]
        waiting += [self._record_row(record, _GO_ON, Tone.UNDER_WAY, Shape.HALF) for record in seen.unfinished]
        rest = len(waiting) - SHOWN
        self._fill(self._waiting, waiting[:SHOWN], _NOTHING_WAITS, _AND_MORE.fill(rest=rest) if rest > 0 else None)
        self.targets.show_figures(seen.targets, seen.at_risk, seen.days)
        latest = [self._record_row(record, _OPEN, *STAGE_LOOKS[record.stage]) for record in seen.latest]
        self._fill(self._latest, latest, _NOTHING_YET)
        self.looked.emit(seen)

    def _show_steps(self, seen: Overview) -> None:
        language = self._desk.language
        waiting: list[Draft | Record] = [*seen.drafts, *seen.sent_back, *seen.unfinished]
        self._first = waiting[0] if waiting else None
        drafts, back = len(seen.drafts) + len(seen.unfinished), len(seen.sent_back)
        counted = ((_DRAFTS, drafts), (_BACK, back), (_TO_CONFIRM, seen.to_confirm))
        told = [words.fill(count=count).to(language) for words, count in counted if count]
        in_period = _IN_PERIOD_ONE if seen.in_period == 1 else _IN_PERIOD
        self.capture.say(in_period.fill(count=seen.in_period, period=str(seen.period)).to(language))
        every = str(sum(count for _, count in counted))
        self.review.say(" · ".join(told) or _ALL_DONE.to(language), *((every, Tone.UNDER_WAY) if told else ()))
        self.go_on.setEnabled(bool(told))
        self._show_report(seen)

    def _show_report(self, seen: Overview) -> None:
        language, today = self._desk.language, self._desk.today()
        told = [seen.period.label, _ahead((seen.period.last_day - today).days)]
        late = not seen.period_closed and today > seen.due
        if seen.period_closed:
            state, tone = _CLOSED, Tone.MET
        else:
            state, tone = (_LATE, Tone.STOP) if late else (_IS_OPEN, Tone.PLAIN)
            told.append((_WAS_DUE if late else _DUE).fill(day=show_day(seen.due)))
        self.report.say(" · ".join(one.to(language) for one in told), state.to(language), tone)

    def _confirming_row(self, count: int) -> NextStep:
        language = self._desk.language
        words = (_CONFIRM_ONE if count == 1 else _CONFIRM_MANY).fill(count=count)
        button = KeyButton(_CONFIRM.to(language), "F7", bound=False)
        button.clicked.connect(lambda: self.page_wanted.emit("confirming"))
        return NextStep(words.to(language), _YEARLY.to(language), Tone.UNDER_WAY, Shape.HALF, button)

    def _draft_row(self, draft: Draft) -> NextStep:
        if draft.register == NARRATIVES:
            return self._words_row(draft)
        language = self._desk.language
        register = self._by_key[draft.register]
        name = draft.answers.get(register.name_field.key) or _UNNAMED.fill(one=register.one).to(language)
        asked = register.by_key.get(draft.field)
        at = moment_of(draft.typed_at, self._desk.today(), language)
        whose = "" if self._desk.store.drafts.is_own(draft) else _OF.fill(who=same(draft.typed_by)).to(language)
        below = [
            whose,
            register.one.to(language),
            _STOPPED_AT.fill(field=asked.label).to(language) if asked else "",
            at,
        ]
        return self._going_on(draft, name, " · ".join(part for part in below if part))

    def _words_row(self, draft: Draft) -> NextStep:
        """«Avance cualitativo · PA-7 · 2025-T4», and when it was typed."""
        language = self._desk.language
        period, _, commitment = draft.uid.partition("/")
        asked = (JUSTIFICATION if draft.field == "justification" else PROGRESS).to(language)
        at = moment_of(draft.typed_at, self._desk.today(), language)
        return self._going_on(draft, f"{asked} · {commitment} · {period}", at)

    def _going_on(self, draft: Draft, name: str, below: str) -> NextStep:
        own = self._desk.store.drafts.is_own(draft)
        button = KeyButton((_GO_ON if own else _TAKE_OVER).to(self._desk.language))
        button.clicked.connect(lambda: self.draft_wanted.emit(draft))
        return NextStep(name, below, Tone.UNDER_WAY, Shape.HALF, button)

    def _record_row(self, record: Record, verb: Text, tone: Tone, shape: Shape) -> NextStep:
        language = self._desk.language
        register: Register = record.register
        name = called(record, self._desk.lists, language) or _UNNAMED.fill(one=register.one).to(language)
        at = moment_of(record.updated_at, self._desk.today(), language)
        below = f"{register.one.to(language)} · {record.stage.label.to(language)} · {at} · {record.updated_by}"
        button = KeyButton(verb.to(language), kind="quiet" if verb is _OPEN else "")
        button.clicked.connect(lambda: self.record_wanted.emit(register.key, record.uid))
        return NextStep(name, below, tone, shape, button)

    def _fill(self, panel: Panel, rows: list[NextStep], empty: Text, more: Text | None = None) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for at, row in enumerate(rows):
            if at:
                column.addWidget(Rule())
            column.addWidget(row)
        if not rows or more is not None:
            column.addWidget(Words((more or empty).to(self._desk.language), "muted", wrap=True))
        self._lists[panel] = swap(panel.body, self._lists[panel], holder)

    def _follow_first(self) -> None:
        if isinstance(self._first, Draft):
            self.draft_wanted.emit(self._first)
        elif self._first is not None:
            self.record_wanted.emit(self._first.register.key, self._first.uid)
        else:
            self.page_wanted.emit("confirming")


def _ahead(left: int) -> Text:
    """The days left of a period in words."""
    if left > 0:
        return (_DAY_LEFT if left == 1 else _DAYS_LEFT).fill(days=left)
    return _LAST_DAY if left == 0 else _OVER


_CAPTURE = Text(es="Capturar", en="Record")
_REVIEW = Text(es="Revisar", en="Review")
_REPORT = Text(es="Reportar", en="Report")
_GO_ON = Text(es="Seguir", en="Go on")
_TAKE_OVER = Text(es="Seguirlo yo", en="Take it over")
_OF = Text(es="de {who}", en="of {who}")
_ANSWER = Text(es="Solventar", en="Answer")
_OPEN = Text(es="Abrir", en="Open")
_TO_RETURNS = Text(es="Ir a Reportes", en="Go to Returns")
_WAITING = Text(es="Por terminar", en="Unfinished")
_LATEST = Text(es="Lo último", en="Latest")
_NOTHING_WAITS = Text(
    es="Nada pendiente. Puede capturar o hacer su reporte.", en="Nothing waits. You can record or make your return."
)
_NOTHING_YET = Text(
    es="Aún no hay registros. Empiece con «Capturar»; lo que tenga en Excel, impórtelo en su registro con Ctrl+I.",
    en="There are no records yet. Begin with “Record”; what you have in Excel, import in its register with Ctrl+I.",
)
_AND_MORE = Text(es="Y {rest} más, en sus registros.", en="And {rest} more, in their registers.")
_DRAFTS = Text(es="Borradores: {count}", en="Drafts: {count}")
_BACK = Text(es="con observaciones: {count}", en="sent back: {count}")
_TO_CONFIRM = Text(es="por confirmar: {count}", en="to be confirmed: {count}")
_CONFIRM = Text(es="Confirmar", en="Confirm")
_CONFIRM_ONE = Text(es="{count} registro por confirmar este año", en="{count} record to be confirmed this year")
_CONFIRM_MANY = Text(es="{count} registros por confirmar este año", en="{count} records to be confirmed this year")
_YEARLY = Text(es="Una vez al año: ¿sigue igual, cambió o cerró?", en="Once a year: same, changed or closed?")
_ALL_DONE = Text(es="Todo está completo.", en="Everything is complete.")
_IN_PERIOD_ONE = Text(es="{period}: {count} registro", en="{period}: {count} record")
_IN_PERIOD = Text(es="{period}: {count} registros", en="{period}: {count} records")
_DAY_LEFT = Text(es="falta {days} día", en="{days} day left")
_DAYS_LEFT = Text(es="faltan {days} días", en="{days} days left")
_DUE = Text(es="fecha límite {day}", en="due {day}")
_WAS_DUE = Text(es="la fecha límite fue {day}", en="it was due {day}")
_LATE = Text(es="Extemporáneo", en="Late")
_LAST_DAY = Text(es="termina hoy", en="it ends today")
_OVER = Text(es="ya terminó", en="it is over")
_IS_OPEN = Text(es="Abierto", en="Open")
_CLOSED = Text(es="Cerrado", en="Closed")
_UNNAMED = Text(es="{one} sin nombre", en="Unnamed {one}")
_STOPPED_AT = Text(es="quedó en «{field}»", en="stopped at “{field}”")
