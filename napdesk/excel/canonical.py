"""The canonical form of what a workbook shows, and the seal over it.

Opening a return and saving it again, in Excel or LibreOffice, changes its bytes but none of its values. So the
seal is taken over values: text composed (NFC) with LF, numbers without a trace of how they were stored, days in
ISO. Each is one string that begins with its sort: ``t`` text, ``n`` number, ``d`` day; nothing is an empty string.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from napdesk.excel.places import SEAL_CELL

Rows = list[list[str]]
Canonical = dict[str, Rows]

# No l, o, i or u: nobody mistakes one sign for another when reading it over the telephone.
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP_LENGTH = 4, 4


def canonical(value: object) -> str:
    """One value as it is sealed and compared."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
        return "t" + (text if text.isascii() else unicodedata.normalize("NFC", text))
    if isinstance(value, bool):
        return "tTRUE" if value else "tFALSE"
    if isinstance(value, int | float):
        return f"n{value:.12g}"  # spreadsheets keep 15 digits at most, so the 12 first are safe
    if isinstance(value, datetime) and value.time() != time():
        return "d" + value.isoformat()
    if isinstance(value, date):
        return "d" + value.isoformat()[:10]
    return "t" + str(value)


def canonical_rows(rows: Iterable[Sequence[object]]) -> Rows:
    """Rows of values from A1 on, without blanks at the ends of rows and of the sheet."""
    found = [["" if value is None else canonical(value) for value in row] for row in rows]
    for row in found:
        while row and not row[-1]:
            row.pop()
    while found and not found[-1]:
        found.pop()
    return found


def put(rows: Rows, cell: tuple[int, int], told: str) -> None:
    """Set one canonical value at a row and column counted from 0."""
    row, column = cell
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend("" for _ in range(column + 1 - len(rows[row])))
    rows[row][column] = told


def plain(told: str) -> str | None:
    """A canonical value as people and scripts read it: 19, 2025-07-01, the text itself; None for nothing."""
    return told[1:] if told else None


def seal(head: dict[str, Any], sheets: Canonical) -> str:
    """The SHA-256, in hex, of who says it, for when, and every value of every sheet, in their order."""
    return hashlib.sha256(_packed([head, list(sheets.items())])).hexdigest()


def short_form(sealed: str) -> str:
    """A seal in four groups of four signs, as it stands on cover and footers: ``7Q2M-0KD9-…`` (80 bits)."""
    number = int(sealed, 16) >> (256 - 5 * GROUPS * GROUP_LENGTH)
    signs = [CROCKFORD[number >> 5 * place & 31] for place in reversed(range(GROUPS * GROUP_LENGTH))]
    return "-".join("".join(signs[start : start + GROUP_LENGTH]) for start in range(0, len(signs), GROUP_LENGTH))


def with_short_seal(values: Canonical, sealed: str) -> Canonical:
    """The values as the sheets show them: those that were sealed, and the seal's short form in its own cell."""
    shown = dict(values)
    first = next(iter(shown))
    shown[first] = [list(row) for row in shown[first]]
    put(shown[first], SEAL_CELL, canonical(short_form(sealed)))
    return shown


def _packed(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
