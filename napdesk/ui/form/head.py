"""The head of the form: which record this is, how far it has come, and its folio."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from napdesk.schema.columns import DELETED
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
DELETED_LOOK = (Tone.PLAIN, Shape.NONE)

GAP = 10
LEAST = 90  # the narrowest a name may stand


class FormHead(QWidget):
    """``history_wanted`` and ``delete_wanted`` on the buttons at its right, which a new record does not have."""

    history_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._title = ElidedWords("", "heading")
        self._pill = Pill("")
        self._folio = Words("", "small")
        self.history = self._button("history", _HISTORY, self.history_wanted)
        self._bin = self._button("trash", _DELETE, self.delete_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._folio, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.history, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._bin, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_record(self, record: Record) -> None:
        kept = bool(record.uid)
        name = called(record, self._desk.lists, self._desk.language)
        self._title.setText(str(name or (record.register.one if kept else record.register.new).to(self._desk.language)))
        stage, look = (DELETED, DELETED_LOOK) if record.deleted_at else (record.stage.label, STAGES[record.stage])
        self._pill.set_state(stage.to(self._desk.language), *look)
        self._folio.setText(short_folio(record))
        self._folio.setToolTip(record.folio)
        for part in (self._pill, self.history):
            part.setVisible(kept)
        self._bin.setVisible(kept and not record.deleted_at)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In large letters on a small screen the name comes before the folio."""
        super().resizeEvent(event)
        self._fit()

    def words(self) -> list[str]:
        """Title, stage and folio as they are read."""
        return [label.text() for label in (self._title, self._pill, self._folio) if not label.isHidden()]

    def _button(self, icon: str, words: Text, wanted: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._desk.icons.icon(icon, "muted"))
        button.setToolTip(words.to(self._desk.language))
        button.setAccessibleName(words.to(self._desk.language))
        button.clicked.connect(wanted)
        return button

    def _fit(self) -> None:
        kept = bool(self._folio.text())
        parts = (self._pill, self._folio, self.history, self._bin)
        beside = sum(part.sizeHint().width() + GAP for part in parts) + LEAST <= self.width()
        self._folio.setVisible(kept and beside)


def short_folio(record: Record) -> str:
    """The folio without the office, which is always one's own here: ``CAP-2025-0147``."""
    return record.folio[record.folio.find(f"{record.register.letters}-") :]


_HISTORY = Text(es="Historial (F8)", en="History (F8)")
_DELETE = Text(es="Borrar este registro", en="Delete this record")
