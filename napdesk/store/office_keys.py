"""The key this office signs with, made once and kept in its store, and the keys of other offices known here."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from napdesk.schema.office_key import KnownOffice, Signature
from napdesk.store.driver import Database
from napdesk.store.history import History
from napdesk.store.records import Now
from napdesk.store.writing import writing

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class OfficeKeys:
    """Signs for the office, and knows by their public key, in hex, whose signature another one is."""

    def __init__(self, db: Database, history: History, *, who: str, now: Now) -> None:
        self._db = db
        self._history = history
        self._who = who
        self._now = now

    @property
    def own(self) -> str:
        """The public key that goes with what this office signs, in hex."""
        return _public(self._secret())

    def sign(self, message: bytes) -> Signature:
        secret = self._secret()
        return Signature(_public(secret), secret.sign(message).hex())

    def known(self) -> dict[str, KnownOffice]:
        """Whose each known key is, those of the Group's list in the order of their offices."""
        rows = self._db.execute("SELECT key, office, name FROM office_keys ORDER BY office, key")
        return {key: KnownOffice(office, name) for key, office, name in rows}

    def add(self, found: Iterable[tuple[str, KnownOffice]]) -> list[tuple[str, KnownOffice]]:
        """Keep what is new among keys and whose they are; what is known already stays, and none is ever forgotten:
        returns signed with it are still about."""
        at, known = self._now().isoformat(timespec="seconds"), self.known()
        new = [(key, office) for key, office in found if known.get(key) != office]
        if not new:
            return []
        with writing(self._db):
            self._db.conn.executemany(
                "INSERT INTO office_keys (key, office, name, loaded_at, loaded_by) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET office = excluded.office, name = excluded.name,"
                " loaded_at = excluded.loaded_at, loaded_by = excluded.loaded_by",
                [(key, *office, at, self._who) for key, office in new],
            )
            changes = {key: [known[key].code if key in known else None, office.code] for key, office in new}
            self._history.add("office_keys", at=at, who=self._who, changes=changes)
        return new

    def _secret(self) -> Ed25519PrivateKey:
        row = self._db.execute("SELECT secret FROM signing").fetchone()
        secret: Ed25519PrivateKey = _ed25519().Ed25519PrivateKey.from_private_bytes(bytes.fromhex(row[0]))
        return secret


def make_key(db: Database) -> None:
    """Give a store the key it signs with, unless it has one; call inside a transaction."""
    if db.execute("SELECT 1 FROM signing").fetchone() is None:
        secret = _ed25519().Ed25519PrivateKey.generate()
        db.execute("INSERT INTO signing (secret) VALUES (?)", (secret.private_bytes_raw().hex(),))


def holds(signature: Signature, message: bytes) -> bool:
    """Whether a signature was made over a message by its key."""
    try:
        key = _ed25519().Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.key))
        key.verify(bytes.fromhex(signature.value), message)
    except (ValueError, import_module("cryptography.exceptions").InvalidSignature):
        return False
    return True


def _public(secret: Ed25519PrivateKey) -> str:
    return secret.public_key().public_bytes_raw().hex()


def _ed25519() -> Any:
    """Loaded when something is signed or verified: every start would wait for it."""
    return import_module("cryptography.hazmat.primitives.asymmetric.ed25519")
