"""The catalogue as a workbook: it loads back without a difference, and is pleasant to correct."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from napdesk.excel.catalogue_book import write_catalogue
from napdesk.excel.reading import read_table
from napdesk.house import plan
from napdesk.registers.catalogue import REGISTERS
from napdesk.resources import resources
from napdesk.schema.catalogue_columns import KEYS
from napdesk.schema.codes import Lists
from napdesk.schema.figures import Narrowing
from napdesk.schema.text import Language
from napdesk.services.catalogue import measures_of
from napdesk.services.catalogue_file import read_catalogue
from napdesk.services.catalogue_rows import made_of, written

LISTS = Lists.load(resources() / "lists")
SHIPPED = plan()


def saved(path: Path, catalogue=SHIPPED, language: Language = Language.ES) -> Path:  # type: ignore[no-untyped-def]
    rows = [written(one) for one in catalogue.rows]
    write_catalogue(path, rows, catalogue.version, REGISTERS, language)
    return path


@pytest.mark.parametrize("language", Language)
def test_it_loads_back_the_same(tmp_path: Path, language: Language) -> None:
    path = saved(tmp_path / "c.xlsx", language=language)
    assert read_catalogue(read_table(path), REGISTERS, LISTS) == (SHIPPED, [])


def test_what_is_narrowed_loads_back_too(tmp_path: Path) -> None:
    course = next(one for one in SHIPPED.rows if one.id == "PA-7")
    narrow = Narrowing(("semar", "sedena"), ("course", "diploma"), 8.5, SHIPPED.rows[0].valid_from)
    catalogue = made_of([replace(course, narrowing=narrow, source="=1+1", official_number="007")])
    assert read_catalogue(read_table(saved(tmp_path / "c.xlsx", catalogue)), REGISTERS, LISTS) == (catalogue, [])


def test_the_first_sheet_is_a_plain_table(tmp_path: Path) -> None:
    sheet = load_workbook(saved(tmp_path / "c.xlsx")).worksheets[0]
    assert tuple(cell.value for cell in sheet[1]) == KEYS
    assert (sheet.max_row, sheet.freeze_panes, sheet.auto_filter.ref) == (47, "B2", "A1:AC47")
    at = {key: place for place, key in enumerate(KEYS)}
    first = sheet[2]
    assert (first[at["target"]].value, first[at["valid_from"]].is_date) == (12, True)
    assert all(sheet.column_dimensions[cell.column_letter].width >= 9 for cell in sheet[1])


@pytest.mark.parametrize("language", Language)
def test_columns_and_measures_are_explained(tmp_path: Path, language: Language) -> None:
    _, columns, measures = load_workbook(saved(tmp_path / "c.xlsx", language=language)).worksheets
    assert tuple(row[0].value for row in columns.iter_rows(min_row=2)) == KEYS
    told = {row[0].value: row[3].value for row in measures.iter_rows(min_row=2)}
    assert set(told) == set(measures_of(REGISTERS))
    assert all(told.values())
