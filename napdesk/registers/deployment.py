"""Personal desplegado: a tour with two ends, open while its people are away."""

from __future__ import annotations

from datetime import date

from napdesk.registers.counting import added, in_year, one_of, women_share
from napdesk.registers.rules import goes_before, near_total, part_of
from napdesk.schema.fields import Choice, Code, Count, Day, options
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.register import Group, Measure, People, Register, span
from napdesk.schema.showing import show_day
from napdesk.schema.text import Text

mission = Code("mission", Text("Misión", "Mission"), essential=True, lists=("mission",))
category = Choice(
    "category", Text("Categoría", "Category"), essential=True,
    options=options(
        military_observer=("Observación militar", "Military observers"), staff_officer=("Estado mayor", "Staff officers"),
        contingent=("Contingente", "Contingent"), individual_police=("Policía individual", "Individual police"),
        formed_police_unit=("Unidad de policía constituida", "Formed police unit"),
        justice_corrections=("Justicia y sistema penitenciario", "Justice and corrections"), civilian=("Personal civil", "Civilians"),
    ),
)
institution = Code("institution", Text("Institución", "Institution"), essential=True, lists=("institution",))
host_contingent = Code(
    "host_contingent", Text("En el contingente de", "In the contingent of"), short=Text("Contingente de", "Contingent of"), lists=("country",),
    help=Text("País, si van dentro del contingente de otro.", "Country, where they are embedded in another's contingent."),
)
departs = Day("departs", Text("Salida", "Departs"), essential=True)
planned_return = Day("planned_return", Text("Regreso previsto", "Planned return"), future=True)
returned_on = Day("returned_on", Text("Regresó el", "Returned on"), help=Text("En blanco mientras siga la comisión.", "Blank while the tour goes on."))
women = Count("women", Text("Mujeres", "Women"), essential=True)
men = Count("men", Text("Hombres", "Men"), essential=True)
unspecified = Count("unspecified", Text("Sin desglose por sexo", "Sex not stated"), short=Text("Sin desglose", "Not stated"))
sea_trained = Count(
    "sea_trained", Text("De ellas, formadas antes en tolerancia cero", "Of them, trained first on zero tolerance"), short=Text("Tolerancia cero", "Zero tolerance"),
    of_them=True, help=Text("Sobre explotación y abuso sexuales, antes de salir.", "On sexual exploitation and abuse, before departing."),
)

PEOPLE = People((women,), (men,), (unspecified,))
LONGEST_TOUR = 13  # months
UNIFORMED = "category IS NOT 'civilian'"  # a tour whose category nobody knows is not known to be one of civilians
AWAY = "departs <= :day AND (returned_on IS NULL OR returned_on >= :day)"
AWAY_IN_YEAR = "departs <= :day AND (returned_on IS NULL OR returned_on >= :begin)"
DEPLOYED = added(women, men, unspecified)
SAYS_TRAINED = "sea_trained IS NOT NULL AND coalesce(women, men, unspecified) IS NOT NULL"


def usual_tour(record: Record) -> Problem | None:
    """Tours last a year; one over 13 months is noted at the end that makes it so long."""
    begins, last = record[departs], returned_on if record[returned_on] else planned_return
    ends = record[last]
    if begins is None or ends is None or ends <= _months_after(begins, LONGEST_TOUR):
        return None
    return Problem(
        "long_tour", Weight.NOTE,
        Text("La comisión duraría más de 13 meses (desde el {day}).", "The tour would last over 13 months (from {day}).").fill(day=show_day(begins)),
        Text("Revise las dos fechas; si así fue, déjelo.", "Check both dates; if it was so, leave it."), field=last.key, value=show_day(ends),
    )


def _months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    return date(day.year + year, month + 1, day.day)


def deployed_share(key: str, title: Text, *categories: str) -> Measure:
    """The share of women away on the day in some categories."""
    words = Text("Mujeres entre quienes están de comisión el día del corte, en estas categorías: ", "Women of those on tour on the cut-off day, in these categories: ")
    named = [one.label for one in category.options if one.code in categories]
    words = Text(words.es + ", ".join(one.es.lower() for one in named) + ".", words.en + ", ".join(one.en.lower() for one in named) + ".")
    return women_share(key, f"{one_of(category, *categories)} AND {AWAY}", PEOPLE, title=title, words=words)


deployment = Register(
    key="deployment",
    letters="DES",
    title=Text("Personal desplegado", "Deployed staff"),
    one=Text("Comisión", "Tour"),
    new=Text("Nueva comisión", "New tour"),
    clock=span(departs, returned_on),
    name_field=mission,
    groups=(
        Group(Text("La comisión", "The tour"), (mission, category, institution, host_contingent)),
        Group(Text("Sus fechas", "Its dates"), (departs, planned_return, returned_on)),
        Group(Text("Quiénes van", "Who goes"), (women, men, unspecified, sea_trained)),
    ),
    columns=(mission, category, departs, returned_on, women, men),
    people=PEOPLE,
    rules=(
        goes_before(departs, planned_return), goes_before(departs, returned_on), usual_tour,
        near_total(PEOPLE), part_of(sea_trained, PEOPLE),
    ),
    categories=(mission, category, institution),
    measures=(
        women_share(
            "deployed_women", f"{UNIFORMED} AND {AWAY}", PEOPLE, variants=("deployed_women_any_day",),
            words=Text(
                "Mujeres entre el personal uniformado que está de comisión el día del corte; no cuenta el personal civil.",
                "Women of the uniformed staff on tour on the cut-off day; civilians do not count.",
            ),
        ),
        women_share(
            "deployed_women_any_day", f"{UNIFORMED} AND {AWAY_IN_YEAR}", PEOPLE,
            title=Text("De comisión cualquier día del año", "On tour on any day of the year"),
            words=Text("Lo mismo, de quienes estuvieron de comisión algún día del año.", "The same, of those on tour on some day of the year."),
        ),
        deployed_share("deployed_contingents", Text("En contingentes, al corte", "In contingents, at the cut-off"), "contingent"),
        deployed_share("deployed_observers", Text("Observación y estado mayor, al corte", "Observers and staff officers, at the cut-off"), "military_observer", "staff_officer"),
        deployed_share("deployed_individual_police", Text("Policía individual desplegada", "Individual police deployed"), "individual_police"),
        deployed_share("deployed_formed_police", Text("Unidades de policía constituidas desplegadas", "Formed police units deployed"), "formed_police_unit"),
        Measure(
            "zero_tolerance_trained", in_year(departs), n=f"CASE WHEN {SAYS_TRAINED} THEN sea_trained END",
            of=f"CASE WHEN {SAYS_TRAINED} THEN {DEPLOYED} END", unknown=f"CASE WHEN NOT ({SAYS_TRAINED}) THEN {DEPLOYED} END",
            absent=f"NOT ({SAYS_TRAINED})",
            words=Text(
                "De quienes salieron en el año, cuántas personas se formaron antes en tolerancia cero; las comisiones que no lo dicen quedan fuera y se nombran.",
                "Of those who departed in the year, how many were trained first on zero tolerance; tours that do not say are left out and named.",
            ),
        ),
    ),
)
