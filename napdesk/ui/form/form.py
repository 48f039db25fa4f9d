"""The form of a register: what is typed is kept, taken back, and brought back to what it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal

from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text
from napdesk.services.past import Returned
from napdesk.services.review import notes_on
from napdesk.store.drafts import Draft
from napdesk.ui.desk import Desk
from napdesk.ui.form.banners import BACK_TO
from napdesk.ui.form.closed import GO
from napdesk.ui.form.keeping import Keeping
from napdesk.ui.form.typed import TypedForm
from napdesk.ui.form.typing import Judgement, Typing, says_same


class Form(TypedForm):
    """``kept`` gives each record as it was kept, ``judged`` says that a reviewer's word on one was, ``undone`` that the
    last keeping was taken back; ``undo_wanted`` asks for that, or for what else was done last.

    ``delete_wanted`` gives the one to delete, ``period_wanted`` the closed period that stands in the way.
    """

    kept = Signal(object)
    judged = Signal()
    undone = Signal()
    undo_wanted = Signal()
    delete_wanted = Signal(object)
    escaped = Signal()
    period_wanted = Signal(object)

    def __init__(self, desk: Desk, register: Register) -> None:
        super().__init__(desk, register)
        self._keeping = Keeping(desk, self.drafts, self)
        self._connect()
        self.start_new()

    def save(self) -> bool:
        """Keep the record: complete where nothing stops it, else as a draft that says what it lacks."""
        return self._save(stay=True)

    def save_and_next(self) -> None:
        """Keep it and start the next; one that lacks something stays to be seen, once."""
        if self._save(stay=False):
            self.start_new()
            self.fields.go_first()

    def show_judged(self, before: Record, after: Record) -> None:
        """A reviewer has said what becomes of a record: shown where it still stands here; `undo_keep` takes it back."""
        self._keeping.remember(before, after)
        self.judged.emit()
        if after.uid == self.record.uid:
            self.flush()  # what was typed meanwhile stays over it
            self.show_record(after)

    def undo_keep(self) -> bool:
        """Take the last keeping back and go on with what had been typed. False: there is none."""
        return self._keeping.undo()

    def bring_back(self, state: Record, why: str = "") -> None:
        """Make the record shown what it was in that state, as a new revision; `undo_keep` takes it back."""
        self.flush()
        typed = None if state.same_answers(self.record) else self.drafts.of_record(state.uid)
        self._keeping.bring_back(self.record, state, typed, why)

    def _connect(self) -> None:
        self.fields.escaped.connect(self.escaped)
        self.closed.period_wanted.connect(self.period_wanted)
        self.recover_wanted.connect(self.bring_back)
        self.head.delete_wanted.connect(lambda: self.delete_wanted.emit(self.record))
        self.foot.save_wanted.connect(self.save)
        self.foot.next_wanted.connect(self.save_and_next)
        self._keeping.kept.connect(self._kept)
        self.kept.connect(self._before.put)
        self._keeping.returned.connect(self._returned)
        self._keeping.undone.connect(self._undone)
        self._keeping.not_returned.connect(self.banners.tell_not_returned)
        self.fields.undo_wanted.connect(self.undo_wanted)
        self._keeping.refused.connect(self._not_kept)

    def _save(self, *, stay: bool) -> bool:
        """Whether one may go on to the next."""
        typing = self._typing
        if not typing.record.uid and not typing.dirty:
            self.foot.say(_NOTHING_NEW)
            return False
        seen, typing.tried = typing.tried, True
        self._settle_focused()
        for key in self.fields.cells:
            self.fields.confirm(key)
        judged = self._review(None)
        if typing.saving:
            typing.save_again = True
        elif says_same(judged.record, typing.record) and not self.fields.unread:
            self.foot.say(_NOTHING_NEW)
        elif not self.why.settled():
            return False
        else:
            self._keep(typing, judged)
        if judged.lacking and (stay or not seen):
            self.banners.tell_lacking(judged.lacking)
            self.fields.reach(str(judged.lacking[0].field))
            return False
        self.banners.clear()
        return True

    def _keep(self, typing: Typing, judged: Judgement) -> None:
        self.foot.say_saving()
        draft, why = self._draft_of(typing), self.why.text()
        self._keeping.keep(typing, judged.record, draft, whole=not self.fields.unread, why=why)
        self.pins.take(typing)

    def _kept(self, typing: Typing) -> None:
        self.foot.say_safe(self._desk.now())
        if typing is not self._typing:
            self.reload(typing.record.uid)
        else:
            self.head.show_record(typing.record)
            typing.noted = notes_on(self._desk.store, typing.record)
            self._review(None)
            self.shown.emit()
            if typing.save_again:
                self._keep(typing, self._judge())
            self.why.look(typing.record, typing)
        self.kept.emit(typing.record)

    def _returned(self, at: str, returned: Returned, typed: bool) -> None:
        self.show_record(returned.record)
        if not self.dirty:
            self.banners.tell_returned(at, returned.lacking, self.undo_wanted.emit, typed=typed)
        self.kept.emit(returned.record)

    def _undone(self, record: Record, draft: Draft | None) -> None:
        if draft is None:
            self.show_record(record)
        else:
            self.show_draft(draft)
        self.foot.say(_UNDONE)
        self.undone.emit()

    def _not_kept(self, typing: Typing, draft: Draft, trouble: Trouble) -> None:
        answers: list[tuple[Text, Callable[[], None]]] = []
        if trouble.code == "period_closed" and typing.sent is not None:
            self.closed.learn()
            period = self.closed.binding(typing.record, typing.sent)
            answers.append((GO, partial(self.period_wanted.emit, period)))
        if typing is not self._typing:
            answers.append((BACK_TO, partial(self.show_draft, draft)))
        self.banners.tell_trouble(self.banners.name(draft), trouble, answers)


_NOTHING_NEW = Text(es="No hay nada nuevo que guardar", en="Nothing new to save")
_UNDONE = Text(es="Se deshizo el guardado", en="The save was undone")
