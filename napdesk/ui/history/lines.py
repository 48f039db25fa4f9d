"""A step of a record's past as lines: first what was done and why, then each field, from → to."""

from __future__ import annotations

from napdesk.schema.text import Text
from napdesk.services.past import BRING_BACK, CREATE, DELETE, Step
from napdesk.ui.desk import Desk
from napdesk.ui.moments import minute_of

LONGEST = 240  # letters of an answer that are shown; the rest is in the state itself
Line = tuple[str, str, str, str, str]


def lines_of(step: Step, desk: Desk) -> tuple[list[Line], int]:
    """When, who, field, before and after, and how many of the lines, the first ones, are words and no field's."""
    head = minute_of(step.at, desk.today(), desk.language), step.who
    told = [(words, "", "") for words in _said(step, desk)]
    changed = [(one.label, _short(one.was), _short(one.now)) for one in step.changed]
    if not told and not changed:
        told = [(desk.say(_NOTHING), "", "")]
    return [(*head, *line) for line in (*told, *changed)], len(told)


def _said(step: Step, desk: Desk) -> list[str]:
    said = []
    if step.deed in _DEEDS:
        said.append(desk.say(_DEEDS[step.deed]))
    if step.back_to:
        said.append(desk.say(_BACK.fill(at=minute_of(step.back_to, desk.today(), desk.language))))
    if step.why:
        said.append(desk.say(_WHY.fill(why=step.why)))
    return said


def _short(answer: str) -> str:
    return answer if len(answer) <= LONGEST else f"{answer[:LONGEST].rstrip()}…"


_DEEDS = {
    CREATE: Text(es="Se capturó", en="Typed in"),
    DELETE: Text(es="Se borró", en="Deleted"),
    BRING_BACK: Text(es="Se recuperó", en="Restored"),
}
_BACK = Text(es="Volvió al estado de: {at}", en="Back to the state of: {at}")
_WHY = Text(es="Motivo: {why}", en="Reason: {why}")
_NOTHING = Text(es="Se guardó sin cambios", en="Saved without changes")
