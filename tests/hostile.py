"""Workbooks that mean harm or are broken, by kind; and those that are merely odd, which are read all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from tests import hostile_parts as parts
from tests import hostile_zips as zips
from tests.book_parts import (
    BIG,
    BOOK,
    GOOD,
    HEAD,
    RELS,
    ROW,
    SHEET,
    SHEET_ML,
    STRINGS,
    STYLES,
    TYPES,
    Content,
    Hostile,
    Make,
    relation,
    relations,
    sheet,
    strings,
    types,
    workbook,
    zipped,
)

KINDS: Mapping[str, Callable[[], Iterator[Hostile]]] = {
    "another file": zips.other_files,
    "cut off": zips.cut_short,
    "noise": zips.noise,
    "names": zips.names,
    "zips": zips.zips,
    "bombs": zips.bombs,
    "what acts": parts.acting,
    "document types": parts.document_types,
    "encodings": parts.encodings,
    "broken XML": parts.broken_xml,
    "far out": parts.far_out,
    "no places": parts.no_places,
    "sheets": parts.missheeted,
    "counts": parts.miscounted,
    "values": parts.values,
    "too long, deep or many": parts.too_long,
}


def heavy_files() -> Iterator[Hostile]:
    """What takes a while to make."""
    many = {f"xl/media/{number}.png": "" for number in range(70_000)}
    yield Hostile("70,000 parts", BIG, partial(workbook, changed=many))
    just_small = {f"xl/media/{number}.png": "\1" * 4_900_000 for number in range(130)}
    yield Hostile("130 pictures that swell a little less", BIG, partial(workbook, changed=just_small))
    yield Hostile("a file of 100 MB", BIG, partial(_hollow, start=b"PK\x03\x04", size=100_000_001))
    yield Hostile("a zip of 100 MB without end", frozenset(("not_a_workbook",)), partial(_hollow, start=b"PK\x03\x04"))
    yield Hostile("an old one of 100 MB", frozenset(("old_workbook",)), partial(_hollow, start=zips.OLE))
    texts = "".join(f"<a{number} b{number}=''>" for number in range(1_000_000))
    yield Hostile("a million names within each other", frozenset(("not_a_workbook",)), _with(sheet(ROW, after=texts)))


def _hollow(path: Path, start: bytes, size: int = 100_000_000) -> None:
    with path.open("wb") as file:
        file.write(start)
        file.truncate(size)


def _with(content: str, part: str = SHEET) -> Make:
    return partial(workbook, changed={part: content})


def odd_files() -> dict[str, Make]:
    """Each with the first row of the good workbook in its first sheet."""
    return {
        **{f"part {name}": _with(content, name) for name, content in _HARMLESS.items()},
        **{f"written {name}": partial(workbook, changed=changed) for name, changed in _WRITTEN.items()},
        "stored": partial(zipped, parts=GOOD, packed=ZIP_STORED),
        "the other way round": partial(zipped, parts=dict(reversed(GOOD.items()))),
        "without styles and theme": partial(workbook, changed={STYLES: None, "xl/theme/theme1.xml": None}),
        "a comment of the zip": _commented,
        "folders in the zip": _with("", "xl/media/"),
    }


def _commented(path: Path) -> None:
    workbook(path)
    with ZipFile(path, "a") as archive:
        archive.comment = "Año 2025".encode()


_HARMLESS: Mapping[str, str] = {
    "docProps/app.xml": f"{HEAD}<a/>",
    "docProps/thumbnail.jpeg": "x",
    "customXml/item1.xml": "<!DOCTYPE a><a/>",
    "xl/printerSettings/printerSettings1.bin": "x",
    "xl/drawings/drawing1.xml": f"{HEAD}<a/>",
    "xl/drawings/vmlDrawing1.vml": "<xml><br></xml>",
    "xl/charts/chart1.xml": f"{HEAD}<a/>",
    "xl/comments1.xml": f"{HEAD}<a/>",
    "xl/threadedComments/threadedComment1.xml": f"{HEAD}<a/>",
    "xl/persons/person.xml": f"{HEAD}<a/>",
    "xl/tables/table1.xml": f"{HEAD}<a/>",
    "xl/calcChain.xml": f"{HEAD}<a/>",
    "xl/ctrlProps/ctrlProp1.xml": f"{HEAD}<a/>",
    "xl/media/image1.png": "x",
    "xl/worksheets/_rels/sheet1.xml.rels": relations(
        relation("h", "hyperlink", "https://www.gob.mx", ' TargetMode="External"')
    ),
}
_MANY = range(2, 50_000)
_PREFIXED = (
    f'<x:worksheet xmlns:x="{SHEET_ML}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c>'
    '<x:c r="B1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
)
_LONGEST = "&#x1F600;" * 32_767
_WRITTEN: Mapping[str, Mapping[str, Content]] = {
    "with a mark": {SHEET: b"\xef\xbb\xbf" + GOOD[SHEET].encode()},
    "without a head": {SHEET: GOOD[SHEET].removeprefix(HEAD)},
    "in lower-case utf-8": {SHEET: GOOD[SHEET].replace("UTF-8", "utf-8")},
    "in ASCII": {STRINGS: strings("<si><t>S&#237;</t></si>").replace("UTF-8", "US-ASCII")},
    "with single quotes": {SHEET: GOOD[SHEET].replace(ROW, ROW.replace('"', "'"))},
    "in another order": {SHEET: GOOD[SHEET].replace('r="A1" t="s"', 't="s" r="A1"')},
    "with a prefix": {SHEET: _PREFIXED},
    "with comments": {SHEET: GOOD[SHEET].replace("<row", "<!-- <c r='XFD1048576'/> --><row")},
    "with an instruction": {SHEET: GOOD[SHEET].replace("<row", "<?mso a?><row")},
    "with too small a dimension": {SHEET: sheet(ROW, before='<dimension ref="A1"/>')},
    "with empty rows": {SHEET: sheet(ROW + "".join(f'<row r="{row}" ht="15"/>' for row in _MANY))},
    "with empty cells": {SHEET: sheet(ROW + "".join(f'<row r="{row}"><c r="A{row}"/></row>' for row in _MANY))},
    "99 deep": {SHEET: sheet(ROW, after="<a>" * 99 + "</a>" * 99)},
    "with the longest text": {SHEET: sheet(f'{ROW}<row r="2"><c r="A2" t="str"><v>{_LONGEST}</v></c></row>')},
    "without counts": {STRINGS: strings(told="")},
    "with counts of nothing": {STRINGS: strings(told='count="0" uniqueCount="0"')},
    "in runs": {STRINGS: strings("<si><r><t>S</t></r><r><t>í</t></r></si>")},
    "with a style too many": {SHEET: GOOD[SHEET].replace('r="B1"', 'r="B1" s="9999"')},
    "with absolute targets": {RELS: GOOD[RELS].replace('"worksheets', '"/xl/worksheets')},
    "with endings that no part has": {
        TYPES: types('<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>')
    },
    "with names of functions": {BOOK: GOOD[BOOK].replace("</w", '<definedName name="a">1</definedName></w')},
}  # fmt: skip
