"""Text is text: what looks like a formula, an error, a number or a day, and every sign, comes back as it was."""

from __future__ import annotations

import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from openpyxl import load_workbook

from napdesk.excel.parsing import sheets_of
from napdesk.registers.training import training
from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.codes import Lists
from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Problem
from napdesk.services.returns import file_name_of, name_beside, write_return
from napdesk.services.verifying import State, verify
from tests.conftest import OFFICE as STORES
from tests.conftest import NewStore
from tests.made_returns import OFFICE, a_return
from tests.samples import session

TRAINING = "Capacitaciones"
BEGINNINGS = (
    "=", "+", "-", "@", "==", "=+", "=-", "=@", "'=", '"=', " =", "\t=", "\r=", "\n=", "＝", "＋",
    "−", "＠", "#", "|", "%=", "!",
)  # fmt: skip
BODIES = (
    "1+1", "A1", "SUM(A1:A9)", 'HYPERLINK("http://x.mx","vea")', "cmd|'/c calc'!A0", 'IMPORTXML("x","y")',
    'DDE("a";"b")', "1", "-1", "0.5", "1E5", "12/05/2024", "TRUE", "N/A", "REF!", "DIV/0!", "2-3", "(1)", "A",
    "'texto'", 'WEBSERVICE("http://x")', '""', 'INDIRECT("A1")',
)  # fmt: skip
ALIKE = (
    "00123", "1E5", "1,5", "12/05/2024", "2024-05-12", "TRUE", "FALSO", "VERDADERO", "#N/A", "#¡REF!", "1-2", "3/4",
    "123456789012345678", "0x1F", "1.0", "-0", "'hola", "50%", "$100", "10:30",
)  # fmt: skip


def kept(texts: Iterator[str] | list[str]) -> list[str]:
    """As they are kept in a store; what cannot be kept is refused at entry, which other tests hold."""
    tidied = [tidy(text, lines=False) for text in texts]
    return [text for text in dict.fromkeys(tidied) if text and check_text(text, LINE_LENGTH) is None]


FORMULAS = kept([*map("".join, product(BEGINNINGS, BODIES)), *ALIKE])


def signs() -> Iterator[str]:
    """A sign of every range that somebody could paste, alone and with others around it."""
    for start in (*range(0x20, 0x3000, 7), *range(0x3000, 0xD800, 97), *range(0xE000, 0xFFFE, 61)):
        sign = chr(start)
        if unicodedata.category(sign) != "Cc":
            yield f"a{sign}b"
    yield from (chr(start) for start in range(0x1F300, 0x1FAFF, 3))
    yield from (
        "👩🏽‍✈️",
        "e\u0301",
        "ñ",
        "n\u0303",
        "שלום",
        "\u202eabc",
        "a\u200bb",
        "ﬁ",
        "Å",
        "Å",
        "가",
        "𝒜",
        "\ufeffx",
    )


SIGNS = kept(list(signs()))


def written(lists: Lists, path: Path, texts: list[str]) -> Path:
    ret = a_return()
    ret.records[training] = [session(title=text, remarks=text) for text in texts]
    for number, record in enumerate(ret.records[training], start=1):
        record.uid, record.folio = f"t{number}", f"30-SEMAR-01-CAP-2025-{number:05}"
    write_return(ret, lists, path)
    return path


def by_openpyxl(path: Path) -> list[str]:
    sheet = load_workbook(path)[TRAINING]
    column = next(cell.column for cell in sheet[1] if cell.value == "title")
    cells = [sheet.cell(row, column) for row in range(3, sheet.max_row + 1)]
    assert {cell.data_type for cell in cells} == {"s"}
    return [str(cell.value) for cell in cells]


def by_calamine(path: Path) -> list[object]:
    rows = next(sheet.rows for sheet in sheets_of(path) if sheet.name == TRAINING)
    return [row[rows[0].index("title")] for row in rows[2:]]


def test_there_are_enough_of_them() -> None:
    assert len(FORMULAS) >= 400 and len(SIGNS) >= 1_900


@pytest.mark.parametrize("texts", [FORMULAS, SIGNS], ids=["formulas", "signs"])
def test_every_text_comes_back_as_it_was(lists: Lists, tmp_path: Path, texts: list[str]) -> None:
    path = written(lists, tmp_path / "r.xlsx", texts)
    assert by_openpyxl(path) == by_calamine(path) == texts
    found = verify(path)
    assert (found.state, found.changes) == (State.UNSIGNED, [])


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("texts", [FORMULAS, SIGNS], ids=["formulas", "signs"])
def test_libreoffice_leaves_it_alone(lists: Lists, tmp_path: Path, texts: list[str]) -> None:
    path = written(lists, tmp_path / "r.xlsx", texts)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "again"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    again = tmp_path / "again" / "r.xlsx"
    assert by_openpyxl(again) == by_calamine(again) == texts
    assert verify(again).state is State.UNSIGNED


def test_from_the_store_to_the_return_nothing_is_lost(new_store: NewStore, lists: Lists, tmp_path: Path) -> None:
    store = new_store()
    store.records.keep_all([session(title=text) for text in SIGNS], STORES.code)
    records = list(store.records.every(training))
    assert [record.values["title"] for record in records] == SIGNS
    ret = replace(a_return(), records={training: records})
    write_return(ret, lists, tmp_path / "r.xlsx")
    assert by_calamine(tmp_path / "r.xlsx") == SIGNS
    assert verify(tmp_path / "r.xlsx").state is State.UNSIGNED


@pytest.mark.parametrize(
    "text",
    ["a\x07b", "a\x00b", "\ud800", "a\ufffe", "a\uffff", "_x0007_", "x" * (LINE_LENGTH + 1)],
    ids=["bell", "nul", "surrogate", "fffe", "ffff", "escape", "long"],
)
def test_what_a_workbook_cannot_carry_is_refused_at_entry(text: str) -> None:
    assert isinstance(check_text(text, LINE_LENGTH), Problem)


RESERVED = ("CON", "NUL", "AUX", "PRN", "COM1", "LPT9", "con", "nul.txt")
HOSTILE = (
    "..", "/", "\\", ":", "a/b", "..\\..", "\u202egpj", "a\nb", "a\0b", " a ", "a.", "a...",
    "*?", '"<>|', "é", "💀", "%00", "$(x)",
)  # fmt: skip


def test_file_names_are_safe_and_inside_the_folder_chosen(tmp_path: Path) -> None:
    codes = [
        *RESERVED,
        *HOSTILE,
        *map("".join, product(HOSTILE, RESERVED)),
        *map("".join, product(HOSTILE, HOSTILE)),
        "x" * 300,
    ]
    assert len(codes) >= 200
    period = Period(2025, Periodicity.QUARTER, 3)
    for code in codes:
        office = replace(OFFICE, code=code)
        for name in (file_name_of(office, period, 1), name_beside(office, "Lista-Capacitaciones", ".csv")):
            assert PurePosixPath(name).name == PureWindowsPath(name).name == name
            assert (tmp_path / name).resolve().parent == tmp_path.resolve()
            assert len(name.encode()) <= 255 and not name.endswith((".", " "))
            assert not PureWindowsPath(name).is_reserved() if sys.version_info < (3, 13) else True
            assert all(sign.isprintable() and sign not in '<>:"/\\|?*' for sign in name)
