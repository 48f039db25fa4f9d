"""overlaps: what may be counted twice at a hub, side by side, and what is decided of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from napdesk.cli.session import Session
from napdesk.cli.verb import option, verb
from napdesk.schema.codes import Lists
from napdesk.schema.overlaps import Overlap
from napdesk.schema.problems import Trouble
from napdesk.schema.showing import called, show, show_day, show_number
from napdesk.schema.text import Text
from napdesk.services.double_counts import Sides, decide, search, sides_of, there
from napdesk.services.receiving import refuse_office
from napdesk.store.consolidated import Reported
from napdesk.store.store import Store


@verb(
    "overlaps",
    Text(
        es="Busca lo que dos oficinas informaron de lo mismo y lo muestra lado a lado, o decide uno con su motivo.",
        en="Finds what two offices reported of the same thing, side by side, or decides one with a reason.",
    ),
)
@option(
    "--decide",
    "decided",
    nargs=2,
    metavar="ID same|different|keep:UID",
    words=Text(
        es="Qué es el del ID: lo mismo, distinto, o lo mismo y cuál de sus registros cuenta.",
        en="What the one of that ID is: the same, different, or the same and which of its records counts.",
    ),
)
@option("--reason", default="", words=Text(es="Motivo de la decisión.", en="Why it is decided so."))
def overlaps(session: Session, decided: tuple[str, str] | None, reason: str) -> None:
    if (decided is None) != (not reason):
        raise Trouble("wrong_use", _BOTH, _NOTHING_CHANGED)
    with session.store() as store:
        refuse_office(store)
        found = [decide(store, *decided, reason)] if decided else search(store)
        sides = sides_of(store, found)
        lines = [line for one in found for line in _lines(session, store, one, sides)] or [session.say(_NONE)]
    session.answer({"overlaps": [_told(session, one, sides, store.lists) for one in found]}, lines)


def overlap_told(session: Session, one: Overlap) -> dict[str, Any]:
    """An overlap as cli.md shapes it."""
    said = {"id": one.id, "register": one.register, "kind": one.kind.value}
    return said | {"records": list(one.records), "reason": session.say(one.reason)}


def _told(session: Session, one: Overlap, sides: Sides, lists: Lists) -> dict[str, Any]:
    decision = {
        "decision": one.decision.value if one.decision else None,
        "keep": one.keep or None,
        "why": one.why or None,
        "decided_by": one.decided_by or None,
        "decided_at": one.decided_at or None,
    }
    told = [_side(session, each, lists) for each in there(one, sides)]
    return overlap_told(session, one) | decision | {"sides": told}


def _side(session: Session, one: Reported, lists: Lists) -> dict[str, Any]:
    record, source, people = one.record, one.source, one.record.register.people
    day = record[record.register.clock.ends] or record[record.register.clock.begins]
    return {
        "uid": record.uid,
        "office": source.office,
        "folio": record.folio,
        "period": source.period,
        "revision": source.revision,
        "name": called(record, lists, session.language),
        "day": day.isoformat() if day else None,
        "women": people.women_of(record) if people else None,
        "men": people.men_of(record) if people else None,
        "counts": one.counts,
    }


def _lines(session: Session, store: Store, one: Overlap, sides: Sides) -> Iterator[str]:
    register = next(each for each in store.registers if each.key == one.register)
    state = session.say(one.decision.label) if one.decision else session.say(_OPEN)
    yield click.style(f"{one.id} · {session.say(register.title)} · {session.say(one.kind.label)}", bold=True)
    yield f"  {session.say(one.reason)}"
    told = there(one, sides)
    rows = [_row(session, each, store.lists) for each in told]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for each, row in zip(told, rows, strict=True):
        mark = "  " if each.counts else "– "
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {mark}{'  '.join(padded)}  {each.record.uid}"
    yield f"  {click.style(state, fg='green' if one.decision else 'yellow')}{f': {one.why}' if one.why else ''}"


def _row(session: Session, one: Reported, lists: Lists) -> tuple[str, ...]:
    """Office, return, folio, name, place, dates, women and men, each as people read it."""
    record, register, people = one.record, one.record.register, one.record.register.people
    told = (record.values.get("begins"), record[register.clock.begins], record[register.clock.ends])
    days = dict.fromkeys(show_day(day) for day in told if isinstance(day, date))
    counts = (people.women_of(record), people.men_of(record)) if people else (None, None)
    place = show(register.place, record[register.place], lists, session.language) if register.place else ""
    return (
        one.source.office,
        f"{one.source.period} R{one.source.revision}",
        record.folio,
        called(record, lists, session.language),
        place,
        "–".join(days),
        session.say(_PEOPLE.fill(**dict(zip(("women", "men"), map(_number, counts), strict=True)))),
    )


def _number(count: int | None) -> str:
    return "—" if count is None else show_number(count)


_OPEN = Text(es="Por decidir: cuentan todos", en="To be decided: all count")
_PEOPLE = Text(es="{women} mujeres, {men} hombres", en="{women} women, {men} men")
_NONE = Text(es="No hay posibles dobles conteos.", en="There are no possible double counts.")
_BOTH = Text(es="Diga --decide con su --reason.", en="Give --decide with its --reason.")
_NOTHING_CHANGED = Text(es="No se cambió nada.", en="Nothing was changed.")
