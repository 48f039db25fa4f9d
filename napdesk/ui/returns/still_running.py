"""What is asked once before a period is closed that still runs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from napdesk.schema.periods import Period
from napdesk.schema.text import Text
from napdesk.services.closing import still_running
from napdesk.ui.desk import Desk
from napdesk.ui.parts.banner import Banner
from napdesk.ui.parts.box import Box


def ask_still_running(period: Period, desk: Desk, parent: QWidget | None = None) -> Box | None:
    """The question, ``accepted`` by going on; None for a period whose days are over."""
    said = still_running(period, desk.today())
    if said is None:
        return None
    return Box(
        desk.say(_TITLE),
        Banner(desk.say(said), desk.say(_CAN_REOPEN)),
        desk.say(_NOT_YET),
        desk.say(_GO_ON),
        parent,
        careful=True,
    )


_TITLE = Text(es="El periodo todavía no termina", en="The period is not over yet")
_CAN_REOPEN = Text(
    es="Para añadirlo habría que reabrirlo, con su motivo.", en="To add it, the period would have to be reopened."
)
_GO_ON = Text(es="Cerrarlo ya", en="Close it now")
_NOT_YET = Text(es="Todavía no", en="Not yet")
