"""A figure in words and as a gauge, for the list, the detail and the paper alike."""

from __future__ import annotations

from datetime import date

from napdesk.excel.summary import told_target
from napdesk.schema.figures import Comparison, Figure, Indicator, State, Unit
from napdesk.schema.showing import show_number
from napdesk.schema.text import BLANK, Text, same
from napdesk.ui.parts.tones import Shape, Tone

NOTHING = "—"
LOOKS = {
    State.MET: (Tone.MET, Shape.CHECK),
    State.UNDER_WAY: (Tone.UNDER_WAY, Shape.HALF),
    State.NOT_MET: (Tone.STOP, Shape.ALERT),
    State.NO_DATA: (Tone.PLAIN, Shape.RING),
    State.NO_BASE: (Tone.PLAIN, Shape.DOT),
    State.NO_TARGET: (Tone.PLAIN, Shape.DOT),
}


def show_value(value: float | None, unit: Unit) -> str:
    """``1,204``, ``41.2 %`` or ``—``."""
    if value is None:
        return NOTHING
    return show_share(value) if unit is Unit.SHARE else show_number(value)


def show_share(share: float) -> str:
    """``41.2 %`` and ``15 %``; what is not quite a whole number never reads as one."""
    percent = share * 100
    rounded = round(percent, 1)
    if rounded.is_integer() and abs(percent - rounded) > 1e-9:
        rounded = round(percent, 2)
    return f"{show_number(rounded)} %"


def told_of(figure: Figure, year: int) -> Text:
    """What stands small under the value: ``47 de 60``, ``540 en 2024``, ``7 de 17 · > 15 %``."""
    indicator = figure.indicator
    if indicator.unit is Unit.SHARE:
        counted = _N_OF.fill(n=show_number(figure.n), of=show_number(figure.of or 0)) if figure.of else BLANK
        target = told_target(indicator) if indicator.target is not None else BLANK
        if indicator.interpolated:
            target = same(f"≈ {target.es.removeprefix('≥ ')}")
        both = [one for one in (counted, target) if one.es]
        return Text(" · ".join(one.es for one in both), " · ".join(one.en for one in both))
    if indicator.comparison is Comparison.GROWS:
        if figure.previous is None:
            return _NOTHING_IN_YEAR.fill(year=year - 1)
        return _IN_YEAR.fill(n=show_number(figure.previous), year=year - 1)
    if indicator.target is None:
        return BLANK
    wanted = show_number(indicator.target)
    return _OF.fill(of=wanted) if figure.value is None else _N_OF.fill(n=show_number(figure.value), of=wanted)


def sentence(figure: Figure, year: int, *, lacking: bool = False) -> Text:
    """The whole line as it is read aloud."""
    value = same(show_value(figure.value, figure.indicator.unit))
    said = _SENTENCE.fill(
        id=figure.indicator.id,
        title=figure.indicator.short,
        value=value,
        small=told_of(figure, year),
        state=figure.state.label,
    )
    return _LACKING.fill(said=said, lacking=TO_EXPLAIN) if lacking else said


def in_full(indicator: Indicator) -> Text:
    """What the line has no room for."""
    said = [indicator.title]
    if indicator.interpolated:
        said.append(INTERPOLATED)
    if not indicator.confirmed:
        said.append(UNCONFIRMED)
    return Text("\n".join(one.es for one in said), "\n".join(one.en for one in said))


def many(count: int, one: Text, more: Text, **parts: object) -> Text:
    """«1 registro» or «2 registros»."""
    return (one if count == 1 else more).fill(count=show_number(count), **parts)


def month_name(first: date) -> Text:
    """``noviembre``."""
    return Text(_MONTHS_ES[first.month - 1], _MONTHS_EN[first.month - 1])


_MONTHS_ES = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
BY_MONTH = Text(es="Por mes", en="By month")
AT_MONTHS_END = Text(es="Al cierre de cada mes", en="At the end of each month")
PART_OF_ALL = Text(es="(lo contado / el total)", en="(counted / all)")
BY_SEX = Text(es="Personas de estos registros, por sexo", en="People of these records, by sex")
BY_ENTITY = Text(es="Por entidad", en="By entity")
BY_YEAR = Text(es="Año por año", en="Year by year")
DASHED = Text(es="(línea punteada: declarada)", en="(dashed line: declared)")
_N_OF = Text(es="{n} de {of}", en="{n} of {of}")
_OF = Text(es="de {of}", en="of {of}")
_NOTHING_IN_YEAR = Text(es="sin dato en {year}", en="no data in {year}")
_IN_YEAR = Text(es="{n} en {year}", en="{n} in {year}")
_SENTENCE = Text(es="{id}, {title}: {value}; {small}; {state}", en="{id}, {title}: {value}; {small}; {state}")
_LACKING = Text(es="{said}; {lacking}", en="{said}; {lacking}")
TO_EXPLAIN = Text(es="falta justificar", en="to be explained")
INTERPOLATED = Text(
    es="Meta intermedia, calculada entre dos publicadas.",
    en="A goal in between, reckoned from two published ones.",
)
UNCONFIRMED = Text(es="Forma de cálculo por confirmar.", en="Way of counting to be confirmed.")
