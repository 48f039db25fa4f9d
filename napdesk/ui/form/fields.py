"""All fields of a record in their groups: shown, read, walked through, and told what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent

from napdesk.schema.fields import AnyField, Choices, Code
from napdesk.schema.problems import Problem
from napdesk.schema.reading import Answer
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.store.changes import WHY
from napdesk.ui.desk import Desk
from napdesk.ui.editors.asking import Asking
from napdesk.ui.editors.choosing import ChoosingEditor
from napdesk.ui.editors.kinds import make_editor
from napdesk.ui.form.cell import BEFORE, FieldCell
from napdesk.ui.form.group import FieldGroup
from napdesk.ui.form.order import day_before, groups_of, make_ready
from napdesk.ui.parts.panel import Scroll

EDGE = 18  # of the panel; the scroll bar stands in it
BAR = 11
# Before a field's key, among the texts of a draft: the reason typed at it, and that its value was carried.
REASON, CARRIED = "reason.", "carried."


class FormFields(Scroll):
    """The fields of one register. ``edited`` and ``left`` say at which field."""

    edited = Signal(str)
    left = Signal(str)
    escaped = Signal()
    undo_wanted = Signal()

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__()
        self._desk = desk
        self._register = register
        self._day: date | None = None
        self.year = desk.today().year  # of a day typed without one
        self._answers: dict[str, Answer | Problem] = {}
        self._stale: set[str] = set()
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._keep_in_sight)
        self.cells: dict[str, FieldCell] = {}
        self.groups = [self._group(heading, fields) for heading, fields in groups_of(register)]
        for group in self.groups:
            self.body.addWidget(group)
            group.unfolded.connect(lambda is_open, group=group: self._unfolded(group, is_open))
        self.body.addStretch(1)
        self._make_room(0, 0)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.edited.connect(self._settled.start)
        self.verticalScrollBar().valueChanged.connect(self._close_lists)
        desk.tasks.compute(lambda: make_ready(desk.lists, register), lambda _none: None)
        self._order = [cell for group in self.groups for cell in group.cells]

    def show_record(self, record: Record) -> None:
        """Fill every field; what is not asked stays blank, to be asked when it is."""
        self._day = record.register.clock.date_of(record)
        for key, cell in self.cells.items():
            asked = record.asks(cell.asked)
            cell.editor.set_answer(record.answer(key) if asked else None)
            cell.editor.set_carried(False)
            cell.set_reason(record.reasons.get(key, ""))
            cell.say(())
        self._start_over(record)

    def texts(self) -> dict[str, str]:
        """What stands in every field as typed, the reasons among it, blank ones too."""
        typed = {key: cell.editor.text() for key, cell in self.cells.items()}
        typed |= {REASON + key: reason for key, cell in self.cells.items() if (reason := cell.reason())}
        return typed | {CARRIED + key: "1" for key, cell in self.cells.items() if cell.editor.carried()}

    def restore(self, texts: dict[str, str], record: Record) -> dict[str, str]:
        """Bring back what had been typed over a record; what was chosen, in the language of the screen now.

        Gives what no field here asks: it was typed in a form of other fields.
        """
        for key, cell in self.cells.items():
            if key in texts and cell.editor.text() != texts[key]:
                cell.editor.set_text(texts[key])
            cell.set_reason(texts.get(REASON + key, cell.reason()))
            cell.editor.set_carried(CARRIED + key in texts)
        self._start_over(record)
        for key, cell in self.cells.items():
            answer = self._answers[key]
            if isinstance(cell.editor, ChoosingEditor) and answer is not None and not isinstance(answer, Problem):
                cell.editor.set_answer(answer)
        asked = self.cells.keys() | {WHY}
        return {key: text for key, text in texts.items() if text and key not in asked and "." not in key}

    def gather(self, onto: Record) -> tuple[Record, list[Problem]]:
        """A copy of the record with every answer typed, and what cannot be read."""
        record = onto.copy()
        while self._stale:
            for key in self._stale:
                self._answers[key] = self.cells[key].editor.answer()
            self._stale.clear()
            for key, answer in self._answers.items():
                record.put(key, None if isinstance(answer, Problem) else answer)
            self._know_day(record)
        for key, answer in self._answers.items():
            record.put(key, None if isinstance(answer, Problem) else answer)
        record.reasons = {key: reason for key, cell in self.cells.items() if (reason := cell.reason())}
        unread = [one for one in self._answers.values() if isinstance(one, Problem)]
        return record, [one for one in unread if record.asks(self.cells[str(one.field)].asked)]

    @property
    def unread(self) -> set[str]:
        """The fields whose text cannot be read."""
        return {key for key, answer in self._answers.items() if isinstance(answer, Problem)}

    def put(self, key: str, answer: Answer) -> None:
        """Put an answer in a field that nobody typed."""
        self.cells[key].editor.set_answer(answer)
        self._stale.add(key)

    def carry(self, key: str, answer: Answer) -> None:
        """Put an answer of another record in a field, marked as carried, as typing would."""
        editor = self.cells[key].editor
        editor.retype(editor.asking.show(answer))
        self._mark(key, BEFORE)

    def hold(self, key: str, answer: Answer, whence: Text) -> None:
        """Put an answer in a field that nobody typed, marked as carried from there."""
        self.put(key, answer)
        self._mark(key, whence)

    def confirm(self, key: str) -> None:
        """What was carried there holds for this record too."""
        self.cells[key].editor.set_carried(False)

    def set_pinned(self, key: str, pinned: bool) -> None:
        """A pinned field is never folded away; where one stands in it as it is unpinned, its group unfolds."""
        cell = self.cells[key]
        group = next(group for group in self.groups if cell in group.cells)
        if cell.sign is not None:
            cell.sign.setChecked(pinned)
        if not pinned and not cell.asked.essential and key == self.focused():
            group.set_open(True)
        group.refold()

    def ask(self, record: Record) -> None:
        """Show what is asked now and hide what is not."""
        asked = {key: record.asks(cell.asked) for key, cell in self.cells.items()}
        for group in self.groups:
            group.ask(asked)
            group.answered()

    def reach(self, key: str, *, focus: bool = True) -> None:
        """Unfold what hides a field and go to it."""
        cell = self.cells[key]
        if not cell.asked.essential:
            next(group for group in self.groups if cell in group.cells).set_open(True)
        if focus:
            self._go_to(cell)

    def reach_reason(self, key: str) -> None:
        """Go to where the reason for keeping a field so is typed."""
        self.reach(key, focus=False)
        self.cells[key].go_to_reason()

    def go_first(self) -> None:
        self._go_to(self._shown()[0])

    def go_from(self, key: str, step: int) -> None:
        """To the next field shown, or with -1 the one before; the last one keeps the focus."""
        shown = self._shown()
        at = shown.index(self.cells[key]) + step if self.cells[key] in shown else 0
        if 0 <= at < len(shown):
            self._go_to(shown[at])

    def focused(self) -> str:
        """The key of the field one is in, or ""."""
        inside = self.focusWidget()
        if inside is None or not inside.hasFocus():
            return ""
        return next((key for key, cell in self.cells.items() if cell.isAncestorOf(inside)), "")

    def _mark(self, key: str, whence: Text) -> None:
        self.cells[key].whence = whence
        self.cells[key].editor.set_carried(True)

    def _group(self, heading: Text, fields: Sequence[AnyField]) -> FieldGroup:
        cells = [self._cell(asked) for asked in fields]
        group = FieldGroup(heading, cells, self._desk.language)
        group.set_open(str(self._desk.settings.value(self._place(heading))) == "open")
        return group

    def _cell(self, asked: AnyField) -> FieldCell:
        desk, key = self._desk, asked.key
        before = day_before(self._register, asked)
        asking = Asking(
            asked, desk.lists, desk.language, desk.icons, day=lambda: self._day, year=lambda: self.year,
            today=desk.today, since=lambda: self._given(before),
        )  # fmt: skip
        editor = make_editor(asking)
        locked = _LOCKED if asked.personal and not desk.store.protected else None
        cell = FieldCell(editor, name=asked is self._register.name_field, locked=locked)
        self.cells[key] = cell
        editor.edited.connect(lambda: self._edited(key))
        editor.left.connect(lambda: self._left(key))
        editor.onward.connect(lambda: self._walk(key, 1))
        editor.backward.connect(lambda: self._walk(key, -1))
        editor.escaped.connect(self.escaped)
        editor.undo_wanted.connect(self.undo_wanted)
        cell.reason_given.connect(lambda: self._walk(key, 1))
        cell.reason_edited.connect(lambda: self.edited.emit(key))
        return cell

    def _edited(self, key: str) -> None:
        self._stale.add(key)
        self.edited.emit(key)

    def _left(self, key: str) -> None:
        """Who has been in a field and goes on has seen what was carried there."""
        self.confirm(key)
        self.left.emit(key)

    def _walk(self, key: str, step: int) -> None:
        # Said first: the answer may decide which field comes next.
        self._left(key)
        self.go_from(key, step)

    def _go_to(self, cell: FieldCell) -> None:
        cell.editor.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(cell, 0, 12)

    def _shown(self) -> list[FieldCell]:
        return [cell for cell in self._order if not cell.isHidden() and cell.editor.isEnabled()]

    def _start_over(self, record: Record) -> None:
        self._stale = set(self.cells)
        self.ask(self.gather(record)[0])

    def _given(self, key: str) -> date | None:
        answer = self._answers.get(key)
        return answer if isinstance(answer, date) else None

    def _know_day(self, record: Record) -> None:
        """Codes hold at the record's day: when it changes, they are read again."""
        day = record.register.clock.date_of(record)
        if day != self._day:
            self._day = day
            self._stale |= {key for key, cell in self.cells.items() if isinstance(cell.asked, Code | Choices)}

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._settled.start()

    def _make_room(self, _least: int, most: int) -> None:
        """The scroll bar comes and goes in the margin; the fields stay as wide as they are."""
        self.body.setContentsMargins(0, 0, EDGE - BAR if most else EDGE, 0)
        self._settled.start()

    def _keep_in_sight(self) -> None:
        """What is said above the field one is in pushes it down: once all stand in their places, it is followed."""
        if key := self.focused():
            self.ensureWidgetVisible(self.cells[key], 0, 12)

    def _close_lists(self) -> None:
        for cell in self.cells.values():
            if isinstance(cell.editor, ChoosingEditor):
                cell.editor.close_list()

    def _unfolded(self, group: FieldGroup, is_open: bool) -> None:
        """Remembered; whoever opens it by a key goes on in its first field."""
        heading = groups_of(self._register)[self.groups.index(group)][0]
        self._desk.settings.setValue(self._place(heading), "open" if is_open else "")
        first = group.first_further()
        if first is not None and group.toggle.hasFocus():
            self._go_to(first)
            self._settled.start()

    def _place(self, heading: Text) -> str:
        return f"form/{self._register.key}/{heading.en}"


_LOCKED = Text(
    es="Se abre cuando la oficina pone una contraseña, en Ajustes.",
    en="It opens when the office sets a passphrase, in Settings.",
)
