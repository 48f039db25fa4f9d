"""Postulaciones y designaciones: who was nominated for a post, and who was appointed to it."""

from __future__ import annotations

from napdesk.registers.counting import in_year, women_among, women_share
from napdesk.registers.rules import near_total
from napdesk.schema.fields import Choice, Code, Count, Day, Line, YesNo, options
from napdesk.schema.register import Group, People, Register, event
from napdesk.schema.text import Text

position = Line("position", Text("Cargo o puesto", "Post"), essential=True, example=Text("Dirección de área", "Head of division"))
step = Choice(
    "step", Text("Paso", "Step"), essential=True,
    options=options(nominated=("Postulación", "Nominated"), appointed=("Designación", "Appointed")),
)
nominated_from = Line(
    "nominated_from", Text("Responde a la postulación", "Answers the nomination"), short=Text("Postulación", "Nomination"), longest=60,
    asked_when=lambda record: record[step] in (None, "appointed"), help=Text("Su folio, si se capturó aquí.", "Its folio, where it was recorded here."),
)
sphere = Choice(
    "sphere", Text("Ámbito", "Sphere"), essential=True,
    options=options(un=("Naciones Unidas", "United Nations"), military=("Militar", "Military"), police=("Policial", "Police"), civil=("Civil", "Civil")),
)
level = Choice(
    "level", Text("Nivel", "Level"), essential=True,
    options=options(senior=("Alto nivel", "Senior"), middle=("Mando medio", "Middle"), other=("Otro", "Other")),
)
un_police = YesNo(
    "un_police", Text("¿Policía de las Naciones Unidas?", "United Nations police?"), short=Text("Policía ONU", "UN police"),
    asked_when=lambda record: record[sphere] in (None, "un", "police"),
)
institution = Code("institution", Text("Institución", "Institution"), essential=True, lists=("institution",))
day = Day("day", Text("Fecha", "Date"), essential=True)
women = Count("women", Text("Mujeres", "Women"), essential=True)
men = Count("men", Text("Hombres", "Men"), essential=True)

PEOPLE = People((women,), (men,))
SENIOR = f"{in_year(day)} AND step = 'appointed' AND level = 'senior'"

appointment = Register(
    key="appointment",
    letters="NOM",
    title=Text("Postulaciones y designaciones", "Nominations and appointments"),
    short=Text("Postulaciones", "Nominations"),
    one=Text("Postulación o designación", "Nomination or appointment"),
    new=Text("Nueva postulación o designación", "New nomination or appointment"),
    clock=event(day),
    name_field=position,
    groups=(
        Group(Text("El cargo", "The post"), (position, step, day, nominated_from, sphere, level, un_police, institution)),
        Group(Text("A quiénes", "Who"), (women, men)),
    ),
    columns=(day, position, step, level, women, men),
    people=PEOPLE,
    rules=(near_total(PEOPLE),),
    categories=(sphere, level, institution),
    measures=(
        women_among(
            "senior_women", SENIOR, (women,), PEOPLE, variants=("senior_women_share",),
            words=Text("Mujeres designadas en el año en puestos de alto nivel, de cualquier ámbito.", "Women appointed in the year to senior posts, in any sphere."),
        ),
        women_share(
            "senior_women_share", SENIOR, PEOPLE, title=Text("Proporción de todas las designaciones de alto nivel", "Share of all senior appointments"),
            words=Text("Mujeres entre todas las personas designadas en puestos de alto nivel.", "Women of all people appointed to senior posts."),
        ),
        women_share(
            "nominated_police_women", f"{in_year(day)} AND un_police = 1 AND step = 'nominated'", PEOPLE,
            variants=("deployed_individual_police", "deployed_formed_police"),
            words=Text("Mujeres entre las personas postuladas en el año para la policía de las Naciones Unidas.", "Women of the people nominated in the year for United Nations police."),
        ),
    ),
)
