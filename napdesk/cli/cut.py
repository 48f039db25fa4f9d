"""cut: national cuts, made, listed, counted again, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from napdesk.cli.session import Session
from napdesk.cli.verb import option, verb
from napdesk.house import plan_of
from napdesk.schema.problems import Trouble
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text
from napdesk.services.national_cut import Since, changes_since, figures_of, find_cut, freeze, same_figures
from napdesk.services.receiving import refuse_office
from napdesk.store.national_cuts import NationalCut


@verb(
    "cut",
    Text(
        es="Hace un corte nacional, los lista, o dice de uno si sus cifras salen iguales y qué cambió desde entonces.",
        en="Makes a national cut, lists them, or says of one whether its figures come out the same and what changed.",
    ),
)
@click.argument("name", required=False)
@option("--freeze", is_flag=True, words=Text(es="Hace el corte con ese nombre.", en="Makes the cut of that name."))
@option("--year", type=click.IntRange(2000, 2100), words=Text(es="Ejercicio del corte.", en="Year of the cut."))
def cut(session: Session, name: str | None, freeze: bool, year: int | None) -> None:
    if freeze and (name is None or year is None):
        raise Trouble("wrong_use", _NEEDS, _NOTHING_CHANGED)
    if freeze and name is not None and year is not None:
        _freeze(session, name, year)
    elif name is not None:
        _show(session, name)
    else:
        _list(session)


def _freeze(session: Session, name: str, year: int) -> None:
    with session.store() as store:
        made = freeze(store, plan_of(store), name, year, session.today)
    session.answer(_told(made), [_line(session, made)])


def _list(session: Session) -> None:
    with session.store() as store:
        refuse_office(store)
        found = store.national_cuts.all()
    lines = [_line(session, one) for one in found] or [session.say(_NONE)]
    session.answer({"cuts": [_told(one) for one in found]}, lines)


def _show(session: Session, name: str) -> None:
    with session.store() as store:
        refuse_office(store)
        found = find_cut(store, name)
        equal = same_figures(found, figures_of(store, found))
        since = changes_since(store, found, plan_of(store), session.today)
    document = _told(found) | {"figures": found.content["figures"], "reproduced": equal, "since": _since(since)}
    lines = [_line(session, found), session.say(_EQUAL if equal else _OTHERWISE), *_since_lines(session, since)]
    session.answer(document, lines)


def _told(one: NationalCut) -> dict[str, Any]:
    said = {"name": one.name, "year": one.year, "cut_off": one.day, "seal": one.seal}
    return said | {"made_at": one.made_at, "made_by": one.made_by, "returns": len(one.content["returns"])}


def _since(since: Since) -> dict[str, Any]:
    return {
        "new": [_return(one) for one in since.new],
        "replaced": [one._asdict() for one in since.replaced],
        "gone": [_return(one) for one in since.gone],
        "figures": [{"id": key, "was": was, "now": now} for key, was, now in since.figures],
    }


def _return(one: Any) -> dict[str, Any]:
    return {"office": one.office, "period": one.period, "revision": one.revision, "seal": one.seal}


def _line(session: Session, one: NationalCut) -> str:
    count = len(one.content["returns"])
    return session.say(_CUT.fill(name=one.name, year=one.year, day=one.day, count=count, seal=one.seal[:16]))


def _since_lines(session: Session, since: Since) -> Iterator[str]:
    if not since.anything:
        yield session.say(_AS_THEN)
    for words, several in ((_NEW, since.new), (_GONE, since.gone)):
        for one in several:
            yield session.say(words.fill(office=one.office, period=one.period, revision=one.revision))
    for each in since.replaced:
        yield session.say(_REPLACED.fill(**each._asdict()))
    for key, was, now in since.figures:
        yield f"  {key}: {_value(was)} → {_value(now)}"


def _value(value: float | None) -> str:
    return "—" if value is None else show_number(value)


_CUT = Text(
    es="{name} · ejercicio {year} · con corte al {day} · reportes: {count} · sello {seal}",
    en="{name} · year {year} · as of {day} · returns: {count} · seal {seal}",
)
_EQUAL = Text(es="Sus cifras salen iguales.", en="Its figures come out the same.")
_OTHERWISE = Text(es="Sus cifras NO salen iguales.", en="Its figures do NOT come out the same.")
_AS_THEN = Text(es="Desde entonces no ha cambiado nada.", en="Nothing has changed since.")
_NEW = Text(es="  + {office} · {period} · R{revision}", en="  + {office} · {period} · R{revision}")
_GONE = Text(es="  – {office} · {period} · R{revision}", en="  – {office} · {period} · R{revision}")
_REPLACED = Text(es="  ~ {office} · {period} · R{was} → R{now}", en="  ~ {office} · {period} · R{was} → R{now}")
_NONE = Text(es="Todavía no hay cortes.", en="There is no cut yet.")
_NEEDS = Text(es="Para hacer un corte diga su nombre y --year.", en="To make a cut, give its name and --year.")
_NOTHING_CHANGED = Text(es="No se cambió nada.", en="Nothing was changed.")
