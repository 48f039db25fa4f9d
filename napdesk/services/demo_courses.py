"""What the sample sessions teach: families of courses, how often each is given, and to how many."""

from __future__ import annotations

from dataclasses import dataclass

_NOBODY = (0, 0)


@dataclass(frozen=True, slots=True)
class Course:
    """A session given again and again; ``topics`` are codes parted by spaces.

    ``a_year`` is how often in each of the three years, ``days`` how long it lasts; ``uniformed`` and
    ``civilian`` are the most women and men of each who come; ``new`` ones are new in the last year.
    """

    title: str
    activity: str
    topics: str
    a_year: tuple[int, int, int]
    uniformed: tuple[int, int] = _NOBODY
    civilian: tuple[int, int] = _NOBODY
    days: int = 1
    new: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Courses for the same people; ``places`` are codes parted by spaces, ``own`` says who organises them."""

    audience: str
    provider: str
    places: str
    courses: tuple[Course, ...]
    own: bool = True
    purpose: str = "general"


_PORTS = "30193 30039 30189 30131 30028 28009 27014 04003"
_CECOPAM = "15035"

FAMILIES = (
    Family(
        "naval",
        "semar",
        f"{_PORTS} sea",
        (
            Course("Igualdad de género en la Armada", "course", "gender_perspective", (4, 5, 6), (9, 21), days=3),
            Course("Prevención del hostigamiento y el acoso", "workshop", "harassment", (4, 5, 6), (8, 18)),
            Course("Corresponsabilidad y masculinidades", "talk", "masculinities", (3, 4, 4), (4, 40)),
            Course("Derechos humanos en la mar", "course", "human_rights", (3, 3, 4), (6, 22), days=5),
        ),
    ),
    Family(
        "naval",
        "semar",
        "30193",
        (Course("Instructoras en igualdad", "diploma", "gender_perspective wps", (1, 1, 1), (8, 6), days=20),),
        purpose="train_the_trainer",
    ),
    Family(
        "police",
        "semar",
        "30193 30087 30039 30118 30044 30028",
        (
            Course(
                "Primer respondiente ante violencia sexual",
                "course_workshop",
                "sgbv first_responder",
                (5, 6, 8),
                (12, 24),
                (3, 3),
                days=2,
            ),
            Course("Atención intercultural a víctimas", "workshop", "sgbv intercultural", (3, 4, 3), (10, 16)),
        ),
    ),
    Family(
        "public_officials",
        "sre",
        "online 30087 30193",
        (
            Course("La Resolución 1325 y su plan", "conference", "wps", (2, 3, 5), (3, 4), (22, 14)),
            Course("Paz con enfoque de género", "seminar", "gender_responsive_peace", (1, 2, 2), _NOBODY, (18, 9)),
        ),
        own=False,
    ),
    Family(
        "peace_staff",
        "cecopam",
        _CECOPAM,
        (
            Course(
                "Operaciones de paz con perspectiva de género",
                "course",
                "gender_perspective peace_operations",
                (1, 2, 2),
                (9, 14),
                (2, 1),
                days=5,
                new=True,
            ),
        ),
        purpose="pre_deployment",
    ),
    Family(
        "peace_staff",
        "cecopam",
        _CECOPAM,
        (
            Course("Asesoría de género", "course", "gender_perspective wps", (1, 1, 1), (10, 8), (2, 1), days=5),
            Course("Tolerancia cero antes del despliegue", "course", "sea_zero_tolerance", (2, 2, 3), (6, 12)),
        ),
        own=False,
        purpose="pre_deployment",
    ),
    Family(
        "peace_staff",
        "un_dpo",
        "UY BR",
        (Course("Protección de civiles", "course", "protection_of_civilians", (1, 1, 1), (2, 3), days=5),),
        own=False,
    ),
    Family(
        "military",
        "un_women",
        "IN KE ZA",
        (Course("Mujeres militares por la paz", "course", "wps peace_operations", (1, 1, 1), (4, 0), days=12),),
        own=False,
    ),
    Family(
        "mixed",
        "semar",
        _PORTS,
        (
            Course("Brigada móvil de género", "mobile_team", "sgbv", (6, 8, 10), (10, 20), (8, 4), days=4),
            Course(
                "Jornada contra la violencia",
                "jornada",
                "sgbv gender_perspective",
                (2, 2, 2),
                (30, 60),
                (20, 8),
            ),
            Course("Mujeres en la mar", "forum", "wps", (1, 1, 1), (25, 18), (15, 7)),
        ),
    ),
    Family(
        "civil_society",
        "mujeres",
        "30193 30087 30039 30203",
        (
            Course(
                "Derechos sexuales y reproductivos",
                "talk",
                "reproductive_rights",
                (2, 2, 3),
                civilian=(26, 6),
            ),
            Course("Autonomía económica", "workshop", "economic_autonomy", (1, 2, 2), civilian=(24, 3), days=2),
        ),
        own=False,
    ),
)
