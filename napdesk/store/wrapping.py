"""A store's key sealed under a secret: Argon2id makes the secret costly to guess, AES-GCM seals."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

SALT_LENGTH = 16  # bytes, as all lengths here
NONCE_LENGTH = 12
SEALING_KEY_LENGTH = 32


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a secret costs: Argon2id's passes, memory in KiB and lanes."""

    passes: int = 2
    memory: int = 64 * 1024
    lanes: int = 1

    def __post_init__(self) -> None:
        """Refuse a ring changed so as to choke the machine, or to make guessing free; raises ValueError."""
        if not (1 <= self.passes <= 64 and 8 * self.lanes <= self.memory <= 1024 * 1024 and 1 <= self.lanes <= 16):
            raise ValueError("a cost outside what is bearable")


COST = Cost()  # about 0.12 s on an office machine


@dataclass(frozen=True, slots=True)
class Wrap:
    """A key under one secret: the derivation's cost and salt, the seal's nonce, the sealed key."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes

    @classmethod
    def of(cls, key: bytes, secret: str, about: str, cost: Cost) -> Wrap:
        """Seal a key under a secret, bound to what it is about so that it fits nowhere else."""
        salt, nonce = secrets.token_bytes(SALT_LENGTH), secrets.token_bytes(NONCE_LENGTH)
        return cls(cost, salt, nonce, _cipher(secret, salt, cost).encrypt(nonce, key, about.encode()))

    def open(self, secret: str, about: str) -> bytes | None:
        """The key, or None where the secret is another or the wrap was changed."""
        cipher = _cipher(secret, self.salt, self.cost)
        try:
            return cipher.decrypt(self.nonce, self.sealed, about.encode())
        except import_module("cryptography.exceptions").InvalidTag:
            return None

    def as_json(self) -> dict[str, object]:
        parts = {"salt": self.salt.hex(), "nonce": self.nonce.hex(), "sealed": self.sealed.hex()}
        return {"cost": asdict(self.cost), **parts}

    @classmethod
    def from_json(cls, written: Any) -> Wrap:
        """Raises ValueError, KeyError or TypeError where it is none."""
        salt, nonce, sealed = (bytes.fromhex(written[part]) for part in ("salt", "nonce", "sealed"))
        if len(salt) < SALT_LENGTH or len(nonce) != NONCE_LENGTH:
            raise ValueError("a salt or nonce of another length")
        return cls(Cost(**written["cost"]), salt, nonce, sealed)


def _cipher(secret: str, salt: bytes, cost: Cost) -> AESGCM:
    # By name: a start without a passphrase needs neither library, and does not wait for them to load.
    argon2 = import_module("argon2.low_level")
    derived = argon2.hash_secret_raw(
        secret.encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory,
        parallelism=cost.lanes,
        hash_len=SEALING_KEY_LENGTH,
        type=argon2.Type.ID,
    )
    cipher: AESGCM = import_module("cryptography.hazmat.primitives.ciphers.aead").AESGCM(derived)
    return cipher
