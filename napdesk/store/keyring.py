"""The key ring beside a store: its key, plain until a passphrase is set, then wrapped for each way in."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from napdesk.schema.durable import write_durably
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text
from napdesk.store.driver import KEY_LENGTH, translated
from napdesk.store.recovery_code import new_recovery_code, normalise_recovery_code
from napdesk.store.wrapping import COST, Cost, Wrap

FORMAT = 1
SHORTEST_PASSPHRASE = 8  # characters


@dataclass(frozen=True)
class KeyRing:
    """What the file says: the key itself while open, else a wrap for each person and one for the code.

    ``key_id`` tells the rings of one store from those of another, and nothing of the key. ``intact`` is False
    where a guarded ring is not as it was written: a secret it refuses may be the right one.
    """

    key_id: str
    open_key: bytes | None = None
    people: Mapping[str, Wrap] = field(default_factory=dict)
    recovery: Wrap | None = None
    intact: bool = field(default=True, compare=False)


def ring_of(store: Path) -> Path:
    """Where the key ring of a store, or of a backup, stands."""
    return store.with_name(f"{store.name}.keys")


def create(store: Path) -> bytes:
    """The key for a store to be, in an open ring beside it.

    An open ring that a broken-off start left behind is taken up again; a guarded one may be the only way
    into something, and raises Trouble ``key_ring_exists``.
    """
    ring = ring_of(store)
    if ring.exists():
        left = read_ring(store).open_key
        if left is None:
            raise Trouble("key_ring_exists", _EXISTS.fill(name=ring.name), _OTHER_NAME)
        return left
    key = secrets.token_bytes(KEY_LENGTH)
    _write(ring, KeyRing(_id_of(key), open_key=key))
    return key


def has_passphrase(store: Path) -> bool:
    """Whether the ring needs a passphrase to open."""
    return read_ring(store).open_key is None


def unlock(store: Path, passphrase: str | None = None, recovery: str | None = None) -> bytes:
    """The store's key: by itself while the ring is open, else by a passphrase or the recovery code.

    Raises Trouble ``passphrase_needed``, ``wrong_passphrase``, ``no_key_ring`` or ``key_ring_damaged``.
    """
    ring = read_ring(store)
    if ring.open_key is not None:
        return ring.open_key
    if recovery is not None:
        key = _key_by_code(ring, normalise_recovery_code(recovery))
    elif passphrase is not None:
        key = _key_by_passphrase(ring, _composed(passphrase))
    else:
        raise Trouble("passphrase_needed", _NEEDED, _TYPE_IT)
    if key is None and not ring.intact:
        raise Trouble("key_ring_damaged", _DAMAGED.fill(name=ring_of(store).name), _BRING_BACK)
    if key is None:
        said = (_WRONG, _TRY_AGAIN) if recovery is None else (_WRONG_CODE, _LATEST_CODE)
        raise Trouble("wrong_passphrase", *said)
    return key


def set_passphrase(store: Path, key: bytes, passphrase: str, *, person: str = "", cost: Cost = COST) -> str:
    """Close the ring under a passphrase and a new recovery code, which is returned as printed.

    Raises Trouble ``weak_passphrase``. The rings kept beside backups follow by ``backup.renew_rings``.
    """
    ring = _ring_holding(store, key)
    code = new_recovery_code()
    guarded = _with_person(ring, key, person, passphrase, cost)
    _write(ring_of(store), replace(guarded, open_key=None, recovery=Wrap.of(key, code, ring.key_id, cost)))
    return code


def refuse_weak(passphrase: str) -> None:
    """Raise Trouble ``weak_passphrase`` for one that is too short."""
    if len(_composed(passphrase)) < SHORTEST_PASSPHRASE:
        raise Trouble("weak_passphrase", _WEAK.fill(shortest=SHORTEST_PASSPHRASE), _LENGTHEN)


def change_passphrase(store: Path, key: bytes, passphrase: str, *, person: str = "", cost: Cost = COST) -> None:
    """Wrap the key anew for one person; the recovery code and every other way in stay as they are."""
    ring = _ring_holding(store, key)
    if ring.recovery is None:
        raise ValueError("the first passphrase comes with a recovery code")
    _write(ring_of(store), _with_person(ring, key, person, passphrase, cost))


def read_ring(store: Path) -> KeyRing:
    """The ring beside a store; raises Trouble ``no_key_ring`` or ``key_ring_damaged``."""
    ring = ring_of(store)
    if not ring.exists():
        # Without its key an encrypted store looks like noise: nothing tells it from a file that is no store at all.
        raise Trouble("no_key_ring", _MISSING.fill(store=store.name, ring=ring.name), _YOURS_OR_NOT)
    with translated(ring):
        written = ring.read_bytes()
    try:
        return _read(json.loads(written))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Trouble("key_ring_damaged", _DAMAGED.fill(name=ring.name), _BRING_BACK) from error


def _key_by_code(ring: KeyRing, code: str) -> bytes | None:
    return ring.recovery.open(code, ring.key_id) if ring.recovery else None


def _key_by_passphrase(ring: KeyRing, composed: str) -> bytes | None:
    keys = (wrap.open(composed, ring.key_id) for wrap in ring.people.values())
    return next((key for key in keys if key is not None), None)


def _with_person(ring: KeyRing, key: bytes, person: str, passphrase: str, cost: Cost) -> KeyRing:
    refuse_weak(passphrase)
    return replace(ring, people={**ring.people, person: Wrap.of(key, _composed(passphrase), ring.key_id, cost)})


def _composed(passphrase: str) -> str:
    """An accented letter may come as one character or two, by the keyboard; here it is always one."""
    return unicodedata.normalize("NFC", passphrase)


def _ring_holding(store: Path, key: bytes) -> KeyRing:
    ring = read_ring(store)
    if ring.key_id != _id_of(key):
        raise ValueError("the ring holds another key")
    return ring


def _id_of(key: bytes) -> str:
    return hmac.digest(key, b"napdesk key ring", "sha256")[:8].hex()


def _write(file: Path, ring: KeyRing) -> None:
    written: dict[str, object] = {"format": FORMAT, "key_id": ring.key_id}
    if ring.open_key is not None:
        written |= {"state": "open", "key": ring.open_key.hex()}
    else:
        people = {person: wrap.as_json() for person, wrap in ring.people.items()}
        recovery = ring.recovery and ring.recovery.as_json()
        written |= {"state": "guarded", "people": people, "recovery": recovery}
    written["check"] = _check_of(written)
    write_durably(file, json.dumps(written, indent=1).encode(), private=True)


def _check_of(written: dict[str, object]) -> str:
    """A short digest of a ring: without it one changed bit in a wrap would look like a wrong passphrase."""
    return hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()[:16]


def _read(written: Any) -> KeyRing:
    """Raises ValueError, KeyError, TypeError or AttributeError where it is no ring."""
    intact = written.pop("check", None) == _check_of(written)
    if written["format"] != FORMAT:
        raise ValueError("a ring of another format")
    if written["state"] == "open":
        key = bytes.fromhex(written["key"])
        if len(key) != KEY_LENGTH or _id_of(key) != written["key_id"]:
            raise ValueError("not the key it names")
        return KeyRing(written["key_id"], open_key=key)
    people = {person: Wrap.from_json(wrap) for person, wrap in written["people"].items()}
    return KeyRing(written["key_id"], people=people, recovery=Wrap.from_json(written["recovery"]), intact=intact)


_EXISTS = Text(
    es="Ya hay un llavero «{name}» con contraseña en esa carpeta.",
    en="There is already a key ring “{name}” with a passphrase in that folder.",
)
_OTHER_NAME = Text(
    es="Elija otro nombre u otra carpeta. No lo borre: puede ser la única llave de un respaldo.",
    en="Choose another name or folder. Do not delete it: it may be the only key to a backup.",
)
_MISSING = Text(
    es="«{store}» no se puede abrir: no es un archivo de datos de NapDesk, o falta a su lado su llave, «{ring}».",
    en="“{store}” cannot be opened: it is no NapDesk data file, or its key, “{ring}”, is missing beside it.",
)
_YOURS_OR_NOT = Text(
    es="Si son sus datos, recupere un respaldo, que trae al lado su llave («.keys»), aquí o con «napdesk restore»; "
    "si no lo son, elija otro archivo. No se tocó.",
    en="If it is your data, restore a backup, which has its key beside it (ending in “.keys”), here or with “napdesk "
    "restore”; if not, choose another file. It was not touched.",
)
_DAMAGED = Text(
    es="El archivo «{name}», con la llave de los datos, está dañado.",
    en="The file “{name}”, with the key to the data, is damaged.",
)
_BRING_BACK = Text(
    es="Cada respaldo tiene al lado una copia («.keys»): recupere el respaldo, aquí o con «napdesk restore».",
    en="There is a copy beside every backup (ending in “.keys”): restore the backup, here or with “napdesk restore”.",
)
_NEEDED = Text(es="Los datos están protegidos con contraseña.", en="The data is protected by a passphrase.")
_TYPE_IT = Text(
    es="Escriba la contraseña, o el código de recuperación impreso.",
    en="Type the passphrase, or the printed recovery code.",
)
_WRONG = Text(es="La contraseña no es correcta.", en="The passphrase is not right.")
_TRY_AGAIN = Text(
    es="Revise mayúsculas y acentos. Si la olvidó, use el código de recuperación impreso.",
    en="Check capitals and accents. If you forgot it, use the printed recovery code.",
)
_WRONG_CODE = Text(
    es="El código de recuperación no es el de estos datos.",
    en="The recovery code is not the one of this data.",
)
_LATEST_CODE = Text(
    es="Use la hoja más reciente: un código nuevo deja sin efecto al anterior.",
    en="Use the latest page: a new code replaces the one before.",
)
_WEAK = Text(
    es="La contraseña necesita al menos {shortest} caracteres.",
    en="The passphrase needs at least {shortest} characters.",
)
_LENGTHEN = Text(
    es="Alárguela; tres o cuatro palabras juntas son fáciles de recordar.",
    en="Make it longer; three or four words together are easy to remember.",
)
