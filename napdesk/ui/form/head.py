"""The head of the form: which record this is, how far it has come, and its folio."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from napdesk.schema.record import Record, Stage
from napdesk.schema.showing import called
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.parts.labels import ElidedWords, Words
from napdesk.ui.parts.pill import Pill
from napdesk.ui.parts.tones import Shape, Tone

STAGES = {
    Stage.DRAFT: (Tone.PLAIN, Shape.HALF),
    Stage.COMPLETE: (Tone.MET, Shape.CHECK),
    Stage.SENT_BACK: (Tone.STOP, Shape.ALERT),
    Stage.APPROVED: (Tone.ACCENT, Shape.CHECK),
}


GAP = 10
LEAST = 90  # the narrowest a name may stand


class FormHead(QWidget):
    """``delete_wanted`` on the bin at its right, which a new record does not have."""

    delete_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = ElidedWords("", "heading")
        self._pill = Pill("")
        self._folio = Words("", "small")
        self._bin = QToolButton()
        self._bin.setIcon(desk.icons.icon("trash", "muted"))
        self._bin.setToolTip(_DELETE.to(desk.language))
        self._bin.setAccessibleName(_DELETE.to(desk.language))
        self._bin.clicked.connect(self.delete_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._folio, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._bin, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_record(self, record: Record) -> None:
        kept = bool(record.uid)
        name = called(record, self._desk.lists, self._desk.language)
        self._title.setText(str(name or (record.register.one if kept else record.register.new).to(self._desk.language)))
        self._pill.set_state(record.stage.label.to(self._desk.language), *STAGES[record.stage])
        self._folio.setText(short_folio(record))
        self._folio.setToolTip(record.folio)
        for part in (self._pill, self._bin):
            part.setVisible(kept)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In large letters on a small screen the name comes before the folio."""
        super().resizeEvent(event)
        self._fit()

    def words(self) -> list[str]:
        """Title, stage and folio as they are read."""
        return [label.text() for label in (self._title, self._pill, self._folio) if not label.isHidden()]

    def _fit(self) -> None:
        kept = bool(self._folio.text())
        parts = (self._pill, self._folio, self._bin)
        beside = sum(part.sizeHint().width() + GAP for part in parts) + LEAST <= self.width()
        self._folio.setVisible(kept and beside)


def short_folio(record: Record) -> str:
    """The folio without the office, which is always one's own here: ``CAP-2025-0147``."""
    return record.folio[record.folio.find(f"{record.register.letters}-") :]


_DELETE = Text(es="Borrar este registro", en="Delete this record")
