"""Acuses as a receiver's NapDesk writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from napdesk.schema.office_key import Sign
from napdesk.services.receipts import signed_part
from napdesk.store.office_keys import make_key
from napdesk.store.store import Store

HUB = "09-SEMAR-00"


def as_hub(store: Store) -> Store:
    """A store made for a test has the key of all of those: this one is somebody else's."""
    store.db.execute("DELETE FROM signing")
    make_key(store.db)
    store.db.conn.commit()
    return store


def write_receipt(
    path: Path, seal: str, hub: Store, *, outcome: str = "received", notes: Any = (), **changes: Any
) -> Path:
    """Signed by the hub over everything it says."""
    document: dict[str, Any] = {
        "napdesk": "acuse",
        "format": 1,
        "seal": seal,
        "outcome": outcome,
        "receiver": HUB,
        "received_at": "2025-10-05T10:12:00-06:00",
        "notes": list(notes),
        "key": hub.keys.own,
    }
    document |= changes
    return signed(path, document, hub.keys.sign)


def signed(path: Path, document: dict[str, Any], sign: Sign) -> Path:
    document["signature"] = sign(signed_part(document)).value
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path
