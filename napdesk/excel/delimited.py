"""Rows out of a .csv: UTF-8 or Windows-1252, comma or semicolon, as Excel and other programs write it."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

from napdesk.excel.refusals import too_big
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text

FILE_AT_MOST = 50_000_000  # bytes
_SEPARATORS = ",;"
# Excel's own first line, which says how the others are separated and which no spreadsheet shows as a row.
_SAID = re.compile(r'"?sep=([^"\r\n])"?(?:\r\n|\r|\n|$)', re.IGNORECASE)
# A text that is too long is told by its field's own rule, with row and column; the reader would call it a quote.
csv.field_size_limit(FILE_AT_MOST)


def read_delimited(path: Path) -> list[list[str]]:
    """The rows of a file, as a spreadsheet would show them.

    Raises Trouble ``too_big``, ``unreadable_encoding`` or ``broken_quotes``.
    """
    if path.stat().st_size > FILE_AT_MOST:
        raise too_big()
    text = _decoded(path.read_bytes())
    said = _SAID.match(text)
    text, separator = (text[said.end() :], said[1]) if said else (text, _separator(text))
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as wrong:
        raise Trouble("broken_quotes", _BROKEN.fill(row=len(rows) + 1), _MEND_QUOTES) from wrong
    return rows


def _decoded(raw: bytes) -> str:
    # A zero byte is in no text of either encoding: it is UTF-16 or no text at all.
    if b"\0" not in raw:
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise Trouble("unreadable_encoding", _ENCODING, _SAVE_UTF8)


def _separator(text: str) -> str:
    """The sign found oftener in the header, outside quotes."""
    quoted = False
    seen = dict.fromkeys(_SEPARATORS, 0)
    for sign in text:
        if sign == '"':
            quoted = not quoted
        elif sign in "\r\n" and not quoted and any(seen.values()):
            break
        elif sign in seen and not quoted:
            seen[sign] += 1
    return max(seen, key=lambda sign: seen[sign])


_ENCODING = Text(
    es="El texto del archivo no está en UTF-8 ni en Windows-1252, y sus acentos no se pueden leer.",
    en="The file's text is neither UTF-8 nor Windows-1252, and its accents cannot be read.",
)
_SAVE_UTF8 = Text(
    es="Ábralo en Excel y guárdelo como «CSV UTF-8», o como libro de Excel (.xlsx).",
    en="Open it in Excel and save it as “CSV UTF-8”, or as an Excel workbook (.xlsx).",
)
_BROKEN = Text(
    es="En el renglón {row} hay comillas sin cerrar o mal puestas.",
    en="In row {row} there are unclosed or misplaced quotes.",
)
_MEND_QUOTES = Text(
    es="Revise las comillas de ese renglón, o guarde el archivo como libro de Excel (.xlsx).",
    en="Check that row's quotes, or save the file as an Excel workbook (.xlsx).",
)
