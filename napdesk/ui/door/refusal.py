"""Why there is no window: what is in the way of the data, what to do, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.ui.door.welcome import Welcome
from napdesk.ui.look.icons import Icons
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.tones import Tone

# What a backup mends; elsewhere the data are whole and only out of reach.
MENDED_BY_BACKUP = {
    "no_store",
    "not_a_store",
    "store_damaged",
    "no_key_ring",
    "key_ring_damaged",
    "backup_damaged",
    "wrong_passphrase",
}


class Refusal(Welcome):
    """One sentence for what happened, one for what to do. ``again_wanted`` tries to open once more,
    ``way_back_wanted`` asks for a backup, ``anew_wanted`` for the first start where the data are gone."""

    again_wanted = Signal()
    way_back_wanted = Signal()
    anew_wanted = Signal()

    def __init__(self, trouble: Trouble, language: Language, icons: Icons) -> None:
        lead = _GONE if trouble.code == "no_store" else _LEAD
        super().__init__(_TITLE.to(language), lead.to(language), icons, language)
        # Of data that are gone the way on is below; the words for the command line do not help here.
        fix = "" if trouble.code == "no_store" else trouble.fix.to(language)
        self.sheet.body.addWidget(Banner(trouble.message.to(language), fix, Tone.STOP))
        mended = trouble.code in MENDED_BY_BACKUP
        self.leave = KeyButton(_LEAVE.to(language), "Esc")
        self.again = KeyButton(_AGAIN.to(language), "F5", "" if mended else "primary")
        self.way_back = KeyButton(_WAY_BACK.to(language), kind="primary")
        self.anew = KeyButton(_ANEW.to(language), kind="quiet")
        self.way_back.setVisible(mended)
        self.anew.setVisible(trouble.code == "no_store")
        self.leave.clicked.connect(self.close)
        # The signals of a button carry whether it is down.
        self.again.clicked.connect(lambda: self.again_wanted.emit())
        self.way_back.clicked.connect(lambda: self.way_back_wanted.emit())
        self.anew.clicked.connect(lambda: self.anew_wanted.emit())
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.leave, self.again, self.way_back):
            row.addWidget(button)
        self.sheet.body.addLayout(row)
        self.sheet.body.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignRight)
        first = self.way_back if mended else self.again
        self.setFocusProxy(first)
        first.setFocus()


_TITLE = Text(es="No se pudo abrir", en="It could not be opened")
_LEAD = Text(
    es="Sus datos están donde estaban; no se cambió nada.", en="Your data are where they were; nothing was changed."
)
_GONE = Text(
    es="El archivo de datos no está, pero hay respaldos de esta oficina.",
    en="The data file is not there, but there are backups of this office.",
)
_LEAVE = Text(es="Cerrar", en="Close")
_AGAIN = Text(es="Intentar de nuevo", en="Try again")
_WAY_BACK = Text(es="Recuperar un respaldo…", en="Restore a backup…")
_ANEW = Text(es="Empezar una oficina nueva", en="Start a new office")
