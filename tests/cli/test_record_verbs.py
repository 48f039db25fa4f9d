"""records and figures: what they list, in the shapes that scripts read."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import load_workbook

from napdesk.registers.catalogue import REGISTERS
from tests.cli.conftest import Run

FIGURES = ["year", "office", "cut_off", "catalogue", "figures", "missing_offices"]
FIGURE = [
    "id", "title", "value", "n", "of", "target", "comparison", "unit", "state", "previous", "confirmed",
    "variants", "unknown", "growth", "records", "absent", "missing", "declared",
    "overlaps", "offices",
]  # fmt: skip
OF_ALL = {
    "uid", "folio", "office", "stage", "revision", "created_at", "created_by", "updated_at", "updated_by", "absences",
}  # fmt: skip
STATES = {"met", "under_way", "not_met", "no_data", "no_base", "no_target"}


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
def test_records(desk: Run, register) -> None:  # type: ignore[no-untyped-def]
    said = desk(f"records {register.key} --json")
    assert (said.code, list(said.json), said.json["register"]) == (0, ["register", "count", "records"], register.key)
    for record in said.json["records"]:
        asked = {field.key for field in register.leaving}
        assert set(record) == asked | OF_ALL
        assert record["office"] == "30-SEMAR-01"
        assert all(record[key] is None for key in record["absences"])


def test_values_are_plain(desk: Run) -> None:
    course = desk("records training --search asesoria --json").json["records"][0]
    shown = {key: course[key] for key in ("topics", "organised", "begins", "uniformed_women", "place")}
    assert shown == {
        "topics": ["gender_perspective", "wps", "peace_operations"],
        "organised": True,
        "begins": "2024-02-05",
        "uniformed_women": 19,
        "place": None,
    }
    assert {key: course["absences"][key] for key in ("hours", "place", "government")} == {
        "hours": "not_available",
        "place": "not_available",
        "government": "not_applicable",
    }


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ("training", 2),
        ("training --search batallon", 1),
        ("training --search BATALLÓN", 1),
        ("training --search '\"* OR 1=1; --'", 0),
        ("training --year 2024", 2),
        ("training --year 2023", 0),
        ("network --limit 5", 5),
        ("network --search paracho", 1),
        ("network --stage complete", 69),
        ("network --stage draft", 0),
    ],
)
def test_records_chosen(desk: Run, options: str, count: int) -> None:
    assert desk(f"records {options} --json").json["count"] == count
    assert len(desk(f"records {options}").out.splitlines()) == count


def test_figures(desk: Run) -> None:
    said = desk("figures --year 2024 --json")
    assert (said.code, list(said.json)) == (0, FIGURES)
    assert (said.json["year"], said.json["office"], said.json["cut_off"]) == (2024, "30-SEMAR-01", "2024-12-31")
    assert len(said.json["figures"]) == 25
    for one in said.json["figures"]:
        assert list(one) == FIGURE
        assert (
            one["state"] in STATES and one["comparison"] in (">=", ">", "grows") and one["unit"] in ("count", "share")
        )
        assert (one["value"] is None) == (one["state"] == "no_data")


def test_figures_of_the_published_cases(desk: Run) -> None:
    told = {
        year: {one["id"]: (one["value"], one["target"], one["state"]) for one in found["figures"]}
        for year in (2023, 2024)
        if (found := desk(f"figures --year {year} --json").json)
    }
    assert told[2023]["PA-5"] == (68, 50, "met")
    assert told[2024]["PA-7"] == (53, 60, "not_met")
    assert told[2024]["PA-9"] == (None, 0.15, "no_data")


def test_figures_of_this_year_by_itself(desk: Run) -> None:
    assert desk("figures --json").json["year"] == date.today().year


@pytest.mark.parametrize(
    ("period", "cut_off", "value", "state"),
    [
        ("2024-T1", "2024-03-31", 53, "under_way"),
        ("2024-T2", "2024-06-30", 53, "under_way"),
        ("2024-S1", "2024-06-30", 53, "under_way"),
        ("2024-T4", "2024-12-31", 53, "not_met"),
        ("2023-T4", "2023-12-31", None, "no_data"),
    ],
)
def test_figures_of_a_period_are_the_year_to_date(
    desk: Run, period: str, cut_off: str, value: int | None, state: str
) -> None:
    said = desk(f"figures --period {period} --json").json
    one = next(one for one in said["figures"] if one["id"] == "PA-7")
    assert (said["cut_off"], one["value"], one["state"]) == (cut_off, value, state)


def test_figures_of_a_period_are_those_of_its_return(desk: Run) -> None:
    desk("return --period 2024-T2 --out r.xlsx")
    told = {one["title"]: one["value"] for one in desk("figures --period 2024-T2 --json").json["figures"]}
    rows = load_workbook("r.xlsx")["Resumen"].iter_rows(values_only=True)
    shown: dict[str, tuple[object, ...]] = {}
    for row in rows:
        if row[1] in told:
            shown.setdefault(row[1], row[2:])  # further down stands how much of its target it is
    assert shown.keys() == told.keys()
    assert [title for title, value in told.items() if value is not None and value not in shown[title]] == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"figures --year {date.today().year + 1}", "period_in_future"),
        (f"figures --period {date.today().year + 1}-T1", "period_in_future"),
        ("figures --period 2024-T5", "not_a_period"),
        ("figures --period trimestre", "not_a_period"),
        ("figures --year 2024 --records XX-1", "unknown_commitment"),
    ],
)
def test_figures_refused(desk: Run, line: str, code: str) -> None:
    said = desk(f"{line} --json")
    assert (said.code, said.trouble) == (2, code)


@pytest.mark.parametrize("commitment", ("PA-7", "pa-7"))
def test_records_behind_a_figure(desk: Run, commitment: str) -> None:
    said = desk(f"figures --year 2024 --records {commitment} --json").json
    women = sum((one["uniformed_women"] or 0) for one in said["records"])
    assert (said["id"], said["count"], women) == ("PA-7", 2, 53)
    assert len(desk(f"figures --year 2024 --records {commitment}").out.splitlines()) == 2


def test_the_records_behind_every_figure_can_be_asked_for(desk: Run) -> None:
    for one in desk("figures --year 2024 --json").json["figures"]:
        behind = desk(f"figures --year 2024 --records {one['id']} --json")
        assert behind.code == 0
        assert (behind.json["count"] > 0) or not one["n"]


@pytest.mark.parametrize(("language", "words"), [("es", "PREVENCIÓN"), ("en", "PREVENTION")])
def test_the_table_for_people(desk: Run, language: str, words: str) -> None:
    shown = desk(f"--lang {language} figures --year 2024").out
    assert words in shown
    assert shown.count("\n  P") + shown.count("\n  S") == 25
