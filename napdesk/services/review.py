"""The review of records before they are reported: approved, or sent back with notes on fields that stay in the history.

An office of one person does without: where it is switched off, nobody is asked to look anything over.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.problems import Problem, Trouble
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.text import Text
from napdesk.services.checks import TAKE_OUT, looks_personal
from napdesk.store.changes import NOTES, STAGE
from napdesk.store.store import Store
from napdesk.store.writing import writing

_ON = "review"
_WAITING = "stage = 'complete'"
_ANSWERED = (Stage.COMPLETE, Stage.APPROVED)
_NOT_BOUND = "NOT EXISTS (SELECT 1 FROM periods WHERE status = 'closed' AND [{day}] BETWEEN first_day AND last_day)"


class Noted(NamedTuple):
    """What is said of a record, by the key of the field, at an ISO instant: by the office's own reviewer, or by the
    receiver of the return that it was in."""

    who: str
    at: str
    notes: dict[str, str]
    by_receiver: bool = False


def reviews(store: Store) -> bool:
    """Whether the office looks its records over before they are reported."""
    return bool(store.settings.get(_ON, False))


def set_review(store: Store, *, on: bool) -> None:
    """Switch it on or off, with a line of the history."""
    with writing(store.db):
        store.settings.put(_ON, on)
        at = store.house.now().isoformat(timespec="seconds")
        store.history.add("review", at=at, who=store.house.who, changes={"on": [not on, on]})


def count_waiting(store: Store) -> int:
    """How many records wait to be looked over; none where the office does not review."""
    if not reviews(store):
        return 0
    return sum(store.records.count(register, where=_waiting(register)) for register in store.registers)


def next_waiting(store: Store, after: Record | None = None) -> Record | None:
    """The record to be looked over next: of the register of the last one first, in the order of their folios."""
    if not reviews(store):
        return None
    registers, seen = list(store.registers), {"uid": after.uid if after else "", "folio": after.folio if after else ""}
    if after is not None:
        registers.sort(key=lambda register: register is not after.register)
        further = f"{_waiting(after.register)} AND folio > :folio"
        if (one := store.records.first(after.register, where=further, parameters=seen)) is not None:
            return one
    others = ((register, f"{_waiting(register)} AND uid <> :uid") for register in registers)
    waiting = (store.records.first(register, where=where, parameters=seen) for register, where in others)
    return next((one for one in waiting if one is not None), None)


def approve(store: Store, record: Record) -> Record:
    """Say that it is right. Raises Trouble ``not_waiting``, ``period_closed`` or ``changed_elsewhere``."""
    return _keep(store, record, Stage.APPROVED, {})


def send_back(store: Store, record: Record, notes: Mapping[str, str]) -> Record:
    """Send it back to whoever typed it, with a note on each field that is to be looked at again.

    Raises Trouble as ``approve``, and ``no_notes`` or ``unfit_note``.
    """
    said = {key: tidy(text, lines=False) for key, text in notes.items()}
    if not said or not all(said.values()):
        raise Trouble("no_notes", _NO_NOTES, _WRITE_ONE)
    for text in said.values():
        if found := about_note(text):
            raise Trouble("unfit_note", found[0].message, found[0].fix)
    return _keep(store, record, Stage.SENT_BACK, said)


def about_note(text: str) -> list[Problem]:
    """What is wrong with a note, which stays in the history for good."""
    found = check_text(text, LINE_LENGTH)
    return [found] if found else list(looks_personal(NOTES, text, TAKE_OUT))


def notes_on(store: Store, record: Record) -> Noted | None:
    """The notes a record was sent back with last, until it is complete again, or those of the receiver while no later
    return has answered them."""
    if not record.uid:
        return None
    return _of_reviewer(store, record) or _of_receiver(store, record)


def _of_reviewer(store: Store, record: Record) -> Noted | None:
    if record.stage.counts:
        return None
    for line in store.history.of(record.uid):
        if NOTES in line.changes:
            return Noted(line.who, line.at, line.changes[NOTES])
        if record.stage is Stage.DRAFT and line.changes.get(STAGE, ("",))[-1] in _ANSWERED:
            return None
    return None


def _of_receiver(store: Store, record: Record) -> Noted | None:
    for receipt in store.receipts.asking_back():
        notes = {note.field or record.register.name_field.key: note.text for note in receipt.notes
                 if note.folio == record.folio}  # fmt: skip
        if notes:
            return Noted(receipt.receiver, receipt.received_at, notes, by_receiver=True)
    return None


def _keep(store: Store, record: Record, stage: Stage, notes: Mapping[str, str]) -> Record:
    now = store.records.find(record.register, record.uid)
    if now is None or now.deleted_at or record.stage is not Stage.COMPLETE or not reviews(store):
        raise Trouble("not_waiting", _NOT_WAITING.fill(folio=record.folio), _LOOK_AGAIN)
    judged = now.copy()  # with its personal values: keeping it without them would erase them
    judged.revision, judged.stage = record.revision, stage
    return store.records.keep(judged, store.office_code, notes=notes)


def _waiting(register: Register) -> str:
    """Complete, and not bound by a closed period: what was reported is not looked over any more."""
    if register.clock.kind is not ClockKind.EVENT:
        return _WAITING
    return f"{_WAITING} AND {_NOT_BOUND.format(day=register.clock.ends.key)}"


_NO_NOTES = Text(es="Falta decir qué hay que revisar.", en="What is to be looked at again is not said.")
_WRITE_ONE = Text(es="Escriba al menos una observación.", en="Write at least one note.")
_NOT_WAITING = Text(es="El registro {folio} ya no está por revisar.", en="Record {folio} no longer waits for review.")
_LOOK_AGAIN = Text(es="Vuelva a abrirlo.", en="Open it again.")
