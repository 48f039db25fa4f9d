"""What became of a file that was handed to a hub, and of the return in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from napdesk.schema.text import Text


class Reception(StrEnum):
    """The outcomes of receiving one file, as scripts read them."""

    ACCEPTED = "accepted"
    WITH_NOTES = "accepted_with_notes"
    REFUSED = "refused"
    HELD = "held"
    ALREADY = "already_received"
    SUPERSEDED = "superseded"
    FORKED = "forked"

    @property
    def label(self) -> Text:
        return _LABELS[self]

    @property
    def counts(self) -> bool:
        """Whether it is the return that counts of its office and period."""
        return self in (Reception.ACCEPTED, Reception.WITH_NOTES)

    @property
    def is_in(self) -> bool:
        """Whether the return is among those received here, current or not."""
        return self in (Reception.ACCEPTED, Reception.WITH_NOTES, Reception.SUPERSEDED, Reception.FORKED)


_LABELS = {
    Reception.ACCEPTED: Text(es="Recibido", en="Accepted"),
    Reception.WITH_NOTES: Text(es="Recibido con avisos", en="Accepted with notes"),
    Reception.REFUSED: Text(es="No se recibió", en="Refused"),
    Reception.HELD: Text(es="Retenido", en="Held"),
    Reception.ALREADY: Text(es="Ya se había recibido", en="Already received"),
    Reception.SUPERSEDED: Text(es="Sustituido", en="Superseded"),
    Reception.FORKED: Text(es="En conflicto", en="Forked"),
}


# By what other records count at a hub than before, as the history names it.
DEEDS = ("batch_in", "batch_undone", "held_accepted", "fork_decided", "overlap_decided")
# Before the code of an office that sends templates, in the place of the identity that it has not.
BY_CODE = "code:"


class BatchState(StrEnum):
    """A batch is being staged, is in, was taken out again, or never came to its end."""

    STAGED = "staged"
    IN = "in"
    UNDONE = "undone"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A return as it arrived: what it is placed by, and how it was judged.

    ``state`` is that of its verification; ``last_day`` that of its period, ISO; ``head`` its manifest's; ``why`` the
    code of what holds it, "" where nothing does; ``problems`` how many of each weight its records have.
    """

    file: str
    digest: str
    seal: str
    office_uid: str
    office: str
    institution: str
    entity: str
    period: str
    last_day: str
    revision: int
    state: str
    key: str = ""
    why: str = ""
    head: Mapping[str, Any] = field(default_factory=dict)
    problems: Mapping[str, int] = field(default_factory=dict)
