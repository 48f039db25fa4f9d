"""«A salvo»: when the last backup was made, how the store is kept, and that its history is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.moments import moment
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.panel import Panel
from napdesk.ui.parts.signed_line import lines_in
from napdesk.ui.parts.swap import swap
from napdesk.ui.parts.tones import Shape, Tone

if TYPE_CHECKING:
    from napdesk.ui.inicio.overview import Overview


class Safety(Panel):
    """Three lines, each with its shape; ``passphrase_wanted`` where there is none yet."""

    passphrase_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_HEADING.to(desk.language))
        self._desk = desk
        self._lines = QWidget()
        self.protect = KeyButton(_PROTECT.to(desk.language))
        self.protect.clicked.connect(self.passphrase_wanted)
        self.protect.hide()
        self.body.addWidget(self._lines)
        self.body.addWidget(self.protect, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_state(self, seen: Overview) -> None:
        """Tells the state of the store as it was seen."""
        told = self._told(seen)
        lines = lines_in([(words.to(self._desk.language), tone, shape) for words, tone, shape in told])
        self._lines = swap(self.body, self._lines, lines)
        self.protect.setVisible(not seen.protected)

    def _told(self, seen: Overview) -> list[tuple[Text, Tone, Shape]]:
        language, today = self._desk.language, self._desk.today()
        if seen.backed_up is None:
            backup = (_NO_BACKUP, Tone.PLAIN, Shape.RING)
        else:
            when = moment(seen.backed_up, today, language)
            backup = (_BACKUP.fill(when=when), Tone.MET, Shape.CHECK)
        guard = (_GUARDED, Tone.MET, Shape.CHECK) if seen.protected else (_UNGUARDED, Tone.UNDER_WAY, Shape.HALF)
        said = _HISTORY_ONE if seen.entries == 1 else _HISTORY
        history = (said.fill(entries=show_number(seen.entries)), Tone.MET, Shape.CHECK)
        return [backup, guard, history]


_HEADING = Text(es="A salvo", en="Safe")
_PROTECT = Text(es="Poner contraseña", en="Set a passphrase")
_BACKUP = Text(es="Último respaldo {when}, verificado", en="Last backup {when}, verified")
_NO_BACKUP = Text(es="El primer respaldo se hace solo, al cerrar", en="The first backup is made by itself on closing")
_GUARDED = Text(es="Cifrado y con contraseña", en="Encrypted, with a passphrase")
_UNGUARDED = Text(es="Cifrado, aún sin contraseña", en="Encrypted, without a passphrase yet")
_HISTORY_ONE = Text(es="Historial: {entries} asiento", en="History: {entries} entry")
_HISTORY = Text(es="Historial: {entries} asientos", en="History: {entries} entries")
