"""Sensitive counts leave as sums by entity and in no other form; of too few records not even so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from napdesk.excel.entity_sums import FEWEST, HEADING_ROW
from napdesk.excel.manifest import NAME, read_manifest
from napdesk.excel.parsing import sheets_of
from napdesk.registers.network import network
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence
from napdesk.schema.record import Record
from napdesk.schema.text import Language
from napdesk.services.returns import write_return
from napdesk.services.verifying import State, verify
from tests.made_returns import a_return
from tests.samples import women

VERACRUZ, XALAPA, PUEBLA = "30193", "30087", "21114"
Minors = int | Absence | None


def groups(*given: tuple[str, Minors]) -> list[Record]:
    """A network at each place with so many minors."""
    made = [women(municipality=place, members_minors=minors) for place, minors in given]
    for number, record in enumerate(made):
        record.uid, record.folio = f"n{number}", f"30-SEMAR-01-RED-2025-{number:04}"
    return made


def told(lists: Lists, path: Path, records: list[Record], language: Language = Language.ES) -> list[list[object]]:
    """Entity, records, those that report, and sum, of every row about minors."""
    ret = a_return(language=language)
    write_return(replace(ret, records=ret.records | {network: records}), lists, path)
    name = {Language.ES: "Sumas por entidad", Language.EN: "Sums by entity"}[language]
    rows = next(sheet.rows for sheet in sheets_of(path) if sheet.name == name)[HEADING_ROW:]
    about = network.by_key["members_minors"].label.to(language)
    return [[row[1], *row[3:]] for row in rows if len(row) > 1 and row[2] == about]


@pytest.mark.parametrize(
    ("given", "rows"),
    [
        ([(VERACRUZ, 7)], [["Veracruz", 1, 1, "Confidencial"]]),
        ([(VERACRUZ, 7), (XALAPA, 0)], [["Veracruz", 2, 2, "Confidencial"]]),
        ([(VERACRUZ, 7), (XALAPA, 0), (XALAPA, 2)], [["Veracruz", 3, 3, 9]]),
        ([(VERACRUZ, 0), (XALAPA, 0), (XALAPA, 0)], [["Veracruz", 3, 3, 0]]),
        ([(VERACRUZ, 7), (XALAPA, 5), (XALAPA, None)], [["Veracruz", 3, 2, "Confidencial"]]),
        ([(VERACRUZ, None), (XALAPA, Absence.NOT_AVAILABLE)], [["Veracruz", 2, 0, "Sin dato"]]),
        (
            [(VERACRUZ, 1), (VERACRUZ, 2), (VERACRUZ, 3), (PUEBLA, 9)],
            [["Puebla", 1, 1, "Confidencial"], ["Veracruz", 3, 3, 6]],
        ),
        ([], []),
    ],
)
def test_a_sum_takes_enough_records(
    lists: Lists, tmp_path: Path, given: list[tuple[str, Minors]], rows: list[list[object]]
) -> None:
    assert told(lists, tmp_path / "r.xlsx", groups(*given)) == rows


def test_records_without_a_place_are_a_row_of_their_own(lists: Lists, tmp_path: Path) -> None:
    records = groups(*[(VERACRUZ, 1)] * 3)
    records[0].put("municipality", Absence.NOT_AVAILABLE)
    rows = told(lists, tmp_path / "r.xlsx", records)
    assert rows == [["Veracruz", 2, 2, "Confidencial"], ["Sin entidad", 1, 1, "Confidencial"]]


def test_it_speaks_the_language_of_the_return(lists: Lists, tmp_path: Path) -> None:
    rows = told(lists, tmp_path / "r.xlsx", groups((VERACRUZ, 7)), Language.EN)
    assert rows == [["Veracruz", 1, 1, "Confidential"]]


def test_no_count_of_one_record_is_anywhere_in_the_file(lists: Lists, tmp_path: Path) -> None:
    told(lists, tmp_path / "r.xlsx", groups((VERACRUZ, 4441), (VERACRUZ, 4442), (VERACRUZ, 4443), (PUEBLA, 4444)))
    sheets = {sheet.name: sheet.rows for sheet in sheets_of(tmp_path / "r.xlsx")}
    manifest = read_manifest(sheets.pop(NAME))
    cells = [cell for rows in sheets.values() for row in rows for cell in row]
    assert 4441 + 4442 + 4443 in cells
    assert not [cell for cell in cells if "444" in str(cell)]
    assert not [cell for rows in manifest.values.values() for row in rows for cell in row if "444" in cell]
    assert "444" not in str(manifest.head["counts"])
    assert not {"members_minors", "indigenous_or_afro"} & set(map(str, sheets["Redes de mujeres"][0]))


def test_a_sum_is_sealed(lists: Lists, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    told(lists, path, groups(*[(VERACRUZ, 2)] * FEWEST))
    book = load_workbook(path)
    book["Sumas por entidad"]["F4"] = 60
    book.save(path)
    found = verify(path)
    assert (found.state, [(one.sheet, one.cell, one.was, one.is_) for one in found.changes]) == (
        State.ALTERED,
        [("Sumas por entidad", "F4", "6", "60")],
    )
