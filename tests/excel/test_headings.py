"""Sheets as people keep them: titles on two rows or under merged cells, and cells that cannot be read."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from napdesk.excel.headings import NO_HEADING, Heading, open_sheets, pasted_sheet, table_under, titles_of
from napdesk.excel.reading import ReadSheet
from napdesk.schema.problems import Trouble


def sheet(*rows: list[object]) -> ReadSheet:
    return ReadSheet("Hoja", [list(row) for row in rows])  # type: ignore[arg-type]


GROUPED = [["Curso", "Fechas", None, "Asistentes", None], [None, "Inicio", "Término", "Mujeres", "Hombres"]]
ROW = ["Curso A", "05/02/2024", "09/02/2024", 19, 11]


def test_titles_of_two_rows_are_told_together() -> None:
    told = titles_of(sheet(*GROUPED, ROW), Heading(1, 2))
    assert told == ["Curso", "Fechas · Inicio", "Fechas · Término", "Asistentes · Mujeres", "Asistentes · Hombres"]


def test_merged_titles_reach_as_far_as_they_are_merged(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Curso", "Fechas", None, "Notas"], [None, "Inicio", "Término", "Más"], ["A", "x", "y", "z"]):
        book.active.append(row)
    book.active.merge_cells("A1:A2")
    book.active.merge_cells("B1:C1")
    book.save(tmp_path / "a.xlsx")
    [read] = open_sheets(tmp_path / "a.xlsx")
    assert titles_of(read, Heading(1, 2)) == ["Curso", "Fechas · Inicio", "Fechas · Término", "Notas · Más"]
    assert table_under(read, Heading(1, 2)).rows == [["A", "x", "y", "z"]]


def test_a_table_has_the_row_numbers_of_its_sheet() -> None:
    table = table_under(sheet(["Reporte"], [], ["name", "n"], ["A", 1], [], ["B", 2], [None, None]), Heading(3, 3))
    assert (table.header, table.first_row) == (["name", "n"], 4)
    assert table.rows == [["A", 1], [None, None], ["B", 2]]


def test_without_titles_every_row_is_one() -> None:
    table = table_under(sheet(["A", 1], ["B", 2, 3]), NO_HEADING)
    assert (table.header, table.first_row, table.rows) == (["", "", ""], 1, [["A", 1, None], ["B", 2, 3]])


def test_a_formula_keeps_its_result_and_one_without_is_told(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["name", "n"], ["A", "=1+1"], ["B", "#N/A"], ["C", 3]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    table = table_under(open_sheets(tmp_path / "a.xlsx")[0], Heading(1, 1))
    told = {row: [(at, one.code, one.message.es) for at, one in flaws] for row, flaws in table.flaws.items()}
    assert told == {
        2: [(1, "formula_without_value", "La celda B2 trae una fórmula sin su resultado.")],
        3: [(1, "error_cell", "La celda B3 muestra un error de Excel.")],
    }


def test_a_row_of_a_csv_that_lost_a_separator_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("name,n,\nA,1,\nB\nC,1,2,3\n,,\nD,1,\n", encoding="utf-8")
    table = table_under(open_sheets(tmp_path / "a.csv")[0], Heading(1, 1))
    assert {row: [one.code for _, one in flaws] for row, flaws in table.flaws.items()} == {
        3: ["ragged_row"],
        4: ["ragged_row"],
    }


def test_days_counted_since_1904_are_the_days_that_were_typed(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["Inicio"])
    book.active.append([datetime(2024, 2, 5)])
    book.save(tmp_path / "a.xlsx")
    [read] = open_sheets(tmp_path / "a.xlsx")
    assert read.rows[1] == [date(2024, 2, 5)]
    assert read.traits.since_1904


def test_hidden_sheets_are_there_and_say_so_and_empty_ones_are_not(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["a"])
    book.create_sheet("Vacía")
    hidden = book.create_sheet("Oculta")
    hidden.append(["b"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [(one.name, one.visible) for one in open_sheets(tmp_path / "a.xlsx")] == [("Sheet", True), ("Oculta", False)]


def test_cells_copied_from_a_spreadsheet_are_a_sheet() -> None:
    pasted = pasted_sheet('Curso\tNotas\r\nA\t"uno\r\ndos ""y"" tres"\r\n\t\r\nB\t=1+1\r\n', "Lo pegado")
    assert pasted.rows == [["Curso", "Notas"], ["A", 'uno\ndos "y" tres'], [None, None], ["B", "=1+1"]]


def test_a_quote_that_opens_nothing_is_a_letter() -> None:
    pasted = pasted_sheet('Curso\tNotas\r\n"Paz\tx\r\nB\ty\r\n', "Lo pegado")
    assert pasted.rows[1:3] == [['"Paz', "x"], ["B", "y"]]


@pytest.mark.parametrize("text", ["", "\r\n", "\t\t\r\n\t\r\n"])
def test_nothing_pasted_is_said(text: str) -> None:
    with pytest.raises(Trouble, match="empty_file"):
        pasted_sheet(text, "Lo pegado")


def test_a_file_of_nothing_or_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\n , \n")
    with pytest.raises(Trouble, match="empty_file"):
        open_sheets(tmp_path / "a.csv")
    with pytest.raises(Trouble, match="no_such_file"):
        open_sheets(tmp_path / "b.csv")
