"""A good workbook, part by part, and what a table of changes makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

SHEET_ML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

TYPES, ROOT, BOOK, RELS = "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET, STRINGS, STYLES, THEME = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/theme/theme1.xml",
)
READ = (TYPES, ROOT, BOOK, RELS, SHEET, STRINGS, STYLES)

Content = str | bytes | None
Make = Callable[[Path], object]
BROKEN = frozenset(("not_a_workbook", "unreadable_workbook"))
NONE, BIG = frozenset(("not_a_workbook",)), frozenset(("too_big",))


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file: what is wrong with it, the codes that say so, and how it is made."""

    name: str
    codes: frozenset[str]
    make: Make


def relation(number: str, kind: str, target: str, more: str = "") -> str:
    return f'<Relationship Id="{number}" Type="{OFFICE}/{kind}" Target="{target}"{more}/>'


def relations(*each: str) -> str:
    return f'{HEAD}<Relationships xmlns="{PACKAGE}">{"".join(each)}</Relationships>'


def types(more: str = "") -> str:
    return f'{HEAD}<Types xmlns="{CONTENT}"><Default Extension="xml" ContentType="application/xml"/>{more}</Types>'


def sheets(*each: str) -> str:
    return f'{HEAD}<workbook xmlns="{SHEET_ML}" xmlns:r="{OFFICE}"><sheets>{"".join(each)}</sheets></workbook>'


def sheet(rows: str, before: str = "", after: str = "") -> str:
    return f'{HEAD}<worksheet xmlns="{SHEET_ML}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings(inside: str = "<si><t>Sí</t></si>", told: str = 'count="1" uniqueCount="1"') -> str:
    return f'{HEAD}<sst xmlns="{SHEET_ML}" {told}>{inside}</sst>'


LAST = "XFD1048576"


def cell(ref: str, inside: str = "<v>1</v>") -> str:
    return sheet(f'<row r="1"><c r="{ref}">{inside}</c></row>')


ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row>'
GOOD: Mapping[str, str] = {
    TYPES: types(),
    ROOT: relations(relation("r1", "officeDocument", BOOK)),
    BOOK: sheets('<sheet name="Hoja" sheetId="1" r:id="a"/>'),
    RELS: relations(
        relation("a", "worksheet", "worksheets/sheet1.xml"),
        relation("b", "sharedStrings", "sharedStrings.xml"),
        relation("c", "styles", "styles.xml"),
    ),
    SHEET: sheet(ROW),
    STRINGS: strings(),
    STYLES: f'{HEAD}<styleSheet xmlns="{SHEET_ML}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>',
    THEME: f'{HEAD}<theme xmlns="t"/>',
}
VALUES = [["Sí", 7]]


def zipped(path: Path, parts: Mapping[str, Content], packed: int = ZIP_DEFLATED) -> None:
    with ZipFile(path, "w", packed) as archive:
        for name, content in parts.items():
            if content is not None:
                archive.writestr(name, content)


def workbook(path: Path, changed: Mapping[str, Content] | None = None) -> None:
    """A good workbook but for what is ``changed``, added, or with None left out."""
    zipped(path, {**GOOD, **(changed or {})})


def good_bytes() -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in GOOD.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changes(kind: str, codes: frozenset[str], table: Mapping[str, Mapping[str, Content]]) -> Iterator[Hostile]:
    for name, changed in table.items():
        yield Hostile(f"{kind}: {name}", codes, partial(workbook, changed=changed))


def raw(kind: str, codes: frozenset[str], table: Mapping[str, bytes]) -> Iterator[Hostile]:
    for name, content in table.items():
        yield Hostile(f"{kind}: {name}", codes, partial(_write, content=content))


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
