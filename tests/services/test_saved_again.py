"""Returns saved again by other programs, dressed otherwise, put in another order: whole, with nothing said of them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.styles import PatternFill

from napdesk.excel.contents import Place
from napdesk.registers.training import training
from napdesk.schema.codes import Lists
from napdesk.schema.office_key import KnownOffice
from napdesk.schema.revisions import Changed, Moved, Movement
from napdesk.schema.text import Language
from napdesk.services.returns import write_return
from napdesk.services.verifying import ChangeKind, State, verify
from tests.conftest import NewStore
from tests.made_returns import OFFICE, a_return
from tests.samples import session

pytestmark = pytest.mark.slow

LONG = "Una línea con «comillas», ñ, á, = + - @ y un tabulador ausente.\n" * 60
RETURNS: dict[str, dict[str, Any]] = {
    "de todos": {},
    "in English, long": {"language": Language.EN, "sessions": 40},
    "en ceros": {"sessions": 0, "nil": True, "records": {training: []}},
    "complementaria": {
        "revision": 1,
        "place": Place("ab" * 32, 2, (9, "cd")),
        "moved": (
            Moved(Movement.CHANGED, training, "30-SEMAR-01-CAP-2025-0001", (Changed(training.by_key["hours"], 2, 4),)),
            Moved(Movement.REMOVED, training, "30-SEMAR-01-CAP-2025-0009"),
        ),
    },
}


def office(*kinds: str) -> Callable[[Path], Path]:
    """Saved by LibreOffice as each of the kinds, one after another."""

    def saved(path: Path) -> Path:
        for at, kind in enumerate(kinds):
            out = path.parent / f"{at}{kind}"
            profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
            command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(out), str(path)]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            path = out / f"{path.stem}.{kind}"
        return path

    return saved


def dressed(path: Path) -> Path:
    """Other colours and widths, columns hidden, panes thawed."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        for column in ("A", "B", "C"):
            sheet.column_dimensions[column].width = 7
        sheet.column_dimensions["D"].hidden = True
        sheet.freeze_panes = None
        for row in sheet.iter_rows(max_row=12):
            for cell in row:
                cell.fill = PatternFill("solid", "FFEE88")
    book.save(path)
    return path


def in_other_order(path: Path) -> Path:
    """The columns of every register from right to left, as one might drag them; the sheets, too."""
    book = load_workbook(path)
    for sheet in book.worksheets:
        if sheet["A1"].value == "folio":
            rows = [[(cell.value, cell.number_format) for cell in row][::-1] for row in sheet.iter_rows()]
            for at, row in enumerate(rows, start=1):
                for place, (value, written) in enumerate(row, start=1):
                    sheet.cell(at, place).value = value
                    sheet.cell(at, place).number_format = written
    book.move_sheet(book.worksheets[2], 1)
    book.save(path)
    return path


WAYS: dict[str, Callable[[Path], Path]] = {
    "xlsx": office("xlsx"),
    "xlsx twice": office("xlsx", "xlsx"),
    "ods and back": office("ods", "xlsx"),
    "dressed": dressed,
    "in other order": in_other_order,
}


@pytest.fixture
def made(
    request: pytest.FixtureRequest, lists: Lists, new_store: NewStore, tmp_path: Path
) -> tuple[Path, dict[str, KnownOffice]]:
    changes = RETURNS[request.param]
    ret = a_return(**changes)
    if changes.get("sessions") == 40:
        ret.records[training] = [session(title=LONG[:250].replace("\n", " "), remarks=LONG) for _ in range(40)]
        for number, record in enumerate(ret.records[training], start=1):
            record.uid, record.folio = f"t{number}", f"30-SEMAR-01-CAP-2025-{number:04}"
    keys = new_store().keys
    write_return(ret, lists, tmp_path / "r.xlsx", sign=keys.sign)
    return tmp_path / "r.xlsx", {keys.own: KnownOffice(OFFICE.code, OFFICE.name)}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("made", RETURNS, indirect=True)
def test_it_is_verified_still(made: tuple[Path, dict[str, KnownOffice]], way: str) -> None:
    if WAYS[way].__name__ == "saved" and shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed")
    path, keys = made
    found = verify(WAYS[way](path), keys=keys)
    assert (found.state, found.changes) == (State.VERIFIED, [])


@pytest.mark.parametrize("made", ["de todos"], indirect=True)
def test_a_sheet_of_remarks_is_told_and_nothing_else(made: tuple[Path, dict[str, KnownOffice]]) -> None:
    path, keys = made
    book = load_workbook(path)
    book.create_sheet("Observaciones", 0)["A1"] = "Falta la lista"
    book.save(path)
    found = verify(path, keys=keys)
    assert (found.state, [(one.kind, one.sheet) for one in found.changes]) == (
        State.VERIFIED,
        [(ChangeKind.SHEET_ADDED, "Observaciones")],
    )


@pytest.mark.parametrize("made", ["de todos"], indirect=True)
def test_rows_sorted_by_another_column_are_moved_and_no_more(made: tuple[Path, dict[str, KnownOffice]]) -> None:
    path, keys = made
    book = load_workbook(path)
    sheet = book["Capacitaciones"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    for at, row in enumerate(sorted(rows, key=lambda row: str(row[0]), reverse=True), start=3):
        for place, value in enumerate(row, start=1):
            sheet.cell(at, place).value = value
    book.save(path)
    found = verify(path, keys=keys)
    assert found.state is State.VERIFIED
    assert {one.kind for one in found.changes} == {ChangeKind.ROW_MOVED} and len(found.changes) == 2
