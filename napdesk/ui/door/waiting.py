"""What is seen while a backup is checked and put in the place of the data."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar

from napdesk.schema.text import Language, Text
from napdesk.ui.door.welcome import Welcome
from napdesk.ui.look.icons import Icons


class Waiting(Welcome):
    """It cannot be closed until the work is ``over``; the door goes on from there."""

    def __init__(self, language: Language, icons: Icons) -> None:
        super().__init__(_TITLE.to(language), _LEAD.to(language), icons, language)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(_TITLE.to(language))
        self.sheet.body.addWidget(bar)
        self.over = False
        self.setCursor(Qt.CursorShape.BusyCursor)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if not self.over:
            event.ignore()


_TITLE = Text(es="Recuperando el respaldo…", en="Restoring the backup…")
_LEAD = Text(
    es="Se comprueba página por página antes de ponerlo en su lugar. Puede tardar un momento.",
    en="It is checked page by page before it is put in place. This may take a moment.",
)
