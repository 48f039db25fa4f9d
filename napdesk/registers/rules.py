"""Rules that several registers share, made from their fields."""

from __future__ import annotations

from napdesk.schema.fields import Count, Day
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.register import DECLARED_TOTAL, People, Rule
from napdesk.schema.showing import show_day, show_number
from napdesk.schema.text import Text


def goes_before(first: Day, then: Day) -> Rule:
    """The second day may not lie before the first."""

    def check(record: Record) -> Problem | None:
        begins, ends = record[first], record[then]
        if begins is None or ends is None or begins <= ends:
            return None
        message = Text(es="Es anterior a «{label}» ({day}).", en="It is before “{label}” ({day}).")
        return Problem(
            f"{then.key}_before_{first.key}",
            Weight.STOP,
            message.fill(label=first.label, day=show_day(begins)),
            Text(es="Corrija una de las dos fechas.", en="Correct one of the two dates."),
            field=then.key,
            value=show_day(ends),
        )

    return check


def near_total(people: People) -> Rule:
    """A total stated by the document should be what the parts add to; both figures are named."""

    def check(record: Record) -> Problem | None:
        stated = record[DECLARED_TOTAL]
        if stated is None or (added := people.whole(record)) is None or stated == added:
            return None
        message = Text(
            es="El documento dice {stated} y las partes suman {added}.",
            en="The document says {stated} and the parts add to {added}.",
        )
        return Problem(
            "parts_differ_from_total",
            Weight.NOTE,
            message.fill(stated=show_number(stated), added=show_number(added)),
            Text(
                es="Revise el papel; si así viene, déjelo.", en="Check the paper; if it says so, leave it."
            ),
            field=DECLARED_TOTAL.key,
            value=str(stated),
        )

    return check


def part_of(part: Count, people: People) -> Rule:
    """A subset may not be larger than the people it is taken from."""

    def check(record: Record) -> Problem | None:
        some = record[part]
        if some is None or (everybody := people.whole(record)) is None or some <= everybody:
            return None
        return Problem(
            f"{part.key}_over_total",
            Weight.STOP,
            Text(es="Son más que el total de personas ({everybody}).", en="They are more than all the people ({everybody}).").fill(
                everybody=show_number(everybody)
            ),
            Text(es="Son «de ellas»: corrija una de las cifras.", en="They are “of them”: correct one of the figures."),
            field=part.key,
            value=str(some),
        )

    return check

