"""Whatever is handed in is refused with its reason, soon and in little memory, or read as it is meant."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

import pytest

from napdesk.excel.child import ask_child
from napdesk.excel.reading import read_sheets
from napdesk.schema.problems import Trouble
from tests.book_parts import SHEET, VALUES, Hostile, Make, cell, workbook
from tests.hostile import KINDS, heavy_files, odd_files

SECONDS, MEGABYTES = 2.0, 300
STATUS = Path("/proc/self/status")


def child_of_now(*_: object) -> tuple[int, int]:
    """Which it is, and the most memory that it has ever held, in megabytes."""
    lines = STATUS.read_text().splitlines() if STATUS.exists() else []
    return os.getpid(), next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM")), 0)


def code_of(path: Path) -> str:
    try:
        read_sheets(path)
    except Trouble as trouble:
        assert trouble.message.es and trouble.message.en and trouble.fix.es and trouble.fix.en
        return trouble.code
    return "read"


def refuse_each(path: Path, files: Iterable[Hostile]) -> None:
    child, _ = ask_child(child_of_now, path)
    wrong = []
    for file in files:
        path.unlink(missing_ok=True)
        file.make(path)
        made, begun = path.stat().st_mtime_ns, perf_counter()
        code, took = code_of(path), perf_counter() - begun
        alone = list(path.parent.iterdir()) == [path] and path.stat().st_mtime_ns == made
        if code not in file.codes or took > SECONDS or not alone:
            wrong.append((file.name, code, round(took, 2)))
    assert wrong == []
    after, memory = ask_child(child_of_now, path)
    assert (after, memory <= MEGABYTES) == (child, True), f"{memory} MB"
    workbook(path)
    assert read_sheets(path)["Hoja"].rows == VALUES


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_refused_with_its_reason(tmp_path: Path, kind: str) -> None:
    refuse_each(tmp_path / "a.xlsx", KINDS[kind]())


def test_they_are_many_and_none_is_another() -> None:
    names = [file.name for kind in KINDS.values() for file in kind()]
    assert len(set(names)) == len(names) >= 300


@pytest.mark.slow
def test_the_heavy_ones_are_too(tmp_path: Path) -> None:
    refuse_each(tmp_path / "a.xlsx", heavy_files())


ODD = odd_files()


@pytest.mark.parametrize("make", ODD.values(), ids=ODD)
def test_what_is_merely_odd_is_read(tmp_path: Path, make: Make) -> None:
    make(tmp_path / "a.xlsx")
    assert next(iter(read_sheets(tmp_path / "a.xlsx").values())).rows[0] == VALUES[0]


@pytest.mark.parametrize(("written", "read"), [("1e999", "inf"), ("-1e999", "-inf"), ("nan", "nan")])
def test_a_number_beyond_all_is_a_text(tmp_path: Path, written: str, read: str) -> None:
    workbook(tmp_path / "a.xlsx", {SHEET: cell("A1", f"<v>{written}</v>")})
    assert read_sheets(tmp_path / "a.xlsx")["Hoja"].rows == [[read]]
