"""The office a store belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from napdesk.schema.periods import Periodicity
from napdesk.schema.text import Text

CODE_SHAPE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*")
CODE_LENGTH = 30


class Scope(StrEnum):
    """What an office does with returns: makes its own, gathers others', or consolidates them all."""

    OFFICE = "office"
    HUB = "hub"
    GROUP = "group"

    @property
    def label(self) -> Text:
        return _SCOPE_LABELS[self]


_SCOPE_LABELS = {
    Scope.OFFICE: Text(es="Oficina informante", en="Office"),
    Scope.HUB: Text(es="Oficina concentradora", en="Hub"),
    Scope.GROUP: Text(es="Grupo Interinstitucional", en="Inter-Agency Group"),
}


class Classification(StrEnum):
    """How the law on access to information has a return handled."""

    PUBLIC = "public"
    RESERVED = "reserved"
    CONFIDENTIAL = "confidential"

    @property
    def label(self) -> Text:
        return _CLASSIFIED[self]


_CLASSIFIED = {
    Classification.PUBLIC: Text(es="Pública", en="Public"),
    Classification.RESERVED: Text(es="Reservada", en="Reserved"),
    Classification.CONFIDENTIAL: Text(es="Confidencial", en="Confidential"),
}


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody whose name and post stand under a return; ``for_another`` where they sign in the absence of whoever
    holds the post (P. A.)."""

    name: str = ""
    post: str = ""
    for_another: bool = False

    @property
    def shown(self) -> str:
        return f"P. A. {self.name}" if self.for_another and self.name else self.name


@dataclass(frozen=True, slots=True)
class Office:
    """An office: a random identity, a code as its label, and where it stands.

    ``institution``, ``entity`` and ``municipality`` are codes of the official lists; ``code`` reads like
    ``30-SEMAR-01``; ``demo`` marks a store of fictitious records; a return is due ``due_days`` working days after
    its period. ``reports_to`` is whom its returns are for, in the office's own words; ``ground`` the legal ground on
    which they are classified, ``term`` for how long.
    """

    uid: str
    code: str
    name: str
    institution: str
    entity: str
    periodicity: Periodicity = Periodicity.QUARTER
    scope: Scope = Scope.OFFICE
    corporation: str = ""
    government: str = ""
    municipality: str = ""
    reports_to: str = ""
    area: str = ""
    prepared_by: Signatory = Signatory()
    reviewed_by: Signatory = Signatory()
    authorised_by: Signatory = Signatory()
    demo: bool = False
    due_days: int = 10
    classification: Classification = Classification.PUBLIC
    ground: str = ""
    term: str = ""


def code_fits(code: str) -> bool:
    """Whether an office code can stand in folios and file names."""
    return len(code) <= CODE_LENGTH and CODE_SHAPE.fullmatch(code) is not None
