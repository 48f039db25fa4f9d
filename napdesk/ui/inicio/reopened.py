"""A period that was sent and is open again: how much changed since, and the way to its return."""

from __future__ import annotations

from collections.abc import Callable

from napdesk.schema.periods import Period
from napdesk.schema.showing import show_number
from napdesk.schema.text import Language, Text
from napdesk.ui.inicio.next_step import NextStep
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.tones import Shape, Tone


def reopened_row(period: Period, changes: int, language: Language, go: Callable[[], None]) -> NextStep:
    """«2025-T2: 3 cambios desde que se envió», with a button that does ``go``."""
    words = (_ONE if changes == 1 else _CHANGES).fill(period=str(period), count=show_number(changes))
    button = KeyButton(_GO.to(language))
    button.clicked.connect(go)
    return NextStep(words.to(language), _NEXT.to(language), Tone.UNDER_WAY, Shape.HALF, button)


_ONE = Text(es="{period}: {count} cambio desde que se envió", en="{period}: {count} change since it was sent")
_CHANGES = Text(es="{period}: {count} cambios desde que se envió", en="{period}: {count} changes since it was sent")
_NEXT = Text(
    es="Está reabierto: haga la complementaria, o ciérrelo si nada cambió.",
    en="It is open again: make the later revision, or close it if nothing changed.",
)
_GO = Text(es="Ir a Reportes", en="Go to Returns")
