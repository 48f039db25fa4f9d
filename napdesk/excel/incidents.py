"""Incidencias: the open notes, and the soft rules that were answered by a reason."""

from __future__ import annotations

from napdesk.excel.contents import Return
from napdesk.excel.looks import Look
from napdesk.excel.sheets import Sheet
from napdesk.schema.figures import JUSTIFICATION, PROGRESS
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.text import Text

WIDTHS = (22, 24, 30, 22, 46, 46)
HEADING_ROW = 2


def incidents(ret: Return) -> Sheet:
    """One row an incident; nothing is said of a field whose values do not leave the office."""
    sheet = Sheet(ret.say(TITLE), widths=WIDTHS, heading=HEADING_ROW, filters=True)
    blanks = (None,) * (len(WIDTHS) - 1)
    sheet.add_title(ret.heading(ret.say(TITLE)))
    sheet.add(tuple(ret.say(head) for head in HEADS), Look.HEADING, 24)
    looks = (Look.TEXT, Look.FOLIO, Look.TEXT, Look.TEXT, Look.TEXT, Look.TEXT)
    for record, problem in ret.notes:
        if _leaves(record, problem.field):
            sheet.add((*_place(ret, record, problem.field), *_said(ret, problem)), looks)
    for name, problem in ret.narrative_notes:
        part = JUSTIFICATION if problem.field == "justification" else PROGRESS
        sheet.add((ret.say(PROGRESS), name, ret.say(part), *_said(ret, problem)), looks)
    for records in ret.records.values():
        for record in records:
            for key, reason in record.leaving_reasons.items():
                said = (ret.say(_WEIGHTS[Weight.REASON]), ret.say(ANSWERED), reason)
                sheet.add((*_place(ret, record, key), *said), looks)
    if len(sheet.rows) == HEADING_ROW:
        sheet.add((ret.say(NONE), *blanks), Look.SUBTITLE)
    return sheet


def _said(ret: Return, problem: Problem) -> tuple[str, str, str]:
    return ret.say(_WEIGHTS[problem.weight]), ret.say(problem.message), ret.say(problem.fix)


def _leaves(record: Record, key: str | None) -> bool:
    return key is None or (key in record.register.by_key and record.register.by_key[key].leaves)


def _place(ret: Return, record: Record, key: str | None) -> tuple[str, str, str | None]:
    label = ret.say(record.register.by_key[key].label) if key else None
    return ret.say(record.register.title), record.folio, label


_WEIGHTS = {
    Weight.STOP: Text(es="Error", en="Error"),
    Weight.REASON: Text(es="Inconsistencia", en="Inconsistency"),
    Weight.NOTE: Text(es="Aviso", en="Note"),
}
TITLE = Text(es="Incidencias", en="Open points")
HEADS = (
    Text(es="Formato", en="Register"),
    Text(es="Folio", en="Folio"),
    Text(es="Campo", en="Field"),
    Text(es="Tipo", en="Kind"),
    Text(es="Qué se observó", en="What was seen"),
    Text(es="Motivo o qué hacer", en="Reason or what to do"),
)
ANSWERED = Text(es="La oficina dio su motivo.", en="The office gave its reason.")
NONE = Text(es="Sin incidencias.", en="Nothing open.")
