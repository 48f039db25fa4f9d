"""Closing a period and sending its return: what is in it, what blocks it, and the file that leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from napdesk.schema.figures import Catalogue
from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem, Trouble, Weight
from napdesk.schema.record import Record
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.text import Language, Text
from napdesk.services.checks import check
from napdesk.services.figures import days_of, figures
from napdesk.services.returns import Return, WrittenReturn, write_return
from napdesk.store.periods import Status
from napdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class Blocking:
    """A problem that keeps a period open, at its record."""

    record: Record
    problem: Problem


def records_of_period(store: Store, period: Period, *, every_stage: bool = False) -> dict[Register, list[Record]]:
    """What a return of the period carries: its events and what stands in it, at the cut where it is closed."""
    days = {"begin": period.first_day.isoformat(), "end": period.last_day.isoformat()}
    closed = store.periods.status(period) is Status.CLOSED
    found = {}
    for register in store.registers:
        if closed and register.clock.kind is not ClockKind.EVENT:
            found[register] = store.periods.cut(period, register)
        else:
            records = store.records.every(register, where=register.clock.within_sql, parameters=days)
            found[register] = [record for record in records if every_stage or record.stage.counts]
    return found


def blocking(store: Store, period: Period, today: date) -> list[Blocking]:
    """Everything that stops the period from closing: its drafts and its records with errors, worst first."""
    found = []
    for records in records_of_period(store, period, every_stage=True).values():
        for record in records:
            heavy = [problem for problem in check(record, store.lists, today) if problem.weight is not Weight.NOTE]
            if not heavy and not record.stage.counts:
                heavy = [_STILL_DRAFT]
            found += [Blocking(record, problem) for problem in heavy]
    return sorted(found, key=lambda one: one.problem.weight.rank)


def refuse_future(period: Period, today: date) -> None:
    """A period that has not begun cannot be closed or sent."""
    if period.first_day > today:
        raise Trouble("period_in_future", _FUTURE.fill(period=period.label), _PAST_ONES)


def refuse_unfit(store: Store, period: Period) -> None:
    """A period must be of the office's own periodicity."""
    usual = store.office.periodicity
    if period.periodicity is not usual:
        example = Period.of(period.first_day, usual)
        raise Trouble("period_unfit", _UNFIT.fill(usual=usual.label), _FOR_EXAMPLE.fill(example=str(example)))


def close(store: Store, period: Period, today: date, *, nil: bool = False) -> None:
    """Close a period; raises Trouble ``period_blocked`` while a record in it stops, ``nothing_to_report`` where
    it is empty and was not said to be, ``not_nil`` where it was said to be and is not."""
    store.periods.close(period, _standing_to_close(store, period, today, nil=nil), nil=nil)


def _standing_to_close(store: Store, period: Period, today: date, *, nil: bool) -> list[Record]:
    """What stands in a period that may be closed; raises the Trouble of one that may not."""
    refuse_future(period, today)
    refuse_unfit(store, period)
    if found := blocking(store, period, today):
        raise Trouble("period_blocked", _BLOCKED.fill(records=len({one.record.uid for one in found})), _MEND)
    inside = records_of_period(store, period)
    events = sum(len(records) for register, records in inside.items() if register.clock.kind is ClockKind.EVENT)
    everything = sum(len(records) for records in inside.values())
    if nil and events:
        raise Trouble("not_nil", _NOT_NIL.fill(events=events), _WITHOUT_NIL)
    if not nil and not everything:
        raise Trouble("nothing_to_report", _NOTHING, _SAY_NIL)
    return [
        one for register, records in inside.items() if register.clock.kind is not ClockKind.EVENT for one in records
    ]


def reopen(store: Store, period: Period, reason: str) -> None:
    """Open a closed period again, keeping why."""
    if store.periods.status(period) is not Status.CLOSED:
        raise Trouble("period_open", _IS_OPEN.fill(period=period.label), _NOTHING_TO_DO)
    if not reason.strip():
        raise Trouble("reason_missing", _NO_REASON, _GIVE_REASON)
    store.periods.reopen(period, reason.strip())


def compose_return(
    store: Store,
    catalogue: Catalogue,
    period: Period,
    *,
    language: Language,
    now: datetime,
    preview: bool = False,
) -> Return:
    """The return of a period as it stands now."""
    today = now.date()
    refuse_future(period, today)
    refuse_unfit(store, period)
    records = records_of_period(store, period)
    year = days_of(date(period.year, 1, 1), period.last_day, today)
    before = store.periods.sent(period)
    return Return(
        office=store.office,
        period=period,
        revision=before.revision + 1 if before else 0,
        language=language,
        cut_off=min(period.last_day, today),
        made_at=now,
        records=records,
        figures=figures(store, catalogue, year, today),
        notes=[(one, note) for kept in records.values() for one in kept for note in check(one, store.lists, today)],
        preview=preview,
    )


def send(
    store: Store, catalogue: Catalogue, period: Period, target: Path, *, language: Language, now: datetime
) -> WrittenReturn:
    """Write the sealed return of a period, close it where it is open, and remember that it left.

    The file comes first: where it cannot be written, the period is as it was.
    """
    is_open = store.periods.status(period) is Status.OPEN
    standing = _standing_to_close(store, period, now.date(), nil=False) if is_open else []
    composed = compose_return(store, catalogue, period, language=language, now=now)
    written = write_return(composed, store.lists, target)
    if is_open:
        store.periods.close(period, standing)
    store.periods.note_return(period, composed.revision, written.seal, written.folio)
    return written


_STILL_DRAFT = Problem(
    "still_draft",
    Weight.STOP,
    Text(es="Sigue en borrador.", en="It is still a draft."),
    Text(es="Ábralo y guárdelo completo.", en="Open it and keep it as complete."),
)
_FUTURE = Text(es="El periodo {period} todavía no empieza.", en="The period {period} has not begun.")
_PAST_ONES = Text(es="Elija el periodo actual o uno anterior.", en="Choose the current period or an earlier one.")
_UNFIT = Text(es="Esta oficina informa así: {usual}.", en="This office reports like this: {usual}.")
_FOR_EXAMPLE = Text(es="Escriba, por ejemplo, {example}.", en="Write, for example, {example}.")
_BLOCKED = Text(
    es="El periodo no se puede cerrar. Registros con pendientes: {records}.",
    en="The period cannot be closed. Records that need attention: {records}.",
)
_MEND = Text(
    es="Corríjalos en Reportes, donde cada uno lleva a su campo.",
    en="Mend them in Returns, where each leads to its field.",
)
_NOT_NIL = Text(
    es="El periodo tiene {events} registros: no está en ceros.",
    en="The period has {events} records: it is not nil.",
)
_WITHOUT_NIL = Text(es="Ciérrelo sin «en ceros».", en="Close it without “nil”.")
_NOTHING = Text(es="El periodo no tiene registros.", en="The period has no records.")
_SAY_NIL = Text(
    es="Si no hay nada que informar, ciérrelo en ceros (--nil).",
    en="If there is nothing to report, close it as nil (--nil).",
)
_IS_OPEN = Text(es="El periodo {period} está abierto.", en="The period {period} is open.")
_NOTHING_TO_DO = Text(es="No hace falta reabrirlo.", en="There is no need to reopen it.")
_NO_REASON = Text(es="Falta el motivo para reabrir.", en="The reason for reopening is missing.")
_GIVE_REASON = Text(
    es="Escriba por qué se reabre; queda en el historial.",
    en="Write why it is reopened; it stays in the history.",
)
