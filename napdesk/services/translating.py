"""Cells of other people's files read as they were meant: only where they cannot be read as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from napdesk.schema.codes import Lists
from napdesk.schema.fields import Absence, Amount, AnyField, Choices, Count, Day, Value, YesNo
from napdesk.schema.folding import fold
from napdesk.schema.problems import Problem
from napdesk.schema.reading import Cell, read

# The days a number alone may stand for; others are more likely an age, a count or a year.
_SERIALS = range(18_264, 73_050)  # 1950 to 2099
_SINCE_1900, _SINCE_1904 = date(1899, 12, 30), date(1904, 1, 1)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "enero ene january jan", "febrero feb february", "marzo mar march", "abril abr april apr", "mayo may",
            "junio jun june", "julio jul july", "agosto ago august aug", "septiembre setiembre sep sept september",
            "octubre oct october", "noviembre nov november", "diciembre dic december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAY_MONTH = re.compile(r"(\d{1,2})(?:o|a|er|st|nd|rd|th)?([a-z]{3,10})(\d{4}|\d{2})")
_MONTH_DAY = re.compile(r"([a-z]{3,10})(\d{1,2})(?:st|nd|rd|th)?(\d{4})")
_BETWEEN = re.compile(r"[\s,./\-]+|\bdel?\b|\bof\b|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b")
_HOUR = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?( ?[ap]\.? ?m\.?)?$", re.IGNORECASE)
# Some names hold an «y» themselves, so that it is tried last.
_SEVERAL = (re.compile(r"[,/\n]"), re.compile(r"[,/\n]| y | e | and "))
_TICKS = {"✓": "sí", "✔": "sí", "☑": "sí", "✗": "no", "✘": "no", "☐": "no"}


def read_loosely(
    asked: AnyField, cell: Cell, lists: Lists, *, on: date | None, year: int | None = None, since_1904: bool = False
) -> Value | Absence | Problem | None:
    """As ``read``; what that refuses is read as what people write for it: a month by its name, a day's serial number.

    Nothing is guessed: what could be meant in two ways stays refused, in the words for the cell as it stands.
    """
    found = read(asked, cell, lists, on=on, year=year)
    if not isinstance(found, Problem):
        return found
    for other in _meant(asked, cell, since_1904):
        answer = None if other is None else read(asked, other, lists, on=on, year=year)
        if answer is not None and not isinstance(answer, Problem):
            return answer
    return found


def _meant(asked: AnyField, cell: Cell, since_1904: bool) -> Iterator[Cell]:
    text = " ".join(str(cell).replace("'", " ").split()).rstrip(" .;,")
    if isinstance(asked, Day):
        yield _day_of(cell, text, since_1904)
    elif isinstance(asked, Count | Amount):
        yield re.sub(r"(?<=\d) (?=\d{3}\b)", "", text)
    elif isinstance(asked, Choices) and isinstance(cell, str):
        yield from (";".join(between.split(cell)) for between in _SEVERAL)
    elif isinstance(asked, YesNo):
        yield _TICKS.get(text)
    if isinstance(cell, str) and text != cell:
        yield text


def _day_of(cell: Cell, text: str, since_1904: bool) -> Cell:
    """The day a serial number or words stand for, None where there is none."""
    number = int(float(text)) if re.fullmatch(r"\d{5}(\.\d+)?", text) else 0
    if number in _SERIALS and not isinstance(cell, date):
        return (_SINCE_1904 if since_1904 else _SINCE_1900) + timedelta(days=number)
    run = _BETWEEN.sub("", fold(_HOUR.sub("", text)))
    if found := _DAY_MONTH.fullmatch(run):
        day, name, years = found.groups()
    elif found := _MONTH_DAY.fullmatch(run):
        name, day, years = found.groups()
    else:
        return _HOUR.sub("", text)
    return f"{day}/{_MONTHS.get(name, 0)}/{years}"
