"""Returns with something missing, doubled, cut off or of another file: each named as exactly that."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from napdesk.excel.manifest import NAME
from napdesk.schema.codes import Lists
from napdesk.services.returns import write_return
from napdesk.services.verifying import State, Verification, verify
from tests.made_returns import a_return


@pytest.fixture
def made(lists: Lists, tmp_path: Path) -> Path:
    write_return(a_return(), lists, tmp_path / "r.xlsx")
    return tmp_path / "r.xlsx"


def changed(path: Path, change: Callable[[Any], object]) -> Verification:
    book = load_workbook(path)
    change(book)
    book.save(path)
    return verify(path)


def in_format(number: int) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        content = json.loads("".join(cell.value for cell in book[NAME]["A"]))
        content["head"]["format"] = number
        book[NAME].delete_rows(1, book[NAME].max_row)
        text = json.dumps(content)
        for at in range(0, len(text), 30_000):
            book[NAME].append([text[at : at + 30_000]])

    return change


@pytest.mark.parametrize(
    ("change", "state", "words"),
    [
        (in_format(2), State.UNREADABLE, "Lo hizo una versión más nueva de NapDesk. Actualice el programa."),
        (in_format(0), State.UNREADABLE, "Está en un formato de reporte que NapDesk no usa."),
        (lambda book: book.remove(book[NAME]), State.NOT_A_RETURN, "al que le quitaron su hoja oculta"),
        (lambda book: book.remove(book["Incidencias"]), State.ALTERED, "Cambió después de elaborarse."),
        (lambda book: book.copy_worksheet(book["Capacitaciones"]), State.UNSIGNED, "sin cambios"),
    ],
)
def test_it_is_named_as_what_it_is(made: Path, change: Callable[[Any], object], state: State, words: str) -> None:
    found = changed(made, change)
    assert found.state is state and found.reason is not None and words in found.reason.es


def test_a_sheet_taken_out_or_put_in_twice_is_named(made: Path) -> None:
    def change(book: Any) -> None:
        book.remove(book["Incidencias"])
        book.copy_worksheet(book["Capacitaciones"])

    found = changed(made, change)
    assert [one.told.es for one in found.changes] == [
        "Incidencias: hoja quitada",
        "'Capacitaciones Copy': hoja agregada",
    ]


def test_the_hidden_sheet_of_another_return(made: Path, lists: Lists, tmp_path: Path) -> None:
    write_return(a_return(sessions=2, revision=1), lists, tmp_path / "other.xlsx")

    def change(book: Any) -> None:
        book[NAME].delete_rows(1, book[NAME].max_row)
        for cell in load_workbook(tmp_path / "other.xlsx")[NAME]["A"]:
            book[NAME].append([cell.value])

    found = changed(made, change)
    assert found.state is State.ALTERED and found.reason is not None
    assert found.reason.es.startswith("Su hoja oculta es de otro reporte: la carátula lleva la clave ")
    assert found.reason.es.endswith("la de 30-SEMAR-01/2025-T3/R1.")


@pytest.mark.parametrize("share", [0.05, 0.5, 0.99])
def test_a_file_cut_off(made: Path, share: float) -> None:
    raw = made.read_bytes()
    made.write_bytes(raw[: int(len(raw) * share)])
    found = verify(made)
    assert found.state is State.UNREADABLE and found.reason is not None
    assert "incompleto" in found.reason.es


def test_two_sheets_of_one_name(made: Path, tmp_path: Path) -> None:
    with ZipFile(made) as old, ZipFile(tmp_path / "d.xlsx", "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            raw = old.read(name)
            if name == "xl/workbook.xml":
                raw = raw.replace(b'name="Incidencias"', b'name="Capacitaciones"')
            new.writestr(name, raw)
    found = verify(tmp_path / "d.xlsx")
    assert found.state is State.UNREADABLE and found.reason is not None
    assert "dos hojas" in found.reason.es
