"""What a period holds: what its return would carry, what is open at each record, and what stops it from closing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.progress import Tell, counted, shared, unheard, within
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.text import Text
from napdesk.services.checks import check
from napdesk.store.periods import Status
from napdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Blocking:
    """A problem that keeps a period open, at its record."""

    record: Record
    problem: Problem


@dataclass(frozen=True, slots=True)
class Inside:
    """What was read of a period at once: its records, drafts too, and the open problems of each."""

    records: dict[Register, list[Record]]
    problems: list[tuple[Record, list[Problem]]]

    @property
    def carried(self) -> dict[Register, list[Record]]:
        """The records that a return carries."""
        return {register: [one for one in found if one.stage.counts] for register, found in self.records.items()}

    @property
    def blocking(self) -> list[Blocking]:
        """What keeps the period open: its drafts and its records with errors, worst first."""
        found = []
        for record, problems in self.problems:
            heavy = [problem for problem in problems if problem.weight is not Weight.NOTE]
            if not heavy and not record.stage.counts:
                heavy = [_SENT_BACK if record.stage is Stage.SENT_BACK else _STILL_DRAFT]
            found += [Blocking(record, problem) for problem in heavy]
        return sorted(found, key=lambda one: one.problem.weight.rank)

    @property
    def notes(self) -> list[tuple[Record, Problem]]:
        """The problems of the records that a return carries."""
        return [(record, problem) for record, problems in self.problems if record.stage.counts for problem in problems]


def records_of_period(
    store: Store, period: Period, *, every_stage: bool = False, tell: Tell = unheard
) -> dict[Register, list[Record]]:
    """What a return of the period carries: its events and what stands in it, at the cut where it is closed."""
    days = {"begin": period.first_day.isoformat(), "end": period.last_day.isoformat()}
    closed = store.periods.status(period) is Status.CLOSED
    found = {}
    for register, part in zip(store.registers, shared(tell, [1] * len(store.registers)), strict=True):
        part(_READING.fill(register=register.title), 0)
        if closed and register.clock.kind is not ClockKind.EVENT:
            found[register] = store.periods.cut(period, register)
        else:
            records = store.records.every(register, where=register.clock.within_sql, parameters=days)
            found[register] = [record for record in records if every_stage or record.stage.counts]
    return found


def look_inside(store: Store, period: Period, today: date, tell: Tell = unheard) -> Inside:
    """Every record of a period, read and checked; slow on a large store."""
    found = records_of_period(store, period, every_stage=True, tell=within(tell, 0, 0.6))
    records = [record for kept in found.values() for record in kept]
    periodicity = store.office.periodicity
    checked = counted(within(tell, 0.6, 1), _CHECKING, records, len(records))
    return Inside(found, [(record, check(record, store.lists, today, periodicity)) for record in checked])


def blocking(store: Store, period: Period, today: date) -> list[Blocking]:
    """Everything that stops the period from closing: its drafts and its records with errors, worst first."""
    return look_inside(store, period, today).blocking


_READING = Text(es="Leyendo «{register}»…", en="Reading “{register}”…")
_CHECKING = Text(es="Revisando los registros…", en="Checking the records…")
_SENT_BACK = Problem(
    "sent_back",
    Weight.STOP,
    Text(es="Tiene observaciones por solventar.", en="It has notes to be answered."),
    Text(es="Ábralo, corrija o responda, y guárdelo.", en="Open it, correct or answer, and save it."),
)
_STILL_DRAFT = Problem(
    "still_draft",
    Weight.STOP,
    Text(es="Sigue en borrador.", en="It is still a draft."),
    Text(es="Ábralo y guárdelo completo.", en="Open it and keep it as complete."),
)
