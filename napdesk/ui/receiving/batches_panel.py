"""The batches received last, and the way back from each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from napdesk.schema.receiving import BatchState
from napdesk.schema.text import Text
from napdesk.store.received import Batch
from napdesk.ui.desk import Desk
from napdesk.ui.moments import minute_of
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.words_table import WordsTable
from napdesk.ui.summary.wording import many

SHOWN = 20
WIDTHS = (58, 96, 0)


class BatchesPanel(Panel):
    """``undo_wanted`` gives the Batch one stands on."""

    undo_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say(_HEADING))
        self._desk = desk
        self._batches: list[Batch] = []
        self.table = WordsTable(desk.palette, desk.say(_HEADING), [desk.say(one) for one in _HEADS], WIDTHS)
        self.table.setSelectionMode(WordsTable.SelectionMode.SingleSelection)
        self.nothing = Words(desk.say(_NOTHING), "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.undo = KeyButton(desk.say(_UNDO))
        self.undo.clicked.connect(self._ask)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        row = QHBoxLayout()
        row.addWidget(self.undo)
        row.addStretch(1)
        self.body.addWidget(self.nothing, 1)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.show_batches([])

    def show_batches(self, batches: Sequence[Batch]) -> None:
        self._batches = list(batches)
        self.nothing.setVisible(not batches)
        self.table.setVisible(bool(batches))
        self.undo.setVisible(bool(batches))
        self.table.show_lines([self._words(one) for one in batches])
        self._offer()

    def batch(self) -> Batch | None:
        """The one stood on."""
        at = self.table.currentIndex().row()
        return self._batches[at] if 0 <= at < len(self._batches) else None

    def _offer(self) -> None:
        one = self.batch()
        self.undo.setEnabled(one is not None and one.state is BatchState.IN)

    def _ask(self) -> None:
        if (one := self.batch()) is not None:
            self.undo_wanted.emit(one)

    def _words(self, one: Batch) -> tuple[str, str, str]:
        returns = self._desk.say(many(one.returns, *_RETURNS))
        undone = f" · {self._desk.say(_UNDONE)}" if one.state is BatchState.UNDONE else ""
        when = minute_of(one.at, self._desk.today(), self._desk.language)
        return str(one.id), when, f"{returns} · {one.who}{undone}"


_HEADING = Text(es="Lotes recibidos", en="Batches received")
_HEADS = (Text(es="Lote", en="Batch"), Text(es="Cuándo", en="When"), Text(es="Qué trae", en="What it holds"))
_NOTHING = Text(es="Todavía no se ha recibido ningún lote.", en="No batch has been received yet.")
_RETURNS = (Text(es="{count} reporte", en="{count} return"), Text(es="{count} reportes", en="{count} returns"))
_UNDONE = Text(es="ya no cuenta", en="counts no longer")
_UNDO = Text(es="Deshacer el lote…", en="Undo the batch…")
