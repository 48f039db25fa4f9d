"""The manifest of a return: who made it, its seal, and the values it was made with; read from its hidden sheet."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from napdesk.excel.canonical import Canonical
from napdesk.schema.office_key import KEY_DIGITS, Signature

NAME = "_napdesk"
FORMAT = 1
UNPACKED_AT_MOST = 200_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """``head`` says who, for when and how much; a preview has neither seal, values nor signature."""

    head: dict[str, Any]
    seal: str
    values: Canonical
    signature: Signature | None = None

    @property
    def is_preview(self) -> bool:
        return bool(self.head.get("preview")) and not self.seal


class BadManifest(ValueError):
    """The hidden sheet is there, but is not as a program like this one wrote it."""


def signed_words(head: dict[str, Any], sealed: str) -> bytes:
    """What the office's signature is over, one a line: the seal, and what a return is placed by."""
    said = (
        "NapDesk",
        sealed,
        head["office"]["uid"],
        head["office"]["code"],
        head["period"],
        head["revision"],
        head.get("replaces", ""),
        head.get("sequence", ""),
        *head.get("history", ()),
    )
    return "\n".join(map(str, said)).encode()


def read_manifest(rows: Sequence[Sequence[object]]) -> Manifest:
    """The manifest in the rows of the hidden sheet. Raises BadManifest."""
    text = "".join(str(row[0]) for row in rows if row and row[0] is not None)
    try:
        content = json.loads(text)
        head, sealed, packed = content["head"], content["seal"], content.get("values", "")
        if not isinstance(sealed, str) or not _is_head(head):
            raise BadManifest("not a manifest")
        return Manifest(head, sealed, _unpack(packed) if packed else {}, _signature(content))
    except (ValueError, KeyError, TypeError, zlib.error, RecursionError) as wrong:
        raise BadManifest(str(wrong)[:100]) from wrong


def _signature(content: dict[str, Any]) -> Signature | None:
    """None where nobody signed."""
    if "signature" not in content:
        return None
    key, value = content["key"], content["signature"]
    if not (isinstance(key, str) and isinstance(value, str) and len(bytes.fromhex(key)) * 2 == KEY_DIGITS):
        raise BadManifest("signature")
    return Signature(key, value)


def _is_head(head: Any) -> bool:
    """Whether everything that is told of a return is there; a newer format may say more."""
    texts = (head["office"]["uid"], head["office"]["code"], head["period"], head["folio"])
    numbers = (head["format"], head["revision"])
    return all(isinstance(text, str) for text in texts) and all(type(number) is int for number in numbers)


def _unpack(packed: str) -> Canonical:
    try:
        compressed = base64.b64decode(packed, validate=True)
    except binascii.Error as wrong:
        raise BadManifest("values") from wrong
    opened = zlib.decompressobj()
    raw = opened.decompress(compressed, UNPACKED_AT_MOST)
    if opened.unconsumed_tail or not opened.eof:
        raise BadManifest("values")
    values = json.loads(raw)
    if not isinstance(values, dict) or not all(_is_rows(rows) for rows in values.values()):
        raise BadManifest("values")
    return values


def _is_rows(rows: object) -> bool:
    return isinstance(rows, list) and all(isinstance(row, list) and set(map(type, row)) <= {str} for row in rows)
