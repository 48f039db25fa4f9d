"""The form of a register: one record typed, checked, kept as a draft while it is typed, and kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.store.drafts import Draft
from napdesk.store.identity import new_uid
from napdesk.ui.desk import Desk
from napdesk.ui.form_banners import Banners
from napdesk.ui.form_before import RecordBefore
from napdesk.ui.form_drafts import DraftKeeper
from napdesk.ui.form_fields import EDGE, FormFields
from napdesk.ui.form_foot import FormFoot
from napdesk.ui.form_head import FormHead
from napdesk.ui.form_total import TotalStrip
from napdesk.ui.form_typing import Judgement, Typing, judge, says_same
from napdesk.ui.parts.panel import Panel, Rule

PAUSE = 300  # milliseconds without a key press before the sums and the questions asked are looked at again


class Form(Panel):
    """``kept`` gives each record as it was kept, ``delete_wanted`` the one to delete, ``escaped`` says Esc.

    ``drafts_changed`` says that there is one draft more or less.
    """

    kept = Signal(object)
    delete_wanted = Signal(object)
    drafts_changed = Signal()
    escaped = Signal()

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__()
        self._desk = desk
        self._register = register
        self.head = FormHead(desk)
        self.banners = Banners(desk, register)
        self.fields = FormFields(desk, register)
        self.total = TotalStrip(register.people, desk.language) if register.people else None
        self.foot = FormFoot(desk.language)
        self.drafts = DraftKeeper(desk, register.key, self._compose)
        self._before = RecordBefore(desk, register)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._typing = Typing(Record(register), new_uid())
        self._lay_out()
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
        self._offer_draft()

    def show_record(self, record: Record) -> None:
        """Show a kept record, with what had been typed over it and never kept."""
        draft = self.drafts.of_record(record.uid)
        typing = Typing(record, draft.uid if draft else new_uid(), visited=set(self.fields.cells), tried=True)
        self._turn_to(typing)
        if draft is not None:
            self._restore(draft)
            self.banners.tell_restored(draft.typed_at, self._discard_changes)

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

    def _lay_out(self) -> None:
        upper, lower = QVBoxLayout(), QVBoxLayout()
        upper.addWidget(self.head)
        upper.addLayout(self.banners)
        if self.total is not None:
            lower.addWidget(self.total)
        lower.addWidget(Rule())
        lower.addWidget(self.foot)
        for part in (upper, lower):
            part.setSpacing(8)
            part.setContentsMargins(0, 0, EDGE, 0)
        self.body.setContentsMargins(EDGE, 10, 0, 12)
        self.body.addLayout(upper)
        self.body.addWidget(self.fields, 1)
        self.body.addLayout(lower)
        self.setFocusProxy(next(iter(self.fields.cells.values())).editor)

    def _connect(self) -> None:
        self.fields.edited.connect(self._edited)
        self.fields.left.connect(self._review)
        self.fields.escaped.connect(self.escaped)
        self._pause.timeout.connect(lambda: self._review(None))
        self.head.delete_wanted.connect(lambda: self.delete_wanted.emit(self.record))
        self.foot.save_wanted.connect(self.save)
        self.foot.next_wanted.connect(self.save_and_next)
        self.drafts.changed.connect(self.drafts_changed)
        self.drafts.down.connect(self._draft_down)

    def _turn_to(self, typing: Typing) -> None:
        """Leave what is shown (its typing safe as a draft) for another record."""
        self.flush()
        self._pause.stop()
        self.banners.clear()
        self._typing = typing
        self.fields.show_record(typing.record)
        self.fields.verticalScrollBar().setValue(0)
        self.head.show_record(typing.record)
        self.foot.say(_BLANK)
        self._review(None)

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
        return judge(record, unread, self._desk.lists, self._desk.today())

    def _review(self, key: str | None) -> Judgement:
        """Ask what is to be asked, add up, and say what is to be said; ``key`` is the field just left."""
        typing = self._typing
        if key is not None:
            typing.visited.add(key)
        judged = self._judge()
        self.fields.ask(judged.record)
        if self.total is not None:
            self.total.show_record(judged.record)
        for at, cell in self.fields.cells.items():
            said = [problem for problem in judged.problems if problem.field == at and typing.shows(problem)]
            cell.say(said, _CARRIED if cell.editor.carried() else None)
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
        typing.saving, typing.save_again, typing.sent_edits = True, False, typing.edits
        record, draft = judged.record, self._draft_of(typing)
        # What cannot be read is in no record: it stays a draft of the one kept.
        whole = not self.fields.unread
        self.foot.say_saving()
        self._desk.writer.run(
            lambda store: store.records.keep(record, store.office_code, draft=draft.uid if whole else ""),
            partial(self._kept, typing, draft, whole),
            partial(self._not_kept, typing, draft),
        )

    def _kept(self, typing: Typing, draft: Draft, whole: bool, kept: Record) -> None:
        typing.saving = False
        typing.record = kept
        self._before.put(kept)
        if whole:
            typing.kept_edits = typing.sent_edits
        if typing.dirty:
            self.drafts.put(replace(self.drafts.known(draft.uid) or draft, record_uid=kept.uid))
        else:
            self.drafts.drop(draft.uid)
        self.foot.say_safe(self._desk.now())
        if typing is not self._typing:
            self.reload(kept.uid)
        else:
            self.head.show_record(kept)
            if typing.save_again:
                self._keep(typing, self._judge())
        self.kept.emit(kept)

    def _not_kept(self, typing: Typing, draft: Draft, trouble: Trouble) -> None:
        typing.saving, typing.sent_edits = False, typing.kept_edits
        self.drafts.put(self.drafts.known(draft.uid) or draft)
        back = None if typing is self._typing else partial(self.show_draft, draft)
        self.banners.tell_trouble(self.banners.name(draft), trouble, back)

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
            self.fields.focused(),
            self._desk.now().isoformat(timespec="seconds"),
        )

    def _draft_down(self) -> None:
        if self.dirty:
            self.foot.say_draft(self._desk.now())

    def _offer_draft(self) -> None:
        """Offer again, one after another, what was left unsaved."""
        waiting = self.drafts.waiting(self._typing.draft)
        if waiting:
            draft = waiting[0]
            self.banners.offer(draft, len(waiting) - 1, partial(self.show_draft, draft), partial(self._discard, draft))

    def _discard(self, draft: Draft) -> None:
        self.drafts.forget(draft.uid)
        self.banners.tell_discarded(draft, partial(self._undiscard, draft))

    def _undiscard(self, draft: Draft) -> None:
        self.drafts.put(draft)
        self._offer_draft()

    def _discard_changes(self) -> None:
        draft, record = self._draft_of(self._typing), self._typing.record
        self._typing.kept_edits = self._typing.edits
        self.drafts.forget(draft.uid)
        self.show_record(record)
        self.banners.tell_discarded(draft, partial(self._undo_discard_changes, draft))

    def _undo_discard_changes(self, draft: Draft) -> None:
        self.drafts.put(draft)
        self.show_draft(draft)


_BLANK = Text(es="", en="")
_CARRIED = Text(es="del registro anterior", en="from the record before")
_NOTHING_NEW = Text(es="No hay nada nuevo que guardar", en="Nothing new to save")
_NOTHING_BEFORE = Text(es="El registro anterior no trae este dato", en="The record before does not have this")
