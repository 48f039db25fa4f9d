"""What is written is what is read: text is always text, days are days, and nothing is a formula."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from napdesk.excel.looks import Look
from napdesk.excel.parsing import sheets_of
from napdesk.excel.sheets import Running, Sheet
from napdesk.excel.workbook import save_workbook

STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    " =",
    "'",
    '"',
    "=cmd|' /C calc'!A0",
    "#REF!",
    "#N/A",
    "TRUE",
    "1E5",
    "00123",
    "01/02/2025",
    "{=1}",
)
FORMULA_LIKE = [f"{start}{rest}" for start in STARTS for rest in ("1+1", "52 229 123", "SUM(A1)", "x", "\ny", "ñ")]
UNICODE = ["ñÑáÜ", "Ñuu Savi", "日本", "👩‍⚖️", "a\u0301", "‮x", " bordes ", "&<>\"'", "]]>", "&amp;", "\u2028", "_x_"]


def write(path: Path, *rows: tuple[object, ...], look: Look = Look.TEXT, **traits: object) -> Path:
    sheet = Sheet("Hoja", widths=(20,) * len(rows[0]), **traits)  # type: ignore[arg-type]
    for row in rows:
        sheet.add(row, look)  # type: ignore[arg-type]
    save_workbook([sheet], Running("R&D", "DATOS FICTICIOS", "30-SEMAR-01/2025-T3/R0"), path, title="t", author="a")
    return path


def test_formula_like_text_stays_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", *((text,) for text in FORMULA_LIKE))
    cells = [row[0] for row in load_workbook(path)["Hoja"].iter_rows()]
    assert [cell.value for cell in cells] == FORMULA_LIKE
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    assert [row[0] for row in sheets_of(path)[0].rows] == FORMULA_LIKE


@pytest.mark.parametrize("text", UNICODE)
def test_text_comes_back_as_it_went(tmp_path: Path, text: str) -> None:
    assert sheets_of(write(tmp_path / "a.xlsx", (text,)))[0].rows == [[text]]


@pytest.mark.parametrize(
    ("value", "look", "read", "number_format"),
    [
        (1204, Look.NUMBER, 1204, "#,##0"),
        (2.5, Look.AMOUNT, 2.5, "#,##0.0#"),
        (date(2025, 7, 1), Look.DAY, date(2025, 7, 1), "dd/mm/yyyy"),
        ("N/D", Look.NUMBER, "N/D", "@"),
        (0.4118, Look.SHARE, 0.4118, "0.0 %"),
    ],
)
def test_numbers_and_days_are_real(tmp_path: Path, value: object, look: Look, read: object, number_format: str) -> None:
    path = write(tmp_path / "a.xlsx", (value,), look=look)
    assert sheets_of(path)[0].rows == [[read]]
    assert load_workbook(path)["Hoja"]["A1"].number_format == number_format


def test_blanks_keep_their_place(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", (None, None, None), (None, None, "x"), look=Look.BARE)
    assert sheets_of(path)[0].rows == [[], [None, None, "x"]]


def test_a_sheet_is_set_up_to_read_and_to_print(tmp_path: Path) -> None:
    path = write(tmp_path / "a.xlsx", ("Folio", "x"), ("1", "largo " * 40), heading=1, frozen_columns=1, filters=True)
    sheet = load_workbook(path)["Hoja"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:B2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.oddFooter.left.text == "30-SEMAR-01/2025-T3/R0"
    assert sheet.oddFooter.right.text == "Página &P de &N"
    assert sheet.oddHeader.left.text == "R&&D"
    assert sheet.oddHeader.center.text == "DATOS FICTICIOS"
    assert sheet.row_dimensions[2].height > 100


def test_the_same_sheets_make_the_same_values_and_no_temporary_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    assert sheets_of(write(tmp_path / "a.xlsx", ("x",))) == sheets_of(write(tmp_path / "b.xlsx", ("x",)))


STREAMED = """
import resource, sys
from pathlib import Path
from napdesk.excel.looks import Look
from napdesk.excel.sheets import Row, Running, Streamed
from napdesk.excel.workbook import save_workbook
count = int(sys.argv[2])
rows = lambda: (Row((f"curso {at}", at, "palabra " * 12), (Look.TEXT, Look.NUMBER, Look.TEXT)) for at in range(count))
sheet = Streamed("Muchos", widths=(20, 10, 30), heading=1, filters=True, below=rows, count=count)
sheet.add(("Curso", "Personas", "Nota"), Look.HEADING)
save_workbook([sheet], Running(), Path(sys.argv[1]), title="x", author="x")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def streamed(path: Path, count: int) -> int:
    """Writes so many rows in a process of their own; the most memory that took, in KiB."""
    done = subprocess.run(
        [sys.executable, "-c", STREAMED, path, str(count)], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


@pytest.mark.slow
def test_rows_that_are_streamed_take_no_more_memory_the_more_they_are(tmp_path: Path) -> None:
    few, many = streamed(tmp_path / "few.xlsx", 2_000), streamed(tmp_path / "many.xlsx", 60_000)
    assert many - few < 8_000


def test_what_is_streamed_stands_below_its_head_with_the_height_it_needs(tmp_path: Path) -> None:
    streamed(tmp_path / "s.xlsx", 3)
    sheet = load_workbook(tmp_path / "s.xlsx")["Muchos"]
    assert [row[0].value for row in sheet] == ["Curso", "curso 0", "curso 1", "curso 2"]
    assert sheet.auto_filter.ref == "A1:C4" and sheet.freeze_panes == "A2"
    assert sheet.row_dimensions[2].height > 30
