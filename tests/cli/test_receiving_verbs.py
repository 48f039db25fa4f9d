"""receive, held and undo, as a region scripts them overnight."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from napdesk.excel.locking import lock
from napdesk.schema.codes import Lists
from napdesk.schema.periods import Period
from tests.cli.conftest import INIT, Run, Said
from tests.filled_templates import simple

HUB = INIT.replace("30-SEMAR-01", "09-SEMAR-00")


@pytest.fixture
def hub(desk: Run) -> Run:
    """Beside the published cases, whose return is ``in/r.xlsx``, a hub as the store of every line."""
    Path("in").mkdir()
    assert desk("return --period 2024-T1 --out in/r.xlsx").code == 0
    assert desk(f"{HUB} --scope hub --store hub.napdesk").code == 0
    return lambda line, *more: desk(f"{line} --store hub.napdesk", *more)


def expecting(hub: Run, office: str) -> None:
    with Path("l.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["office", "name", "institution", "entity"], [office, "Otra", "semar", "30"]])
    assert hub("offices l.csv").code == 0


def outcomes(said: Said) -> list[str]:
    return [one["outcome"] for one in said.json["files"]]


def test_a_folder_is_received_as_one_batch(hub: Run) -> None:
    Path("in/nota.xlsx").write_text("hola")
    Path("in/~$r.xlsx").write_text("lo deja Excel")
    said = hub("receive in --json")
    assert (said.code, outcomes(said), said.json["batch"]) == (1, ["refused", "accepted"], 1)
    refused, accepted = said.json["files"]
    assert (refused["code"], refused["office"], accepted["code"]) == ("not_a_workbook", None, None)
    assert (accepted["office"], accepted["period"], accepted["revision"]) == ("30-SEMAR-01", "2024-T1", 0)
    assert (accepted["new"] > 0, accepted["changed"], accepted["removed"]) == (True, 0, 0)
    assert said.json["overlaps"] == []
    again = hub("receive in/r.xlsx --json")
    assert (again.code, outcomes(again), again.json["batch"]) == (0, ["already_received"], None)


def test_a_dry_run_leaves_nothing(hub: Run) -> None:
    said = hub("receive in --dry-run --json")
    assert (said.code, outcomes(said), said.json["batch"]) == (0, ["accepted"], None)
    assert outcomes(hub("receive in --json")) == ["accepted"]


def test_what_is_held_waits_for_a_reason(hub: Run) -> None:
    expecting(hub, "09-GN-01")
    said = hub("receive in --json")
    (one,) = said.json["files"]
    assert (said.code, one["outcome"], one["code"]) == (1, "held", "unknown_office")
    (held,) = hub("held --json").json["held"]
    assert (held["id"], held["office"], held["code"]) == (one["id"], "30-SEMAR-01", "unknown_office")
    assert "30-SEMAR-01" in hub("held").out
    assert hub(f"held --accept {one['id']} --json").trouble == "wrong_use"
    said = hub(f"held --accept {one['id']} --reason 'Se confirmó por oficio' --json")
    assert (said.code, said.json["held"]) == (0, [])
    assert hub(f"held --accept {one['id']} --json --reason x").trouble == "not_held"


def test_a_batch_is_undone_once(hub: Run) -> None:
    hub("receive in")
    assert hub("undo 1 --json").json == {"batch": 1, "state": "undone"}
    for line in ("undo 1", "undo 7"):
        said = hub(f"{line} --json")
        assert (said.code, said.trouble) == (2, "no_such_batch")
    assert outcomes(hub("receive in --json")) == ["accepted"]


@pytest.mark.parametrize("line", ["receive in", "held", "undo 1"])
def test_an_office_receives_nothing(hub: Run, desk: Run, line: str) -> None:  # noqa: ARG001  # the folder
    said = desk(f"{line} --json")
    assert (said.code, said.trouble) == (2, "not_a_hub")


def test_a_name_that_is_not_there(hub: Run) -> None:
    said = hub("receive in nada.xlsx --json")
    assert (said.code, said.trouble) == (2, "no_such_file")


def test_for_a_person_it_is_said_in_words(hub: Run) -> None:
    said = hub("receive in --lang es").out
    assert "Recibido · r.xlsx · 30-SEMAR-01 · 2024-T1 · R0" in said and "registros nuevos" in said
    assert "napdesk undo 1" in said


def values(said: Said) -> dict[str, object]:
    return {one["id"]: (one["value"], one["n"], one["of"]) for one in said.json["figures"]}


def test_a_hub_counts_what_it_received_as_its_office_does(hub: Run, desk: Run) -> None:
    own = desk("figures --year 2024 --json")
    assert values(hub("figures --year 2024 --json")) != values(own)
    for quarter in range(2, 5):
        desk(f"return --period 2024-T{quarter} --out in/t{quarter}.xlsx")
    hub("receive in")
    assert values(hub("figures --year 2024 --json")) == values(own)
    here, there = (line("figures --year 2024 --records PA-7 --json").json["records"] for line in (hub, desk))
    assert [said_of(one) for one in here] == [said_of(one) for one in there] != []


def said_of(record: dict[str, object]) -> dict[str, object]:
    """What a record says, beside when and by whom it was typed, which no return tells."""
    return {key: value for key, value in record.items() if not key.startswith(("created_", "updated_"))}


def test_offices_that_are_missing_are_named(hub: Run) -> None:
    expecting(hub, "30-SEMAR-01")
    hub("receive in")
    assert hub("figures --year 2024 --json").json["missing_offices"] == ["30-SEMAR-01"]
    expecting(hub, "09-GN-01")
    assert hub("figures --year 2024 --json").json["missing_offices"] == ["09-GN-01"]


def template(name: str, lists: Lists, period: str = "2024-T1", **changes: object) -> None:
    """As it comes back from an office without the program, filled in."""
    read = Period.read(period)
    assert read is not None
    simple(Path(name), lists, read, **changes)


def test_a_template_with_errors_goes_back_marked(hub: Run, lists: Lists) -> None:
    template("in/t.xlsx", lists, ends="31/02/2024", begins="01/02/2024")
    assert hub("receive in/t.xlsx --errors vuelta --json").trouble == "no_folder"
    Path("vuelta").mkdir()
    said = hub("receive in/t.xlsx --errors vuelta --json")
    assert (said.code, outcomes(said), said.json["files"][0]["code"]) == (1, ["refused"], "wrong_rows")
    assert [path.name for path in Path("vuelta").iterdir()] == ["t-por-corregir.xlsx"]


def test_a_locked_return_opens_with_its_password(hub: Run) -> None:
    Path("clave.txt").write_text("una clave larga y buena\n")
    Path("in/l.xlsx").write_bytes(lock(Path("in/r.xlsx").read_bytes(), "una clave larga y buena"))
    assert hub("receive in/l.xlsx --json").json["files"][0]["code"] == "needs_password"
    assert outcomes(hub("receive in/l.xlsx --password-file clave.txt --json")) == ["accepted"]


def test_coverage_as_the_contract_shapes_it(hub: Run) -> None:
    expecting(hub, "30-SEMAR-01")
    hub("receive in")
    said = hub("coverage --year 2024 --json").json
    assert list(said)[:5] == ["year", "periods", "offices", "complete", "on_time"]
    (office,) = said["offices"]
    assert list(office)[:4] == ["office", "name", "institution", "entity"]
    cell = office["cells"]["2024-T1"]
    assert list(cell)[:3] == ["status", "revision", "received_at"] and cell["status"] == "late"
    assert (said["complete"], said["on_time"]) == (0.25, 0.0)
    assert [(one["office"], one["periods"]) for one in said["reminders"]] == [
        ("30-SEMAR-01", ["2024-T2", "2024-T3", "2024-T4"])
    ]
    assert "Por recordar: 30-SEMAR-01" in hub("coverage --year 2024").out
    figures = {one["id"]: one["offices"] for one in hub("figures --year 2024 --json").json["figures"]}
    assert figures["PA-7"] == {"reported": 0, "expected": 1}


def test_coverage_is_written_with_its_reminders(hub: Run) -> None:
    expecting(hub, "30-SEMAR-01")
    hub("receive in")
    assert hub("coverage --year 2024 --out c.xlsx").code == 0
    book = load_workbook("c.xlsx")
    assert book.sheetnames == ["Cobertura", "Avance de la cobertura", "Recordatorios"]
    assert [cell.value for cell in book["Cobertura"][3]] == [
        "30-SEMAR-01", "Otra", "Secretaría de Marina", "Veracruz", "Extemporáneo",
        "Falta", "Falta", "Falta",
    ]  # fmt: skip
    assert "2.º trimestre de 2024 (abr–jun): venció el" in book["Recordatorios"]["D3"].value


def test_an_acuse_and_a_request_for_another(hub: Run) -> None:
    hub("receive in")
    said = hub("acuse 30-SEMAR-01 2024-T1 --out a.json --json").json
    assert (said["outcome"], said["notes"], Path("a.json").exists()) == ("received", [], True)
    Path("n.csv").write_text("folio,field,text\n30-SEMAR-01-CAP-2024-0001,ends,Revise la fecha\n", encoding="utf-8")
    said = hub("acuse 30-SEMAR-01 2024-T1 --out a.txt --ask-back --notes n.csv --json").json
    assert (said["outcome"], said["notes"][0]["field"]) == ("asked_back", "ends")
    assert "Revise la fecha" in Path("a.txt").read_text(encoding="utf-8-sig")
    Path("n.csv").write_text("uno,dos\n1,2\n")
    assert hub("acuse 30-SEMAR-01 2024-T1 --out b.txt --ask-back --notes n.csv --json").trouble == "bad_notes"
    assert not Path("b.txt").exists()


def test_what_is_forwarded_is_received_by_the_group(hub: Run, desk: Run) -> None:
    hub("receive in")
    assert hub("forward --period 2024-T1 --out F.zip --json").json["missing"] == []
    assert desk(f"{HUB.replace('09-SEMAR-00', 'GRUPO')} --scope group --store group.napdesk").code == 0
    said = desk("receive F.zip --store group.napdesk --json")
    assert outcomes(said) == ["accepted"] and "F.zip" in said.json["files"][0]["file"]


def test_a_conflict_is_decided_by_its_number(hub: Run, lists: Lists) -> None:
    template("in/a.xlsx", lists)
    template("in/b.xlsx", lists, uniformed_women="77")
    said = hub("receive in/a.xlsx in/b.xlsx --json")
    assert (said.code, outcomes(said)) == (1, ["forked", "forked"])
    held = hub("held --json").json["held"]
    assert [one["code"] for one in held] == ["forked", "forked"]
    assert hub(f"held --accept {held[1]['id']} --reason 'Lo confirmaron' --json").json["held"] == []


def test_signatures_may_be_required(hub: Run) -> None:
    assert hub("offices --signed-only --json").json["signed_only"] is True
    assert hub("receive in/r.xlsx --json").json["files"][0]["code"] == "no_signature"
    assert hub("offices --signed-or-not --json").json["signed_only"] is False


@pytest.mark.parametrize(
    "line",
    [
        "coverage --year 2024",
        "acuse A 2024-T1 --out a.txt",
        "forward --period 2024 --out f.zip",
        "consolidate --year 2024 --out c.xlsx",
    ],
)
def test_an_office_answers_and_forwards_nothing(desk: Run, line: str) -> None:
    said = desk(f"{line} --json")
    assert (said.code, said.trouble) == (2, "not_a_hub")


def test_the_consolidated_workbook_is_written(hub: Run) -> None:
    expecting(hub, "30-SEMAR-01")
    hub("receive in")
    said = hub("consolidate --year 2024 --out c.xlsx --language en --json").json
    assert list(said) == ["file", "year", "records", "offices", "missing_offices"]
    assert (said["offices"], said["missing_offices"]) == ({"reported": 0, "expected": 1}, ["30-SEMAR-01"])
    assert said["records"]["training"] == len(list(load_workbook("c.xlsx")["Training"].iter_rows(min_row=2)))


def test_a_national_cut_is_made_listed_and_looked_at(hub: Run) -> None:
    hub("receive in")
    assert hub("cut Informe --freeze --json").trouble == "wrong_use"
    made = hub("cut Informe --freeze --year 2024 --json").json
    assert (made["name"], made["year"], made["returns"]) == ("Informe", 2024, 1)
    assert [one["name"] for one in hub("cut --json").json["cuts"]] == ["Informe"]
    hub("undo 1")
    said = hub("cut Informe --json").json
    assert said["reproduced"] is True and [one["office"] for one in said["since"]["gone"]] == ["30-SEMAR-01"]
    assert "Sus cifras salen iguales." in hub("cut Informe").out


def test_a_server_that_is_not_there_is_said(hub: Run) -> None:
    hub("receive in")
    Path("d.txt").write_text("host=/no/hay dbname=x user=y password=secreto\n")
    said = hub("publish --dsn-file d.txt --json")
    assert (said.code, said.trouble) == (2, "no_server") and "secreto" not in said.out + said.err


def test_without_the_driver_publishing_says_what_to_install(hub: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    hub("receive in")
    monkeypatch.setitem(sys.modules, "psycopg", None)
    said = hub("publish --json")
    assert (said.code, said.trouble) == (2, "no_publish")
