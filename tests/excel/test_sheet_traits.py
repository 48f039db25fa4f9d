"""Passing over ordinary cells tells the same of a sheet as looking at each, however it is written."""

from __future__ import annotations

from functools import partial
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from napdesk.excel import sheet_traits
from napdesk.excel.sheet_traits import SheetTraits, look_at_sheet
from napdesk.schema.problems import Trouble

AREA = 5_000_000
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def sheet(*rows: str, head: str = HEAD) -> str:
    return f'{head}<worksheet xmlns="s"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def looked(xml: bytes, area_left: int = AREA) -> SheetTraits:
    return look_at_sheet(partial(BytesIO, xml), "Hoja", area_left)


def each_looked_at(xml: bytes) -> SheetTraits:
    return sheet_traits._Look("Hoja", AREA).look(BytesIO(xml), sheet_traits._whole)


ORDINARY = (
    '<c r="{at}"/>',
    '<c r="{at}" s="3"/>',
    '<c r="{at}" s="3" t="n"></c>',
    '<c r="{at}" s="3"><v>4.5</v></c>',
    '<c r="{at}" t="s"><v>12</v></c>',
    '<c r="{at}" t="inlineStr"><is><t>a &lt;c r="ZZ99"/&gt;</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t xml:space="preserve"> Ñ </t></is></c>',
)
OTHERS = (
    '<c r="{at}" t="e"><v>#REF!</v></c>',
    '<c r="{at}" t="str"><f>A1</f><v>x</v></c>',
    '<c r="{at}"><f>1+1</f><v>2</v></c>',
    "<c r='{at}' t='s'><v>1</v></c>",
    '<c s="1" r="{at}"><v>1</v></c>',
    '<c r="{at}" t="b"><v>1</v></c>',
    '<c r="{at}" t="inlineStr"><is><r><t>a</t></r></is></c>',
    '<c r="{at}" t="s">\n<v>1</v>\n</c>',
    "<c><v>7</v></c>",
)
ROWS = ('r="{row}"', 'r="{row}" spans="1:8" ht="16.5" customHeight="1"', 'r="{row}" ht="9" hidden="1"', "")
CELLS = st.lists(
    st.tuples(st.sampled_from(ORDINARY + OTHERS), st.sampled_from(("A", "C", "Z", "AA", "BC"))), max_size=6
)


@given(
    st.lists(st.tuples(st.sampled_from(ROWS), CELLS), max_size=8),
    st.integers(7, 90),
)
def test_the_same_is_told_of_any_mixture_of_cells(rows: list[tuple[str, list[tuple[str, str]]]], piece: int) -> None:
    written = [
        f"<row {told.format(row=row)}>{''.join(cell.format(at=f'{letters}{row}') for cell, letters in cells)}</row>"
        for row, (told, cells) in enumerate(rows, 1)
    ]
    xml = sheet(*written).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet_traits, "_PIECE", piece)
        assert looked(xml) == each_looked_at(xml)


ROW = '<row r="1"><c r="B1"><v>1</v></c></row>'
WRITTEN: dict[str, bytes] = {
    "a comment": sheet('<row r="1"><!-- <c r="XFD9"><v>1</v></c> --></row>').encode(),
    "verbatim text": sheet(
        '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[<c r="XFD9"/>]]></t></is></c></row>'
    ).encode(),
    "a row after an empty one": sheet(
        '<row r="5" ht="16.5"></row>', '<row hidden="1"><c t="e"><v>#REF!</v></c></row>'
    ).encode(),
    "a mark before": b"\xef\xbb\xbf" + sheet(ROW).encode(),
    "no declaration": sheet(ROW, head="").encode(),
    "a prefix": b'<x:worksheet xmlns:x="s"><x:row r="3"><x:c r="D3" t="e"/></x:row></x:worksheet>',
}


@pytest.mark.parametrize("xml", WRITTEN.values(), ids=WRITTEN.keys())
def test_the_same_is_told_however_it_is_written(xml: bytes) -> None:
    found = looked(xml)
    assert found == each_looked_at(xml)
    assert found.last_column <= 4


def test_a_text_longer_than_what_is_read_at_once() -> None:
    text = "a" * (sheet_traits._PIECE * 3)
    xml = sheet(f'<row r="2"><c r="E2" t="inlineStr"><is><t>{text}</t></is></c><c r="F2"><f>1</f></c></row>').encode()
    assert looked(xml) == each_looked_at(xml)
    assert looked(xml).formulas == {"F2"}


@pytest.mark.parametrize("row", [ROW, ROW.replace('r="B1"', "r='B1'")])
def test_the_formula_of_a_rule_is_none_of_a_cell(row: str) -> None:
    rule = '<extLst><ext><dataValidation xmlns:m="m"><m:f>Listas!$A$1:$A$9</m:f></dataValidation></ext></extLst>'
    assert looked(sheet(row).replace("</worksheet>", f"{rule}</worksheet>").encode()).formulas == set()


@pytest.mark.parametrize("cell", ORDINARY)
def test_an_ordinary_cell_too_far_out_is_refused(cell: str) -> None:
    with pytest.raises(Trouble, match="too_big"):
        looked(sheet(f'<row r="1048576">{cell.format(at="XFD1048576")}</row>').encode())


@pytest.mark.parametrize("begin", ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY a "b">]>'])
def test_a_document_type_is_refused(begin: str) -> None:
    with pytest.raises(ValueError, match="document type"):
        looked(sheet(ROW, head=HEAD + begin).encode())


@pytest.mark.parametrize("encoding", ["UTF-16", "ISO-8859-1", "windows-1252"])
def test_another_encoding_is_refused(encoding: str) -> None:
    """What calamine would take for an empty sheet, or not read."""
    with pytest.raises(ValueError, match="encoding"):
        looked(sheet(ROW, head=HEAD.replace("UTF-8", encoding)).encode(encoding))
