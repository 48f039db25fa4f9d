"""Asistencia humanitaria: whom an operation of relief reached, and whether women's needs were met."""

from __future__ import annotations

from napdesk.registers.counting import in_year, women_share
from napdesk.registers.rules import goes_before, near_total
from napdesk.schema.fields import Choice, Code, Count, Day, Line, YesNo, options
from napdesk.schema.register import Group, Measure, People, Register, event
from napdesk.schema.text import Text

title = Line(
    "title", Text("Operación o emergencia", "Operation or emergency"), essential=True,
    example=Text("Inundaciones en la cuenca", "Floods in the river basin"),
)
plan = Choice(
    "plan", Text("Plan", "Plan"), essential=True,
    options=options(dn_iii_e=("Plan DN-III-E", "Plan DN-III-E"), marina=("Plan Marina", "Plan Marina"), gn_a=("Plan GN-A", "Plan GN-A"), other=("Otro", "Other")),
)
begins = Day("begins", Text("Inicio", "Begins"), essential=True)
ends = Day("ends", Text("Término", "Ends"), essential=True)
place = Code(
    "place", Text("Lugar", "Place"), essential=True, lists=("special_place", "municipality", "country"),
    help=Text("Municipio, altamar o país.", "Municipality, at sea or a country."),
)
reached_women = Count("reached_women", Text("Mujeres atendidas", "Women reached"), short=Text("Mujeres", "Women"), essential=True)
reached_men = Count("reached_men", Text("Hombres atendidos", "Men reached"), short=Text("Hombres", "Men"), essential=True)
reached_girls = Count("reached_girls", Text("Niñas atendidas", "Girls reached"), short=Text("Niñas", "Girls"))
reached_boys = Count("reached_boys", Text("Niños atendidos", "Boys reached"), short=Text("Niños", "Boys"))
unspecified = Count("unspecified", Text("Sin desglose por sexo", "Sex not stated"), short=Text("Sin desglose", "Not stated"))
women_needs_met = YesNo(
    "women_needs_met", Text("¿Se atendieron necesidades específicas de las mujeres?", "Were women's specific needs met?"),
    short=Text("Necesidades", "Needs met"), essential=True,
)
needs = Line("needs", Text("¿Cuáles?", "Which?"), asked_when=lambda record: record[women_needs_met] is not False)
staff_women = Count("staff_women", Text("Personal: mujeres", "Staff: women"))
staff_men = Count("staff_men", Text("Personal: hombres", "Staff: men"))

PEOPLE = People((reached_women, reached_girls), (reached_men, reached_boys), (unspecified,))

aid = Register(
    key="aid",
    letters="AYU",
    title=Text("Asistencia humanitaria", "Humanitarian aid"),
    one=Text("Acción de asistencia", "Aid action"),
    new=Text("Nueva acción de asistencia", "New aid action"),
    clock=event(ends),
    name_field=title,
    groups=(
        Group(Text("La operación", "The operation"), (title, plan, begins, ends, place)),
        Group(
            Text("A quiénes llegó", "Whom it reached"),
            (reached_women, reached_men, reached_girls, reached_boys, unspecified, women_needs_met, needs),
        ),
        Group(Text("Quiénes la prestaron", "Who gave it"), (staff_women, staff_men)),
    ),
    columns=(ends, title, place, plan, reached_women, reached_men),
    people=PEOPLE,
    rules=(goes_before(begins, ends), near_total(PEOPLE)),
    categories=(plan,),
    measures=(
        women_share(
            "women_reached", in_year(ends), PEOPLE, variants=("needs_met",),
            words=Text("Mujeres y niñas entre todas las personas atendidas cuyo sexo se conoce.", "Women and girls of all people reached whose sex is known."),
        ),
        Measure(
            "needs_met", f"{in_year(ends)} AND women_needs_met IS NOT NULL", n="women_needs_met", of="1",
            title=Text("Acciones que atendieron necesidades de las mujeres", "Actions that met women's needs"),
            words=Text("De las acciones que lo dicen, las que atendieron necesidades específicas.", "Of the actions that say so, those that met specific needs."),
        ),
    ),
)
