"""The office's own words: what can be written of a commitment, and when a reason for its figure is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.figures import Catalogue, Combine, Figure, Narrative
from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem, Weight, stops
from napdesk.schema.text import Text
from napdesk.services.checks import TAKE_OUT, looks_personal
from napdesk.services.pace import FEWEST_DAYS, gone
from napdesk.store.measuring import Days
from napdesk.store.store import Store

LONGEST = 1_000  # characters of either text
MUCH = 0.25  # of last year's figure, from which on a change is asked about
_FIELDS = ("progress", "justification")
# What starts at nothing every January and only adds up; what stands, and a share, may be any size on any day.
_ADDS_UP = (Combine.SUM, Combine.DISTINCT)


def tidied(narrative: Narrative) -> Narrative:
    """The words as they are kept."""
    return Narrative(tidy(narrative.progress, lines=True), tidy(narrative.justification, lines=True))


def check_narrative(narrative: Narrative) -> list[Problem]:
    """What is wrong with tidied words, each at its field: ``progress`` or ``justification``."""
    return [problem for name in _FIELDS for problem in _about(name, getattr(narrative, name))]


def keep_narrative(
    store: Store, catalogue: Catalogue, period: Period, indicator: str, narrative: Narrative
) -> list[Problem]:
    """Keep the words on a commitment, tidied, unless something in them stops; blank ones are taken out.

    Raises Trouble ``period_closed``.
    """
    words = tidied(narrative)
    problems = check_narrative(words)
    if not any(one.id == indicator for one in catalogue.on(period.last_day)):
        message = _UNKNOWN.fill(id=indicator[:20], period=period.label)
        problems.insert(0, Problem("unknown_commitment", Weight.STOP, message, _SEE_ALL, value=indicator[:60]))
    if not stops(problems):
        store.narratives.put(period, indicator, words)
    return problems


def needs_justification(figure: Figure, days: Days) -> bool:
    """Whether a reason is asked for: the figure is behind the year's pace, or far from last year's.

    The pace is that of what adds up over the year towards a number: at the cut-off as much of the target should be
    reached as of the year has gone by. It says nothing of a stock or a share, nor before two months have passed. Far
    is a quarter of last year's same stretch, up or down; for a share, which is told in points, 25 of them. Anything
    after nothing is far. Without data there is nothing to give a reason for.
    """
    return figure.value is not None and (_is_behind(figure, days) or _is_far(figure))


def asks_reason(figure: Figure, days: Days) -> bool:
    """Whether this office is asked for a reason.

    Targets are national, and behind the pace of one is also every office that has no part in it: where an office
    brought nothing this year nor the last, it is not asked for a reason.
    """
    return bool(figure.records or figure.previous) and needs_justification(figure, days)


def notes_on(figures: Sequence[Figure], written: Mapping[str, Narrative], days: Days) -> list[tuple[str, Problem]]:
    """What is open at the office's own words, with the commitment's id; nothing here keeps a period from closing."""
    found = [(name, problem) for name, words in written.items() for problem in check_narrative(words)]
    for figure in figures:
        name = figure.indicator.id
        told = written.get(name, Narrative()).justification
        if not told and asks_reason(figure, days):
            found.append((name, _MISSING))
    return found


def _about(name: str, text: str) -> Iterator[Problem]:
    unfit = check_text(text, LONGEST)
    if unfit is not None:
        yield replace(unfit, field=name)
    yield from looks_personal(name, text, TAKE_OUT)


def _is_behind(figure: Figure, days: Days) -> bool:
    indicator, passed = figure.indicator, (days.day - days.day.replace(month=1, day=1)).days
    if indicator.combine not in _ADDS_UP or not indicator.target or passed < FEWEST_DAYS:
        return False
    assert figure.value is not None
    return figure.value / indicator.target < gone(days)


def _is_far(figure: Figure) -> bool:
    if figure.previous == 0:
        return bool(figure.value)
    return figure.growth is not None and abs(figure.growth) >= MUCH


_UNKNOWN = Text(
    es="No hay un compromiso «{id}» en {period}.",
    en="There is no commitment “{id}” in {period}.",
)
_SEE_ALL = Text(es="Elija uno de los del Resumen.", en="Choose one of those in the Summary.")
_MISSING = Problem(
    "justification_missing",
    Weight.NOTE,
    Text(
        es="Va atrás del ritmo del año, o cambió mucho frente al año anterior, y no se dice por qué.",
        en="It is behind the year's pace, or changed much since the year before, and no reason is given.",
    ),
    Text(
        es="Escriba en Resumen la justificación de la variación.",
        en="Write the reason for the change in the Summary.",
    ),
    field="justification",
)
