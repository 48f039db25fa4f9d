"""The keeping of a record by the writer, and what becomes of its draft meanwhile."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from napdesk.schema.problems import Trouble
from napdesk.schema.record import Record
from napdesk.store.drafts import Draft
from napdesk.ui.desk import Desk
from napdesk.ui.form.drafts import DraftKeeper
from napdesk.ui.form.typing import Typing


class Keeping(QObject):
    """``kept`` gives the Typing whose record is down, ``refused`` the Typing, its draft and the Trouble.

    ``undone`` gives the draft of what had been typed, once the last keeping is taken back.
    """

    kept = Signal(object)
    refused = Signal(object, object, object)
    undone = Signal(object)

    def __init__(self, desk: Desk, drafts: DraftKeeper, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drafts = drafts
        self._last: tuple[Record, Record, Draft] | None = None  # before, after, and what was typed

    def keep(self, typing: Typing, record: Record, draft: Draft, *, whole: bool) -> None:
        """Queue a record as typed; not ``whole``, its draft stays, for what is typed but in no record."""
        typing.saving, typing.save_again, typing.sent_edits = True, False, typing.edits
        typing.sent = record
        if whole:
            self._drafts.withhold(draft.uid)
        self._desk.writer.run(
            lambda store: store.records.keep(record, store.office_code, draft=draft.uid if whole else ""),
            partial(self._kept, typing, draft, whole),
            partial(self._refused, typing, draft),
        )

    def undo(self) -> bool:
        """Take the last keeping back: the record is as before, what was typed is a draft again. False: none."""
        if self._last is None:
            return False
        (before, kept, draft), self._last = self._last, None
        if before.uid:
            back = before.copy()
            back.revision = kept.revision
            self._desk.writer.run(
                lambda store: store.records.keep(back, store.office_code), partial(self._changed_back, draft)
            )
        else:
            self._desk.writer.run(lambda store: store.records.delete(kept), partial(self._taken_out, draft))
        return True

    def _changed_back(self, draft: Draft, _record: Record) -> None:
        self._taken_out(draft, None)

    def _taken_out(self, draft: Draft, _none: None) -> None:
        self._drafts.put(draft)
        self.undone.emit(draft)

    def _kept(self, typing: Typing, draft: Draft, whole: bool, kept: Record) -> None:
        typing.saving = False
        self._drafts.release(draft.uid)
        self._last = (typing.record, kept, draft)
        typing.record = kept
        if whole:
            typing.kept_edits = typing.sent_edits
        if typing.dirty:
            # More was typed meanwhile, or something cannot be read: that is a draft of the record now kept.
            self._drafts.put(replace(self._drafts.known(draft.uid) or draft, record_uid=kept.uid))
        else:
            self._drafts.drop(draft.uid)
        self.kept.emit(typing)

    def _refused(self, typing: Typing, draft: Draft, trouble: Trouble) -> None:
        typing.saving, typing.sent_edits = False, typing.kept_edits
        self._drafts.release(draft.uid)
        self._drafts.put(self._drafts.known(draft.uid) or draft)
        self.refused.emit(typing, draft, trouble)
