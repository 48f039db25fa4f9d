"""figures: all commitments of a year or period, or the records behind one."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from napdesk.cli.records import as_json
from napdesk.cli.session import Session
from napdesk.cli.verb import option, verb
from napdesk.house import plan_of
from napdesk.schema.coverage import Coverage
from napdesk.schema.figures import Catalogue, Comparison, Figure, Indicator, State, Unit
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.showing import called, show_aim, show_day, show_number, show_share
from napdesk.schema.text import Text
from napdesk.services.closing import refuse_future
from napdesk.services.consolidation import consolidated, missing_offices
from napdesk.services.coverage import coverage
from napdesk.services.double_counts import open_overlaps_behind
from napdesk.services.figures import days_of, records_of
from napdesk.services.figures import figures as count_figures
from napdesk.store.measuring import Days
from napdesk.store.store import Store

_COLOURS = {State.MET: "green", State.UNDER_WAY: "yellow", State.NOT_MET: "red"}
_SIGNS = {State.MET: "✓", State.UNDER_WAY: "◐", State.NOT_MET: "✗"}


PERIOD = Text(es="Periodo: 2025-T3, 2025-S1 o 2025.", en="Period: 2025-T3, 2025-S1 or 2025.")


@verb(
    "figures",
    Text(
        es="Muestra los compromisos del plan con su meta y su avance.",
        en="Shows the plan's commitments, their targets and where they stand.",
    ),
)
@option("--year", type=click.IntRange(2000, 2100), words=Text(es="Ejercicio.", en="Year."))
@option("--period", "written", words=PERIOD)
@option(
    "--records",
    "behind",
    metavar="ID",
    words=Text(
        es="Lista los registros que cuentan para un compromiso, por ejemplo PA-7.",
        en="Lists the records behind one commitment, such as PA-7.",
    ),
)
def figures(session: Session, year: int | None, written: str | None, behind: str | None) -> None:
    period = read_period(written) if written else Period.read(str(year or session.today.year))
    if period is None or (year and written):
        raise Trouble("wrong_use", _ONE_OF, _EXAMPLE)
    refuse_future(period, session.today)
    # As in a period's return: from the year's first day to the period's last, for the targets are of a year.
    days = days_of(date(period.year, 1, 1), period.last_day, session.today)
    with session.store() as own, consolidated(own) as store:
        catalogue = plan_of(own)
        if behind:
            _answer_records(session, store, catalogue, behind.upper(), days)
        else:
            nil = store.received.nil_in(days.begin.year)
            found = count_figures(store, catalogue, days, session.today, nil=nil)
            told = document(session, store, catalogue, found, days)
            session.answer(told, [*table(session, catalogue, found, days), *_waiting(session, told)])


def read_period(written: str) -> Period:
    """A period as typed; raises Trouble ``not_a_period``."""
    period = Period.read(written)
    if period is None:
        raise Trouble("not_a_period", _NOT_A_PERIOD.fill(written=written[:20]), _EXAMPLE)
    return period


def document(session: Session, store: Store, catalogue: Catalogue, found: list[Figure], days: Days) -> dict[str, Any]:
    """All figures as cli.md shapes them."""
    waiting = open_overlaps_behind(store, [one.indicator for one in found], days)
    covered = coverage(store, days.begin.year, session.today)
    return {
        "year": days.begin.year,
        "office": store.office_code,
        "cut_off": days.day.isoformat(),
        "catalogue": catalogue.version,
        "figures": [
            _told(session, one) | {"overlaps": waiting[one.indicator.id], "offices": _offices(covered, one.indicator)}
            for one in found
        ],
        "missing_offices": [one.code for one in missing_offices(store, days.begin.year, session.today)],
    }


def table(session: Session, catalogue: Catalogue, found: list[Figure], days: Days) -> list[str]:
    """The plan as a table for people, in colour where the terminal has it."""
    head = _HEAD.fill(year=days.begin.year, day=show_day(days.day), version=catalogue.version)
    lines = [click.style(session.say(head), bold=True)]
    pillar = None
    for figure in found:
        if figure.indicator.pillar != pillar:
            pillar = figure.indicator.pillar
            lines += ["", click.style(session.say(pillar).upper(), bold=True)]
        lines.append(_line(session, figure))
    return lines


def _offices(covered: Coverage, indicator: Indicator) -> dict[str, int] | None:
    """How many of the offices whose records it counts have sent all that is due; None where no list says which."""
    share = covered.among(indicator.narrowing.institutions).reported
    return {"reported": share.n, "expected": share.of} if share.of else None


def _waiting(session: Session, told: dict[str, Any]) -> list[str]:
    """The figures in which something may be counted twice, and that nobody has decided on."""
    behind = [f"{one['id']} ({one['overlaps']})" for one in told["figures"] if one["overlaps"]]
    return ["", session.say(_TWICE.fill(figures=", ".join(behind)))] if behind else []


def _line(session: Session, figure: Figure) -> str:
    title = session.say(figure.indicator.title)
    title = title if len(title) <= 58 else title[:57] + "…"
    state = f"{_SIGNS.get(figure.state, '○')} {session.say(figure.state.label)}"
    colour = _COLOURS.get(figure.state)
    counted = f"{_value(figure):>9}  {_target(session, figure):<13}"
    return f"  {figure.indicator.id:<8}{title:<60}{counted}{click.style(state, fg=colour)}"


def _value(figure: Figure) -> str:
    return _number(figure.indicator, figure.value)


def _number(indicator: Indicator, value: float | None) -> str:
    if value is None:
        return "—"
    return (show_share if indicator.unit is Unit.SHARE else show_number)(value)


def _target(session: Session, figure: Figure) -> str:
    indicator = figure.indicator
    if indicator.comparison is Comparison.GROWS:
        return session.say(_GROWS.fill(before=_number(indicator, figure.previous)))
    if indicator.target is None:
        return ""
    target = (show_aim if indicator.unit is Unit.SHARE else show_number)(indicator.target)
    return session.say((_MORE if indicator.comparison is Comparison.MORE_THAN else _OF).fill(target=target))


def _told(session: Session, figure: Figure) -> dict[str, Any]:
    indicator = figure.indicator
    return {
        "id": indicator.id,
        "title": session.say(indicator.title),
        "value": figure.value,
        "n": figure.n,
        "of": figure.of,
        "target": _whole(indicator.target),
        "comparison": indicator.comparison.value,
        "unit": indicator.unit.value,
        "state": figure.state.value,
        "previous": figure.previous,
        "confirmed": indicator.confirmed,
        "variants": {name: {"value": one.value, "n": one.n, "of": one.of} for name, one in figure.variants.items()},
        "unknown": figure.unknown,
        "growth": figure.growth,
        "records": figure.records,
        "absent": figure.absent,
        "missing": list(figure.missing),
        "declared": {str(year): value for year, value in sorted(figure.declared.items())},
    }


def _whole(target: float | None) -> float | int | None:
    return int(target) if target is not None and target.is_integer() else target


def _answer_records(session: Session, store: Store, catalogue: Catalogue, wanted: str, days: Days) -> None:
    indicator = next((one for one in catalogue.on(days.end) if one.id == wanted), None)
    if indicator is None:
        raise Trouble("unknown_commitment", _UNKNOWN.fill(id=wanted[:20]), _SEE_ALL)
    found = records_of(store, indicator, days)
    codes = store.received.codes() | {store.office.uid: store.office_code}
    document = {
        "id": indicator.id,
        "year": days.begin.year,
        "count": len(found),
        "records": [as_json(one, codes.get(one.office, one.office)) for one in found],
    }
    session.answer(document, [f"{one.folio}  {called(one, store.lists, session.language) or '—'}" for one in found])


_ONE_OF = Text(es="Diga --year o --period, no los dos.", en="Say --year or --period, not both.")
_NOT_A_PERIOD = Text(es="«{written}» no es un periodo.", en="“{written}” is not a period.")
_EXAMPLE = Text(es="Escriba, por ejemplo, 2025-T3, 2025-S1 o 2025.", en="Write, for example, 2025-T3, 2025-S1 or 2025.")
_UNKNOWN = Text(es="No hay un compromiso «{id}».", en="There is no commitment “{id}”.")
_SEE_ALL = Text(es="Véalos todos con «napdesk figures».", en="See them all with “napdesk figures”.")
_HEAD = Text(
    es="Plan Nacional de Acción 1325 · {year} · con corte al {day} · metas nacionales · catálogo {version}",
    en="National Action Plan 1325 · {year} · as of {day} · national targets · catalogue {version}",
)
_TWICE = Text(
    es="Posibles dobles conteos por decidir, que cuentan todos: {figures}. Véalos con «napdesk overlaps».",
    en="Possible double counts to be decided, all of which count: {figures}. See them with “napdesk overlaps”.",
)
_GROWS = Text(es="antes {before}", en="before {before}")
_OF = Text(es="de {target}", en="of {target}")
_MORE = Text(es="más de {target}", en="over {target}")
