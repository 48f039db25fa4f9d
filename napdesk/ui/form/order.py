"""In what order and company the fields of a register are asked."""

from __future__ import annotations

from itertools import pairwise

from napdesk.schema.codes import Lists
from napdesk.schema.fields import AnyField, Choices, Code, Day
from napdesk.schema.register import Group, Register
from napdesk.schema.text import Text


def groups_of(register: Register) -> list[tuple[Text, list[AnyField]]]:
    """The register's own groups, and one for the fields that all registers have."""
    own: list[Group] = list(register.groups)
    placed = {asked.key for group in own for asked in group.fields}
    rest = [asked for asked in register.fields if asked.key not in placed]
    return [*((group.heading, list(group.fields)) for group in own), (_PAPER, rest)]


def day_before(register: Register, asked: AnyField) -> str:
    """The key of the day asked just before another, "" where that is none."""
    before = dict(pairwise(reversed(register.fields))).get(asked)
    return before.key if isinstance(before, Day) else ""


def make_ready(lists: Lists, register: Register) -> None:
    """Look once for anything in the register's lists: the first search in one makes its words ready."""
    for asked in register.fields:
        if isinstance(asked, Code | Choices) and asked.lists:
            lists.find(asked.lists, "a", None, 1)


_PAPER = Text(es="El documento", en="The paper")
