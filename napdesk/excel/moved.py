"""Cambios: the records that came, changed or went since the return before, each changed field with was and is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from napdesk.excel.contents import Return
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.sheets import Sheet, Written
from napdesk.schema.codes import Lists
from napdesk.schema.revisions import Moved
from napdesk.schema.showing import show
from napdesk.schema.text import Text

WIDTHS = (24, 30, 14, 30, 44, 44)
HEADING_ROW = 2


def moved_sheet(ret: Return, moved: Sequence[Moved], lists: Lists) -> Sheet:
    """One row a changed field; one for each record that came, or went, or changed in what does not leave by record."""
    sheet = Sheet(ret.say(TITLE), widths=WIDTHS, heading=HEADING_ROW, filters=True, tab=ACCENT)
    sheet.add_title(ret.heading(f"{ret.say(TITLE)} · {ret.say(SINCE.fill(revision=ret.revision - 1))}"))
    sheet.add(tuple(ret.say(head) for head in HEADS), Look.HEADING, 24)
    looks = (Look.TEXT, Look.FOLIO, Look.TEXT, Look.TEXT, Look.TEXT, Look.TEXT)
    for one in moved:
        place = (ret.say(one.register.title), one.folio, ret.say(one.movement.label))
        for said in _fields(ret, one, lists):
            sheet.add((*place, *said), looks)
    if not moved:
        sheet.add((ret.say(NONE), *(None,) * (len(WIDTHS) - 1)), Look.SUBTITLE)
    return sheet


def _fields(ret: Return, one: Moved, lists: Lists) -> Iterator[tuple[Written, Written, Written]]:
    if not one.fields:
        yield None, None, None
    for asked, was, now in one.fields:
        before, after = (show(asked, answer, lists, ret.language) or None for answer in (was, now))
        yield ret.say(asked.label), before, after


TITLE = Text(es="Cambios", en="Changes")
SINCE = Text(es="desde el reporte R{revision}", en="since return R{revision}")
HEADS = (
    Text(es="Formato", en="Register"),
    Text(es="Folio", en="Folio"),
    Text(es="Movimiento", en="Movement"),
    Text(es="Campo", en="Field"),
    Text(es="Decía", en="It said"),
    Text(es="Dice", en="It says"),
)
NONE = Text(es="Ningún registro cambió.", en="No record changed.")
