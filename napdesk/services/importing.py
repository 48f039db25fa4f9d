"""Rows from a file become records: read, checked by the register's own rules, told apart, then kept at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from napdesk.excel.reading import Table
from napdesk.schema.fields import Absence, AnyField
from napdesk.schema.folding import fold
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.reading import Cell, read
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.schema.text import Text, same
from napdesk.services.checks import check
from napdesk.store.rows import fingerprint
from napdesk.store.store import Store

# Columns that are not fields: what names a kept record, and the answers to soft rules.
UID, FOLIO, REASONS = "uid", "folio", "reasons"
_OWN_COLUMNS = {UID: UID, FOLIO: FOLIO, REASONS: REASONS, "motivos": REASONS}


@dataclass(slots=True)
class Plan:
    """What an import would do; nothing has been written yet.

    ``records`` are the rows that can be kept, new or changed; ``wrong`` maps a row's number (as the
    spreadsheet shows it) to its problems that keep it out; ``problems`` are all of them, notes included.
    """

    register: Register
    rows: int = 0
    records: list[Record] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    duplicates: int = 0
    problems: list[Problem] = field(default_factory=list)
    wrong: dict[int, list[Problem]] = field(default_factory=dict)


def plan_import(table: Table, register: Register, store: Store, today: date) -> Plan:
    """Read and check every row. Raises Trouble where the columns themselves are not right."""
    columns = match_columns(table.header, register)
    plan = Plan(register, rows=len(table.rows))
    seen: dict[str, int] = {}
    for number, cells in enumerate(table.rows, start=table.first_row):
        _plan_row(plan, store, _Row(number, dict(zip(columns, cells, strict=False)), table.header), seen, today)
    return plan


def carry_out(plan: Plan, store: Store) -> None:
    """Keep the plan's records in one transaction."""
    store.records.keep_all(plan.records, store.office_code)


def match_columns(header: Sequence[str], register: Register) -> list[str]:
    """The key each column stands for, by key or label of either language.

    Raises Trouble ``unknown_columns``, ``doubled_columns`` or ``missing_columns``.
    """
    names = {fold(key): key for key in register.by_key} | _OWN_COLUMNS
    for asked in register.fields:
        labels = (asked.label, asked.heading)
        names |= {fold(words): asked.key for label in labels for words in (label.es, label.en)}
    keys = [names.get(fold(title.strip("★ *")), "") for title in header]
    _refuse(
        "unknown_columns",
        [title or "—" for title, key in zip(header, keys, strict=True) if not key],
        _UNKNOWN,
        _RENAME,
    )
    _refuse("doubled_columns", sorted({key for key in keys if keys.count(key) > 1}), _DOUBLED, _KEEP_ONE)
    required = (asked for asked in register.fields if asked.essential and asked.asked_when is None)
    _refuse("missing_columns", [asked.key for asked in required if asked.key not in keys], _LACKING, _ADD)
    return keys


@dataclass(slots=True)
class _Row:
    number: int
    cells: dict[str, Cell]
    header: Sequence[str]


def _plan_row(plan: Plan, store: Store, row: _Row, seen: dict[str, int], today: date) -> None:
    known = _known(plan.register, store, row)
    record, problems = _read_row(plan.register, store, row, known, today)
    problems += check(record, store.lists, today) if not problems else []
    placed = [problem.at(row=row.number, column=problem.field) for problem in problems]
    plan.problems += placed
    if keeping_out := [problem for problem in placed if problem.weight is not Weight.NOTE]:
        plan.wrong[row.number] = keeping_out
        return
    record.stage = Stage.COMPLETE
    said = fingerprint(record)
    twin = f"{seen[said]}" if said in seen else store.records.find_same(record)
    if known is not None and not known.same_answers(record):
        plan.changed += 1
    elif known is not None or twin is not None:
        plan.duplicates += 1
        return
    else:
        plan.new += 1
    seen[said] = row.number
    plan.records.append(record)


def _known(register: Register, store: Store, row: _Row) -> Record | None:
    """The kept record a row names by its uid or folio."""
    for column, find in ((UID, store.records.find), (FOLIO, store.records.find_folio)):
        named = str(row.cells.get(column) or "").strip()
        if named and (found := find(register, named)) is not None:
            return found
    return None


def _read_row(
    register: Register, store: Store, row: _Row, known: Record | None, today: date
) -> tuple[Record, list[Problem]]:
    record = known.copy() if known else Record(register)
    record.reasons = _reasons(row.cells.get(REASONS))
    # The day that dates the record is read first: codes are resolved at it.
    dating = (register.clock.begins, register.clock.ends, register.clock.as_of)
    keys = [asked.key for asked in dating if asked] + list(register.by_key)
    problems: list[Problem] = []
    for key in dict.fromkeys(keys):
        if key in row.cells:
            on = register.clock.date_of(record)
            answer = read(register.by_key[key], row.cells[key], store.lists, on=on, year=today.year)
            if isinstance(answer, Problem):
                problems.append(answer)
            elif not _locked(register.by_key[key], answer, store, problems):
                record.put(key, answer)
    record.settle()
    return record, problems


def _locked(asked: AnyField, answer: object, store: Store, problems: list[Problem]) -> bool:
    """Personal values are kept only in a store with a passphrase."""
    if not asked.personal or answer is None or isinstance(answer, Absence) or store.protected:
        return False
    problems.append(
        Problem("personal_needs_passphrase", Weight.STOP, _NEEDS_PASSPHRASE, _SET_PASSPHRASE, field=asked.key)
    )
    return True


def _reasons(cell: Cell) -> dict[str, str]:
    """From ``field=text; other=text``."""
    pairs = (part.split("=", 1) for part in str(cell or "").split(";") if "=" in part)
    return {name.strip(): text.strip() for name, text in pairs}


def _refuse(code: str, names: Sequence[str], message: Text, fix: Text) -> None:
    if names:
        raise Trouble(code, message.fill(names=same(", ".join(names))), fix)


_UNKNOWN = Text(
    es="El archivo trae columnas que este formato no tiene: {names}.",
    en="The file has columns that this register does not have: {names}.",
)
_RENAME = Text(
    es="Quite esas columnas o póngales el nombre de la plantilla. No se escribió nada.",
    en="Remove those columns or give them the template's names. Nothing was written.",
)
_DOUBLED = Text(es="Hay columnas repetidas: {names}.", en="There are repeated columns: {names}.")
_KEEP_ONE = Text(es="Deje una de cada una. No se escribió nada.", en="Leave one of each. Nothing was written.")
_LACKING = Text(es="Faltan columnas obligatorias: {names}.", en="Required columns are missing: {names}.")
_ADD = Text(
    es="Agréguelas, aunque lleven N/D en cada renglón. No se escribió nada.",
    en="Add them, even with N/D in every row. Nothing was written.",
)
_NEEDS_PASSPHRASE = Text(
    es="Los datos de contacto piden una contraseña en este almacén.",
    en="Contact details need a passphrase in this store.",
)
_SET_PASSPHRASE = Text(
    es="Ponga una contraseña en Ajustes o deje la columna en blanco.",
    en="Set a passphrase in Settings or leave the column blank.",
)
