"""The line itself: shared options, wrong use, help in both languages, and no way out but a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from napdesk.cli.session import Session
from tests.cli.conftest import INIT, Run

VERBS = (
    "demo", "init", "import", "template", "records", "figures", "close", "return", "verify", "indicators",
    "backup", "restore", "passphrase", "doctor", "export-store",
)  # fmt: skip
WRONG_USE = (
    "nope",
    "records",
    "records nope",
    "records training --nope",
    "records training --limit 0",
    "records training --limit x",
    "records training --stage done",
    "records training --year",
    "records training network",
    "records training --lang fr",
    "import rows.csv",
    "return --period 2024-T1",
    "return --period 2024-T1 --out r.xlsx --language fr",
    "figures --year 2024 --period 2024-T1",
    "figures --year 24",
    "close --period 2024-T1 --nil --reopen",
    "close --period 2024-T1 --reason Corrección",
    "template training",
    "verify",
    "restore",
    "init --office 30-SEMAR-01",
    "init --office A --institution semar --name A --entity 30 --scope all",
)


@pytest.mark.parametrize("line", WRONG_USE)
def test_wrong_use_is_a_sentence(run: Run, line: str) -> None:
    said = run(line)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1 and said.err.strip().endswith((".", "»"))


@pytest.mark.parametrize("line", WRONG_USE)
def test_wrong_use_in_json(run: Run, line: str) -> None:
    for order in ("--json {}", "{} --json"):
        said = run(order.format(line))
        assert (said.code, said.err, list(said.json)) == (2, "", ["trouble"])
        assert list(said.json["trouble"]) == ["code", "message", "fix"]
        assert said.trouble == "wrong_use"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nope", "No hay una orden «nope». Vea «napdesk --help»."),
        ("nope --lang en", "There is no command “nope”. See “napdesk --help”."),
        ("--lang=en records training --nope", "There is no option “--nope”. See “napdesk records --help”."),
        ("records", "Falta KEY. Vea «napdesk records --help»."),
        ("template training", "Falta --out. Vea «napdesk template --help»."),
        ("records training --year", "A la opción --year le falta su valor. Vea «napdesk records --help»."),
        (
            "records nope",
            "El valor de KEY no sirve. Escriba uno de estos: training, police_unit, network, deployment, appointment, exchange, aid.",  # noqa: E501 - as it is said
        ),
    ],
)
def test_wrong_use_says_what_to_do(run: Run, line: str, words: str) -> None:
    assert run(line).err == f"{words}\n"


def test_trouble_is_told_on_stderr_or_as_json(run: Run) -> None:
    plain, told = run("doctor --store no.napdesk"), run("doctor --store no.napdesk --json")
    assert (plain.code, plain.out, "no.napdesk" in plain.err) == (2, "", True)
    assert (told.code, told.err, told.trouble) == (2, "", "no_store")


@pytest.mark.parametrize(
    "line",
    [
        "--store o.napdesk --json --lang en records training",
        "records --store o.napdesk --json --lang en training",
        "--json records training --lang en --store o.napdesk",
        "--store other.napdesk records --store o.napdesk training --json",
    ],
)
def test_shared_options_before_and_after_the_verb(published: Path, run: Run, line: str) -> None:
    said = run(line.replace("o.napdesk", str(published / "o.napdesk")))
    assert (said.code, said.json["count"]) == (0, 2)


@pytest.mark.parametrize(
    ("environment", "line", "spanish"),
    [
        ({}, "figures", True),
        ({"NAPDESK_LANG": "en"}, "figures", False),
        ({"NAPDESK_LANG": "en"}, "--lang es figures", True),
        ({"NAPDESK_LANG": "en"}, "figures --lang es", True),
        ({"NAPDESK_LANG": "es"}, "figures --lang en", False),
        ({}, "--lang es figures --lang en", False),
    ],
)
def test_language(
    desk: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], line: str, spanish: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert desk(line).out.startswith("Plan Nacional") is spanish


@pytest.mark.parametrize(("line", "target"), [("figures", "más de 15 %"), ("figures --lang en", "over 15 %")])
def test_a_share_has_one_form(desk: Run, line: str, target: str) -> None:
    assert target in desk(line).out


def test_typed_options_win_over_the_environment(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAPDESK_STORE", "no.napdesk")
    monkeypatch.setenv("NAPDESK_PASSPHRASE_FILE", "no.txt")
    Path("yes.txt").write_text("cuatro palabras juntas bastan\n")
    assert desk("--store o.napdesk --passphrase-file yes.txt doctor").code == 0
    assert desk("doctor --store o.napdesk --passphrase-file yes.txt").code == 0
    assert desk("doctor --store o.napdesk --json").trouble == "passphrase_file"


@pytest.mark.parametrize("verb", VERBS)
def test_help_in_both_languages(run: Run, verb: str) -> None:
    spanish, english = run(f"{verb} --help"), run(f"--lang en {verb} -h")
    assert (spanish.code, spanish.out.startswith(f"Uso: napdesk {verb} "), "Opciones:" in spanish.out) == (
        0,
        True,
        True,
    )
    assert (english.code, english.out.startswith(f"Usage: napdesk {verb} "), "Options:" in english.out) == (
        0,
        True,
        True,
    )
    assert not set("áéíóúñ¿«") & set(english.out)


def test_the_shape_of_a_line_is_told_in_both_languages(run: Run) -> None:
    assert run("--help").out.startswith("Uso: napdesk [OPCIONES] [ORDEN] [ARGUMENTOS]...\n")
    assert run("import -h --lang en").out.startswith("Usage: napdesk import [OPTIONS] FILE\n")


def test_help_lists_every_verb(run: Run) -> None:
    shown = run("--help").out
    assert [verb for verb in VERBS if f"\n  {verb} " not in shown] == []


def test_passphrases_are_never_arguments(run: Run) -> None:
    for verb in VERBS:
        assert "--passphrase " not in run(f"{verb} --help").out
    assert run(f"{INIT} --store n.napdesk --passphrase secreta123 --json").trouble == "wrong_use"


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("NapDesk ")


def test_bare_line_opens_the_window(run: Run) -> None:
    opened = []

    def open_window(store: Path, language: str | None) -> int:
        opened.append((store, language))
        return 7

    said = run("--store a.napdesk --lang en", session=Session(open_window=open_window))
    assert (said.code, opened) == (7, [(Path("a.napdesk"), "en")])
    assert run("--json").trouble == "no_display"


def test_bug_is_a_sentence_with_a_report(desk: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fall(*_: object) -> None:
        raise ValueError("María Muestra, 55 1234 5678")

    monkeypatch.setattr(sys.modules["napdesk.cli.records"], "as_json", fall)
    said = desk("records training --json")
    assert (said.code, said.trouble) == (2, "bug")
    (log,) = tmp_path.joinpath("state").rglob("*.log") if sys.platform == "linux" else [None]
    if log is not None:
        report = log.read_text()
        assert "ValueError" in report and "test_line.py" in report and "María" not in report
        assert str(log) in said.json["trouble"]["fix"]


def test_interruption_is_a_sentence(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["napdesk.cli.records"], "as_json", interrupt)
    assert desk("records training --json").trouble == "interrupted"


# Real processes: what only they can show.


def napdesk(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NAPDESK_", "LC_", "LANG"))}
    return subprocess.run([sys.executable, "-m", "napdesk", *words], env=kept | environment, capture_output=True)


@pytest.fixture
def outside(published: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    return str(published / "o.napdesk")


@pytest.mark.parametrize("environment", ({}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}))
def test_piped_output_is_utf8(outside: str, environment: dict[str, str]) -> None:
    done = napdesk("--store", outside, "records", "training", "--json", **environment)
    titles = [one["title"] for one in json.loads(done.stdout.decode("utf-8"))["records"]]
    assert (done.returncode, done.stderr, "Curso de Asesoría de Género" in titles) == (0, b"", True)


@pytest.mark.usefixtures("outside")
def test_a_name_that_is_no_text() -> None:
    done = subprocess.run([sys.executable, "-m", "napdesk", "verify", b"\xff.xlsx"], capture_output=True, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)


def test_a_reader_that_goes_away(outside: str) -> None:
    line = f"'{sys.executable}' -m napdesk --store '{outside}' records network --json | head -1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"{\n", b"")


def test_second_process_is_kept_out(outside: str, run: Run) -> None:
    hold = "import sys;from pathlib import Path;from napdesk.store.store import hold_store;"
    hold += "held = hold_store(Path(sys.argv[1]), 'ana');print('held', flush=True);sys.stdin.read()"
    holder = subprocess.Popen([sys.executable, "-c", hold, outside], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdin and holder.stdout
    with holder:
        holder.stdout.readline()
        said = run(f"records training --json --store '{outside}'")
        holder.stdin.close()
    assert (said.code, said.trouble, "ana" in said.json["trouble"]["message"]) == (2, "store_open_elsewhere", True)
