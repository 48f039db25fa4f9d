"""Language, theme and size of the words, in force as soon as they are chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout

from napdesk.schema.text import Language, Text
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.question import Question
from napdesk.ui.preferences import SIZES, Preferences, Theme
from napdesk.ui.rail import HANDS_KEY

LANGUAGES = {Language.ES: "Español", Language.EN: "English"}


class LookPanel(Panel):
    """Keeps what is chosen and says ``changed``; the window is built anew by whoever listens.

    ``hands_wanted`` asks for the list of who works here.
    """

    changed = Signal()
    hands_wanted = Signal()

    def __init__(self, preferences: Preferences, language: Language, who: str) -> None:
        super().__init__(_HEADING.to(language))
        self._preferences = preferences
        self.languages, self.themes, self.sizes = QComboBox(), QComboBox(), QComboBox()
        for one, name in LANGUAGES.items():
            self.languages.addItem(name, one.value)
        for theme in Theme:
            self.themes.addItem(theme.label.to(language), theme.value)
        for size in SIZES:
            self.sizes.addItem(f"{size} %", size)
        self.languages.setCurrentIndex(self.languages.findData(language.value))
        self.themes.setCurrentIndex(self.themes.findData(preferences.theme.value))
        self.sizes.setCurrentIndex(self.sizes.findData(preferences.percent))
        self.who = KeyButton(who, HANDS_KEY, bound=False)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(Question(_LANGUAGE.to(language), self.languages), 0, 0)
        grid.addWidget(Question(_THEME.to(language), self.themes), 0, 1)
        grid.addWidget(Question(_SIZE.to(language), self.sizes), 0, 2)
        grid.addWidget(Question(_WHO.to(language), self.who, _WHO_HINT.to(language)), 1, 0, 1, 3)
        self.body.addLayout(grid)
        for box in (self.languages, self.themes, self.sizes):
            box.activated.connect(self._take)
        self.who.clicked.connect(self.hands_wanted)

    def _take(self) -> None:
        self._preferences.language = Language(self.languages.currentData())
        self._preferences.theme = Theme(self.themes.currentData())
        self._preferences.percent = int(self.sizes.currentData())
        self.changed.emit()


_HEADING = Text(es="La pantalla", en="The screen")
_LANGUAGE = Text(es="Idioma · Language", en="Language · Idioma")
_THEME = Text(es="Tema", en="Theme")
_SIZE = Text(es="Tamaño del texto", en="Size of the text")
_WHO = Text(es="Quién captura aquí", en="Who types here")
_WHO_HINT = Text(
    es="Firma los cambios; cada quien tiene sus borradores y datos fijos.",
    en="Signs the changes; drafts and pinned fields are each one's own.",
)
