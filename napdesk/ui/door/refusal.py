"""Why there is no window: what is in the way of the data, and what to do."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.ui.door.welcome import Welcome
from napdesk.ui.look.icons import Icons
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.tones import Tone


class Refusal(Welcome):
    """One sentence for what happened, one for what to do, and a button that closes."""

    def __init__(self, trouble: Trouble, language: Language, icons: Icons) -> None:
        super().__init__(_TITLE.to(language), _LEAD.to(language), icons, language)
        self.sheet.body.addWidget(Banner(trouble.message.to(language), trouble.fix.to(language), Tone.STOP))
        self.leave = KeyButton(_LEAVE.to(language), "Esc", "primary")
        self.leave.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        self.sheet.body.addLayout(row)
        self.setFocusProxy(self.leave)


_TITLE = Text(es="No se pudo abrir", en="It could not be opened")
_LEAD = Text(
    es="Sus datos están donde estaban; no se cambió nada.", en="Your data are where they were; nothing was changed."
)
_LEAVE = Text(es="Cerrar", en="Close")
