"""Finding codes while typing, showing them, and reading strictly what was typed or imported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from napdesk.schema.codes import Lists
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.text import Text

PLACE = ("special_place", "municipality", "country")
COMMAND, INSTITUTION, ENTITY, MISSION = ("command",), ("institution",), ("entity",), ("mission",)
TODAY = date(2025, 6, 1)


@pytest.fixture(scope="module")
def lists() -> Lists:
    return Lists.load(Path(__file__).parents[2] / "resources" / "lists")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("nuu", ["12083"]),
        ("PARACHO", ["16065"]),
        ("parach", ["16065"]),
        ("paracho mich", ["16065"]),
        ("16065", ["16065"]),
        ("1606", ["16060", "16061"]),
        ("benito juarez quint", ["23005"]),
        ("cancun", ["23005"]),
        ("ecatepec", ["15033", "20410"]),
        ("oaxaca", ["20067"]),
        ("altamar", ["sea"]),
        ("linea", ["online"]),
        ("francia", ["FR"]),
        ("xyz", []),
    ],
)
def test_finding_places(lists: Lists, typed: str, first: list[str]) -> None:
    assert [row.code for row in lists.find(PLACE, typed, TODAY)][: len(first) or 1] == first


def test_names_that_begin_so_stand_before_those_with_the_word_inside(lists: Lists) -> None:
    found = [row.text.es for row in lists["municipality"].find("par", TODAY, 9)]
    assert found[:5] == ["Paracho", "Parácuaro", "Paraíso", "Parás", "Parras"]
    assert found.index("Parras") < found.index("El Parral")


def test_the_very_name_stands_first(lists: Lists) -> None:
    found = [row.text.es for row in lists["municipality"].find("san pedro", TODAY)]
    assert found[0] == "San Pedro"
    assert len(found) == 20


def test_the_entity_alone_does_not_find_its_municipalities(lists: Lists) -> None:
    assert lists["municipality"].find("michoacan", TODAY) == []


def test_nothing_typed_offers_the_list(lists: Lists) -> None:
    assert [row.code for row in lists["entity"].find(" ", TODAY, 3)] == ["01", "02", "03"]


@pytest.mark.parametrize(
    ("day", "code"), [(date(2021, 1, 1), "RN-3"), (date(2023, 1, 1), "RN-7"), (TODAY, None), (None, None)]
)
def test_finding_only_what_stood_that_day(lists: Lists, day: date | None, code: str | None) -> None:
    found = lists["command"].find("lerma", day)
    assert [row.code for row in found] == ([code] if code else [])


@pytest.mark.parametrize(
    ("names", "code", "day", "label"),
    [
        (PLACE, "16065", TODAY, Text("Paracho, Michoacán", "Paracho, Michoacán")),
        (PLACE, "15033", TODAY, Text("Ecatepec de Morelos, México", "Ecatepec de Morelos, State of Mexico")),
        (PLACE, "sea", TODAY, Text("En altamar", "At sea")),
        (PLACE, "ES", None, Text("España", "Spain")),
        (PLACE, "99999", TODAY, Text("99999", "99999")),
        (PLACE, "12083", date(2000, 1, 1), Text("Ñuu Savi, Guerrero", "Ñuu Savi, Guerrero")),
        (COMMAND, "RN-3", date(2021, 1, 1), Text("Tercera Región Naval (Lerma)", "3rd Naval Region (Lerma)")),
        (COMMAND, "RN-3", None, Text("Tercera Región Naval (Dos Bocas)", "3rd Naval Region (Dos Bocas)")),
    ],
)
def test_labels(lists: Lists, names: tuple[str, ...], code: str, day: date | None, label: Text) -> None:
    assert lists.label(names, code, day) == label


@pytest.mark.parametrize(
    ("names", "typed", "code"),
    [
        (PLACE, "16065", "16065"),
        (PLACE, "paracho", "16065"),
        (PLACE, "Paracho, Michoacán", "16065"),
        (PLACE, "PARACHO (MICH.)", "16065"),
        (PLACE, "Paracho Michoacan de Ocampo", "16065"),
        (PLACE, "16065 · Paracho, Michoacán", "16065"),
        (PLACE, "16065 Paracho", "16065"),
        (PLACE, "16065, Mich.", "16065"),
        (PLACE, "Benito Juárez, Q. Roo", "23005"),
        (PLACE, "La Paz, Edomex", "15070"),
        (PLACE, "San Luis Potosí, SLP", "24028"),
        (PLACE, "San Luis Potosí", "24028"),
        (PLACE, "Oaxaca de Juárez", "20067"),
        (PLACE, "San Pedro Mixtepec (Dto. 22), Oaxaca", "20318"),
        (PLACE, "San Pedro Mixtepec -Dto. 26 -", "20319"),
        (PLACE, "En altamar", "sea"),
        (PLACE, "at sea", "sea"),
        (PLACE, "ONLINE", "online"),
        (PLACE, "es", "ES"),
        (PLACE, "EE.UU.", "US"),
        (ENTITY, "Edo. Mex.", "15"),
        (ENTITY, "Estado de México", "15"),
        (ENTITY, "Distrito Federal", "09"),
        (ENTITY, "cdmx", "09"),
        (ENTITY, "Veracruz de Ignacio de la Llave", "30"),
        (ENTITY, "QRoo", "23"),
        (ENTITY, "B.C.S.", "03"),
        (INSTITUTION, "Marina", "semar"),
        (INSTITUTION, "Defensa", "sedena"),
        (MISSION, "minusca", "MINUSCA"),
        (COMMAND, "RN3", "RN-3"),
        (COMMAND, "Tercera Región Naval", "RN-3"),
        (COMMAND, "Primera Región Militar", "RM-01"),
        (COMMAND, "XI Región Militar", "RM-11"),
        (COMMAND, "11/a. Zona Militar", "ZM-11"),
        (COMMAND, "rm 1", "RM-01"),
    ],
)
def test_reading(lists: Lists, names: tuple[str, ...], typed: str, code: str) -> None:
    found = lists.read(names, typed, TODAY)
    assert not isinstance(found, Problem), found
    assert found.code == code


@pytest.mark.parametrize(
    ("names", "typed", "problem", "named"),
    [
        (PLACE, "Paracho, Oaxaca", "place_disagrees", ["16065 · Paracho, Michoacán"]),
        (PLACE, "16065 Oaxaca", "place_disagrees", ["16065 · Paracho, Michoacán"]),
        (PLACE, "16065 · Cherán, Michoacán", "place_disagrees", ["16065 · Paracho, Michoacán"]),
        (PLACE, "16065 Paracho, Oaxaca", "place_disagrees", ["16065 · Paracho, Michoacán"]),
        (PLACE, "Benito Juárez, Oaxaca", "place_disagrees", ["23005 · Benito Juárez, Quintana Roo"]),
        (PLACE, "Benito Juárez", "ambiguous_code", ["Hay 7", "09014", "12014", "23005", "26071", "29045"]),
        (PLACE, "San Pedro Mixtepec, Oaxaca", "ambiguous_code", ["20318", "(Dto. 22)", "20319", "(Dto. 26)"]),
        (PLACE, "China", "ambiguous_code", ["19013 · China, Nuevo León", "CN · China"]),
        (PLACE, "Parcho, Michoacán", "unknown_code", ["¿Quiso decir 16065 · Paracho, Michoacán?"]),
        (PLACE, "99999", "unknown_code", ["elíjalo de la lista"]),
        (PLACE, "MX", "unknown_code", []),
        (PLACE, "¿?", "unknown_code", []),
        (
            COMMAND,
            "RN-7",
            "code_not_valid_then",
            ["el 01/06/2025: terminó el 05/12/2024", "RN-3 · Tercera Región Naval (Dos Bocas)"],
        ),
        (COMMAND, "RN-3 · Tercera Región Militar", "name_disagrees", ["RN-3 · Tercera Región Naval"]),
        (INSTITUTION, "INMUJERES", "code_not_valid_then", ["mujeres · Secretaría de las Mujeres"]),
        (INSTITUTION, "Policía Federal", "code_not_valid_then", ["gn · Guardia Nacional"]),
        (
            MISSION,
            "MINUSMA",
            "code_not_valid_then",
            ["terminó el 31/12/2023", "En esa fecha: MINURSO; UNMOGIP; UNVMC; MINUSCA; UNIFIL."],
        ),
    ],
)
def test_what_cannot_be_read(lists: Lists, names: tuple[str, ...], typed: str, problem: str, named: list[str]) -> None:
    found = lists.read(names, typed, TODAY)
    assert isinstance(found, Problem), found
    assert (found.code, found.weight, found.value) == (problem, Weight.STOP, typed)
    said = f"{found.message.es} {found.fix.es}"
    assert [words for words in named if words not in said] == []
    assert "{" not in said + found.message.en + found.fix.en


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (date(2021, 5, 1), "RN-3"),
        (date(2023, 5, 1), ["RN-3 · Tercera Región Naval (Veracruz)", "RN-7 · Séptima Región Naval (Lerma)"]),
        (date(2025, 5, 1), ["RN-3 · Tercera Región Naval (Dos Bocas)"]),
        (None, ["RN-3 · Tercera Región Naval (Dos Bocas)"]),
    ],
)
def test_a_naval_region_named_as_in_another_year(lists: Lists, day: date | None, then: str | list[str]) -> None:
    found = lists.read(COMMAND, "Tercera Región Naval (Lerma)", day)
    if isinstance(found, Problem):
        assert found.code == "code_not_valid_then"
        assert found.fix.es.split(": ", 1)[1].rstrip(".").split("; ") == then
    else:
        assert found.code == then


def test_before_a_code_began_its_forerunner_is_named(lists: Lists) -> None:
    found = lists.read(COMMAND, "RN-7", date(2021, 5, 1))
    assert isinstance(found, Problem)
    assert found.fix.es == "En esa fecha: RN-3 · Tercera Región Naval (Lerma)."


@pytest.mark.parametrize(
    ("typed", "day", "message", "fix"),
    [
        ("02006", date(2019, 5, 1), "el 01/05/2019: empezó el 01/01/2020.", "02001 · Ensenada, Baja California"),
        (
            "07125",
            date(2017, 5, 1),
            "el 01/05/2017: empezó el 01/01/2018.",
            "Revise la fecha o elija otro de la lista.",
        ),
    ],
)
def test_a_municipality_too_young_says_since_when_it_is(
    lists: Lists, typed: str, day: date, message: str, fix: str
) -> None:
    found = lists.read(PLACE, typed, day)
    assert isinstance(found, Problem) and found.code == "code_not_valid_then"
    assert message in found.message.es and fix in found.fix.es


def test_without_a_day_a_closed_code_is_let_through(lists: Lists) -> None:
    found = lists.read(COMMAND, "RN-7", None)
    assert not isinstance(found, Problem)
    assert found.code == "RN-7"


def test_at_takes_the_day_or_the_newest(lists: Lists) -> None:
    rows = lists["institution"]
    assert [row and row.parent for row in (rows.at("gn", date(2024, 1, 1)), rows.at("gn", None))] == [
        "sspc",
        "sedena",
    ]
    assert rows.at("nobody", None) is None
    assert rows.known("inmujeres")
    assert "inmujeres" not in {row.code for row in rows.all_on(None)}


def test_a_place_is_asked_of_all_its_lists(lists: Lists) -> None:
    found = [lists.at(PLACE, code, TODAY) for code in ("sea", "16065", "ES", "RN-3")]
    assert [row and row.list_name for row in found] == [*PLACE, None]
    assert [lists.known(PLACE, code) for code in ("16065", "RN-3")] == [True, False]
