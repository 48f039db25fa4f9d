"""close, return and verify."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from napdesk.cli import session
from tests.cli.conftest import Run

NONE_OF = dict.fromkeys(("deployment", "appointment", "exchange", "aid"), 0)

RETURN = ["file", "office", "period", "revision", "replaces", "records", "seal", "folio"]
VERIFIED = ["file", "state", "demo", "office", "period", "revision", "seal", "changes", "reason", "key"]
NEXT_YEAR = date.today().year + 1


def alter(name: str, into: str) -> str:
    """One count of a copy raised by ten; the cell's address."""
    book = load_workbook(name)
    sheet = book["Capacitaciones"]
    column = next(cell.column for cell in sheet[1] if cell.value == "uniformed_women")
    cell = next(sheet.cell(row, column) for row in range(3, 9) if isinstance(sheet.cell(row, column).value, int))
    cell.value += 10
    book.save(into)
    return str(cell.coordinate)


def test_return(desk: Run) -> None:
    said = desk("return --period 2024-T1 --out r.xlsx --json")
    assert (said.code, said.err, list(said.json)) == (0, "", RETURN)
    seal = said.json.pop("seal")
    assert (len(seal), said.json["file"]) == (64, str(Path("r.xlsx").resolve()))
    assert {name: said.json[name] for name in RETURN[1:6]} == {
        "office": "30-SEMAR-01",
        "period": "2024-T1",
        "revision": 0,
        "replaces": None,
        "records": {"training": 2, "police_unit": 3, "network": 69} | NONE_OF,
    }
    assert said.json["folio"] == "30-SEMAR-01/2024-T1/R0"


def test_return_closes_its_period(desk: Run) -> None:
    desk("return --period 2024-T1 --out r.xlsx")
    assert desk("close --period 2024-T1 --reopen --reason Corrección --json").json["status"] == "open"


def test_later_revision(desk: Run) -> None:
    desk("return --period 2024-T1 --out .")
    said = desk("return --period 2024-T1 --out . --language en --json")
    assert (said.json["revision"], said.json["replaces"]) == (1, 0)
    assert sorted(path.name for path in Path().glob("*.xlsx")) == [
        "NapDesk_30-SEMAR-01_2024-T1.xlsx",
        "NapDesk_30-SEMAR-01_2024-T1_R1.xlsx",
    ]


def test_a_return_of_which_nothing_changed_is_refused_and_copied(desk: Run) -> None:
    first = desk("return --period 2024-T1 --out . --json").json
    said = desk("return --period 2024-T1 --out x.xlsx --json")
    assert (said.code, said.trouble, Path("x.xlsx").exists()) == (2, "nothing_changed", False)
    copied = desk("return --period 2024-T1 --copy --out c.xlsx --json").json
    assert Path("c.xlsx").read_bytes() == Path(first["file"]).read_bytes()
    assert {key: copied[key] for key in ("period", "revision", "seal", "folio")} == {
        key: first[key] for key in ("period", "revision", "seal", "folio")
    }


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("return --period 2024-T2 --copy --out c.xlsx", "no_copy"),
        ("return --period 2024-T1 --copy --preview --out c.xlsx", "wrong_use"),
    ],
)
def test_a_copy_of_nothing(desk: Run, line: str, code: str) -> None:
    said = desk(f"{line} --json")
    assert (said.code, said.trouble, Path("c.xlsx").exists()) == (2, code, False)


def test_preview_neither_closes_nor_seals(desk: Run) -> None:
    said = desk("return --period 2024-T1 --out . --preview --json")
    assert (said.code, said.json["seal"], Path(said.json["file"]).stem[-12:]) == (0, None, "vista-previa")
    assert desk("close --period 2024-T1 --reopen --reason x --json").trouble == "period_open"
    assert desk(f"verify {said.json['file']} --json").json["files"][0]["state"] == "preview"


def test_return_in_english_from_a_spanish_screen(desk: Run) -> None:
    assert "clave del sello" in desk("return --period 2024-T1 --out r.xlsx --language en").out
    assert "Training" in load_workbook("r.xlsx").sheetnames


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"return --period {NEXT_YEAR}-T1 --out r.xlsx", "period_in_future"),
        (f"return --period {NEXT_YEAR}-T1 --out r.xlsx --preview", "period_in_future"),
        ("return --period 2024 --out r.xlsx", "period_unfit"),
        ("return --period 2024-S1 --out r.xlsx --preview", "period_unfit"),
        ("return --period 2024-T9 --out r.xlsx", "not_a_period"),
        ("return --period 2024-T1 --out no/r.xlsx", "no_folder"),
        ("return --period 2024-T1 --out o.napdesk", "store_in_the_way"),
        ("return --period 2024-T1 --out o.napdesk.keys --preview", "store_in_the_way"),
        (f"close --period {NEXT_YEAR}-T1", "period_in_future"),
        ("close --period 2024-S1", "period_unfit"),
        ("close --period 2024-T1 --nil", "not_nil"),
        ("close --period 2024-T1 --reopen --reason x", "period_open"),
    ],
)
def test_refused(desk: Run, line: str, code: str) -> None:
    ring = Path("o.napdesk.keys").read_bytes()
    said = desk(f"{line} --json")
    assert (said.code, said.trouble) == (2, code)
    assert (Path("r.xlsx").exists(), Path("o.napdesk.keys").read_bytes()) == (False, ring)
    assert desk("close --period 2024-T1 --reopen --reason x --json").trouble == "period_open"


def test_close_and_reopen(desk: Run) -> None:
    assert desk("close --period 2024-T1 --json").json == {"period": "2024-T1", "status": "closed", "nil": False}
    assert desk("close --period 2024-T1 --reopen --json").trouble == "reason_missing"
    again = desk("close --period 2024-T1 --reopen --reason Corrección --json")
    assert again.json == {"period": "2024-T1", "status": "open", "nil": False}


@pytest.mark.parametrize(("day", "said"), [("2010-02-20", True), ("2010-03-31", False), ("2010-05-02", False)])
def test_closing_a_period_that_still_runs_is_noted(
    bare: Run, monkeypatch: pytest.MonkeyPatch, day: str, said: bool
) -> None:
    monkeypatch.setattr(session, "now", lambda: datetime.fromisoformat(f"{day}T12:00:00-06:00"))
    done = bare("close --period 2010-T1 --nil --json")
    assert (done.code, "termina el 31/03/2010" in done.err) == (0, said)


@pytest.mark.parametrize(("preview", "said"), [("", True), ("--preview", False)])
def test_its_return_notes_it_too_as_it_closes_it(
    desk: Run, monkeypatch: pytest.MonkeyPatch, preview: str, said: bool
) -> None:
    monkeypatch.setattr(session, "now", lambda: datetime.fromisoformat("2024-02-20T12:00:00-06:00"))
    line = f"return --period 2024-T1 --out . {preview} --json --language"
    done = [desk(f"{line} {language}") for language in ("es", "en")]
    assert [(one.code, "termina el 31/03/2024" in one.err) for one in done] == [(0, said), (0, False)]


def test_nil_period(bare: Run) -> None:
    assert bare("close --period 2010-T1 --json").trouble == "nothing_to_report"
    assert bare("return --period 2010-T1 --out r.xlsx --json").trouble == "nothing_to_report"
    assert bare("close --period 2010-T1 --nil --json").json == {"period": "2010-T1", "status": "closed", "nil": True}
    said = bare("return --period 2010-T1 --out r.xlsx --json")
    assert (said.code, set(said.json["records"].values())) == (0, {0})


def test_a_closed_period_takes_no_rows(desk: Run) -> None:
    desk("close --period 2024-T1")
    Path("r.csv").write_text(
        "title,activity,topics,organised,provider,begins,ends,place,audience,uniformed_women,uniformed_men,"
        "civilian_women,civilian_men\nCurso,course,wps,yes,semar,2024-02-05,2024-02-09,30193,naval,1,1,0,0\n"
    )
    said = desk("import r.csv --register training --json")
    assert (said.code, [one["code"] for one in said.json["problems"]]) == (2, ["period_closed"])
    assert desk("records training --json").json["count"] == 2


def test_verify_names_the_changed_cell(desk: Run) -> None:
    desk("return --period 2024-T1 --out r.xlsx")
    cell = alter("r.xlsx", "changed.xlsx")
    said = desk("verify r.xlsx changed.xlsx --json")
    whole, changed = said.json["files"]
    assert (said.code, list(said.json), list(whole), list(changed)) == (1, ["files"], VERIFIED, VERIFIED)
    assert (whole["state"], whole["changes"], changed["state"]) == ("verified", [], "altered")
    (change,) = changed["changes"]
    assert list(change) == ["kind", "sheet", "cell", "folio", "key", "was", "is"]
    assert (change["kind"], change["sheet"], change["cell"], change["key"]) == (
        "cell", "Capacitaciones", cell, "uniformed_women",
    )  # fmt: skip
    assert int(change["is"]) == int(change["was"]) + 10
    told = desk("verify changed.xlsx").out
    assert f"ALTERADO · Capacitaciones!{cell}: {change['was']} → {change['is']} · folio {change['folio']}\n" in told


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (None, "unreadable"),
        (b"", "unreadable"),
        (b"hola", "unreadable"),
        (b"PK\x03\x04" + bytes(300), "unreadable"),
        (bytes(range(256)) * 50, "unreadable"),
    ],
)
def test_verify_says_what_it_cannot_read(run: Run, content: bytes | None, state: str) -> None:
    if content is not None:
        Path("f.xlsx").write_bytes(content)
    said = run("verify f.xlsx --json")
    assert (said.code, said.json["files"][0]["state"], bool(said.json["files"][0]["reason"])) == (1, state, True)


def test_verify_a_folder_and_a_template(run: Run) -> None:
    run("template training --out t.xlsx")
    said = run("verify . no.xlsx t.xlsx --json")
    assert (said.code, [one["state"] for one in said.json["files"]]) == (
        1,
        ["unreadable", "unreadable", "not_a_return"],
    )
    assert [one["reason"] for one in said.json["files"][:2]] == ["No hay un archivo con ese nombre."] * 2


def test_verify_whole_files_only_is_done(desk: Run) -> None:
    desk("return --period 2024-T1 --out r.xlsx")
    desk("return --period 2024-T1 --out p.xlsx --preview")
    assert desk("verify r.xlsx p.xlsx").code == 0


def test_a_return_replaces_an_older_file_whole(desk: Run) -> None:
    Path("r.xlsx").write_text("an older file")
    assert desk("return --period 2024-T1 --out r.xlsx").code == 0
    assert desk("verify r.xlsx").code == 0
    assert not list(Path().glob(".napdesk-part*"))


def test_a_return_under_a_password(desk: Run) -> None:
    Path("p.txt").write_text("tres palabras juntas\n", encoding="utf-8")
    Path("corta.txt").write_text("corta\n", encoding="utf-8")
    line = "return --period 2024-T1 --out r.xlsx --json --password-file"
    assert desk(f"{line} corta.txt").trouble == "weak_password"
    assert desk("close --period 2024-T1 --reopen --reason x --json").trouble == "period_open"
    assert desk(f"{line} p.txt").code == 0
    said = desk("verify r.xlsx --json")
    assert (said.code, said.json["files"][0]["reason"]) == (1, "El libro tiene contraseña.")
    assert "--password-file" in said.err
    assert desk("verify r.xlsx --password-file p.txt --json").json["files"][0]["state"] == "verified"
    assert desk("return --period 2024-T1 --copy --out c.xlsx --password-file p.txt").code == 0
    assert desk("verify c.xlsx --password-file p.txt --json").json["files"][0]["state"] == "verified"
    assert "palabras juntas" not in said.out + said.err


@pytest.mark.parametrize("raw", [b"", b"\n", b"  \ntres palabras juntas\n", b"\xff\xfet\x00"])
def test_a_password_file_without_one_never_gives_a_file_without_one(desk: Run, raw: bytes) -> None:
    Path("p.txt").write_bytes(raw)
    for line in ("return --period 2024-T1 --out r.xlsx", "return --period 2024-T1 --out r.xlsx --preview"):
        said = desk(f"{line} --json --password-file p.txt")
        assert (said.code, said.trouble) == (2, "passphrase_file")
    assert not Path("r.xlsx").exists()
    assert desk("close --period 2024-T1 --reopen --reason x --json").trouble == "period_open"


def test_the_mark_of_notepad_is_no_part_of_a_password(desk: Run) -> None:
    Path("p.txt").write_bytes(b"\xef\xbb\xbftres palabras juntas\r\n")
    assert desk("return --period 2024-T1 --out r.xlsx --password-file p.txt").code == 0
    Path("typed.txt").write_text("tres palabras juntas", encoding="utf-8")
    assert desk("verify r.xlsx --password-file typed.txt --json").json["files"][0]["state"] == "verified"
