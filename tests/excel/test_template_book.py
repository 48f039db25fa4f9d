"""The template of all registers: who and for when it is, what it asks, and what is read back from it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from openpyxl import load_workbook

from napdesk.excel import fill_sheet
from napdesk.excel.fill_sheet import FIRST_ROW, KEY_ROW
from napdesk.excel.places import TEMPLATE
from napdesk.excel.template_book import read_template_book, write_template_book
from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.codes import Lists
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Language

PERIOD = Period(2025, Periodicity.QUARTER, 3)


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch, lists: Lists, tmp_path: Path) -> Path:
    monkeypatch.setattr(fill_sheet, "PREPARED_ROWS", 20)
    write_template_book(REGISTERS, lists, "30-SEMAR-01", PERIOD, Language.ES, tmp_path / "t.xlsx")
    return tmp_path / "t.xlsx"


def test_it_tells_office_and_period_and_a_table_for_each_register(path: Path) -> None:
    book = load_workbook(path)
    assert book.security.lockStructure and book[TEMPLATE].sheet_state == "veryHidden"
    assert book.worksheets[0].cell(2, 1).value == "30-SEMAR-01 · 3.er trimestre de 2025 (jul–sep)"
    for register in REGISTERS:
        sheet = book[register.title.es]
        keys = {cell.value: cell.column for cell in sheet[KEY_ROW]}
        assert set(keys) == {asked.key for asked in register.leaving}
        sheet.cell(FIRST_ROW + 1, keys[register.name_field.key], register.key)
    book.save(path)
    filled = read_template_book(path)
    assert (filled.office, filled.period, list(filled.tables)) == (
        "30-SEMAR-01",
        PERIOD,
        [one.key for one in REGISTERS],
    )
    for register in REGISTERS:
        table = filled.tables[register.key]
        assert (table.first_row, len(table.rows)) == (FIRST_ROW, 2)
        assert dict(zip(table.header, table.rows[1], strict=True))[register.name_field.key] == register.key


def test_blank_it_holds_no_row(path: Path) -> None:
    assert [table.rows for table in read_template_book(path).tables.values()] == [[]] * len(REGISTERS)


def _renamed(book: Any) -> None:
    book["Capacitaciones"].title = "Cursos"


def _without(book: Any) -> None:
    del book[TEMPLATE]


def _shown(book: Any) -> None:
    book["Capacitaciones"].row_dimensions[KEY_ROW].hidden = False


def _newer(book: Any) -> None:
    book[TEMPLATE]["A1"] = book[TEMPLATE]["A1"].value.replace('"format": 1', '"format": 2')


def _other(book: Any) -> None:
    book[TEMPLATE]["A1"] = "[]"


def _period(book: Any) -> None:
    book[TEMPLATE]["A1"] = book[TEMPLATE]["A1"].value.replace("2025-T3", "2025-T7")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_renamed, "template_sheet_gone"),
        (_shown, "template_sheet_gone"),
        (_without, "not_a_template"),
        (_other, "not_a_template"),
        (_period, "not_a_template"),
        (_newer, "newer_template"),
    ],
)
def test_what_is_no_whole_template_is_refused(path: Path, change: Callable[[Any], None], code: str) -> None:
    book = load_workbook(path)
    change(book)
    book.save(path)
    with pytest.raises(Trouble, match=code):
        read_template_book(path)


@pytest.mark.slow
def test_saved_again_in_libreoffice_it_is_read_as_before(path: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here")
    line = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*line, "--outdir", tmp_path / "again", path], check=True, capture_output=True)
    assert read_template_book(tmp_path / "again" / path.name) == read_template_book(path)


def test_the_whole_of_it_takes_little_time(lists: Lists, tmp_path: Path) -> None:
    begun = perf_counter()
    write_template_book(REGISTERS, lists, "30-SEMAR-01", PERIOD, Language.EN, tmp_path / "t.xlsx")
    assert perf_counter() - begun < 3
