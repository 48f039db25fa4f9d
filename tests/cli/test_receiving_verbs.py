"""receive, held and undo, as a region scripts them overnight."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import INIT, Run, Said

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
