"""Every commitment counted a second time, in plain Python over 5,000 records, as the plan words it and not as SQL."""

from __future__ import annotations

import csv
import random
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.figures import State
from napdesk.schema.record import Record, Stage
from napdesk.services.catalogue import load_catalogue
from napdesk.services.figures import Scope, days_of, figures
from napdesk.services.tally import Tally
from napdesk.store.store import House, Store, create_store
from tests.conftest import MEXICO, OFFICE

TODAY = date(2025, 8, 20)
NOW = datetime(2025, 8, 20, 9, tzinfo=MEXICO)
FIRST, LAST = date(2022, 3, 1), date(2025, 12, 31)
PLAN_BEGAN = date(2021, 1, 11)
EDGES = [
    TODAY, TODAY + timedelta(days=1), PLAN_BEGAN, PLAN_BEGAN - timedelta(days=1),
    *(day for year in range(2021, 2026) for day in (date(year, 1, 1), date(year, 12, 31))),
]  # fmt: skip
HOW_MANY = {
    "training": 1700, "police_unit": 450, "network": 650, "deployment": 700, "appointment": 600, "exchange": 500,
    "aid": 400,
}  # fmt: skip
INSTITUTION = "gn"  # of the office: what it trains counts for the SSPC until 2024
ABROAD = ("UY", "IN", "KE")
NA = Absence.NOT_APPLICABLE
Answers = dict[str, Any]


# --- 5,000 records -----------------------------------------------------------------------------------------------


class Kept(NamedTuple):
    """What was answered in a record that is kept."""

    register: str
    stage: Stage
    deleted: bool
    answers: Answers


class Maker:
    """Answers by a seeded chance; some are absent, each with one of the three reasons."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def one(self, *options: Any) -> Any:
        return self.chance.choice(options)

    def yes(self, odds: float = 0.5) -> bool:
        return self.chance.random() < odds

    def some(self, *options: str) -> tuple[str, ...]:
        return tuple(self.chance.sample(options, self.chance.randint(1, len(options) - 1)))

    def day(self, first: date = FIRST, last: date = LAST) -> date:
        """A day between two, more often than by chance one on which a year or the cut-off turns."""
        edges = [edge for edge in EDGES if first <= edge <= last]
        if edges and self.yes(0.25):
            return self.one(*edges)
        return first + timedelta(days=self.chance.randint(0, (last - first).days))

    def or_absent(self, value: Any, odds: float = 0.06) -> Any:
        return self.one(*Absence) if self.yes(odds) else value

    def count(self, most: int = 30, odds: float = 0.1) -> Any:
        return self.or_absent(self.chance.randint(0, most), odds)

    def or_blank(self, value: Any) -> Any:
        return value if self.yes() else None

    def training(self) -> Answers:
        activity = self.one(
            "course", "course", "course_workshop", "workshop", "talk", "conference", "academia", "jornada", "seminar",
            "forum", "diploma", "mobile_team", "mobile_team",
        )  # fmt: skip
        ends = self.day()
        topics = self.some(
            "sgbv", "human_rights", "gender_perspective", "wps", "peace_operations", "gender_responsive_peace",
            "reproductive_rights", "economic_autonomy", "disarmament", "other",
        )  # fmt: skip
        return {
            "title": self.or_absent(self.one("Asesoría de género", "ASESORIA DE GENERO", "Paz", "Otro curso", "Mar")),
            "activity": self.or_absent(activity, 0.02),
            "topics": self.or_absent(topics, 0.03),
            "organised": self.or_absent(self.yes(0.7)),
            "provider": self.or_absent(self.one("cecopam", "cecopam", "un_women", "semar", "sspc", "un_dpo")),
            "begins": ends,
            "ends": self.or_absent(ends, 0.02),
            "place": self.or_absent(self.one("30193", "09015", "sea", "online", *ABROAD)),
            "audience": self.or_absent(self.one("police", "public_officials", "peace_staff", "naval", "mixed")),
            "purpose": self.or_blank(self.one("general", "pre_deployment", "train_the_trainer")),
            "new_course": self.or_blank(self.yes()),
            "command": self.or_absent(self.command(ends), 0.2) if activity == "mobile_team" else NA,
            "uniformed_women": self.count(),
            "uniformed_men": self.count(),
            "civilian_women": self.count(),
            "civilian_men": self.count(),
            "unspecified": self.or_blank(self.count(12)),
            "guests": self.or_blank(self.count(9)),
        }

    def command(self, day: date) -> str:
        return self.one(*(row["code"] for row in COMMANDS if holds(row, day)))

    def police_unit(self) -> Answers:
        status = self.one("planned", "forming", *["operational"] * 3, "suspended", "closed", "closed")
        created = self.day(date(2019, 6, 1))
        opens = min(created + timedelta(days=self.chance.randint(0, 400)), LAST)
        return {
            "created": self.or_absent(created),
            "status": status,
            "operational_since": NA if status in ("planned", "forming") else self.or_absent(opens),
            "suspended_on": self.or_absent(self.day(opens), 0.1) if status == "suspended" else NA,
            "closed_on": self.or_absent(self.day(opens), 0.1) if status == "closed" else NA,
            "staff_women": self.count(),
            "staff_men": self.count(),
        }

    def network(self) -> Answers:
        kind = self.one("mucpaz", "mucpaz", "civil_other", "institutional")
        installed = self.day(date(2020, 1, 1))
        status = self.one("active", "active", "inactive", "dissolved")
        return {
            "kind": kind,
            "institution": self.one("semar", "gn", "sspc") if kind == "institutional" else NA,
            "municipality": "30193",
            "installed": self.or_absent(installed),
            "integrated": self.or_absent(self.day(installed)) if kind == "mucpaz" else NA,
            "status": status,
            "ended_on": self.or_absent(self.day(installed), 0.1) if status == "dissolved" else NA,
            "members_women": self.count(),
        }

    def deployment(self) -> Answers:
        departs = self.day(date(2021, 6, 1))
        back = self.day(departs, departs + timedelta(days=420))
        return {
            "mission": self.one("MINURSO", "MINUSCA", "UNVMC"),
            "category": self.or_absent(
                self.one(
                    "military_observer", "staff_officer", "contingent", "individual_police", "formed_police_unit",
                    "justice_corrections", "civilian",
                ),
                0.04,
            ),
            "institution": self.or_absent(self.one("semar", "gn", "sspc")),
            "departs": self.or_absent(departs, 0.03),
            "returned_on": self.or_absent(back, 0.05) if self.yes(0.8) else None,
            "women": self.count(5),
            "men": self.count(12),
            "unspecified": self.or_blank(self.count(4)),
            "sea_trained": self.or_blank(self.count(8)),
        }  # fmt: skip

    def appointment(self) -> Answers:
        sphere = self.one("un", "un", "military", "police", "civil")
        return {
            "step": self.or_absent(self.one("nominated", "appointed")),
            "sphere": sphere,
            "level": self.or_absent(self.one("senior", "senior", "middle", "other")),
            "un_police": self.or_absent(self.yes(0.7)) if sphere in ("un", "police") else NA,
            "institution": self.one("semar", "gn", "sspc"),
            "day": self.or_absent(self.day(), 0.03),
            "women": self.count(3),
            "men": self.count(3),
        }

    def exchange(self) -> Answers:
        themes = self.some("mainstreaming", "participation", "extremism", "arms_control", "disarmament", "protection")
        return {
            "title": "Mesa",
            "kind": self.or_absent(self.one("interagency", "international", "foreign_policy", "publication")),
            "themes": self.or_absent(themes),
            "institution": self.one("semar", "gn", "sre"),
            "day": self.or_absent(self.day(), 0.03),
            "women": self.or_blank(self.count()),
            "men": self.or_blank(self.count()),
        }

    def aid(self) -> Answers:
        ends = self.day()
        return {
            "begins": ends,
            "ends": self.or_absent(ends, 0.03),
            "place": "30178",
            "reached_women": self.count(200),
            "reached_men": self.count(200),
            "reached_girls": self.or_blank(self.count(80)),
            "reached_boys": self.or_blank(self.count(80)),
            "unspecified": self.or_blank(self.count(90)),
            "women_needs_met": self.or_absent(self.yes(0.7), 0.2),
        }


def make(seed: int) -> Iterator[Kept]:
    maker = Maker(random.Random(seed))
    for register, times in HOW_MANY.items():
        for _ in range(times):
            stage = maker.one(*[Stage.COMPLETE] * 7, *[Stage.APPROVED] * 2, Stage.DRAFT, Stage.SENT_BACK)
            answers = getattr(maker, register)()
            yield Kept(register, stage, maker.yes(0.05), {key: one for key, one in answers.items() if one is not None})


@pytest.fixture(scope="module")
def everything() -> list[Kept]:
    return list(make(1325))


@pytest.fixture(scope="module")
def filled(everything: list[Kept], lists: Lists, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("recount") / "oficina.napdesk"
    store = create_store(path, replace(OFFICE, institution=INSTITUTION), House(REGISTERS, lists, "ana", lambda: NOW))
    fill(store, everything)
    yield store
    store.close()


def fill(store: Store, everything: list[Kept]) -> None:
    """Keep them all, and delete those that were."""
    registers = {one.key: one for one in REGISTERS}
    records = []
    for number, kept in enumerate(everything):
        record = Record(registers[kept.register], uid=f"r{number:05}", stage=kept.stage)
        for key, answer in kept.answers.items():
            record.put(key, answer)
        records.append(record)
    for key in HOW_MANY:
        mine = [(record, kept) for record, kept in zip(records, everything, strict=True) if kept.register == key]
        found = store.records.keep_all([record for record, _ in mine], store.office_code)
        store.records.delete(*(record for record, (_, kept) in zip(found, mine, strict=True) if kept.deleted))


# --- the plan in plain Python --------------------------------------------------------------------------------------


def holds(row: dict[str, str], day: date) -> bool:
    return (row["valid_from"] or "0") <= day.isoformat() <= (row["valid_until"] or "9")


with (resources() / "lists" / "command.csv").open(encoding="utf-8", newline="") as file:
    COMMANDS = list(csv.DictReader(file))

PARTS = {
    "training": (("uniformed_women", "civilian_women"), ("uniformed_men", "civilian_men")),
    "deployment": (("women",), ("men",)),
    "appointment": (("women",), ("men",)),
    "aid": (("reached_women", "reached_girls"), ("reached_men", "reached_boys")),
}
MAY_STAY_BLANK = {"reached_girls", "reached_boys"}


class Came(NamedTuple):
    """What a commitment comes to."""

    n: int
    of: int | None = None
    unknown: int = 0
    absent: int = 0

    @property
    def value(self) -> float | None:
        if self.of is None:
            return self.n
        return self.n / self.of if self.of else None


class Year(NamedTuple):
    """The records that count, and the days of a year up to the cut-off."""

    records: list[Kept]
    begin: date
    day: date

    def all(self, register: str, fits: Callable[[Answers], bool]) -> list[Kept]:
        return [one for one in self.records if one.register == register and fits(one.answers)]

    def has(self, answer: Any) -> bool:
        """Whether a day lies in the year, not after the cut-off."""
        return isinstance(answer, date) and self.begin <= answer <= self.day

    def trained(self, fits: Callable[[Answers], bool]) -> list[Kept]:
        return self.all("training", lambda one: self.has(one.get("ends")) and fits(one))

    def deployed(self, *categories: str, any_day: bool = False) -> list[Kept]:
        """Who was away at the cut-off, or on any day of the year: in some categories, or in all but the civilian."""
        since = self.begin if any_day else self.day

        def fits(one: Answers) -> bool:
            category, departs, back = one.get("category"), one.get("departs"), one.get("returned_on")
            wanted = category in categories if categories else category != "civilian"
            return wanted and on_or_before(departs, self.day) and not on_or_before(back, since - timedelta(days=1))

        return self.all("deployment", fits)


def is_told(answer: Any) -> bool:
    return not isinstance(answer, Absence)


def on_or_before(answer: Any, day: date) -> bool:
    return isinstance(answer, date) and answer <= day


def number(answer: Any) -> int:
    return answer if isinstance(answer, int) else 0


def people(one: Kept, *sexes: int) -> int:
    return sum(number(one.answers.get(part)) for sex in sexes for part in PARTS[one.register][sex])


def everybody(one: Kept) -> int:
    return people(one, 0, 1) + number(one.answers.get("unspecified"))


def by_sex(one: Kept) -> bool:
    """Whether women and men are told apart: a number, or nobody."""
    return all(
        isinstance(answer, int) or answer is NA or (answer is None and part in MAY_STAY_BLANK)
        for parts in PARTS[one.register]
        for part in parts
        for answer in [one.answers.get(part)]
    )


def silent(one: Kept, *parts: str) -> bool:
    """Whether a record says nothing of what is counted."""
    return not by_sex(one) and not any(isinstance(one.answers.get(part), int) for part in parts)


def all_people(found: list[Kept]) -> Came:
    names = (*PARTS["training"][0], *PARTS["training"][1], "unspecified")
    return Came(sum(map(everybody, found)), absent=sum(silent(one, *names) for one in found))


def women_among(found: list[Kept], *names: str) -> Came:
    n = sum(number(one.answers.get(name)) for one in found for name in names)
    unknown = sum(number(one.answers.get("unspecified")) for one in found)
    return Came(n, None, unknown, sum(silent(one, *names) for one in found))


def share(found: list[Kept]) -> Came:
    """Women of those whose sex is known; the others stand outside both, and are named."""
    told, untold = [one for one in found if by_sex(one)], [one for one in found if not by_sex(one)]
    return Came(
        sum(people(one, 0) for one in told),
        sum(people(one, 0, 1) for one in told),
        sum(number(one.answers.get("unspecified")) for one in told) + sum(map(everybody, untold)),
        len(untold),
    )


def teaches(one: Answers, *topics: str) -> bool:
    chosen = one.get("topics")
    return isinstance(chosen, tuple) and any(topic in chosen for topic in topics)


def regions(year: Year, letter: str) -> Came:
    """Distinct regions of mobile teams, each zone counted for the region it stood in then; those without any named."""
    found, teams = set(), year.trained(lambda one: one.get("activity") == "mobile_team")
    told = [one for one in teams if is_told(one.answers["command"])]
    for one in told:
        [row] = [row for row in COMMANDS if row["code"] == one.answers["command"] and holds(row, one.answers["ends"])]
        if row["kind"] in (f"{letter}_region", f"{letter}_zone"):
            found.add(row["parent"] or row["code"])
    return Came(len(found), absent=len(teams) - len(told))


def plain(title: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", title.lower()) if not unicodedata.combining(sign))


def new_courses(year: Year) -> Came:
    found = year.trained(
        lambda one: one.get("provider") == "cecopam" and one.get("organised") is True
        and one.get("new_course") is True and teaches(one, "gender_perspective", "wps")
    )  # fmt: skip
    titles = [one.answers["title"] for one in found]
    known = {plain(title) for title in titles if is_told(title)}
    return Came(len(known), absent=sum(not is_told(title) for title in titles))


def courses_on_peace(year: Year) -> Came:
    found = year.trained(
        lambda one: one.get("provider") == "cecopam" and one.get("organised") is True
        and one.get("activity") in ("course", "course_workshop", "diploma")
        and teaches(one, "peace_operations") and teaches(one, "gender_perspective")
    )  # fmt: skip
    return Came(len(found))


def units(year: Year, *, since_the_plan: bool) -> Came:
    """Operating at the cut-off, by their days and not by today's status."""
    return Came(
        len(
            year.all(
                "police_unit",
                lambda one: (
                    on_or_before(one.get("operational_since"), year.day)
                    and not on_or_before(one.get("suspended_on"), year.day)
                    and not on_or_before(one.get("closed_on"), year.day)
                    and isinstance(one.get("created"), date)
                    and (one["created"] >= PLAN_BEGAN) is since_the_plan
                ),
            )
        )
    )


def opened_units(year: Year) -> Came:
    found = year.all("police_unit", lambda one: year.has(one.get("operational_since")))
    return Came(sum(isinstance(one.answers["created"], date) and one.answers["created"] >= PLAN_BEGAN for one in found))


def networks(year: Year, kind: str, since: str) -> Came:
    return Came(
        len(
            year.all(
                "network",
                lambda one: (
                    one.get("kind") == kind
                    and on_or_before(one.get(since), year.day)
                    and not on_or_before(one.get("ended_on"), year.day)
                ),
            )
        )
    )


def joined(year: Year) -> Came:
    return Came(len(year.all("network", lambda one: one.get("kind") == "mucpaz" and year.has(one.get("integrated")))))


def senior(year: Year) -> list[Kept]:
    return year.all(
        "appointment",
        lambda one: year.has(one.get("day")) and (one.get("step"), one.get("level")) == ("appointed", "senior"),
    )


def nominated(year: Year) -> list[Kept]:
    return year.all(
        "appointment",
        lambda one: year.has(one.get("day")) and one.get("step") == "nominated" and one.get("un_police") is True,
    )


def actions(year: Year, kinds: Iterable[str], themes: Iterable[str]) -> Came:
    return Came(
        len(
            year.all(
                "exchange",
                lambda one: (
                    year.has(one.get("day"))
                    and one.get("kind") in kinds
                    and isinstance(one.get("themes"), tuple)
                    and not set(themes).isdisjoint(one["themes"])
                ),
            )
        )
    )


def zero_tolerance(year: Year) -> Came:
    """Of those who departed in the year; tours that do not say are named."""
    found = year.all("deployment", lambda one: year.has(one.get("departs")))
    counts = ("women", "men", "unspecified")
    says = [
        one
        for one in found
        if isinstance(one.answers.get("sea_trained"), int)
        and any(isinstance(one.answers.get(part), int) for part in counts)
    ]
    left = sum(map(everybody, found)) - sum(map(everybody, says))
    trained = sum(number(one.answers["sea_trained"]) for one in says)
    return Came(trained, sum(map(everybody, says)), left, len(found) - len(says))


def relief(year: Year) -> list[Kept]:
    return year.all("aid", lambda one: year.has(one.get("ends")))


def needs_met(year: Year) -> Came:
    said = [one.answers.get("women_needs_met") for one in relief(year)]
    return Came(said.count(True), said.count(True) + said.count(False))


def instructors(year: Year) -> list[Kept]:
    return year.trained(lambda one: one.get("purpose") == "train_the_trainer" and one["ends"].year < 2025)


TEACHING = ("course", "workshop", "course_workshop", "seminar", "diploma")
PLAN: dict[str, Callable[[Year], Came]] = {
    "PV-1": lambda year: regions(year, "military"),
    "PV-2": lambda year: regions(year, "naval"),
    "PV-3": lambda year: all_people(year.trained(lambda one: one.get("audience") == "police" and teaches(one, "sgbv"))),
    "PV-3/mixed_audience": lambda year: all_people(
        year.trained(lambda one: one.get("audience") == "mixed" and teaches(one, "sgbv"))
    ),
    "PV-4": lambda year: units(year, since_the_plan=True),
    "PV-4/began_in_year": opened_units,
    "PV-4/older": lambda year: units(year, since_the_plan=False),
    "PV-5": lambda year: all_people(
        year.trained(
            lambda one: one.get("audience") == "public_officials" and teaches(one, "gender_responsive_peace", "wps")
        )
    ),
    "PA-1": lambda year: women_among(
        year.trained(lambda one: one.get("purpose") == "pre_deployment" and one.get("provider") == "cecopam"),
        "uniformed_women",
        "civilian_women",
    ),
    "PA-2": new_courses,
    "PA-3": lambda year: women_among(senior(year), "women"),
    "PA-3/senior_women_share": lambda year: share(senior(year)),
    "PA-4": lambda year: networks(year, "institutional", "installed"),
    "PA-5": joined,
    "PA-5/running_total": lambda year: networks(year, "mucpaz", "integrated"),
    "PA-6": lambda year: actions(year, ("interagency", "international"), ("mainstreaming",)),
    "PA-7": lambda year: women_among(year.trained(lambda one: one.get("activity") in TEACHING), "uniformed_women"),
    "PA-8": lambda year: women_among(
        year.trained(lambda one: one.get("provider") == "un_women" and one.get("place") in ABROAD), "uniformed_women"
    ),
    "PA-9": lambda year: share(year.deployed()),
    "PA-9/deployed_women_any_day": lambda year: share(year.deployed(any_day=True)),
    "PA-9.1": lambda year: share(year.deployed("contingent")),
    "PA-9.2": lambda year: share(year.deployed("military_observer", "staff_officer")),
    "PA-10": lambda year: share(nominated(year)),
    "PA-10/deployed_individual_police": lambda year: share(year.deployed("individual_police")),
    "PA-10/deployed_formed_police": lambda year: share(year.deployed("formed_police_unit")),
    "PA-10.1": lambda year: share(year.deployed("formed_police_unit")),
    "PA-11": lambda year: actions(year, ("foreign_policy",), ("extremism", "arms_control", "disarmament")),
    "PR-1": lambda year: all_people(
        year.trained(
            lambda one: (
                (one.get("audience") == "peace_staff" or one.get("purpose") == "pre_deployment")
                and teaches(one, "human_rights", "sgbv", "gender_perspective")
            )
        )
    ),
    "PR-2": courses_on_peace,
    "PR-3": lambda year: women_among(instructors(year), "uniformed_women", "civilian_women"),
    "PR-4": zero_tolerance,
    "PR-5": lambda year: all_people(year.trained(lambda one: teaches(one, "reproductive_rights", "economic_autonomy"))),
    "SR-1": lambda year: share(relief(year)),
    "SR-1/needs_met": needs_met,
}


# --- both agree --------------------------------------------------------------------------------------------------


def counting(everything: list[Kept], year: int, institution: str = "") -> Year:
    """The records that count, of one institution where it is asked for, in a year."""

    def mine(one: Kept) -> bool:
        said = INSTITUTION if one.register in ("training", "police_unit", "aid") else one.answers.get("institution")
        return not institution or said == institution

    stages = (Stage.COMPLETE, Stage.APPROVED)
    records = [one for one in everything if one.stage in stages and not one.deleted and mine(one)]
    return Year(records, date(year, 1, 1), min(date(year, 12, 31), TODAY))


@pytest.mark.parametrize("institution", ["", "gn", "semar"])
@pytest.mark.parametrize("year", [2023, 2024, 2025])
def test_the_figures_are_those_of_a_recount(filled: Store, everything: list[Kept], year: int, institution: str) -> None:
    now, before = (counting(everything, one, institution) for one in (year, year - 1))
    reported = {one.register for one in now.records}
    found = figures(
        filled,
        load_catalogue(resources() / "indicators.csv"),
        days_of(date(year, 1, 1), date(year, 12, 31), TODAY),
        TODAY,
        scope=Scope(institution),
        tally=Tally(),
    )
    theirs, ours, values = {}, {}, {}
    for one in found:
        name = one.indicator.id
        if one.state is State.NO_DATA and one.of is None:
            assert not reported.issuperset({"training", "police_unit", "aid"})
            continue
        theirs[name] = Came(one.n, one.of, one.unknown, one.absent)
        ours[name] = PLAN[name](now)
        values[name] = (one.value, one.previous) == (ours[name].value, PLAN[name](before).value)
        for key, beside in one.variants.items():
            theirs[f"{name}/{key}"] = Came(beside.n, beside.of)
            ours[f"{name}/{key}"] = Came(*PLAN[f"{name}/{key}"](now)[:2])
    assert theirs == ours
    assert [name for name, same in values.items() if not same] == []
    assert len(theirs) >= (10 if institution == "semar" else len(PLAN))


def test_the_recount_leaves_nothing_at_zero(everything: list[Kept]) -> None:
    """Two that agree because neither finds anything would say nothing."""
    assert sum(HOW_MANY.values()) == len(everything) == 5000
    came = {name: [count(counting(everything, year)) for year in (2023, 2024)] for name, count in PLAN.items()}
    assert [name for name, both in came.items() if not all(one.n for one in both)] == []
    shares = [one for both in came.values() for one in both if one.of is not None]
    assert all(0 < one.n < (one.of or 0) for one in shares)
    assert all(came[name][0].unknown and came[name][0].absent for name in ("PA-7", "PA-9", "PR-4", "SR-1"))
