"""The import assistant: a file or pasted cells, their columns, what would come of them, and then they are kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from napdesk.excel.headings import table_under
from napdesk.schema.problems import Trouble
from napdesk.schema.register import Register
from napdesk.schema.text import Text, same
from napdesk.services.import_plan import BroughtIn, Plan
from napdesk.services.importing import carry_out
from napdesk.services.mapping import mapping_of, plan_mapped, remember
from napdesk.store.store import Store
from napdesk.ui.desk import Desk
from napdesk.ui.files import Files
from napdesk.ui.importing import wording
from napdesk.ui.importing.columns_page import ColumnsPage
from napdesk.ui.importing.preview_page import PreviewPage
from napdesk.ui.importing.sheet_choice import SheetChoice
from napdesk.ui.importing.source import Source, columns_of, open_source, paste_source
from napdesk.ui.importing.telling import reasons
from napdesk.ui.importing.wrong_rows import save_wrong_rows
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords, Words
from napdesk.ui.parts.panel import Scroll
from napdesk.ui.parts.tones import Tone
from napdesk.ui.returns.under_way import UnderWay
from napdesk.ui.tasks import Steps

T = TypeVar("T")
SIZE = (980, 560)
REFUSED, COLUMNS, PREVIEW = range(3)


class ImportBox(QDialog):
    """``brought`` gives what was kept (a BroughtIn), once the box is closed."""

    brought = Signal(object)

    def __init__(self, desk: Desk, register: Register, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._register = register
        self._files = files
        self._source: Source | None = None
        self._plan: Plan | None = None
        self._working = False
        self.told = ElidedWords("", "muted")
        self.choice = SheetChoice(desk, register)
        self.refusal = Banner("", tone=Tone.STOP)
        self.again = self.refusal.add_answer(desk.say(wording.OTHER))
        self.columns = ColumnsPage(desk, register)
        self.preview = PreviewPage(desk)
        self.pages = QStackedWidget()
        self.said = Words("", "problem", wrap=True)
        self.busy = UnderWay(desk.language)
        self.other = KeyButton(desk.say(wording.OTHER), kind="quiet")
        self.save_wrong = KeyButton(desk.say(wording.SAVE_WRONG), "Ctrl+E")
        self.back = KeyButton(desk.say(wording.BACK), "Alt+←", bound=False)
        self.leave = KeyButton(desk.say(wording.LEAVE), "Esc", bound=False)
        self.go_on = KeyButton(desk.say(wording.SEE), "Ctrl+Enter", "primary")
        self.setWindowTitle(desk.say(wording.TITLE.fill(register=register.title)))
        self.resize(*SIZE)
        self._lay_out()
        self._connect()
        self._turn_to(COLUMNS)

    def open_path(self, path: Path) -> None:
        """Read a file, and show its columns or why it is not read."""
        register = self._register
        self._read(path.name, lambda _store, steps: open_source(path, register, steps.tell))

    def open_text(self, text: str) -> None:
        """Take cells copied in a spreadsheet."""
        name = self._desk.say(wording.PASTED)
        self._read(name, lambda _store, _steps: paste_source(text, name))

    def reject(self) -> None:
        """Esc gives up what is under way first, and closes the box where nothing is."""
        if not self._working:
            super().reject()
        elif self.busy.cancel.isEnabled():
            self.busy.cancel.click()

    def _read(self, name: str, work: Callable[[Store, Steps], Source]) -> None:
        self.told.setText(name)
        self._run(wording.OPENING.fill(name=same(name)), work, self._opened, self._refuse)

    def _opened(self, source: Source) -> None:
        self._rest()
        self._source = source
        self.choice.show_source(source)
        self._look()
        if source.path is None and self.columns.settled:
            self._see()

    def _look(self) -> None:
        """The columns of the sheet and titles chosen, each with the field that it most likely fills."""
        sheet, heading = self.choice.sheet(), self.choice.heading()
        titles = self.choice.titles()
        self.columns.show_columns(columns_of(sheet, heading), mapping_of(titles, self._register, self._desk.store))
        self.columns.come_after(self.choice.headings)
        self._turn_to(COLUMNS)
        self.columns.go_first()

    def _see(self) -> None:
        """What an import would do; nothing is written yet but how such a file is read."""
        mapping, register, today = self.columns.mapping, self._register, self._desk.today()
        if lacking := mapping.lacking(register):
            names = ", ".join(self._desk.say(one.label) for one in lacking)
            self._tell(self._desk.say(wording.LACKING.fill(names=same(names))))
            self.columns.go_first()
            return
        sheet, heading, titles = self.choice.sheet(), self.choice.heading(), self.choice.titles()
        self._desk.writer.run(lambda store: remember(titles, register, mapping, store))

        def work(store: Store, steps: Steps) -> Plan:
            table, since_1904 = table_under(sheet, heading), sheet.traits.since_1904
            return plan_mapped(table, mapping, register, store, today, since_1904=since_1904, tell=steps.tell)

        self._run(wording.CHECKING, work, self._planned, self._say_trouble)

    def _planned(self, plan: Plan) -> None:
        self._rest()
        self._plan = plan
        self.preview.show_plan(plan)
        self._turn_to(PREVIEW)
        (self.preview.table if plan.wrong else self.go_on).setFocus()

    def _bring_in(self) -> None:
        plan, write = self.preview.chosen(), self._desk.writer.wait

        def work(_store: Store, steps: Steps) -> BroughtIn:
            return write(lambda store: carry_out(plan, store, steps.tell, steps.end))

        self._run(wording.WRITING, work, self._brought, self._say_trouble)

    def _brought(self, brought: BroughtIn) -> None:
        self._rest()
        self.accept()
        self.brought.emit(brought)

    def _save_wrong(self) -> None:
        plan, source = self._plan, self._source
        assert plan is not None and source is not None
        path = self._files.save_as(self, wording.WHERE, f"{source.stem} {self._desk.say(wording.TO_MEND)}.xlsx")
        if path is not None:
            sheet, heading, language = self.choice.sheet(), self.choice.heading(), self._desk.language
            told = reasons(plan, self._desk)
            self._run(
                wording.WRITING_WRONG,
                lambda _store, _steps: save_wrong_rows(path, source, table_under(sheet, heading), told, language),
                partial(self._saved_wrong, path),
                self._say_trouble,
            )

    def _saved_wrong(self, path: Path, _none: None) -> None:
        self._rest()
        self._tell(self._desk.say(wording.SAVED_WRONG.fill(name=same(path.name))), Tone.MET)

    def _ask(self) -> None:
        path = self._files.open_one(self, wording.WHICH)
        if path is not None:
            self.open_path(path)

    def _refuse(self, trouble: Trouble) -> None:
        self._rest()
        self.refusal.set_words(self._desk.say(trouble.message), self._desk.say(trouble.fix))
        self._turn_to(REFUSED)
        self.again.setFocus()

    def _say_trouble(self, trouble: Trouble) -> None:
        self._rest()
        self._stand()
        self._tell(f"{self._desk.say(trouble.message)} {self._desk.say(trouble.fix)}")

    def _run(
        self,
        doing: Text,
        work: Callable[[Store, Steps], T],
        done: Callable[[T], None],
        fail: Callable[[Trouble], None],
    ) -> None:
        """Long work, which can be given up; meanwhile there is nothing else to press."""
        self._tell("")
        self._working = True
        self.busy.begin(doing)
        for widget in self._stilled():
            widget.setEnabled(False)
        self.busy.watch(self._desk.tasks.follow(work, done, fail, self.busy.tell))

    def _rest(self) -> None:
        self._working = False
        self.busy.rest()
        for widget in self._stilled():
            widget.setEnabled(True)
        if self.pages.currentIndex() == PREVIEW:
            self._offer()

    def _given_up(self) -> None:
        self._rest()
        self._stand()
        if self._source is None:
            super().reject()
        else:
            self.told.setText(self._source.name)

    def _stand(self) -> None:
        """Where one was before the work that came to nothing."""
        if self.pages.currentIndex() == COLUMNS:
            self.columns.go_first()
        else:
            self.go_on.setFocus()

    def _stilled(self) -> tuple[QWidget, ...]:
        return self.pages, self.choice, self.other, self.save_wrong, self.back, self.go_on

    def _tell(self, words: str, tone: Tone = Tone.STOP) -> None:
        self.said.setText(words)
        self.said.set_tone(tone)
        self.said.setVisible(bool(words))

    def _turn_to(self, page: int) -> None:
        self._tell("")
        self.pages.setCurrentIndex(page)
        plan = self._plan if page == PREVIEW else None
        self.choice.setVisible(page == COLUMNS)
        self.back.setVisible(page == PREVIEW)
        self.save_wrong.setVisible(plan is not None and bool(plan.wrong))
        for button in (self.other, self.go_on):
            button.setVisible(page != REFUSED)
        self.go_on.set_words(self._desk.say(wording.SEE))
        self.go_on.setEnabled(True)
        if plan is not None:
            self._offer()

    def _offer(self) -> None:
        """What the button brings in, as far as it is chosen."""
        plan = self.preview.chosen()
        self.go_on.set_words(self._desk.say(wording.go_on_words(plan)))
        self.go_on.setEnabled(bool(plan.records))

    def _go_on(self) -> None:
        if self.pages.currentIndex() == COLUMNS:
            self._see()
        elif self.go_on.isEnabled():
            self._bring_in()

    def _go_back(self) -> None:
        if self.back.isVisible() and not self._working:
            self._turn_to(COLUMNS)
            self.columns.go_first()

    def _connect(self) -> None:
        self.choice.changed.connect(self._look)
        self.preview.chosen_changed.connect(self._offer)
        self.columns.went_past.connect(self.go_on.setFocus)
        self.busy.cancelled.connect(self._given_up)
        for button in (self.other, self.again):
            button.clicked.connect(self._ask)
        self.save_wrong.clicked.connect(self._save_wrong)
        self.back.clicked.connect(self._go_back)
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self._go_on)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self._go_back)

    def _lay_out(self) -> None:
        refused = Scroll()
        refused.body.addWidget(self.refusal)
        refused.body.addStretch(1)
        for page in (refused, self.columns, self.preview):
            self.pages.addWidget(page)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(Words(self.windowTitle(), "heading"))
        head.addSpacing(8)
        head.addWidget(self.told, 1)
        head.addWidget(self.other)
        foot.addWidget(self.save_wrong)
        foot.addStretch(1)
        for button in (self.back, self.leave, self.go_on):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.choice)
        column.addWidget(self.pages, 1)
        for widget in (self.said, self.busy):
            column.addWidget(widget)
        column.addLayout(foot)
