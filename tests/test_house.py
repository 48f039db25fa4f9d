"""The house stands as it was drawn: layers, sizes, words, and a command line that needs no Qt."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from napdesk.schema.glossary import GLOSSARY

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "napdesk"
MODULES = sorted(PACKAGE.rglob("*.py"))
TOP_LEVEL = {"napdesk", "resources", "tests", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"}
NO_QT = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(name)
sys.meta_path.insert(0, Blocker())
from napdesk.__main__ import main
sys.argv = ["napdesk", *sys.argv[1:]]
main()
"""


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked() -> set[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return {line.split("/")[0] for line in listed.stdout.splitlines()}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a checkout")
def test_no_widget_is_asked_for_its_screen() -> None:
    """PySide takes the screen for a child of the widget: it is gone with it, and the next widget built crashes."""
    asking = [
        path.name for path in PACKAGE.rglob("*.py") if re.search(r"\.screen\(\)", path.read_text(encoding="utf-8"))
    ]
    assert asking == []


def test_what_qt_makes_of_a_table_is_asked_for_each_time() -> None:
    """Python's hold on a header, a scroll bar or a viewport is lost when its window is built anew."""
    keeping = re.compile(
        r"self\.\w+ = .*\.(horizontalHeader|verticalHeader|(vertical|horizontal)ScrollBar|viewport)\(\)$"
    )
    kept = [
        (path.name, line)
        for path in PACKAGE.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if keeping.search(line)
    ]
    assert kept == []


def test_top_level_is_closed() -> None:
    assert {name for name in tracked() if not name.startswith(".")} <= TOP_LEVEL


def test_imports_run_down_only() -> None:
    done = subprocess.run([Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_module_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "a module opens with a sentence on what it is for"


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=ids)
def test_functions_are_short_and_import_nothing(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, f"{node.name} is too long"
            inside = [inner for inner in ast.walk(node) if isinstance(inner, ast.Import | ast.ImportFrom)]
            assert not inside, f"{node.name} imports inside itself"


def sayings(path: Path) -> list[tuple[str, str]]:
    """Every ``Text`` written in a module, as its Spanish and English."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
            parts = [*node.args, *(keyword.value for keyword in node.keywords)]
            words = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
            if len(words) == 2:
                found.append((words[0], words[1]))
    return found


# The glossary itself names what is never said.
SAYINGS = [(path, es, en) for path in MODULES if path.name != "glossary.py" for es, en in sayings(path)]


def test_sayings_are_found() -> None:
    assert len(SAYINGS) > 200


@pytest.mark.parametrize("term", GLOSSARY, ids=lambda term: term.key)
def test_screen_speaks_the_glossary(term) -> None:  # type: ignore[no-untyped-def]
    wrong = [
        (ids(path), said)
        for path, es, _ in SAYINGS
        for said in [es]
        for word in term.instead_of
        if re.search(rf"\b{word}\b", said, re.IGNORECASE)
    ]
    assert not wrong, f"say «{term.text.es}»"


def test_spanish_says_usted() -> None:
    familiar = re.compile(
        r"\b(tú|tus?|te|ti|contigo|puedes|quieres|tienes|debes|eres|estás|haz|pon|ve a|hazlo|ponlo|escríbelo)\b",
        re.IGNORECASE,
    )
    assert not [(ids(path), es) for path, es, _ in SAYINGS if familiar.search(es)]


def test_both_languages_have_the_same_blanks() -> None:
    blanks = re.compile(r"\{(\w+)")
    assert not [(ids(path), es) for path, es, en in SAYINGS if set(blanks.findall(es)) != set(blanks.findall(en))]


@pytest.mark.parametrize("arguments", (["--help"], ["--version"], ["verify", "no-such-file.xlsx"]))
def test_command_line_needs_no_qt(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", NO_QT, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1)


def test_the_window_does_not_wait_for_what_reads_workbooks() -> None:
    said = "import sys, napdesk.app; print([name for name in ('pebble', 'openpyxl', 'lxml') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", said], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_display_is_a_sentence() -> None:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = subprocess.run([sys.executable, "-m", "napdesk"], cwd=ROOT, env=bare, capture_output=True, text=True)
    assert (done.returncode, "pantalla" in done.stderr) == (2, True)
