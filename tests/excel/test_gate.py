"""Hostile and broken files are refused by the gate, each with its reason, before any parser sees them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from napdesk.excel.gate import pass_gate
from napdesk.schema.problems import Trouble

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "<Types/>"
BOOK = f'<workbook xmlns="{NS}" xmlns:r="r"><sheets><sheet name="Hoja" sheetId="1" r:id="a"/></sheets></workbook>'
RELS = '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>'
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
SHEET = "xl/worksheets/sheet1.xml"


def sheet(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{NS}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def workbook(path: Path, **parts: str | bytes | None) -> Path:
    """A minimal workbook; ``parts`` change (or with None leave out) types, book, rels, sheet, or add ``extra``."""
    names = {
        "types": "[Content_Types].xml",
        "book": "xl/workbook.xml",
        "rels": "xl/_rels/workbook.xml.rels",
        "sheet": SHEET,
    }
    content: dict[str, str | bytes | None] = {"types": TYPES, "book": BOOK, "rels": RELS, "sheet": sheet(CELL)} | parts
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for part, text in content.items():
            if text is not None:
                archive.writestr(names.get(part, part), text)
    return path


def cell(ref: str) -> str:
    return sheet(f'<row><c r="{ref}"><v>1</v></c></row>')


TOO_BIG = {
    "one cell in the last corner": {"sheet": cell("XFD1048576")},
    "one cell far down and one far right": {"sheet": sheet('<row><c r="A1048576"/></row><row><c r="CV1"/></row>')},
    "a prefix on the elements": {"sheet": f'<x:worksheet xmlns:x="{NS}"><x:c r="XFD1048576"/></x:worksheet>'},
    "an address in character references": {"sheet": cell("&#88;FD1048576")},
    "a lower-case address": {"sheet": cell("xfd1048576")},
    "a stated dimension": {"sheet": sheet(CELL, before='<dimension ref="A1:XFD1048576"/>')},
    "a merged area": {"sheet": sheet(CELL, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')},
    "rows without addresses": {"sheet": sheet('<row r="1048576"><c><v>1</v></c><c/><c/><c/><c/></row>')},
    "a sheet of nothing but blanks that swells": {"sheet": sheet(CELL + " " * 30_000_000)},
    "too many entries": {f"x{number}": "" for number in range(2_001)},
}
NO_WORKBOOK: dict[str, dict[str, str | bytes | None]] = {
    "no workbook part": {"book": None},
    "no relations": {"rels": None},
    "no types": {"types": None},
    "no sheets": {"book": f'<workbook xmlns="{NS}"/>'},
    "a sheet that is not there": {"sheet": None},
    "a relation that is not there": {"rels": "<Relationships/>"},
    "broken XML": {"sheet": "<worksheet><row>"},
    "two bytes a letter": {"sheet": sheet(CELL).encode("utf-16")},
    "a document type": {"sheet": '<!DOCTYPE x [<!ENTITY a "b">]>' + sheet(CELL)},
    "an address that is none": {"sheet": cell("A0x")},
    "an address beyond any sheet": {"sheet": cell("AAAAAAA1")},
}


@pytest.mark.parametrize("parts", TOO_BIG.values(), ids=TOO_BIG)
def test_too_big(tmp_path: Path, parts: dict[str, str | bytes]) -> None:
    with pytest.raises(Trouble, match="too_big"):
        pass_gate(workbook(tmp_path / "a.xlsx", **parts))


@pytest.mark.parametrize("parts", NO_WORKBOOK.values(), ids=NO_WORKBOOK)
def test_not_a_workbook(tmp_path: Path, parts: dict[str, str | bytes | None]) -> None:
    with pytest.raises(Trouble, match="not_a_workbook"):
        pass_gate(workbook(tmp_path / "a.xlsx", **parts))


def twice(path: Path) -> None:
    with ZipFile(workbook(path), "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, sheet(CELL))


def cut(path: Path) -> None:
    path.write_bytes(workbook(path).read_bytes()[:-40])


def encrypted_entry(path: Path) -> None:
    raw = bytearray(workbook(path).read_bytes())
    raw[6] |= 1
    start = raw.find(b"PK\x01\x02")
    while start >= 0:
        raw[start + 8] |= 1
        start = raw.find(b"PK\x01\x02", start + 4)
    path.write_bytes(bytes(raw))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.write_bytes(b""), "not_a_workbook"),
        (lambda path: path.write_bytes(b"%PDF-1.7"), "not_a_workbook"),
        (lambda path: path.write_bytes(b"PK\x03\x04" + b"\0" * 99), "not_a_workbook"),
        (cut, "not_a_workbook"),
        (twice, "not_a_workbook"),
        (encrypted_entry, "not_a_workbook"),
        (lambda path: path.write_bytes(OLE + b"\0" * 600), "old_workbook"),
        (lambda path: path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le")), "needs_password"),
        (lambda path: workbook(path, **{"xl/vbaProject.bin": b"x"}), "has_macros"),
        (
            lambda path: workbook(path, types="<Types><Override ContentType='x.macroEnabled.main+xml'/></Types>"),
            "has_macros",
        ),
    ],
)
def test_other_files(tmp_path: Path, make: Callable[[Path], object], code: str) -> None:
    make(tmp_path / "a.xlsx")
    with pytest.raises(Trouble, match=code):
        pass_gate(tmp_path / "a.xlsx")


def test_what_calamine_does_not_tell_is_noted(tmp_path: Path) -> None:
    rows = (
        '<row r="1" hidden="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>""</f><v></v></c>'
        '<c r="C2" t="e"><v>#N/A</v></c></row>'
    )
    traits = pass_gate(workbook(tmp_path / "a.xlsx", sheet=sheet(rows)))["Hoja"]
    assert (traits.hidden_rows, traits.formulas, traits.text_formulas, traits.errors) == (
        {1},
        {"A2", "B2"},
        {"B2"},
        {"C2"},
    )
    assert (traits.last_row, traits.last_column) == (2, 3)
