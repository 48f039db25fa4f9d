"""The people of a return's registers, women told from men: added up, as a table and as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from napdesk.excel.bars import height_of
from napdesk.excel.contents import Return
from napdesk.excel.looks import Look
from napdesk.excel.sheets import Bars, Sheet, Written
from napdesk.excel.targets import draw
from napdesk.schema.fields import Absence, Count
from napdesk.schema.record import Record
from napdesk.schema.register import People, Register
from napdesk.schema.text import Text

LABELS, WOMEN, MEN = 2, 3, 4  # columns, from 1
_UNKNOWN = (Absence.NOT_AVAILABLE, Absence.NOT_YET)


def people_of(register: Register, records: list[Record]) -> tuple[Written, ...]:
    """Women, men, people of unstated sex, and everybody."""
    people = register.people
    if people is None:
        return (None, None, None, None)
    women, men = (_added(people, records, parts) for parts in ("women", "men"))
    return women, men, _added(people, records, "unspecified"), _added(people, records, "parts")


def _added(people: People, records: list[Record], parts: str) -> int | str:
    """What is not available in any record is not nobody."""
    asked: tuple[Count, ...] = getattr(people, parts)
    counts = [count for record in records for part in asked if (count := record[part]) is not None]
    missing = any(record.absence(part) in _UNKNOWN for record in records for part in asked)
    return sum(counts) if counts or not missing else Absence.NOT_AVAILABLE.sign


def add_women(sheet: Sheet, ret: Return) -> None:
    """One row a register with people of known sex, and a bar for each: the women's part of it.

    What the registers count is not the same thing, so they are never added.
    """
    draw_women(sheet, ret, [(register, people_of(register, records)[:2]) for register, records in ret.records.items()])


def draw_women(sheet: Sheet, ret: Return, added: Sequence[tuple[Register, tuple[Written, ...]]]) -> None:
    """The same of women and men that were added up already."""
    told = [(register, people) for register, people in added if any(isinstance(one, int) and one for one in people)]
    if not told:
        return
    blanks = (None,) * (len(sheet.widths) - 4)
    sheet.breaks.append(len(sheet.rows))
    sheet.add((ret.say(TITLE), None, None, None, *blanks), Look.PILLAR, 20)
    right = Look.HEADING_RIGHT
    heads = (Look.HEADING, Look.HEADING, right, right, *(Look.BARE,) * len(blanks))
    heading = sheet.add((None, *(ret.say(head) for head in HEADS), *blanks), heads, 32)
    for register, people in told:
        looks = (Look.FOLIO, Look.TEXT, Look.NUMBER, Look.NUMBER, *(Look.BARE,) * len(blanks))
        sheet.add((None, ret.say(register.title), *people, *blanks), looks)
    draw(sheet, Bars(LABELS, (WOMEN, MEN), heading, len(sheet.rows), height_of(len(told)), of_a_whole=False))


TITLE = Text(es="Mujeres y hombres en los registros del periodo", en="Women and men in the period's records")
HEADS = (Text(es="Formato", en="Register"), Text(es="Mujeres", en="Women"), Text(es="Hombres", en="Men"))
