"""Reportes: choose the period, mend what stops it, look at a preview, make the return, verify a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from napdesk.schema.leaving import Leaving
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.services.closing import close, reopen
from napdesk.services.returns import file_name_of
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.files import EXCEL, Files, Purpose
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.page import Page
from napdesk.ui.parts.staying import ChoiceBox
from napdesk.ui.returns.last_return import LastReturn
from napdesk.ui.returns.making import Made, Wanted, make
from napdesk.ui.returns.office_template import OfficeTemplate
from napdesk.ui.returns.password_box import PasswordBox
from napdesk.ui.returns.period_panel import PeriodPanel
from napdesk.ui.returns.period_state import PeriodState, look_at, recent_periods
from napdesk.ui.returns.still_running import ask_still_running
from napdesk.ui.returns.verify_panel import VerifyPanel


class ReturnsPage(Page):
    """``mend`` says the register's key, the record's uid and the field's key to go to; ``period_changed`` that a
    period was closed, reopened or sent."""

    mend = Signal(str, str, str)
    period_changed = Signal()

    def __init__(self, desk: Desk, files: Files) -> None:
        super().__init__(_TITLE.to(desk.language), "")
        self._desk = desk
        self._files = files
        self._state: PeriodState | None = None
        self._making: Wanted | None = None
        self.asked: QDialog | None = None
        self.periods = ChoiceBox()
        self.periods.setAccessibleName(_PERIOD.to(desk.language))
        self.languages = ChoiceBox()
        self.languages.setAccessibleName(_LANGUAGE.to(desk.language))
        for language in Language:
            self.languages.addItem(_LANGUAGES[language].to(desk.language), language)
        self.preview = KeyButton(_PREVIEW.to(desk.language), "Ctrl+P")
        self.make = KeyButton(_MAKE.to(desk.language), "Ctrl+Enter", "primary")
        self.panel = PeriodPanel(desk)
        self.verify = VerifyPanel(desk, files)
        self.template = OfficeTemplate(desk, files)
        self.last = LastReturn(desk, files, self)
        self._lay_out()
        self._connect()
        self._offer_periods()
        self.setFocusProxy(self.periods)

    def period(self) -> Period:
        """The period chosen."""
        chosen = Period.read(str(self.periods.currentData()))
        assert chosen is not None
        return chosen

    @property
    def busy(self) -> bool:
        """Whether a file is being made."""
        return self._making is not None

    def choose(self, period: Period) -> None:
        """Goes to a period; one older than those offered is offered from then on."""
        if self.periods.findData(str(period)) < 0:
            self.periods.addItem(period.label.to(self._desk.language), str(period))
        self.periods.setCurrentIndex(self.periods.findData(str(period)))

    def view(self) -> Period:
        return self.period()

    def take_view(self, view: Period) -> None:
        self.choose(view)

    def refresh(self) -> None:
        """Reads the period again, unless its file is being made: that ends by doing so."""
        if self._making is None:
            self._look(self._show)

    def _look(self, done: Callable[[PeriodState], None]) -> None:
        period, now = self.period(), self._desk.now()
        self._set_busy(_CHECKING)
        self._desk.tasks.read(lambda store: look_at(store, period, now), done, self.panel.show_trouble)

    def _lay_out(self) -> None:
        self.header.place_search(self.periods)
        self.header.place_search(self.languages)
        self.header.add_action(self.preview)
        self.header.add_action(self.make)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.panel, 7)
        aside = QVBoxLayout()
        aside.addWidget(self.verify, 1)
        aside.addWidget(self.template)
        row.addLayout(aside, 4)
        self.body.addLayout(row)

    def _connect(self) -> None:
        self.periods.currentIndexChanged.connect(lambda _at: self.refresh())
        self.preview.clicked.connect(lambda: self._ask_target(preview=True))
        self.make.clicked.connect(self._make_or_reopen)
        self.panel.busy.cancelled.connect(self._cancelled)
        self.panel.mend.connect(self.mend)
        self.panel.nil_wanted.connect(lambda: self._when_sure(partial(self._ask_target, preview=False, nil=True)))
        self.panel.close_wanted.connect(lambda: self._when_sure(self._close))
        self.panel.reopen_wanted.connect(self._reopen)
        self.panel.copy_wanted.connect(self._copy)
        self.panel.covering_wanted.connect(self._cover)
        self.verify.receipt_read.connect(self._receipt_read)
        self.last.begun.connect(self._set_busy)
        self.last.copied.connect(self._done)
        self.last.covered.connect(self._covered)
        self.last.failed.connect(self._fail)
        self.panel.folder_wanted.connect(lambda path: self._files.show(path.parent))
        self.panel.file_wanted.connect(self._files.show)

    def _offer_periods(self) -> None:
        self.periods.blockSignals(True)
        for period in recent_periods(self._desk.store, self._desk.today()):
            self.periods.addItem(period.label.to(self._desk.language), str(period))
        self.periods.blockSignals(False)

    def _show(self, state: PeriodState) -> None:
        if state.period != self.period() or self._making is not None:
            return
        self._state = state
        self.preview.setEnabled(not state.empty)
        self.make.setEnabled(not state.blocking and (state.closed or not state.empty))
        self.panel.show_state(state)
        self.make.set_words((_MAKE_AGAIN if state.sent else _MAKE).to(self._desk.language))

    def _begin(self, wanted: Wanted) -> None:
        self._making = wanted
        for choice in (self.periods, self.languages):
            choice.setEnabled(False)
        self._set_busy(_MAKING)

    def _end(self) -> Wanted | None:
        """What was being made, which from here on is not."""
        wanted, self._making = self._making, None
        for choice in (self.periods, self.languages):
            choice.setEnabled(True)
        return wanted

    def _set_busy(self, words: Text) -> None:
        self.preview.setEnabled(False)
        self.make.setEnabled(False)
        self.panel.show_busy(words)

    def _when_sure(self, act: Callable[[], None]) -> None:
        """Does what closes the period; while it still runs, only once that was asked."""
        is_open = self._state is None or not self._state.closed
        self.asked = ask_still_running(self.period(), self._desk, self.window()) if is_open else None
        if self.asked is None:
            act()
            return
        self.asked.accepted.connect(act)
        self.asked.open()

    def _make_or_reopen(self) -> None:
        """Ctrl+Enter confirms what one is in: where the reason is being typed, that is reopening."""
        if self.panel.reason.hasFocus():
            self.panel.reopen_it.click()
        else:
            self._when_sure(partial(self._ask_target, preview=False))

    def _ask_target(self, *, preview: bool, nil: bool = False) -> None:
        """Asks where the file goes, and makes it off the window's thread."""
        period, language = self.period(), Language(self.languages.currentData())
        purpose = _WHERE_PREVIEW if preview else _WHERE
        target = self._files.save_as(self, purpose, self._file_name(period, preview=preview))
        if target is not None:
            self._with_password(lambda password: self._make(Wanted(period, language, target, preview, nil, password)))

    def _with_password(self, act: Callable[[str], None]) -> None:
        """Does it with the password of the file, which is asked for where one is wanted."""
        if not self.panel.locked.isChecked():
            act("")
            return
        self.asked = box = PasswordBox(self._desk, self.window())
        box.given.connect(act)
        box.open()

    def _make(self, wanted: Wanted) -> None:
        self._begin(wanted)
        work = partial(make, wanted, self._desk)
        job = self._desk.tasks.follow(work, self._done, self._fail, self.panel.busy.tell)
        self.panel.busy.watch(job)

    def _file_name(self, period: Period, *, preview: bool) -> str:
        sent = self._state.sent if self._state else None
        return file_name_of(self._desk.store.office, period, sent.revision + 1 if sent else 0, preview=preview)

    def _cancelled(self) -> None:
        """Read in the thread that is giving up, and so after it has."""
        wanted = self._end()
        self._look(partial(self._show_cancelled, wanted is not None and wanted.preview))

    def _show_cancelled(self, preview: bool, state: PeriodState) -> None:
        self._show(state)
        self.panel.show_cancelled(preview=preview)

    def _done(self, made: Made) -> None:
        self._end()
        self.refresh()
        self.panel.show_made(made.path, made.folio, made.short_seal, preview=made.preview)
        if made.preview:
            office = self._desk.store.office
            self._desk.note_file(Leaving.PREVIEW, str(self.period()), whom=office.reports_to)
        else:
            self.period_changed.emit()

    def _close(self) -> None:
        period, today = self.period(), self._desk.today()
        self._change(lambda store: close(store, period, today))

    def _reopen(self, reason: str) -> None:
        period = self.period()
        self._change(lambda store: reopen(store, period, reason))

    def _receipt_read(self, period: Period) -> None:
        """Goes to the period that was answered."""
        self.choose(period)
        self.refresh()
        self.period_changed.emit()

    def _copy(self) -> None:
        if self._state is not None and self._state.sent is not None:
            self.last.copy(self.period(), self._state.sent, self._with_password)

    def _cover(self) -> None:
        self.last.cover(self.period(), Language(self.languages.currentData()))

    def _covered(self, target: Path) -> None:
        self.refresh()
        self.panel.show_saved(target)

    def _change(self, work: Callable[[Store], None]) -> None:
        self._set_busy(_CHECKING)
        self._desk.writer.run(work, self._changed, self._fail)

    def _changed(self, _done: None) -> None:
        self.refresh()
        self.period_changed.emit()

    def _fail(self, trouble: Trouble) -> None:
        self._end()
        self._look(partial(self._show_failed, trouble))

    def _show_failed(self, trouble: Trouble, state: PeriodState) -> None:
        self._show(state)
        self.panel.show_trouble(trouble)


_TITLE = Text(es="Reportes", en="Returns")
_PERIOD = Text(es="Periodo que se informa", en="Period")
_LANGUAGE = Text(es="Idioma del reporte", en="Language of the return")
_LANGUAGES = {Language.ES: Text(es="En español", en="In Spanish"), Language.EN: Text(es="En inglés", en="In English")}
_PREVIEW = Text(es="Vista previa…", en="Preview…")
_MAKE = Text(es="Hacer el reporte…", en="Make the return…")
_MAKE_AGAIN = Text(es="Hacer la complementaria…", en="Make the later revision…")
_WHERE = Purpose("returns", Text(es="Guardar el reporte", en="Save the return"), EXCEL)
_WHERE_PREVIEW = Purpose("returns", Text(es="Guardar la vista previa", en="Save the preview"), EXCEL)
_CHECKING = Text(es="Revisando el periodo…", en="Checking the period…")
_MAKING = Text(es="Haciendo el reporte…", en="Making the return…")
