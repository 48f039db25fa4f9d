"""Sumas por entidad: the sensitive counts, which leave the office in no other form than added up by entity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from napdesk.excel.contents import Return
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.sheets import Sheet, Written
from napdesk.schema.codes import Lists
from napdesk.schema.fields import AnyField
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text

# Of fewer records than these no sum is said: of one it is that record's own count, and of two whoever knows the
# one learns the other's. For the same reason there is no total of the entities, from which what was withheld of
# one could be worked out.
FEWEST = 3
WIDTHS = (30, 40, 46, 14, 18, 18)
HEADING_ROW = 3


def entity_sums(ret: Return, lists: Lists) -> Sheet:
    """One row a register, entity and sensitive count."""
    sheet = Sheet(ret.say(TITLE), widths=WIDTHS, heading=HEADING_ROW, filters=True, tab=ACCENT)
    sheet.add_title(ret.heading(ret.say(TITLE)))
    row = sheet.add((ret.say(ABOUT.fill(fewest=FEWEST)), *(None,) * (len(WIDTHS) - 1)), Look.FOOTNOTE, 44)
    sheet.merges.append(f"A{row}:F{row}")
    right = (Look.HEADING_RIGHT,) * 3
    sheet.add(tuple(ret.say(head) for head in HEADS), (Look.HEADING, Look.HEADING, Look.HEADING, *right), 32)
    looks = (Look.TEXT, Look.TEXT, Look.TEXT, Look.NUMBER, Look.NUMBER, Look.NUMBER)
    for register, records in ret.records.items():
        for entity, inside in _by_entity(register, records, lists):
            where = ret.say(lists.label(("entity",), entity, ret.cut_off)) if entity else ret.say(NOWHERE)
            for asked in register.sensitive:
                sheet.add((ret.say(register.title), where, ret.say(asked.label), *_added(ret, asked, inside)), looks)
    if len(sheet.rows) == HEADING_ROW:
        sheet.add((ret.say(NONE), *(None,) * (len(WIDTHS) - 1)), Look.SUBTITLE)
    return sheet


def has_sums(registers: Iterable[Register]) -> bool:
    """Whether any of them holds a sensitive count."""
    return any(register.sensitive for register in registers)


def _by_entity(register: Register, records: Sequence[Record], lists: Lists) -> list[tuple[str, list[Record]]]:
    """The records by the code of the entity they stand in, in its order; last those that do not say."""
    if not register.sensitive:
        return []
    place = register.place
    found: dict[str, list[Record]] = {}
    for record in records:
        row = lists.at(place.lists, record[place] or "", None) if place else None
        found.setdefault((row.parent if row else None) or "", []).append(record)
    return sorted(found.items(), key=lambda one: (not one[0], one[0]))


def _added(ret: Return, asked: AnyField, records: Sequence[Record]) -> tuple[Written, ...]:
    """How many records there are, how many of them say this count, and the sum, where there are enough."""
    counts = [count for record in records if isinstance(count := record[asked], int)]
    if not counts:
        return len(records), 0, ret.say(NO_DATA)
    return len(records), len(counts), sum(counts) if len(counts) >= FEWEST else ret.say(WITHHELD)


TITLE = Text(es="Sumas por entidad", en="Sums by entity")
ABOUT = Text(
    es="Estos datos son sensibles: salen de la oficina solo como sumas por entidad, nunca los de un registro. Una "
    "suma de menos de {fewest} registros dejaría ver los de cada uno; en su lugar dice «Confidencial», y por eso "
    "tampoco hay total de entidades. Lo que un registro no informa queda fuera de la suma.",
    en="These counts are sensitive: they leave the office only as sums by entity, never those of one record. A sum of "
    "fewer than {fewest} records would show what each of them holds; “Confidential” stands in its place, and for the "
    "same reason there is no total of the entities. What a record does not report is left out of the sum.",
)
HEADS = (
    Text(es="Formato", en="Register"),
    Text(es="Entidad federativa", en="Federative entity"),
    Text(es="Dato", en="Count"),
    Text(es="Registros", en="Records"),
    Text(es="Registros que lo informan", en="Records that report it"),
    Text(es="Suma", en="Sum"),
)
NOWHERE = Text(es="Sin entidad", en="No entity")
NO_DATA = Text(es="Sin dato", en="No data")
WITHHELD = Text(es="Confidencial", en="Confidential")
NONE = Text(es="Sin registros.", en="No records.")
