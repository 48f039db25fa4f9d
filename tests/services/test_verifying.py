"""Whatever is done to a return after it was made is found and named; what changes no value is not held against it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from napdesk.excel.alteration import alter_a_count
from napdesk.excel.manifest import NAME
from napdesk.schema.codes import Lists
from napdesk.schema.figures import Narrative
from napdesk.services.returns import write_return
from napdesk.services.verifying import State, Verification, verify
from tests.made_returns import OFFICE, a_return

FOLIO = "30-SEMAR-01-CAP-2025-000"
TRAINING = "Capacitaciones"


@pytest.fixture
def made(lists: Lists, tmp_path: Path) -> Path:
    write_return(a_return(), lists, tmp_path / "r.xlsx")
    return tmp_path / "r.xlsx"


def changed(path: Path, change: Callable[[Any], object]) -> Verification:
    book = load_workbook(path)
    change(book)
    book.save(path)
    return verify(path)


def told(found: Verification) -> list[tuple[object, ...]]:
    return [(one.kind.value, one.sheet, one.cell, one.folio, one.key, one.was, one.is_) for one in found.changes]


def set_cell(sheet: str, cell: str, value: object) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change


def column_of(path: Path, key: str) -> str:
    return next(cell.column_letter for cell in load_workbook(path)[TRAINING][1] if cell.value == key)


def test_a_whole_return_is_whole(made: Path) -> None:
    found = verify(made)
    assert (found.state, found.demo, found.changes) == (State.UNSIGNED, False, [])
    assert (found.office, found.period, found.revision) == ("30-SEMAR-01", "2025-T3", 0)
    assert found.seal and len(found.seal) == 64


def test_saving_it_again_changes_nothing(made: Path) -> None:
    assert changed(made, lambda _: None).state is State.UNSIGNED


@pytest.mark.parametrize(
    ("key", "value", "was", "is_", "words"),
    [
        ("uniformed_women", 29, "19", "29", "19 → 29"),
        ("uniformed_women", "19", "19", "19", "19 → 19"),
        ("uniformed_women", None, "19", None, "19 → (vacío)"),
        ("ends", datetime(2024, 2, 10), "2024-02-09", "2024-02-10", "09/02/2024 → 10/02/2024"),
        ("title", "Otro", "Curso de Asesoría de Género", "Otro", "Curso de Asesoría de Género → Otro"),
        ("mission", "x", None, "x", "(vacío) → x"),
    ],
)
def test_a_changed_cell_is_named(made: Path, key: str, value: object, was: str, is_: str, words: str) -> None:
    cell = f"{column_of(made, key)}3"
    found = changed(made, set_cell(TRAINING, cell, value))
    assert found.state is State.ALTERED
    assert told(found) == [("cell", TRAINING, cell, f"{FOLIO}1", key, was, is_)]
    assert found.changes[0].told.es == f"{TRAINING}!{cell}: {words} · folio {FOLIO}1"


@pytest.mark.parametrize(
    ("change", "kind", "sheet", "cell"),
    [
        (set_cell("Carátula", "B14", "x"), "cell", "Carátula", "B14"),
        (set_cell("Carátula", "E6", "0000-0000-0000-0000"), "cell", "Carátula", "E6"),
        (set_cell("Resumen", "C5", 99), "cell", "Resumen", "C5"),
        (set_cell(TRAINING, "C2", "x"), "cell", TRAINING, "C2"),
        (set_cell(TRAINING, "A3", "OTRO"), "cell", TRAINING, "A3"),
        (set_cell(TRAINING, "ZZ3", "x"), "cell", TRAINING, "ZZ3"),
        (set_cell(TRAINING, "A9", "NUEVO"), "row_added", TRAINING, "A9"),
        (lambda book: book[TRAINING].delete_rows(4), "row_removed", TRAINING, None),
        (lambda book: book.remove(book["Incidencias"]), "sheet_removed", "Incidencias", None),
    ],
)
def test_every_other_change_is_named_too(
    made: Path, change: Callable[[Any], object], kind: str, sheet: str, cell: str | None
) -> None:
    found = changed(made, change)
    assert found.state is State.ALTERED
    assert [(one.kind.value, one.sheet, one.cell) for one in found.changes] == [(kind, sheet, cell)]


@pytest.mark.parametrize(
    ("change", "kind", "cell", "was", "is_"),
    [
        (set_cell("Avance cualitativo", "E4", "Todo bien."), "cell", "E4", "Va una unidad.", "Todo bien."),
        (set_cell("Avance cualitativo", "F4", None), "cell", "F4", "Se aplazó otra.", None),
        (set_cell("Avance cualitativo", "C4", 15), "cell", "C4", "1", "15"),
        (lambda book: book.remove(book["Avance cualitativo"]), "sheet_removed", None, None, None),
    ],
)
def test_the_offices_own_words_are_sealed(
    lists: Lists,
    tmp_path: Path,
    change: Callable[[Any], object],
    kind: str,
    cell: str | None,
    was: str | None,
    is_: str | None,
) -> None:
    words = {"PV-4": Narrative("Va una unidad.", "Se aplazó otra.")}
    write_return(a_return(narratives=words), lists, tmp_path / "r.xlsx")
    assert changed(tmp_path / "r.xlsx", lambda _: None).state is State.UNSIGNED
    found = changed(tmp_path / "r.xlsx", change)
    assert found.state is State.ALTERED
    assert [(one.kind.value, one.sheet, one.cell, one.was, one.is_) for one in found.changes] == [
        (kind, "Avance cualitativo", cell, was, is_)
    ]


def test_a_column_is_found_where_it_was_moved_and_missed_where_it_was_taken(made: Path) -> None:
    found = changed(made, lambda book: book[TRAINING].delete_cols(3))
    assert {(one.key, one.cell, one.is_) for one in found.changes} == {("title", None, None)}
    assert len(found.changes) == 5


def test_sorting_and_a_sheet_of_ones_own_alter_nothing(made: Path) -> None:
    width = load_workbook(made)[TRAINING].max_column
    found = changed(made, lambda book: _sorted(book[TRAINING], width))
    assert found.state is State.UNSIGNED
    assert told(found) == [("row_moved", TRAINING, "A3", f"{FOLIO}3", None, None, None)]
    found = changed(made, lambda book: book.create_sheet("Mis notas"))
    assert found.state is State.UNSIGNED
    assert [one.kind.value for one in found.changes] == ["row_moved", "sheet_added"]


def _sorted(sheet: Any, width: int) -> None:
    rows = [[sheet.cell(row, column).value for column in range(1, width + 1)] for row in (5, 3, 4)]
    for number, row in enumerate(rows, start=3):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value


def test_a_value_that_became_a_formula_is_named(made: Path) -> None:
    cell = f"{column_of(made, 'uniformed_women')}3"
    assert changed(made, set_cell(TRAINING, cell, "=19")).state is State.ALTERED


def touched_manifest(book: Any) -> None:
    book[NAME]["A1"] = str(book[NAME]["A1"].value).replace("2025-T3", "2025-T2")


def dropped_demo(book: Any) -> None:
    book[NAME]["A1"] = str(book[NAME]["A1"].value).replace('"demo":true', '"demo":false')


@pytest.mark.parametrize(
    "change",
    [
        touched_manifest,
        dropped_demo,
        set_cell(NAME, "A1", "x"),
        set_cell(NAME, "A1", "{}"),
        set_cell(NAME, "A1", '{"head":{"format":1},"seal":""}'),
    ],
)
def test_a_touched_manifest_is_found(lists: Lists, tmp_path: Path, change: Callable[[Any], object]) -> None:
    write_return(a_return(office=replace(OFFICE, demo=True)), lists, tmp_path / "r.xlsx")
    found = changed(tmp_path / "r.xlsx", change)
    assert found.state is State.ALTERED and found.reason is not None


@pytest.mark.parametrize(
    ("traits", "state", "demo"),
    [({"preview": True}, State.PREVIEW, False), ({"office": replace(OFFICE, demo=True)}, State.UNSIGNED, True)],
)
def test_what_is_not_real_is_told(
    lists: Lists, tmp_path: Path, traits: dict[str, Any], state: State, demo: bool
) -> None:
    write_return(a_return(**traits), lists, tmp_path / "r.xlsx")
    found = verify(tmp_path / "r.xlsx")
    assert (found.state, found.demo) == (state, demo)


@pytest.mark.parametrize(
    ("make", "state"),
    [
        (lambda path: Workbook().save(path), State.NOT_A_RETURN),
        (lambda path: path.write_bytes(b"hola"), State.UNREADABLE),
        (lambda path: path.write_bytes(b""), State.UNREADABLE),
        (lambda _: None, State.UNREADABLE),
    ],
)
def test_other_files(tmp_path: Path, make: Callable[[Path], object], state: State) -> None:
    make(tmp_path / "a.xlsx")
    found = verify(tmp_path / "a.xlsx")
    assert found.state is state and found.reason is not None and found.changes == []


def test_a_copy_with_one_count_changed_for_show_is_found(made: Path, tmp_path: Path) -> None:
    alter_a_count(made, tmp_path / "copy.xlsx")
    found = verify(tmp_path / "copy.xlsx")
    assert (found.state, len(found.changes)) == (State.ALTERED, 1)
    assert verify(made).state is State.UNSIGNED


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("change", [None, 29])
def test_libreoffice_may_save_it_again(made: Path, tmp_path: Path, change: int | None) -> None:
    if change is not None:
        alter_a_count(made, made)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "again"), str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = verify(tmp_path / "again" / "r.xlsx")
    assert (found.state, len(found.changes)) == ((State.UNSIGNED, 0) if change is None else (State.ALTERED, 1))
    charts = load_workbook(tmp_path / "again" / "r.xlsx")["Resumen"]._charts
    assert [len(bars.series) for bars in charts] == [2, 2]
