"""What the detail of a commitment says and shows, as words and as the data of its drawings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from napdesk.excel.summary import told_target
from napdesk.schema.codes import Lists
from napdesk.schema.figures import Comparison, Declared, Figure, Unit
from napdesk.schema.register import Measure
from napdesk.schema.showing import show_number
from napdesk.schema.text import BLANK, Language, Text, same
from napdesk.services.breakdowns import Breakdown, Detail, Sexes, Year
from napdesk.services.pace import by_december, gone
from napdesk.store.measuring import Counted, Days
from napdesk.ui.summary.charts import Column, Line, Slice
from napdesk.ui.summary.tile_map import SPOTS
from napdesk.ui.summary.wording import INTERPOLATED, NOTHING, UNCONFIRMED, many, month_name, show_value

SHOWN = 6  # parts of a breakdown; the rest is told as one


@dataclass(frozen=True, slots=True)
class Number:
    """A number said large, and what it is, small below."""

    value: str
    caption: Text


def numbers(figure: Figure, days: Days) -> list[Number]:
    """The figure, the year before, and where it leads at this pace."""
    unit, year = figure.indicator.unit, days.begin.year
    found = [Number(show_value(figure.value, unit), _caption(figure, year))]
    if figure.previous is not None:
        found.append(Number(show_value(figure.previous, unit), _IN_YEAR.fill(year=year - 1)))
    elif (stated := figure.declared.get(year - 1)) is not None:
        found.append(Number(show_value(stated, unit), _DECLARED_IN.fill(year=year - 1)))
    if gone(days) < 1 and (ahead := by_december(figure, days)) is not None:
        found.append(Number(show_number(ahead), _AT_THIS_PACE))
    return found


def _caption(figure: Figure, year: int) -> Text:
    indicator = figure.indicator
    if indicator.unit is Unit.SHARE:
        return _N_OF.fill(n=show_number(figure.n), of=show_number(figure.of)) if figure.of else BLANK
    if indicator.comparison is Comparison.GROWS or indicator.target is None:
        return _IN_YEAR.fill(year=year)
    return (_OF_IN_ALL if indicator.cumulative else _OF_A_YEAR).fill(of=show_number(indicator.target))


def facts(figure: Figure) -> Text:
    """The target, who owes it, who tells of it."""
    indicator = figure.indicator
    said = [_TARGET.fill(target=told_target(indicator)), _OWED.fill(who=indicator.owed_by)]
    if indicator.who_reports != indicator.owed_by:
        said.append(_REPORTED.fill(who=indicator.who_reports))
    return Text(" · ".join(one.es for one in said), " · ".join(one.en for one in said))


def notes(figure: Figure, measure: Measure, lists: Lists, on: date) -> list[Text]:
    """What the figure leaves out and what is missing from it, in words."""
    by_sex = measure.unknown is not None and measure.asks_sex
    said = []
    if figure.unknown:
        said.append(many(figure.unknown, *(_PEOPLE_WITHOUT_SEX if by_sex else _PEOPLE_UNSAID)))
    if figure.absent:
        unsaid = _RECORDS_WITHOUT_REGION if measure.apart else _RECORDS_UNSAID
        said.append(many(figure.absent, *(_RECORDS_WITHOUT_SEX if by_sex else unsaid)))
    if figure.missing and measure.apart is not None:
        names = [lists.label((measure.apart[0],), code, on) for code in figure.missing]
        listed = Text("; ".join(one.es for one in names), "; ".join(one.en for one in names))
        said.append(_MISSING.fill(count=len(names), names=listed) if figure.n else _ALL_MISSING.fill(count=len(names)))
    return said


def doubts(figure: Figure) -> list[Text]:
    """What is not settled about the commitment itself."""
    indicator = figure.indicator
    said = [INTERPOLATED] if indicator.interpolated else []
    return said if indicator.confirmed else [*said, UNCONFIRMED]


def variants(figure: Figure) -> list[tuple[Text, str]]:
    """The same counted another way: its title, and what it comes to."""
    return [(one.title, _told(one.value, one.n, one.of)) for one in figure.variants.values()]


def columns_of_months(found: Detail, language: Language) -> list[Column]:
    """Twelve, those still to come empty."""
    share, told = found.figure.indicator.unit is Unit.SHARE, {first.month: one for first, one in found.months}
    columns = []
    for month in range(1, 13):
        letter = month_name(date(2000, month, 1)).to(language)[0].upper()
        one = told.get(month)
        if one is None:
            columns.append(Column(letter, None))
        else:
            said = show_value(one.value, found.figure.indicator.unit) if one.value else ""
            columns.append(Column(letter, one.n, one.of if share else None, said))
    return columns


def columns_of_years(found: Detail) -> list[Column]:
    """The years of the plan, the one looked at stronger than the others."""
    unit, last = found.figure.indicator.unit, found.years[-1].year if found.years else 0
    return [_column_of(one, unit, strong=one.year == last) for one in found.years]


def _column_of(one: Year, unit: Unit, *, strong: bool) -> Column:
    """What was counted, and what was declared as an outline of its own; the number is that of what was counted."""
    told = show_value(one.declared if one.counted is None else one.counted, unit)
    return Column(str(one.year), one.counted, None, told, strong=strong, stated=one.declared)


def months_aloud(found: Detail) -> Text:
    """The months as a sentence."""
    parts = [_MONTH.fill(month=month_name(first), told=_told(one.value, one.n, one.of)) for first, one in found.months]
    return Text("; ".join(one.es for one in parts), "; ".join(one.en for one in parts))


def years_aloud(found: Detail) -> Text:
    """What was counted in each year, and what was declared of it, with its sources."""
    unit = found.figure.indicator.unit
    said = [same(f"{one.year}: {show_value(one.counted, unit)}") for one in found.years]
    said += declared_aloud(found.declared)
    return Text("; ".join(one.es for one in said), "; ".join(one.en for one in said))


def declared_aloud(declared: Sequence[Declared]) -> list[Text]:
    """What was declared of each year, and where it stands written: «2023, declarada: 41 (Informe anual)»."""
    return [_DECLARED.fill(year=one.year, value=show_declared(one), source=one.source) for one in declared]


def show_declared(one: Declared) -> str:
    """A number, or a share with its n and N."""
    share = None if one.of is None else int(one.of)
    return _told(one.value / one.of if one.of else one.value, int(one.value), share)


def slices_of(sexes: Sexes, language: Language) -> list[Slice]:
    """Women, men and those whose sex nobody stated, where there are any."""
    parts = ((_WOMEN, sexes.women, "accent"), (_MEN, sexes.men, "accent_half"), (_UNSTATED, sexes.unspecified, "edge"))
    return [
        Slice(words.fill(count=show_number(count)).to(language), count, ink)
        for words, count, ink in parts
        if count or words is not _UNSTATED
    ]


def lines_of(breakdown: Breakdown, language: Language) -> list[Line]:
    """The largest parts, and the rest as one."""
    shares = any(one.counted.of is not None for one in breakdown.slices)
    longest = 1.0 if shares else max((one.counted.n for one in breakdown.slices), default=0) or 1
    lines = [
        Line(
            one.label.to(language),
            (one.value or 0) / longest,
            _told_with_unknown(one.counted),
        )
        for one in breakdown.slices[:SHOWN]
    ]
    if rest := breakdown.slices[SHOWN:]:
        more = sum((one.counted for one in rest), start=Counted(of=0 if shares else None))
        told = _told_with_unknown(more)
        lines.append(Line(_AND_MORE.fill(count=len(rest)).to(language), min((more.value or 0) / longest, 1), told))
    return lines


def heading_of(breakdown: Breakdown, language: Language) -> str:
    """What it is broken down by, and what the number after a plus is, where there is one."""
    beside = any(one.counted.of is not None and one.counted.unknown for one in breakdown.slices)
    heading = breakdown.heading.to(language)
    return _WITH_UNKNOWN.fill(heading=heading).to(language) if beside else heading


def entities_aloud(found: Detail, lists: Lists, language: Language) -> dict[str, str]:
    """What each of the 32 came to: «Veracruz: 23 · 4 registros»."""
    words = {}
    for entity in SPOTS:
        name = lists.label(("entity",), entity, None)
        words[entity] = _ENTITY.fill(name=name, told=_told_entity(found.entities.get(entity))).to(language)
    return words


def elsewhere_aloud(found: Detail) -> Text:
    """What came outside the 32; blank where nothing did."""
    if found.elsewhere is None:
        return BLANK
    return _ENTITY.fill(name=_ELSEWHERE, told=_told_entity(found.elsewhere))


def _told_entity(one: Counted | None) -> Text:
    if one is None:
        return _NO_RECORDS
    return _WITH_RECORDS.fill(told=_told(one.value, one.n, one.of), records=many(one.records, *_RECORDS))


def shades_of(found: Detail) -> dict[str, float]:
    """How dark each entity is: of the most there is in one."""
    values = {entity: one.value or 0 for entity, one in found.entities.items()}
    most = max(values.values(), default=0)
    return {entity: value / most for entity, value in values.items()} if most else {}


def rows_of_entities(found: Detail, lists: Lists, language: Language) -> Iterator[tuple[str, str, str]]:
    """The map as a table: the name, the figure and the records of each, the largest first; what lies elsewhere last."""
    names = {entity: lists.label(("entity",), entity, None).to(language) for entity in SPOTS}
    counted = {entity: found.entities.get(entity, Counted()) for entity in SPOTS}
    for entity in sorted(SPOTS, key=lambda one: (-(counted[one].value or 0), -counted[one].records, names[one])):
        yield names[entity], *_cells(found.entities.get(entity))
    if found.elsewhere is not None:
        yield _ELSEWHERE.to(language), *_cells(found.elsewhere)


def _cells(one: Counted | None) -> tuple[str, str]:
    return (NOTHING, "0") if one is None else (_told(one.value, one.n, one.of), show_number(one.records))


def _told(value: float | None, n: int, of: int | None) -> str:
    """A number, or a share with its n and N."""
    if of is None:
        return show_value(value, Unit.COUNT)
    return f"{show_value(value, Unit.SHARE)} ({show_number(n)}/{show_number(of)})" if of else NOTHING


def _told_with_unknown(one: Counted) -> str:
    """A part of a share with the people of unstated sex beside it: ``50 % (1/2) +8``."""
    told = _told(one.value, one.n, one.of)
    return f"{told} +{show_number(one.unknown)}" if one.of is not None and one.unknown else told


_WITH_UNKNOWN = Text(es="{heading} (+ sin desglose por sexo)", en="{heading} (+ sex not stated)")
_N_OF = Text(es="{n} de {of}", en="{n} of {of}")
_IN_YEAR = Text(es="en {year}", en="in {year}")
_OF_A_YEAR = Text(es="de {of} al año", en="of {of} a year")
_OF_IN_ALL = Text(es="de {of} en total", en="of {of} in all")
_DECLARED_IN = Text(es="declarada\nen {year}", en="declared\nin {year}")
_DECLARED = Text(es="{year}, declarada: {value} ({source})", en="{year}, declared: {value} ({source})")
_AT_THIS_PACE = Text(es="a este paso,\nen diciembre", en="at this pace,\nin December")
_TARGET = Text(es="Meta nacional: {target}", en="National target: {target}")
_OWED = Text(es="a cargo de {who}", en="owed by {who}")
_REPORTED = Text(es="informa {who}", en="reported by {who}")
_PEOPLE_WITHOUT_SEX = (
    Text(es="{count} persona sin desglose por sexo queda fuera.", en="{count} person of unstated sex is left out."),
    Text(es="{count} personas sin desglose por sexo quedan fuera.", en="{count} people of unstated sex are left out."),
)
_PEOPLE_UNSAID = (
    Text(
        es="{count} persona queda fuera: su registro no dice lo que aquí se cuenta.",
        en="{count} person is left out: the record does not say what is counted here.",
    ),
    Text(
        es="{count} personas quedan fuera: sus registros no dicen lo que aquí se cuenta.",
        en="{count} people are left out: their records do not say what is counted here.",
    ),
)
_RECORDS_WITHOUT_SEX = (
    Text(es="{count} registro sin desglose por sexo.", en="{count} record without breakdown by sex."),
    Text(es="{count} registros sin desglose por sexo.", en="{count} records without breakdown by sex."),
)
_RECORDS_UNSAID = (
    Text(es="{count} registro no dice lo que aquí se cuenta.", en="{count} record does not say what is counted here."),
    Text(es="{count} registros no dicen lo que aquí se cuenta.", en="{count} records do not say what is counted here."),
)
_RECORDS_WITHOUT_REGION = (
    Text(es="{count} equipo sin región o zona queda fuera.", en="{count} team without a region or zone is left out."),
    Text(
        es="{count} equipos sin región o zona quedan fuera.", en="{count} teams without a region or zone are left out."
    ),
)
_RECORDS = (
    Text(es="{count} registro", en="{count} record"),
    Text(es="{count} registros", en="{count} records"),
)
_MISSING = Text(es="Sin registros de {count}: {names}.", en="No records of {count}: {names}.")
_ALL_MISSING = Text(es="Sin registros de ninguna de las {count}.", en="No records of any of the {count}.")
_MONTH = Text(es="{month}: {told}", en="{month}: {told}")
_WOMEN = Text(es="Mujeres {count}", en="Women {count}")
_MEN = Text(es="Hombres {count}", en="Men {count}")
_UNSTATED = Text(es="Sin desglose {count}", en="Not stated {count}")
_AND_MORE = Text(es="Otras {count}", en="{count} others")
_ENTITY = Text(es="{name}: {told}", en="{name}: {told}")
_NO_RECORDS = Text(es="sin registros", en="no records")
_WITH_RECORDS = Text(es="{told} · {records}", en="{told} · {records}")
_ELSEWHERE = Text(es="Fuera de las entidades", en="Outside the entities")
