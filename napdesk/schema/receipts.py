"""An acuse: what a receiver answers to a return, which only the receiver issues."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from napdesk.schema.text import Text


class Outcome(StrEnum):
    """What became of a return where it was received."""

    RECEIVED = "received"
    ASKED_BACK = "asked_back"

    @property
    def label(self) -> Text:
        return _LABELS[self]


_LABELS = {
    Outcome.RECEIVED: Text(es="Recibido", en="Received"),
    Outcome.ASKED_BACK: Text(es="Se pide complementaria", en="Asked back"),
}


class ReceiptNote(NamedTuple):
    """What the receiver asks of a field of a record; ``field`` is "" where it is about the whole of it."""

    folio: str
    field: str
    text: str


class Receipt(NamedTuple):
    """``seal`` names the return, ``receiver`` is the code of the office that received it, at an ISO instant."""

    seal: str
    outcome: Outcome
    receiver: str
    received_at: str
    notes: tuple[ReceiptNote, ...] = ()
