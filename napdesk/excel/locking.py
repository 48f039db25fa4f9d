"""A workbook under a password (agile AES-256, as Excel writes it), and the way back from it."""

from __future__ import annotations

import unicodedata
from importlib import import_module
from io import BytesIO
from typing import Any

from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text

SHORTEST, LONGEST = 8, 255  # characters; Excel takes no more, and counts them in UTF-16


def refuse_unfit_password(password: str) -> None:
    """Raise Trouble ``weak_password`` for one that is too short, too long for Excel, or lost when it is told."""
    composed = _composed(password)
    if not composed.isprintable() or composed != composed.strip():
        raise Trouble("weak_password", _UNSEEN, _RETYPE)
    if len(composed) < SHORTEST:
        raise Trouble("weak_password", _WEAK.fill(shortest=SHORTEST), _LENGTHEN)
    if len(composed.encode("utf-16-le")) > 2 * LONGEST:
        raise Trouble("weak_password", _LONG.fill(longest=LONGEST), _SHORTEN)


def lock(content: bytes, password: str) -> bytes:
    """The same workbook under a password; only whoever has that opens it."""
    locked = BytesIO()
    _part("format.ooxml").OOXMLFile(BytesIO(content)).encrypt(_composed(password), locked)
    return locked.getvalue()


def unlock(locked: bytes, password: str) -> bytes:
    """The workbook under a password. Raises Trouble ``wrong_password``, or ``unreadable_workbook`` where it was damaged
    under the right one."""
    opened = BytesIO()
    try:
        file = _part("format.ooxml").OOXMLFile(BytesIO(locked))
        file.load_key(password=_composed(password), verify_password=True)
    except _part("exceptions").InvalidKeyError as wrong:
        raise Trouble("wrong_password", _WRONG, _TYPE_AGAIN) from wrong
    except Exception as broken:  # whatever a damaged file makes of the library
        raise Trouble("unreadable_workbook", _DAMAGED, _ASK_AGAIN) from broken
    try:
        file.decrypt(opened, verify_integrity=True)
    except Exception as broken:  # as above
        raise Trouble("unreadable_workbook", _DAMAGED, _ASK_AGAIN) from broken
    return opened.getvalue()


def _composed(password: str) -> str:
    """One keyboard composes an á, another types it from two signs."""
    return unicodedata.normalize("NFC", password)


def _part(name: str) -> Any:
    """Loaded for the few workbooks that have a password."""
    return import_module(f"msoffcrypto.{name}")


_UNSEEN = Text(
    es="La contraseña del archivo no lleva espacios al principio o al final, ni signos que no se ven.",
    en="The file's password has no spaces before or after it, and no signs that cannot be seen.",
)
_RETYPE = Text(
    es="Escríbala otra vez, solo con lo que se puede dictar.", en="Type it again, only with what can be told."
)
_WEAK = Text(
    es="La contraseña del archivo lleva al menos {shortest} caracteres.",
    en="The file's password takes at least {shortest} characters.",
)
_LENGTHEN = Text(es="Escriba tres o cuatro palabras.", en="Write three or four words.")
_LONG = Text(
    es="Excel no acepta contraseñas de más de {longest} caracteres.",
    en="Excel takes no password of more than {longest} characters.",
)
_SHORTEN = Text(es="Escriba una más corta.", en="Write a shorter one.")
_WRONG = Text(es="Con esa contraseña no abre el libro.", en="The workbook does not open with that password.")
_TYPE_AGAIN = Text(
    es="Revise mayúsculas y acentos, o pídala de nuevo a quien hizo el archivo.",
    en="Check capitals and accents, or ask whoever made the file for it again.",
)
_DAMAGED = Text(
    es="El libro con contraseña está dañado: no dice lo que se guardó.",
    en="The workbook under the password is damaged: it does not say what was saved.",
)
_ASK_AGAIN = Text(es="Pida que se lo envíen de nuevo.", en="Ask for it to be sent again.")
