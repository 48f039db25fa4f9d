"""The blank workbook: what is offered in it, and that what is typed into it comes back under the right keys."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from openpyxl import load_workbook

from napdesk.excel import template
from napdesk.excel.marked import write_marked_rows
from napdesk.excel.reading import Table, read_table
from napdesk.excel.template import write_template
from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.network import network
from napdesk.registers.training import training
from napdesk.schema.codes import Lists
from napdesk.schema.problems import Trouble
from napdesk.schema.register import Register
from napdesk.schema.text import Language


@pytest.fixture(autouse=True)
def few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer than the five hundred rows made ready for a person, who would mind; these tests read three."""
    monkeypatch.setattr(template, "PREPARED_ROWS", 20)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)
@pytest.mark.parametrize("language", Language)
def test_a_template_asks_every_field_but_the_personal(
    lists: Lists, tmp_path: Path, register: Register, language: Language
) -> None:
    write_template(register, lists, language, tmp_path / "t.xlsx")
    sheet = load_workbook(tmp_path / "t.xlsx").active
    asked = [each for each in register.fields if not each.personal]
    assert [cell.value for cell in sheet[1]] == [each.key for each in asked]
    labels = [("★ " if each.essential else "") + each.label.to(language) for each in asked]
    assert [cell.value for cell in sheet[2]] == labels
    assert all(cell.comment and cell.comment.text for cell in sheet[2])
    assert sheet.row_dimensions[1].hidden and sheet.max_row == template.PREPARED_ROWS + 2


def test_lists_long_and_short_drop_down_from_a_hidden_sheet(lists: Lists, tmp_path: Path) -> None:
    write_template(network, lists, Language.ES, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    choices = book["Listas"]
    columns = {column[0].value: [cell.value for cell in column[1:] if cell.value] for column in choices.iter_cols()}
    assert choices.sheet_state == "hidden"
    assert columns["status"] == ["Activa", "Inactiva", "Disuelta"]
    assert len(columns["municipality"]) == 2478
    assert columns["municipality"][0] == "01001 · Aguascalientes, Aguascalientes"
    assert len(book.active.data_validations.dataValidation) == len(columns)


def test_what_is_typed_is_read_back_and_the_empty_rows_are_not(lists: Lists, tmp_path: Path) -> None:
    write_template(training, lists, Language.ES, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    columns = {cell.value: cell.column for cell in book.active[1]}
    book.active.cell(3, columns["title"], "=Curso")
    book.active.cell(3, columns["title"]).data_type = "s"
    book.active.cell(4, columns["uniformed_women"], 19)
    book.save(tmp_path / "t.xlsx")
    table = read_table(tmp_path / "t.xlsx")
    assert (table.first_row, len(table.rows)) == (3, 2)
    assert dict(zip(table.header, table.rows[0], strict=True))["title"] == "=Curso"
    assert dict(zip(table.header, table.rows[1], strict=True))["uniformed_women"] == 19


def test_wrong_rows_come_back_with_what_is_wrong(tmp_path: Path) -> None:
    table = Table(["name", "n"], [["buena", 1], ["=mala", 2], [None, True]], 3)
    write_marked_rows(tmp_path / "e.xlsx", table, {4: "Falta «n».", 5: "Falta el nombre."}, Language.ES)
    read = read_table(tmp_path / "e.xlsx")
    assert read.header == ["Qué está mal", "Renglón", "name", "n"]
    assert read.rows == [["Falta «n».", 4, "=mala", 2], ["Falta el nombre.", 5, None, "Sí"]]


def test_a_disk_that_fills_is_one_sentence(lists: Lists, tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    whole = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, whole[1]))
    try:
        with pytest.raises(Trouble, match="disk_full"):
            write_template(training, lists, Language.ES, tmp_path / "t.xlsx")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, whole)
    gc.collect()  # what a half-written archive says as it goes is a warning, and so an error
    assert list(tmp_path.iterdir()) == []
