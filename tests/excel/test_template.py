"""The blank workbook: what is offered in it, what it lets be typed, and that it comes back under the right keys."""

from __future__ import annotations

import gc
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from napdesk.excel import fill_sheet
from napdesk.excel.fill_sheet import EXAMPLE_ROW, FIRST_ROW, HEADING_ROW, KEY_ROW
from napdesk.excel.marked import write_marked_rows
from napdesk.excel.reading import Table, read_table
from napdesk.excel.template import write_template
from napdesk.registers.catalogue import REGISTERS
from napdesk.registers.network import network
from napdesk.registers.police_unit import police_unit
from napdesk.registers.training import training
from napdesk.schema.codes import Lists
from napdesk.schema.problems import Trouble
from napdesk.schema.register import Register
from napdesk.schema.text import Language

INLINE_LIMIT = 255  # characters of a formula in a rule, in Excel
every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)


@pytest.fixture(autouse=True)
def few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer than the five hundred rows made ready for a person, who would mind; these tests read three."""
    monkeypatch.setattr(fill_sheet, "PREPARED_ROWS", 20)


@every_register
@pytest.mark.parametrize("language", Language)
def test_a_template_asks_every_field_but_the_personal(
    lists: Lists, tmp_path: Path, register: Register, language: Language
) -> None:
    write_template(register, lists, language, tmp_path / "t.xlsx")
    sheet = load_workbook(tmp_path / "t.xlsx").active
    asked = [each for each in register.fields if not each.personal]
    assert [cell.value for cell in sheet[KEY_ROW]] == [each.key for each in asked]
    labels = [("★ " if each.essential else "") + each.label.to(language) for each in asked]
    assert [cell.value for cell in sheet[HEADING_ROW]] == labels
    assert all(cell.comment and cell.comment.text for cell in sheet[HEADING_ROW])
    assert sheet.row_dimensions[KEY_ROW].hidden and sheet.max_row == HEADING_ROW + fill_sheet.PREPARED_ROWS
    assert str(sheet.cell(EXAMPLE_ROW, 1).value).startswith(("Ejemplo: ", "Example: "))
    essential = [cell.value for cell, each in zip(sheet[EXAMPLE_ROW], asked, strict=True) if each.essential]
    assert len([value for value in essential if value is not None]) >= len(essential) / 2


def test_lists_long_and_short_drop_down_from_a_hidden_sheet_by_name(lists: Lists, tmp_path: Path) -> None:
    write_template(network, lists, Language.ES, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    assert book["Listas"].sheet_state == "hidden"
    columns = {name: listed(book, name) for name in book.defined_names}
    assert columns["list_network_status"] == ["Activa", "Inactiva", "Disuelta"]
    assert len(columns["list_municipality"]) == 2478
    assert columns["list_municipality"][0] == "01001 · Aguascalientes, Aguascalientes"
    offered = book.active.data_validations.dataValidation
    assert {one.formula1 for one in offered} == set(columns)
    assert not any(one.showErrorMessage for one in offered)  # N/D is an answer too


def test_what_takes_several_answers_offers_them_too(lists: Lists, tmp_path: Path) -> None:
    write_template(police_unit, lists, Language.ES, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    assert listed(book, "list_police_unit_functions") == ["Prevención", "Atención", "Investigación", "Persecución"]
    # One list for the municipality and for the others a unit serves.
    rules = [one for one in book.active.data_validations.dataValidation if one.formula1 == "list_municipality"]
    assert len(rules) == 2


@every_register
def test_only_the_rows_to_type_in_are_open(lists: Lists, tmp_path: Path, register: Register) -> None:
    write_template(register, lists, Language.ES, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    sheet, guard = book.active, book.active.protection
    assert book.security.lockStructure and guard.sheet and guard.password is None
    assert not (guard.autoFilter or guard.sort or guard.formatColumns or guard.formatRows)
    assert guard.insertRows and guard.deleteColumns and guard.formatCells
    for row in sheet.iter_rows():
        assert {cell.protection.locked for cell in row} == {row[0].row < FIRST_ROW}
    assert not any(column.protection.locked for column in sheet.column_dimensions.values())


def test_what_is_typed_is_read_back_and_neither_example_nor_empty_rows_are(lists: Lists, tmp_path: Path) -> None:
    write_template(training, lists, Language.ES, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    columns = {cell.value: cell.column for cell in book.active[KEY_ROW]}
    book.active.cell(FIRST_ROW, columns["title"], "=Curso").data_type = "s"
    book.active.cell(FIRST_ROW + 1, columns["uniformed_women"], 19)
    book.save(tmp_path / "t.xlsx")
    table = read_table(tmp_path / "t.xlsx")
    assert (table.first_row, len(table.rows)) == (FIRST_ROW, 2)
    assert dict(zip(table.header, table.rows[0], strict=True))["title"] == "=Curso"
    assert dict(zip(table.header, table.rows[1], strict=True))["uniformed_women"] == 19


def test_a_template_of_before_with_its_keys_on_top_is_still_read(lists: Lists, tmp_path: Path) -> None:
    write_template(training, lists, Language.ES, tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    book.active.delete_rows(1, KEY_ROW - 1)
    book.active.row_dimensions[KEY_ROW].hidden, book.active.row_dimensions[1].hidden = False, True
    book.active.cell(3, 2, "Curso")
    book.save(tmp_path / "t.xlsx")
    table = read_table(tmp_path / "t.xlsx")
    assert (table.first_row, table.header[1], table.rows[0][1]) == (3, "title", "Curso")


@pytest.mark.slow
@every_register
def test_libreoffice_keeps_lists_locks_and_notes(lists: Lists, tmp_path: Path, register: Register) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here")
    write_template(register, lists, Language.ES, tmp_path / "t.xlsx")
    line = [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*line, "--outdir", tmp_path / "again", tmp_path / "t.xlsx"], check=True, capture_output=True)
    before, after = (load_workbook(path) for path in (tmp_path / "t.xlsx", tmp_path / "again" / "t.xlsx"))
    rules = [[one.formula1 for one in book.active.data_validations.dataValidation] for book in (before, after)]
    assert rules[0] == rules[1] and max(map(len, rules[0])) <= INLINE_LIMIT
    assert {name: listed(before, name) for name in before.defined_names} == {
        name: listed(after, name) for name in after.defined_names
    }
    assert after.active.protection.sheet and not after.active.cell(FIRST_ROW, 1).protection.locked
    assert after.active.cell(HEADING_ROW, 1).protection.locked
    assert [cell.comment.text for cell in after.active[HEADING_ROW]] == [
        cell.comment.text for cell in before.active[HEADING_ROW]
    ]
    assert read_table(tmp_path / "again" / "t.xlsx") == read_table(tmp_path / "t.xlsx")


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


def listed(book: Any, name: str) -> list[str]:
    """The answers under a name of the workbook."""
    ((sheet, cells),) = book.defined_names[name].destinations
    return [row[0].value for row in book[sheet][cells]]
