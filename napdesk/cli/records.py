"""import and records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from napdesk.cli.session import LOOK, NOT_DONE, Session
from napdesk.cli.verb import FILE, option, verb
from napdesk.excel.marked import write_marked_rows
from napdesk.excel.reading import Table, read_table
from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.fields import Value
from napdesk.schema.problems import Problem, Trouble
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.schema.showing import show
from napdesk.schema.text import Text
from napdesk.services.import_plan import Plan
from napdesk.services.importing import carry_out, plan_import
from napdesk.store.listing import Wanted

# What every record says of itself, before what it was asked.
_OWN = ("uid", "folio", "office", "revision", "created_at", "created_by", "updated_at", "updated_by")
BY_KEY = {register.key: register for register in REGISTERS}
REGISTER = click.Choice(list(BY_KEY))


@verb(
    "import",
    Text(
        es="Trae registros de un archivo .xlsx o .csv; si un renglón tiene error no escribe nada.",
        en="Brings records in from an .xlsx or .csv file; if a row is wrong, nothing is written.",
    ),
)
@click.argument("file", type=FILE)
@option(
    "--register",
    "key",
    type=REGISTER,
    required=True,
    words=Text(es="Formato al que entran los renglones.", en="The register the rows go into."),
)
@option("--dry-run", is_flag=True, words=Text(es="Revisa sin escribir nada.", en="Checks and writes nothing."))
@option(
    "--accept-valid",
    is_flag=True,
    words=Text(
        es="Guarda los renglones correctos y deja fuera los demás.", en="Keeps the good rows, leaves out the rest."
    ),
)
@option(
    "--errors",
    type=FILE,
    words=Text(
        es="Libro que se escribe con los renglones que no entran y lo que está mal en cada uno.",
        en="Workbook to write with the rows left out and what is wrong with each.",
    ),
)
def import_file(session: Session, file: Path, key: str, dry_run: bool, accept_valid: bool, errors: Path | None) -> None:
    register = BY_KEY[key]
    if errors is not None and session.target(errors).resolve() == file.resolve():
        raise Trouble("same_file", _SAME_FILE, _OTHER_FILE)
    with session.store() as store:
        table = read_table(file)
        plan = plan_import(table, register, store, session.today)
        # The workbook first: if it cannot be written, nothing has been.
        if errors is not None and plan.wrong:
            _write_errors(session, errors, table, plan)
        written = not dry_run and (accept_valid or not plan.wrong)
        if written:
            carry_out(plan, store)
    document = {
        "register": key,
        "rows": plan.rows,
        "written": plan.new if written else 0,
        "updated": plan.changed if written else 0,
        "duplicates": plan.duplicates,
        "problems": [told(session, problem) for problem in plan.problems],
    }
    session.answer(document, _import_lines(session, plan, written=written))
    if plan.wrong:
        # A dry run ends as the import itself would.
        sys.exit(LOOK if accept_valid else NOT_DONE)


@verb("records", Text(es="Lista los registros de un formato.", en="Lists the records of a register."))
@click.argument("key", type=REGISTER)
@option("--year", type=click.IntRange(1900, 2199), words=Text(es="Ejercicio.", en="Year."))
@option(
    "--search",
    default="",
    words=Text(
        es="Palabras que se buscan, sin que importen los acentos.",
        en="Words to search for; accents do not matter.",
    ),
)
@option("--stage", type=click.Choice([stage.value for stage in Stage]), words=Text(es="Etapa.", en="Stage."))
@option("--limit", type=click.IntRange(min=1), words=Text(es="Cuántos como máximo.", en="How many at most."))
def records(session: Session, key: str, year: int | None, search: str, stage: str | None, limit: int | None) -> None:
    register = BY_KEY[key]
    wanted = Wanted(search=search, year=year, stage=Stage(stage) if stage else None)
    with session.store() as store:
        ids = store.listing.ids(register, wanted, limit or -1)
        found = [
            record
            for start in range(0, len(ids), 500)
            for record in store.listing.rows(register, ids[start : start + 500])
        ]
        lines = [_line(session, record, store.lists) for record in found]
        told = [as_json(record, store.office_code) for record in found]
    session.answer({"register": key, "count": len(found), "records": told}, lines)


def as_json(record: Record, office: str) -> dict[str, Any]:
    """A record of an office as cli.md shapes it: absent values null, several choices a list, days ISO."""
    own = {name: getattr(record, name) for name in _OWN} | {"office": office}
    leaving = record.register.leaving
    values = {asked.key: _plain(record.values.get(asked.key)) for asked in leaving}
    absences = {asked.key: record.absences[asked.key].value for asked in leaving if asked.key in record.absences}
    return own | {"stage": record.stage.value} | values | {"absences": absences}


def told(session: Session, problem: Problem) -> dict[str, Any]:
    """A problem as cli.md shapes it."""
    return {
        "code": problem.code,
        "weight": problem.weight.value,
        "row": problem.row,
        "column": problem.column or problem.field,
        "value": problem.value,
        "message": session.say(problem.message),
        "fix": session.say(problem.fix),
    }


def _plain(value: Value | None) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, str | int | float) else value.isoformat()


def _line(session: Session, record: Record, lists: Any) -> str:
    shown = (show(asked, record.answer(asked.key), lists, session.language) for asked in record.register.columns)
    return "  ".join((record.folio, *shown, session.say(record.stage.label)))


def _import_lines(session: Session, plan: Plan, *, written: bool) -> list[str]:
    said = _WRITTEN if written else _NOT_WRITTEN
    lines = [
        session.say(
            said.fill(
                rows=plan.rows,
                new=plan.new,
                changed=plan.changed,
                twins=plan.duplicates,
                wrong=len(plan.wrong),
            )
        )
    ]
    place = Text(es="Renglón {row}, {column}: ", en="Row {row}, {column}: ")
    for problem in plan.problems:
        where = place.fill(row=problem.row, column=_label(plan.register, problem))
        lines.append(f"{session.say(where)}{session.say(problem.message)} {session.say(problem.fix)}")
    return lines


def _label(register: Register, problem: Problem) -> Text | str:
    asked = register.by_key.get(problem.field or "")
    return asked.label if asked else (problem.column or "—")


def _write_errors(session: Session, out: Path, table: Table, plan: Plan) -> None:
    said = {
        row: " ".join(f"{session.say(problem.message)} {session.say(problem.fix)}" for problem in problems)
        for row, problems in plan.wrong.items()
    }
    write_marked_rows(out, table, said, session.language)


_WRITTEN = Text(
    es="Renglones: {rows}. Nuevos: {new}; cambiados: {changed}; ya estaban: {twins}; fuera: {wrong}.",
    en="Rows: {rows}. {new} new, {changed} changed, {twins} already there, {wrong} left out.",
)
_NOT_WRITTEN = Text(
    es="No se escribió nada. Renglones: {rows}. Nuevos: {new}; cambiados: {changed}; ya están: {twins}; mal: {wrong}.",
    en="Nothing was written. Rows: {rows}. {new} new, {changed} changed, {twins} already there, {wrong} wrong.",
)
_SAME_FILE = Text(
    es="El libro de errores no puede ser el mismo archivo que se trae.",
    en="The workbook of errors cannot be the file that is brought in.",
)
_OTHER_FILE = Text(
    es="Dé otro nombre con --errors. No se cambió nada.", en="Give another name with --errors. Nothing was changed."
)
