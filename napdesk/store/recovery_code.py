"""The recovery code an office prints: six groups of five signs that open its store without the passphrase."""

from __future__ import annotations

import secrets

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text

# Crockford's 32 signs: no I, L, O or U, which are read as 1, 1 and 0, or spell words.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 6
GROUP_LENGTH = 5
LENGTH = GROUPS * GROUP_LENGTH  # 29 signs of chance (145 bits) and one that checks them

_READ_AS = str.maketrans("OIL", "011", " -–—.\t\r\n")


def new_recovery_code() -> str:
    """A code of chance, as printed: ``7K2QM-0D9XV-…``."""
    chance = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return _printed(chance + _check(chance))


def normalise_recovery_code(typed: str) -> str:
    """The code as printed, whatever way it was typed; raises Trouble ``wrong_passphrase`` at a slip."""
    signs = typed.upper().translate(_READ_AS)
    whole = len(signs) == LENGTH and all(sign in ALPHABET for sign in signs)
    if not whole or _check(signs[:-1]) != signs[-1]:
        raise Trouble("wrong_passphrase", _MISTYPED, _TYPE_AGAIN)
    return _printed(signs)


def confirms(code: str, first_group: str, last_group: str) -> bool:
    """Whether the first and the last group, typed back from the printed page, are those of the code."""
    groups = code.split("-")
    return [_group(first_group), _group(last_group)] == [groups[0], groups[-1]]


def _group(typed: str) -> str:
    return typed.upper().translate(_READ_AS)


def _printed(signs: str) -> str:
    return "-".join(signs[start : start + GROUP_LENGTH] for start in range(0, LENGTH, GROUP_LENGTH))


def _check(signs: str) -> str:
    """One sign over the others. Odd weights find any one wrong sign and nearly every swapped pair."""
    total = sum((2 * place + 1) * ALPHABET.index(sign) for place, sign in enumerate(signs))
    return ALPHABET[total % len(ALPHABET)]


_MISTYPED = Text(
    es="El código de recuperación tiene alguna letra o cifra equivocada.",
    en="A letter or digit of the recovery code is wrong.",
)
_TYPE_AGAIN = Text(
    es="Cópielo de nuevo de la hoja impresa: seis grupos de cinco. Los guiones no importan.",
    en="Copy it again from the printed page: six groups of five. The dashes do not matter.",
)
