"""The form of a register: one record typed, checked, kept as a draft while it is typed, and kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.store.drafts import Draft
from napdesk.store.identity import new_uid
from napdesk.ui.desk import Desk
from napdesk.ui.form.banners import BACK_TO
from napdesk.ui.form.before import RecordBefore
from napdesk.ui.form.closed import GO
from napdesk.ui.form.drafts import DraftKeeper
from napdesk.ui.form.keeping import Keeping
from napdesk.ui.form.offers import DraftOffers
from napdesk.ui.form.typing import Judgement, Typing, judge, says_same
from napdesk.ui.form.view import FormView

PAUSE = 300  # milliseconds without a key press before the sums and the questions asked are looked at again


class Form(FormView):
    """``kept`` gives each record as it was kept, ``delete_wanted`` the one to delete, ``escaped`` says Esc,
    ``period_wanted`` gives the closed period that stands in the way.

    ``blanked`` says that a new record is shown, ``undone`` that the last keeping was taken back,
    ``drafts_changed`` that there is one draft more or less.
    """

    kept = Signal(object)
    blanked = Signal()
    undone = Signal()
    delete_wanted = Signal(object)
    drafts_changed = Signal()
    escaped = Signal()
    period_wanted = Signal(object)

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(desk, register)
        self._desk = desk
        self._register = register
        self.drafts = DraftKeeper(desk, register.key, self._compose, self)
        self.offers = DraftOffers(self.banners, self.drafts, self.show_draft)
        self._keeping = Keeping(desk, self.drafts, self)
        self._before = RecordBefore(desk, register, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._typing = Typing(Record(register), new_uid())
        self._connect()
        self.start_new()

    @property
    def record(self) -> Record:
        """The record shown, as it was kept last."""
        return self._typing.record

    @property
    def dirty(self) -> bool:
        """Whether something typed is in no kept record."""
        return self._typing.dirty

    def start_new(self) -> None:
        """A blank form; what stood there is safe as a draft."""
        self._turn_to(Typing(Record(self._register), new_uid()))
        self.offers.offer(besides=self._typing.draft)

    def show_record(self, record: Record) -> None:
        """Show a kept record, with what had been typed over it and never kept."""
        draft = self.drafts.of_record(record.uid)
        typing = Typing(record, draft.uid if draft else new_uid(), visited=set(self.fields.cells), tried=True)
        self._turn_to(typing)
        if draft is not None:
            self._restore(draft)
            self.offers.tell_restored(draft, self._discard_changes)

    def show_draft(self, draft: Draft) -> None:
        """Go on with a draft where it was left."""
        kept = self._desk.store.records.find(self._register, draft.record_uid) if draft.record_uid else None
        if kept is not None:
            self.show_record(kept)
        else:
            self._turn_to(Typing(Record(self._register), draft.uid))
            self._restore(draft)
        if draft.field in self.fields.cells:
            self.fields.reach(draft.field)
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
        self.closed.look_again()
        self.closed.say_of(self.record, self._judge().record)
        if self.dirty and self._typing.at:
            self.fields.reach(self._typing.at)

    def flush(self) -> None:
        """Put what is being typed in the store at once."""
        self.drafts.put_now()

    def save(self) -> bool:
        """Keep the record: complete where nothing stops it, else as a draft that says what it lacks."""
        return self._save(stay=True)

    def save_and_next(self) -> None:
        """Keep it and start the next; one that lacks something stays to be seen, once."""
        if self._save(stay=False):
            self.start_new()
            self.fields.go_first()

    def undo_keep(self) -> None:
        """Take the last keeping back and go on with what had been typed."""
        if not self._keeping.undo():
            self.foot.say(_NOTHING_TO_UNDO)

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
        self.start_new()
        for key, value in record.values.items():
            self.fields.carry(key, value)
        self._review(None)
        self.fields.go_first()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        self.flush()
        super().hideEvent(event)

    def _connect(self) -> None:
        self.fields.edited.connect(self._edited)
        self.fields.left.connect(self._review)
        self.fields.escaped.connect(self.escaped)
        self._pause.timeout.connect(lambda: self._review(None))
        self.closed.period_wanted.connect(self.period_wanted)
        self.head.delete_wanted.connect(lambda: self.delete_wanted.emit(self.record))
        self.foot.save_wanted.connect(self.save)
        self.foot.next_wanted.connect(self.save_and_next)
        self._keeping.kept.connect(self._kept)
        self._keeping.undone.connect(self._undone)
        self.fields.undo_wanted.connect(self.undo_keep)
        self._keeping.refused.connect(self._not_kept)
        self.drafts.changed.connect(self.drafts_changed)
        self.drafts.down.connect(self._draft_down)

    def _turn_to(self, typing: Typing) -> None:
        """Leave what is shown (its typing safe as a draft) for another record."""
        self.flush()
        self._pause.stop()
        self.banners.clear()
        self._typing = typing
        self._periodicity = self._desk.store.office.periodicity
        self.closed.look_again()
        self.fields.show_record(typing.record)
        self.fields.verticalScrollBar().setValue(0)
        self.head.show_record(typing.record)
        self.foot.say(_BLANK)
        self._review(None)
        if not typing.record.uid:
            self.blanked.emit()

    def _restore(self, draft: Draft) -> None:
        self.fields.restore(draft.answers, self._typing.record)
        self._typing.edits += 1
        self._review(None)

    def _edited(self, _key: str) -> None:
        self._typing.edits += 1
        self.foot.say_typing()
        self.drafts.typed()
        self._pause.start()

    def _judge(self) -> Judgement:
        record, unread = self.fields.gather(self._typing.record)
        return judge(record, unread, self._desk.lists, self._desk.today(), self._periodicity)

    def _review(self, key: str | None) -> Judgement:
        """Ask what is to be asked, add up, and say what is to be said; ``key`` is the field just left."""
        typing = self._typing
        if key is not None:
            typing.visited.add(key)
            typing.at = key
        judged = self._judge()
        self.say(judged, typing)
        self.banners.mend(judged.lacking)
        return judged

    def _save(self, *, stay: bool) -> bool:
        """Whether one may go on to the next."""
        typing = self._typing
        if not typing.record.uid and not typing.dirty:
            self.foot.say(_NOTHING_NEW)
            return False
        seen, typing.tried = typing.tried, True
        self._settle_focused()
        judged = self._review(None)
        if typing.saving:
            typing.save_again = True
        elif says_same(judged.record, typing.record) and not self.fields.unread:
            self.foot.say(_NOTHING_NEW)
        else:
            self._keep(typing, judged)
        if judged.lacking and (stay or not seen):
            self.banners.tell_lacking(judged.lacking)
            self.fields.reach(str(judged.lacking[0].field))
            return False
        self.banners.clear()
        return True

    def _settle_focused(self) -> None:
        if key := self.fields.focused():
            self.fields.cells[key].editor.settle()

    def _keep(self, typing: Typing, judged: Judgement) -> None:
        self.foot.say_saving()
        self._keeping.keep(typing, judged.record, self._draft_of(typing), whole=not self.fields.unread)

    def _kept(self, typing: Typing) -> None:
        self._before.put(typing.record)
        self.foot.say_safe(self._desk.now())
        if typing is not self._typing:
            self.reload(typing.record.uid)
        else:
            self.head.show_record(typing.record)
            if typing.save_again:
                self._keep(typing, self._judge())
        self.kept.emit(typing.record)

    def _undone(self, draft: Draft) -> None:
        self.show_draft(draft)
        self.foot.say(_UNDONE)
        self.undone.emit()

    def _not_kept(self, typing: Typing, draft: Draft, trouble: Trouble) -> None:
        answers: list[tuple[Text, Callable[[], None]]] = []
        if trouble.code == "period_closed" and typing.sent is not None:
            self.closed.look_again()
            period = self.closed.period_of(typing.record, typing.sent)
            answers.append((GO, partial(self.period_wanted.emit, period)))
        if typing is not self._typing:
            answers.append((BACK_TO, partial(self.show_draft, draft)))
        self.banners.tell_trouble(self.banners.name(draft), trouble, answers)

    def _compose(self) -> Draft | None:
        typing = self._typing
        if not typing.unsent:
            return None
        typing.drafted_edits = typing.edits
        return self._draft_of(typing)

    def _draft_of(self, typing: Typing) -> Draft:
        return Draft(
            typing.draft,
            self._register.key,
            typing.record.uid,
            self.fields.texts(),
            self.fields.focused() or typing.at,
            self._desk.now().isoformat(timespec="seconds"),
        )

    def _draft_down(self) -> None:
        if self.dirty:
            self.foot.say_draft(self._desk.now())

    def _discard_changes(self) -> None:
        draft, record = self._draft_of(self._typing), self._typing.record
        self._typing.kept_edits = self._typing.edits
        self.drafts.forget(draft.uid)
        self.show_record(record)
        self.offers.tell_discarded(draft)


_BLANK = Text(es="", en="")
_NOTHING_NEW = Text(es="No hay nada nuevo que guardar", en="Nothing new to save")
_NOTHING_BEFORE = Text(es="El registro anterior no trae este dato", en="The record before does not have this")
_NOTHING_TO_UNDO = Text(es="No hay un guardado que deshacer", en="There is no save to undo")
_UNDONE = Text(es="Se deshizo el guardado", en="The save was undone")
