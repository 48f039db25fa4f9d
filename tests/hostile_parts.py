"""Workbooks of which a part means harm or is broken: each with the codes that say so."""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.book_parts import (
    BIG,
    BOOK,
    BROKEN,
    GOOD,
    HEAD,
    LAST,
    NONE,
    READ,
    RELS,
    ROOT,
    ROW,
    SHEET,
    SHEET_ML,
    STRINGS,
    STYLES,
    TYPES,
    Content,
    Hostile,
    cell,
    changes,
    relation,
    relations,
    sheet,
    sheets,
    strings,
    types,
)


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
        "a prefix": f'<x:worksheet xmlns:x="{SHEET_ML}"><x:row><x:c r="{LAST}"/></x:row></x:worksheet>',
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
