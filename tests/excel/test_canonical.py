"""The canonical form: what is the same to a reader is the same text; the seal follows every value."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from napdesk.excel.canonical import canonical, canonical_rows, put, seal, short_form

HEAD = {"office": "30-SEMAR-01", "demo": False}
SHEETS = {"Hoja": [["tFolio", "n19"], ["tx"]]}


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (19, "n19"),
        (19.0, "n19"),
        (2.5, "n2.5"),
        (7 / 17, "n0.411764705882"),
        (0.411764705882353, "n0.411764705882"),
        (9_999_999, "n9999999"),
        ("19", "t19"),
        ("=1+1", "t=1+1"),
        ("nin\u0303a", "tniña"),
        ("uno\r\ndos\rtres", "tuno\ndos\ntres"),
        (date(2025, 7, 1), "d2025-07-01"),
        (datetime(2025, 7, 1), "d2025-07-01"),
        (datetime(2025, 7, 1, 10), "d2025-07-01T10:00:00"),
        (True, "tTRUE"),
        (None, ""),
        ("", ""),
    ],
)
def test_a_value_has_one_form(value: object, told: str) -> None:
    assert canonical(value) == told


def test_blanks_at_the_ends_do_not_count() -> None:
    assert canonical_rows([["a", None, "b", None], [None], [None, ""]]) == [["ta", "", "tb"]]


@pytest.mark.parametrize(
    ("head", "sheets"),
    [
        (HEAD | {"demo": True}, SHEETS),
        (HEAD, {"Hoja": [["tFolio", "n29"], ["tx"]]}),
        (HEAD, {"Hoja": [["tFolio", "t19"], ["tx"]]}),
        (HEAD, {"Hoja": [["tFolio", "n19", ""], ["tx"]]}),
        (HEAD, {"Otra": SHEETS["Hoja"]}),
        (HEAD, SHEETS | {"Más": []}),
        (HEAD, {"Hoja": [["tx"], ["tFolio", "n19"]]}),
    ],
)
def test_the_seal_follows_every_value(head: dict[str, object], sheets: dict[str, list[list[str]]]) -> None:
    assert seal(HEAD, SHEETS) == seal(dict(reversed(HEAD.items())), SHEETS)
    assert seal(head, sheets) != seal(HEAD, SHEETS)


def test_the_short_form_is_four_groups_of_signs_nobody_confuses() -> None:
    assert short_form("f" * 64) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    assert short_form("00" * 9 + "1f" + "0" * 44) == "0000-0000-0000-000Z"


def test_a_cell_is_put_beyond_the_end() -> None:
    rows = [["ta"]]
    put(rows, (2, 1), "tx")
    assert rows == [["ta"], [], ["", "tx"]]
