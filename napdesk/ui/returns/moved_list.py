"""What changed since the last return of the period: a line for each record and field, to be read or copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QListWidget

from napdesk.schema.codes import Lists
from napdesk.schema.revisions import Moved
from napdesk.schema.showing import show
from napdesk.schema.text import Language, Text

SHOWN = 300  # lines; the return itself has all of them


class MovedList(QListWidget):
    """Takes the focus like any list, and changes nothing."""

    def __init__(self, lists: Lists, language: Language) -> None:
        super().__init__()
        self._lists = lists
        self._language = language
        self.setProperty("kind", "input")
        self.setWordWrap(True)
        self.setAccessibleName(SINCE.to(language))

    def show_all(self, moved: Sequence[Moved]) -> None:
        """Shows these in place of those shown before; hidden where there is none."""
        self.clear()
        lines = [line for one in moved for line in self._lines(one)]
        self.addItems(lines[:SHOWN])
        if len(lines) > SHOWN:
            self.addItem(_MORE.fill(count=len(lines) - SHOWN).to(self._language))
        self.setVisible(bool(lines))

    def _lines(self, one: Moved) -> Iterator[str]:
        head = f"{one.movement.label.to(self._language)} · {one.folio}"
        if not one.fields:
            yield head
        for asked, was, now in one.fields:
            before, after = (
                show(asked, answer, self._lists, self._language) or _BLANK.to(self._language) for answer in (was, now)
            )
            yield f"{head} · {asked.label.to(self._language)}: {before} → {after}"


SINCE = Text(es="Qué cambió desde el último reporte", en="What changed since the last return")
_MORE = Text(es="Y {count} líneas más, en el reporte.", en="And {count} more lines, in the return.")
_BLANK = Text(es="(vacío)", en="(blank)")
