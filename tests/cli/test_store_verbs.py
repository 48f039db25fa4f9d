"""init, passphrase, backup, restore, doctor and export-store."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from napdesk.store import export
from napdesk.store.driver import Database, connect_plain
from tests.cli.conftest import INIT, Run

SECRET, OTHER = "cuatro palabras juntas bastan", "otras cuatro palabras nuevas"


@pytest.fixture
def secrets(run: Run) -> None:  # noqa: ARG001  # it stands in the folder the files go to
    for name, secret in (("one.txt", SECRET), ("two.txt", OTHER), ("weak.txt", "corta"), ("blank.txt", "")):
        Path(name).write_text(f"{secret}\nsegunda línea\n" if secret else "", encoding="utf-8")


def test_init_makes_a_store(run: Run) -> None:
    said = run(f"{INIT} --store o.napdesk --json")
    assert (said.code, said.err) == (0, "")
    assert said.json == {
        "store": str(Path("o.napdesk").resolve()), "office": "30-SEMAR-01", "recovery_code": None
    }  # fmt: skip
    assert run("doctor --store o.napdesk").code == 0


@pytest.mark.parametrize("entity", ("30", "Veracruz", "veracruz"))
def test_init_takes_the_names_people_use(run: Run, entity: str) -> None:
    line = f"init --office 30-SEMAR-01 --institution Marina --name A --entity {entity} --store o.napdesk"
    assert run(line).code == 0


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (INIT.replace("30-SEMAR-01", "semar-1"), "office_code"),
        (INIT.replace("--entity 30", "--entity 99"), None),
        (INIT.replace("--entity 30", "--entity Atlántida"), None),
        (INIT.replace("semar", "nasa"), None),
        (INIT.replace("--name Prueba", "--name ' '"), "office_name"),
        (INIT.replace("--name Prueba", "--name 'Zona\x07'"), "office_name"),
        (INIT.replace("--name Prueba", "--name _x0041_"), "office_name"),
        (INIT.replace("--name Prueba", f"--name {'Z' * 251}"), "office_name"),
        (f"{INIT} --passphrase-file weak.txt", "weak_passphrase"),
        (f"{INIT} --passphrase-file blank.txt", "passphrase_file"),
        (f"{INIT} --passphrase-file none.txt", "passphrase_file"),
    ],
)
@pytest.mark.usefixtures("secrets")
def test_init_refuses_and_leaves_nothing(run: Run, line: str, code: str | None) -> None:
    before = sorted(Path().iterdir())
    said = run(f"{line} --store o.napdesk --json")
    assert said.code == 2
    assert said.trouble == code or (code is None and said.trouble not in ("bug", "wrong_use"))
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize(
    ("option", "typed", "words"),
    [
        ("institution", "nasa", ("--institution «nasa»: No está en la lista.", "sedena, semar, sspc, gn, sre,")),
        ("institution", "inmujeres", ("--institution «inmujeres»: ", "mujeres · Secretaría de las Mujeres")),
        ("entity", "99", ("--entity «99»: No está en la lista.", "01, 02, 03,")),
    ],
)
def test_init_says_which_option_and_what_it_takes(run: Run, option: str, typed: str, words: tuple[str, str]) -> None:
    said = run(f"{INIT} --{option} {typed} --store o.napdesk")
    assert said.err.startswith(words[0]) and words[1] in said.err


def test_init_never_replaces(desk: Run) -> None:
    before = Path("o.napdesk").read_bytes()
    assert (desk(INIT).code, Path("o.napdesk").read_bytes() == before) == (2, True)


@pytest.mark.usefixtures("secrets")
def test_a_guarded_store_opens_by_file_or_code_only(run: Run) -> None:
    made = run(f"{INIT} --store o.napdesk --passphrase-file one.txt --json")
    code = made.json["recovery_code"]
    assert (made.code, len(code) > 20) == (0, True)
    line = "records training --store o.napdesk --json"
    assert run(line).trouble == "passphrase_needed"
    assert run(f"{line} --passphrase-file two.txt").trouble == "wrong_passphrase"
    assert run(f"{line} --passphrase-file one.txt").code == 0

    Path("code.txt").write_text(f"{code}\n")
    renewed = run("passphrase --store o.napdesk --recovery-file code.txt --new-file two.txt --json")
    assert (renewed.code, renewed.json["recovery_code"] != code) == (0, True)
    assert run(f"{line} --passphrase-file one.txt").trouble == "wrong_passphrase"
    assert run(f"{line} --passphrase-file two.txt").code == 0


@pytest.mark.usefixtures("secrets")
def test_passphrase_is_set_from_files(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desk("passphrase --json").trouble == "passphrase_needed"
    assert desk("passphrase --new-file weak.txt --json").trouble == "weak_passphrase"
    said = desk("passphrase --new-file one.txt")
    assert (said.code, "Código de recuperación" in said.out, SECRET in said.out + said.err) == (0, True, False)
    assert desk("records training --json").trouble == "passphrase_needed"
    monkeypatch.setenv("NAPDESK_PASSPHRASE_FILE", "one.txt")
    assert desk("records training --json").json["count"] == 2


CONTACT = "name,kind,municipality,installed,integrated,status,members_women,members_men,contact_name\nRed,mucpaz,30193,"


@pytest.mark.usefixtures("secrets")
def test_contacts_come_in_only_where_a_passphrase_guards_them(bare: Run) -> None:
    Path("r.csv").write_text(f"{CONTACT}2024-01-15,2024-03-08,active,20,0,María Muestra\n", encoding="utf-8")
    line = "import r.csv --register network --json"
    refused = bare(line)
    assert (refused.code, "María" in refused.out) == (2, False)
    assert refused.json["problems"][0]["code"] == "personal_needs_passphrase"
    bare("passphrase --new-file one.txt")
    assert bare(f"{line} --passphrase-file one.txt").code == 0
    shown = bare("records network --passphrase-file one.txt --json")
    assert (shown.json["count"], "María" in shown.out) == (1, False)


def test_backup_and_restore(desk: Run) -> None:
    made = desk("backup --to usb --json")
    file = Path(made.json["file"])
    assert (made.code, made.json["verified"], file.is_absolute(), file.parent.name) == (0, True, True, "usb")
    assert desk("close --period 2024-T1").code == 0

    said = desk(f"restore {file} --json")
    assert (said.code, list(said.json)) == (0, ["store", "from", "previous"])
    assert Path(said.json["previous"]).exists()
    assert desk("close --period 2024-T1 --reopen --reason x --json").trouble == "period_open"

    elsewhere = desk(f"restore {file} --store new.napdesk --json")
    assert (elsewhere.code, elsewhere.json["previous"]) == (0, None)
    assert desk("records network --store new.napdesk --json").json["count"] == 69


def test_backup_beside_the_store(desk: Run) -> None:
    said = desk("backup")
    assert (said.code, "Respaldo verificado" in said.out) == (0, True)
    assert list(Path("o-respaldos").glob("*.napdesk"))


@pytest.mark.parametrize("content", (None, b"", b"no backup", bytes(8192)))
def test_restore_refuses_what_is_no_backup(desk: Run, content: bytes | None) -> None:
    if content is not None:
        Path("b.napdesk").write_bytes(content)
    before = Path("o.napdesk").read_bytes()
    said = desk("restore b.napdesk --json")
    assert (said.code, said.trouble != "bug", Path("o.napdesk").read_bytes() == before) == (2, True, True)


def test_restore_says_where_the_store_before_it_is(desk: Run) -> None:
    made = desk("backup --to usb --json").json["file"]
    previous = Path(desk(f"restore '{made}' --json").json["previous"])
    assert (previous.is_absolute(), previous.is_file()) == (True, True)


def test_restore_of_the_store_itself_harms_nothing(desk: Run) -> None:
    desk("restore o.napdesk --json")
    assert desk("records network --json").json["count"] == 69


def test_backup_to_a_file_is_refused(desk: Run) -> None:
    Path("usb").write_text("a file")
    said = desk("backup --to usb --json")
    assert (said.code, said.trouble, Path("usb").read_text()) == (2, "not_a_folder", "a file")


def test_doctor(desk: Run) -> None:
    said = desk("doctor --json")
    assert (said.code, list(said.json)) == (0, ["store", "checks"])
    assert all(list(one) == ["name", "ok", "detail"] for one in said.json["checks"])
    assert {one["name"] for one in said.json["checks"]} >= {"pages", "tables", "history", "search", "passphrase"}
    assert desk("doctor").out.count("✓") == len(said.json["checks"])


def test_doctor_finds_a_flipped_page(desk: Run) -> None:
    damaged = bytearray(Path("o.napdesk").read_bytes())
    damaged[len(damaged) // 2] ^= 0xFF
    Path("o.napdesk").write_bytes(damaged)
    said = desk("doctor --json")
    assert (said.code, said.json["checks"][0]["name"], said.json["checks"][0]["ok"]) == (1, "pages", False)


@pytest.mark.parametrize("line", ("records network", "figures", "backup", "return --period 2024-T1 --out r.xlsx"))
def test_a_damaged_store_is_a_sentence(desk: Run, line: str) -> None:
    whole = Path("o.napdesk").read_bytes()
    # Every page but the first: what opens the store is well, what it holds is not.
    Path("o.napdesk").write_bytes(whole[:4096] + bytes(byte ^ 0x55 for byte in whole[4096:]))
    said = desk(f"{line} --json")
    assert (said.code, said.trouble) == (2, "store_damaged")


@pytest.mark.parametrize("content", (b"", b"no store", b"SQLite format 3\x00" + bytes(4096), bytes(8192)))
@pytest.mark.parametrize("line", ("doctor", "records training", "backup", "figures", "export-store e.sqlite"))
def test_what_is_no_store_is_refused_untouched(run: Run, line: str, content: bytes) -> None:
    Path("s.napdesk").write_bytes(content)
    said = run(f"{line} --json --store s.napdesk")
    assert (said.code, said.trouble != "bug", Path("s.napdesk").read_bytes()) == (2, True, content)


def test_a_folder_is_no_store(run: Run) -> None:
    Path("s.napdesk").mkdir()
    said = run("records training --json --store s.napdesk")
    assert (said.code, said.trouble) == (2, "store_unreadable")


@pytest.mark.parametrize("store", ("folder", ".", "''", "/"))
@pytest.mark.parametrize("line", ("demo", INIT, "restore o.napdesk", "records training", "doctor"))
def test_a_folder_in_the_place_of_the_store(desk: Run, line: str, store: str) -> None:
    Path("folder").mkdir()
    before = sorted(Path().iterdir())
    said = desk(f"{line} --json --store {store}")
    assert (said.code, said.trouble in ("is_a_folder", "store_unreadable", "store_exists")) == (2, True)
    assert {path.name for path in set(Path().iterdir()) - set(before)} <= {"folder.lock", "folder.holder"}


def test_a_store_without_its_ring(desk: Run) -> None:
    Path("o.napdesk.keys").unlink()
    assert desk("records training --json").trouble == "no_key_ring"


def test_export_store_is_plain_and_without_personal_fields(desk: Run) -> None:
    said = desk("export-store plain.sqlite --json")
    assert (said.code, said.json) == (0, {"file": str(Path("plain.sqlite").resolve())})
    plain = sqlite3.connect("plain.sqlite")
    assert plain.execute("SELECT count(*) FROM network").fetchone() == (69,)
    columns = {row[1] for row in plain.execute("PRAGMA table_info(network)")}
    plain.close()
    assert not columns & {"contact_name", "contact_phone", "internal_notes"}


@pytest.mark.parametrize("out", ("o.napdesk", "o.napdesk.keys", ".", "no/e.sqlite"))
def test_export_never_lands_on_the_store(desk: Run, out: str) -> None:
    before = [Path(name).read_bytes() for name in ("o.napdesk", "o.napdesk.keys")]
    assert desk(f"export-store {out} --json").code == 2
    assert [Path(name).read_bytes() for name in ("o.napdesk", "o.napdesk.keys")] == before


@pytest.mark.parametrize("lang", ("es", "en"))
def test_an_export_without_room_says_that_the_data_are_whole(
    desk: Run, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    def with_no_room(path: Path) -> Database:
        made = connect_plain(path)
        made.execute("PRAGMA max_page_count = 1")
        return made

    monkeypatch.setattr(export, "connect_plain", with_no_room)
    said = desk(f"export-store plain.sqlite --lang {lang} --json").json["trouble"]
    told = {
        "es": "La unidad está llena: no se hizo la copia «plain.sqlite».",
        "en": "The drive is full: the copy “plain.sqlite” was not made.",
    }
    assert (said["code"], said["message"]) == ("disk_full", told[lang])
    assert not Path("plain.sqlite").exists()
