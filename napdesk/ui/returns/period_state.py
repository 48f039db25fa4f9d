"""How a period stands, read from the store at once for the page that makes its return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.receipts import Receipt
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.revisions import Moved
from napdesk.schema.text import Text, same
from napdesk.services.closing import Blocking, blocking, clock_is_back, records_of_period
from napdesk.services.revisions import moved_since_sent
from napdesk.store.drafts import NARRATIVES
from napdesk.store.periods import Sent, Status
from napdesk.store.store import Store

SHOWN_PERIODS = 12


@dataclass(frozen=True, slots=True)
class PeriodState:
    """``counts`` are what the return would carry; ``typing`` the captures nobody has kept yet; ``moved`` what is
    otherwise than the last return told it, where that is open again."""

    period: Period
    begun: bool
    closed: bool
    nil: bool
    sent: Sent | None
    counts: dict[Register, int]
    blocking: list[Blocking]
    typing: int
    moved: list[Moved] | None
    clock_is_back: Text | None
    receipt: Receipt | None
    notes: list[Blocking]

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all to report."""
        return not self.blocking and not any(self.counts.values())

    @property
    def without_events(self) -> bool:
        """Whether a nil return would be true."""
        events = [number for register, number in self.counts.items() if register.clock.kind is ClockKind.EVENT]
        return not self.blocking and not any(events)


def notes_of(store: Store, receipt: Receipt | None) -> list[Blocking]:
    """What the receiver asks, at the records and fields that it is about; those of records no longer here are left."""
    found = []
    for note in receipt.notes if receipt else ():
        for register in store.registers:
            record = store.records.find_folio(register, note.folio)
            if record is not None:
                field = note.field if note.field in register.by_key else register.name_field.key
                problem = Problem("receiver_note", Weight.NOTE, same(note.text), _ANSWER_NOTE, field=field)
                found.append(Blocking(record, problem))
    return found


def look_at(store: Store, period: Period, now: datetime) -> PeriodState:
    """Reads it all and checks every record of the period; slow on a large store."""
    today, inside = now.date(), records_of_period(store, period)
    sent = store.periods.sent(period)
    receipt = store.receipts.of(sent.seal) if sent else None
    closed = store.periods.status(period) is Status.CLOSED
    return PeriodState(
        period=period,
        begun=period.first_day <= today,
        closed=closed,
        nil=store.periods.nil(period),
        sent=sent,
        counts={register: len(records) for register, records in inside.items()},
        blocking=[] if closed else blocking(store, period, today),
        typing=len(store.drafts.every()) + len(store.drafts.of(NARRATIVES)),
        moved=moved_since_sent(store, period, inside),
        clock_is_back=clock_is_back(store, now),
        receipt=receipt,
        notes=notes_of(store, receipt),
    )


def recent_periods(store: Store, today: date) -> list[Period]:
    """Today's period and those before it, newest first."""
    found = [Period.of(today, store.office.periodicity)]
    while len(found) < SHOWN_PERIODS:
        found.append(found[-1].previous)
    return found


_ANSWER_NOTE = Text(
    es="Reabra el periodo, corrija el dato y haga la complementaria.",
    en="Reopen the period, correct the answer and make the later revision.",
)
