"""template: of one register, or of all for an office without the program."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from napdesk.cli.figures import PERIOD, read_period
from napdesk.cli.records import BY_KEY, REGISTER
from napdesk.cli.session import Session
from napdesk.cli.verb import FILE, option, verb
from napdesk.excel.template import write_template
from napdesk.excel.template_book import write_template_book
from napdesk.house import build_house
from napdesk.registers.catalogue import REGISTERS
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text


@verb(
    "template",
    Text(
        es="Escribe la plantilla en blanco de un formato, o con --office y --period la de todos, para una oficina sin"
        " NapDesk.",
        en="Writes the blank template of a register, or with --office and --period that of all, for an office without"
        " NapDesk.",
    ),
)
@click.argument("key", type=REGISTER, required=False)
@option("--office", words=Text(es="Clave de la oficina que la llenará.", en="Code of the office that fills it in."))
@option("--period", "written", words=PERIOD)
@option("--out", type=FILE, required=True, words=Text(es="Libro que se va a escribir.", en="Workbook to write."))
def template(session: Session, key: str | None, office: str | None, written: str | None, out: Path) -> None:
    if (key is None) is (office is None) or (office is None) is not (written is None):
        raise Trouble("wrong_use", _ONE_OR_ALL, _NOTHING_WRITTEN)
    lists, target = build_house().lists, session.target(out)
    document: dict[str, Any] = {"file": str(out.resolve())}
    if key is not None:
        write_template(BY_KEY[key], lists, session.language, target)
        document["register"] = key
    elif office is not None and written is not None:
        code, period = office.strip().upper(), read_period(written)
        write_template_book(REGISTERS, lists, code, period, session.language, target)
        document |= {"office": code, "period": str(period), "registers": list(BY_KEY)}
    session.answer(document, [document["file"]])


_ONE_OR_ALL = Text(
    es="Diga un formato, o la oficina y el periodo: --office 30-SEMAR-01 --period 2025-T3.",
    en="Name a register, or the office and the period: --office 30-SEMAR-01 --period 2025-T3.",
)
_NOTHING_WRITTEN = Text(es="No se escribió nada.", en="Nothing was written.")
