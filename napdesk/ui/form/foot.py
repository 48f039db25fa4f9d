"""The foot of the form: its two buttons, and whether what was typed is safe."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from napdesk.schema.text import Language, Text
from napdesk.ui.parts.buttons import KeyButton, share_room
from napdesk.ui.parts.labels import Words

GAP = 8


class FormFoot(QWidget):
    """``save_wanted`` and ``next_wanted`` on Ctrl+S and Ctrl+Enter, or their buttons."""

    save_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.save = KeyButton(_SAVE.to(language), "Ctrl+S", "primary", bound=False)
        self.save_next = KeyButton(_NEXT.to(language), "Ctrl+Enter", bound=False)
        self._safe = Words("", "small", wrap=True)
        self._safe.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._safe.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.save.clicked.connect(self.save_wanted)
        self.save_next.clicked.connect(self.next_wanted)
        # Not the buttons' own shortcuts: those press the button for a tenth of a second first, and one goes on
        # typing. The last two are the Enter of the letters and that of the figures.
        asked = {"Ctrl+S": self.save_wanted, "Ctrl+Return": self.next_wanted, "Ctrl+Enter": self.next_wanted}
        for keys, wanted in asked.items():
            QShortcut(QKeySequence(keys), self).activated.connect(wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.save)
        buttons.addWidget(self.save_next)
        buttons.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addLayout(buttons)
        self._row.addWidget(self._safe, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where the longest words of safety have no room in two lines, the buttons do without their keys.

        In large letters on a small screen even that is too little, and the words go over the buttons.
        """
        super().resizeEvent(event)
        safe = self._safe.fontMetrics().horizontalAdvance(DRAFT_SAFE.to(self._language).partition(" {")[0])
        buttons = (self.save, self.save_next)
        share_room(buttons, event.size().width() - safe - 2 * GAP)
        beside = sum(button.width() for button in buttons) + safe + 2 * GAP <= event.size().width()
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop)
        self._safe.setMinimumHeight(0 if beside else self._safe.fontMetrics().height())

    def say_typing(self) -> None:
        """Something typed is not on the disk yet."""
        self._safe.setText(TYPING.to(self._language))

    def say_draft(self, at: datetime) -> None:
        """What was typed is safe, though not kept as a record."""
        self._safe.setText(DRAFT_SAFE.fill(at=f"{at:%H:%M:%S}").to(self._language))

    def say_saving(self) -> None:
        self._safe.setText(SAVING.to(self._language))

    def say_safe(self, at: datetime) -> None:
        """A record is down on the disk."""
        self._safe.setText(SAFE.fill(at=f"{at:%H:%M:%S}").to(self._language))

    def say(self, words: Text) -> None:
        self._safe.setText(words.to(self._language))

    def words(self) -> str:
        return self._safe.text()


_SAVE = Text(es="Guardar", en="Save")
_NEXT = Text(es="Guardar y siguiente", en="Save and next")
TYPING = Text(es="Escribiendo…", en="Typing…")
SAVING = Text(es="Guardando…", en="Saving…")
DRAFT_SAFE = Text(es="Borrador a salvo {at}", en="Draft safe {at}")
SAFE = Text(es="A salvo {at}", en="Safe {at}")
