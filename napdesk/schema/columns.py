"""What the list of a register can show of a record: its fields, its folio and its stage."""

from __future__ import annotations

from dataclasses import dataclass

from napdesk.schema.fields import AnyField, Count
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.text import Text

FOLIO, STAGE = "folio", "stage"


@dataclass(frozen=True, slots=True)
class Column:
    """``asked`` is None for the folio and the stage; ``leaves`` where it may be exported, printed and copied."""

    key: str
    label: Text
    heading: Text
    asked: AnyField | None = None

    @property
    def leaves(self) -> bool:
        return self.asked is None or self.asked.leaves

    @property
    def counts(self) -> bool:
        """Whether it is added up at the foot."""
        return isinstance(self.asked, Count)


def columns_of(register: Register) -> dict[str, Column]:
    """All there are by their keys, as a list has them at first and then in the order of the form; nothing personal."""
    fields = [asked for asked in (*register.columns, *register.fields) if not asked.personal]
    found = {asked.key: Column(asked.key, asked.label, asked.heading, asked) for asked in fields}
    return found | {one.key: one for one in (_STAGE, _FOLIO)}


def usual_columns(register: Register) -> tuple[str, ...]:
    """The keys of those that a list shows at first."""
    return (*(asked.key for asked in register.columns), STAGE)


def stage_of(record: Record) -> Text:
    """What stands in the column of the stage."""
    return DELETED if record.deleted_at else record.stage.label


DELETED = Text(es="Borrado", en="Deleted")
_FOLIO = Column(FOLIO, Text(es="Folio", en="Folio"), Text(es="Folio", en="Folio"))
_STAGE = Column(STAGE, Text(es="Estado", en="Stage"), Text(es="Estado", en="Stage"))
