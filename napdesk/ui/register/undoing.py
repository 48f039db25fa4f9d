"""What was kept last in a register is taken back: a record, a reviewer's word on it, a deletion, an import."""

from __future__ import annotations

from PySide6.QtCore import QObject

from napdesk.schema.text import Text
from napdesk.ui.form.form import Form
from napdesk.ui.register.list_news import ListNews


class Undoing(QObject):
    """Knows whether the last deed is the form's, which keeps records, or one told over the list."""

    def __init__(self, news: ListNews, form: Form) -> None:
        super().__init__(form)
        self._news = news
        self._form = form
        self._told_last = False
        news.undo_offered.connect(lambda: self._know(told_last=True))
        form.kept.connect(lambda _record: self._know(told_last=False))
        form.judged.connect(lambda: self._know(told_last=False))
        form.undo_wanted.connect(self.undo_last)

    def undo_last(self) -> None:
        """Take the last deed back, and the one before it at the next call."""
        if self._told_last and self._news.undo():
            self._know(told_last=False)
        elif self._form.undo_keep():
            self._know(told_last=True)
        elif not self._news.undo():
            self._form.foot.say(_NOTHING)

    def _know(self, *, told_last: bool) -> None:
        self._told_last = told_last


_NOTHING = Text(es="No hay nada más que deshacer", en="There is nothing more to undo")
