"""Tables out of .xlsx and .csv as people make them, and the reasons why others are not read."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from multiprocessing import active_children
from pathlib import Path
from threading import Event

import pytest
from openpyxl import Workbook

from napdesk.excel import child
from napdesk.excel.reading import Table, read_sheets, read_table
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text


def book(path: Path, *rows: tuple[object, ...], hide: bool = False, top: int = 1) -> Path:
    made = Workbook()
    for number, row in enumerate(rows, start=top):
        for column, value in enumerate(row, start=1):
            made.active.cell(number, column, value)
    made.active.row_dimensions[1].hidden = hide
    made.save(path)
    return path


@pytest.mark.parametrize(
    ("raw", "header", "rows"),
    [
        (b"name,kind\nRed,mucpaz\n", ["name", "kind"], [["Red", "mucpaz"]]),
        (b"name;kind\r\nRed;mucpaz\r\n", ["name", "kind"], [["Red", "mucpaz"]]),
        ("name\nÑuu Savi\n".encode(), ["name"], [["Ñuu Savi"]]),
        ("\ufeffname\nÑuu Savi\n".encode(), ["name"], [["Ñuu Savi"]]),
        ("name\nÑuu Savi «á»\n".encode("cp1252"), ["name"], [["Ñuu Savi «á»"]]),
        (b'"a;b",c\n"x, y",z\n', ["a;b", "c"], [["x, y", "z"]]),
        (b'name,kind\n"uno\ndos",x\n', ["name", "kind"], [["uno\ndos", "x"]]),
        (b"name,kind,\nRed,x,\n", ["name", "kind"], [["Red", "x"]]),
        (b"name,kind\nRed,\n\n\n", ["name", "kind"], [["Red", None]]),
        (b"name,kind\nA,b\n,\nC,d\n", ["name", "kind"], [["A", "b"], [None, None], ["C", "d"]]),
        (b"name\n=1+1\n", ["name"], [["=1+1"]]),
        (b"name\n", ["name"], []),
        (b"sep=;\r\nname, full;kind\r\nRed;mucpaz\r\n", ["name, full", "kind"], [["Red", "mucpaz"]]),
        (b'\xef\xbb\xbf"SEP=\t"\nname;x\tkind\nRed\tmucpaz\n', ["name;x", "kind"], [["Red", "mucpaz"]]),
        (b"sep=|\nname|kind\nRed|a,b\n", ["name", "kind"], [["Red", "a,b"]]),
        (b"sep,kind\n=,x\n", ["sep", "kind"], [["=", "x"]]),
        (b'name,kind\n"' + b"x" * 200_000 + b'",y\n', ["name", "kind"], [["x" * 200_000, "y"]]),
    ],
)
def test_a_csv_is_read(tmp_path: Path, raw: bytes, header: list[str], rows: list[list[object]]) -> None:
    (tmp_path / "a.csv").write_bytes(raw)
    assert read_table(tmp_path / "a.csv") == Table(header, rows, 2)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "code", "row"),
    [
        (b"", "empty_file", ""),
        (b"\n\n , \n"[:2], "empty_file", ""),
        (b"name\nA\x81\xff\n", "unreadable_encoding", ""),
        ("name\nRed\n".encode("utf-16"), "unreadable_encoding", ""),
        (b"name,kind\nA,b\nC,d,e\n", "ragged_row", "3"),
        (b"name,kind\nA\n", "ragged_row", "2"),
        (b'name,kind\n"A,b\n', "broken_quotes", "2"),
        (b'name,kind\n"A,b\n' + b"C,d\n" * 50_000, "broken_quotes", "2"),
        (b"sep=;\nname;kind\nA;b\nC;d;e\n", "ragged_row", "3"),
        (b"sep=;\n", "empty_file", ""),
    ],
)
def test_a_csv_that_cannot_be_read_says_why_and_where(tmp_path: Path, raw: bytes, code: str, row: str) -> None:
    (tmp_path / "a.csv").write_bytes(raw)
    with pytest.raises(Trouble, match=code) as trouble:
        read_table(tmp_path / "a.csv")
    assert row in trouble.value.message.es


def test_a_workbook_is_read_with_its_own_row_numbers(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("name", "ends", "n"), ("Red", date(2025, 7, 1), 19), ("Otra", None, 2.5), top=3)
    assert read_table(path) == Table(["name", "ends", "n"], [["Red", date(2025, 7, 1), 19], ["Otra", None, 2.5]], 4)
    assert read_sheets(path)["Sheet"].rows[:2] == [[], []]


def test_hidden_keys_are_the_header_and_the_headings_below_are_skipped(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("name", "kind"), ("★ Nombre", "Tipo"), ("Red", "mucpaz"), hide=True)
    assert read_table(path) == Table(["name", "kind"], [["Red", "mucpaz"]], 3)


def test_a_hidden_first_row_without_keys_is_a_header_like_any(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("Nombre de la red", "Tipo"), ("Red", "mucpaz"), hide=True)
    assert read_table(path).header == ["Nombre de la red", "Tipo"]


@pytest.mark.parametrize(
    ("rows", "code", "named"),
    [
        ([("name",), ("=1+1",)], "formula_without_value", "A2"),
        ([("name",), ("#N/A",)], "error_cell", "A2"),
        ([("name",), ("a", "b")], "ragged_row", "2"),
        ([(None,)], "empty_file", ""),
    ],
)
def test_a_workbook_that_would_read_wrongly_is_refused(
    tmp_path: Path, rows: list[tuple[object, ...]], code: str, named: str
) -> None:
    with pytest.raises(Trouble, match=code) as trouble:
        read_table(book(tmp_path / "a.xlsx", *rows))
    assert named in trouble.value.message.es


def test_a_sheet_is_asked_for_by_name(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ("name",), ("x",))
    assert read_table(path, "Sheet").rows == [["x"]]
    with pytest.raises(Trouble, match="no_such_sheet"):
        read_table(path, "Otra")


@pytest.mark.parametrize(
    ("name", "raw", "code"), [("a.xlsx", b"%PDF", "not_a_workbook"), ("a.csv", b"PK\x03\x04", "not_a_workbook")]
)
def test_the_gate_stands_before_the_child(tmp_path: Path, name: str, raw: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(Trouble, match=code) as trouble:
        read_table(tmp_path / name)
    assert trouble.value.fix.en


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no_such_file"):
        read_table(tmp_path / "a.xlsx")


def dies(*_: object) -> None:
    os.abort()


def hangs(*_: object) -> None:
    Event().wait()


def swells(*_: object) -> None:
    bytearray(2 * child.MEMORY)


def panics(*_: object) -> None:
    """As calamine does, with an exception that stands in no module."""
    raise type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})


@pytest.mark.parametrize(
    ("work", "code"),
    [(dies, "unreadable_workbook"), (panics, "unreadable_workbook"), (hangs, "too_big"), (swells, "too_big")],
)
def test_whatever_the_child_comes_to_the_program_lives_and_reads_the_next(
    tmp_path: Path, work: Callable[..., None], code: str
) -> None:
    path = book(tmp_path / "a.xlsx", ("x",))
    with pytest.raises(Trouble, match=code):
        child.ask_child(work, path, seconds=1.0)
    assert read_sheets(path)["Sheet"].rows == [["x"]]


class GivenUp(Exception):
    """Raised by whoever waits."""


def test_a_child_nobody_waits_for_is_ended(tmp_path: Path) -> None:
    def give_up(_doing: Text, _share: float) -> None:
        raise GivenUp

    path = book(tmp_path / "a.xlsx", ("x",))
    with pytest.raises(GivenUp):
        child.ask_child(hangs, path, tell=give_up)
    assert child.ask_child(its_name, path, seconds=30.0) == "a.xlsx"  # the same one would still hang


def its_name(path: Path, _password: str | None) -> str:
    return path.name


def own_process(*_: object) -> int:
    return os.getpid()


def test_one_child_is_kept_from_file_to_file_and_ends_when_nobody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "a.xlsx", ("x",))
    first = child.ask_child(own_process, path)
    assert child.ask_child(own_process, path) == first != os.getpid()
    monkeypatch.setattr(child, "KEPT", 0.01)
    child.ask_child(own_process, path)
    ended = Event()
    while any(one.pid == first for one in active_children()):
        assert not ended.wait(0.02)
    assert child.ask_child(own_process, path) != first
