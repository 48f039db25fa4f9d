"""Redes de mujeres: each stands until it ends; its contacts never leave the office's store."""

from __future__ import annotations

from napdesk.registers.counting import in_year
from napdesk.registers.rules import goes_before, near_total, part_of
from napdesk.schema.fields import Choice, Code, Count, Day, Line, YesNo, options
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.register import Group, Measure, People, Register, Yearly, standing
from napdesk.schema.showing import show_number
from napdesk.schema.text import Text

name = Line(
    "name", Text("Nombre de la red", "Name of the network"), short=Text("Red", "Network"), essential=True,
    example=Text("MUCPAZ Centro", "MUCPAZ Centro"),
)
number = Line("number", Text("Número", "Number"), longest=40)
kind = Choice(
    "kind", Text("Tipo de red", "Kind of network"), short=Text("Tipo", "Kind"), essential=True,
    options=options(
        mucpaz=("MUCPAZ (Mujeres Constructoras de Paz)", "MUCPAZ (Women Building Peace)"),
        civil_other=("Otra red civil", "Other civilian network"), institutional=("Institucional", "Institutional"),
    ),
)
institution = Code(
    "institution", Text("Institución", "Institution"), essential=True, lists=("institution",),
    asked_when=lambda record: record[kind] == "institutional",
)
municipality = Code("municipality", Text("Municipio", "Municipality"), essential=True, lists=("municipality",))
installed = Day("installed", Text("Instalada el", "Installed on"), essential=True)
integrated = Day(
    "integrated", Text("Integrada a la estrategia nacional el", "Joined the national strategy on"), short=Text("Integrada", "Joined"),
    essential=True, asked_when=lambda record: record[kind] == "mucpaz",
)
status = Choice(
    "status", Text("Situación", "Status"), essential=True,
    options=options(active=("Activa", "Active"), inactive=("Inactiva", "Inactive"), dissolved=("Disuelta", "Dissolved")),
)
ended_on = Day("ended_on", Text("Terminó el", "Ended on"), essential=True, asked_when=lambda record: record[status] == "dissolved")
members_women = Count("members_women", Text("Integrantes mujeres", "Women members"), short=Text("Mujeres", "Women"), essential=True)
members_men = Count("members_men", Text("Aliados (hombres)", "Men allies"), short=Text("Aliados", "Allies"))
members_unspecified = Count("members_unspecified", Text("Sin desglose por sexo", "Sex not stated"), short=Text("Sin desglose", "Not stated"))
members_minors = Count("members_minors", Text("De ellas, menores de edad", "Of them, minors"), sensitive=True, of_them=True)
indigenous_or_afro = Count("indigenous_or_afro", Text("De ellas, indígenas o afromexicanas", "Of them, indigenous or Afro-Mexican"), sensitive=True, of_them=True)
as_of = Day("as_of", Text("Datos al", "Figures as of"))
confirmed_on = Day("confirmed_on", Text("Confirmada el", "Confirmed on"))
accompanied_by = Line("accompanied_by", Text("Instancia que acompaña", "Accompanying body"))
gender_alert = YesNo("gender_alert", Text("¿Municipio con alerta de género (AVGM)?", "Municipality under gender alert (AVGM)?"), short=Text("AVGM", "AVGM"))
action_plan = YesNo("action_plan", Text("¿Tiene plan de acción?", "Has an action plan?"), short=Text("Plan", "Plan"))
contact_name = Line("contact_name", Text("Persona de contacto", "Contact person"), personal=True)
contact_phone = Line("contact_phone", Text("Teléfono de contacto", "Contact telephone"), personal=True, longest=40)

PEOPLE = People((members_women,), (members_men,), (members_unspecified,))
USUAL_MEMBERS = range(5, 61)
STANDS = "(ended_on IS NULL OR ended_on > :day)"


def usual_size(record: Record) -> Problem | None:
    """Networks have members, usually 5 to 60; 273 was published, so a large one is only noted."""
    members = PEOPLE.whole(record)
    if members is None or members in USUAL_MEMBERS:
        return None
    if members == 0:
        return Problem(
            "no_members", Weight.STOP,
            Text("Una red tiene al menos una integrante.", "A network has at least one member."),
            Text("Escriba cuántas son, o N/D si no se sabe.", "Type how many, or N/D if unknown."), field="members_women", value="0",
        )
    message = Text("Las redes suelen tener de 5 a 60 integrantes; aquí hay {members}.", "Networks usually have 5 to 60 members; here there are {members}.")
    return Problem(
        "unusual_members", Weight.NOTE, message.fill(members=show_number(members)),
        Text("Revise el papel; si así viene, déjelo.", "Check the paper; if it says so, leave it."), field="members_women", value=str(members),
    )


network = Register(
    key="network",
    letters="RED",
    title=Text("Redes de mujeres", "Women's networks"),
    one=Text("Red de mujeres", "Women's network"),
    new=Text("Nueva red", "New network"),
    clock=standing(installed, ended_on, as_of=as_of, yearly=Yearly(confirmed_on, status, over="dissolved")),
    name_field=name,
    groups=(
        Group(Text("La red", "The network"), (name, number, kind, institution, municipality)),
        Group(Text("Su vida", "Its life"), (installed, integrated, status, ended_on)),
        Group(
            Text("Sus integrantes", "Its members"),
            (members_women, members_men, members_unspecified, members_minors, indigenous_or_afro, as_of, confirmed_on),
        ),
        Group(Text("Su entorno", "Its setting"), (accompanied_by, gender_alert, action_plan, contact_name, contact_phone)),
    ),
    columns=(name, municipality, kind, installed, members_women, members_men),
    people=PEOPLE,
    rules=(
        usual_size, goes_before(installed, integrated), goes_before(installed, ended_on), near_total(PEOPLE),
        part_of(members_minors, PEOPLE), part_of(indigenous_or_afro, PEOPLE),
    ),
    categories=(kind,),
    measures=(
        Measure(
            "institutional_networks", f"kind = 'institutional' AND installed <= :day AND {STANDS}",
            words=Text("Redes dentro de las instituciones, instaladas al corte y que siguen en pie.", "Networks inside the institutions, installed by the cut-off and still standing."),
        ),
        Measure(
            "networks_joined", f"kind = 'mucpaz' AND {in_year(integrated)}", variants=("running_total",),
            words=Text("Redes que se integraron a la estrategia nacional en el año; no es el total acumulado.", "Networks that joined the national strategy in the year; not the running total."),
        ),
        Measure(
            "running_total", f"kind = 'mucpaz' AND integrated <= :day AND {STANDS}",
            title=Text("Total acumulado en la estrategia nacional", "Running total in the national strategy"),
            words=Text("Todas las que se han integrado y siguen en pie.", "All that have joined and still stand."),
        ),
    ),
)
