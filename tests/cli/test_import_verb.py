"""import and template: what is written, what is refused, and how the line ends."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from napdesk.excel.fill_sheet import FIRST_ROW, KEY_ROW
from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.periods import Period, Periodicity
from tests.cli.conftest import INIT, Run

KEYS = ["register", "rows", "written", "updated", "duplicates", "problems"]
HEAD = (
    "title,activity,topics,organised,provider,begins,ends,place,audience,"
    "uniformed_women,uniformed_men,civilian_women,civilian_men"
)
GOOD = "Curso A,course,wps,yes,semar,2024-02-05,2024-02-09,30193,naval,19,11,0,0"
OTHER = "Curso B,course,wps,sí,semar,05/03/2024,09/03/2024,30193,naval,8,2,0,0"
WRONG = "Curso C,course,wps,1,semar,2024-04-05,2024-04-01,30193,naval,8,-2,0,0"


def rows(*lines: str, name: str = "r.csv", encoding: str = "utf-8") -> str:
    Path(name).write_bytes("\n".join(lines).encode(encoding))
    return f"import {name} --register training --json"


def count(run: Run) -> int:
    return int(run("records training --json").json["count"])


def test_new_rows_are_written(bare: Run) -> None:
    said = bare(rows(HEAD, GOOD, OTHER))
    assert (said.code, said.err, list(said.json)) == (0, "", KEYS)
    assert said.json == {
        "register": "training", "rows": 2, "written": 2, "updated": 0, "duplicates": 0, "problems": []
    }  # fmt: skip
    kept = bare("records training --json").json["records"]
    assert {one["begins"] for one in kept} == {"2024-02-05", "2024-03-05"}


def test_the_same_again_is_skipped(bare: Run) -> None:
    bare(rows(HEAD, GOOD))
    said = bare(rows(HEAD, GOOD, OTHER, OTHER))
    assert (said.code, said.json["written"], said.json["duplicates"], count(bare)) == (0, 1, 2, 2)


@pytest.mark.parametrize("column", ("folio", "uid"))
def test_a_known_row_is_updated(bare: Run, column: str) -> None:
    bare(rows(HEAD, GOOD))
    kept = bare("records training --json").json["records"][0]
    said = bare(rows(f"{column},{HEAD}", f"{kept[column]},{GOOD.replace(',19,', ',21,')}"))
    assert (said.code, said.json["updated"], said.json["written"], count(bare)) == (0, 1, 0, 1)
    changed = bare("records training --json").json["records"][0]
    assert (changed["uniformed_women"], changed["revision"], changed["folio"]) == (21, 2, kept["folio"])


def test_a_wrong_row_stops_everything(bare: Run) -> None:
    said = bare(rows(HEAD, GOOD, WRONG))
    assert (said.code, list(said.json), said.json["written"], count(bare)) == (2, KEYS, 0, 0)
    told = said.json["problems"]
    assert {(one["weight"], one["row"], one["column"]) for one in told} >= {("stop", 3, "uniformed_men")}
    assert all(list(one) == ["code", "weight", "row", "column", "value", "message", "fix"] for one in told)


def test_valid_rows_are_accepted_and_the_rest_left_out(bare: Run) -> None:
    said = bare(rows(HEAD, GOOD, WRONG, OTHER) + " --accept-valid")
    assert (said.code, said.json["rows"], said.json["written"], count(bare)) == (1, 3, 2, 2)


@pytest.mark.parametrize(
    ("lines", "options", "code"),
    [
        ((HEAD, GOOD), "", 0),
        ((HEAD, GOOD, WRONG), "", 2),
        ((HEAD, GOOD, WRONG), " --accept-valid", 1),
    ],
)
def test_a_dry_run_ends_as_the_import_would(bare: Run, lines: tuple[str, ...], options: str, code: int) -> None:
    said = bare(rows(*lines) + " --dry-run" + options)
    assert (said.code, said.json["written"], count(bare)) == (code, 0, 0)


def test_errors_are_written_beside_the_rows(bare: Run) -> None:
    said = bare(rows(HEAD, GOOD, WRONG) + " --errors wrong.xlsx")
    book = load_workbook("wrong.xlsx")
    shown = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert (said.code, len(shown), "Curso C" in shown[1]) == (2, 2, True)


def test_mended_errors_come_in_as_they_are(bare: Run) -> None:
    bare(rows(HEAD, GOOD, WRONG) + " --accept-valid --errors wrong.xlsx")
    book = load_workbook("wrong.xlsx")
    (row,) = book.active.iter_rows(min_row=2)
    for cell in row:
        mended = {"2024-04-01": "2024-04-09", "-2": "2"}
        cell.value = mended.get(str(cell.value), cell.value)
    book.save("mended.xlsx")
    said = bare("import mended.xlsx --register training --json")
    assert (said.code, said.json["problems"], said.json["written"], count(bare)) == (0, [], 1, 2)


def test_a_text_beyond_every_cell_is_named_by_row_and_column(bare: Run) -> None:
    said = bare(rows(HEAD, GOOD, OTHER.replace("Curso B", '"' + "x" * 200_000 + '"')), "--errors", "wrong.xlsx")
    [one] = [one for one in said.json["problems"] if one["weight"] == "stop"]
    assert (said.code, one["code"], one["row"], one["column"]) == (2, "too_long", 3, "title")
    assert "200,000" in one["message"] and len(one["value"]) < 100
    assert len(load_workbook("wrong.xlsx").active["C2"].value) == 32_767
    assert bare("import wrong.xlsx --register training --json").json["problems"][0]["code"] == "too_long"


def test_errors_need_a_place_before_anything_is_written(bare: Run) -> None:
    line = rows(HEAD, GOOD, WRONG) + " --accept-valid"
    for errors, code in (
        ("r.csv", "same_file"), ("o.napdesk", "store_in_the_way"), (".", "is_a_folder"), ("no/e.xlsx", "no_folder"),
    ):  # fmt: skip
        said = bare(f"{line} --errors {errors}")
        assert (said.code, said.trouble) == (2, code)
    assert count(bare) == 0
    assert Path("r.csv").read_text().startswith(HEAD)


def test_messages_for_people(bare: Run) -> None:
    said = bare(rows(HEAD, GOOD, WRONG).removesuffix(" --json"))
    first, *rest = said.out.splitlines()
    assert first == "No se escribió nada. Renglones: 2. Nuevos: 1; cambiados: 0; ya están: 0; mal: 1."
    assert rest and all(line.startswith("Renglón 3, ") for line in rest)


def test_a_row_that_needs_a_reason_comes_with_one(bare: Run) -> None:
    row = GOOD.replace(",course,", ",mobile_team,")
    without = bare(rows(HEAD, row))
    assert (without.code, [(one["code"], one["weight"]) for one in without.json["problems"]]) == (
        2, [("command_missing", "reason")],
    )  # fmt: skip
    assert bare(rows(f"{HEAD},reasons", f"{row},command=Equipo de la oficina central")).code == 0


def test_today_and_no_further(bare: Run) -> None:
    today = date.today()
    later = Period.of(today, Periodicity.QUARTER).next.first_day
    for day, code in ((today, 0), (later, 2), (date(today.year + 1, 1, 1), 2)):
        said = bare(rows(HEAD, GOOD.replace("2024-02-05,2024-02-09", f"{day},{day}")))
        assert said.code == code
    assert "day_in_future" in {one["code"] for one in said.json["problems"]}


@pytest.mark.parametrize(
    ("lines", "encoding"),
    [
        ((HEAD, GOOD.replace("Curso A", "Año y «niñez»")), "utf-8-sig"),
        ((HEAD, GOOD.replace("Curso A", "Año y «niñez»")), "cp1252"),
        ((HEAD.replace(",", ";"), GOOD.replace(",", ";").replace("Curso A", "Año y «niñez»")), "cp1252"),
    ],
)
def test_as_spreadsheets_write_csv(bare: Run, lines: tuple[str, ...], encoding: str) -> None:
    assert bare(rows(*lines, encoding=encoding)).code == 0
    assert bare("records training --json").json["records"][0]["title"] == "Año y «niñez»"


def workbook(name: str, *table: tuple[object, ...]) -> None:
    book = Workbook()
    for row in table:
        book.active.append(row)
    book.save(name)


def test_labels_in_any_order_from_a_workbook(bare: Run) -> None:
    workbook(
        "r.xlsx",
        ("Ends", "Inicio", "Curso o sesión", *HEAD.replace(",begins,ends", "").split(",")[1:]),
        (date(2024, 2, 9), date(2024, 2, 5), "Curso A", "Curso", "wps", "Sí", "Marina", "30193", "naval", 1, 2, 0, 0),
    )
    said = bare("import r.xlsx --register training --json")
    assert (said.code, said.json["written"]) == (0, 1)


AS_WORKBOOK = ("missing", "empty", "junk", "zip", "ole", "ragged")
BAD = {
    "missing": None,
    "empty": b"",
    "blank": b"\n\n\n",
    "header_only": HEAD.encode(),
    "junk": bytes(range(256)) * 40,
    "zip": b"PK\x03\x04" + bytes(200),
    "ole": b"\xd0\xcf\x11\xe0" + bytes(600),
    "utf16": f"{HEAD}\n{GOOD}".encode("utf-16"),
    "unknown_column": f"{HEAD},colour\n{GOOD},red".encode(),
    "missing_column": f"{HEAD.removeprefix('title,')}\n{GOOD.removeprefix('Curso A,')}".encode(),
    "doubled_column": f"{HEAD},title\n{GOOD},x".encode(),
    "ragged": f"{HEAD}\n{GOOD},9,9".encode(),
    "short": f"{HEAD}\n{GOOD[:-4]}".encode(),
    "open_quote": f'{HEAD}\n"{GOOD}'.encode(),
    "no_text": b"%PDF-1.7\n\x00\x00",
}


SUFFIXES = [(kind, suffix) for kind in BAD for suffix in ("csv", "xlsx") if suffix == "csv" or kind in AS_WORKBOOK]


@pytest.mark.parametrize(("kind", "suffix"), SUFFIXES)
def test_bad_files_are_refused_in_a_sentence(bare: Run, kind: str, suffix: str) -> None:
    name, content = f"bad.{suffix}", BAD[kind]
    if content is not None:
        Path(name).write_bytes(content)
    said = bare(f"import {name} --register training --json")
    if said.code == 2:
        assert list(said.json) == ["trouble"]
        assert said.trouble not in ("bug", "wrong_use")
    else:
        # A header without rows brings nothing in and harms nothing.
        assert (kind, suffix, said.json["rows"]) == ("header_only", "csv", 0)
    assert count(bare) == 0


def test_a_folder_is_refused(bare: Run) -> None:
    Path("folder.csv").mkdir()
    assert bare("import folder.csv --register training --json").code == 2


def test_a_sheet_of_another_register_is_refused(bare: Run) -> None:
    bare("template network --out t.xlsx")
    book = load_workbook("t.xlsx")
    book.worksheets[0].append(["Red"])
    book.save("t.xlsx")
    assert bare("import t.xlsx --register training --json").trouble in ("unknown_columns", "missing_columns")


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
@pytest.mark.parametrize("language", ("es", "en"))
def test_template(run: Run, register: object, language: str) -> None:
    key = register.key  # type: ignore[attr-defined]
    said = run(f"--lang {language} template {key} --out t.xlsx --json")
    assert (said.code, said.json) == (0, {"file": str(Path("t.xlsx").resolve()), "register": key})
    load_workbook("t.xlsx")


def test_a_filled_template_goes_through_import(bare: Run) -> None:
    bare("template training --out t.xlsx")
    book = load_workbook("t.xlsx")
    sheet = next(one for one in book.worksheets if one.sheet_state == "visible")
    keys = {cell.value: cell.column for cell in sheet[KEY_ROW] if cell.value}
    for key, value in zip(HEAD.split(","), GOOD.split(","), strict=True):
        sheet.cell(FIRST_ROW, keys[key]).value = int(value) if value.isdigit() and key != "place" else value
    book.save("t.xlsx")
    said = bare("import t.xlsx --register training --json")
    assert (said.json["problems"], said.code, said.json["rows"], said.json["written"]) == ([], 0, 1, 1)


@pytest.mark.parametrize("language", ("es", "en"))
def test_a_template_of_all_registers(run: Run, language: str) -> None:
    said = run(f"--lang {language} template --office 30-semar-01 --period 2025-t3 --out t.xlsx --json")
    registers = [register.key for register in REGISTERS]
    told = {"file": str(Path("t.xlsx").resolve()), "office": "30-SEMAR-01", "period": "2025-T3"}
    assert (said.code, said.json) == (0, told | {"registers": registers})
    assert run("verify t.xlsx --json").json["files"][0]["state"] == "not_a_return"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "wrong_use"),
        ("training --office 30-SEMAR-01 --period 2025-T3", "wrong_use"),
        ("training --period 2025-T3", "wrong_use"),
        ("--office 30-SEMAR-01", "wrong_use"),
        ("--office 30-SEMAR-01 --period 2025-T5", "not_a_period"),
        ("--office 'zona naval' --period 2025-T3", "bad_office_code"),
    ],
)
def test_a_template_of_nothing_in_particular_is_refused(run: Run, line: str, code: str) -> None:
    said = run(f"template {line} --out t.xlsx --json")
    assert (said.code, said.trouble, Path("t.xlsx").exists()) == (2, code, False)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_what_is_no_ordinary_file_is_never_replaced(desk: Run) -> None:
    os.mkfifo("pipe")
    for line in ("template training --out pipe", "return --period 2024-T1 --out pipe", "export-store pipe"):
        assert desk(f"{line} --json").trouble == "not_a_file"
    assert desk("restore o.napdesk --store pipe --json").trouble == "not_a_file"
    for line in ("doctor", "demo", INIT):
        assert desk(f"{line} --store pipe --json").trouble in ("store_unreadable", "store_exists")
    assert not Path("pipe").is_file()


@pytest.mark.parametrize(("out", "code"), [(".", "is_a_folder"), ("no/t.xlsx", "no_folder")])
def test_template_needs_a_place(run: Run, out: str, code: str) -> None:
    said = run(f"template training --json --out {out}")
    assert (said.trouble, "«»" in said.json["trouble"]["message"]) == (code, False)
