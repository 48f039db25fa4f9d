"""The coverage of a year: the shares it comes to, its table, and the return one stands on beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from napdesk.schema.coverage import Coverage, Share
from napdesk.schema.showing import show_number, show_share
from napdesk.schema.text import Text
from napdesk.ui.consolidated.cell_panel import CellPanel
from napdesk.ui.consolidated.coverage_table import CoverageTable
from napdesk.ui.desk import Desk
from napdesk.ui.parts.empty import EmptyState
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.search import SearchField

TABLE, NOTHING = range(2)


class CoverageView(QWidget):
    """Search and the box beside it narrow what is shown, and nothing of the shares."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Coverage | None = None
        self.search = SearchField(desk.say(_SEARCH), desk.icons.icon("search", "muted"))
        self.missing = QCheckBox(desk.say(_MISSING))
        self.table = CoverageTable(desk)
        self.cell = CellPanel(desk)
        self.shares = Words("", "muted")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(EmptyState(desk.icons.icon("consolidated", "muted"), desk.say(_NOTHING), desk.say(_NEXT)))
        self._lay_out()
        self.search.sought.connect(lambda _words: self._show())
        self.search.left_down.connect(self.table.setFocus)
        self.missing.toggled.connect(lambda _on: self._show())
        self.table.stood_on.connect(self.cell.show_cell)

    def show_coverage(self, found: Coverage) -> None:
        self._found = found
        whole = ((_COMPLETE, found.complete), (_ON_TIME, found.on_time), (_REPORTED, found.reported))
        told = [self._desk.say(_tell(words, share)) for words, share in whole if share.of]
        self.shares.setText("     ".join(told) or self._desk.say(_NO_LIST))
        self._pages.setCurrentIndex(TABLE if found.offices else NOTHING)
        self._show()

    def _show(self) -> None:
        if self._found is not None:
            self.table.show_coverage(self._found, self.search.text(), missing_only=self.missing.isChecked())

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.search)
        top.addWidget(self.missing)
        top.addStretch(1)
        top.addWidget(self.shares)
        sheet = Panel(flush=True)
        sheet.body.addWidget(self._pages)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(top)
        left.addWidget(sheet, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(left, 8)
        row.addWidget(self.cell, 3)


def _tell(words: Text, share: Share) -> Text:
    assert share.value is not None
    return words.fill(n=show_number(share.n), of=show_number(share.of), share=show_share(share.value))


_SEARCH = Text(es="Buscar una oficina…", en="Search for an office…")
_MISSING = Text(es="Solo a las que les falta", en="Only those missing one")
_COMPLETE = Text(es="Recibidos {n} de {of} ({share})", en="Received {n} of {of} ({share})")
_ON_TIME = Text(es="En tiempo {n} de {of}", en="On time {n} of {of}")
_REPORTED = Text(es="{n} de {of} oficinas al corriente", en="{n} of {of} offices up to date")
_NO_LIST = Text(
    es="Sin lista de oficinas: se muestran las que han enviado algo.", en="No list of offices: those seen are shown."
)
_NOTHING = Text(es="Todavía no hay de quién esperar reportes", en="Nobody's returns are expected yet")
_NEXT = Text(
    es="Cargue la lista de oficinas en Ajustes, o reciba reportes en Recepción.",
    en="Load the list of offices in Settings, or receive returns in Receiving.",
)
