"""The official lists that ship: complete, spelt right, and valid when they should be."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from napdesk.schema.codes import COLUMNS, Code, Lists
from napdesk.schema.text import Text

FOLDER = Path(__file__).parents[2] / "resources" / "lists"
NAMES = ("command", "country", "entity", "institution", "mission", "municipality", "special_place")

# Municipalities of the entities 01 to 32, as INEGI counts them.
COUNTS = """
    11   7   5  13  38  10 124  67
    16  39  46  85  84 125 125 113
    36  20  51 570 217  18  11  59
    20  72  17  43  60 212 106  58
"""
MUNICIPALITIES = {f"{entity:02}": int(count) for entity, count in enumerate(COUNTS.split(), start=1)}


@pytest.fixture(scope="module")
def lists() -> Lists:
    return Lists.load(FOLDER)


def test_every_list_is_there(lists: Lists) -> None:
    assert tuple(sorted(one.name for one in lists)) == NAMES


def test_municipalities_per_entity(lists: Lists) -> None:
    assert Counter(row.parent for row in lists["municipality"].rows) == MUNICIPALITIES
    assert len(lists["municipality"].rows) == sum(MUNICIPALITIES.values()) == 2478
    assert [row.code for row in lists["entity"].rows] == list(MUNICIPALITIES)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("07120", "Capitán Luis Ángel Vidal"),
        ("07121", "Rincón Chamula San Pedro"),
        ("07122", "El Parral"),
        ("07123", "Emiliano Zapata"),
        ("07124", "Mezcalapa"),
        ("16065", "Paracho"),
        ("30193", "Veracruz"),
        ("20318", "San Pedro Mixtepec (Dto. 22)"),
        ("20319", "San Pedro Mixtepec (Dto. 26)"),
        ("26003", "Álamos"),
        ("24016", "Ébano"),
        ("12083", "Ñuu Savi"),
    ],
)
def test_names_of_municipalities(lists: Lists, code: str, name: str) -> None:
    row = lists["municipality"].at(code, None)
    assert row is not None
    assert row.text == Text(es=name, en=name)


@pytest.mark.parametrize(
    ("code", "name", "year"),
    [
        ("02006", "San Quintín", 2020),
        ("02007", "San Felipe", 2021),
        ("04012", "Seybaplaya", 2019),
        ("04013", "Dzitbalché", 2019),
        ("07125", "Honduras de la Sierra", 2018),
        ("12082", "Las Vigas", 2021),
        ("12083", "Ñuu Savi", 2021),
        ("12084", "Santa Cruz del Rincón", 2021),
        ("12085", "San Nicolás", 2021),
        ("17034", "Coatetelco", 2017),
        ("17035", "Xoxocotla", 2017),
        ("17036", "Hueyapan", 2017),
        ("24059", "Villa de Pozos", 2024),
        ("25019", "Eldorado", 2021),
        ("25020", "Juan José Ríos", 2021),
    ],
)
def test_young_municipalities_begin_with_their_year(lists: Lists, code: str, name: str, year: int) -> None:
    now, then = date(year, 1, 1), date(year - 1, 12, 31)
    row = lists["municipality"].at(code, now)
    assert row is not None
    assert row.text.es == name
    assert lists["municipality"].at(code, then) is None


def test_no_two_municipalities_of_an_entity_share_a_name(lists: Lists) -> None:
    names = Counter((row.parent, row.text.es) for row in lists["municipality"].rows)
    assert max(names.values()) == 1
    assert sum(name == "Benito Juárez" for _, name in names) == 7


def test_municipalities_are_spelt_like_names(lists: Lists) -> None:
    small = {"de", "del", "la", "las", "los", "el", "y"}
    for row in lists["municipality"].rows:
        words = row.text.es.split()
        assert " ".join(words) == row.text.es
        assert all(word in small or not word[0].islower() for word in words), row
        assert not any(word.isupper() and len(word) > 2 for word in words), row


def test_countries_are_those_of_iso_3166_abroad(lists: Lists) -> None:
    codes = {row.code for row in lists["country"].rows}
    assert len(codes) == 248  # 249 with Mexico, which is not abroad
    assert not codes & {"MX", "EU", "UN", "XK", "ZZ"}
    assert lists["country"].at("US", None).text == Text(es="Estados Unidos", en="United States")  # type: ignore[union-attr]


ERA_1, ERA_2, ERA_3 = date(2022, 7, 14), date(2022, 7, 15), date(2024, 12, 6)


@pytest.mark.parametrize(
    ("code", "day", "seat"),
    [
        ("RN-1", ERA_1, "Veracruz"),
        ("RN-1", ERA_2, "Ciudad Madero"),
        ("RN-1", ERA_3, "Veracruz"),
        ("RN-3", ERA_1, "Lerma"),
        ("RN-3", ERA_2, "Veracruz"),
        ("RN-3", date(2024, 12, 5), "Veracruz"),
        ("RN-3", ERA_3, "Dos Bocas"),
        ("RN-5", ERA_1, "Isla Mujeres"),
        ("RN-5", ERA_2, "Dos Bocas"),
        ("RN-5", ERA_3, "Isla Mujeres"),
        ("RN-7", ERA_1, None),
        ("RN-7", ERA_2, "Lerma"),
        ("RN-7", ERA_3, None),
        ("RN-9", ERA_2, "Isla Mujeres"),
        ("RN-9", ERA_3, None),
        ("RN-2", ERA_3, "Guaymas"),
    ],
)
def test_naval_regions_move(lists: Lists, code: str, day: date, seat: str | None) -> None:
    row = lists["command"].at(code, day)
    assert (row and row.text.es.partition("(")[2].rstrip(")")) == seat


def test_eight_naval_and_twelve_military_regions_are_expected_today(lists: Lists) -> None:
    today = Counter(row.kind for row in lists["command"].all_on(date(2025, 6, 1)))
    # The Central region is the ninth: it is not one of the eight on the coasts.
    assert (today["military_region"], today["military_zone"], today["naval_region"]) == (12, 46, 9)


def test_zones_answer_to_a_region(lists: Lists) -> None:
    for row in lists["command"].rows:
        if row.kind.endswith("_zone"):
            assert lists["command"].at(row.parent, row.valid_from).kind == row.kind.replace("zone", "region")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("name", "code", "day", "parent"),
    [
        ("institution", "gn", date(2024, 12, 31), "sspc"),
        ("institution", "gn", date(2025, 1, 1), "sedena"),
        ("institution", "inmujeres", date(2024, 12, 31), ""),
        ("institution", "inmujeres", date(2025, 1, 1), None),
        ("institution", "mujeres", date(2024, 12, 31), None),
        ("institution", "mujeres", date(2025, 1, 1), ""),
        ("institution", "pf", date(2020, 1, 1), None),
        ("mission", "MINUSTAH", date(2017, 10, 15), ""),
        ("mission", "MINUSTAH", date(2018, 1, 1), None),
        ("mission", "MINUJUSTH", date(2020, 1, 1), None),
        ("mission", "MINUSMA", date(2023, 6, 30), ""),
        ("mission", "MINUSMA", date(2024, 1, 1), None),
    ],
)
def test_institutions_and_missions_in_time(lists: Lists, name: str, code: str, day: date, parent: str | None) -> None:
    row = lists[name].at(code, day)
    assert (row and row.parent) == parent


def test_parents_and_successors_exist(lists: Lists) -> None:
    for one in lists:
        for row in one.rows:
            assert not row.parent or (one.parents or one).known(row.parent), row
            assert not row.replaced_by or one.known(row.replaced_by), row


def test_every_row_reads_back_as_it_is_shown(lists: Lists) -> None:
    for one in lists:
        for row in one.rows:
            day = row.valid_until or row.valid_from
            label = one.label(row)
            for shown in (row.code, f"{row.code} · {label.es}", f"{row.code} · {label.en}"):
                assert lists.read((one.name,), shown, day) == row, shown


HEADER = ",".join(COLUMNS)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["code,es,en"], r"x\.csv, line 1: the columns"),
        ([], r"x\.csv, line 1: the columns"),
        ([HEADER, "a,A,A,,,,,,", "b,B,B"], r"x\.csv, line 3"),
        ([HEADER, "a,,A,,,,,,"], r"x\.csv, line 2: code, es and en"),
        ([HEADER, "a,A,A,,,31/12/2020,,,"], r"x\.csv, line 2: Invalid isoformat"),
        ([HEADER, "a,A,A,,,2021-01-01,2020-01-01,,"], r"x\.csv, line 2: it ends before"),
        ([HEADER, "a,A,A,,,,2020-12-31,,", "a,B,B,,,2020-12-31,,,"], r"x\.csv, line 3: a has two rows"),
        ([HEADER, "a,A,A,,,,,,", "a,B,B,,,2020-12-31,,,"], r"x\.csv, line 3: a has two rows"),
    ],
)
def test_a_bad_row_is_our_bug_and_says_where(tmp_path: Path, lines: list[str], said: str) -> None:
    (tmp_path / "x.csv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        Lists.load(tmp_path)["x"]


def test_the_files_are_plain(lists: Lists) -> None:
    for name in NAMES:
        raw = (FOLDER / f"{name}.csv").read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in raw
        assert len(lists[name].rows) == raw.count(b"\n") - 1


def test_a_row_has_what_its_line_says(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f"{HEADER}\na,Á,A,k,p,2020-01-01,2020-12-31,b,AA|Aa\n", encoding="utf-8")
    first, last = date(2020, 1, 1), date(2020, 12, 31)
    row = Code("a", Text("Á", "A"), "k", "p", first, last, "b", ("AA", "Aa"), "x")
    assert Lists.load(tmp_path)["x"].rows == (row,)
