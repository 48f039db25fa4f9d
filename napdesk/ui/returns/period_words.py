"""How a period stands, in words and colours: its pill, what is told of it, and what is said where nothing stops it."""

from __future__ import annotations

from napdesk.schema.receipts import Outcome
from napdesk.schema.showing import show_day
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.moments import moment_of
from napdesk.ui.parts.tones import Shape, Tone
from napdesk.ui.returns.period_state import PeriodState


def pill_of(state: PeriodState) -> tuple[Text, Tone, Shape]:
    if state.closed and state.receipt is not None:
        received = state.receipt.outcome is Outcome.RECEIVED
        tone, shape = (Tone.MET, Shape.CHECK) if received else (Tone.STOP, Shape.ALERT)
        return state.receipt.outcome.label, tone, shape
    if state.closed:
        return (_REPORTED, Tone.MET, Shape.CHECK) if state.sent else (_CLOSED, Tone.PLAIN, Shape.NONE)
    if state.sent:
        return _REOPENED, Tone.UNDER_WAY, Shape.HALF
    return _IS_OPEN, Tone.ACCENT, Shape.NONE


def free_words(state: PeriodState) -> tuple[Text, Text, Tone]:
    """What is said where nothing is left to mend."""
    if state.closed:
        return _IS_CLOSED, _REOPEN_TO_MEND, Tone.PLAIN
    if state.empty and not state.moved:
        return _EMPTY, _SAY_NIL, Tone.PLAIN
    if state.moved == []:
        return _SAME, _SAME_NEXT, Tone.PLAIN
    return _READY, _READY_NEXT, Tone.MET


def told_of(state: PeriodState, desk: Desk) -> str:
    """Its days, its last return and what was answered to it."""
    language, period = desk.language, state.period
    told = [_DAYS.fill(first=show_day(period.first_day), last=show_day(period.last_day))]
    if state.nil:
        told.append(_STATED_NIL)
    if state.sent:
        when = moment_of(state.sent.made_at, desk.today(), language)
        told.append(_SENT.fill(folio=state.sent.folio, when=when))
    if state.receipt is not None:
        when = moment_of(state.receipt.received_at, desk.today(), language)
        outcome = state.receipt.outcome.label
        told.append(_RECEIPT.fill(receiver=state.receipt.receiver, outcome=outcome, when=when))
    if state.clock_is_back is not None:
        told.append(state.clock_is_back)
    if state.typing:
        told.append(_TYPING.fill(count=state.typing))
    return " ".join(part.to(language) for part in told)


_CLOSED = Text(es="Cerrado", en="Closed")
_DAYS = Text(es="Del {first} al {last}.", en="From {first} to {last}.")
_EMPTY = Text(es="No hay registros en este periodo.", en="There are no records in this period.")
_IS_CLOSED = Text(es="El periodo está cerrado.", en="The period is closed.")
_IS_OPEN = Text(es="Abierto", en="Open")
_READY = Text(es="Nada detiene el reporte.", en="Nothing stops the return.")
_READY_NEXT = Text(
    es="Al hacerlo, el periodo se cierra y sus registros quedan fijos.",
    en="Making it closes the period and freezes its records.",
)
_RECEIPT = Text(es="Acuse de {receiver}: {outcome}, {when}.", en="Receipt of {receiver}: {outcome}, {when}.")
_REOPENED = Text(es="Reabierto", en="Reopened")
_REOPEN_TO_MEND = Text(es="Para corregir un registro, reabra el periodo.", en="To correct a record, reopen the period.")
_REPORTED = Text(es="Cerrado y reportado", en="Closed and reported")
_SAME = Text(es="Ningún registro cambió desde el último reporte.", en="No record has changed since the last return.")
_SAME_NEXT = Text(
    es="Si tampoco cambió lo demás, ese sigue siendo el que cuenta: cierre el periodo sin hacer otro.",
    en="If nothing else has either, that is still the one that counts: close the period without making another.",
)
_SAY_NIL = Text(
    es="Si de verdad no hubo nada, haga un reporte en ceros: también es informar.",
    en="If there was truly nothing, make a nil return: that is reporting too.",
)
_SENT = Text(es="Último reporte: {folio}, {when}.", en="Last return: {folio}, {when}.")
_STATED_NIL = Text(es="Se declaró en ceros.", en="It was stated nil.")
_TYPING = Text(es="Capturas sin guardar que no entran: {count}.", en="Captures not saved, which stay out: {count}.")
