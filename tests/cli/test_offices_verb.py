"""offices: whose signature is known, what a list adds, what is refused, and what verify then says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import INIT, Run

A, B = "aa" * 32, "bb" * 32
HEAD = ["office", "name", "key"]


def listed(*rows: list[str], head: list[str] = HEAD) -> str:
    with Path("l.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([head, *rows])
    return "offices l.csv"


def test_an_office_knows_itself_and_hands_its_key_over(bare: Run) -> None:
    (own,) = bare("offices --json").json["known"]
    assert (own["office"], len(own["key"]), len(own["words"].split("-"))) == ("30-SEMAR-01", 64, 8)
    said = bare("offices --own llave.csv --json")
    assert (said.code, said.json["known"]) == (0, [own])
    with Path("llave.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file)) == [own]


def test_a_list_in_either_language_adds_what_is_new(bare: Run) -> None:
    said = bare(listed(["09-SSPC-01", "Centro", A.upper()], ["", "", ""], ["09-GN-01", "Guardia", B]) + " --json")
    assert (said.code, [one["office"] for one in said.json["added"]]) == (0, ["09-SSPC-01", "09-GN-01"])
    again = bare(listed(["09-SSPC-01", "Centro", A], head=["Clave de la oficina", "Nombre", "Llave"]) + " --json")
    assert (again.code, again.json["added"], len(again.json["known"])) == (0, [], 3)


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (["09 SSPC", "Centro", A], "office", "office_code"),
        (["09-SSPC-01", "Cen\x07tro", A], "name", "control_character"),
        (["09-SSPC-01", "Centro", A[1:]], "key", "not_a_key"),
        (["09-SSPC-02", "Otra", B], "key", "key_taken"),
        (["09-SSPC-01", "Centro", A, "abeja-abril"], "words", "other_words"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_loaded(bare: Run, row: list[str], column: str, code: str) -> None:
    bare(listed(["09-GN-01", "Guardia", B]))
    said = bare(listed(row, head=[*HEAD, "words"][: len(row)]) + " --json")
    assert (said.code, [(one["row"], one["column"]) for one in said.json["problems"]]) == (2, [(2, column)])
    assert said.json["problems"][0]["code"] in (code, "office_name")
    assert len(bare("offices --json").json["known"]) == 2


@pytest.mark.parametrize("head", [["office", "name"], [*HEAD, "telephone"], [*HEAD, "key"]])
def test_other_columns_are_refused(bare: Run, head: list[str]) -> None:
    assert bare(listed(["09-SSPC-01", "Centro", A, A][: len(head)], head=head) + " --json").trouble == "office_columns"


def test_a_file_and_own_at_once(bare: Run) -> None:
    said = bare("offices l.csv --own o.csv --json")
    assert (said.code, said.trouble, Path("o.csv").exists()) == (2, "wrong_use", False)


def test_a_hub_knows_a_return_by_the_key_it_was_handed(desk: Run) -> None:
    desk("return --period 2024-T1 --out r.xlsx")
    desk("offices --own llave.csv")
    hub = INIT.replace("30-SEMAR-01", "09-SEMAR-00")
    assert desk(f"{hub} --store hub.napdesk").code == 0

    def said(line: str) -> tuple[str, str]:
        (one,) = desk(f"{line} --store hub.napdesk --json").json["files"]
        return one["state"], one["reason"]

    words = desk("offices --json").json["known"][0]["words"]
    state, reason = said("verify r.xlsx")
    assert state == "unsigned" and words in reason
    desk("offices llave.csv --store hub.napdesk")
    state, reason = said("verify r.xlsx")
    assert state == "verified" and "Prueba (30-SEMAR-01)" in reason


def test_without_a_store_a_return_is_whole_and_nobody_is_known(desk: Run) -> None:
    desk("return --period 2024-T1 --out r.xlsx")
    said = desk("verify r.xlsx --store none.napdesk --json")
    assert (said.code, said.err, said.json["files"][0]["state"]) == (0, "", "unsigned")
    Path("no.napdesk").write_bytes(b"no")
    said = desk("verify r.xlsx --store no.napdesk --json")
    assert (said.code, said.json["files"][0]["state"]) == (0, "unsigned")
    assert "el almacén no se abrió" in said.err
