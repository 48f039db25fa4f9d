"""A year and a half of 32 offices, much alike as they are, with 200 overlaps planted as clerks would make them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from napdesk.schema.overlaps import Kind
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.record import Record
from napdesk.store.consolidated import Reported, Source
from tests.disguises import disguised, known_day, near_count, near_day
from tests.samples import session, tour, unit, women

MANY, PLANTED = 60_000, 200
FIRST, DAYS = date(2024, 1, 1), 540
INSTITUTIONS = ("semar", "sedena", "sspc", "gn", "mujeres")
ACTIVITIES = {
    "Curso": "course", "Taller": "workshop", "Seminario": "seminar", "Plática": "talk", "Jornada": "jornada",
    "Conferencia": "conference", "Diplomado": "diploma", "Foro": "forum", "Curso-taller": "course_workshop",
}  # fmt: skip
SUBJECTS = (
    "perspectiva de género", "prevención de la violencia sexual", "derechos humanos de las mujeres", "masculinidades",
    "primer respondiente", "atención a víctimas", "mujeres, paz y seguridad", "acoso y hostigamiento sexual",
    "derechos humanos", "liderazgo de las mujeres", "protección de civiles", "lenguaje incluyente y no sexista",
    "la Resolución 1325", "autonomía económica", "prevención de la trata de personas", "igualdad sustantiva",
    "atención a mujeres en situación de violencia", "operaciones de paz", "órdenes de protección", "interculturalidad",
    "prevención de la violencia familiar", "derechos sexuales y reproductivos", "cadena de custodia y género",
    "tolerancia cero a la explotación sexual", "comunicación con perspectiva de género", "mediación comunitaria",
)  # fmt: skip
WHOM = (
    "", "", "policías municipales", "policía estatal", "personal naval", "mandos medios", "personal militar",
    "servidores públicos", "cadetes", "personal administrativo", "personal de nuevo ingreso", "redes de mujeres",
    "ministerios públicos",
)  # fmt: skip
GROUPS = ("1.er grupo", "2.º grupo", "3.er grupo", "grupo 4", "módulo I", "módulo II", "módulo III", "turno matutino")
DAYS_KEPT = ((3, 8, "Conmemoración del Día Internacional de la Mujer"), (11, 25, "Jornada del Día Naranja"))
QUARTERS = (
    "Norte", "Sur", "Centro", "Poniente", "Oriente", "Las Flores", "San José", "1", "2", "3", "4", "Emiliano Zapata",
    "Benito Juárez", "La Esperanza", "El Carmen", "Vicente Guerrero", "Las Palmas", "Santa María", "San Pedro", "Lomas",
    "Las Torres", "Independencia", "Revolución", "Morelos", "Hidalgo", "El Mirador", "La Loma", "San Juan", "Jardines",
)  # fmt: skip
UNITS = ("Unidad de Género", "Unidad Violeta", "Unidad de Atención a Víctimas", "Policía Rosa", "Patrulla Púrpura")
MISSIONS = ("MINUSCA", "MINURSO", "UNMOGIP", "UNVMC", "UNIFIL")
CATEGORIES = ("military_observer", "staff_officer", "individual_police", "contingent")


class Seeded(NamedTuple):
    """The records of all offices, in no order, and those planted: a kind and the uids of what is one."""

    records: list[Reported]
    planted: list[tuple[Kind, frozenset[str]]]


class Made(NamedTuple):
    """A record, and the office that reports it."""

    office: int
    record: Record


def seeded(seed: int, many: int = MANY, planted: int = PLANTED) -> Seeded:
    """The same set for the same seed: of the planted, six of ten are sessions."""
    year = _Year(random.Random(seed))
    plants = (
        *(year.session_twice,) * 5, year.session_thrice, year.unit_twice, year.network_twice, year.tour_twice,
        year.cumulative,
    )  # fmt: skip
    groups = [plants[at % len(plants)]() for at in range(planted)]
    made = [one for _kind, group in groups for one in group]
    while len(made) < many:
        made += year.chance.choices(year.believable, weights=year.weights)[0]()
    year.chance.shuffle(made)
    reported = {id(one.record): _reported(number, one) for number, one in enumerate(made, start=1)}
    told = [(kind, frozenset(one.record.uid for one in group)) for kind, group in groups]
    return Seeded(list(reported.values()), told)


class _Year:
    """Makes what offices report."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.believable: tuple[Callable[[], list[Made]], ...] = (
            self.session, self.again_elsewhen, self.next_group, self.other_title, self.elsewhere, self.every_quarter,
            self.day_kept, self.unit, self.network, self.tour,
        )  # fmt: skip
        self.weights = (800, 40, 15, 15, 15, 8, 2, 25, 40, 5)

    def session(self) -> list[Made]:
        return [self._session()]

    def again_elsewhen(self) -> list[Made]:
        """The same course held again by another office, a month or so later."""
        one = self._session()
        shift = timedelta(days=self.chance.choice((7, 14, 21, 28, 30, 31, 35)))
        return [
            one,
            self._like(one, begins=one.record.values["begins"] + shift, ends=one.record.values["ends"] + shift),
        ]

    def next_group(self) -> list[Made]:
        """The next group of the same course, the same days, held by another office."""
        one = self._session(group="1.er grupo")
        return [one, self._like(one, title=str(one.record.values["title"]).replace("1.er", "2.º"))]

    def other_title(self) -> list[Made]:
        """At the same place, days and size, for the same people: about something else."""
        one = self._session(subject="derechos humanos", whom="policía estatal")
        return [
            one,
            self._like(one, title=str(one.record.values["title"]).replace("derechos humanos", "masculinidades")),
        ]

    def elsewhere(self) -> list[Made]:
        """The same course, the same days and of one size, in two places."""
        one = self._session()
        place = self._home(self._other(one.office))
        return [one, self._like(one, place="online" if place == one.record.values["place"] else place)]

    def every_quarter(self) -> list[Made]:
        """A course given each quarter to other people, told by its days or as the quarter's total."""
        quarters = [Period(2024, Periodicity.QUARTER, each) for each in (1, 2, 3, 4)]
        days = [(each.first_day, each.last_day) for each in quarters]
        if self.chance.random() < 0.7:
            held = [first + timedelta(days=self.chance.randrange(85)) for first, _last in days]
            days = [(day, day + timedelta(days=1)) for day in held]
        first = self._session(begins=days[0][0], ends=days[0][1])
        later = ({"begins": begins, "ends": ends, **self._people()} for begins, ends in days[1:])
        return [first, *(self._like(first, office=first.office, **each) for each in later)]

    def day_kept(self) -> list[Made]:
        """What every office does on the same day in its entity's capital, or in Mexico City."""
        month, day, title = self.chance.choice(DAYS_KEPT)
        when = date(2024, month, day) + timedelta(days=self.chance.choice((-1, 0, 0, 0, 1)))
        place = self.chance.choice(("09015", "09016", f"{self.chance.randrange(1, 33):02}001"))
        return [self._session(title=title, begins=when, ends=when, place=place)]

    def unit(self) -> list[Made]:
        office = self._office()
        place = self._home(office)
        made = [self._unit(office, place)]
        if self.chance.random() < 0.3:  # the State's and the municipality's, of the same name
            made.append(self._unit(self._other(office), place, name=made[0].record.values["name"]))
        return made

    def network(self) -> list[Made]:
        office = self._office()
        place = self._home(office)
        quarters = self.chance.sample(QUARTERS, self.chance.choice((1, 1, 2)))
        return [
            self._network(self.chance.choice((office, self._other(office))), place, quarter) for quarter in quarters
        ]

    def tour(self) -> list[Made]:
        made = [self._tour()]
        if self.chance.random() < 0.3:  # the rotation leaves together, some of each office
            size = int(made[0].record.values["men"]) + self.chance.randrange(3, 9)
            departs = made[0].record.values["departs"]
            made.append(self._like(made[0], men=size, departs=departs, institution=self._institution(self._office())))
        return made

    def session_twice(self) -> tuple[Kind, list[Made]]:
        one = self._session()
        return Kind.TWICE, [one, self._again(one)]

    def session_thrice(self) -> tuple[Kind, list[Made]]:
        one = self._session()
        return Kind.TWICE, [one, self._again(one), self._again(one)]

    def unit_twice(self) -> tuple[Kind, list[Made]]:
        office = self._office()
        one = self._unit(office, self._home(office))
        return Kind.TWICE, [one, self._again(one)]

    def network_twice(self) -> tuple[Kind, list[Made]]:
        office = self._office()
        one = self._network(office, self._home(office), self.chance.choice(QUARTERS))
        return Kind.TWICE, [one, self._again(one)]

    def tour_twice(self) -> tuple[Kind, list[Made]]:
        """By the zone and by headquarters, or with a departure that counts the training before it."""
        one = self._tour()
        departs = one.record.values["departs"]
        later = near_day(departs, self.chance) if self.chance.random() < 0.7 else departs + timedelta(days=14)
        return Kind.TOUR, [one, self._like(one, departs=later)]

    def cumulative(self) -> tuple[Kind, list[Made]]:
        """The year so far, told each quarter; some say so in the days, some give the quarter's own."""
        office, so_far, since = self._office(), self._people(), self.chance.random() < 0.7
        first = self._session(office=office, begins=date(2024, 1, 1), ends=date(2024, 3, 31), **so_far)
        made = [first]
        for quarter in range(2, self.chance.choice((3, 4, 4, 5))):
            so_far = {key: value + self.chance.randrange(1, 12) * bool(value) for key, value in so_far.items()}
            days = Period(2024, Periodicity.QUARTER, quarter)
            begins = date(2024, 1, 1) if since else days.first_day
            title = disguised(str(first.record.values["title"]), self.chance)
            made.append(self._like(first, office=office, title=title, begins=begins, ends=days.last_day, **so_far))
        return Kind.CUMULATIVE, made

    def _again(self, one: Made) -> Made:
        """The same thing as another office tells it."""
        said, name = one.record.values, one.record.register.name_field.key
        shift = near_day(FIRST, self.chance) - FIRST
        days = {key: value + shift for key, value in said.items() if key in ("begins", "ends")}
        days |= {key: known_day(said[key], self.chance) for key in ("created", "installed") if key in said}
        people = one.record.register.people
        assert people is not None
        counts = {each.key: near_count(int(said[each.key]), self.chance) for each in people.parts if said.get(each.key)}
        return self._like(one, **{name: disguised(str(said[name]), self.chance), **days, **counts})

    def _like(self, one: Made, office: int | None = None, **changes: Any) -> Made:
        record = one.record.copy()
        record.uid = self._uid()
        for key, value in changes.items():
            record.put(key, value)
        return Made(self._other(one.office) if office is None else office, record)

    def _session(self, office: int | None = None, **given: Any) -> Made:
        office = self._office() if office is None else office
        kind = self.chance.choice(list(ACTIVITIES))
        subject = given.pop("subject", None) or self.chance.choice(SUBJECTS)
        whom = given.pop("whom", None) or self.chance.choice(WHOM)
        group = given.pop("group", None) or (self.chance.choice(GROUPS) if self.chance.random() < 0.25 else "")
        title = f"{kind} de {subject}" + f" para {whom}" * bool(whom) + f", {group}" * bool(group)
        begins = given.get("begins") or FIRST + timedelta(days=self.chance.randrange(DAYS))
        said = {
            "title": title, "activity": ACTIVITIES[kind], "organised": self.chance.random() < 0.6, "begins": begins,
            "ends": begins + timedelta(days=self.chance.choice((0, 0, 0, 1, 2, 4))), "place": self._place(office),
            **self._people(),
        }  # fmt: skip
        return self._made(office, session(**(said | given)))

    def _people(self) -> dict[str, int]:
        """Most sessions are small, and few have both kinds of staff."""
        staff = self.chance.choice(
            (("uniformed",), ("uniformed",), ("uniformed",), ("civilian",), ("uniformed", "civilian"))
        )
        size = self.chance.choice((8, 20, 30, 45, 90))
        nobody = {f"{kind}_{sex}": 0 for kind in ("uniformed", "civilian") for sex in ("women", "men")}
        some = {f"{kind}_{sex}": self.chance.randrange(1, size) for kind in staff for sex in ("women", "men")}
        return nobody | some

    def _unit(self, office: int, place: str, **given: Any) -> Made:
        name = f"{self.chance.choice(UNITS)}{self.chance.choice(('', ' Municipal', ' de la Policía', ' Regional'))}"
        created = date(2021, 1, 1) + timedelta(days=self.chance.randrange(1200))
        said = {
            "name": name, "municipality": place, "created": created, "operational_since": created,
            "staff_women": self.chance.randrange(2, 60), "staff_men": self.chance.randrange(40),
        }  # fmt: skip
        return self._made(office, unit(**(said | given)))

    def _network(self, office: int, place: str, quarter: str) -> Made:
        begins = date(2022, 1, 1) + timedelta(days=self.chance.randrange(900))
        name = f"{self.chance.choice(('MUCPAZ', 'Red MUCPAZ', 'Red de Mujeres'))} {quarter}"
        size = self.chance.randrange(6, 60)
        said = {"name": name, "municipality": place, "installed": begins, "integrated": begins, "members_women": size}
        return self._made(office, women(**said))

    def _tour(self) -> Made:
        office = self._office()
        departs = FIRST + timedelta(days=self.chance.randrange(DAYS))
        size = self.chance.choice((2, 4, 12, 60))
        said = {
            "mission": self.chance.choice(MISSIONS), "category": self.chance.choice(CATEGORIES), "departs": departs,
            "institution": self._institution(office),
            "returned_on": departs + timedelta(days=self.chance.randrange(300, 380)),
            "women": self.chance.randrange(size), "men": self.chance.randrange(1, size), "sea_trained": None,
        }  # fmt: skip
        return self._made(office, tour(**said))

    def _made(self, office: int, record: Record) -> Made:
        record.uid = self._uid()
        return Made(office, record)

    def _uid(self) -> str:
        return f"{self.chance.getrandbits(64):016x}"

    def _office(self) -> int:
        return self.chance.randrange(1, 33)

    def _other(self, office: int) -> int:
        return (office + self.chance.randrange(1, 32) - 1) % 32 + 1

    def _institution(self, office: int) -> str:
        return INSTITUTIONS[office % len(INSTITUTIONS)]

    def _home(self, office: int) -> str:
        """A municipality of its entity, the first ones more often."""
        return f"{office:02}{min(self.chance.randrange(1, 12), self.chance.randrange(1, 12)):03}"

    def _place(self, office: int) -> str:
        """At home, in a capital, in Mexico City, online, and seldom at sea or abroad."""
        capital = f"{self.chance.randrange(1, 33):02}001"
        elsewhere = self.chance.choices((capital, "09015", "online", "sea", "US"), weights=(20, 6, 6, 1, 1))[0]
        return self._home(office) if self.chance.random() < 0.6 else elsewhere


def _reported(number: int, made: Made) -> Reported:
    record, code = made.record, f"{made.office:02}-{INSTITUTIONS[made.office % 5].upper()}-01"
    record.office, record.folio = f"office-{made.office}", f"{code}-{record.register.letters}-{number}"
    day = record[record.register.clock.ends] or record[record.register.clock.begins] or FIRST
    period = Period.of(day, Periodicity.QUARTER)
    source = Source(
        number, record.office, code, code, INSTITUTIONS[made.office % 5], f"{made.office:02}", str(period),
        period.last_day.isoformat(), 0, f"seal-{made.office}-{period}", f"{code}.xlsx", "2025-10-01T09:00:00",
    )  # fmt: skip
    return Reported(number, record, source, 3, True)
