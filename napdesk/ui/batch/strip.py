"""How far a batch is, in a thin strip over the form."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.services.batches import MEN, SHEETS, WOMEN, Batch, Typed
from napdesk.ui.desk import Desk
from napdesk.ui.form.fields import EDGE
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords

KEY = "Ctrl+B"


class BatchStrip(QWidget):
    """Hidden while there is no batch."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words = ElidedWords("", "label")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self.check = KeyButton(desk.say(_CHECK), KEY, "quiet", bound=False)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, EDGE, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._bar)
        self.hide()

    def words(self) -> str:
        """What it says, "" while it is not there."""
        return "" if self.isHidden() else self._words.text()

    def show_batch(self, batch: Batch, typed: Typed) -> None:
        say, kept = self._desk.say, typed.totals[SHEETS.key]
        sheet = _SHEET if kept < batch.sheets else _ALL
        told = [
            say(_NAMED.fill(name=batch.name) if batch.name else _BATCH),
            say(sheet.fill(number=show_number(min(kept + 1, batch.sheets)), of=show_number(batch.sheets))),
            *(self._told(words, batch, typed, key) for key, words in ((WOMEN.key, _WOMEN), (MEN.key, _MEN))),
        ]
        words = " · ".join(one for one in told if one)
        self._words.setText(words)
        self._bar.setRange(0, batch.sheets)
        self._bar.setValue(min(kept, batch.sheets))
        self._bar.setAccessibleName(words)
        self.show()

    def _told(self, words: Text, batch: Batch, typed: Typed, key: str) -> str:
        if key not in batch.totals:
            return ""
        counts = {"count": show_number(typed.totals[key]), "of": show_number(batch.totals[key])}
        return self._desk.say(words.fill(**counts))


_BATCH = Text(es="Lote", en="Batch")
_NAMED = Text(es="Lote {name}", en="Batch {name}")
_SHEET = Text(es="hoja {number} de {of}", en="sheet {number} of {of}")
_ALL = Text(es="{of} hojas, todas", en="all {of} sheets")
_WOMEN = Text(es="mujeres {count} de {of}", en="women {count} of {of}")
_MEN = Text(es="hombres {count} de {of}", en="men {count} of {of}")
_CHECK = Text(es="Cotejar", en="Check")
