"""What a return says otherwise than the one it replaces: the records that came, changed or went."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from napdesk.schema.fields import Absence, AnyField, Value
from napdesk.schema.register import Register
from napdesk.schema.text import Text


class Movement(StrEnum):
    """What became of a record since the return before."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    Movement.ADDED: Text(es="Alta", en="Added"),
    Movement.CHANGED: Text(es="Cambio", en="Changed"),
    Movement.REMOVED: Text(es="Baja", en="Removed"),
}


class Changed(NamedTuple):
    """One field and what it said and says."""

    field: AnyField
    was: Value | Absence | None
    now: Value | Absence | None


class Moved(NamedTuple):
    """A record that is not as the return before told it.

    ``fields`` are those that leave the office; of a record whose reasons or sums alone changed there is none.
    """

    movement: Movement
    register: Register
    folio: str
    fields: tuple[Changed, ...] = ()
