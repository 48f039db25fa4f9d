"""What changed from one state of a record to the next, as the history keeps it, and the way back from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from napdesk.schema.fields import Absence, AnyField, Value
from napdesk.schema.record import Record, Stage
from napdesk.store.rows import answered, from_column

PERSONAL_CHANGED = "·"  # stands in the history for a personal value: only that it changed
STAGE, REASONS = "stage", "reasons"
WHY = "why"  # beside the changes: the reason given for them
NOTES = "notes"  # beside the changes: what a reviewer says of fields
BACK_TO = "back_to"  # beside the changes: the instant of the state that was brought back
_SIGNS = {absence.sign: absence for absence in Absence}


def changes_between(before: Record | None, after: Record) -> dict[str, list[object]]:
    """What changed, as ``{field: [old, new]}``; of a personal field only that it did."""
    was, now = told(before) if before else {}, told(after)
    changes: dict[str, list[object]] = (
        {key: [was.get(key), now.get(key)] for key in was | now if was.get(key) != now.get(key)}
        if was
        else {key: [None, said] for key, said in now.items()}
    )
    for asked in after.register.personal:
        if after.answer(asked.key) != (before.answer(asked.key) if before else None):
            changes[asked.key] = [PERSONAL_CHANGED]
    if before is None or before.stage is not after.stage:
        changes[STAGE] = [before.stage.value if before else None, after.stage.value]
    if after.reasons != (before.reasons if before else {}):
        changes[REASONS] = [before.reasons if before else {}, after.reasons]
    return changes


def state_before(after: Record, changes: Mapping[str, Any]) -> Record:
    """The record as it was before the changes; its personal values, which no history knows, as they are."""
    before = after.copy()
    for asked in after.register.fields:
        if asked.key in changes and not asked.personal:
            before.put(asked.key, answer_of(asked, changes[asked.key][0]))
    if STAGE in changes:
        before.stage = Stage(changes[STAGE][0] or Stage.DRAFT)
    if REASONS in changes:
        before.reasons = dict(changes[REASONS][0])
    return before


def answer_of(asked: AnyField, said: Any) -> Value | Absence | None:
    """The answer that the history writes so."""
    if said is None:
        return None
    return _SIGNS[said] if said in _SIGNS else from_column(asked, said)


def told(record: Record) -> dict[str, object]:
    """A record's answers as the history writes them, the personal ones aside."""
    absences = {key: absence.sign for key, absence in record.absences.items()}
    signs = {key: sign for key, sign in absences.items() if not record.register.by_key[key].personal}
    return {**answered(record), **signs}
