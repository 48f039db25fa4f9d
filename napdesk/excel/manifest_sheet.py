"""The hidden sheet of a return, with its manifest."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

from napdesk import __version__
from napdesk.excel.contents import Return
from napdesk.excel.looks import Look
from napdesk.excel.manifest import FORMAT, NAME, Manifest
from napdesk.excel.sheets import Sheet
from napdesk.schema.record import Record

CHUNK = 30_000  # characters a cell; Excel holds 32,767


def head_of(ret: Return) -> dict[str, Any]:
    """What the seal covers beside the sheets."""
    office = ret.office
    return {
        "format": FORMAT,
        "program": __version__,
        "office": {"uid": office.uid, "code": office.code, "name": office.name},
        "institution": office.institution,
        "entity": office.entity,
        "period": str(ret.period),
        "revision": ret.revision,
        "folio": ret.folio,
        "language": ret.language.value,
        "demo": office.demo,
        "preview": ret.preview,
        "nil": ret.nil,
        "catalogue": ret.catalogue,
        "cut_off": ret.cut_off.isoformat(),
        "made_at": ret.made_at.isoformat(),
        "due": ret.due.isoformat() if ret.due else None,
        "late": ret.late,
        "replaces": ret.place.replaces,
        "sequence": ret.place.sequence,
        "history": list(ret.place.history),
        "counts": ret.counts,
        "records": {
            register.key: {record.folio: _identity(record) for record in records}
            for register, records in ret.records.items()
        },
    }


def _identity(record: Record) -> list[Any]:
    """By what a record is known again, and the reasons given for what its rules ask, which no column carries."""
    reasons = record.leaving_reasons
    return [record.uid, record.revision, *([reasons] if reasons else [])]


def manifest_sheet(manifest: Manifest) -> Sheet:
    """The manifest as JSON, cut into cells of column A."""
    content: dict[str, Any] = {"head": manifest.head, "seal": manifest.seal}
    if manifest.signature is not None:
        content |= {"key": manifest.signature.key, "signature": manifest.signature.value}
    if manifest.values:
        packed = zlib.compress(json.dumps(manifest.values, ensure_ascii=False, separators=(",", ":")).encode())
        content["values"] = base64.b64encode(packed).decode("ascii")
    # ASCII without a blank: nothing that a spreadsheet could trim where one cell ends and the next begins.
    text = json.dumps(content, separators=(",", ":")).replace(" ", "\\u0020")
    sheet = Sheet(NAME, widths=(20,), state="veryHidden")
    for start in range(0, len(text), CHUNK):
        sheet.add((text[start : start + CHUNK],), Look.BARE)
    return sheet
