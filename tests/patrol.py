"""A register nobody needs, said as briefly as one can be: what a test drives through every part."""

from __future__ import annotations

from napdesk.registers.rules import near_total
from napdesk.schema.fields import Choice, Code, Count, Day, Line, options
from napdesk.schema.register import Group, Measure, People, Register, event
from napdesk.schema.text import Text

# The register begins here.
title = Line("title", Text("Recorrido", "Patrol"), essential=True)
day = Day("day", Text("Día", "Day"), essential=True)
place = Code("place", Text("Lugar", "Place"), essential=True, lists=("municipality",))
women = Count("women", Text("Mujeres", "Women"), essential=True)
KINDS = options(school=("Escuela", "School"), quarter=("Colonia", "Quarter"))
audience_of_it = Choice("audience", Text("Público", "Audience"), options=KINDS)
PEOPLE = People((women,), ())
patrol = Register(
    key="patrol", letters="REC", clock=event(day), name_field=title, columns=(day, title, place, women),
    title=Text("Recorridos", "Patrols"),
    one=Text("Recorrido", "Patrol"),
    new=Text("Nuevo recorrido", "New patrol"),
    groups=(Group(Text("El recorrido", "The patrol"), (title, day, place, women, audience_of_it)),),
    people=PEOPLE,
    rules=(near_total(PEOPLE),),
    measures=(Measure("patrols_by_women", "day BETWEEN :begin AND :end AND women > 0"),),
)  # fmt: skip
