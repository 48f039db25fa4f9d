"""What is seen while the window closes: the last writes and the backup, and the ways on if the backup fails."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.ui.door.refusal import MENDED_BY_BACKUP
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words

WIDE = 560


class ClosingBox(QDialog):
    """``anyway`` closes without the backup, ``stay`` goes back to the window, and so does ``way_back_wanted``, to
    bring a backup back; ``again`` tries once more. All of them only after ``refuse``."""

    anyway = Signal()
    stay = Signal()
    again = Signal()
    way_back_wanted = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        # Framed as every other, but with nothing in its title to close it by.
        frame = Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint
        super().__init__(parent, Qt.WindowType.Dialog | frame)
        self._language = language
        self.setWindowTitle("NapDesk")
        self._title = Words("", "heading")
        self._words = Words("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self.anyway_button = KeyButton(_ANYWAY.to(language))
        self.stay_button = KeyButton(_STAY.to(language), "Esc", bound=False)
        self.again_button = KeyButton(_AGAIN.to(language), kind="primary")
        self.way_back_button = KeyButton(_WAY_BACK.to(language), kind="primary")
        self._buttons = (self.anyway_button, self.stay_button, self.again_button, self.way_back_button)
        self.anyway_button.clicked.connect(self.anyway)
        self.stay_button.clicked.connect(self.stay)
        self.again_button.clicked.connect(self.again)
        self.way_back_button.clicked.connect(self.stay)
        self.way_back_button.clicked.connect(self.way_back_wanted)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in self._buttons:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (self._title, self._words, self._bar):
            column.addWidget(widget)
        column.addLayout(row)
        self.setFixedWidth(WIDE)
        self.wait()

    def wait(self) -> None:
        """Says that it is being done."""
        self._title.setText(_CLOSING.to(self._language))
        self._words.setText(_SAFE.to(self._language))
        self._offer()

    def refuse(self, trouble: Trouble) -> None:
        """Says why there is no backup, and asks what to do: damage is mended by another, the rest by trying again."""
        self._title.setText(_NO_BACKUP.to(self._language))
        self._words.setText(f"{trouble.message.to(self._language)} {trouble.fix.to(self._language)}")
        way_on = self.way_back_button if trouble.code in MENDED_BY_BACKUP else self.again_button
        self._offer(self.anyway_button, self.stay_button, way_on)
        self.stay_button.setFocus()

    def reject(self) -> None:
        """Esc: back to the window, once there is a choice."""
        if not self.stay_button.isHidden():
            self.stay.emit()

    def _offer(self, *choices: KeyButton) -> None:
        self._bar.setVisible(not choices)
        for button in self._buttons:
            button.setVisible(button in choices)
        self.adjustSize()


_CLOSING = Text(es="Guardando y respaldando…", en="Saving and backing up…")
_SAFE = Text(
    es="Lo escrito queda a salvo, también lo que dejó a medias.", en="What you typed is safe, the half done too."
)
_NO_BACKUP = Text(es="No se pudo hacer el respaldo", en="The backup could not be made")
_ANYWAY = Text(es="Cerrar de todos modos", en="Close anyway")
_STAY = Text(es="Volver", en="Go back")
_AGAIN = Text(es="Intentar de nuevo", en="Try again")
_WAY_BACK = Text(es="Recuperar un respaldo…", en="Restore a backup…")
