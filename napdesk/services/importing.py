"""Rows from a file become records: read, checked by the register's own rules, told apart, then kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from napdesk.excel.reading import Table
from napdesk.schema.fields import Absence, AnyField, Choices, Code, Line, Paragraph, Value
from napdesk.schema.periods import Periodicity
from napdesk.schema.problems import Problem, Trouble, Weight, stops
from napdesk.schema.progress import Tell, counted, unheard
from napdesk.schema.reading import Cell, read
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.text import Text
from napdesk.services.checks import check, unasked
from napdesk.services.columns import FOLIO, REASONS, UID, in_reading_order, match_columns, read_reasons
from napdesk.services.import_plan import BroughtIn, Outcome, Plan, What
from napdesk.store.rows import fingerprint
from napdesk.store.store import Store

_READ_KEPT = 20_000
Read = Callable[..., Value | Absence | Problem | None]


def plan_import(table: Table, register: Register, store: Store, today: date) -> Plan:
    """Read and check every row. Raises Trouble where the columns are not right or no row is filled in."""
    return plan_rows(table, match_columns(table.header, register), register, store, today)


def plan_rows(
    table: Table,
    columns: Sequence[str],
    register: Register,
    store: Store,
    today: date,
    *,
    reader: Read = read,
    tell: Tell = unheard,
) -> Plan:
    """The same where it is known which field each column fills, "" for one left out; ``reader`` as ``read``."""
    # A blank line between rows is no row, but the rows after it keep their numbers.
    rows = [(number, cells) for number, cells in enumerate(table.rows, start=table.first_row) if _says_something(cells)]
    if not rows:
        raise Trouble("empty_file", _NO_ROWS, _FILL_IN)
    plan = Plan(register)
    asked = in_reading_order(columns, register)
    work = _Import(plan, store, today, store.office.periodicity, asked, store.periods.closed_days(), reader)
    for number, cells in counted(tell, _CHECKING, rows, len(rows)):
        work.take(number, dict(zip(columns, cells, strict=False)), _flaws(table, number, columns))
    return plan


def _flaws(table: Table, number: int, columns: Sequence[str]) -> list[Problem]:
    """What is wrong with the cells of a row that fill a field, and with the row itself."""
    found = table.flaws.get(number, ())
    return [
        replace(problem, field=columns[at]) if at >= 0 else problem for at, problem in found if at < 0 or columns[at]
    ]


def _says_something(cells: Sequence[Cell]) -> bool:
    return any(cell is not None and str(cell).strip() for cell in cells)


def carry_out(plan: Plan, store: Store, tell: Tell = unheard, end: Callable[[], None] = lambda: None) -> BroughtIn:
    """Keep the plan's records in one transaction; ``end`` is called when all but its commit is behind."""
    records = plan.records

    def told() -> Iterator[Record]:
        yield from counted(tell, _WRITING, records, len(records))
        end()

    kept = store.records.keep_all(told(), store.office_code)
    return BroughtIn(kept, {line.before.uid: line.before for line in plan.of(What.CHANGES) if line.before})


def take_back(brought: BroughtIn, store: Store) -> None:
    """Undo an import in one transaction: what was new is marked as deleted, what was changed is as before.

    Raises Trouble ``changed_elsewhere`` where one of them was changed since, ``period_closed``.
    """
    store.records.take_back(brought.kept, brought.before, store.office_code)


@dataclass(slots=True)
class _Import:
    """One import under way: what its rows share, and what earlier ones said."""

    plan: Plan
    store: Store
    today: date
    periodicity: Periodicity
    fields: list[AnyField]
    closed: list[tuple[date, date]]
    reader: Read
    said: dict[str, int] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    read: dict[tuple[str, type, Cell, date | None], Value | Absence | Problem | None] = field(default_factory=dict)

    def take(self, number: int, cells: dict[str, Cell], flaws: list[Problem]) -> None:
        """Add a row to the plan: its record, or what keeps it out; ``flaws`` are those of its cells as such."""
        known = self._known(cells)
        record, problems = self._read(cells, known, flaws)
        if not stops(problems):
            problems += self._unfit(record, known)
            problems += check(record, self.store.lists, self.today, self.periodicity)
        placed = [problem.at(row=number, column=problem.field) for problem in problems]
        if any(problem.weight is not Weight.NOTE for problem in placed):
            what, twin = What.WRONG, None
        else:
            record.stage = Stage.COMPLETE
            twin = self._twin(number, record, known)
            what = What.TWIN if twin is not None else What.NEW if known is None else What.CHANGES
        self.plan.outcomes.append(Outcome(number, what, record, placed, known, twin or ""))

    def _twin(self, number: int, record: Record, known: Record | None) -> str | int | None:
        """What says the same already: a folio here in the store, or the number of an earlier row."""
        said = fingerprint(record)
        if known is not None:
            self.named.add(known.uid)
            twin: str | int | None = known.folio if known.same_answers(record) else None
        else:
            twin = self.said.get(said) or self.store.records.find_fingerprint(record.register, said)
        self.said.setdefault(said, number)
        return twin

    def _known(self, cells: dict[str, Cell]) -> Record | None:
        """The kept record a row names by its uid or folio."""
        records = self.store.records
        for column, find in ((UID, records.find), (FOLIO, records.find_folio)):
            named = str(cells.get(column) or "").strip()
            if named and (found := find(self.plan.register, named)) is not None:
                return found
        return None

    def _read(self, cells: dict[str, Cell], known: Record | None, flaws: list[Problem]) -> tuple[Record, list[Problem]]:
        register = self.plan.register
        record = known.copy() if known else Record(register)
        reasons, problems = read_reasons(cells.get(REASONS), register)
        record.reasons |= reasons
        problems += flaws
        clock = register.clock
        for asked in self.fields:
            cell = cells[asked.key]
            if cell is None and known is None:
                continue
            on = clock.date_of(record) if isinstance(asked, Code | Choices) else None
            answer = self._answer(asked, cell, on)
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
            problems += unasked(record)
        record.settle()
        return record, problems

    def _answer(self, asked: AnyField, cell: Cell, on: date | None) -> Value | Absence | Problem | None:
        """What a cell says; the same cell says the same, and but for free text a file has few that differ."""
        if cell is None:
            return None
        if isinstance(asked, Line | Paragraph):
            return self.reader(asked, cell, self.store.lists, on=on, year=self.today.year)
        written = (asked.key, type(cell), cell, on)
        if written not in self.read:
            if len(self.read) >= _READ_KEPT:
                self.read.clear()
            self.read[written] = self.reader(asked, cell, self.store.lists, on=on, year=self.today.year)
        return self.read[written]

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


def _stop(code: str, key: str, message: Text, fix: Text) -> Problem:
    return Problem(code, Weight.STOP, message, fix, field=key)


_CHECKING = Text(es="Revisando los renglones…", en="Checking the rows…")
_WRITING = Text(es="Guardando los registros…", en="Keeping the records…")
_NO_ROWS = Text(es="El archivo no trae renglones.", en="The file holds no rows.")
_FILL_IN = Text(
    es="Llénelo debajo de los títulos y tráigalo de nuevo.", en="Fill it in below the headings and bring it again."
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
