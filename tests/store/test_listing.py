"""Lists: what is searched for, filtered and put in order, as row ids first and rows as they are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from napdesk.registers import network, training
from napdesk.schema.fields import Absence, Value
from napdesk.schema.folding import sort_key
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Group
from napdesk.schema.showing import show
from napdesk.schema.text import Language, same
from napdesk.store.listing import Wanted
from napdesk.store.store import Store
from tests.conftest import NewStore
from tests.samples import session, women

SESSIONS = (
    session(title="Álamos", place="26003", ends=date(2025, 3, 1), uniformed_women=5),
    session(title="Zacatecas", place="32056", ends=date(2024, 2, 9), uniformed_women=34, remarks="Cinco talleres"),
    session(title="Ñuu Savi", place="12083", ends=date(2024, 6, 1), stage="draft", uniformed_women=None),
    session(title="nuevo curso", place="16065", ends=date(2023, 5, 1), document_ref="Oficio SM/123", uniformed_women=9),
    session(title="Oaxaca", place="sea", ends=date(2024, 2, 9), internal_notes="pendiente de firma", uniformed_women=2),
)


@pytest.fixture
def filled(store: Store) -> Store:
    store.records.keep_all([one.copy() for one in SESSIONS], store.office_code)
    return store


def titles(store: Store, wanted: Wanted, limit: int = -1) -> list[str]:
    rows = store.listing.rows(training.training, store.listing.ids(training.training, wanted, limit))
    return [row[training.title] or "" for row in rows]


def test_the_deleted_ones_are_listed_apart(filled: Store) -> None:
    gone = [one for one in filled.records.every(training.training) if one[training.title] in ("Álamos", "Oaxaca")]
    filled.records.delete(*gone)
    assert set(titles(filled, Wanted(deleted=True))) == {"Álamos", "Oaxaca"}
    assert titles(filled, Wanted(deleted=True, search="alam")) == ["Álamos"]
    assert filled.listing.count(training.training, Wanted(deleted=True, year=2025)) == 1
    rows = filled.listing.rows(training.training, filled.listing.ids(training.training, Wanted(deleted=True)))
    assert all(row.deleted_at for row in rows) and not set(titles(filled, Wanted())) & {"Álamos", "Oaxaca"}


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("alamos", {"Álamos"}),
        ("ÁLAM", {"Álamos"}),
        ("nuu", {"Ñuu Savi"}),
        ("Ñuu", {"Ñuu Savi"}),
        ("n", {"Ñuu Savi", "nuevo curso"}),
        ("nuevo curs", {"nuevo curso"}),
        ("curso nuev", {"nuevo curso"}),
        ("cinco taller", {"Zacatecas"}),
        ("michoacan", {"nuevo curso"}),
        ("paracho", {"nuevo curso"}),
        ("altamar", {"Oaxaca"}),
        ("firma", {"Oaxaca"}),
        ("SM/123", {"nuevo curso"}),
        ("cap-2025", {"Álamos"}),
        ("uevo", set()),
        ('" OR 1=1 --', set()),
        ("*", None),
        ("  ", None),
    ],
)
def test_searching(filled: Store, search: str, found: set[str] | None) -> None:
    everything = {one[training.title] for one in SESSIONS}
    assert set(titles(filled, Wanted(search=search))) == (everything if found is None else found)


@pytest.mark.parametrize(
    ("order", "descending", "expected"),
    [
        ("", False, ["Álamos", "Ñuu Savi", "Oaxaca", "Zacatecas", "nuevo curso"]),
        ("title", False, ["Álamos", "nuevo curso", "Ñuu Savi", "Oaxaca", "Zacatecas"]),
        ("title", True, ["Zacatecas", "Oaxaca", "Ñuu Savi", "nuevo curso", "Álamos"]),
        ("uniformed_women", False, ["Ñuu Savi", "Oaxaca", "Álamos", "nuevo curso", "Zacatecas"]),
        ("uniformed_women", True, ["Zacatecas", "nuevo curso", "Álamos", "Oaxaca", "Ñuu Savi"]),
        ("place", False, ["Álamos", "Oaxaca", "Ñuu Savi", "nuevo curso", "Zacatecas"]),
        ("folio", False, ["nuevo curso", "Zacatecas", "Ñuu Savi", "Oaxaca", "Álamos"]),
        ("stage", True, ["Ñuu Savi", "Oaxaca", "nuevo curso", "Zacatecas", "Álamos"]),
        ("no such column", False, ["Álamos", "Ñuu Savi", "Oaxaca", "Zacatecas", "nuevo curso"]),
    ],
)
def test_order(filled: Store, order: str, descending: bool, expected: list[str]) -> None:
    assert titles(filled, Wanted(order=order, descending=descending)) == expected


ANSWERED = [
    ("evidence", ["Álamos", "azul", "ÑANDÚ 2", "nuevo", "Ñuu", "Oaxaca", "último", "Zacatecas"]),
    ("activity", ["workshop", "forum", "course", "talk", "seminar"]),  # Curso, Foro, Plática, Seminario, Taller
    ("topics", [("wps",), ("disarmament", "wps"), ("human_rights",), ("other",), ("disarmament",)]),
    ("mission", ["MINUSCA", "UNMISS", "UNFICYP"]),
    ("hours", [12.5, 3.0, 100.0]),
    ("new_course", [True, False]),
]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(("key", "answers"), ANSWERED, ids=[key for key, _ in ANSWERED])
def test_any_field_puts_in_order_by_its_words(
    store: Store, key: str, answers: list[Value], *, descending: bool
) -> None:
    asked = training.training.by_key[key]
    store.records.keep_all([session(**{key: one}) for one in [*answers, None]], store.office_code)
    ids = store.listing.ids(training.training, Wanted(order=key, descending=descending))
    found = [one.answer(key) for one in store.listing.rows(training.training, ids)]
    words = [show(asked, one, store.lists, Language.ES) for one in answers]
    numbers = isinstance(answers[0], float | bool)
    expected = sorted(answers, key=lambda one: one if numbers else sort_key(words[answers.index(one)]))  # type: ignore[arg-type, return-value]
    assert found == ([*reversed(expected), None] if descending else [None, *expected])


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ((("activity", "talk"),), {"plática", "plática de la Marina"}),
        ((("activity", "talk"), ("activity", "forum")), {"plática", "plática de la Marina", "foro"}),
        ((("activity", "talk"), ("provider", "semar")), {"plática de la Marina"}),
        ((("organised", 0),), {"foro"}),
        ((("activity", "diploma"),), set()),
    ],
)
def test_answers_of_one_field_add_and_of_several_must_all_hold(
    store: Store, answers: tuple[tuple[str, str | int], ...], found: set[str]
) -> None:
    kept = [
        session(title="plática", activity="talk", provider="sspc"),
        session(title="plática de la Marina", activity="talk"),
        session(title="foro", activity="forum", organised=False),
    ]
    store.records.keep_all(kept, store.office_code)
    assert set(titles(store, Wanted(answers=answers))) == found
    counted = store.listing.answers(training.training, Wanted(answers=answers), "activity")
    others = tuple(one for one in answers if one[0] != "activity")
    assert sum(counted.values()) == len(titles(store, Wanted(answers=others)))


def test_the_rows_chosen_are_added_apart(filled: Store) -> None:
    ids = filled.listing.ids(training.training, Wanted(order="title"))
    keys = ["uniformed_women", "unspecified"]
    assert filled.listing.sums_of(training.training, [ids[0], ids[4]], keys) == {
        "uniformed_women": 39,
        "unspecified": None,
    }


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(year=2024), {"Zacatecas", "Ñuu Savi", "Oaxaca"}),
        (Wanted(year=2022), set()),
        (Wanted(stage=Stage.DRAFT), {"Ñuu Savi"}),
        (Wanted(year=2024, stage=Stage.COMPLETE, search="zaca"), {"Zacatecas"}),
        (Wanted(year=2023, search="zaca"), set()),
        (Wanted(place="32056"), {"Zacatecas"}),
        (Wanted(place="26"), {"Álamos"}),
        (Wanted(place="sea"), {"Oaxaca"}),
        (Wanted(place="30"), set()),
        (Wanted(place="32", year=2023), set()),
        (Wanted(place="16", year=2023, stage=Stage.COMPLETE, search="oficio"), {"nuevo curso"}),
    ],
)
def test_filters(filled: Store, wanted: Wanted, found: set[str]) -> None:
    assert set(titles(filled, wanted)) == found


def test_a_deleted_record_is_in_no_list(filled: Store) -> None:
    [zacatecas] = filled.listing.rows(
        training.training, filled.listing.ids(training.training, Wanted(search="zacatecas"))
    )
    filled.records.delete(zacatecas)
    assert titles(filled, Wanted(search="zacatecas")) == []
    assert "Zacatecas" not in titles(filled, Wanted())


def test_a_changed_record_is_found_by_its_new_words_only(filled: Store) -> None:
    [record] = [one for one in filled.records.every(training.training) if one[training.title] == "Oaxaca"]
    record[training.title] = "Puebla"
    filled.records.keep(record, filled.office_code)
    assert titles(filled, Wanted(search="puebla")) == ["Puebla"]
    assert titles(filled, Wanted(search="oaxaca")) == []


def test_the_first_screenful_is_the_beginning_of_the_whole(filled: Store) -> None:
    assert titles(filled, Wanted(order="title"), limit=2) == titles(filled, Wanted(order="title"))[:2]


def test_rows_come_in_the_order_asked_and_gone_ones_are_left_out(filled: Store) -> None:
    ids = filled.listing.ids(training.training, Wanted(order="title"))
    rows = filled.listing.rows(training.training, [ids[3], 9999, ids[0]])
    assert [row[training.title] for row in rows] == ["Oaxaca", "Álamos"]
    assert filled.listing.rows(training.training, []) == []


def test_sums_of_what_is_shown(filled: Store) -> None:
    keys = ["uniformed_women", "unspecified"]
    assert filled.listing.sums(training.training, Wanted(year=2024), keys) == {
        "uniformed_women": 36,
        "unspecified": None,
    }
    assert filled.listing.sums(training.training, Wanted(search="nada de esto"), keys) == dict.fromkeys(keys)
    assert filled.listing.sums(training.training, Wanted(), []) == {}


def test_years_something_happened_in(filled: Store) -> None:
    assert filled.listing.years(training.training) == [2025, 2024, 2023]


def test_places_are_counted_among_the_other_filters(filled: Store) -> None:
    [alamos] = filled.listing.rows(training.training, filled.listing.ids(training.training, Wanted(place="26003")))
    filled.records.delete(alamos)
    every = {"32056": 1, "12083": 1, "16065": 1, "sea": 1}
    assert filled.listing.places(training.training, Wanted()) == every
    assert filled.listing.places(training.training, Wanted(place="32056")) == every
    assert filled.listing.places(training.training, Wanted(year=2024, search="zaca")) == {"32056": 1}


def test_a_register_without_places_has_none(new_store: NewStore) -> None:
    nowhere = replace(training.training, groups=(Group(same("All"), (training.title, training.ends)),), columns=())
    store = new_store(registers=(nowhere,))
    store.records.keep(Record(nowhere, values={"title": "Álamos", "ends": date(2025, 3, 1)}), store.office_code)
    assert store.listing.places(nowhere, Wanted()) == {}
    assert len(store.listing.ids(nowhere, Wanted(place="26"))) == 1


def test_standing_records_are_listed_in_every_year_they_stood(store: Store) -> None:
    kept = [
        women(name="larga", installed=date(2020, 1, 1)),
        women(name="terminada", installed=date(2020, 1, 1), status="dissolved", ended_on=date(2022, 6, 1)),
        women(name="sin fecha", installed=Absence.NOT_AVAILABLE, integrated=Absence.NOT_AVAILABLE),
        women(name="nueva", installed=date(2024, 5, 1)),
    ]
    store.records.keep_all(kept, store.office_code)
    in_2023 = store.listing.rows(network.network, store.listing.ids(network.network, Wanted(year=2023)))
    assert {row[network.name] for row in in_2023} == {"larga", "sin fecha"}


def test_no_personal_value_is_searched_or_shown(store: Store) -> None:
    store.records.keep(women(contact_name="Persona de Muestra"), store.office_code)
    assert len(store.listing.ids(network.network, Wanted(search="muestra"))) == 0
    [row] = store.listing.rows(network.network, store.listing.ids(network.network, Wanted(search="mucpaz")))
    assert row.answer("contact_name") is None


def test_stages_and_years_are_counted_among_the_other_filters(filled: Store) -> None:
    def listed(**wanted: object) -> int:
        return len(filled.listing.ids(training.training, Wanted(**wanted)))  # type: ignore[arg-type]

    [one] = filled.listing.rows(training.training, filled.listing.ids(training.training, Wanted(search="zaca")))
    one.stage = Stage.APPROVED
    filled.records.keep(one, filled.office_code)
    wanted = Wanted(year=2024, stage=Stage.APPROVED)
    counted = filled.listing.stages(training.training, wanted)
    assert counted == {stage: listed(year=2024, stage=stage) for stage in Stage}
    assert counted[Stage.APPROVED] == 1 < sum(counted.values())
    assert filled.listing.count(training.training, wanted) == 1
    assert filled.listing.count(training.training, Wanted(year=2023, stage=Stage.APPROVED)) == 0
