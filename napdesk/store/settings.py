"""The office and its settings, kept in the store itself."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from napdesk.schema.offices import Classification, Office, Scope, Signatory
from napdesk.schema.periods import Periodicity
from napdesk.store.driver import Database, translated

_OFFICE = "office"


class Settings:
    """Named values as JSON, and the office this store belongs to."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, name: str, default: Any = None) -> Any:
        row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return default if row is None else json.loads(row[0])

    def put(self, name: str, value: Any) -> None:
        with translated(), self._db.atomic():
            self._put(name, value)

    def office(self) -> Office | None:
        """The office set up here, or None in a store that has none yet."""
        uid = self.get(_OFFICE)
        row = uid and self._db.execute("SELECT described FROM offices WHERE uid = ?", (uid,)).fetchone()
        return _office_from(json.loads(row[0])) if row else None

    def put_office(self, office: Office) -> None:
        described = json.dumps(dataclasses.asdict(office), ensure_ascii=False)
        with translated(), self._db.atomic():
            self._db.execute(
                "INSERT INTO offices (uid, code, institution, described) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (uid) DO UPDATE SET"
                " code = excluded.code, institution = excluded.institution, described = excluded.described",
                (office.uid, office.code, office.institution, described),
            )
            self._put(_OFFICE, office.uid)

    def _put(self, name: str, value: Any) -> None:
        written = json.dumps(value, ensure_ascii=False)
        self._db.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", (name, written))


def _office_from(described: dict[str, Any]) -> Office:
    signatories = {name: Signatory(**described[name]) for name in ("prepared_by", "reviewed_by", "authorised_by")}
    kinds = {
        "periodicity": Periodicity(described["periodicity"]),
        "scope": Scope(described["scope"]),
        "classification": Classification(described.get("classification", Classification.PUBLIC)),
    }
    return Office(**{**described, **signatories, **kinds})
