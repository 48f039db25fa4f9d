"""Capacitaciones: one row is a session or edition, dated by its last day."""

from __future__ import annotations

from napdesk.registers.rules import goes_before, near_total, part_of
from napdesk.schema.fields import Amount, Choice, Choices, Code, Count, Day, Line, YesNo, options
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.register import Group, How, Measure, People, Register, event
from napdesk.schema.text import Text

title = Line("title", Text("Curso o sesión", "Course or session"), essential=True)
activity = Choice(
    "activity", Text("Tipo de actividad", "Kind of activity"), short=Text("Actividad", "Activity"),
    essential=True,
    options=options(
        course=("Curso", "Course"), workshop=("Taller", "Workshop"),
        course_workshop=("Curso-taller", "Course and workshop"), talk=("Plática", "Talk"),
        conference=("Conferencia", "Conference"), academia=("Academia", "Academy session"),
        jornada=("Jornada", "Awareness day"), seminar=("Seminario", "Seminar"), forum=("Foro", "Forum"),
        diploma=("Diplomado", "Diploma course"), mobile_team=("Equipo móvil", "Mobile team"),
    ),
)
topics = Choices(
    "topics", Text("Temas", "Topics"), essential=True,
    options=options(
        sgbv=("Violencia sexual y de género", "Sexual and gender-based violence"),
        intercultural=("Interculturalidad", "Intercultural approach"),
        human_rights=("Derechos humanos", "Human rights"),
        gender_perspective=("Perspectiva de género", "Gender perspective"),
        wps=("Mujeres, paz y seguridad", "Women, peace and security"),
        sea_zero_tolerance=("Tolerancia cero a la explotación y el abuso sexuales", "Zero tolerance of sexual exploitation and abuse"),
        peace_operations=("Operaciones de paz", "Peace operations"),
        gender_responsive_peace=("Paz con enfoque de género", "Gender-responsive peace"),
        reproductive_rights=("Derechos sexuales y reproductivos", "Sexual and reproductive rights"),
        economic_autonomy=("Autonomía económica", "Economic autonomy"),
        harassment=("Hostigamiento y acoso", "Harassment"),
        first_responder=("Primer respondiente", "First responder"),
        protection_of_civilians=("Protección de civiles", "Protection of civilians"),
        masculinities=("Masculinidades", "Masculinities"), extremism=("Extremismo", "Extremism"),
        disarmament=("Desarme", "Disarmament"), other=("Otro", "Other"),
    ),
)
organised = YesNo(
    "organised", Text("¿La organizó su institución?", "Did your institution organise it?"),
    short=Text("Organizó", "Organised"), essential=True,
    help=Text("Un curso lo cuenta solo quien lo organiza.", "A course is counted by its organiser only."),
)
provider = Choice(
    "provider", Text("Imparte", "Given by"), essential=True,
    options=options(
        cecopam=("CECOPAM", "CECOPAM"), sspc=("SSPC", "SSPC"), semar=("Marina", "Navy"),
        sedena=("Defensa", "Defence"), sre=("Relaciones Exteriores", "Foreign Affairs"),
        mujeres=("Secretaría de las Mujeres", "Ministry of Women"), un_women=("ONU Mujeres", "UN Women"),
        un_dpo=("ONU, Operaciones de Paz", "UN Peace Operations"), other=("Otra", "Other"),
    ),
)
begins = Day("begins", Text("Inicio", "Begins"), essential=True)
ends = Day("ends", Text("Término", "Ends"), essential=True)
hours = Amount("hours", Text("Horas", "Hours"), largest=5_000)
sessions = Count("sessions", Text("Sesiones", "Sessions"), largest=999, help=Text("En blanco cuenta como una.", "Blank counts as one."))
place = Code(
    "place", Text("Lugar", "Place"), essential=True, lists=("special_place", "municipality", "country"),
    help=Text("Municipio, altamar, en línea o país.", "Municipality, at sea, online or a country."),
)
audience = Choice(
    "audience", Text("Dirigida a", "Audience"), essential=True,
    options=options(
        police=("Policía", "Police"), military=("Personal militar", "Military"), naval=("Personal naval", "Naval"),
        public_officials=("Servicio público", "Public officials"),
        peace_staff=("Personal de operaciones de paz", "Peace-operations staff"),
        civil_society=("Sociedad civil", "Civil society"), mixed=("Mixta", "Mixed"),
    ),
)
GOVERNMENTS = options(federal=("Federal", "Federal"), state=("Estatal", "State"), municipal=("Municipal", "Municipal"))
government = Choice(
    "government", Text("Orden de gobierno", "Level of government"), options=GOVERNMENTS,
    asked_when=lambda record: record[audience] in (None, "police"),
)
purpose = Choice(
    "purpose", Text("Finalidad", "Purpose"),
    options=options(
        general=("General", "General"), pre_deployment=("Previa al despliegue", "Pre-deployment"),
        train_the_trainer=("Formación de instructoras e instructores", "Training of trainers"),
    ),
)
delivery = Choice(
    "delivery", Text("Modalidad", "Delivery"),
    options=options(in_person=("Presencial", "In person"), online=("En línea", "Online"), hybrid=("Mixta", "Hybrid")),
)
new_course = YesNo("new_course", Text("¿Curso nuevo?", "New course?"))
command = Code(
    "command", Text("Región o zona", "Region or zone"), lists=("command",),
    asked_when=lambda record: record[activity] in (None, "mobile_team"),
    help=Text("Mando militar o naval, para equipos móviles.", "Military or naval command, for mobile teams."),
)
mission = Code(
    "mission", Text("Misión", "Mission"), lists=("mission",),
    asked_when=lambda record: record[purpose] in (None, "pre_deployment"),
)
uniformed_women = Count("uniformed_women", Text("Mujeres en uniforme", "Uniformed women"), short=Text("Muj. unif.", "Unif. women"), essential=True)
uniformed_men = Count("uniformed_men", Text("Hombres en uniforme", "Uniformed men"), short=Text("Hom. unif.", "Unif. men"), essential=True)
civilian_women = Count("civilian_women", Text("Mujeres civiles", "Civilian women"), short=Text("Muj. civ.", "Civ. women"), essential=True)
civilian_men = Count("civilian_men", Text("Hombres civiles", "Civilian men"), short=Text("Hom. civ.", "Civ. men"), essential=True)
unspecified = Count("unspecified", Text("Sin desglose por sexo", "Sex not stated"), short=Text("Sin desglose", "Not stated"))
guests = Count(
    "guests", Text("Personas de otras instituciones", "People of other institutions"), short=Text("Invitadas", "Guests"),
    help=Text("Las que informa su propia institución: se anotan y no se suman.", "Reported by their own institution: recorded, never added."),
)
level_command = Count("level_command", Text("De ellas, mandos", "Of them, commanders"), short=Text("Mandos", "Commanders"), of_them=True)
level_officers = Count("level_officers", Text("De ellas, oficiales", "Of them, officers"), short=Text("Oficiales", "Officers"), of_them=True)
level_base = Count("level_base", Text("De ellas, personal de base", "Of them, base staff"), short=Text("De base", "Base"), of_them=True)

PEOPLE = People((uniformed_women, civilian_women), (uniformed_men, civilian_men), (unspecified,))
EVERYBODY = "coalesce(uniformed_women,0)+coalesce(uniformed_men,0)+coalesce(civilian_women,0)+coalesce(civilian_men,0)+coalesce(unspecified,0)"
WOMEN = "coalesce(uniformed_women,0)+coalesce(civilian_women,0)"
IN_YEAR = "ends BETWEEN :begin AND :day"


def with_topic(*wanted: str) -> str:
    """SQL for sessions on any of these topics."""
    return "(" + " OR ".join(f"instr(topics, ';{topic};')" for topic in wanted) + ")"


def command_of_mobile_team(record: Record) -> Problem | None:
    """A mobile team counts for its region, so it needs one."""
    if record[activity] != "mobile_team" or record.answer("command") is not None:
        return None
    return Problem(
        "command_missing", Weight.REASON,
        Text("Sin región o zona no cuenta para las metas de equipos móviles.", "Without a region or zone it does not count for the mobile-team targets."),
        Text("Elija el mando o diga por qué no lo hay.", "Choose the command or say why there is none."),
        field="command",
    )


REGION = (
    "coalesce((SELECT parent FROM codes WHERE list = 'command' AND codes.code = command AND parent <> ''"
    " AND (valid_from IS NULL OR valid_from <= ends) AND (valid_until IS NULL OR valid_until >= ends)), command)"
)

training = Register(
    key="training",
    letters="CAP",
    title=Text("Capacitaciones", "Training"),
    one=Text("Capacitación", "Training session"),
    new=Text("Nueva capacitación", "New session"),
    clock=event(ends),
    name_field=title,
    groups=(
        Group(Text("La sesión", "The session"), (title, activity, topics, organised, provider, begins, ends, hours, sessions, place)),
        Group(Text("A quién se dirigió", "For whom"), (audience, government, purpose, delivery, new_course, command, mission)),
        Group(
            Text("Quiénes asistieron", "Who attended"),
            (uniformed_women, uniformed_men, civilian_women, civilian_men, unspecified, guests, level_command, level_officers, level_base),
        ),
    ),
    columns=(ends, title, place, uniformed_women, uniformed_men),
    people=PEOPLE,
    rules=(
        goes_before(begins, ends), near_total(PEOPLE), command_of_mobile_team,
        part_of(level_command, PEOPLE), part_of(level_officers, PEOPLE), part_of(level_base, PEOPLE),
    ),
    measures=(
        Measure("military_regions", f"{IN_YEAR} AND activity = 'mobile_team' AND command GLOB '[RZ]M-*'", n=REGION, how=How.DISTINCT),
        Measure("naval_regions", f"{IN_YEAR} AND activity = 'mobile_team' AND command GLOB '[RZ]N-*'", n=REGION, how=How.DISTINCT),
        Measure(
            "police_trained", f"{IN_YEAR} AND audience = 'police' AND {with_topic('sgbv')}", n=EVERYBODY,
            variants={
                "mixed_audience": Measure(
                    "mixed_audience", f"{IN_YEAR} AND audience = 'mixed' AND {with_topic('sgbv')}", n=EVERYBODY,
                    title=Text("Aparte, en sesiones de público mixto", "Apart, in sessions for a mixed audience"),
                ),
            },
        ),
        Measure("officials_trained", f"{IN_YEAR} AND audience = 'public_officials' AND {with_topic('gender_responsive_peace', 'wps')}", n=EVERYBODY),
        Measure("pre_deployment_women", f"{IN_YEAR} AND purpose = 'pre_deployment' AND provider = 'cecopam'", n=WOMEN, unknown="unspecified"),
        Measure(
            "new_cecopam_courses",
            f"{IN_YEAR} AND provider = 'cecopam' AND organised = 1 AND new_course = 1 AND {with_topic('gender_perspective', 'wps')}",
            n="title_sort", how=How.DISTINCT,
        ),
        Measure(
            "uniformed_women_trained", f"{IN_YEAR} AND activity IN ('course','workshop','course_workshop','seminar','diploma')",
            n="uniformed_women", unknown="unspecified",
        ),
        Measure("un_women_abroad", f"{IN_YEAR} AND provider = 'un_women' AND length(place) = 2", n="uniformed_women", unknown="unspecified"),
        Measure(
            "peace_staff_trained",
            f"{IN_YEAR} AND (audience = 'peace_staff' OR purpose = 'pre_deployment') AND {with_topic('human_rights', 'sgbv', 'gender_perspective')}",
            n=EVERYBODY,
        ),
        Measure(
            "cecopam_courses",
            f"{IN_YEAR} AND provider = 'cecopam' AND organised = 1 AND activity IN ('course','course_workshop','diploma')"
            f" AND {with_topic('peace_operations')} AND {with_topic('gender_perspective')}",
        ),
        Measure(
            "women_instructors",
            f"{IN_YEAR} AND purpose = 'train_the_trainer' AND (office_institution = 'sspc' OR office_institution = 'gn' AND ends < '2025-01-01')",
            n=WOMEN, unknown="unspecified",
        ),
        Measure("women_and_girls_security", f"{IN_YEAR} AND {with_topic('reproductive_rights', 'economic_autonomy')}", n=EVERYBODY),
    ),
)
