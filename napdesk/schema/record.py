"""One record of a register: values keyed by typed fields, and the reasons for what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar, cast

from napdesk.schema.fields import Absence, Field, Value
from napdesk.schema.text import Text

if TYPE_CHECKING:
    from napdesk.schema.register import Register

V = TypeVar("V")


class Stage(StrEnum):
    """Where a record stands between the clerk and the supervisor."""

    DRAFT = "draft"
    COMPLETE = "complete"
    SENT_BACK = "sent_back"
    APPROVED = "approved"

    @property
    def label(self) -> Text:
        return _STAGE_LABELS[self]

    @property
    def counts(self) -> bool:
        """Whether its records enter figures and returns."""
        return self in (Stage.COMPLETE, Stage.APPROVED)


_STAGE_LABELS = {
    Stage.DRAFT: Text(es="Borrador", en="Draft"),
    Stage.COMPLETE: Text(es="Completo", en="Complete"),
    Stage.SENT_BACK: Text(es="Con observaciones", en="Sent back"),
    Stage.APPROVED: Text(es="Validado", en="Approved"),
}


@dataclass(eq=False)
class Record:
    """A record being typed, read or kept.

    ``values`` and ``absences`` are keyed by field key and never both hold one; ``reasons`` answers soft
    rules, keyed by field key; ``created_at``, ``updated_at`` and ``deleted_at`` (empty while it lives) are ISO
    instants with offset.
    """

    register: Register
    uid: str = ""
    folio: str = ""
    office: str = ""
    stage: Stage = Stage.DRAFT
    revision: int = 0
    created_at: str = ""
    created_by: str = ""
    updated_at: str = ""
    updated_by: str = ""
    deleted_at: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    absences: dict[str, Absence] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, asked: Field[V]) -> V | None:
        return cast("V | None", self.values.get(asked.key))

    def __setitem__(self, asked: Field[V], value: V | Absence | None) -> None:
        self.put(asked.key, cast("Value | Absence | None", value))

    def put(self, key: str, value: Value | Absence | None) -> None:
        """Set a field by its key: a value, the reason it is absent, or None for blank."""
        if value is None or isinstance(value, Absence):
            self.values.pop(key, None)
        else:
            self.values[key] = value
        if isinstance(value, Absence):
            self.absences[key] = value
        else:
            self.absences.pop(key, None)

    def answer(self, key: str) -> Value | Absence | None:
        """What stands at a field: its value, the reason it is absent, or None for blank."""
        return self.values.get(key, self.absences.get(key))

    @property
    def leaving_reasons(self) -> dict[str, str]:
        """The reasons given at fields whose values may leave the office."""
        leaving = {asked.key for asked in self.register.leaving}
        return {key: reason for key, reason in self.reasons.items() if reason and key in leaving}

    def absence(self, asked: Field[V]) -> Absence | None:
        return self.absences.get(asked.key)

    def asks(self, asked: Field[V]) -> bool:
        """Whether the other answers leave this question to be asked."""
        return asked.asked_when is None or asked.asked_when(self)

    def settle(self) -> None:
        """Give every field that is not asked its own answer: not applicable."""
        for asked in self.register.depending:
            if not self.asks(asked):
                self.put(asked.key, Absence.NOT_APPLICABLE)

    def ask_anew(self, before: Record) -> None:
        """Blank the answers a field had only because it was not asked, now that it is.

        Nobody said N/A to it: a unit that was planned and now operates needs the day since when.
        """
        for asked in self.register.depending:
            if before.asks(asked) or not self.asks(asked):
                continue
            if self.absences.get(asked.key) is Absence.NOT_APPLICABLE:
                self.put(asked.key, None)

    def same_answers(self, other: Record) -> bool:
        """Whether both say the same at every field."""
        return self.values == other.values and self.absences == other.absences

    def copy(self) -> Record:
        """A record of its own with the same answers and identity."""
        twin = Record(**{name: getattr(self, name) for name in self.__dataclass_fields__})
        twin.values, twin.absences, twin.reasons = dict(self.values), dict(self.absences), dict(self.reasons)
        return twin
