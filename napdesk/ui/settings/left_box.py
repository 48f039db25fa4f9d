"""What left the office as a file: when, what, by whom and for whom; the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from napdesk.schema.leaving import Leaving
from napdesk.schema.text import Text
from napdesk.store.history import Entry
from napdesk.ui.desk import Desk
from napdesk.ui.moments import moment_of
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.words_table import WordsTable

SHOWN = 500
WIDE, HIGH = 820, 520


class LeftBox(QDialog):
    """A table to be read, and copied into any sheet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(desk.say(_TITLE))
        heads = [desk.say(words) for words in (_WHEN, _WHAT, _OF, _BY, _FOR)]
        self.table = WordsTable(desk.palette, desk.say(_TITLE), heads, (150, 160, 0, 130, 150))
        lines = [self._cells(one) for one in desk.store.history.left(SHOWN)]
        self.table.show_lines(lines)
        self.leave = KeyButton(desk.say(_CLOSE), "Esc", "primary", bound=False)
        self.leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(Words(desk.say(_TITLE), "title"))
        column.addWidget(Words(desk.say(_LEAD if lines else _NOTHING), "muted", wrap=True))
        column.addWidget(self.table, 1)
        self.table.setVisible(bool(lines))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        column.addLayout(row)
        self.resize(WIDE, HIGH)
        (self.table if lines else self.leave).setFocus()

    def _cells(self, one: Entry) -> tuple[str, ...]:
        desk = self._desk
        what = Leaving(one.changes.get("what", Leaving.RETURN))
        titles = {register.key: desk.say(register.title) for register in desk.registers}
        revision = one.changes.get("revision")
        about = titles.get(one.register) or (f"{one.uid}/R{revision}" if revision is not None else one.uid)
        return (
            moment_of(one.at, desk.today(), desk.language),
            desk.say(what.label),
            about,
            one.who,
            one.changes.get("for", ""),
        )


_TITLE = Text(es="Lo que ha salido de la oficina", en="What has left the office")
_LEAD = Text(
    es="Cada archivo que NapDesk escribió para fuera, el más reciente primero.",
    en="Every file that NapDesk wrote to leave, the newest first.",
)
_NOTHING = Text(es="Todavía no ha salido ningún archivo.", en="No file has left yet.")
_WHEN = Text(es="Cuándo", en="When")
_WHAT = Text(es="Qué", en="What")
_OF = Text(es="De", en="Of")
_BY = Text(es="Quién", en="By")
_FOR = Text(es="Para", en="For")
_CLOSE = Text(es="Cerrar", en="Close")
