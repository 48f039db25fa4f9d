"""The columns of a catalogue file: their keys, how people call them and what is written there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from napdesk.schema.figures import Combine, Comparison, Unit
from napdesk.schema.showing import NO, YES
from napdesk.schema.text import BLANK, Text


@dataclass(frozen=True, slots=True)
class Column:
    """``values`` are the only words it takes, each with what it says; ``wide`` ones hold a sentence."""

    key: str
    label: Text
    help: Text = BLANK
    values: Mapping[str, Text] = field(default_factory=dict)
    required: bool = False
    wide: bool = False


YES_NO = {"yes": YES, "no": NO}
_UNITS: dict[str, Text] = {Unit.COUNT: Text(es="cuenta", en="count"), Unit.SHARE: Text(es="proporción", en="share")}
_COMPARISONS: dict[str, Text] = {
    Comparison.AT_LEAST: Text(es="al menos la meta", en="at least the target"),
    Comparison.MORE_THAN: Text(es="más que la meta", en="more than the target"),
    Comparison.GROWS: Text(es="más que el año anterior", en="more than the year before"),
}
_PERIODS = {
    "year": Text(es="lo ocurrido en el año", en="what happened in the year"),
    "day": Text(es="lo que existe al corte", en="what stands at the cut-off"),
}
_COMBINES: dict[str, Text] = {
    Combine.SUM: Text(es="se suma", en="added"),
    Combine.LATEST: Text(es="el último de cada oficina", en="the latest of each office"),
    Combine.DISTINCT: Text(es="cada uno una vez", en="each once"),
    Combine.SHARE: Text(es="n y N por separado", en="n and N each by itself"),
}
_SPANISH, _ENGLISH = Text(es="en español", en="in Spanish"), Text(es="en inglés", en="in English")


def _both(key: str, name: Text, about: Text = BLANK, *, wide: bool = False) -> tuple[Column, Column]:
    """A wording, which is needed in both languages."""
    spanish, english = (_NAMED.fill(name=name, language=one) for one in (_SPANISH, _ENGLISH))
    return (
        Column(f"{key}_es", spanish, about, required=True, wide=wide),
        Column(f"{key}_en", english, about, required=True, wide=wide),
    )


_NAMED = Text(es="{name}, {language}", en="{name}, {language}")

COLUMNS = (
    Column(
        "id",
        Text(es="Clave", en="Id"),
        Text(
            es="Mayúsculas, cifras, puntos y guiones. Puede repetirse si las vigencias no se enciman.",
            en="Capitals, digits, dots and hyphens. It may come again where the validities do not overlap.",
        ),
        required=True,
    ),
    *_both("pillar", Text(es="Pilar", en="Pillar")),
    Column("plan", Text(es="Plan", en="Plan")),
    Column("official_number", Text(es="Número oficial", en="Official number")),
    Column("un_indicator", Text(es="Indicador de la ONU", en="UN indicator")),
    *_both("title", Text(es="Compromiso", en="Commitment"), wide=True),
    *_both(
        "short",
        Text(es="Nombre corto", en="Short name"),
        Text(es="El que cabe junto a una barra.", en="What fits beside a bar."),
        wide=True,
    ),
    *_both("owed_by", Text(es="A cargo de", en="Owed by")),
    *_both("who_reports", Text(es="Quién informa", en="Who reports")),
    Column(
        "measure",
        Text(es="Medida", en="Measure"),
        Text(es="Una de la hoja «Medidas».", en="One of the sheet “Measures”."),
        required=True,
    ),
    Column("unit", Text(es="Unidad", en="Unit"), values=_UNITS, required=True),
    Column("comparison", Text(es="Comparación", en="Comparison"), values=_COMPARISONS, required=True),
    Column(
        "target",
        Text(es="Meta", en="Target"),
        Text(
            es="Un número; de una proporción, entre 0 y 1: 0.15 es 15 %. En blanco si no hay meta.",
            en="A number; for a share, between 0 and 1: 0.15 is 15 %. Blank where there is no target.",
        ),
    ),
    Column("period", Text(es="Qué se cuenta", en="What is counted"), values=_PERIODS, required=True),
    Column("combine", Text(es="Cómo se reúne", en="How it is combined"), values=_COMBINES, required=True),
    Column("valid_from", Text(es="Vigente desde", en="Valid from"), Text(es="Una fecha.", en="A day.")),
    Column(
        "valid_until",
        Text(es="Vigente hasta", en="Valid until"),
        Text(es="Una fecha, o en blanco si sigue vigente.", en="A day, or blank where it still holds."),
    ),
    Column("source", Text(es="Fuente", en="Source"), wide=True),
    Column("confirmed", Text(es="Confirmado", en="Confirmed"), values=YES_NO, required=True),
    Column(
        "interpolated",
        Text(es="Meta interpolada", en="Interpolated target"),
        Text(es="Nadie la publicó: va entre dos publicadas.", en="Nobody published it: it lies between two that were."),
        values=YES_NO,
        required=True,
    ),
    Column(
        "institutions",
        Text(es="Solo estas instituciones", en="These institutions only"),
        Text(es="Sus claves, separadas por punto y coma.", en="Their codes, separated by semicolons."),
    ),
    Column(
        "activities",
        Text(es="Solo estas actividades", en="These activities only"),
        Text(es="Sus claves, separadas por punto y coma.", en="Their codes, separated by semicolons."),
    ),
    Column("min_hours", Text(es="Desde estas horas", en="From these hours on"), Text(es="Un número.", en="A number.")),
    Column(
        "from",
        Text(es="Solo lo que empezó desde", en="Only what began from"),
        Text(es="Una fecha.", en="A day."),
    ),
)
KEYS = tuple(one.key for one in COLUMNS)
BY_KEY = {one.key: one for one in COLUMNS}
IN_BOTH = tuple(key.removesuffix("_es") for key in KEYS if key.endswith("_es"))
DAYS = ("valid_from", "valid_until", "from")
NUMBERS = ("target", "min_hours")
