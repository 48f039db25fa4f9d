"""The program as it reaches people: a wheel in an empty environment, and its resources wherever it lies."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONPATH", "NAPDESK_STORE", "NAPDESK_LANG")
WHERE = "from napdesk.resources import resources; print(resources())"


def bare() -> dict[str, str]:
    """This environment without a display and without the checkout."""
    return {name: value for name, value in os.environ.items() if name not in HIDDEN}


def ran(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=cwd, env=bare(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def programs(environment: Path) -> Path:
    return environment / ("Scripts" if sys.platform == "win32" else "bin")


def assert_whole(folder: Path) -> None:
    """Everything the program reads from its resources is there."""
    assert (folder / "indicators.csv").is_file()
    for part, kind in (("lists", "*.csv"), ("icons", "*.svg"), ("help", "*")):
        assert any((folder / part).glob(kind)), part


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    ran(sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT, cwd=out)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that had nothing in it, with the wheel and what it asks for."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=True)
    ran(programs(environment) / "python", "-m", "pip", "install", "--quiet", wheel, cwd=environment)
    return programs(environment)


@pytest.mark.slow
def test_wheel_holds_the_program_and_its_resources_only(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"napdesk"}
    packed = {name.removeprefix("napdesk/resources/") for name in names if name.startswith("napdesk/resources/")}
    assert {"indicators.csv", "lists/municipality.csv"} <= packed


@pytest.mark.slow
def test_installed_program_starts(installed: Path, tmp_path: Path) -> None:
    assert ran(installed / "napdesk", "--version", cwd=tmp_path).startswith("NapDesk ")
    assert_whole(Path(ran(installed / "python", "-c", WHERE, cwd=tmp_path).strip()))


@pytest.mark.slow
def test_installed_program_demonstrates_itself_without_a_display(installed: Path, tmp_path: Path) -> None:
    shown = ran(installed / "napdesk", "demo", cwd=tmp_path)
    assert "ALTERADO · Capacitaciones!" in shown
    assert all(Path(line).is_file() for line in shown.splitlines()[-3:])


@pytest.mark.slow
def test_installed_window_can_be_loaded(installed: Path, tmp_path: Path) -> None:
    ran(installed / "python", "-c", "import napdesk.app", cwd=tmp_path)


@pytest.mark.slow
def test_editable_install_finds_its_resources(tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    # What the program needs is here already: only where it is found is asked.
    venv.create(environment, with_pip=True)
    python = programs(environment) / "python"
    ran(python, "-m", "pip", "install", "--quiet", "--no-deps", "--editable", ROOT, cwd=tmp_path)
    found = Path(ran(python, "-c", WHERE, cwd=tmp_path).strip())
    assert found == ROOT / "resources"
    assert_whole(found)


def test_checkout_finds_its_resources() -> None:
    found = Path(ran(sys.executable, "-c", WHERE, cwd=ROOT).strip())
    assert found == ROOT / "resources"
    assert_whole(found)


@pytest.mark.parametrize("place", ("napdesk/resources", "resources"))
def test_frozen_program_finds_its_resources(tmp_path: Path, place: str) -> None:
    """As PyInstaller and the like lay it out: compiled modules without sources, resources inside or beside."""
    frozen = tmp_path / "NapDesk"
    shutil.copytree(ROOT / "napdesk", frozen / "napdesk", ignore=shutil.ignore_patterns("__pycache__"))
    ran(sys.executable, "-m", "compileall", "-q", "-b", frozen / "napdesk", cwd=tmp_path)
    for source in (frozen / "napdesk").rglob("*.py"):
        source.unlink()
    shutil.copytree(ROOT / "resources", frozen / place)
    found = Path(ran(sys.executable, "-c", f"import sys; sys.path[0] = {str(frozen)!r}; {WHERE}", cwd=tmp_path).strip())
    assert found == frozen / place
    assert_whole(found)
