"""A register's sheet: hidden keys, headings, and one row a record with the fields that may leave the office."""

from __future__ import annotations

from collections.abc import Sequence

from napdesk.excel.addresses import sheet_name
from napdesk.excel.columns import Kind, kind_of, writer_of
from napdesk.excel.contents import FICTITIOUS, Return
from napdesk.excel.fitting import fitted_to_pages, fitted_width
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.places import FOLIO_KEY, HEADING_ROW, MOVEMENT_KEY
from napdesk.excel.sheets import Row, Sheet, Written
from napdesk.schema.codes import Lists
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text

FOLIO_WIDTH = 40  # characters
MOVEMENT_KIND = Kind(14, Look.CENTRE, Look.HEADING_CENTRE)
FROZEN = 1  # column: the folio stands on every page


def register_sheet(ret: Return, register: Register, records: Sequence[Record], lists: Lists) -> Sheet:
    """The sheet of one register; folio first, then the register's leaving fields in their order."""
    asked = register.leaving
    later = ret.moved is not None
    kinds = [MOVEMENT_KIND] * later + [kind_of(each) for each in asked]
    keys = (FOLIO_KEY, *[MOVEMENT_KEY] * later, *(each.key for each in asked))
    headings = (_folio_heading(ret), *map(ret.say, [MOVEMENT] * later), *(ret.say(each.label) for each in asked))
    writers = [writer_of(each, lists, ret.language) for each in asked]
    columns: list[list[Written]] = [
        [record.folio for record in records],
        *_movements(ret, register, records),
        *([write(record) for record in records] for write in writers),
    ]
    widest = (FOLIO_WIDTH, *(kind.width for kind in kinds))
    looks = (Look.FOLIO, *(kind.look for kind in kinds))
    widths = [fitted_width(*each) for each in zip(headings, columns, widest, looks, strict=True)]
    sheet = Sheet(
        sheet_name(ret.say(register.title)),
        widths=fitted_to_pages(headings, widths, looks, FROZEN),
        heading=HEADING_ROW,
        frozen_columns=FROZEN,
        filters=True,
        tab=ACCENT,
    )
    sheet.rows.append(Row(keys, (Look.KEY,) * len(keys), hidden=True))
    sheet.add(headings, (Look.HEADING, *(kind.heading for kind in kinds)))
    sheet.rows.extend(Row(values, looks) for values in zip(*columns, strict=True))
    return sheet


def _movements(ret: Return, register: Register, records: Sequence[Record]) -> list[list[Written]]:
    """What became of each since the return before; no column in a first return."""
    if ret.moved is None:
        return []
    moved = {one.folio: ret.say(one.movement.label) for one in ret.moved if one.register is register}
    return [[moved.get(record.folio) for record in records]]


def _folio_heading(ret: Return) -> str:
    return f"{ret.say(FOLIO)}\n{ret.say(FICTITIOUS)}" if ret.office.demo else ret.say(FOLIO)


FOLIO = Text(es="Folio", en="Folio")
MOVEMENT = Text(es="Movimiento", en="Movement")
