"""The list of a hub: whose returns it expects, what a new list changes, and what is refused."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import INIT, Run

HEAD = ["office", "name", "institution", "entity", "reports_to", "periodicity", "from", "until", "key"]
A = "aa" * 32
COAST = ["30-SEMAR-01", "Costa", "semar", "30", "", "quarter", "", "", ""]
CAPITAL = ["09-SSPC-01", "Centro", "SSPC", "Ciudad de México", "", "anual", "01/01/2022", "", A]
TOWN = ["30-PM-07", "Municipio", "municipal_police", "30", "30-SEMAR-01", "semestral", "2023-01-01", "31/12/2024", ""]


@pytest.fixture
def hub(run: Run) -> Run:
    assert run(f"{INIT.replace('30-SEMAR-01', '09-SEMAR-00')} --scope hub --store hub.napdesk").code == 0

    def said(line: str, *rows: list[str], head: list[str] = HEAD) -> object:
        if rows:
            with Path("l.csv").open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([head, *rows])
        return run(f"{line} --store hub.napdesk --json")

    return said  # type: ignore[return-value]


def test_a_list_says_who_reports_and_how_often(hub: Run) -> None:
    said = hub("offices l.csv", COAST, CAPITAL, TOWN)
    assert (said.code, said.json["changes"]["added"]) == (0, ["09-SSPC-01", "30-PM-07", "30-SEMAR-01"])
    assert [one["key"] for one in said.json["added"]] == [A]
    assert said.json["expected"] == [
        told("09-SSPC-01", "Centro", "sspc", "09", None, "year", "2022-01-01", None),
        told("30-PM-07", "Municipio", "municipal_police", "30", "30-SEMAR-01", "semester", "2023-01-01", "2024-12-31"),
        told("30-SEMAR-01", "Costa", "semar", "30", None, "quarter", None, None),
    ]
    assert hub("offices").json["expected"] == said.json["expected"]


def told(*said: object) -> dict[str, object]:
    return dict(zip(HEAD, said, strict=False))


def test_a_new_list_takes_the_place_of_the_last(hub: Run) -> None:
    hub("offices l.csv", COAST, CAPITAL)
    renamed = [COAST[0], "Costa Norte", *COAST[2:]]
    changes = hub("offices l.csv", renamed, TOWN).json["changes"]
    assert changes == {"added": ["30-PM-07"], "changed": ["30-SEMAR-01"], "removed": ["09-SSPC-01"]}
    assert hub("offices l.csv", renamed, TOWN).json["changes"] == {"added": [], "changed": [], "removed": []}
    # The key of an office that is no longer expected stays: its returns are still about.
    assert A in [one["key"] for one in hub("offices").json["known"]]


def test_an_office_that_changed_how_often_it_reports_has_two_rows(hub: Run) -> None:
    before = [*COAST[:5], "anual", "", "31/12/2024", ""]
    after = [*COAST[:5], "quarter", "01/01/2025", "", ""]
    assert hub("offices l.csv", before, after).code == 0
    assert [one["periodicity"] for one in hub("offices").json["expected"]] == ["year", "quarter"]


def test_the_same_from_excel_with_spanish_headings(hub: Run) -> None:
    book = Workbook()
    book.active.append(["Clave de la oficina", "Nombre", "Institución", "Entidad federativa", "Periodicidad"])
    book.active.append(["30-SEMAR-01", "Costa", "Marina", "Veracruz", "Cada trimestre"])
    book.save("l.xlsx")
    assert hub("offices l.xlsx").json["expected"] == [
        told("30-SEMAR-01", "Costa", "semar", "30", None, "quarter", None, None)
    ]


def changed(column: str, value: str) -> list[str]:
    return [value if name == column else said for name, said in zip(HEAD, COAST, strict=True)]


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("office", "30 SEMAR", "office_code"),
        ("name", "Cos\x07ta", "office_name"),
        ("institution", "marinos", "unknown_code"),
        ("entity", "99", "unknown_code"),
        ("reports_to", "30-SEMAR-99", "unknown_hub"),
        ("reports_to", "otra oficina", "office_code"),
        ("reports_to", "30-SEMAR-01", "hub_circle"),
        ("periodicity", "de vez en cuando", "bad_periodicity"),
        ("from", "el lunes", "bad_date"),
        ("key", "aa", "not_a_key"),
    ],
)
def test_a_wrong_row_is_named_and_the_old_list_stays(hub: Run, column: str, value: str, code: str) -> None:
    hub("offices l.csv", CAPITAL)
    said = hub("offices l.csv", CAPITAL, changed(column, value))
    assert (said.code, said.json["changes"]["added"]) == (2, [])
    assert [(one["row"], one["column"], one["code"]) for one in said.json["problems"]] == [(3, column, code)]
    assert [one["office"] for one in hub("offices").json["expected"]] == ["09-SSPC-01"]


@pytest.mark.parametrize(
    ("rows", "row", "code"),
    [
        ([COAST, COAST], 3, "office_twice"),
        ([[*COAST[:6], "", "31/12/2024", ""], [*COAST[:6], "01/06/2024", "", ""]], 3, "office_twice"),
        ([[*COAST[:6], "01/01/2025", "31/12/2024", ""]], 2, "ends_before"),
        ([[*COAST[:4], "30-PM-07", *COAST[5:]], TOWN], 2, "hub_circle"),
    ],
)
def test_what_no_row_shows_alone(hub: Run, rows: list[list[str]], row: int, code: str) -> None:
    said = hub("offices l.csv", *rows)
    assert (said.code, (row, code)) == (2, next((one["row"], one["code"]) for one in said.json["problems"]))


def test_columns_that_are_lacking(hub: Run) -> None:
    assert hub("offices l.csv", COAST[:3], head=HEAD[:3]).trouble == "office_columns"


def test_an_office_takes_only_the_keys_of_the_list(run: Run) -> None:
    assert run(f"{INIT} --store o.napdesk").code == 0
    with Path("l.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEAD, CAPITAL])
    said = run("offices l.csv --store o.napdesk --json")
    assert (said.code, said.json["expected"], len(said.json["added"])) == (0, [], 1)
