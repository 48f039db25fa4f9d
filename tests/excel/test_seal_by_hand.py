"""The seal and signature of a return, checked by what the help says and nothing of NapDesk."""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
import zlib
from datetime import date, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from openpyxl import load_workbook

from napdesk.excel.canonical import short_form
from napdesk.resources import resources
from napdesk.schema.codes import Lists
from napdesk.schema.office_key import WORDS, check_words
from napdesk.services.returns import write_return
from tests.conftest import NewStore
from tests.made_returns import a_return

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def value(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return "d" + cell.isoformat()[:10]
    if isinstance(cell, int | float):
        return f"n{cell:.12g}"
    return "t" + unicodedata.normalize("NFC", str(cell))


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    for row in rows:
        while row and not row[-1]:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def packed(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def test_whoever_reads_the_help_can_check_it(lists: Lists, new_store: NewStore, tmp_path: Path) -> None:
    keys = new_store().keys
    written = write_return(a_return(), lists, tmp_path / "r.xlsx", sign=keys.sign)
    book = load_workbook(tmp_path / "r.xlsx")
    content = json.loads("".join(cell.value for cell in book["_napdesk"]["A"]))
    values = json.loads(zlib.decompress(base64.b64decode(content["values"])))

    shown = {}
    for sheet in book.worksheets[:-1]:
        cells = [[value(cell.value) for cell in row] for row in sheet.iter_rows()]
        if sheet is book.worksheets[0]:
            cells[5][4] = ""
        shown[sheet.title] = trimmed(cells)
    assert shown == values and list(shown) == list(values)

    seal = hashlib.sha256(packed([content["head"], [[name, rows] for name, rows in values.items()]])).hexdigest()
    assert seal == content["seal"] == written.seal
    number = int(seal, 16) >> (256 - 80)
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(16)))
    assert "-".join(signs[at : at + 4] for at in range(0, 16, 4)) == book.worksheets[0]["E6"].value == short_form(seal)

    head = content["head"]
    office, history = head["office"], head["history"]
    lines = ["NapDesk", seal, office["uid"], office["code"], head["period"], head["revision"], head["replaces"]]
    lines += [head["sequence"], *history]
    key = bytes.fromhex(content["key"])
    Ed25519PublicKey.from_public_bytes(key).verify(
        bytes.fromhex(content["signature"]), "\n".join(map(str, lines)).encode()
    )
    assert check_words(content["key"]) == "-".join(WORDS[one] for one in hashlib.sha256(key).digest()[:8])


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_help_names_what_it_stands_on(language: str) -> None:
    words = (resources() / "help" / f"{language}.md").read_text(encoding="utf-8")
    for said in ("`_napdesk`", "E6", "SHA-256", "Ed25519", "`t`", "`n`", "`d`", "NFC", "LF", "zlib", "base64"):
        assert said in words
