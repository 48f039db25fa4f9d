"""Declared figures of past years, for offices that start late: checked, kept, and shown apart from counted ones.

A declared figure never enters a state. A figure is data only where a record counts or a nil return was made, and
what should grow has a base only in such a figure of the year before: without one it stays without base, whatever was
declared. Besides, a declared figure is of a whole year, while a base is of the same stretch of it. So it stands beside,
called *declarada*, with its source, and whoever reads may compare.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.codes import Lists
from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.figures import Catalogue, Combine, Declared, Indicator, Unit
from napdesk.schema.problems import Problem, Weight, stops
from napdesk.schema.text import Text
from napdesk.services.checks import TAKE_OUT, looks_personal
from napdesk.store.store import Store

LARGEST = 10**15  # a spreadsheet keeps 15 digits


def declare(store: Store, catalogue: Catalogue, one: Declared, today: date) -> list[Problem]:
    """Keep a declared figure, in place of the one of the same year, institution and commitment, unless it stops."""
    one = one._replace(source=tidy(one.source, lines=False))
    problems = check_declared(one, catalogue, store.lists, today)
    if not stops(problems):
        store.declared.put(one)
    return problems


def check_declared(one: Declared, catalogue: Catalogue, lists: Lists, today: date) -> list[Problem]:
    """What is wrong with a declared figure; ``field`` is the name of the part it stands at."""
    found = list(_about_year(one, today))
    indicator = _indicator(one, catalogue)
    if indicator is None:
        found.append(_stop("unknown_commitment", "indicator", one.indicator, _UNKNOWN, _SEE_ALL))
    found += _about_institution(one, lists)
    found += _about_numbers(one, indicator)
    unfit = check_text(one.source, LINE_LENGTH)
    if unfit is not None:
        found.append(replace(unfit, field="source"))
    elif not one.source:
        found.append(_stop("missing", "source", "", _NO_SOURCE, _SAY_SOURCE))
    return [*found, *looks_personal("source", one.source, TAKE_OUT)]


def declared_of(store: Store, indicator: str, institution: str = "") -> list[Declared]:
    """What was declared of a commitment, by year; of one institution only, where one is named."""
    return [one for one in _every(store, institution) if one.indicator == indicator]


def declared_in(
    store: Store, indicators: Iterable[Indicator], years: Iterable[int], institution: str = ""
) -> dict[str, dict[int, float]]:
    """What was declared of each commitment in those years, by its id, as one number."""
    wanted, every = set(years), list(_every(store, institution))
    return {
        indicator.id: {
            year: value for year, value in by_year(every, indicator).items() if year in wanted
        }
        for indicator in indicators
    }  # fmt: skip


def by_year(every: Iterable[Declared], indicator: Indicator) -> dict[int, float]:
    """What the institutions declared of a commitment comes to, year by year, as its figures are put together.

    What is told apart, such as regions, cannot be put together from numbers: of several institutions there is none.
    """
    years: dict[int, list[Declared]] = {}
    for one in every:
        # A catalogue of later may make a share of what was declared as a count, or a count of a share.
        if one.indicator == indicator.id and (one.of is not None) == (indicator.unit is Unit.SHARE):
            years.setdefault(one.year, []).append(one)
    return {
        year: sum(one.value for one in found) / (sum(one.of or 0 for one in found) or 1)
        for year, found in years.items()
        if len(found) == 1 or indicator.combine is not Combine.DISTINCT
    }


def _every(store: Store, institution: str) -> Iterator[Declared]:
    return (one for one in store.declared.every() if institution in ("", one.institution))


def _indicator(one: Declared, catalogue: Catalogue) -> Indicator | None:
    """The commitment as it was in force at the end of that year."""
    if not date.min.year <= one.year <= date.max.year:
        return None
    return next((row for row in catalogue.on(date(one.year, 12, 31)) if row.id == one.indicator), None)


def _about_year(one: Declared, today: date) -> Iterator[Problem]:
    if one.year > today.year:
        yield _stop("year_to_come", "year", str(one.year), _TO_COME.fill(year=today.year), _PAST_YEAR)


def _about_institution(one: Declared, lists: Lists) -> Iterator[Problem]:
    on = date(max(date.min.year, min(one.year, date.max.year)), 12, 31)
    if lists.at(("institution",), one.institution, on) is None:
        problem = lists.read(("institution",), one.institution, on)
        if isinstance(problem, Problem):
            yield replace(problem, field="institution")


def _about_numbers(one: Declared, indicator: Indicator | None) -> Iterator[Problem]:
    numbers = {"value": one.value} if one.of is None else {"value": one.value, "of": one.of}
    wrong = [problem for name, number in numbers.items() for problem in _about_number(name, number)]
    yield from wrong
    if wrong or indicator is None:
        return
    if indicator.unit is not Unit.SHARE:
        if one.of is not None:
            yield _stop("total_unfit", "of", f"{one.of:g}", _NO_SHARE, _NO_TOTAL)
    elif not one.of:
        yield _stop("total_missing", "of", "", _IS_SHARE, _SAY_TOTAL)
    elif one.value > one.of:
        yield _stop("more_than_all", "value", f"{one.value:g}", _MORE, _CHECK_BOTH)


def _about_number(name: str, number: float) -> Iterator[Problem]:
    if number < 0:
        yield _stop("negative", name, f"{number:g}", _NEGATIVE, _CHECK)
    elif not float(number).is_integer() or number >= LARGEST:
        yield _stop("not_whole", name, f"{number:g}", _NOT_WHOLE, _CHECK)


def _stop(code: str, field: str, value: str, message: Text, fix: Text) -> Problem:
    return Problem(code, Weight.STOP, message, fix, field=field, value=value[:60])


_UNKNOWN = Text(
    es="Ese compromiso no existe, o no estaba vigente en ese año.",
    en="There is no such commitment, or it was not in force that year.",
)
_SEE_ALL = Text(es="Elija uno de los del Resumen de ese año.", en="Choose one of those in that year's Summary.")
_TO_COME = Text(es="Ese año todavía no empieza: estamos en {year}.", en="That year has not begun: this is {year}.")
_PAST_YEAR = Text(es="Escriba un año ya pasado, o este.", en="Write a year gone by, or this one.")
_NEGATIVE = Text(es="No puede ser menos de cero.", en="It cannot be less than zero.")
_NOT_WHOLE = Text(es="No es un número entero que quepa en Excel.", en="It is not a whole number that fits in Excel.")
_CHECK = Text(es="Revise el número en su fuente.", en="Check the number in its source.")
_NO_SHARE = Text(es="Este compromiso no es una proporción.", en="This commitment is not a share.")
_NO_TOTAL = Text(es="Deje en blanco el total.", en="Leave the total blank.")
_IS_SHARE = Text(
    es="Es una proporción y falta el total de personas.", en="It is a share, and the people in all are missing."
)
_SAY_TOTAL = Text(
    es="Escriba cuántas (n) y de cuántas en total (N).",
    en="Write how many (n) and of how many in all (N).",
)
_MORE = Text(es="Es más que el total.", en="It is more than the total.")
_CHECK_BOTH = Text(es="Revise los dos números en su fuente.", en="Check both numbers in their source.")
_NO_SOURCE = Text(es="Falta de dónde sale la cifra.", en="Where the figure comes from is missing.")
_SAY_SOURCE = Text(
    es="Escriba el informe o el oficio donde consta, y la página.",
    en="Write the report or letter that states it, and the page.",
)
