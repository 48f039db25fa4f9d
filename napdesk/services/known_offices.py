"""Whose signature is known here: the office's own key, and those of the Group's list."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from napdesk.schema.durable import write_durably
from napdesk.schema.office_key import KnownOffice, check_words
from napdesk.store.store import Store

Key = tuple[str, KnownOffice]

COLUMNS = ("office", "name", "key", "words")


def known_offices(store: Store) -> dict[str, KnownOffice]:
    """Whose each key is that is known here, by the key in hex; the office's own among them."""
    office = store.office
    return store.keys.known() | {store.keys.own: KnownOffice(office.code, office.name)}


def write_own_key(store: Store, target: Path) -> None:
    """The office's public key as a list of one line, for whoever is to know its signature. Errors as
    ``durable_path``."""
    office, key = store.office, store.keys.own
    text = io.StringIO(newline="")
    csv.writer(text).writerows([COLUMNS, (office.code, office.name, key, check_words(key))])
    write_durably(target, text.getvalue().encode("utf-8-sig"))
