"""How words are compared: without accents when searching, and in the order Mexicans expect when sorting."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]+")
_SPLIT_ENYE = "n\u0303"
# Sorts after every letter, digit and space that can follow an n, so that ñ stands between n and o.
_AFTER_N = "n~"


def fold(text: str) -> str:
    """The form to search by: lower case, no accents, ñ as n, single spaces (``Ñuu  SAVI`` → ``nuu savi``)."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(_MARKS.sub("", unicodedata.normalize("NFKD", text.casefold())).split())


def sort_key(text: str) -> str:
    """The form to sort by: accents and case ignored, ñ after n and before o (Nuevo, Ñuu, Oaxaca)."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold()).replace(_SPLIT_ENYE, _AFTER_N)
    return " ".join(_MARKS.sub("", apart).split())


def words_of(text: str) -> list[str]:
    """The words of a text, folded, without signs (``OF.-12/2025`` → ``of 12 2025``)."""
    return "".join(sign if sign.isalnum() else " " for sign in fold(text)).split()
