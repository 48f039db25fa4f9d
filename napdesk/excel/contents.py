"""What a return says, before it is a file: who, for when, the records, the figures and what is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from napdesk.schema.figures import Figure, Narrative
from napdesk.schema.offices import Office
from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.revisions import Moved
from napdesk.schema.text import Language, Text


class Place(NamedTuple):
    """Where a return stands among those of its office: the seal of the revision it replaces, "" where it is the first
    of its period; its number among all that the office made; and the head of the office's history then."""

    replaces: str = ""
    sequence: int = 1
    history: tuple[int, str] = (0, "")


ALONE = Place()


@dataclass(frozen=True, slots=True)
class Return:
    """The full state of one office for one period.

    ``revision`` is 0 for the first and n for the n-th complementaria; ``made_at`` carries its offset;
    ``notes`` are the open problems with the record each is of. ``narratives`` are the office's own words by the
    commitment's id, and ``narrative_notes`` what is open at them. A preview has no seal; ``nil`` states that
    there is nothing to report; ``catalogue`` is the version of the commitments it counts by. ``moved`` are the records
    that are not as the return before told them, None where there is none to hold it against.
    """

    office: Office
    period: Period
    revision: int
    language: Language
    cut_off: date
    made_at: datetime
    records: dict[Register, list[Record]]
    figures: Sequence[Figure] = ()
    notes: Sequence[tuple[Record, Problem]] = field(default=())
    narratives: Mapping[str, Narrative] = field(default_factory=dict)
    narrative_notes: Sequence[tuple[str, Problem]] = ()
    preview: bool = False
    nil: bool = False
    catalogue: str = ""
    place: Place = ALONE
    moved: Sequence[Moved] | None = None
    due: date | None = None

    @property
    def late(self) -> bool:
        """Whether it was made after the last day for it: that is recorded, and refused by nobody."""
        return self.due is not None and self.made_at.date() > self.due

    @property
    def folio(self) -> str:
        """What the return is called by: ``30-SEMAR-01/2025-T3/R0``."""
        return f"{self.office.code}/{self.period}/R{self.revision}"

    @property
    def folio_before(self) -> str:
        """The one of the return it replaces."""
        return f"{self.office.code}/{self.period}/R{self.revision - 1}"

    @property
    def counts(self) -> dict[str, int]:
        """How many records it carries of each register, by key."""
        return {register.key: len(records) for register, records in self.records.items()}

    @property
    def warning(self) -> Text | None:
        """What every page of it must say, where it is not a real, sealed return."""
        said = [words for words, holds in ((FICTITIOUS, self.office.demo), (UNSEALED, self.preview)) if holds]
        if not said:
            return None
        return Text(es=" · ".join(words.es for words in said), en=" · ".join(words.en for words in said))

    def heading(self, words: str) -> str:
        """What stands over a sheet, which says of itself that its data are fictitious."""
        return f"{words} · {self.say(FICTITIOUS)}" if self.office.demo else words

    def say(self, words: Text) -> str:
        """Words in the language of the return."""
        return words.to(self.language)


FICTITIOUS = Text(es="DATOS FICTICIOS", en="FICTITIOUS DATA")
UNSEALED = Text(es="Vista previa, sin sello", en="Preview, not sealed")
