"""How the office stands, told wherever one is in the window: the counts of the rail and the status line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from napdesk.schema.offices import Office
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.ui.desk import Desk
from napdesk.ui.moments import moment
from napdesk.ui.parts.status import StatusLine, StatusPart
from napdesk.ui.parts.tones import Shape, Tone
from napdesk.ui.places import RECEIVING
from napdesk.ui.rail import Rail

if TYPE_CHECKING:
    from napdesk.ui.inicio.overview import Overview


def tell_standing(seen: Overview, desk: Desk, rail: Rail, status: StatusLine, *, damaged: bool) -> None:
    """Show what was seen of the store at once; ``damaged`` where the check behind the start found it so."""
    for register in desk.registers:
        count = seen.waiting[register.key]
        back = any(record.register is register for record in seen.sent_back)
        words = desk.say(_WAITING.fill(count=count)) if count else ""
        rail.set_count(register.key, count, back, words)
    if RECEIVING in rail:
        words = desk.say(_TO_DECIDE.fill(count=seen.to_decide)) if seen.to_decide else ""
        rail.set_count(RECEIVING, seen.to_decide, urgent=True, words=words)
    parts = []
    if seen.backed_up:
        when = moment(seen.backed_up, desk.today(), desk.language)
        parts.append(StatusPart(desk.say(_BACKUP.fill(when=when))))
    if waiting := sum(seen.waiting.values()):
        told = UNFINISHED[waiting > 1].fill(count=show_number(waiting), span=_IN_ALL)
        parts.append(StatusPart(desk.say(told), Shape.HALF))
    status.set_parts(parts)
    safe = DAMAGED if damaged else SAFE if seen.protected else _NO_PASSPHRASE
    status.set_safe(desk.say(safe), Tone.STOP if damaged else Tone.MET)
    stands = (_CLOSED if seen.period_closed else _OPEN).fill(period=str(seen.period))
    status.set_right(desk.say(stands))


def alarm(status: StatusLine, desk: Desk, *said: Text) -> None:
    """Say in the status line what went wrong or has to wait, and what to do."""
    status.set_parts([StatusPart(" ".join(desk.say(one) for one in said), Shape.ALERT, Tone.STOP)])


def tell_office(office: Office, desk: Desk, rail: Rail) -> str:
    """The office at the foot of the rail, and the window's title; a demonstration says so in both."""
    demo = desk.say(_FICTITIOUS) if office.demo else ""
    rail.set_foot(desk.store.house.who, demo or office.code)
    return " · ".join(part for part in ("NapDesk", office.name, demo) if part)


SAFE = Text(es="Datos cifrados", en="Data encrypted")
DAMAGED = Text(es="Hay daño en los datos", en="The data are damaged")
MAKING = Text(
    es="Aquí todavía se está trabajando: espere a que termine, o cancélelo.",
    en="Work is under way: wait for it to end, or cancel it.",
)
_NO_PASSPHRASE = Text(es="Datos cifrados, sin contraseña", en="Data encrypted, no passphrase")
_WAITING = Text(es="{count} por terminar", en="{count} unfinished")
_TO_DECIDE = Text(es="{count} por decidir", en="{count} to decide")
_BACKUP = Text(es="Último respaldo {when}, verificado", en="Last backup {when}, verified")
# Of the whole store here, of what is looked at in Resumen: the same words.
UNFINISHED = (
    Text(es="{count} por terminar {span}: aún no cuenta", en="{count} unfinished {span}: not counted yet"),
    Text(es="{count} por terminar {span}: aún no cuentan", en="{count} unfinished {span}: not counted yet"),
)
_IN_ALL = Text(es="en total", en="in all")
_OPEN = Text(es="Periodo {period} abierto", en="Period {period} open")
_CLOSED = Text(es="Periodo {period} cerrado", en="Period {period} closed")
_FICTITIOUS = Text(es="DATOS FICTICIOS", en="FICTITIOUS DATA")
