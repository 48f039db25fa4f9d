"""Unidades policiales especializadas: each stands until it is closed."""

from __future__ import annotations

from napdesk.registers.counting import in_year
from napdesk.registers.rules import goes_before, near_total, part_of
from napdesk.registers.training import GOVERNMENTS
from napdesk.schema.fields import Choice, Choices, Code, Count, Day, Line, YesNo, options
from napdesk.schema.register import Group, Measure, People, Register, Yearly, standing
from napdesk.schema.text import Text

name = Line(
    "name", Text("Nombre de la unidad", "Name of the unit"), short=Text("Unidad", "Unit"), essential=True,
    example=Text("Unidad de Atención a Mujeres", "Unit of Attention to Women"),
)
corporation = Line("corporation", Text("Corporación", "Police force"))
functions = Choices(
    "functions", Text("Funciones", "Functions"), essential=True,
    options=options(
        prevention=("Prevención", "Prevention"), attention=("Atención", "Attention"),
        investigation=("Investigación", "Investigation"), prosecution=("Persecución", "Prosecution"),
    ),
)
government = Choice("government", Text("Orden de gobierno", "Level of government"), essential=True, options=GOVERNMENTS)
municipality = Code("municipality", Text("Municipio", "Municipality"), essential=True, lists=("municipality",))
serves = Choices("serves", Text("Otros municipios que atiende", "Other municipalities served"), lists=("municipality",))
created = Day("created", Text("Creada el", "Created on"), essential=True, help=Text("Si solo se sabe el año, 1.º de enero y una observación.", "If only the year is known, 1 January and a remark."))
instrument = Line("instrument", Text("Instrumento de creación", "Founding instrument"))
instrument_date = Day("instrument_date", Text("Fecha del instrumento", "Date of the instrument"))
status = Choice(
    "status", Text("Situación", "Status"), essential=True,
    options=options(
        planned=("Planeada", "Planned"), forming=("En formación", "Forming"), operational=("En operación", "Operational"),
        suspended=("Suspendida", "Suspended"), closed=("Cerrada", "Closed"),
    ),
)
operational_since = Day(
    "operational_since", Text("Opera desde", "Operational since"), essential=True,
    asked_when=lambda record: record[status] not in ("planned", "forming"),
)
suspended_on: Day = Day(
    "suspended_on", Text("Suspendida el", "Suspended on"), essential=True,
    # One that was suspended when it closed did not operate in between, and goes on saying so.
    asked_when=lambda record: record[status] == "suspended" or (record[status] == "closed" and record[suspended_on] is not None),
)
closed_on = Day("closed_on", Text("Cerrada el", "Closed on"), essential=True, asked_when=lambda record: record[status] == "closed")
staff_women = Count("staff_women", Text("Mujeres", "Women"), essential=True)
staff_men = Count("staff_men", Text("Hombres", "Men"), essential=True)
staff_unspecified = Count("staff_unspecified", Text("Sin desglose por sexo", "Sex not stated"), short=Text("Sin desglose", "Not stated"))
staff_trained = Count("staff_trained", Text("De ellas, con formación especializada", "Of them, with specialised training"), short=Text("Formadas", "Trained"), of_them=True)
as_of = Day("as_of", Text("Datos al", "Figures as of"))
confirmed_on = Day("confirmed_on", Text("Confirmada el", "Confirmed on"))
services = Choices(
    "services", Text("Servicios", "Services"),
    options=options(
        police=("Policial", "Police"), psychological=("Psicológico", "Psychological"), legal=("Jurídico", "Legal"),
        medical=("Médico", "Medical"), social=("Trabajo social", "Social work"),
    ),
)
round_the_clock = YesNo("round_the_clock", Text("¿Atiende las 24 horas?", "Open round the clock?"), short=Text("24 horas", "24 hours"))
workshops = Count("workshops", Text("Talleres en el año", "Workshops in the year"))
materials = Count("materials", Text("Materiales en el año", "Materials in the year"))

PEOPLE = People((staff_women,), (staff_men,), (staff_unspecified,))
OPERATIONAL = (
    "operational_since <= :day AND (suspended_on IS NULL OR suspended_on > :day)"
    " AND (closed_on IS NULL OR closed_on > :day)"
)
OF_THE_PLAN = "created >= '2021-01-11'"

police_unit = Register(
    key="police_unit",
    letters="UPE",
    title=Text("Unidades policiales", "Police units"),
    one=Text("Unidad policial", "Police unit"),
    new=Text("Nueva unidad", "New unit"),
    clock=standing(created, closed_on, as_of=as_of, yearly=Yearly(confirmed_on, status, over="closed")),
    name_field=name,
    groups=(
        Group(Text("La unidad", "The unit"), (name, corporation, functions, government, municipality, serves)),
        Group(Text("Su vida", "Its life"), (created, instrument, instrument_date, status, operational_since, suspended_on, closed_on)),
        Group(Text("Su personal", "Its staff"), (staff_women, staff_men, staff_unspecified, staff_trained, as_of, confirmed_on)),
        Group(Text("Lo que ofrece", "What it offers"), (services, round_the_clock, workshops, materials)),
    ),
    columns=(name, municipality, status, operational_since, staff_women, staff_men),
    people=PEOPLE,
    rules=(
        goes_before(created, operational_since), goes_before(operational_since, suspended_on),
        goes_before(operational_since, closed_on), near_total(PEOPLE), part_of(staff_trained, PEOPLE),
    ),
    categories=(government, status),
    measures=(
        Measure(
            "police_units", f"{OPERATIONAL} AND {OF_THE_PLAN}", variants=("began_in_year", "older"),
            words=Text(
                "Unidades en operación al corte y creadas desde el plan (11/01/2021); las suspendidas o cerradas para entonces no cuentan.",
                "Units operating at the cut-off and created since the plan (11/01/2021); those suspended or closed by then do not count.",
            ),
        ),
        Measure(
            "began_in_year", f"{in_year(operational_since)} AND {OF_THE_PLAN}", title=Text("Comenzaron a operar en el año", "Began operating in the year"),
            words=Text("Las que comenzaron a operar en el año.", "Those that began operating in the year."),
        ),
        Measure(
            "older", f"{OPERATIONAL} AND created < '2021-01-11'", title=Text("Aparte, en operación y anteriores al plan", "Apart, operating and older than the plan"),
            words=Text("Las creadas antes del plan: se muestran y no se suman.", "Those created before the plan: shown and not added."),
        ),
    ),
)
