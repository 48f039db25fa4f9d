"""What waits for somebody's judgement, and the way there: records for review, and at a hub returns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from napdesk.schema.record import Record
from napdesk.schema.showing import show_number
from napdesk.schema.text import Language, Text
from napdesk.ui.inicio.next_step import NextStep
from napdesk.ui.parts.buttons import KeyButton
from napdesk.ui.parts.tones import Shape, Tone
from napdesk.ui.places import RECEIVING

if TYPE_CHECKING:
    from napdesk.ui.inicio.overview import Overview


def review_rows(
    seen: Overview, language: Language, go: Callable[[str, str], None], go_to: Callable[[str], None]
) -> list[NextStep]:
    """What waits for somebody's judgement: at a hub returns, and where the office reviews its records."""
    rows = []
    if seen.to_decide:
        words = (_RETURN if seen.to_decide == 1 else _RETURNS).fill(count=show_number(seen.to_decide))
        button = KeyButton(_SEE.to(language))
        button.clicked.connect(lambda: go_to(RECEIVING))
        rows.append(NextStep(words.to(language), _HELD.to(language), Tone.UNDER_WAY, Shape.HALF, button))
    if (first := seen.first_to_review) is not None:
        rows.append(review_row(seen.to_review, first, language, go))
    return rows


def review_row(waiting: int, first: Record, language: Language, go: Callable[[str, str], None]) -> NextStep:
    """«12 registros por revisar», with a button that goes to the first, by the key of its register and its uid."""
    words = (_ONE if waiting == 1 else _WAITING).fill(count=show_number(waiting))
    button = KeyButton(_GO.to(language))
    button.clicked.connect(lambda: go(first.register.key, first.uid))
    return NextStep(words.to(language), _HOW.to(language), Tone.UNDER_WAY, Shape.HALF, button)


_RETURN = Text(es="{count} reporte por decidir", en="{count} return to decide on")
_RETURNS = Text(es="{count} reportes por decidir", en="{count} returns to decide on")
_HELD = Text(
    es="Llegaron y no cuentan hasta que alguien decida", en="They came, and do not count until somebody decides"
)
_SEE = Text(es="Ver", en="See")
_ONE = Text(es="{count} registro por revisar", en="{count} record to review")
_WAITING = Text(es="{count} registros por revisar", en="{count} records to review")
_HOW = Text(es="F2 lo valida, Mayús+F2 lo regresa, F3 sigue", en="F2 approves, Shift+F2 sends back, F3 goes on")
_GO = Text(es="Revisar", en="Review")
