"""A register's sheet: hidden keys, headings, and one row a record with the fields that may leave the office."""

from __future__ import annotations

from collections.abc import Sequence

from napdesk.excel.columns import kind_of, writer_of
from napdesk.excel.contents import FICTITIOUS, Return
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.sheets import Row, Sheet, sheet_name
from napdesk.schema.codes import Lists
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text

KEY_ROW, HEADING_ROW = 1, 2
FOLIO_KEY = "folio"
FOLIO_WIDTH = 24
HEADING_HEIGHT = 46  # points, three lines


def register_sheet(ret: Return, register: Register, records: Sequence[Record], lists: Lists) -> Sheet:
    """The sheet of one register; folio first, then the register's leaving fields in their order."""
    asked = register.leaving
    kinds = [kind_of(each) for each in asked]
    folio = ret.say(FOLIO)
    if ret.office.demo:
        folio = f"{folio}\n{ret.say(FICTITIOUS)}"
    sheet = Sheet(
        sheet_name(ret.say(register.title)),
        widths=(FOLIO_WIDTH, *(kind.width for kind in kinds)),
        heading=HEADING_ROW,
        frozen_columns=1,
        filters=True,
        tab=ACCENT,
    )
    keys = (FOLIO_KEY, *(each.key for each in asked))
    sheet.rows.append(Row(keys, (Look.KEY,) * len(keys), hidden=True))
    sheet.rows.append(
        Row(
            (folio, *(ret.say(each.label) for each in asked)),
            (Look.HEADING, *(kind.heading for kind in kinds)),
            HEADING_HEIGHT,
        )
    )
    looks = (Look.FOLIO, *(kind.look for kind in kinds))
    writers = [writer_of(each, lists, ret.language) for each in asked]
    sheet.rows.extend(Row((record.folio, *(write(record) for write in writers)), looks) for record in records)
    return sheet


FOLIO = Text(es="Folio", en="Folio")
