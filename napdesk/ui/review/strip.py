"""That the record on the form waits for review, and what may be done about it, in a thin strip over the form."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.form.fields import EDGE
from napdesk.ui.parts.buttons import KeyButton, share_room
from napdesk.ui.parts.labels import ElidedWords

GAP = 8
APPROVE, SEND_BACK, NEXT = "F2", "Shift+F2", "F3"


class ReviewStrip(QWidget):
    """Hidden where there is nothing to look over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._words = ElidedWords("", "label")
        self.approve = KeyButton(desk.say(_APPROVE), APPROVE, bound=False)
        self.send_back = KeyButton(desk.say(_SEND_BACK), desk.say(_SHIFT), bound=False)
        self.following = KeyButton(desk.say(_NEXT), NEXT, "quiet", bound=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, EDGE, 4)
        row.setSpacing(GAP)
        row.addWidget(self._words, 1)
        for button in (self.approve, self.send_back, self.following):
            row.addWidget(button)
        self.hide()

    def words(self) -> str:
        """What it says, "" while it is not there."""
        return "" if self.isHidden() else self._words.text()

    def show_waiting(self, waiting: int, *, this: bool) -> None:
        """How many wait, and whether the record on the form is one of them."""
        words = _WAITING if waiting else _ALL_DONE
        self._words.setText(self._desk.say(words.fill(count=show_number(waiting))))
        for button in (self.approve, self.send_back):
            button.setVisible(this)
        self.following.setVisible(waiting > int(this))
        self.show()
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """How many wait is told whole; for that the buttons give up their keys."""
        shown = [one for one in (self.approve, self.send_back, self.following) if not one.isHidden()]
        told = self._words.fontMetrics().horizontalAdvance(self._words.text()) + GAP
        share_room(shown, self.width() - EDGE - told - GAP * len(shown))


_WAITING = Text(es="{count} por revisar", en="{count} to review")
_ALL_DONE = Text(es="No queda nada por revisar.", en="Nothing is left to review.")
_APPROVE = Text(es="Validar", en="Approve")
_SEND_BACK = Text(es="Regresar…", en="Send back…")
_SHIFT = Text(es="Mayús+F2", en="Shift+F2")
_NEXT = Text(es="Siguiente", en="Next")
