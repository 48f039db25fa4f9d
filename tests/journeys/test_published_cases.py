"""The published cases by keys, by CSV and by a filled template: equal figures and equal returns."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from napdesk.excel.canonical import Rows, canonical_rows
from napdesk.excel.fill_sheet import FIRST_ROW, KEY_ROW
from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.network import network
from napdesk.schema.codes import Lists
from napdesk.schema.problems import Problem
from napdesk.schema.reading import read
from napdesk.schema.register import Register
from napdesk.schema.showing import show
from napdesk.schema.text import Language
from tests.journeys.clerk import CTRL, Clerk, Key, Typed
from tests.journeys.conftest import Command, SitDown

DATA = Path(__file__).parents[1] / "data"
INIT = "init --office 30-SEMAR-01 --institution semar --name 'Tercera Región Naval' --entity 30"

# As a clerk types it: first letters of what is chosen, letters of a municipality, days short.
BATTALION: Typed = {
    "title": "Talleres de perspectiva de género en el 52.º Batallón de Infantería",
    "activity": "tal",
    "topics": ("perspectiva",),
    "organised": "s",
    "provider": "def",
    "begins": "1/1/24",
    "ends": "010124",
    "hours": "n/d",
    "sessions": "5",
    "place": "zacatecas, z",
    "audience": "mil",
    "purpose": "g",
    "delivery": "pre",
    "new_course": "N/D",
    "uniformed_women": "34",
    "uniformed_men": "104",
    "civilian_women": "0",
    "civilian_men": "0",
    "declared_total": "138",
    "remarks": "Cinco talleres informados juntos. No se publicó el día: se anota el primero del año.",
}
COURSE: Typed = {
    "title": "Curso de Asesoría de Género",
    "activity": "cur",
    "topics": ("perspectiva", "mujeres", "operaciones"),
    "organised": "sí",
    "provider": "cec",
    "begins": "5/2/2024",
    "ends": "9/2/2024",
    "hours": "N/D",
    "sessions": "1",
    "place": "N/D",
    "audience": "paz",
    "purpose": "previa",
    "delivery": "pre",
    "new_course": "N/D",
    "mission": "N/D",
    "uniformed_women": "19",
    "uniformed_men": "11",
    "civilian_women": "0",
    "civilian_men": "0",
    "declared_total": "30",
    "remarks": "Impartido en el CECOPAM; no se publicó el municipio ni la misión.",
}
MEXICO_CITY: Typed = {
    "name": "Policía de Género de la Ciudad de México",
    "corporation": "Secretaría de Seguridad Ciudadana de la Ciudad de México",
    "functions": ("prev", "aten"),
    "government": "est",
    "municipality": "cuauhtémoc, ciu",
    "created": "1/1/2023",
    "instrument": "N/D",
    "status": "en op",
    "operational_since": "1/8/2025",
    "staff_women": "N/D",
    "staff_men": "N/D",
    "staff_unspecified": "170",
    "as_of": "1/8/2025",
    "remarks": "De su creación solo se publicó el año, y de su inicio, el mes: se anota el primer día. "
    "No se publicó el sexo de sus integrantes. Atiende toda la ciudad.",
}
AGUASCALIENTES: Typed = {
    "name": "Unidad Especializada de Género de Aguascalientes",
    "corporation": "N/D",
    "functions": ("aten",),
    "government": "est",
    "municipality": "aguasc",
    "created": "1/1/2020",
    "instrument": "N/D",
    "status": "en op",
    "operational_since": "1/1/2020",
    "staff_women": "N/D",
    "staff_men": "N/D",
    "staff_unspecified": "N/D",
    "as_of": "N/D",
    "remarks": "Solo se publicó el año de creación: se anota su primer día. No se publicó su personal.",
}
CHIHUAHUA: Typed = {
    "name": "Unidad Victoria",
    "corporation": "N/D",
    "functions": ("prev", "aten"),
    "government": "mun",
    "municipality": "chihuahua, ch",
    "created": "N/D",
    "instrument": "N/D",
    "status": "en op",
    "operational_since": "N/D",
    "staff_women": "N/D",
    "staff_men": "N/D",
    "staff_unspecified": "120",
    "as_of": "N/D",
    "remarks": "No se publicó desde cuándo opera ni el sexo de sus integrantes.",
}
CHERANASTICO: Typed = {
    "name": "Red de mujeres de Cheranástico",
    "kind": "muc",
    "municipality": "parach",
    "installed": "N/D",
    "integrated": "N/D",
    "status": "act",
    "members_women": "32",
    "members_men": "0",
    "members_minors": "N/D",
    "indigenous_or_afro": "",
    "as_of": "N/D",
    "accompanied_by": "N/D",
    "remarks": "Integrantes de 14 a 57 años; no se publicó cuántas son menores ni cuándo se instaló.",
}
ILLUSTRATED = "Se publicó el personal de febrero de 2021 y no sus comisiones: las fechas son ilustrativas."
IN_2021: Typed = {"institution": "N/D", "departs": "1/2/2021", "returned_on": "30/12/2021", "sea_trained": "N/D"}
NO_SEX: Typed = {"women": "N/D", "men": "N/D"}
ONE_WOMAN: Typed = {"women": "1", "men": "0"}
TOURS: list[Typed] = [
    {"mission": "minurso", "category": "obs", "unspecified": "4", "remarks": ILLUSTRATED} | IN_2021 | NO_SEX,
    {"mission": "minusca", "category": "obs", "remarks": ILLUSTRATED} | IN_2021 | ONE_WOMAN,
    {"mission": "minusca", "category": "N/D", "unspecified": "1", "remarks": ILLUSTRATED} | IN_2021 | NO_SEX,
    {"mission": "minusma", "category": "N/D", "unspecified": "8", "remarks": ILLUSTRATED} | IN_2021 | NO_SEX,
    {"mission": "unvmc", "category": "N/D", "unspecified": "6", "remarks": ILLUSTRATED} | IN_2021 | NO_SEX,
    {"mission": "unmogip", "category": "obs", "remarks": ILLUSTRATED} | IN_2021 | ONE_WOMAN,
    {
        "mission": "minurso",
        "category": "obs",
        "institution": "N/D",
        "departs": "12/1/2018",
        "returned_on": "11/1/2019",
        "unspecified": "1",
        "sea_trained": "N/D",
        "remarks": "No se publicó el sexo de quien fue de comisión.",
    }
    | NO_SEX,
]
# Every figure that is not nil, as anybody can count it on the published papers.
KNOWN = {2023: {"PA-5": 68}, 2024: {"PA-1": 19, "PA-7": 34 + 19, "PR-1": 30, "PR-2": 1}, 2025: {"PV-4": 1}}
OWN_SHEETS = ("Carátula", "_napdesk")
TYPED: list[tuple[int, list[Typed]]] = [
    (2, [BATTALION, COURSE]),
    (3, [MEXICO_CITY, AGUASCALIENTES, CHIHUAHUA]),
    (4, [CHERANASTICO]),
    (5, TOURS),
]
CASES = [one for one in REGISTERS if (DATA / f"published_{one.key}.csv").exists()]


def published(register: Register) -> list[dict[str, str]]:
    with (DATA / f"published_{register.key}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def typed(tmp_path: Path, sit_down: SitDown, command: Command) -> Path:
    """A store typed by keys; the 68 networks of Zacatecas come as rows."""
    store = tmp_path / "teclas" / "oficina.napdesk"
    store.parent.mkdir()
    command(store, INIT)
    clerk = sit_down(store)
    for place, cases in TYPED:
        type_cases(clerk, place, cases)
    clerk.close()
    rest = published(network)[1:]
    with (tmp_path / "zacatecas.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rest[0]))
        writer.writeheader()
        writer.writerows(rest)
    assert command(store, "import --register network", tmp_path / "zacatecas.csv")["written"] == 68
    return store


def type_cases(clerk: Clerk, place: int, cases: Sequence[Typed]) -> None:
    clerk.go(place)
    clerk.unfold()
    clerk.press(Key.Key_N, CTRL)
    for case in cases:
        clerk.fill(case)
        clerk.keep(Key.Key_Return if case is not cases[-1] else Key.Key_S)


@pytest.fixture
def imported(tmp_path: Path, command: Command) -> Path:
    """A store with the same from CSV."""
    store = tmp_path / "csv" / "oficina.napdesk"
    store.parent.mkdir()
    command(store, INIT)
    for register in CASES:
        command(store, f"import --register {register.key}", DATA / f"published_{register.key}.csv")
    return store


@pytest.fixture
def filled(tmp_path: Path, command: Command, lists: Lists) -> Path:
    """A store with the same from templates filled as in Excel: days as days, counts as numbers, words as offered."""
    store = tmp_path / "plantilla" / "oficina.napdesk"
    store.parent.mkdir()
    command(store, INIT)
    for register in CASES:
        book = tmp_path / f"{register.key}.xlsx"
        command(store, f"template {register.key} --out", book)
        fill_template(book, register, lists)
        command(store, f"import --register {register.key}", book)
    return store


def fill_template(path: Path, register: Register, lists: Lists) -> None:
    book = load_workbook(path)
    columns = {cell.value: cell.column for cell in book.active[KEY_ROW]}
    for row, answers in enumerate(published(register), start=FIRST_ROW):
        for key, written in answers.items():
            asked = register.by_key[key]
            answer = read(asked, written, lists, on=None)
            assert not isinstance(answer, Problem)
            number_or_day = type(answer) in (int, float, date)
            book.active.cell(row, columns[key], answer if number_or_day else show(asked, answer, lists, Language.ES))
    book.save(path)


def told(command: Command, store: Path, register: Register) -> list[dict[str, Any]]:
    """Its records as the command line tells them, without what is each store's own."""
    own = ("uid", "created_at", "updated_at")
    records = command(store, f"records {register.key}")["records"]
    return [{key: value for key, value in record.items() if key not in own} for record in records]


def sheets_of(path: Path) -> dict[str, Rows]:
    """Every sheet of a return by its canonical values, but those that say when and how it was made."""
    book = load_workbook(path)
    return {sheet.title: canonical_rows(sheet.values) for sheet in book if sheet.title not in OWN_SHEETS}


def figures_of(command: Command, store: Path, year: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = command(store, f"figures --year {year}")["figures"]
    return found


def test_typed_imported_and_filled_are_the_same(typed: Path, imported: Path, filled: Path, command: Command) -> None:
    stores = (typed, imported, filled)
    for register in CASES:
        by_keys, by_csv, by_template = (told(command, store, register) for store in stores)
        assert len(by_keys) == len(published(register))
        assert by_keys == by_csv == by_template
    for year, known in KNOWN.items():
        by_keys, by_csv, by_template = (figures_of(command, store, year) for store in stores)
        assert by_keys == by_csv == by_template
        assert {one["id"]: one["value"] for one in by_keys if one["value"]} == known
    for period in ("2024-T1", "2025-T3"):
        sent = [sheets_of(made(command, store, period)) for store in stores]
        assert sent[0] == sent[1] == sent[2]


def made(command: Command, store: Path, period: str) -> Path:
    """The return of a period, verified."""
    path = store.with_name(f"{period}.xlsx")
    command(store, f"return --period {period} --out", path)
    assert [one["state"] for one in command(store, "verify", path)["files"]] == ["verified"]
    return path
