"""Text that can be kept, written to Excel and read back as the same text."""

from __future__ import annotations

import re
import unicodedata

from napdesk.schema.problems import Problem, Weight
from napdesk.schema.text import Text

CELL_LIMIT = 32_767
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# CR LF as one; U+2028 and U+2029 are the line ends that word processors and Qt paste.
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")


def tidy(typed: str, *, lines: bool) -> str:
    """Text as it is kept: composed, tabs as spaces, line ends LF (a space where one line is asked for)."""
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", typed)).replace("\t", " ")
    return (text if lines else text.replace("\n", " ")).strip()


def check_text(text: str, longest: int) -> Problem | None:
    """What in a tidied text cannot be carried by a workbook, or is over the limit (in characters)."""
    if _FORBIDDEN.search(text):
        return _problem(
            "control_characters",
            text,
            Text(es="Trae caracteres que no se ven.", en="It holds invisible characters."),
            Text(
                es="Bórrelo y escríbalo de nuevo, sin pegar.",
                en="Clear it and type it again without pasting.",
            ),
        )
    if _ESCAPED.search(text):
        return _problem(
            "escaped_characters",
            text,
            Text(es="Excel cambiaría un texto como «_x0041_».", en="Excel would change a text like “_x0041_”."),
            Text(es="Separe esos signos con espacios.", en="Put spaces between those signs."),
        )
    limit = min(longest, CELL_LIMIT)
    if len(text) > limit:
        return _problem(
            "too_long",
            text[:40] + "…",
            Text(
                es="Tiene {length:,} caracteres; caben {limit:,}.",
                en="It has {length:,} characters; {limit:,} fit.",
            ).fill(length=len(text), limit=limit),
            Text(es="Acórtelo.", en="Shorten it."),
        )
    return None


def _problem(code: str, value: str, message: Text, fix: Text) -> Problem:
    return Problem(code, Weight.STOP, message, fix, value=_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)[:60])
