"""What is typed and not yet kept, put in the store within two seconds and known here without asking it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from napdesk.store.drafts import Draft
from napdesk.ui.desk import Desk

DELAY = 1_500  # milliseconds from the first key press not yet down


class DraftKeeper(QObject):
    """The drafts of one register for whoever works here to go on with.

    ``compose`` gives the draft of what is being typed, or None where there is nothing to keep. ``changed``
    says that there is one more or less, ``down`` that what was typed is safe on the disk.
    """

    changed = Signal()
    down = Signal()

    def __init__(self, desk: Desk, register: str, compose: Callable[[], Draft | None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._compose = compose
        kept = desk.store.drafts
        self._drafts = {draft.uid: draft for draft in reversed(kept.of(register)) if kept.is_own(draft)}
        self._withheld: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.put_now)

    def typed(self) -> None:
        """Something was typed: in two seconds at most it is in the store."""
        if not self._timer.isActive():
            self._timer.start()

    def put_now(self) -> None:
        """Keep what is typed without waiting."""
        self._timer.stop()
        draft = self._compose()
        if draft is not None:
            self.put(draft)

    def put(self, draft: Draft) -> None:
        fresh = draft.uid not in self._drafts
        self._drafts.pop(draft.uid, None)
        self._drafts[draft.uid] = draft
        self._desk.writer.run(lambda store: store.drafts.put(draft), self._say_down)
        if fresh:
            self.changed.emit()

    def take_over(self, draft: Draft) -> None:
        """Somebody else's draft is one's own from here on."""
        if draft.uid not in self._drafts:
            self.put(draft)

    def withhold(self, uid: str) -> None:
        """Its record is being kept: it is not offered unless that ends otherwise."""
        self._withheld.add(uid)

    def release(self, uid: str) -> None:
        """The keeping of its record has ended."""
        self._withheld.discard(uid)

    def forget(self, uid: str) -> None:
        """Take a draft out of the store."""
        if self.drop(uid) is not None:
            self._desk.writer.run(lambda store: store.drafts.forget(uid))

    def drop(self, uid: str) -> Draft | None:
        """Know no more of a draft that the keeping of its record has taken out of the store."""
        dropped = self._drafts.pop(uid, None)
        if dropped is not None:
            self.changed.emit()
        return dropped

    def of_record(self, record_uid: str) -> Draft | None:
        """The draft of changes to a record."""
        return next((one for one in self._drafts.values() if record_uid and one.record_uid == record_uid), None)

    def waiting(self, besides: str) -> list[Draft]:
        """The drafts other than the one being typed, newest first."""
        hidden = {besides, *self._withheld}
        return [draft for uid, draft in reversed(self._drafts.items()) if uid not in hidden]

    def _say_down(self, _none: None) -> None:
        self.down.emit()

    def known(self, uid: str) -> Draft | None:
        """The draft of that uid as it was put last."""
        return self._drafts.get(uid)
