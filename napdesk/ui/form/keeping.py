"""The keeping of a record by the writer, the bringing back of its states, and what becomes of its draft meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.services.past import Returned, return_to
from napdesk.store.drafts import Draft
from napdesk.ui.desk import Desk
from napdesk.ui.form.drafts import DraftKeeper
from napdesk.ui.form.typing import Typing


class Last(NamedTuple):
    """The last keeping: the record before and after it, and the draft of what had been typed, where there was one."""

    before: Record
    after: Record
    draft: Draft | None


class Keeping(QObject):
    """``kept`` gives the Typing whose record is down, ``refused`` the Typing, its draft and the Trouble.

    ``returned`` gives the instant of the state brought back ("" where it was the record itself, deleted), the Returned,
    and whether something typed waits for `undo`. ``undone`` gives, once the last keeping is taken back, the record and
    the draft of what had been typed; ``not_returned`` the Trouble where neither came about.
    """

    kept = Signal(object)
    refused = Signal(object, object, object)
    returned = Signal(str, object, bool)
    undone = Signal(object, object)
    not_returned = Signal(object)

    def __init__(self, desk: Desk, drafts: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts = drafts
        self._last: Last | None = None

    def keep(self, typing: Typing, record: Record, draft: Draft, *, whole: bool, why: str = "") -> None:
        """Queue a record as typed; not ``whole``, its draft stays, for what is typed but in no record."""
        typing.saving, typing.save_again, typing.sent_edits = True, False, typing.edits
        typing.sent = record
        if whole:
            self._drafts.withhold(draft.uid)
        self._desk.writer.run(
            lambda store: store.records.keep(record, store.office_code, draft=draft.uid if whole else "", why=why),
            partial(self._kept, typing, draft, whole),
            partial(self._refused, typing, draft),
        )

    def bring_back(self, record: Record, state: Record, draft: Draft | None, why: str = "") -> None:
        """Queue an earlier state of a record to be kept again; what had been typed over the record waits for `undo`."""
        forgotten = draft.uid if draft else ""
        self._return(state, partial(self._returned, record, state, draft), self.not_returned.emit, why, forgotten)

    def remember(self, before: Record, after: Record) -> None:
        """What was kept last was not typed here: a reviewer's word."""
        self._last = Last(before, after, None)

    def undo(self) -> bool:
        """Take the last keeping back: the record is as before, what was typed is a draft again. False: none."""
        if self._last is None:
            return False
        last, self._last = self._last, None
        before = (last.before if last.before.uid else last.after).copy()
        before.revision = last.after.revision
        if not last.before.uid:
            before.deleted_at = last.after.updated_at  # before it was kept there was no such record
        self._return(before, partial(self._undone, last), partial(self._not_undone, last))
        return True

    def _return(
        self,
        state: Record,
        done: Callable[[Returned], None],
        fail: Callable[[Trouble], None],
        why: str = "",
        draft: str = "",
    ) -> None:
        today = self._desk.today()
        self._desk.writer.run(lambda store: return_to(store, state, today, why=why, draft=draft), done, fail)

    def _returned(self, record: Record, state: Record, draft: Draft | None, returned: Returned) -> None:
        self._last = Last(record, returned.record, draft)
        if draft is not None:
            self._drafts.drop(draft.uid)
        self.returned.emit("" if record.deleted_at else state.updated_at, returned, draft is not None)

    def _undone(self, last: Last, returned: Returned) -> None:
        if last.draft is not None:
            self._drafts.put(last.draft)
        self.undone.emit(returned.record, last.draft)

    def _not_undone(self, last: Last, trouble: Trouble) -> None:
        self._last = last
        self.not_returned.emit(trouble)

    def _kept(self, typing: Typing, draft: Draft, whole: bool, kept: Record) -> None:
        typing.saving = False
        self._drafts.release(draft.uid)
        self._last = Last(typing.record, kept, draft)
        typing.record = kept
        if whole:
            typing.kept_edits = typing.sent_edits
        if typing.dirty:
            # More was typed meanwhile, or something cannot be read: that is a draft of the record now kept.
            known = self._drafts.known(draft.uid) or draft
            self._drafts.put(known._replace(record_uid=kept.uid))
        else:
            typing.unfit = {}
            self._drafts.drop(draft.uid)
        self.kept.emit(typing)

    def _refused(self, typing: Typing, draft: Draft, trouble: Trouble) -> None:
        typing.saving, typing.sent_edits = False, typing.kept_edits
        self._drafts.release(draft.uid)
        self._drafts.put(self._drafts.known(draft.uid) or draft)
        self.refused.emit(typing, draft, trouble)
