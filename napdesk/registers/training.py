"""Capacitaciones: one row is a session or edition, dated by its last day."""

from __future__ import annotations

from napdesk.registers.counting import all_people, any_of, in_year, one_of, women_among
from napdesk.registers.rules import goes_before, near_total, part_of
from napdesk.schema.fields import Amount, Choice, Choices, Code, Count, Day, Line, YesNo, options
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.register import Group, How, Measure, People, Register, event
from napdesk.schema.text import Text

title = Line(
    "title", Text("Curso o sesión", "Course or session"), essential=True,
    example=Text("Curso de perspectiva de género", "Course on gender perspective"),
)
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
IN_YEAR = in_year(ends)


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


def mobile_teams(of_region: str, *, not_of: str) -> str:
    """Those of a kind of regions, and those that name none, unless their office is of the institution of the other."""
    unsaid = f"command IS NULL AND office_institution IS NOT '{not_of}'"
    return f"{IN_YEAR} AND activity = 'mobile_team' AND (command GLOB '[RZ]{of_region}-*' OR {unsaid})"


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
    categories=(activity, audience, provider),
    measures=(
        Measure(
            "military_regions", mobile_teams("M", not_of="semar"), n=REGION, how=How.DISTINCT, absent="command IS NULL",
            apart=("command", "military_region"),
            words=Text("Regiones militares distintas con equipos móviles en el año; cada zona cuenta por su región.", "Different military regions with mobile teams in the year; each zone counts for its region."),
        ),
        Measure(
            "naval_regions", mobile_teams("N", not_of="sedena"), n=REGION, how=How.DISTINCT, absent="command IS NULL",
            apart=("command", "naval_region"),
            words=Text("Regiones navales distintas con equipos móviles en el año; cada zona cuenta por su región.", "Different naval regions with mobile teams in the year; each zone counts for its region."),
        ),
        all_people(
            "police_trained", f"{IN_YEAR} AND audience = 'police' AND {any_of(topics, 'sgbv')}", PEOPLE, variants=("mixed_audience",),
            words=Text("Todas las personas en sesiones para policía sobre violencia sexual y de género que terminaron en el año.", "Everybody in sessions for police on sexual and gender-based violence that ended in the year."),
        ),
        all_people(
            "mixed_audience", f"{IN_YEAR} AND audience = 'mixed' AND {any_of(topics, 'sgbv')}", PEOPLE,
            title=Text("Aparte, en sesiones de público mixto", "Apart, in sessions for a mixed audience"),
            words=Text("Lo mismo, en sesiones de público mixto: se muestra y no se suma.", "The same, in sessions for a mixed audience: shown and not added."),
        ),
        all_people(
            "officials_trained", f"{IN_YEAR} AND audience = 'public_officials' AND {any_of(topics, 'gender_responsive_peace', 'wps')}", PEOPLE,
            words=Text(
                "Todas las personas en sesiones para servicio público sobre paz con enfoque de género o mujeres, paz y seguridad.",
                "Everybody in sessions for public officials on gender-responsive peace or women, peace and security.",
            ),
        ),
        women_among(
            "pre_deployment_women", f"{IN_YEAR} AND purpose = 'pre_deployment' AND provider = 'cecopam'", PEOPLE.women, PEOPLE,
            words=Text("Mujeres, en uniforme o civiles, en capacitación previa al despliegue que impartió el CECOPAM.", "Women, uniformed or civilian, in pre-deployment training given by CECOPAM."),
        ),
        Measure(
            "new_cecopam_courses", f"{IN_YEAR} AND provider = 'cecopam' AND organised = 1 AND new_course = 1 AND {any_of(topics, 'gender_perspective', 'wps')}",
            n="nullif(title_sort, '')", how=How.DISTINCT, absent="title_sort = ''",
            words=Text("Cursos nuevos del CECOPAM, por su título, sobre perspectiva de género o mujeres, paz y seguridad.", "New CECOPAM courses, by title, on gender perspective or women, peace and security."),
        ),
        women_among(
            "uniformed_women_trained", f"{IN_YEAR} AND {one_of(activity, 'course', 'workshop', 'course_workshop', 'seminar', 'diploma')}",
            (uniformed_women,), PEOPLE,
            words=Text(
                "Mujeres en uniforme en cursos, talleres, cursos-taller, seminarios y diplomados que terminaron en el año. Son asistencias: quien tomó dos cuenta dos veces.",
                "Uniformed women in courses, workshops, seminars and diploma courses that ended in the year. These are attendances: who took two counts twice.",
            ),
        ),
        women_among(
            "un_women_abroad", f"{IN_YEAR} AND provider = 'un_women' AND length(place) = 2", (uniformed_women,), PEOPLE,
            words=Text("Mujeres en uniforme en cursos de ONU Mujeres fuera del país que terminaron en el año.", "Uniformed women at UN Women courses outside the country that ended in the year."),
        ),
        all_people(
            "peace_staff_trained",
            f"{IN_YEAR} AND (audience = 'peace_staff' OR purpose = 'pre_deployment') AND {any_of(topics, 'human_rights', 'sgbv', 'gender_perspective')}", PEOPLE,
            words=Text(
                "Todas las personas de operaciones de paz, o en capacitación previa al despliegue, en derechos humanos, violencia sexual y de género o perspectiva de género.",
                "All peace-operations staff, or people in pre-deployment training, on human rights, sexual and gender-based violence or gender perspective.",
            ),
        ),
        Measure(
            "cecopam_courses",
            f"{IN_YEAR} AND provider = 'cecopam' AND organised = 1 AND {one_of(activity, 'course', 'course_workshop', 'diploma')}"
            f" AND {any_of(topics, 'peace_operations')} AND {any_of(topics, 'gender_perspective')}",
            words=Text("Cursos, cursos-taller y diplomados que el CECOPAM organizó sobre operaciones de paz con perspectiva de género.", "Courses and diploma courses organised by CECOPAM on peace operations with a gender perspective."),
        ),
        women_among(
            "women_instructors",
            f"{IN_YEAR} AND purpose = 'train_the_trainer' AND (office_institution = 'sspc' OR office_institution = 'gn' AND ends < '2025-01-01')",
            PEOPLE.women, PEOPLE,
            words=Text(
                "Mujeres en formación de instructoras e instructores que informan oficinas de la SSPC, y de la Guardia Nacional hasta 2024.",
                "Women in training of trainers reported by offices of SSPC, and of the National Guard until 2024.",
            ),
        ),
        all_people(
            "women_and_girls_security", f"{IN_YEAR} AND {any_of(topics, 'reproductive_rights', 'economic_autonomy')}", PEOPLE,
            words=Text("Todas las personas en sesiones sobre derechos sexuales y reproductivos o autonomía económica.", "Everybody in sessions on sexual and reproductive rights or economic autonomy."),
        ),
    ),
)
