"""The drafts of a register offered again, one after another, and what is discarded given back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication

from napdesk.store.drafts import Draft
from napdesk.ui.form.banners import Banners
from napdesk.ui.form.drafts import DraftKeeper


class DraftOffers:
    """Offers through the form's banners; ``show`` goes on with a draft."""

    def __init__(self, banners: Banners, drafts: DraftKeeper, show: Callable[[Draft], None]) -> None:
        self._banners = banners
        self._drafts = drafts
        self._show = show

    def offer(self, besides: str) -> None:
        """The newest draft other than the one being typed, if there is any."""
        waiting = self._drafts.waiting(besides)
        if waiting:
            draft = waiting[0]
            self._banners.offer(draft, len(waiting) - 1, partial(self._show, draft), partial(self._discard, draft))

    def tell_restored(self, draft: Draft, discard: Callable[[], None]) -> None:
        """The form shows what was typed over the record kept."""
        self._banners.tell_restored(draft.typed_at, discard)

    def tell_unfit(self, unfit: dict[str, str]) -> None:
        """What a draft says that no field asks any more, to be copied where it belongs now."""
        if unfit:
            words = "\n".join(unfit.values())
            self._banners.tell_unfit(words, lambda: QGuiApplication.clipboard().setText(words))

    def tell_discarded(self, draft: Draft) -> None:
        self._banners.tell_discarded(draft, partial(self._give_back, draft))

    def _discard(self, draft: Draft) -> None:
        self._drafts.forget(draft.uid)
        self.tell_discarded(draft)

    def _give_back(self, draft: Draft) -> None:
        self._drafts.put(draft)
        self._show(draft)
