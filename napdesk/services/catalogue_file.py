"""Reading a catalogue file of the Group: every cell as people may write it, every row checked before any is taken."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from napdesk.excel.reading import Table
from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.catalogue_columns import BY_KEY, COLUMNS, DAYS, IN_BOTH, KEYS, NUMBERS, YES_NO
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Choice
from napdesk.schema.figures import Catalogue, Indicator, Unit
from napdesk.schema.folding import fold
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.reading import Cell
from napdesk.schema.register import Measure, Register
from napdesk.schema.text import Text, same
from napdesk.schema.written_days import written_day
from napdesk.services.catalogue import measures_of
from napdesk.services.catalogue_rows import indicator_of, made_of, number, split

MOST_ROWS = 2_000
LONGEST = 500  # characters of a cell
LARGEST = 1_000_000_000
_ID = re.compile(r"[A-Z0-9][A-Z0-9.-]{0,19}")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
_CLOSED = {one.key: tuple(one.values) for one in COLUMNS if one.values}
_YES = {"si": "yes", "1": "yes", "0": "no"}
Row = dict[str, str]


def read_catalogue(table: Table, registers: Sequence[Register], lists: Lists) -> tuple[Catalogue | None, list[Problem]]:
    """The catalogue a file holds, or what is wrong with it, each problem at its row and column.

    Raises Trouble ``catalogue_columns`` where it lacks a column or has one that nobody knows, ``empty_file``,
    ``catalogue_too_long``.
    """
    _refuse_columns(table.header)
    rows = [
        (place, dict(zip(table.header, map(_plain, cells), strict=True)))
        for place, cells in enumerate(table.rows, start=table.first_row)
        if any(cell is not None for cell in cells)
    ]
    if not rows:
        raise Trouble("empty_file", _NO_ROWS, _USE_OURS)
    if len(rows) > MOST_ROWS:
        raise Trouble("catalogue_too_long", _TOO_LONG.fill(rows=len(rows), most=MOST_ROWS), _USE_OURS)
    known = measures_of(registers)
    problems: list[Problem] = []
    found: list[Indicator] = []
    for place, cells in rows:
        row = {key: _canonical(key, cell) for key, cell in cells.items()}
        wrong = _check_row(row, known, lists)
        if not wrong:
            one = indicator_of(row)
            wrong = _check_beside(one, [other for other in found if other.id == one.id])
            found.append(one)
        problems += [problem.at(row=place, column=problem.field) for problem in wrong]
    return (None if problems else made_of(found)), problems


def _refuse_columns(header: Sequence[str]) -> None:
    doubled = [name for name in dict.fromkeys(header) if header.count(name) > 1]
    for names, words in (
        ([name for name in KEYS if name not in header], _LACKING),
        ([name or "—" for name in header if name not in BY_KEY], _UNKNOWN),
        (doubled, _TWICE),
    ):
        if names:
            raise Trouble("catalogue_columns", words.fill(names=", ".join(names)), _USE_OURS)


def _plain(cell: Cell) -> str:
    """A cell as text: one line, numbers with all their digits, days as ISO."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return number(cell)
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return cell.isoformat()
    return "" if cell is None else tidy(str(cell), lines=False)


def _canonical(key: str, cell: str) -> str:
    """The same as it is kept: ISO days, ``yes`` for sí; what cannot be read stays as it was written."""
    if key in DAYS and (day := written_day(cell, None)) is not None:
        return day.isoformat()
    if _CLOSED.get(key) == tuple(YES_NO):
        return _YES.get(fold(cell), fold(cell))
    return cell.lower() if key in _CLOSED else cell


def _check_row(row: Row, known: Mapping[str, tuple[Register, Measure]], lists: Lists) -> list[Problem]:
    """What is wrong with a row by itself."""
    found = _check_blanks(row)
    for key, cell in row.items():
        if cell and (problem := _check_cell(key, cell, known)) is not None:
            found.append(problem)
    if found:
        return found
    if row["valid_from"] and row["valid_until"] and row["valid_until"] < row["valid_from"]:
        found.append(_problem("validity_backwards", "valid_until", row["valid_until"], _BACKWARDS, _LATER))
    return found + _check_against(row, *known[row["measure"]], lists)


def _check_blanks(row: Row) -> list[Problem]:
    found = []
    for one in COLUMNS:
        if not one.required or row[one.key]:
            continue
        name, _, language = one.key.rpartition("_")
        other = {"es": "en", "en": "es"}.get(language, "")
        if name in IN_BOTH and row[f"{name}_{other}"]:
            found.append(_problem("missing_language", one.key, "", _ONE_LANGUAGE, _BOTH))
        else:
            fix = _ONE_OF.fill(codes=", ".join(one.values)) if one.values else _FILL_IN
            found.append(_problem("missing", one.key, "", _EMPTY, fix))
    return found


def _check_cell(key: str, cell: str, known: Mapping[str, object]) -> Problem | None:
    unfit = check_text(cell, LONGEST)
    if unfit is not None:
        return _problem(unfit.code, key, unfit.value or "", unfit.message, unfit.fix)
    if key == "id" and not _ID.fullmatch(cell):
        return _problem("bad_id", key, cell, _BAD_ID, _ID_EXAMPLE)
    if key in NUMBERS and not (_NUMBER.fullmatch(cell) and float(cell) <= LARGEST):
        code = "target_not_a_number" if key == "target" else "not_a_number"
        return _problem(code, key, cell, _NOT_A_NUMBER, _PLAIN_NUMBER)
    if key in DAYS and not _is_day(cell):
        return _problem("not_a_day", key, cell, _NOT_A_DAY, _DAY_EXAMPLE)
    if key in _CLOSED and cell not in _CLOSED[key]:
        return _problem("not_an_option", key, cell, _NO_OPTION, _ONE_OF.fill(codes=", ".join(_CLOSED[key])))
    if key == "measure" and cell not in known:
        near = difflib.get_close_matches(cell, known, n=3, cutoff=0.4)
        fix = _NEAR_MEASURES.fill(codes=same(", ".join(near))) if near else _SEE_MEASURES
        return _problem("unknown_measure", key, cell, _NO_MEASURE, fix)
    return None


def _is_day(cell: str) -> bool:
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        return False
    return cell == day.isoformat() and 1900 <= day.year < 2200


def _check_target(row: Row) -> list[Problem]:
    """A share of 15 is meant to be 0.15, and half a network is nobody's target."""
    if row["target"] and row["unit"] == Unit.SHARE and float(row["target"]) > 1:
        return [_problem("target_unfit", "target", row["target"], _OVER_ONE, _AS_SHARE)]
    if row["target"] and row["unit"] == Unit.COUNT and not float(row["target"]).is_integer():
        return [_problem("target_unfit", "target", row["target"], _NOT_WHOLE, _WRITE_WHOLE)]
    return []


def _check_against(row: Row, register: Register, measure: Measure, lists: Lists) -> list[Problem]:
    """What does not fit the measure and its register."""
    found = []
    if (row["unit"] == Unit.SHARE) != (measure.of is not None):
        right = Unit.SHARE if measure.of else Unit.COUNT
        found.append(_problem("unit_unfit", "unit", row["unit"], _UNIT_UNFIT, _ONE_OF.fill(codes=right.value)))
    else:
        found += _check_target(row)
    for code in split(row["institutions"]):
        if not lists["institution"].known(code):
            found.append(_problem("unknown_code", "institutions", code, _NO_INSTITUTION, _SEE_LIST))
    activity = register.by_key.get("activity")
    options = [one.code for one in activity.options] if isinstance(activity, Choice) else []
    for code in split(row["activities"]):
        if code not in options:
            fix = _ONE_OF.fill(codes=", ".join(options)) if options else _LEAVE_BLANK
            found.append(_problem("unknown_activity", "activities", code, _NO_ACTIVITY, fix))
    if row["min_hours"] and "hours" not in register.by_key:
        found.append(_problem("no_hours", "min_hours", row["min_hours"], _NO_HOURS, _LEAVE_BLANK))
    return found


def _check_beside(one: Indicator, others: Sequence[Indicator]) -> list[Problem]:
    """What does not fit the rows of the same id before it."""
    for other in others:
        if other.valid_from == one.valid_from:
            return [_problem("doubled_id", "id", one.id, _DOUBLED, _MEND_DAYS)]
        first, then = sorted((other, one), key=lambda row: row.valid_from or date.min)
        if first.valid_until is None or then.valid_from is None or first.valid_until >= then.valid_from:
            return [_problem("overlapping_validity", "valid_from", one.id, _OVERLAPS, _MEND_DAYS)]
    return []


def _problem(code: str, column: str, value: str, message: Text, fix: Text) -> Problem:
    return Problem(code, Weight.STOP, message, fix, field=column, value=value[:60])


_EMPTY = Text(es="Está en blanco.", en="It is blank.")
_FILL_IN = Text(es="Escríbalo.", en="Write it.")
_ONE_LANGUAGE = Text(es="Falta en este idioma.", en="It is missing in this language.")
_BOTH = Text(es="Escríbalo en español y en inglés.", en="Write it in Spanish and in English.")
_ONE_OF = Text(es="Escriba: {codes}.", en="Write: {codes}.")
_NO_OPTION = Text(es="No es una de las palabras de esta columna.", en="It is not one of this column's words.")
_BAD_ID = Text(
    es="La clave lleva letras mayúsculas, cifras, puntos y guiones, 20 a lo más.",
    en="An id is made of capitals, digits, dots and hyphens, 20 at most.",
)
_ID_EXAMPLE = Text(es="Escriba, por ejemplo, PA-9.1.", en="Write, for example, PA-9.1.")
_NOT_A_NUMBER = Text(es="No es un número de 0 o más.", en="It is not a number of 0 or more.")
_PLAIN_NUMBER = Text(es="Escriba, por ejemplo, 15 o 0.15.", en="Write, for example, 15 or 0.15.")
_OVER_ONE = Text(es="Una proporción va de 0 a 1.", en="A share goes from 0 to 1.")
_AS_SHARE = Text(es="Escriba 0.15 para 15 %.", en="Write 0.15 for 15 %.")
_NOT_WHOLE = Text(es="La meta de una cuenta es un número entero.", en="The target of a count is a whole number.")
_WRITE_WHOLE = Text(
    es="Escríbala sin decimales, o use una medida que sea proporción.",
    en="Write it without decimals, or use a measure that is a share.",
)
_NOT_A_DAY = Text(es="No es una fecha.", en="It is not a day.")
_DAY_EXAMPLE = Text(es="Escríbala así: 31/12/2025.", en="Write it like this: 2025-12-31.")
_BACKWARDS = Text(es="Termina antes de empezar.", en="It ends before it begins.")
_LATER = Text(es="Escriba una fecha posterior a la de inicio.", en="Write a day after the first one.")
_MEND_DAYS = Text(
    es="Corrija las fechas: cada clave tiene un renglón a la vez.",
    en="Correct the dates: each id has one row at a time.",
)
_NO_MEASURE = Text(es="NapDesk no conoce esta medida.", en="NapDesk does not know this measure.")
_NEAR_MEASURES = Text(
    es="¿Será una de estas? {codes}. Todas están en la hoja «Medidas» del catálogo que guarda Ajustes.",
    en="One of these, perhaps? {codes}. All are in the sheet “Measures” of the catalogue that Settings saves.",
)
_SEE_MEASURES = Text(
    es="Las que hay están en la hoja «Medidas» del catálogo que guarda Ajustes.",
    en="Those there are stand in the sheet “Measures” of the catalogue that Settings saves.",
)
_UNIT_UNFIT = Text(es="La medida no se cuenta así.", en="The measure is not counted like this.")
_NO_INSTITUTION = Text(es="No está en el catálogo de instituciones.", en="It is not in the list of institutions.")
_SEE_LIST = Text(es="Escriba su clave, por ejemplo semar.", en="Write its code, for example semar.")
_NO_ACTIVITY = Text(es="La medida no distingue esta actividad.", en="The measure does not tell this activity apart.")
_NO_HOURS = Text(es="La medida no cuenta horas.", en="The measure does not count hours.")
_LEAVE_BLANK = Text(es="Déjelo en blanco.", en="Leave it blank.")
_DOUBLED = Text(
    es="La clave ya está en otro renglón con la misma vigencia.",
    en="The id is in another row that holds from the same day.",
)
_OVERLAPS = Text(
    es="Su vigencia se encima con la de otro renglón de la misma clave.", en="It overlaps another row of the same id."
)
_LACKING = Text(es="Al archivo le faltan columnas: {names}.", en="The file lacks columns: {names}.")
_UNKNOWN = Text(
    es="El archivo trae columnas que no son del catálogo: {names}.",
    en="The file has columns that are not the catalogue's: {names}.",
)
_TWICE = Text(es="El archivo repite columnas: {names}.", en="The file repeats columns: {names}.")
_NO_ROWS = Text(es="El archivo no tiene renglones.", en="The file has no rows.")
_TOO_LONG = Text(
    es="El archivo trae {rows:,} renglones; un catálogo tiene {most:,} a lo más.",
    en="The file has {rows:,} rows; a catalogue has {most:,} at most.",
)
_USE_OURS = Text(
    es="El catálogo sigue igual. Use como modelo el que guarda Ajustes.",
    en="The catalogue is unchanged. Use as a model the one that Settings saves.",
)
