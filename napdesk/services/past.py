"""The past of a record: its states as the history tells them, and any of them brought back as a new revision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from napdesk.schema.carriable import check_text
from napdesk.schema.codes import Lists
from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.showing import show
from napdesk.schema.text import Language, Text, same
from napdesk.services.checks import check, looks_personal
from napdesk.store.changes import BACK_TO, NOTES, REASONS, STAGE, WHY, answer_of, state_before
from napdesk.store.history import Entry
from napdesk.store.store import Store
from napdesk.store.writing import writing

CREATE, DELETE, BRING_BACK = "create", "delete", "bring_back"


@dataclass(frozen=True, slots=True)
class Shown:
    """One field's change as the screen shows it."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the history: who did what and when, why, what it changed, and the state it left.

    ``back_to`` is the instant of the state it brought back, "" where it brought none.
    """

    at: str
    who: str
    deed: str
    why: str
    back_to: str
    changed: tuple[Shown, ...]
    state: Record


@dataclass(frozen=True, slots=True)
class Past:
    """A record as it is now, and the steps that led to it, newest first."""

    record: Record
    steps: list[Step]

    def returns(self, step: Step) -> bool:
        """Whether its state can be brought back: it says something else than the record does now."""
        state, now = step.state, self.record
        same = state.same_answers(now) and state.reasons == now.reasons
        return not state.deleted_at and (bool(now.deleted_at) or not same)


@dataclass(frozen=True, slots=True)
class Returned:
    """The record with a state brought back, and what keeps it from counting as it did then."""

    record: Record
    lacking: list[Problem]


def past_of(store: Store, register: Register, uid: str, language: Language) -> Past:
    """What happened to a record. Its personal values are in no history: every state has those of today."""
    record = store.records.find(register, uid)
    if record is None:
        raise Trouble("no_such_record", _GONE, _LOOK_AGAIN)
    state, steps = record, list[Step]()
    for entry in store.history.of(uid):
        before = state_before(state, entry.changes)
        before.deleted_at = {DELETE: "", BRING_BACK: entry.at}.get(entry.deed, state.deleted_at)
        left = state.copy()
        left.updated_at, left.updated_by = entry.at, entry.who
        steps.append(_step(entry, before, left, store.lists, language))
        state = before
    return Past(record, steps)


def return_to(store: Store, state: Record, today: date, *, why: str = "", draft: str = "") -> Returned:
    """Make a record again what it was, deleted or not, as a new revision; ``draft`` is forgotten with it.

    A state that a rule would stop today is kept as a draft; approving is not brought back. Raises Trouble
    ``period_closed``, or ``changed_elsewhere`` where ``state`` does not carry the record's newest revision.
    """
    now = store.records.find(state.register, state.uid)
    if now is None:
        raise Trouble("no_such_record", _GONE, _LOOK_AGAIN)
    back, lacking = _as_today(store, state, today)
    with writing(store.db):
        if now.deleted_at and not back.deleted_at:
            store.records.bring_back(now)
        if not (back.same_answers(now) and back.reasons == now.reasons and back.stage is now.stage):
            store.records.keep(back, store.office_code, why=why, back_to=state.updated_at)
        if back.deleted_at and not now.deleted_at:
            store.records.delete(now)
        if draft:
            store.drafts.forget(draft)
    return Returned(store.records.find(state.register, state.uid) or back, lacking)


def must_explain(store: Store, *states: Record) -> bool:
    """Whether a change between these states touches a period that was reported: its reason is asked for."""
    events = [state for state in states if state.register.clock.kind is ClockKind.EVENT]
    days = [day for state in events if (day := state[state.register.clock.ends]) is not None]
    return any(store.periods.was_closed(day) for day in days)


def about_why(why: str) -> list[Problem]:
    """What is wrong with the reason given for a change, which stays in the history for good."""
    found = check_text(why, LINE_LENGTH)
    return [found] if found else list(looks_personal(WHY, why, _NOT_HERE))


def _as_today(store: Store, state: Record, today: date) -> tuple[Record, list[Problem]]:
    """The state as today's rules let it be kept, and what they hold against its counting."""
    back = state.copy()
    back.settle()
    if not back.stage.counts:
        return back, []
    problems = check(back, store.lists, today, store.office.periodicity)
    lacking = [problem for problem in problems if problem.weight is not Weight.NOTE]
    back.stage = Stage.DRAFT if lacking else Stage.COMPLETE
    return back, lacking


def _step(entry: Entry, before: Record, left: Record, lists: Lists, language: Language) -> Step:
    told = entry.changes
    changed = tuple(_changed(told, before, left, lists, language))
    return Step(entry.at, entry.who, entry.deed, told.get(WHY, ""), told.get(BACK_TO, ""), changed, left)


def _changed(told: dict[str, Any], before: Record, left: Record, lists: Lists, language: Language) -> Iterator[Shown]:
    """The changes in the order of the form, the stage after them, and last the reasons its rules asked for."""
    was_on, on = (left.register.clock.date_of(record) for record in (before, left))
    for asked in left.register.fields:
        if asked.key not in told:
            continue
        label = asked.label.to(language)
        if asked.personal:
            yield Shown(label, "", _CHANGED.to(language))
        else:
            was, now = (answer_of(asked, one) for one in told[asked.key])
            yield Shown(label, show(asked, was, lists, language, on=was_on), show(asked, now, lists, language, on=on))
    if STAGE in told:
        was, now = (Stage(one).label.to(language) if one else "" for one in told[STAGE])
        yield Shown(_STAGE.to(language), was, now)
    for key, text in told.get(NOTES, {}).items():
        named = left.register.by_key[key].label if key in left.register.by_key else same(key)
        yield Shown(_NOTE.fill(label=named).to(language), "", text)
    was, now = told.get(REASONS, ({}, {}))
    for key, asked in left.register.by_key.items():
        if was.get(key) != now.get(key):
            yield Shown(_REASON.fill(label=asked.label).to(language), was.get(key, ""), now.get(key, ""))


_CHANGED = Text(es="cambió", en="changed")
_STAGE = Text(es="Estado", en="Stage")
_NOTE = Text(es="Observación en «{label}»", en="Note on “{label}”")
_REASON = Text(es="Motivo en «{label}»", en="Reason at “{label}”")
_NOT_HERE = Text(
    es="Quítelo: el historial se queda, y no es lugar para datos de personas.",
    en="Take it out: the history stays, and is no place for people's details.",
)
_GONE = Text(es="Ese registro ya no está.", en="That record is no longer here.")
_LOOK_AGAIN = Text(es="Vuelva a la lista y ábralo de nuevo.", en="Go back to the list and open it again.")
