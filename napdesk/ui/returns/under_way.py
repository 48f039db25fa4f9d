"""Work under way: what it is doing, how far it is, and a button to give it up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from napdesk.schema.text import Language, Text
from napdesk.ui.jobs import Job
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import ElidedWords

STEPS = 1000
HEIGHT = 5


class UnderWay(QWidget):
    """Hidden while nothing is; ``cancelled`` says that the work was given up in time and leaves nothing."""

    cancelled = Signal()

    def __init__(self, language: Language, shortcut: str = "") -> None:
        super().__init__()
        self._language = language
        self._job: Job | None = None
        self._pressed: QWidget | None = None
        self.doing = ElidedWords("", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(HEIGHT)
        self.cancel = KeyButton(_CANCEL.to(language), shortcut)
        self.cancel.clicked.connect(self._give_up)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.doing)
        left.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(left, 1)
        row.addWidget(self.cancel)
        self.hide()

    def begin(self, doing: Text) -> None:
        """Shows work that has not told anything yet, and that nobody can give up until it is watched."""
        self._job = None
        giving_up = self.cancel.hasFocus()
        if not giving_up:
            self._pressed = self.window().focusWidget()
        self.cancel.setVisible(giving_up)
        self.tell(doing, 0)
        self.show()

    def rest(self) -> None:
        """Nothing is under way any more; who was at its button is again where it was begun."""
        if self.cancel.hasFocus() and self._pressed is not None:
            self._pressed.setFocus()
        self.hide()

    def watch(self, job: Job) -> None:
        """Offers to give this job up."""
        self._job = job
        self.cancel.setEnabled(True)
        self.cancel.show()

    def tell(self, doing: Text, share: float) -> None:
        """What it is doing and which share of it is done, 0 to 1; 0 is a bar that only says that it goes on."""
        self.doing.setText(doing.to(self._language))
        self.bar.setRange(0, STEPS if share else 0)
        self.bar.setValue(round(share * STEPS))
        self.bar.setAccessibleName(self.doing.text())

    def _give_up(self) -> None:
        """Where it is too late for that, its answer comes in a moment."""
        self.cancel.setEnabled(False)
        if self._job is not None and self._job.cancel():
            self.cancelled.emit()


_CANCEL = Text(es="Cancelar", en="Cancel")
