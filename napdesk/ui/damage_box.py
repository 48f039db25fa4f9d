"""What the check behind the start found damaged, said before anybody types on; and the way back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language, Text
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.box import Box
from napdesk.ui.parts.tones import Tone


class DamageBox(Box):
    """``accepted`` asks for a backup; Esc goes on, to look or to copy what can still be read."""

    def __init__(self, trouble: Trouble, language: Language, parent: QWidget | None = None) -> None:
        banner = Banner(trouble.message.to(language), trouble.fix.to(language), Tone.STOP)
        super().__init__(_TITLE.to(language), banner, _LATER.to(language), _WAY_BACK.to(language), parent)


_TITLE = Text(es="Hay daño en los datos", en="The data are damaged")
_WAY_BACK = Text(es="Recuperar un respaldo…", en="Restore a backup…")
_LATER = Text(es="Ahora no", en="Not now")
