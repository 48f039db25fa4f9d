"""In words, what would become of a row: what is wrong with it, what it changes, what says the same already."""

from __future__ import annotations

from napdesk.schema.fields import AnyField
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.showing import called, show
from napdesk.schema.text import Text, same
from napdesk.services.import_plan import Outcome, Plan, What
from napdesk.ui.desk import Desk


def name_of(outcome: Outcome, desk: Desk) -> str:
    """What the row's record is called by."""
    return called(outcome.record, desk.lists, desk.language)


def in_short(outcome: Outcome, desk: Desk) -> str:
    """One line about a row."""
    if outcome.what is What.TWIN:
        as_row = isinstance(outcome.twin, int)
        return desk.say((_AS_ROW if as_row else _AS_KEPT).fill(twin=outcome.twin))
    if outcome.what is What.CHANGES:
        return "; ".join(_changes(outcome, desk))
    told = [f"{_label(one, outcome.record.register, desk)}: {desk.say(one.message)}" for one in _telling(outcome)]
    if not told:
        record = outcome.record
        listed = [asked for asked in record.register.columns if asked is not record.register.name_field]
        return " · ".join(shown for asked in listed if (shown := _shown(asked, record, desk)))
    more = f" (+{len(told) - 1})" if told[1:] else ""
    return f"{told[0]}{more}"


def in_full(outcome: Outcome, desk: Desk) -> str:
    """Everything about a row, a line for each thing."""
    lines = _changes(outcome, desk) if outcome.what is What.CHANGES else []
    for one in outcome.problems:
        said = desk.say(_SAYS.fill(value=same(one.value))) if one.value else ""
        label = _label(one, outcome.record.register, desk)
        lines.append(f"{label}{said}: {desk.say(one.message)} {desk.say(one.fix)}")
    if outcome.what in (What.NEW, What.LIKELY):
        lines.append(_read(outcome.record, desk))
    return "\n".join(lines) or in_short(outcome, desk)


def reasons(plan: Plan, desk: Desk) -> dict[int, str]:
    """Why each wrong row stays out, by its number, for the workbook that goes back to whoever mends it."""
    return {
        row: " ".join(
            f"{_label(one, plan.register, desk)}: {desk.say(one.message)} {desk.say(one.fix)}" for one in problems
        )
        for row, problems in plan.wrong.items()
    }


def _telling(outcome: Outcome) -> list[Problem]:
    """The problems that made a row what it is: of a wrong one those that keep it out."""
    if outcome.what is What.WRONG:
        return [one for one in outcome.problems if one.weight is not Weight.NOTE]
    return outcome.problems


def _changes(outcome: Outcome, desk: Desk) -> list[str]:
    before, after = outcome.before, outcome.record
    assert before is not None
    register = after.register
    told = []
    for asked in register.fields:
        was, now = before.answer(asked.key), after.answer(asked.key)
        if was != now and asked.personal:
            told.append(desk.say(_PERSONAL.fill(label=asked.label)))
        elif was != now:
            words = [_shown(asked, record, desk) or "—" for record in (before, after)]
            told.append(f"{desk.say(asked.label)}: {' → '.join(words)}")
    return told


def _read(record: Record, desk: Desk) -> str:
    """Everything that was read of a new record, so that one sees how it was understood."""
    told = ((asked, _shown(asked, record, desk)) for asked in record.register.fields if record.asks(asked))
    return " · ".join(f"{desk.say(asked.label)}: {shown}" for asked, shown in told if shown)


def _shown(asked: AnyField, record: Record, desk: Desk) -> str:
    on = record.register.clock.date_of(record)
    return show(asked, record.answer(asked.key), desk.lists, desk.language, on=on)


def _label(problem: Problem, register: Register, desk: Desk) -> str:
    asked = register.by_key.get(problem.field or "")
    return desk.say(asked.label) if asked else problem.field or desk.say(_ROW)


_AS_ROW = Text(es="Dice lo mismo que el renglón {twin}", en="Says the same as row {twin}")
_AS_KEPT = Text(es="Ya está: {twin}", en="Already there: {twin}")
_SAYS = Text(es=", dice «{value}»", en=", says “{value}”")
_PERSONAL = Text(es="{label}: cambia", en="{label}: changes")
_ROW = Text(es="Renglón", en="Row")
