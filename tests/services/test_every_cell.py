"""Every cell of a return of 300 records changed in turn, in its sheet's own XML: each is found and named, where it is.

Five hundred of them, all with ``NAPDESK_FAULTS=full``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from napdesk.excel.canonical import canonical, plain
from napdesk.excel.manifest import NAME
from napdesk.registers.training import training
from napdesk.schema.codes import Lists
from napdesk.services.returns import write_return
from napdesk.services.verifying import State, verify
from tests.faults.conftest import FULL
from tests.made_returns import a_return
from tests.samples import session

pytestmark = pytest.mark.slow

RECORDS, SAMPLED, PARTS = 300, 500, 10
TAG = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Cell = tuple[str, str, str]  # the sheet's part of the file, its name, the cell's address


@pytest.fixture(scope="module")
def whole(lists: Lists, tmp_path_factory: pytest.TempPathFactory) -> Path:
    ret = a_return()
    ret.records[training] = [
        session(title=f"Curso {number}", uniformed_women=number, remarks=f"ñ {number}\ndos")
        for number in range(RECORDS)
    ]
    for number, record in enumerate(ret.records[training], start=1):
        record.uid, record.folio = f"training-{number}", f"30-SEMAR-01-CAP-2025-{number:04}"
    path = tmp_path_factory.mktemp("whole") / "r.xlsx"
    write_return(ret, lists, path)
    return path


@pytest.fixture(scope="module")
def cells(whole: Path) -> dict[Cell, object]:
    """Every cell somebody can see and what it says."""
    book = load_workbook(whole)
    found: dict[Cell, object] = {}
    for at, sheet in enumerate(book.worksheets, start=1):
        for row in sheet.iter_rows():
            for cell in row:
                hidden = sheet.row_dimensions[cell.row].hidden or sheet.title == NAME
                if cell.value is not None and not hidden:
                    found[f"xl/worksheets/sheet{at}.xml", sheet.title, cell.coordinate] = cell.value
    return found


def mutations(cells: dict[Cell, object], part: int) -> Iterator[Cell]:
    wanted = list(cells)
    if os.environ.get(FULL) != "full":
        wanted = Random(1325).sample(wanted, SAMPLED)
    return iter(wanted[part::PARTS])


def mutate(whole: Path, target: Path, cell: Cell, how: int) -> None:
    """Write a copy with one cell saying something else (0), nothing (1), or the same as another kind of value (2)."""
    part, _sheet, address = cell
    with ZipFile(whole) as old, ZipFile(target, "w", ZIP_STORED) as new:
        for name in old.namelist():
            raw = old.read(name)
            if name == part:
                tree = etree.fromstring(raw)
                (found,) = tree.iterfind(f".//{TAG}c[@r='{address}']")
                _say(found, how)
                raw = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, raw)


def _say(found: etree._Element, how: int) -> None:
    is_number = found.get("t") in (None, "n")
    number = found.findtext(f"{TAG}v")
    for child in list(found):
        found.remove(child)
    found.attrib.pop("t", None)
    if how == 0 and is_number:
        etree.SubElement(found, f"{TAG}v").text = str(float(number or 0) + 1)
    elif how != 1 and not is_number and how == 2:
        etree.SubElement(found, f"{TAG}v").text = "7"
    elif how != 1:
        found.set("t", "inlineStr")
        words = etree.SubElement(etree.SubElement(found, f"{TAG}is"), f"{TAG}t")
        words.text = number if is_number else "otra cosa"


def test_there_are_five_thousand_to_change(cells: dict[Cell, object]) -> None:
    assert len(cells) >= 5_000


@pytest.mark.parametrize("part", range(PARTS))
def test_each_changed_cell_is_found_and_named(
    whole: Path, cells: dict[Cell, object], tmp_path: Path, part: int
) -> None:
    for at, cell in enumerate(mutations(cells, part)):
        mutate(whole, tmp_path / "m.xlsx", cell, at % 3)
        found = verify(tmp_path / "m.xlsx")
        _, sheet, address = cell
        assert found.state is State.ALTERED, cell
        assert [(one.kind.value, one.sheet, one.cell) for one in found.changes] == [("cell", sheet, address)], cell
        assert found.changes[0].was == plain(canonical(cells[cell])), cell
