"""The catalogue of commitments: read from a file of the Group, checked row by row, and joined to the measures."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from napdesk.excel.reading import Table
from napdesk.schema.codes import Lists
from napdesk.schema.fields import Choice
from napdesk.schema.figures import Catalogue, Combine, Comparison, Indicator, Narrowing, Unit
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.register import Measure, Register
from napdesk.schema.text import Text

COLUMNS = (
    "id", "pillar_es", "pillar_en", "plan", "official_number", "un_indicator", "title_es", "title_en", "short_es",
    "short_en", "owed_by_es", "owed_by_en", "who_reports_es", "who_reports_en", "measure", "unit", "comparison",
    "target", "period", "combine", "valid_from", "valid_until", "source", "confirmed", "interpolated", "institutions",
    "activities", "min_hours", "from",
)  # fmt: skip
PERIODS = {"year": False, "day": True}
_IN_BOTH = ("pillar", "title", "short", "owed_by", "who_reports")
_YES_NO = {"yes": True, "no": False}


def load_catalogue(path: Path) -> Catalogue:
    """A catalogue file that is known to be right, as the one shipped."""
    header, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    return Catalogue(_version(header, rows), tuple(_indicator(dict(zip(header, row, strict=True))) for row in rows))


def read_catalogue(table: Table, registers: Sequence[Register], lists: Lists) -> tuple[Catalogue | None, list[Problem]]:
    """The catalogue a file holds, or what is wrong with it, each problem at its row and column.

    Raises Trouble ``catalogue_columns`` where it lacks a column or has one that nobody knows, ``empty_file``.
    """
    odd = [name for name in table.header if name not in COLUMNS] + [one for one in COLUMNS if one not in table.header]
    if odd:
        raise Trouble("catalogue_columns", _COLUMNS.fill(names=", ".join(odd)), _USE_OURS)
    if not table.rows:
        raise Trouble("empty_file", _NO_ROWS, _USE_OURS)
    rows = [["" if cell is None else _plain(cell) for cell in row] for row in table.rows]
    known = measures_of(registers)
    problems: list[Problem] = []
    found: list[Indicator] = []
    for number, cells in enumerate(rows, start=table.first_row):
        row = dict(zip(table.header, cells, strict=True))
        wrong = [problem.at(row=number, column=problem.field) for problem in _check_row(row, known, lists)]
        problems += wrong
        if not wrong:
            one = _indicator(row)
            problems += [problem.at(row=number, column=problem.field) for problem in _check_beside(one, found)]
            found.append(one)
    return (None if problems else Catalogue(_version(table.header, rows), tuple(found))), problems


def measures_of(registers: Sequence[Register]) -> dict[str, tuple[Register, Measure]]:
    """Every measure by its key, with its register."""
    return {one.key: (register, one) for register in registers for one in register.measures}


def narrowed(indicator: Indicator, register: Register, measure: Measure) -> Measure:
    """What of a measure the indicator counts: the catalogue's closed columns as more conditions."""
    only, more = indicator.narrowing, []
    if only.institutions:
        more.append(f"office_institution IN ({', '.join(quoted(one) for one in only.institutions)})")
    if only.activities:
        more.append(f"activity IN ({', '.join(quoted(one) for one in only.activities)})")
    if only.min_hours is not None:
        more.append(f"hours >= {only.min_hours:g}")
    if only.since is not None:
        more.append(f"{register.clock.begins.key} >= {quoted(only.since.isoformat())}")
    return measure.where(*more) if more else measure


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new catalogue changes: the rows it adds, those it drops, and those that say something else."""

    added: list[Indicator]
    dropped: list[Indicator]
    changed: list[tuple[Indicator, Indicator]]

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed)


def difference(now: Catalogue, then: Catalogue) -> Difference:
    """Row by row, told by id and the day from which it holds."""
    before, after = ({(one.id, one.valid_from): one for one in catalogue.rows} for catalogue in (now, then))
    return Difference(
        [one for key, one in after.items() if key not in before],
        [one for key, one in before.items() if key not in after],
        [(before[key], one) for key, one in after.items() if key in before and before[key] != one],
    )


def _version(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Drawn from what the file says and not from how it was saved."""
    said = "\n".join("\t".join(cells) for cells in (header, *rows))
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def _plain(cell: object) -> str:
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return f"{cell:g}" if isinstance(cell, float) else str(cell).strip()


def quoted(value: str) -> str:
    """A value already held against its closed set, as SQL."""
    return "'" + value.replace("'", "''") + "'"


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.replace("|", ";").split(";") if part.strip())


def _indicator(row: Mapping[str, str]) -> Indicator:
    def words(name: str) -> Text:
        return Text(es=row[f"{name}_es"], en=row[f"{name}_en"])

    return Indicator(
        id=row["id"],
        pillar=words("pillar"),
        title=words("title"),
        short=words("short"),
        owed_by=words("owed_by"),
        who_reports=words("who_reports"),
        measure=row["measure"],
        plan=row["plan"],
        official_number=row["official_number"],
        un_indicator=row["un_indicator"],
        source=row["source"],
        unit=Unit(row["unit"]),
        comparison=Comparison(row["comparison"]),
        target=float(row["target"]) if row["target"] else None,
        combine=Combine(row["combine"]),
        cumulative=PERIODS[row["period"]],
        confirmed=_YES_NO[row["confirmed"]],
        interpolated=_YES_NO[row["interpolated"]],
        valid_from=_day(row["valid_from"]),
        valid_until=_day(row["valid_until"]),
        narrowing=Narrowing(
            _split(row["institutions"]),
            _split(row["activities"]),
            float(row["min_hours"]) if row["min_hours"] else None,
            _day(row["from"]),
        ),
    )


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _check_row(row: Mapping[str, str], known: Mapping[str, tuple[Register, Measure]], lists: Lists) -> list[Problem]:
    """What is wrong with a row by itself."""
    needed = ["id", "measure", *(f"{name}_{language}" for name in _IN_BOTH for language in ("es", "en"))]
    found = [_problem("missing", name, "", _EMPTY, _FILL_IN) for name in needed if not row[name]]
    for name, (allowed, words) in _CLOSED.items():
        if row[name] not in allowed:
            found.append(_problem("not_an_option", name, row[name], words, _ONE_OF.fill(codes=", ".join(allowed))))
    for name, accept, code, words, fix in _WRITTEN:
        if row[name] and not _reads(accept, row[name]):
            found.append(_problem(code, name, row[name], words, fix))
    if not found and row["valid_from"] and row["valid_until"] and row["valid_until"] < row["valid_from"]:
        found.append(_problem("validity_backwards", "valid_until", row["valid_until"], _BACKWARDS, _MEND_DAYS))
    if row["measure"] and row["measure"] not in known:
        fix = _ONE_OF.fill(codes=", ".join(known))
        return [*found, _problem("unknown_measure", "measure", row["measure"], _NO_MEASURE, fix)]
    if not found:
        found += _check_against(row, *known[row["measure"]], lists)
    return found


def _check_against(row: Mapping[str, str], register: Register, measure: Measure, lists: Lists) -> list[Problem]:
    """What does not fit the measure and its register."""
    found = []
    if (row["unit"] == Unit.SHARE) != (measure.of is not None):
        right = Unit.SHARE if measure.of else Unit.COUNT
        found.append(_problem("unit_unfit", "unit", row["unit"], _UNIT_UNFIT, _ONE_OF.fill(codes=right.value)))
    for code in _split(row["institutions"]):
        if not lists["institution"].known(code):
            found.append(_problem("unknown_code", "institutions", code, _NO_INSTITUTION, _SEE_LIST))
    activity = register.by_key.get("activity")
    options = {one.code for one in activity.options} if isinstance(activity, Choice) else set()
    for code in _split(row["activities"]):
        if code not in options:
            fix = _ONE_OF.fill(codes=", ".join(sorted(options)) or "—")
            found.append(_problem("unknown_activity", "activities", code, _NO_ACTIVITY, fix))
    if row["min_hours"] and "hours" not in register.by_key:
        found.append(_problem("no_hours", "min_hours", row["min_hours"], _NO_HOURS, _LEAVE_BLANK))
    return found


def _check_beside(one: Indicator, others: Sequence[Indicator]) -> list[Problem]:
    """What does not fit the rows before it."""
    for other in others:
        if other.id != one.id:
            continue
        if other.valid_from == one.valid_from:
            return [_problem("doubled_id", "id", one.id, _DOUBLED, _MEND_DAYS)]
        first, then = sorted((other, one), key=lambda row: row.valid_from or date.min)
        if first.valid_until is None or then.valid_from is None or first.valid_until >= then.valid_from:
            return [_problem("overlapping_validity", "valid_from", one.id, _OVERLAPS, _MEND_DAYS)]
    return []


def _reads(read: Callable[[str], object], written: str) -> bool:
    try:
        read(written)
    except ValueError:
        return False
    return True


def _amount(written: str) -> float:
    """A number of 0 or more; raises ValueError."""
    number = float(written)
    if not 0 <= number < float("inf"):
        raise ValueError(written)
    return number


def _problem(code: str, column: str, value: str, message: Text, fix: Text) -> Problem:
    return Problem(code, Weight.STOP, message, fix, field=column, value=value[:60])


_EMPTY = Text(es="Está en blanco.", en="It is blank.")
_FILL_IN = Text(
    es="Escríbalo, en los dos idiomas donde los haya.", en="Write it, in both languages where there are two."
)
_ONE_OF = Text(es="Escriba uno de: {codes}.", en="Write one of: {codes}.")
_UNIT = Text(es="No es una unidad.", en="It is not a unit.")
_COMPARISON = Text(es="No es una comparación.", en="It is not a comparison.")
_PERIOD = Text(es="No es una forma de contar en el tiempo.", en="It is not a way of counting in time.")
_COMBINE = Text(
    es="No es una forma de reunir oficinas y trimestres.", en="It is not a way of combining offices and quarters."
)
_NOT_YES_NO = Text(es="No es sí ni no.", en="It is neither yes nor no.")
_CLOSED: dict[str, tuple[tuple[str, ...], Text]] = {
    "unit": (tuple(Unit), _UNIT),
    "comparison": (tuple(Comparison), _COMPARISON),
    "period": (tuple(PERIODS), _PERIOD),
    "combine": (tuple(Combine), _COMBINE),
    "confirmed": (tuple(_YES_NO), _NOT_YES_NO),
    "interpolated": (tuple(_YES_NO), _NOT_YES_NO),
}
_NOT_A_NUMBER = Text(es="No es un número de 0 o más.", en="It is not a number of 0 or more.")
_PLAIN_NUMBER = Text(es="Escriba, por ejemplo, 15 o 0.15.", en="Write, for example, 15 or 0.15.")
_NOT_A_DAY = Text(es="No es una fecha.", en="It is not a date.")
_ISO = Text(es="Escríbala así: 2025-12-31.", en="Write it like this: 2025-12-31.")
_WRITTEN: tuple[tuple[str, Callable[[str], object], str, Text, Text], ...] = (
    ("target", _amount, "target_not_a_number", _NOT_A_NUMBER, _PLAIN_NUMBER),
    ("min_hours", _amount, "not_a_number", _NOT_A_NUMBER, _PLAIN_NUMBER),
    ("valid_from", date.fromisoformat, "not_a_day", _NOT_A_DAY, _ISO),
    ("valid_until", date.fromisoformat, "not_a_day", _NOT_A_DAY, _ISO),
    ("from", date.fromisoformat, "not_a_day", _NOT_A_DAY, _ISO),
)
_BACKWARDS = Text(es="Termina antes de empezar.", en="It ends before it begins.")
_MEND_DAYS = Text(
    es="Corrija las fechas: cada clave tiene un renglón a la vez.",
    en="Correct the dates: each id has one row at a time.",
)
_NO_MEASURE = Text(es="NapDesk no conoce esta medida.", en="NapDesk does not know this measure.")
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
_COLUMNS = Text(es="Las columnas no son las del catálogo: {names}.", en="The columns are not the catalogue's: {names}.")
_NO_ROWS = Text(es="El archivo no tiene renglones.", en="The file has no rows.")
_USE_OURS = Text(
    es="Use como modelo el catálogo que trae NapDesk.", en="Use the catalogue that comes with NapDesk as a model."
)
