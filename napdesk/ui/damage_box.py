"""What the check behind the start found damaged, said before anybody types on; and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.labels import Words
from napdesk.ui.parts.tones import Tone

WIDE = 520


class DamageBox(QDialog):
    """``way_back_wanted`` asks for a backup; Esc goes on, to look or to copy what can still be read."""

    way_back_wanted = Signal()

    def __init__(self, trouble: Trouble, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("NapDesk")
        self.way_back = KeyButton(_WAY_BACK.to(language), kind="primary")
        self.later = KeyButton(_LATER.to(language), "Esc", bound=False)
        self.later.clicked.connect(self.reject)
        self.way_back.clicked.connect(self.accept)
        self.accepted.connect(self.way_back_wanted)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.later)
        row.addWidget(self.way_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(Words(_TITLE.to(language), "title"))
        column.addWidget(Banner(trouble.message.to(language), trouble.fix.to(language), Tone.STOP))
        column.addStretch(1)
        column.addLayout(row)
        self.setFixedWidth(WIDE)
        self.way_back.setFocus()


_TITLE = Text(es="Hay daño en los datos", en="The data are damaged")
_WAY_BACK = Text(es="Recuperar un respaldo…", en="Restore a backup…")
_LATER = Text(es="Ahora no", en="Not now")
