"""What is seen while the window closes: the last writes and the backup, and a way on if the backup fails."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words


class ClosingBox(QDialog):
    """``anyway`` closes without the backup, ``stay`` goes back to the window; both only after ``refuse``."""

    anyway = Signal()
    stay = Signal()

    def __init__(self, language: Language, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint)
        self._language = language
        self.setWindowTitle("NapDesk")
        self._title = Words(_CLOSING.to(language), "heading")
        self._words = Words(_SAFE.to(language), "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self.anyway_button = KeyButton(_ANYWAY.to(language))
        self.stay_button = KeyButton(_STAY.to(language), "Esc", "primary", bound=False)
        self.anyway_button.clicked.connect(self.anyway)
        self.stay_button.clicked.connect(self.stay)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.anyway_button)
        row.addWidget(self.stay_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (self._title, self._words, self._bar):
            column.addWidget(widget)
        column.addLayout(row)
        self.setFixedWidth(420)
        self._offer(False)

    def refuse(self, trouble: Trouble) -> None:
        """Says why there is no backup, and asks what to do."""
        self._title.setText(_NO_BACKUP.to(self._language))
        self._words.setText(f"{trouble.message.to(self._language)} {trouble.fix.to(self._language)}")
        self._offer(True)
        self.stay_button.setFocus()

    def reject(self) -> None:
        """Esc: back to the window, once there is a choice."""
        if not self.stay_button.isHidden():
            self.stay.emit()

    def _offer(self, choice: bool) -> None:
        self._bar.setVisible(not choice)
        self.anyway_button.setVisible(choice)
        self.stay_button.setVisible(choice)
        self.adjustSize()


_CLOSING = Text(es="Guardando y respaldando…", en="Saving and backing up…")
_SAFE = Text(
    es="Lo escrito queda a salvo, también lo que dejó a medias.", en="What you typed is safe, the half done too."
)
_NO_BACKUP = Text(es="No se pudo hacer el respaldo", en="The backup could not be made")
_ANYWAY = Text(es="Cerrar de todos modos", en="Close anyway")
_STAY = Text(es="Volver", en="Go back")
