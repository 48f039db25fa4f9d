"""Workbooks that mean harm, or are broken: by kind and variant, each with the codes it may be refused with."""

from __future__ import annotations

import random
import struct
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

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


def hostile_files() -> list[Hostile]:
    """All of them, by kind."""
    return [
        file
        for kind in (other_files, cut_short, noise, names, zips, bombs, acting, document_types, encodings)
        + (broken_xml, far_out, no_places, missheeted, miscounted, values, too_long)
        for file in kind()
    ]


# Tables of what is changed in a good workbook.
def changes(kind: str, codes: frozenset[str], table: Mapping[str, Mapping[str, Content]]) -> Iterator[Hostile]:
    for name, changed in table.items():
        yield Hostile(f"{kind}: {name}", codes, partial(workbook, changed=changed))


def raw(kind: str, codes: frozenset[str], table: Mapping[str, bytes]) -> Iterator[Hostile]:
    for name, content in table.items():
        yield Hostile(f"{kind}: {name}", codes, partial(_write, content=content))


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def other_files() -> Iterator[Hostile]:
    yield from raw(
        "another file",
        NONE,
        {
            "empty": b"",
            "one byte": b"P",
            "only PK": b"PK",
            "PDF": b"%PDF-1.7\n%\xe2\xe3",
            "PNG": b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
            "GIF": b"GIF89a" + b"\0" * 64,
            "JPEG": b"\xff\xd8\xff\xe0" + b"\0" * 64,
            "HTML": b"<!DOCTYPE html><html><table>",
            "HTML with a mark": b"\xef\xbb\xbf<html>",
            "XML of Excel 2003": b'<?xml version="1.0"?><Workbook/>',
            "RTF": b"{\\rtf1\\ansi hola}",
            "CSV": "región,año\n1,2\n".encode(),
            "CSV in UTF-16": "a\tb\n".encode("utf-16"),
            "JSON": b'{"a": 1}',
            "a program": b"MZ" + b"\0" * 99,
            "ELF": b"\x7fELF" + b"\0" * 99,
            "gzip": b"\x1f\x8b\x08" + b"\0" * 99,
            "7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 99,
            "RAR": b"Rar!\x1a\x07\0" + b"\0" * 99,
            "bzip2": b"BZh91AY&SY" + b"\0" * 99,
            "SQLite": b"SQLite format 3\0" + b"\0" * 99,
            "BIFF 4": b"\x09\x04\x06\0" + b"\0" * 99,
            "BIFF 2": b"\x09\0\x04\0" + b"\0" * 99,
            "nothing but zeros": b"\0" * 5_000,
            "nothing but blanks": b" " * 5_000,
            "a shortcut": b"L\0\0\0\x01\x14\x02\0" + b"\0" * 99,
            "an empty zip": b"PK\x05\x06" + b"\0" * 18,
            "a zip's first bytes": b"PK\x03\x04" + b"\0" * 99,
        },
    )
    yield from raw("another file", frozenset(("old_workbook",)), {"xls": OLE + b"\0" * 600, "OLE and no more": OLE})
    locked = "EncryptedPackage".encode("utf-16-le")
    yield from raw("another file", frozenset(("needs_password",)), {"locked": OLE + b"\0" * 600 + locked})
    for name, parts in {
        "ODS": {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"},
        "a swollen ODS": {"mimetype": "application/vnd.oasis.opendocument" + " " * 50_000_000},
        "DOCX": {TYPES: types(), "word/document.xml": "<a/>"},
        "PPTX": {TYPES: types(), "ppt/presentation.xml": "<a/>"},
        "XLSB": {TYPES: types(), "xl/workbook.bin": b"\x83\x01"},
        "a zip of anything": {"foto.jpg": b"\xff\xd8"},
        "EPUB": {"mimetype": "application/epub+zip"},
        "a workbook in a zip": {"libro.xlsx": good_bytes()},
    }.items():
        yield Hostile(f"another file: {name}", NONE, partial(zipped, parts=parts))


def cut_short() -> Iterator[Hostile]:
    whole = good_bytes()
    yield from raw("cut off", NONE, {f"at {part}/40": whole[: len(whole) * part // 40] for part in range(1, 40)})
    yield from raw("cut off", NONE, {f"before {start}": whole[start:] for start in (1, 2, 4, 30, 1_000)})


def noise() -> Iterator[Hostile]:
    sizes = (1, 10, 100, 1_000, 10_000, 100_000)
    for start in (b"", b"PK", b"PK\x03\x04"):
        yield from raw(
            "noise", NONE, {f"{start!r} and {size}": start + random.Random(size).randbytes(size) for size in sizes}
        )
    whole = good_bytes()
    middle = len(whole) // 2
    lost = whole[:-200] + random.Random(1).randbytes(100) + whole[-100:]
    yield from raw("noise", NONE | BIG, {"in the directory": lost})
    yield from raw(
        "noise",
        NONE,
        {
            "in its end": whole[:-18] + random.Random(2).randbytes(14) + whole[-4:],
            "all through": bytes(a ^ (at % 7 == 0) for at, a in enumerate(whole)),
            "a piece is missing": whole[: middle - 100] + whole[middle + 100 :],
        },
    )


def names() -> Iterator[Hostile]:
    for part in READ:
        yield Hostile(f"name: {part} twice", NONE, partial(_twice, name=part, again=part))
        yield Hostile(f"name: {part} in capitals too", NONE, partial(_twice, name=part, again=part.upper()))
    for name in (
        "xl\\worksheets\\sheet1.xml",
        "..\\a.xml",
        "/etc/passwd",
        "/xl/workbook.xml",
        "../a.xml",
        "xl/../../a.xml",
        "xl/..",
        "..",
        "./a.xml",
        "xl/./a.xml",
        "C:\\a.xml",
        "C:/a.xml",
        "c:a.xml",
        "file:///a",
        "xl/a.xml\0.png",
        "xl/media/../../../a.png",
        "\\\\server\\a.xml",
        "xl/worksheets/sheet1.xml:b",
    ):
        yield Hostile(f"name: {name!r}", NONE, partial(_oddly_named, name=name))


def _twice(path: Path, name: str, again: str) -> None:
    workbook(path)
    with ZipFile(path, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(again, GOOD[name])


def _oddly_named(path: Path, name: str) -> None:
    """Under a name that the writer would mend."""
    stand_in = "q" * len(name.encode())
    workbook(path, {stand_in: "<a/>"})
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), name.encode()))


LISTED = b"PK\x01\x02"


def listed_at(whole: bytes, name: str) -> int:
    """Where the directory lists a part."""
    at = whole.find(LISTED)
    while whole[at + 46 :][: len(name)] != name.encode():
        at = whole.index(LISTED, at + 4)
    return at


def patched(name: str, place: int, form: str, value: int) -> bytes:
    """A good workbook, of which the directory says something else of a part."""
    whole = bytearray(good_bytes())
    struct.pack_into(form, whole, listed_at(bytes(whole), name) + place, value)
    return bytes(whole)


def zips() -> Iterator[Hostile]:
    for part in READ:
        size = len(GOOD[part].encode())
        yield from raw(
            f"zip: {part}",
            NONE,
            {
                "encrypted": patched(part, 8, "<H", 1),
                "Deflate64": patched(part, 10, "<H", 9),
                "unknown packing": patched(part, 10, "<H", 99),
                "another checksum": patched(part, 16, "<I", 1),
                "longer than it says": patched(part, 24, "<I", size - 20),
                "shorter than it says": patched(part, 24, "<I", size + 20),
                "begins elsewhere": patched(part, 42, "<I", 5),
            },
        )
    for packed in (ZIP_BZIP2, ZIP_LZMA):
        yield Hostile(f"zip: packed by {packed}", NONE, partial(zipped, parts=GOOD, packed=packed))
    whole = good_bytes()
    yield from raw(
        "zip",
        NONE,
        {
            "no end": whole[:-22],
            "another one before": whole[:-22] + whole[-22:-2] + b"\x16\0" + whole[-22:],
            "a directory of nothing": whole[:-12] + b"\0" * 8 + whole[-4:],
        },
    )


def bombs() -> Iterator[Hostile]:
    blank = " " * 30_000_000
    yield from changes(
        "bomb",
        BIG,
        {
            **{f"{part} swells": {part: GOOD[part] + blank} for part in READ[2:]},
            "a picture swells": {"xl/media/a.png": b"\0" * 30_000_000},
            "one in a zip": {"xl/media/a.zip": b"PK" + b"\0" * 30_000_000},
            "2,001 parts": {f"xl/media/{number}.png": "" for number in range(2_001)},
        },
    )
    claims = {
        f"{part} claims {size}": patched(part, 24, "<I", size) for part in READ for size in (700_000_000, 0xFFFFFFF0)
    }
    yield from raw("bomb", BIG, claims)
    many = b"".join(LISTED + b"\0" * 42 for _ in range(60_000))
    ended = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 60_000, 60_000, len(many), 30, 0)
    yield from raw("bomb", BIG, {"60,000 listed": b"PK\x03\x04" + b"\0" * 26 + many + ended})


def acting() -> Iterator[Hostile]:
    word, ms = "application/vnd.openxmlformats-officedocument.spreadsheetml", "application/vnd.ms-excel"
    table = {
        "has_macros": (
            (
                "xl/vbaProject.bin",
                "xl/VBAPROJECT.BIN",
                "vbaProject.bin",
                "xl/vbaData.xml",
                "xl/vbaProjectSignature.bin",
                "xl/macrosheets/sheet1.xml",
                "xl/dialogsheets/sheet1.xml",
            ),
            (
                f"{ms}.sheet.macroEnabled.main+xml",
                f"{ms}.SHEET.MACROENABLED.main+xml",
                f"{ms}.sheet.macro&#69;nabled.main+xml",
                f"{ms}.template.macroEnabled.main+xml",
                f"{ms}.addin.macroEnabled.main+xml",
                "application/vnd.ms-office.vbaProject",
                f"{ms}.macrosheet+xml",
                f"{ms}.intlmacrosheet+xml",
                f"{word}.dialogsheet+xml",
            ),
            ("vbaProject", "xlMacrosheet", "xlIntlMacrosheet", "dialogsheet"),
        ),
        "has_objects": (
            (
                "xl/embeddings/oleObject1.bin",
                "xl/embeddings/libro.xlsx",
                "xl/embeddings/a.docx",
                "xl/activeX/activeX1.xml",
                "xl/activeX/activeX1.bin",
            ),
            ("application/vnd.openxmlformats-officedocument.oleObject", "application/vnd.ms-office.activeX+xml"),
            ("oleObject", "activeXControl"),
        ),
        "has_links": (
            ("xl/externalLinks/externalLink1.xml", "xl/ExternalLinks/a.xml"),
            (f"{word}.externalLink+xml",),
            ("externalLink", "externalLinkPath"),
        ),
        "has_connections": (
            ("xl/connections.xml", "xl/Connections.xml", "xl/queryTables/queryTable1.xml", "xl/model/item.data"),
            (f"{word}.connections+xml", f"{word}.queryTable+xml"),
            ("connections", "queryTable", "powerPivotData"),
        ),
    }
    for code, (parts, content, kinds) in table.items():
        yield from changes(
            "acts",
            frozenset((code,)),
            {
                **{f"a part {name}": {name: "<a/>"} for name in parts},
                **{
                    f"content {said}": {TYPES: types(f'<Override PartName="/xl/workbook.xml" ContentType="{said}"/>')}
                    for said in content
                },
                **{
                    f"by its ending, {said}": {
                        TYPES: types(f'<Default Extension="bin" ContentType="{said}"/>'),
                        "xl/a.bin": "a",
                    }
                    for said in content
                },
                **{
                    f"a relation {kind}": {RELS: GOOD[RELS].replace("</R", relation("z", kind, "z.xml") + "</R")}
                    for kind in kinds
                },
            },
        )
    dde = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    yield from changes("acts", frozenset(("has_links",)), {"DDE": {"xl/externalLinks/externalLink1.xml": dde}})


def document_types() -> Iterator[Hostile]:
    laughs = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    forms = {
        "plain": "<!DOCTYPE a>",
        "an entity": '<!DOCTYPE a [<!ENTITY a "b">]>',
        "laughs": f"<!DOCTYPE a [{laughs}]>",
        "a file": '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        "an address": '<!DOCTYPE a SYSTEM "http://localhost/a.dtd">',
        "a parameter": '<!DOCTYPE a [<!ENTITY % a SYSTEM "http://localhost/"> %a;]>',
        "late": f"<!-- {'-= ' * 70_000} --><!DOCTYPE a>",
    }
    others = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(),
        "xl/drawings/drawing1.xml": f"{HEAD}<a/>",
        "xl/tables/table1.xml": f"{HEAD}<a/>",
    }
    for part, content in {**GOOD, **others}.items():
        table = {f"{form} in {part}": {part: content.replace(HEAD, HEAD + said)} for form, said in forms.items()}
        yield from changes("document type", NONE, table)


def encodings() -> Iterator[Hostile]:
    for part in READ:
        for name in (
            "UTF-16",
            "UTF-16LE",
            "UTF-16BE",
            "UTF-32",
            "UTF-7",
            "ISO-8859-1",
            "windows-1252",
            "cp037",
            "nonsense",
        ):
            known = "utf-8" if name == "nonsense" else name
            content = GOOD[part].replace("UTF-8", name).encode(known)
            yield from changes("encoding", NONE, {f"{name} in {part}": {part: content}})
        yield from changes(
            "encoding", NONE, {f"UTF-16 unsaid in {part}": {part: GOOD[part].removeprefix(HEAD).encode("utf-16")}}
        )


def broken_xml() -> Iterator[Hostile]:
    for part in READ:
        whole = GOOD[part].encode()
        end = whole.rindex(b"</")
        codes = BROKEN if part in (STRINGS, STYLES) else NONE
        yield from changes(
            "broken XML",
            codes,
            {
                f"{part} is empty": {part: b""},
                f"{part} is text": {part: b"hola"},
                f"{part} is cut": {part: whole[: len(whole) // 2]},
                f"{part} does not end": {part: whole[:end]},
                f"{part} begins with NUL": {part: b"\0" + whole},
                f"{part} ends with NUL": {part: whole + b"\0"},
                f"{part} has no UTF-8": {part: whole[:60].replace(b"xml v", b"xml\xffv") + whole[60:]},
                f"{part} is not closed": {part: whole.replace(b"?>", b"?", 1)},
                f"{part} is only a head": {part: HEAD.encode()},
            },
        )
    for part in (TYPES, ROOT, BOOK, RELS, SHEET):
        whole = GOOD[part].encode()
        end = whole.rindex(b"</")
        yield from changes(
            "broken XML",
            NONE,
            {
                f"{part} {name}": {part: whole[:end] + said + whole[end:]}
                for name, said in {
                    "crosses": b"<a><b></a></b>",
                    "knows an entity": b"&foo;",
                    "has an attribute twice": b'<a b="1" b="2"/>',
                    "has no quotes": b"<a b=1/>",
                    "has a control": b"<a>\x01</a>",
                    "has bad UTF-8": b"<a>\xc3\x28</a>",
                    "has a number of nothing": b"<a>&#0;</a>",
                    "has one attribute by two prefixes": b'<a xmlns:p="p" xmlns:q="q" p:b="" q:b=""/>',
                }.items()
            },
        )
    yield from changes(
        "broken XML",
        BROKEN,
        {
            f"a text with {name}": {
                SHEET: sheet("")
                .encode()
                .replace(
                    b"<sheetData>",
                    b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>' + said + b"</t></is></c></row>",
                )
            }
            for name, said in {
                "NUL": b"a\0b",
                "a control": b"a\x02",
                "bad UTF-8": b"\xff",
                "an entity": b"&foo;",
            }.items()
        },
    )


LAST = "XFD1048576"


def cell(ref: str, inside: str = "<v>1</v>") -> str:
    return sheet(f'<row r="1"><c r="{ref}">{inside}</c></row>')


def far_out() -> Iterator[Hostile]:
    one = {
        "a cell": cell(LAST),
        "a row and a column": sheet('<row><c r="A1048576"/></row><row><c r="CV1"/></row>'),
        "by character": cell("&#88;FD1048576"),
        "by hexadecimal character": cell("X&#x46;D1048576"),
        "lower case": cell("xfd1048576"),
        "with dollars": cell("$XFD$1048576"),
        "single quotes": cell(LAST).replace(f'"{LAST}"', f"'{LAST}'"),
        "blanks": cell(LAST).replace("r=", "\n r = "),
        "last attribute": cell(LAST).replace("<c r", '<c s="0" t="n" r'),
        "empty": cell(LAST, ""),
        "formula": cell(LAST, "<f>1</f>"),
        "error": cell(LAST, "<v>#N/A</v>").replace("<c ", '<c t="e" '),
        "no row": sheet(f'<c r="{LAST}"/>'),
        "a prefix": f'<x:worksheet xmlns:x="{SHEET_ML}"><x:sheetData><x:row><x:c r="{LAST}"/></x:row></x:sheetData></x:worksheet>',
        "no namespace": f'<worksheet><sheetData><row><c r="{LAST}"/></row></sheetData></worksheet>',
        "after comments": cell(LAST).replace("<c ", "<!-- <c r='A1'/> --><c "),
        "after verbatim": cell(LAST).replace("<c ", "<![CDATA[<c]]><c "),
        "dimension": sheet(ROW, before=f'<dimension ref="A1:{LAST}"/>'),
        "dimension of one": sheet(ROW, before=f'<dimension ref="{LAST}"/>'),
        "dimension after": sheet(ROW, after=f'<dimension ref="A1:{LAST}"/>'),
        "merge": sheet(ROW, after=f'<mergeCells><mergeCell ref="A1:{LAST}"/></mergeCells>'),
        "merge far down": sheet(ROW, after=f'<mergeCells><mergeCell ref="XFC1048575:{LAST}"/></mergeCells>'),
        "rows without address": sheet('<row r="1048576"><c/><c/><c/><c/><c/></row>'),
        "cells without row": sheet(f'<c r="{LAST}"/><c/>'),
        "two columns wide": sheet('<row r="1"><c r="A1"/></row><row r="900000"><c r="Z900000"/></row>'),
        "an ordinary cell after a million": sheet(ROW + '<row r="1048576"><c r="E1048576"><v>1</v></c></row>'),
        "all columns": sheet("".join(f'<row r="{row}"><c r="XFD{row}"/></row>' for row in range(1, 400))),
        "in another order": sheet(f'<row r="9"><c r="{LAST}"/></row>{ROW}'),
        "in a value": cell("A1", f'<c r="{LAST}"/>'),
    }
    yield from changes("far out", BIG, {name: {SHEET: content} for name, content in one.items()})
    two = sheets(
        '<sheet name="Hoja" sheetId="1" r:id="a"/>', '<sheet name="Otra" sheetId="2" state="veryHidden" r:id="d"/>'
    )
    both = relations(
        relation("a", "worksheet", "worksheets/sheet1.xml"), relation("d", "worksheet", "worksheets/b.xml")
    )
    half = cell("AX60000")
    yield from changes(
        "far out",
        BIG,
        {
            "the second sheet": {BOOK: two, RELS: both, "xl/worksheets/b.xml": cell(LAST)},
            "both together": {BOOK: two, RELS: both, SHEET: half, "xl/worksheets/b.xml": half},
        },
    )


def no_places() -> Iterator[Hostile]:
    refs = (
        "A0x",
        "AAAAAAA1",
        "A",
        "A1:B2",
        "-A1",
        "A-1",
        "A1.5",
        "1A",
        "Á1",
        "A 1",
        "A1 ",
        "A99999999",
        "R1C1",
        "=A1",
        "#REF!",
        "A1,B1",
    )
    yield from changes("no place", NONE, {f"a cell at {ref}": {SHEET: cell(ref)} for ref in refs})
    yield from changes(
        "no place",
        NONE,
        {
            f"merged {ref}": {SHEET: sheet(ROW, after=f'<mergeCell ref="{ref}"/>')}
            for ref in ("", ":", "A1:", "A:B", "1:2")
        },
    )
    rows = ("x", "1.5", "1e3", "A1")
    yield from changes(
        "no place", BROKEN, {f"row {row!r}": {SHEET: sheet(f'<row r="{row}"><c><v>1</v></c></row>')} for row in rows}
    )
    yield from changes("no place", BROKEN, {f"a cell at {ref}": {SHEET: cell(ref)} for ref in ("A0", "A00")})


def missheeted() -> Iterator[Hostile]:
    def named(*names: str) -> dict[str, Content]:
        return {BOOK: sheets(*(f'<sheet name="{name}" sheetId="{at}" r:id="a"/>' for at, name in enumerate(names, 1)))}

    def led(target: str, more: str = "") -> dict[str, Content]:
        return {RELS: relations(relation("a", "worksheet", target, more))}

    yield from changes(
        "sheets",
        NONE,
        {
            "none": named(),
            "two of one name": named("A", "A"),
            "two but for capitals": named("Año", "AÑO"),
            "three": named("A", "B", "A"),
            "256": named(*map(str, range(256))),
            "5,000": named(*map(str, range(5_000))),
            "not there": {SHEET: None},
            "no book": {BOOK: None},
            "no relations": {RELS: None},
            "no types": {TYPES: None},
            "empty relations": {RELS: relations()},
            "no name": {BOOK: sheets('<sheet sheetId="1" r:id="a"/>')},
            "no relation": {BOOK: sheets('<sheet name="A" sheetId="1"/>')},
            "an unknown relation": {BOOK: sheets('<sheet name="A" sheetId="1" r:id="zz"/>')},
            "two relations for one": {BOOK: sheets('<sheet name="A" sheetId="1" r:id="a" x:id="b" xmlns:x="x"/>')},
            "one relation twice": {
                RELS: GOOD[RELS].replace("</R", relation("a", "worksheet", "worksheets/b.xml") + "</R")
            },
            "no target": {RELS: relations('<Relationship Id="a"/>')},
            "in the net": led("http://localhost/sheet1.xml"),
            "said to be outside": led("worksheets/sheet1.xml", ' TargetMode="External"'),
            "above": led("../../../etc/passwd"),
            "a file": led("file:///etc/passwd"),
            "absolute": led("/etc/passwd"),
            "on a share": led("\\\\server\\sheet1.xml"),
            "itself in the zip": led("../xl/worksheets/sheet1.xml"),
            "the book again": led("workbook.xml/"),
            "empty": led(""),
            "another book for Excel": {
                ROOT: relations(relation("r1", "officeDocument", "xl/b.xml")),
                "xl/b.xml": GOOD[BOOK],
            },
        },
    )
    yield from changes(
        "sheets", BROKEN, {"no package relations": {ROOT: None}, "package without a book": {ROOT: relations()}}
    )


def miscounted() -> Iterator[Hostile]:
    counts = ("100", "99999999", "4294967295", "4294967296", "99999999999", "18446744073709551615", "1" * 40)
    yield from changes(
        "counts", NONE, {f"{count} texts": {STRINGS: strings(told=f'uniqueCount="{count}"')} for count in counts}
    )
    yield from changes(
        "counts",
        NONE,
        {
            "in another element": {STRINGS: f'<a><sst uniqueCount="{counts[2]}"/></a>'},
            "no number": {STRINGS: strings(told='uniqueCount="x"')},
        },
    )
    places = ("1", "7", "65536", "4294967295", "99999999999")
    yield from changes(
        "counts", BROKEN, {f"text {at} of one": {SHEET: sheet(ROW.replace(">0<", f">{at}<"))} for at in places}
    )
    yield from changes("counts", BROKEN, {"no texts": {STRINGS: None}, "an empty list": {STRINGS: strings("", "")}})


def values() -> Iterator[Hostile]:
    def typed(kind: str, value: str) -> dict[str, Content]:
        return {SHEET: sheet(f'<row r="1"><c r="A1" t="{kind}"><v>{value}</v></c></row>')}

    yield from changes(
        "value",
        BROKEN,
        {
            f"{kind} {value}": typed(kind, value)
            for kind, value in (("b", "7"), ("b", "x"), ("zz", "1"), ("S", "0"), ("e", "hola"))
        },
    )


def too_long() -> Iterator[Hostile]:
    noisy = random.Random(5).randbytes(1_000_000).hex()
    text = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{noisy}</t></is></c></row>'
    yield from changes(
        "too long",
        BIG,
        {
            "a text": {SHEET: sheet(text)},
            "a text of the list": {STRINGS: strings(f"<si><t>{noisy}</t></si>")},
            "an attribute": {SHEET: sheet(f'<row a="{noisy}"/>')},
            "an attribute of the book": {BOOK: sheets(f'<sheet name="{noisy}" sheetId="1" r:id="a"/>')},
            "a comment": {SHEET: sheet(f"<!--{noisy}-->")},
            "an instruction": {SHEET: sheet(f"<?a {noisy}?>")},
            "a name": {SHEET: sheet(f"<a{noisy}/>")},
            "a formula": {SHEET: cell("A1", f"<f>{noisy}</f>")},
            "verbatim": {SHEET: sheet(f"<![CDATA[{noisy}]]>")},
            "a format": {STYLES: GOOD[STYLES].replace("</st", noisy + "</st")},
        },
    )
    deep = {f"{depth} deep": "<a>" * depth + "</a>" * depth for depth in (101, 1_000, 10_000, 100_000, 600_000)}
    for name, inside in deep.items():
        yield from changes(
            "too deep",
            NONE,
            {
                f"the sheet, {name}": {SHEET: sheet(ROW, after=inside)},
                f"the book, {name}": {BOOK: GOOD[BOOK].replace("</w", inside + "</w")},
            },
        )
    many = "".join(f"<a{number}/>" for number in range(400_000))
    yield from changes("too many", NONE, {"names of elements": {SHEET: sheet(ROW, after=many)}})
