"""The notes a record was sent back with, as the form says them: over the fields whose they are, and at each."""

from __future__ import annotations

from napdesk.schema.problems import Problem, Weight
from napdesk.schema.text import Text, same
from napdesk.services.review import Noted


def problems_of(noted: Noted | None) -> list[Problem]:
    """Each note at its field; none of them stops anything: whoever corrects it may also say why it stays."""
    if noted is None:
        return []
    return [
        Problem("reviewers_note", Weight.NOTE, same(f"{noted.who}: {text}"), _ANSWER, field=key)
        for key, text in noted.notes.items()
    ]


def heading_of(noted: Noted, when: str) -> tuple[Text, Text]:
    """What stands over the form."""
    words = _AT_RECEIVER if noted.by_receiver else _WHAT_NOW
    return _SENT_BACK.fill(who=same(noted.who), when=same(when)), words


_ANSWER = Text(es="Corríjalo, o diga abajo por qué queda así.", en="Correct it, or say below why it stays so.")
_SENT_BACK = Text(es="Con observaciones de {who}, {when}", en="Sent back by {who}, {when}")
_AT_RECEIVER = Text(
    es="Es de quien recibió el reporte. Reabra su periodo, corrija lo que haga falta y haga la complementaria.",
    en="It is of whoever received the return. Reopen its period, correct what is needed and make the later revision.",
)
_WHAT_NOW = Text(
    es="Cada una está en su campo. Corrija lo que haga falta y guarde: vuelve a quien revisa.",
    en="Each stands at its field. Correct what is needed and save: it goes back to whoever reviews.",
)
