"""Resumen: each commitment of the plan with its figure, its national target and how it stands."""

from __future__ import annotations

from itertools import groupby

from napdesk.excel.contents import Return
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.people import add_women
from napdesk.excel.sheets import Sheet, Written
from napdesk.excel.targets import add_targets
from napdesk.schema.figures import Comparison, Figure, Indicator, Narrative, State, Unit, Variant
from napdesk.schema.showing import show_aim, show_number, show_share
from napdesk.schema.text import Text

WIDTHS = (9, 58, 12, 12, 16, 15, 18, 50)
HEADING_ROW = 3
_STATE_LOOKS = {State.MET: Look.MET, State.UNDER_WAY: Look.UNDER_WAY, State.NOT_MET: Look.NOT_MET}
_SIGNS = {State.MET: "✓ ", State.UNDER_WAY: "◐ ", State.NOT_MET: "○ "}


def summary(ret: Return, told: str = "") -> Sheet:
    """One row a commitment, by pillar; a figure without data is a blank and says so in words.

    ``told`` is what stands under the title, where it is not a return's.
    """
    sheet = Sheet(ret.say(TITLE), widths=WIDTHS, heading=HEADING_ROW, tab=ACCENT)
    blanks = (None,) * (len(WIDTHS) - 1)
    sheet.add_title(ret.heading(f"{ret.say(TITLE)} · {ret.period.year}"))
    sheet.add((told or ret.say(about(ret)), *blanks), Look.SUBTITLE, 20)
    right = Look.HEADING_RIGHT
    looks = (Look.HEADING, Look.HEADING, right, right, right, right, Look.HEADING_CENTRE, Look.HEADING)
    sheet.add(tuple(ret.say(head) for head in HEADS), looks, 32)
    for pillar, figures in groupby(ret.figures, key=lambda figure: figure.indicator.pillar):
        sheet.add((ret.say(pillar), *blanks), Look.PILLAR, 20)
        for figure in figures:
            sheet.add(_values(ret, figure), _looks(figure))
            for variant in figure.variants.values():
                sheet.add(_other_values(ret, variant), _other_looks(variant))
    add_targets(sheet, ret)
    add_women(sheet, ret)
    return sheet


def about(ret: Return) -> Text:
    """Whose figures these are, and as of when."""
    return ABOUT.fill(day=ret.cut_off.strftime("%d/%m/%Y"), version=ret.catalogue)


def _values(ret: Return, figure: Figure) -> tuple[Written, ...]:
    indicator = figure.indicator
    return (
        indicator.id,
        ret.say(indicator.title),
        figure.value,
        told_of(ret, figure.n, figure.of),
        ret.say(told_target(indicator)),
        figure.previous,
        told_state(ret, figure),
        ret.say(remark(ret, figure)) or None,
    )


def _other_values(ret: Return, variant: Variant) -> tuple[Written, ...]:
    """The same commitment counted another way, under its figure; the target is not held against it."""
    return None, ret.say(variant.title), variant.value, told_of(ret, variant.n, variant.of), None, None, None, None


def told_of(ret: Return, n: int, of: int | None) -> str | None:
    return None if of is None else ret.say(OF.fill(n=show_number(n), of=show_number(of)))


def told_state(ret: Return, figure: Figure) -> str:
    """How it stands, by a shape and a word."""
    return _SIGNS.get(figure.state, "") + ret.say(figure.state.label)


def _looks(figure: Figure) -> tuple[Look, ...]:
    number = number_look(figure)
    return (Look.FOLIO, Look.TEXT, number, Look.NUMBER, Look.NUMBER, number, state_look(figure), Look.MUTED)


def _other_looks(variant: Variant) -> tuple[Look, ...]:
    number = Look.NUMBER if variant.of is None else Look.SHARE
    return (Look.FOLIO, Look.VARIANT, number, Look.NUMBER, Look.NUMBER, number, Look.NO_STATE, Look.MUTED)


def number_look(figure: Figure) -> Look:
    return Look.SHARE if figure.indicator.unit is Unit.SHARE else Look.NUMBER


def state_look(figure: Figure) -> Look:
    return _STATE_LOOKS.get(figure.state, Look.NO_STATE)


def told_target(indicator: Indicator) -> Text:
    """The target in a few signs: ``≥ 15``, ``> 15 %``, ``crece``."""
    if indicator.comparison is Comparison.GROWS:
        return GROWS
    if indicator.target is None:
        return NO_TARGET
    number = (show_aim if indicator.unit is Unit.SHARE else show_number)(indicator.target)
    sign = ">" if indicator.comparison is Comparison.MORE_THAN else "≥"
    return Text(es=f"{sign} {number}", en=f"{sign} {number}")


def remark(ret: Return, figure: Figure, *, settled: bool = False) -> Text:
    """What must be known of a figure beside its number; ``settled`` leaves out what is open at its way of counting."""
    said = []
    if ret.narratives.get(figure.indicator.id, Narrative()).justification:
        said.append(JUSTIFIED)
    for year, value in sorted(figure.declared.items()):
        show = show_share if figure.indicator.unit is Unit.SHARE else show_number
        said.append(DECLARED.fill(year=year, value=show(value)))
    if figure.unknown:
        one, many = (UNSAID_ONE, UNSAID) if figure.unsaid else (UNKNOWN_ONE, UNKNOWN)
        unknown = one if figure.unknown == 1 else many
        said.append(unknown.fill(people=show_number(figure.unknown)))
    if not figure.indicator.confirmed and not settled:
        said.append(UNCONFIRMED)
    return Text(es=" ".join(words.es for words in said), en=" ".join(words.en for words in said))


TITLE = Text(es="Resumen", en="Summary")
ABOUT = Text(
    es="Lo que esta oficina aporta en el año, con corte al {day}. Las metas son nacionales (catálogo {version}).",
    en="What this office adds in the year, as of {day}. The targets are national (catalogue {version}).",
)
HEADS = (
    Text(es="Clave", en="Id"),
    Text(es="Compromiso", en="Commitment"),
    Text(es="Avance", en="Figure"),
    Text(es="n de N", en="n of N"),
    Text(es="Meta nacional", en="National target"),
    Text(es="Año anterior", en="Year before"),
    Text(es="Situación", en="State"),
    Text(es="Observaciones", en="Remarks"),
)
OF = Text(es="{n} de {of}", en="{n} of {of}")
GROWS = Text(es="crece", en="grows")
NO_TARGET = Text(es="sin meta", en="no target")
UNKNOWN_ONE = Text(
    es="{people} persona sin desglose por sexo queda fuera.",
    en="{people} person of unstated sex is left out.",
)
UNKNOWN = Text(
    es="{people} personas sin desglose por sexo quedan fuera.",
    en="{people} people of unstated sex are left out.",
)
UNSAID_ONE = Text(
    es="{people} persona queda fuera: su registro no dice lo que aquí se cuenta.",
    en="{people} person is left out: the record does not say what is counted here.",
)
UNSAID = Text(
    es="{people} personas quedan fuera: sus registros no dicen lo que aquí se cuenta.",
    en="{people} people are left out: their records do not say what is counted here.",
)
JUSTIFIED = Text(es="Con justificación de la variación.", en="With a reason for the change.")
DECLARED = Text(es="{year}, declarada: {value}.", en="{year}, declared: {value}.")
UNCONFIRMED = Text(es="Forma de cálculo por confirmar.", en="Way of counting to be confirmed.")
