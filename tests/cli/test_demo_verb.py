"""demo: the first thing many will see, on a machine without a display."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from napdesk.cli.session import Session
from tests.cli.conftest import INIT, Run


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, float]:
    """What the demonstration prints as a process of its own, where, and in how many seconds."""
    folder = tmp_path_factory.mktemp("demo")
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "NAPDESK_STORE", "NAPDESK_LANG")
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    bare["PYTHONPATH"] = str(Path(__file__).parents[2])
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "napdesk", "demo"], cwd=folder, env=bare, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return folder, done.stdout.decode(), time.monotonic() - began


def test_it_takes_a_few_seconds(shown: tuple[Path, str, float]) -> None:
    assert shown[2] < 15


def test_it_prints_the_plan_and_says_it_is_fictitious(shown: tuple[Path, str, float]) -> None:
    lines = shown[1].splitlines()
    assert lines[0] == "DEMOSTRACIÓN · DATOS FICTICIOS"
    assert len([line for line in lines if re.match(r"  (PV|PA|PR|SR)-[\d.]+ ", line)]) == 25


def test_it_names_the_changed_cell(shown: tuple[Path, str, float]) -> None:
    _, out, _ = shown
    told = re.search(r"^ALTERADO · Capacitaciones!([A-Z]+\d+): (\d+) → (\d+) · folio (\S+)$", out, re.MULTILINE)
    assert told
    cell, was, is_, folio = told.groups()
    assert int(is_) == int(was) + 10 > 10
    whole, changed = (load_workbook(path)["Capacitaciones"] for path in printed(out)[1:])
    assert (str(whole[cell].value), str(changed[cell].value)) == (was, is_)
    assert changed.cell(changed[cell].row, 1).value == folio


def test_its_paths_are_absolute_and_there(shown: tuple[Path, str, float]) -> None:
    paths = printed(shown[1])
    assert [(path.is_absolute(), path.exists()) for path in paths] == [(True, True)] * 3
    assert {path.parent for path in paths} == {shown[0]}


def printed(out: str) -> list[Path]:
    return [Path(line) for line in out.splitlines()[-3:]]


def test_json_is_one_document_even_where_there_is_a_display(run: Run) -> None:
    said = run("demo --json --store d.napdesk", session=Session(has_display=lambda: True))
    assert (said.code, said.err) == (0, "")
    assert [one["state"] for one in said.json["files"]] == ["verified", "altered"]
    assert [one["demo"] for one in said.json["files"]] == [True, True]
    assert len(said.json["figures"]) == 25


def test_with_a_display_the_window_opens_on_it(run: Run) -> None:
    opened: list[Path] = []

    def open_window(store: Path, _: str | None) -> int:
        opened.append(store)
        return 0

    said = run("demo --store d.napdesk", session=Session(open_window=open_window, has_display=lambda: True))
    assert (said.code, said.out, opened) == (0, "", [Path("d.napdesk")])
    assert run("records training --store d.napdesk --json").json["count"] > 100


def test_again_is_the_same_return(run: Run) -> None:
    first = run("demo --json --store d.napdesk").json["return"]
    whole = Path(first).read_bytes()
    Path(first).unlink()
    assert run("demo --json --store d.napdesk").json["return"] == first
    assert Path(first).read_bytes() == whole


def test_a_guarded_store_is_opened_to_be_asked(run: Run) -> None:
    Path("one.txt").write_text("cuatro palabras juntas bastan\n")
    run(f"{INIT} --store o.napdesk --passphrase-file one.txt")
    assert run("demo --store o.napdesk --json").trouble == "passphrase_needed"
    assert run("demo --store o.napdesk --json --passphrase-file one.txt").trouble == "not_a_demo"


def test_a_store_with_real_data_is_left_alone(run: Run) -> None:
    run(f"{INIT} --store o.napdesk")
    before = Path("o.napdesk").read_bytes()
    said = run("demo --store o.napdesk --json")
    assert (said.code, said.trouble, Path("o.napdesk").read_bytes() == before) == (2, "not_a_demo", True)
