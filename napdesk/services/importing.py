"""Rows from a file become records: read, checked by the register's own rules, told apart, then kept at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from napdesk.excel.marked import ROW, WHAT
from napdesk.excel.reading import Table
from napdesk.schema.carriable import tidy
from napdesk.schema.fields import Absence, AnyField, Choices, Code
from napdesk.schema.folding import fold
from napdesk.schema.periods import Periodicity
from napdesk.schema.problems import Problem, Trouble, Weight, stops
from napdesk.schema.reading import Cell, read
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.text import Text, same
from napdesk.services.checks import check
from napdesk.store.rows import fingerprint
from napdesk.store.store import Store

# Columns that are not fields: what names a kept record, and the answers to soft rules.
UID, FOLIO, REASONS = "uid", "folio", "reasons"
_OWN_COLUMNS = {UID: UID, FOLIO: FOLIO, REASONS: REASONS, "motivos": REASONS}
# What the workbook of errors says beside each row: mended, the whole of it comes back.
_PASSED_OVER = dict.fromkeys((fold(words) for said in (WHAT, ROW) for words in (said.es, said.en)), "")
_NAMED_AT_MOST, _NAME_AT_MOST = 10, 40


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
    """Read and check every row. Raises Trouble where the columns are not right or no row is filled in."""
    columns = match_columns(table.header, register)
    # A blank line between rows is no row, but the rows after it keep their numbers.
    rows = [(number, cells) for number, cells in enumerate(table.rows, start=table.first_row) if _says_something(cells)]
    if not rows:
        raise Trouble("empty_file", _NO_ROWS, _FILL_IN)
    plan = Plan(register, rows=len(rows))
    asked = _in_reading_order(columns, register)
    work = _Import(plan, store, today, store.office.periodicity, asked, store.periods.closed_days())
    for number, cells in rows:
        work.take(number, dict(zip(columns, cells, strict=False)))
    return plan


def _says_something(cells: Sequence[Cell]) -> bool:
    return any(cell is not None and str(cell).strip() for cell in cells)


def carry_out(plan: Plan, store: Store) -> None:
    """Keep the plan's records in one transaction."""
    store.records.keep_all(plan.records, store.office_code)


def match_columns(header: Sequence[str], register: Register) -> list[str]:
    """The key each column stands for, by key or label of either language; empty for one that is passed over.

    Raises Trouble ``unknown_columns``, ``doubled_columns`` or ``missing_columns``.
    """
    names = _PASSED_OVER | _OWN_COLUMNS | _names_of(register)
    titles = [fold(title.strip("★ *")) for title in header]
    unknown = [title or "—" for title, name in zip(header, titles, strict=True) if name not in names]
    _refuse("unknown_columns", unknown, _UNKNOWN, _RENAME)
    keys = [names[name] for name in titles]
    doubled = sorted({key for key in keys if key and keys.count(key) > 1})
    _refuse("doubled_columns", doubled, _DOUBLED, _KEEP_ONE)
    required = (asked for asked in register.fields if asked.essential and asked.asked_when is None)
    _refuse("missing_columns", [asked.key for asked in required if asked.key not in keys], _LACKING, _ADD)
    return keys


@cache
def _names_of(register: Register) -> dict[str, str]:
    """The key each name of a field stands for: the key itself and its labels in both languages."""
    names = {fold(key): key for key in register.by_key}
    for asked in register.fields:
        labels = (asked.label, asked.heading)
        names |= {fold(words): asked.key for label in labels for words in (label.es, label.en)}
    return names


def _in_reading_order(columns: Sequence[str], register: Register) -> list[AnyField]:
    """The fields the file has, those that date a record first: codes are resolved at its day."""
    clock = register.clock
    dating = [asked.key for asked in (clock.begins, clock.ends, clock.as_of) if asked]
    return [register.by_key[key] for key in dict.fromkeys((*dating, *register.by_key)) if key in columns]


@dataclass(slots=True)
class _Import:
    """One import under way: what its rows share, and what earlier ones said."""

    plan: Plan
    store: Store
    today: date
    periodicity: Periodicity
    fields: list[AnyField]
    closed: list[tuple[date, date]]
    said: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def take(self, number: int, cells: dict[str, Cell]) -> None:
        """Add a row to the plan: its record, or what keeps it out."""
        known = self._known(cells)
        record, problems = self._read(cells, known)
        if not stops(problems):
            problems += self._unfit(record, known)
            problems += check(record, self.store.lists, self.today, self.periodicity)
        placed = [problem.at(row=number, column=problem.field) for problem in problems]
        self.plan.problems += placed
        if keeping_out := [problem for problem in placed if problem.weight is not Weight.NOTE]:
            self.plan.wrong[number] = keeping_out
        else:
            record.stage = Stage.COMPLETE
            self._sort_in(record, known)

    def _sort_in(self, record: Record, known: Record | None) -> None:
        """Tell new from changed and from what has been said before, here or in the store."""
        said = fingerprint(record)
        if known is not None:
            is_news = not known.same_answers(record)
            self.named.add(known.uid)
        else:
            is_news = said not in self.said and self.store.records.find_fingerprint(record.register, said) is None
        self.said.add(said)
        if not is_news:
            self.plan.duplicates += 1
            return
        self.plan.new += known is None
        self.plan.changed += known is not None
        self.plan.records.append(record)

    def _known(self, cells: dict[str, Cell]) -> Record | None:
        """The kept record a row names by its uid or folio."""
        records = self.store.records
        for column, find in ((UID, records.find), (FOLIO, records.find_folio)):
            named = str(cells.get(column) or "").strip()
            if named and (found := find(self.plan.register, named)) is not None:
                return found
        return None

    def _read(self, cells: dict[str, Cell], known: Record | None) -> tuple[Record, list[Problem]]:
        register, lists, year = self.plan.register, self.store.lists, self.today.year
        record = known.copy() if known else Record(register)
        reasons, problems = _read_reasons(cells.get(REASONS), register)
        record.reasons |= reasons
        clock = register.clock
        for asked in self.fields:
            on = clock.date_of(record) if isinstance(asked, Code | Choices) else None
            answer = read(asked, cells[asked.key], lists, on=on, year=year)
            if isinstance(answer, Problem):
                problems.append(answer)
            elif asked.personal and not self._opens(answer):
                problems.append(_stop("personal_needs_passphrase", asked.key, _NEEDS_PASSPHRASE, _SET_PASSPHRASE))
            else:
                record.put(asked.key, answer)
        if known is not None:
            record.ask_anew(known)
        if not stops(problems):
            # What could not be read may be the very answer by which the others are asked.
            problems += _unasked(record)
        record.settle()
        return record, problems

    def _opens(self, answer: object) -> bool:
        """Personal values are kept only in a store with a passphrase; their absence always is."""
        return answer is None or isinstance(answer, Absence) or self.store.protected

    def _unfit(self, record: Record, known: Record | None) -> Iterator[Problem]:
        """What stands against a row beside its own answers: the store, its periods, the rows before it."""
        if known is not None and known.uid in self.named:
            yield _stop("named_twice", UID, _NAMED_TWICE, _KEEP_ONE_ROW)
        if known is not None and self.store.records.is_deleted(known):
            yield _stop("record_deleted", UID, _DELETED, _BRING_BACK)
        clock = record.register.clock
        if clock.kind is ClockKind.EVENT and any(
            clock.within(one, *days) for one in (record, known) if one for days in self.closed
        ):
            yield _stop("period_closed", clock.ends.key, _CLOSED, _REOPEN)


def _unasked(record: Record) -> Iterator[Problem]:
    """Answers to what the other answers leave unasked: they are not kept, and it is said."""
    for asked in record.register.fields:
        if asked.key in record.values and not record.asks(asked):
            message = _UNASKED.fill(label=asked.label)
            yield Problem("not_asked", Weight.NOTE, message, _LEFT_OUT, field=asked.key)


def _stop(code: str, key: str, message: Text, fix: Text) -> Problem:
    return Problem(code, Weight.STOP, message, fix, field=key)


def _read_reasons(cell: Cell, register: Register) -> tuple[dict[str, str], list[Problem]]:
    """From ``field=text; other=text``; a part without ``=`` goes on with the text before it."""
    reasons: dict[str, str] = {}
    problems: list[Problem] = []
    key = None
    for part in filter(str.strip, str(cell or "").split(";")):
        name, said, text = part.partition("=")
        if said:
            key = _names_of(register).get(fold(name))
        if key is None:
            problems.append(Problem("reason_for_nothing", Weight.NOTE, _FOR_NOTHING, _NAME_FIELD, field=REASONS))
        else:
            reasons[key] = f"{reasons[key]};{part}" if not said else text
    return {key: tidy(text, lines=False) for key, text in reasons.items()}, problems


def _refuse(code: str, names: Sequence[str], message: Text, fix: Text) -> None:
    if names:
        said = [name if len(name) <= _NAME_AT_MOST else f"{name[:_NAME_AT_MOST]}…" for name in names[:_NAMED_AT_MOST]]
        more = ["…"] if len(names) > _NAMED_AT_MOST else []
        raise Trouble(code, message.fill(names=same(", ".join(said + more))), fix)


_NO_ROWS = Text(es="El archivo no trae renglones.", en="The file holds no rows.")
_FILL_IN = Text(
    es="Llénelo debajo de los títulos y tráigalo de nuevo.", en="Fill it in below the headings and bring it again."
)
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
_NAMED_TWICE = Text(
    es="Otro renglón del archivo ya cambia este registro.", en="Another row of the file already changes this record."
)
_KEEP_ONE_ROW = Text(es="Deje un solo renglón por registro.", en="Leave one row for each record.")
_DELETED = Text(es="Este registro está eliminado.", en="This record is deleted.")
_BRING_BACK = Text(
    es="Recupérelo en su lista, o quite su uid y su folio del renglón.",
    en="Bring it back in its list, or take its uid and folio out of the row.",
)
_CLOSED = Text(es="El periodo de este registro ya está cerrado.", en="The period of this record is closed.")
_REOPEN = Text(
    es="Reabra el periodo en Reportes, con su motivo, y vuelva a importar.",
    en="Reopen the period in Returns, giving the reason, and import again.",
)
_FOR_NOTHING = Text(es="Un motivo no dice a qué campo responde.", en="A reason does not say which field it answers.")
_NAME_FIELD = Text(
    es="Escríbalo así: campo=motivo; otro campo=motivo. Ese motivo no se guarda.",
    en="Write it like this: field=reason; other field=reason. That reason is not kept.",
)
_UNASKED = Text(
    es="«{label}» no se pregunta con las demás respuestas.", en="“{label}” is not asked, given the other answers."
)
_LEFT_OUT = Text(
    es="Queda como N/A; revise el renglón si sí aplica.", en="It stays N/A; check the row if it does apply."
)
