"""One record on the form, as it was kept and as it is typed: shown, judged as one types, and safe as a draft."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from napdesk.schema.periods import Period
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.schema.text import BLANK, Text
from napdesk.services.due import current_period
from napdesk.services.review import notes_on
from napdesk.store.drafts import Draft
from napdesk.store.identity import new_uid
from napdesk.ui.desk import Desk
from napdesk.ui.form.before import RecordBefore
from napdesk.ui.form.drafts import DraftKeeper
from napdesk.ui.form.noted import heading_of, problems_of
from napdesk.ui.form.offers import DraftOffers
from napdesk.ui.form.pins import Pins
from napdesk.ui.form.typing import Judgement, Typing, judge, says_same_answers
from napdesk.ui.form.view import FormView
from napdesk.ui.moments import moment_of
from napdesk.ui.parts.tones import Tone

PAUSE = 300  # milliseconds without a key press before the sums and the questions asked are looked at again


class TypedForm(FormView):
    """``blanked`` says that a new record is shown, ``shown`` that any is; ``drafts_changed`` that there is one draft
    more or less.

    ``recover_wanted`` gives the deleted record shown, as it is to be brought back.
    """

    blanked = Signal()
    shown = Signal()
    drafts_changed = Signal()
    recover_wanted = Signal(object)

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(desk, register)
        self._desk = desk
        self._register = register
        self.drafts = DraftKeeper(desk, register.key, self._compose, self)
        self.offers = DraftOffers(self.banners, self.drafts, self.show_draft)
        self._before = RecordBefore(desk, register, self)
        self.pins = Pins(desk, register, self.fields, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self._review(None))
        self._typing = Typing(Record(register), new_uid())
        self.fields.edited.connect(self._edited)
        self.fields.left.connect(self._review)
        self.why.edited.connect(self._edited)
        self.twins.changed.connect(lambda: self._review(None))
        self.pins.known.connect(self.carry_pinned)
        self.pins.told.connect(self.foot.say)
        self.drafts.changed.connect(self.drafts_changed)
        self.drafts.down.connect(self._draft_down)
        self._learn_year()

    @property
    def record(self) -> Record:
        """The record shown, as it was kept last."""
        return self._typing.record

    @property
    def dirty(self) -> bool:
        """Whether something typed is in no kept record."""
        return self._typing.dirty

    @property
    def first_noted(self) -> str:
        """The key of the first field that a note stands at, or ""."""
        noted = self._typing.noted
        return next((key for key in self.fields.cells if noted is not None and key in noted.notes), "")

    def start_new(self) -> None:
        """A blank form but for what is pinned; what stood there is safe as a draft."""
        self._turn_to_blank()
        self.carry_pinned()

    def carry_pinned(self) -> None:
        """What is pinned goes into a new record in which nothing was typed: by itself it is nothing typed either."""
        if not self.record.uid and not self.dirty:
            self.pins.carry()
            self._review(None)

    def show_record(self, record: Record) -> None:
        """Show a kept record, with what had been typed over it and never kept; a deleted one only to be read."""
        draft = None if record.deleted_at else self.drafts.of_record(record.uid)
        typing = Typing(record, draft.uid if draft else new_uid(), visited=set(self.fields.cells), tried=True)
        typing.noted = notes_on(self._desk.store, record)
        self._turn_to(typing)
        if typing.noted is not None:
            at = moment_of(typing.noted.at, self._desk.today(), self._desk.language)
            self.banners.say(*heading_of(typing.noted, at), Tone.STOP, [])
            for key in typing.noted.notes.keys() & self.fields.cells.keys():
                self.fields.reach(key, focus=False)
        if draft is not None:
            self._restore(draft)
            self.offers.tell_restored(draft, self._discard_changes)
            self.offers.tell_unfit(typing.unfit)
        if record.deleted_at:
            back = partial(self.recover_wanted.emit, replace(record, deleted_at=""))
            self.banners.tell_deleted(record.deleted_at, back)

    def show_draft(self, draft: Draft) -> None:
        """Go on with a draft where it was left; somebody else's is taken over."""
        self.drafts.take_over(draft)
        kept = self._desk.store.records.find(self._register, draft.record_uid) if draft.record_uid else None
        if kept is not None:
            self.show_record(kept)
        else:
            self._turn_to(Typing(Record(self._register), draft.uid))
            self._restore(draft)
            self.offers.tell_unfit(self._typing.unfit)
        if draft.field in self.fields.cells:
            self._go_on(draft.field)
        else:
            self.fields.go_first()

    def reload(self, uid: str) -> None:
        """Show the record as it is kept now, if it is the one shown and nothing was typed over it."""
        if uid == self.record.uid and not self.dirty:
            kept = self._desk.store.records.find(self._register, uid)
            if kept is not None:
                self.show_record(kept)

    def come_back(self) -> None:
        """To the field left last, where something typed is not kept yet; meanwhile a period may have been reopened."""
        self.closed.learn()
        self._learn_year()
        self.closed.say_of(self.record, self._judge().record)
        if self.dirty and self._typing.at:
            self._go_on(self._typing.at)

    def flush(self) -> None:
        """Put what is being typed in the store at once."""
        self._pause.stop()
        self.drafts.put_now()

    def copy_before(self) -> None:
        """Copy the field one is in from the record before, marked as carried."""
        key, before = self.fields.focused(), self._before.of(self.record.uid)
        answer = before.answer(key) if before is not None and key else None
        if answer is None:
            self.foot.say(_NOTHING_BEFORE)
            return
        self.fields.carry(key, answer)
        self._review(key)

    def start_copy(self) -> None:
        """A new record with the answers of the one shown, all marked as carried."""
        record = self._judge().record
        self._turn_to_blank()
        for key, value in record.values.items():
            self.fields.carry(key, value)
        self._review(None)
        self.fields.go_first()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self.flush()
        super().hideEvent(event)

    def _turn_to_blank(self) -> None:
        if self.fields.focused():
            self.flush()
            self.fields.go_first()  # out of a field before anything is carried into it: nobody has seen it there
        self._turn_to(Typing(Record(self._register), new_uid()))
        self.offers.offer(besides=self._typing.draft)

    def _turn_to(self, typing: Typing) -> None:
        """Leave what is shown (its typing safe as a draft) for another record."""
        self.flush()
        self.banners.clear()
        self.closed.learn()
        self.twins.forget()
        self._typing = typing
        self.set_open(True)
        self._periodicity = self._desk.store.office.periodicity
        self.fields.show_record(typing.record)
        self.fields.verticalScrollBar().setValue(0)
        self.head.show_record(typing.record)
        self.foot.say(BLANK)
        self._review(None)
        self.set_open(not typing.record.deleted_at)
        if not typing.record.uid:
            self.blanked.emit()
        self.shown.emit()

    def _restore(self, draft: Draft) -> None:
        self._typing.unfit = self.fields.restore(draft.answers, self._typing.record)
        self._typing.edits += 1
        self.why.restore(draft.answers)
        self._review(None)

    def _edited(self, _key: str) -> None:
        self._typing.edits += 1
        self.foot.say_typing()
        self.drafts.typed()
        self._pause.start()

    def _judge(self) -> Judgement:
        record, unread = self.fields.gather(self._typing.record)
        twins = self.twins.problems(record)
        judged = judge(record, unread, self._desk.lists, self._desk.today(), self._periodicity, twins)
        kept, typed = self._typing.record, judged.record
        if kept.stage is Stage.APPROVED and not judged.lacking and says_same_answers(typed, kept):
            typed.stage = Stage.APPROVED  # what was approved stays so until it says something else
        return replace(judged, problems=[*judged.problems, *problems_of(self._typing.noted)])

    def _review(self, key: str | None) -> Judgement:
        """Ask what is to be asked, add up, and say what is to be said; ``key`` is the field just left."""
        typing = self._typing
        if key is not None:
            typing.visited.add(key)
            typing.at = key
        judged = self._judge()
        if typing.dirty:
            self.twins.look(judged.record)
        self.say(judged, typing)
        self.banners.mend(judged.lacking)
        return judged

    def _go_on(self, key: str) -> None:
        """To a field that was left half typed: the next letter goes on with it."""
        self.fields.reach(key)
        self.fields.cells[key].editor.go_on()

    def _learn_year(self) -> None:
        """A day typed without its year is one of the period being worked on."""
        today = self._desk.today()
        self._desk.tasks.glance(lambda store: current_period(store, today), self._know_year, behind=True)

    def _know_year(self, period: Period) -> None:
        self.fields.year = period.first_day.year

    def _settle_focused(self) -> None:
        if key := self.fields.focused():
            self.fields.cells[key].editor.settle()

    def _compose(self) -> Draft | None:
        typing = self._typing
        if not typing.unsent:
            return None
        typing.drafted_edits = typing.edits
        return self._draft_of(typing)

    def _draft_of(self, typing: Typing) -> Draft:
        typed = typing.unfit | self.fields.texts() | self.why.texts()
        at = self._desk.now().isoformat(timespec="seconds")
        return Draft(typing.draft, self._register.key, typing.record.uid, typed, self.fields.focused() or typing.at, at)

    def _draft_down(self) -> None:
        if self.dirty:
            self.foot.say_draft(self._desk.now())

    def _discard_changes(self) -> None:
        draft, record = self._draft_of(self._typing), self._typing.record
        self._typing.kept_edits = self._typing.edits
        self.drafts.forget(draft.uid)
        self.show_record(record)
        self.offers.tell_discarded(draft)


_NOTHING_BEFORE = Text(es="El registro anterior no trae este dato", en="The record before does not have this")
