"""A return of 5,000 records: sealed, re-opened and checked, beside bare openpyxl; verified, beside bare calamine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from python_calamine import CalamineWorkbook

from napdesk.excel.looks import Look, dress
from napdesk.excel.return_book import bind_return
from napdesk.excel.sheets import Sheet
from napdesk.house import build_house, now, plan
from napdesk.schema.periods import Period
from napdesk.schema.text import Language
from napdesk.services.closing import compose_return
from napdesk.services.known_offices import known_offices
from napdesk.services.returns import Return, write_return
from napdesk.services.verifying import State, verify
from napdesk.store.store import Store, open_store
from tests.benches.measure import Measured, alternately
from tests.benches.stores import folder, return_store

ROOT = Path(__file__).resolve().parents[2]
TIMES = 3


def measured() -> Iterator[Measured]:
    target, plain = folder() / "return.xlsx", folder() / "bare.xlsx"
    with closing(open_store(return_store(), build_house("bench"))) as store:
        ret = composed(store)
        sheets = bind_return(ret, store.lists).sheets
        ours, bare = alternately(
            TIMES, lambda: write_return(ret, store.lists, target), lambda: _write_bare(sheets, plain)
        )
        (composing,) = alternately(1, lambda: composed(store))
        write_return(ret, store.lists, target, sign=store.keys.sign)
        known = known_offices(store)
        assert verify(target, keys=known).state is State.VERIFIED
        verified, read = alternately(TIMES, lambda: verify(target, keys=known), lambda: _read_bare(target))
    yield Measured("a return of 5,000, sealed, re-opened, checked", ours, bare, "s", "≤ 2×")
    yield Measured("its records read, checked and counted before", composing, None, "s", "")
    yield Measured("it verified: gate, child, seal, signature, comparison", verified, read, "s", "≤ 4×")
    if sys.platform == "linux":
        yield Measured("its memory above the idle program", _memory(), None, "MB", "≤ 150 MB")


def composed(store: Store) -> Return:
    period = Period.read("2025-T1")
    assert period is not None
    return compose_return(store, plan(), period, language=Language.ES, now=now())


def _write_bare(sheets: list[Sheet], path: Path) -> None:
    """The same cells, types, formats and widths the way openpyxl's own manual writes them."""
    book = Workbook(write_only=True)
    styles: dict[tuple[Look, bool], object] = {}
    for sheet in sheets:
        paper = book.create_sheet(sheet.name)
        for row in sheet.rows:
            cells = []
            for value, look in zip(row.values, row.looks, strict=True):
                cell = WriteOnlyCell(paper, value)
                text = isinstance(value, str)
                if text:
                    cell.data_type = "s"
                if (look, text) not in styles:
                    dress(cell, look, text=text)
                    styles[look, text] = cell._style
                cell._style = styles[look, text]
                cells.append(cell)
            paper.append(cells)
    book.save(path)


def _read_bare(path: Path) -> None:
    """Every value of every sheet, as calamine gives them."""
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _memory() -> float:
    """Megabytes that a process with the window's modules and the store open grows by while it makes the return."""
    module = [sys.executable, "-m", "tests.benches.return_memory", str(return_store()), str(folder() / "memory.xlsx")]
    return float(subprocess.run(module, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
