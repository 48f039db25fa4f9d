"""The Group's catalogue file: what is refused and why, what it changes in words, and the way back from it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from napdesk.excel.reading import Table, read_table
from napdesk.house import build_house, plan, plan_of
from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.catalogue_columns import IN_BOTH, KEYS
from napdesk.schema.codes import Lists
from napdesk.schema.figures import Catalogue
from napdesk.schema.problems import Problem, Trouble
from napdesk.schema.text import Language
from napdesk.services.catalogue_difference import Difference, difference
from napdesk.services.catalogue_file import MOST_ROWS, read_catalogue
from napdesk.services.catalogue_loads import go_back, in_force, take_in
from napdesk.services.catalogue_rows import catalogue_of, made_of, number, written
from napdesk.services.demo import demo_office
from napdesk.store.store import Store, create_store

LISTS = Lists.load(resources() / "lists")
SHIPPED = plan()
NOW = datetime(2025, 11, 23, 10, 42, tzinfo=UTC)
GOOD = dict(zip(KEYS, written(next(one for one in SHIPPED.rows if one.id == "PA-7")), strict=True))
Row = dict[str, Any]


def read(*rows: Row, header: tuple[str, ...] = KEYS) -> tuple[Catalogue | None, list[Problem]]:
    cells = [[row.get(key) or None for key in header] for row in rows]
    return read_catalogue(Table(list(header), cells, 2), REGISTERS, LISTS)


def taken(*rows: Row) -> Catalogue:
    found, problems = read(*rows)
    assert found is not None, problems
    return found


def test_the_shipped_file_has_nothing_wrong_and_comes_back_the_same() -> None:
    table = read_table(resources() / "indicators.csv")
    found, problems = read_catalogue(table, REGISTERS, LISTS)
    assert (problems, found) == ([], SHIPPED)


def test_a_row_and_its_indicator_are_the_same() -> None:
    with (resources() / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [dict(zip(KEYS, written(one), strict=True)) for one in SHIPPED.rows] == rows


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, ""), (15.0, "15"), (0.1333, "0.1333"), (1234567.1, "1234567.1"), (0.0, "0"), (1e-7, "0.0000001")],
)
def test_a_number_keeps_its_digits(value: float | None, said: str) -> None:
    assert number(value) == said


@pytest.mark.parametrize(
    ("change", "code", "column"),
    [
        ({"measure": "uniformed_woman_trained"}, "unknown_measure", "measure"),
        ({"measure": ""}, "missing", "measure"),
        ({"id": ""}, "missing", "id"),
        ({"id": "pa 7"}, "bad_id", "id"),
        ({"id": "P" * 21}, "bad_id", "id"),
        ({"target": "sesenta"}, "target_not_a_number", "target"),
        ({"target": "-5"}, "target_not_a_number", "target"),
        ({"target": "nan"}, "target_not_a_number", "target"),
        ({"target": "1e3"}, "target_not_a_number", "target"),
        ({"target": "1_000"}, "target_not_a_number", "target"),
        ({"target": "2000000000"}, "target_not_a_number", "target"),
        ({"target": "60.5"}, "target_unfit", "target"),
        ({"measure": "deployed_women", "unit": "share", "target": "15"}, "target_unfit", "target"),
        ({"title_en": ""}, "missing_language", "title_en"),
        ({"pillar_es": ""}, "missing_language", "pillar_es"),
        ({"title_es": "", "title_en": ""}, "missing", "title_es"),
        ({"title_es": "a\x07b"}, "control_characters", "title_es"),
        ({"title_es": "a" * 501}, "too_long", "title_es"),
        ({"institutions": "semar;nadie"}, "unknown_code", "institutions"),
        ({"activities": "course;baile"}, "unknown_activity", "activities"),
        ({"measure": "networks_joined", "activities": "course"}, "unknown_activity", "activities"),
        ({"measure": "networks_joined", "min_hours": "8"}, "no_hours", "min_hours"),
        ({"min_hours": "ocho"}, "not_a_number", "min_hours"),
        ({"unit": "share", "target": "0.5"}, "unit_unfit", "unit"),
        ({"unit": "personas"}, "not_an_option", "unit"),
        ({"comparison": "="}, "not_an_option", "comparison"),
        ({"period": "quarter"}, "not_an_option", "period"),
        ({"combine": "average"}, "not_an_option", "combine"),
        ({"confirmed": "quizá"}, "not_an_option", "confirmed"),
        ({"confirmed": ""}, "missing", "confirmed"),
        ({"valid_from": "mañana"}, "not_a_day", "valid_from"),
        ({"valid_until": "12/31/2025"}, "not_a_day", "valid_until"),
        ({"from": "20250101"}, "not_a_day", "from"),
        ({"valid_from": "0021-01-11"}, "not_a_day", "valid_from"),
        ({"valid_from": datetime(2021, 1, 11, 9, 30)}, "not_a_day", "valid_from"),
        ({"valid_from": "2025-01-01", "valid_until": "2024-12-31"}, "validity_backwards", "valid_until"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_with_its_reason(change: Row, code: str, column: str) -> None:
    found, problems = read({**GOOD, "id": "PA-6"}, GOOD | change)
    assert found is None
    assert {(one.code, one.row, one.column) for one in problems} >= {(code, 3, column)}
    assert all(one.message.es and one.message.en and one.fix.es and one.fix.en for one in problems)


@pytest.mark.parametrize("name", IN_BOTH)
@pytest.mark.parametrize("language", Language)
def test_every_wording_is_needed_in_both_languages(name: str, language: Language) -> None:
    _, problems = read(GOOD | {f"{name}_{language}": ""})
    assert [(one.code, one.column) for one in problems] == [("missing_language", f"{name}_{language}")]


@pytest.mark.parametrize(
    ("first", "then", "code"),
    [
        (("", ""), ("", ""), "doubled_id"),
        (("2021-01-11", ""), ("2021-01-11", "2025-12-31"), "doubled_id"),
        (("2021-01-11", ""), ("2025-01-01", ""), "overlapping_validity"),
        (("2025-01-01", ""), ("2021-01-11", "2025-01-01"), "overlapping_validity"),
        (("", ""), ("2025-01-01", ""), "overlapping_validity"),
        (("2021-01-11", "2024-12-31"), ("2025-01-01", ""), None),
        (("", "2024-12-31"), ("2025-01-01", ""), None),
    ],
)
def test_one_row_of_an_id_at_a_time(first: tuple[str, str], then: tuple[str, str], code: str | None) -> None:
    rows = [GOOD | dict(zip(("valid_from", "valid_until"), days, strict=True)) for days in (first, then)]
    found, problems = read(*rows)
    assert [(one.code, one.row) for one in problems] == ([(code, 3)] if code else [])
    assert (found is None) == (code is not None)


def test_every_wrong_row_is_told_at_once() -> None:
    _, problems = read(GOOD | {"target": "x"}, GOOD | {"unit": "x"}, GOOD | {"measure": "x", "title_es": ""})
    assert {one.row for one in problems} == {2, 3, 4}
    assert len(problems) == 4


@pytest.mark.parametrize(
    ("change", "key", "meant"),
    [
        ({"valid_until": "31/12/2030"}, "valid_until", date(2030, 12, 31)),
        ({"valid_until": date(2030, 12, 31)}, "valid_until", date(2030, 12, 31)),
        ({"valid_until": datetime(2030, 12, 31)}, "valid_until", date(2030, 12, 31)),
        ({"confirmed": "Sí"}, "confirmed", True),
        ({"confirmed": "SI"}, "confirmed", True),
        ({"confirmed": True}, "confirmed", True),
        ({"confirmed": 1}, "confirmed", True),
        ({"confirmed": "0"}, "confirmed", False),
        ({"target": 60}, "target", 60),
        ({"target": 60.0}, "target", 60),
        ({"comparison": "GROWS"}, "comparison", "grows"),
        ({"title_es": " Mujeres\ten\nuniforme "}, "title", "Mujeres en uniforme"),
    ],
)
def test_cells_as_people_and_spreadsheets_write_them(change: Row, key: str, meant: object) -> None:
    one = taken(GOOD | change).rows[0]
    value = one.title.es if key == "title" else getattr(one, key)
    assert value == meant


def test_the_order_of_columns_and_blank_rows_say_nothing() -> None:
    found, _ = read(GOOD, {}, GOOD | {"id": "PA-70"}, header=tuple(reversed(KEYS)))
    assert found == taken(GOOD, GOOD | {"id": "PA-70"})


def test_an_unknown_measure_names_its_likes() -> None:
    _, problems = read(GOOD | {"measure": "uniformed_woman_trained"})
    assert "uniformed_women_trained" in problems[0].fix.es


@pytest.mark.parametrize(
    ("header", "rows", "code", "named"),
    [
        (KEYS[1:], [GOOD], "catalogue_columns", "id"),
        ((*KEYS, "meta_2030"), [GOOD], "catalogue_columns", "meta_2030"),
        ((*KEYS, "target"), [GOOD], "catalogue_columns", "target"),
        ((*KEYS[:-1], ""), [GOOD], "catalogue_columns", "from"),
        (KEYS, [], "empty_file", ""),
        (KEYS, [{}, {}], "empty_file", ""),
        (KEYS, [GOOD] * (MOST_ROWS + 1), "catalogue_too_long", "2,001"),
    ],
    ids=("lacking", "unknown", "twice", "nameless", "empty", "blank", "long"),
)
def test_what_is_no_catalogue(header: tuple[str, ...], rows: list[Row], code: str, named: str) -> None:
    with pytest.raises(Trouble) as refused:
        read(*rows, header=header)
    assert refused.value.code == code
    assert named in refused.value.message.es


def told(found: Difference) -> list[tuple[str, str, str, str]]:
    return [(one.indicator.id, one.what.es, one.before.es, one.after.es) for one in found.changes()]


def test_a_difference_in_words() -> None:
    deployed = next(one for one in SHIPPED.rows if one.id == "PA-9")
    first, second, third = (replace(deployed, id=name) for name in ("A", "B", "C"))
    until = replace(first, target=0.2, valid_until=date(2025, 12, 31), confirmed=True)
    found = difference(made_of([first, second]), made_of([until, third]))
    assert told(found) == [
        ("A", "Meta", "15 %", "20 %"),
        ("A", "Vigente hasta", "—", "31/12/2025"),
        ("A", "Confirmado", "No", "Sí"),
        ("C", "Se agrega", "", ""),
        ("B", "Se retira", "", ""),
    ]
    assert found.summary.es == "Compromisos nuevos: 1; retirados: 1; con cambios: 1."


def test_a_row_that_holds_from_another_day_is_the_same_row() -> None:
    one = SHIPPED.rows[0]
    found = difference(made_of([one]), made_of([replace(one, valid_from=date(2022, 1, 1))]))
    assert told(found) == [(one.id, "Vigente desde", "11/01/2021", "01/01/2022")]


def test_another_order_is_a_difference() -> None:
    found = difference(SHIPPED, made_of(SHIPPED.rows[::-1]))
    assert (bool(found), found.reordered, list(found.changes())) == (True, True, [])
    assert not difference(SHIPPED, catalogue_of(dict(zip(KEYS, written(one), strict=True)) for one in SHIPPED.rows))


Keep = Callable[[str], Catalogue]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    house = replace(build_house("Ana"), now=lambda: NOW)
    with closing(create_store(tmp_path / "o.napdesk", demo_office("u1"), house)) as made:
        yield made


@pytest.fixture
def keep(store: Store) -> Keep:
    def load(name: str) -> Catalogue:
        loaded = taken(GOOD | {"id": name})
        take_in(store, loaded, SHIPPED)
        return loaded

    return load


def test_the_last_loaded_is_in_force_and_each_can_be_taken_back(store: Store, keep: Keep) -> None:
    assert (in_force(store, SHIPPED).catalogue, in_force(store, SHIPPED).before) == (SHIPPED, None)
    first, second = keep("A"), keep("B")
    standing = in_force(store, SHIPPED)
    assert (standing.catalogue, standing.before) == (second, first)
    assert (standing.since, standing.by, plan_of(store)) == (NOW.isoformat(timespec="seconds"), "Ana", second)
    go_back(store, SHIPPED)
    assert (in_force(store, SHIPPED).catalogue, in_force(store, SHIPPED).before) == (first, SHIPPED)
    third = keep("C")
    assert (in_force(store, SHIPPED).catalogue, in_force(store, SHIPPED).before) == (third, first)
    for expected in (first, SHIPPED):
        go_back(store, SHIPPED)
        assert plan_of(store) == expected
    with pytest.raises(Trouble) as refused:
        go_back(store, SHIPPED)
    assert refused.value.code == "shipped_in_force"


def test_every_load_and_way_back_is_in_the_history(store: Store, keep: Keep) -> None:
    before = store.history.head()[0]
    loaded = keep("A")
    go_back(store, SHIPPED)
    lines = [(one.deed, one.who, one.changes) for one in store.history.since(before)]
    assert lines == [
        ("catalogue", "Ana", {"version": [SHIPPED.version, loaded.version]}),
        ("catalogue_back", "Ana", {"version": [loaded.version, SHIPPED.version]}),
    ]
    assert store.history.broken_at() is None


def test_all_that_was_loaded_stays_in_the_store(store: Store, keep: Keep) -> None:
    keep("A")
    go_back(store, SHIPPED)
    keep("B")
    kept = [act["rows"][0][0] for act in store.settings.get("catalogues") if "rows" in act]
    assert kept == ["A", "B"]
