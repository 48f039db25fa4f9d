"""Posible doble conteo: what two offices may have reported of the same thing, and what was decided of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from napdesk.schema.text import Text


class Kind(StrEnum):
    """How the same people come to be counted more than once."""

    TWICE = "twice"  # two offices report one session, unit or network
    TOUR = "tour"  # two offices report one tour
    CUMULATIVE = "cumulative"  # an office adds to what it reported in the periods before

    @property
    def label(self) -> Text:
        return _KINDS[self]


_KINDS = {
    Kind.TWICE: Text(es="Informado por dos oficinas", en="Reported by two offices"),
    Kind.TOUR: Text(es="Comisión informada por dos oficinas", en="Tour reported by two offices"),
    Kind.CUMULATIVE: Text(es="Acumulado de los periodos anteriores", en="Running total of earlier periods"),
}


class Decision(StrEnum):
    """What a person says of an overlap; until then all of its records count."""

    SAME = "same"
    DIFFERENT = "different"
    KEEP = "keep"

    @property
    def label(self) -> Text:
        return _DECISIONS[self]


_DECISIONS = {
    Decision.SAME: Text(es="Es lo mismo: cuenta uno", en="The same: one counts"),
    Decision.DIFFERENT: Text(es="Son distintos: cuentan todos", en="Different: all count"),
    Decision.KEEP: Text(es="Es lo mismo: cuenta el elegido", en="The same: the one chosen counts"),
}


class Overlap(NamedTuple):
    """Records, by their uids in order, that may be one; ``id`` follows from them, whatever their returns say later.

    ``decision`` is None while nobody decided; ``keep`` is the record that counts, "" where all do; ``decided_at`` an
    ISO instant.
    """

    id: str
    register: str
    kind: Kind
    records: tuple[str, ...]
    reason: Text
    decision: Decision | None = None
    keep: str = ""
    why: str = ""
    decided_at: str = ""
    decided_by: str = ""

    @property
    def left_out(self) -> tuple[str, ...]:
        """The records that count no longer."""
        return tuple(uid for uid in self.records if self.keep and uid != self.keep)

    def settles(self, other: Overlap) -> bool:
        """Whether what was decided here answers for another, of no more than these records."""
        about = self.decision is not None and self.register == other.register and set(other.records) <= {*self.records}
        return about and (not self.keep or self.keep in other.records)


def overlap_of(register: str, kind: Kind, uids: Iterable[str], reason: Text) -> Overlap:
    """An overlap that nobody has decided on."""
    records = tuple(sorted(set(uids)))
    said = "\n".join((register, kind.value, *records))
    return Overlap(hashlib.blake2b(said.encode(), digest_size=6).hexdigest(), register, kind, records, reason)
