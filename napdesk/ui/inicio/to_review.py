"""Records that wait for review, and the way to the first of them."""

from __future__ import annotations

from collections.abc import Callable

from napdesk.schema.record import Record
from napdesk.schema.showing import show_number
from napdesk.schema.text import Language, Text
from napdesk.ui.inicio.next_step import NextStep
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.tones import Shape, Tone


def review_row(waiting: int, first: Record, language: Language, go: Callable[[str, str], None]) -> NextStep:
    """«12 registros por revisar», with a button that goes to the first, by the key of its register and its uid."""
    words = (_ONE if waiting == 1 else _WAITING).fill(count=show_number(waiting))
    button = KeyButton(_GO.to(language))
    button.clicked.connect(lambda: go(first.register.key, first.uid))
    return NextStep(words.to(language), _HOW.to(language), Tone.UNDER_WAY, Shape.HALF, button)


_ONE = Text(es="{count} registro por revisar", en="{count} record to review")
_WAITING = Text(es="{count} registros por revisar", en="{count} records to review")
_HOW = Text(es="F2 lo valida, Mayús+F2 lo regresa, F3 sigue", en="F2 approves, Shift+F2 sends back, F3 goes on")
_GO = Text(es="Revisar", en="Review")
