"""A desk to type lines at: a folder with an office's store in it, and the program's own command line."""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from napdesk.cli import napdesk
from napdesk.cli.session import Session
from napdesk.excel import fill_sheet

DATA = Path(__file__).parents[1] / "data"
INIT = "init --office 30-SEMAR-01 --institution semar --name Prueba --entity 30"


@dataclass(frozen=True)
class Said:
    """How a line ended: its exit code, its results and its messages."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def trouble(self) -> str:
        return str(self.json["trouble"]["code"])


Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a line as it would be typed after ``napdesk``, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    for name in ("NAPDESK_STORE", "NAPDESK_LANG", "NAPDESK_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(fill_sheet, "PREPARED_ROWS", 20)

    def run_line(line: str, *more: object, session: Session | None = None) -> Said:
        words = [*shlex.split(line), *map(str, more)]
        ended = CliRunner().invoke(napdesk, words, obj=session or Session(), prog_name="napdesk")
        assert "Traceback" not in ended.output
        return Said(ended.exit_code, ended.stdout, ended.stderr)

    return run_line


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one store that holds the published cases."""
    folder = tmp_path_factory.mktemp("published")
    store = folder / "o.napdesk"
    lines = [[*shlex.split(INIT)]]
    lines += [
        ["import", str(DATA / f"published_{key}.csv"), "--register", key]
        for key in ("training", "police_unit", "network")
    ]
    for line in lines:
        ended = CliRunner().invoke(napdesk, ["--store", str(store), *line], obj=Session())
        assert ended.exit_code == 0, ended.output
    return folder


@pytest.fixture
def desk(run: Run, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same, with ``o.napdesk`` in the folder as the store of every line: the published cases."""
    for file in published.iterdir():
        shutil.copyfile(file, tmp_path / file.name)
    monkeypatch.setenv("NAPDESK_STORE", "o.napdesk")
    return run


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one store that holds nothing yet."""
    folder = tmp_path_factory.mktemp("empty")
    ended = CliRunner().invoke(napdesk, [*shlex.split(INIT), "--store", str(folder / "o.napdesk")], obj=Session())
    assert ended.exit_code == 0, ended.output
    return folder


@pytest.fixture
def bare(run: Run, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same, with an empty store."""
    for file in empty.iterdir():
        shutil.copyfile(file, tmp_path / file.name)
    monkeypatch.setenv("NAPDESK_STORE", "o.napdesk")
    return run
