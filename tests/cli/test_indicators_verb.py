"""indicators: what is loaded, what is refused, what a dry run says, and where the version stands."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from napdesk.resources import resources
from tests.cli.conftest import Run

KEYS = ["catalogue", "file", "written", "added", "dropped", "changed", "reordered", "problems"]
with (resources() / "indicators.csv").open(encoding="utf-8", newline="") as shipped:
    HEAD, *ROWS = csv.reader(shipped)


def rows(**changes: dict[str, str]) -> list[list[str]]:
    """The shipped rows, those of an id (with _ for its hyphen) changed."""
    named = [dict(zip(HEAD, row, strict=True)) for row in ROWS]
    return [list((row | changes.get(row["id"].replace("-", "_"), {})).values()) for row in named]


def file(rows: list[list[str]], name: str = "c.csv", header: list[str] = HEAD) -> str:
    with Path(name).open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *rows])
    return f"indicators {name}"


def version(run: Run) -> str:
    return str(run("figures --year 2024 --json").json["catalogue"])


MORE = rows(PA_7={"target": "80", "confirmed": "yes"})


def test_a_corrected_file_is_in_force(bare: Run) -> None:
    before = version(bare)
    said = bare(file(MORE) + " --json")
    assert (said.code, said.err, list(said.json)) == (0, "", KEYS)
    assert said.json["changed"] == [
        {"id": "PA-7", "valid_from": "2021-01-11", "column": "target", "before": "60", "after": "80"},
        {"id": "PA-7", "valid_from": "2021-01-11", "column": "confirmed", "before": "No", "after": "Sí"},
    ]
    assert (said.json["written"], said.json["catalogue"], said.json["problems"]) == (True, version(bare), [])
    assert before != version(bare)
    figure = next(one for one in bare("figures --year 2024 --json").json["figures"] if one["id"] == "PA-7")
    assert (figure["target"], figure["confirmed"]) == (80, True)


def test_a_dry_run_says_the_difference_and_writes_nothing(bare: Run) -> None:
    before = version(bare)
    said = bare(file(MORE) + " --dry-run --json")
    assert (said.code, said.json["written"], len(said.json["changed"])) == (0, False, 2)
    assert (said.json["catalogue"], version(bare)) == (before, before)
    assert said.json["file"] != before


def test_the_same_again_changes_nothing(bare: Run) -> None:
    bare(file(MORE))
    said = bare(file(MORE) + " --json")
    assert (said.code, said.json["written"], said.json["file"]) == (0, False, version(bare))


def test_rows_come_and_go(bare: Run) -> None:
    new = [dict(zip(HEAD, ROWS[0], strict=True)) | {"id": "PV-9"}]
    said = bare(file([*ROWS[1:], list(new[0].values())]) + " --json")
    assert (said.code, [one["id"] for one in said.json["added"]], [one["id"] for one in said.json["dropped"]]) == (
        0, ["PV-9"], ["PV-1"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (rows(PA_7={"measure": "nobody"}), "unknown_measure"),
        ([*ROWS, ROWS[0]], "doubled_id"),
        (rows(PA_7={"target": "muchas"}), "target_not_a_number"),
        (rows(PA_7={"title_en": ""}), "missing_language"),
        (rows(PA_7={"unit": "share"}), "unit_unfit"),
        (rows(PA_7={"institutions": "nadie"}), "unknown_code"),
        (rows(PA_7={"activities": "baile"}), "unknown_activity"),
        (rows(PA_7={"valid_until": "2020-01-01"}), "validity_backwards"),
        ([*ROWS, ["PA-7", *rows(PA_7={"valid_from": "2025-01-01"})[11][1:]]], "overlapping_validity"),
    ],
)
def test_a_wrong_row_leaves_the_old_one_in_force(bare: Run, wrong: list[list[str]], code: str) -> None:
    bare(file(MORE))
    before = version(bare)
    for options in (" --json", " --json --dry-run"):
        said = bare(file(wrong) + options)
        assert (said.code, list(said.json), said.json["written"], said.json["file"]) == (2, KEYS, False, None)
        assert (said.json["problems"][0]["code"], version(bare), said.json["catalogue"]) == (code, before, before)
        assert list(said.json["problems"][0]) == ["code", "weight", "row", "column", "value", "message", "fix"]


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("c.xlsx", b"no es un libro", "not_a_workbook"),
        ("c.csv", b"", "empty_file"),
        ("c.csv", ",".join(HEAD).encode(), "empty_file"),
        ("c.csv", b"id,meta\nPA-7,3\n", "catalogue_columns"),
        ("c.csv", b"\0\0\0", "unreadable_encoding"),
    ],
)
def test_what_is_no_catalogue_is_refused(bare: Run, name: str, raw: bytes, code: str) -> None:
    before = version(bare)
    Path(name).write_bytes(raw)
    said = bare(f"indicators {name} --json")
    assert (said.code, said.trouble, version(bare)) == (2, code, before)


def test_no_such_file(bare: Run) -> None:
    assert bare("indicators no.csv --json").trouble == "no_such_file"


def test_a_workbook_with_real_days_and_numbers(bare: Run) -> None:
    book = Workbook()
    for row in [HEAD, *MORE]:
        book.active.append([float(cell) if key == "target" and cell and cell != key else cell or None
                            for key, cell in zip(HEAD, row, strict=True)])  # fmt: skip
    book.save("c.xlsx")
    said = bare("indicators c.xlsx --json")
    assert (said.code, [one["column"] for one in said.json["changed"]]) == (0, ["target", "confirmed"])


def test_messages_for_people(bare: Run) -> None:
    before = version(bare)
    first, *rest = bare(file(MORE) + " --dry-run").out.splitlines()
    assert first.startswith("No se escribió nada. El catálogo ")
    assert first.endswith(f"tomaría el lugar de {before}. Compromisos con cambios: 1.")
    assert rest == ["  PA-7    Meta: 60 → 80", "  PA-7    Confirmado: No → Sí"]
    english = bare(file(rows(PA_7={"target": "muchas"})) + " --lang en").out.splitlines()
    assert english[0] == f"The file was not loaded; catalogue {before} stays in force."
    assert english[1].startswith("  Row 13, target “muchas”: It is not a number of 0 or more.")
    assert bare(file(MORE)).out.splitlines()[0].startswith("Catálogo ")
    assert bare(file(MORE)).out.startswith("El archivo dice lo mismo que el catálogo en vigor")


def test_the_version_stands_beside_the_figures(desk: Run) -> None:
    desk(file(MORE))
    now = version(desk)
    assert desk("figures --year 2024").out.splitlines()[0].endswith(f"catálogo {now}")
    assert desk("return --period 2024-T1 --preview --out r.xlsx").code == 0
    book = load_workbook("r.xlsx")
    cover = {row[0]: row[1] for row in book.worksheets[0].iter_rows(values_only=True)}
    assert cover["Catálogo de compromisos"] == now
    assert f"catálogo {now}" in book["Resumen"]["A2"].value
    assert f'"catalogue":"{now}"' in "".join(str(row[0].value) for row in book["_napdesk"])
