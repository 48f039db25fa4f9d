"""What Inicio tells, read from the store at once: what waits, how the year goes, what was done last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from napdesk.schema.figures import Catalogue, Figure
from napdesk.schema.offices import Scope
from napdesk.schema.periods import Period
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.services.confirming import count_due
from napdesk.services.consolidation import consolidated
from napdesk.services.due import count_in, current_period, due_day
from napdesk.services.figures import days_of, figures
from napdesk.services.pace import at_risk, by_december
from napdesk.services.review import count_waiting, next_waiting
from napdesk.services.revisions import moved_since_sent
from napdesk.services.tally import Tally
from napdesk.store.backup import thin
from napdesk.store.backup_names import HOURLY, backups_in
from napdesk.store.drafts import NARRATIVES, Draft
from napdesk.store.listing import Wanted
from napdesk.store.measuring import Days
from napdesk.store.periods import Status
from napdesk.store.store import Store, backups_of

# The plan's numeric targets that the first registers answer.
TARGETS = ("PV-4", "PA-5", "PA-7", "PR-2", "PR-3", "PA-8")
LATEST = 4


@dataclass(frozen=True, slots=True)
class Overview:
    """One moment of the store; ``waiting`` counts by register what is one's own draft or was sent back.

    ``of_others`` are the drafts that somebody else typed here, ``to_confirm`` the standing records whose yearly
    question is open; ``reopened`` the periods sent and open again, each with how many records moved since;
    ``to_decide`` how many returns that came wait for a decision, ``to_review`` how many records wait for review, the
    first of them beside. Among the ``drafts`` are the office's own words of periods not closed; ``days`` are those of
    the year that the ``targets`` are of; ``due`` is the last day on which the period's return is not late; ``at_risk``
    the targets that would be missed at this pace, each with what it would come to in December.
    """

    drafts: list[Draft]
    of_others: list[Draft]
    unfinished: list[Record]
    sent_back: list[Record]
    to_confirm: int
    reopened: list[tuple[Period, int]]
    to_decide: int
    to_review: int
    first_to_review: Record | None
    waiting: Counter[str]
    days: Days
    period: Period
    period_closed: bool
    due: date
    in_period: int
    targets: list[Figure]
    at_risk: list[tuple[Figure, int]]
    latest: list[Record]
    protected: bool
    backed_up: datetime | None
    entries: int


def look(store: Store, catalogue: Catalogue, today: date, tally: Tally) -> Overview:
    """Reads it all; some hundred milliseconds on a large store, so not in the window's own thread."""
    known = {register.key for register in store.registers}
    found_drafts = [draft for draft in store.drafts.every() if draft.register in known]
    drafts = [draft for draft in found_drafts if store.drafts.is_own(draft)]
    unfinished = _at_stage(store, Stage.DRAFT)
    sent_back = _at_stage(store, Stage.SENT_BACK)
    waiting = Counter(draft.register for draft in drafts)
    typed = {draft.record_uid for draft in found_drafts if draft.record_uid}
    waiting.update(record.register.key for record in (*unfinished, *sent_back) if record.uid not in typed)
    period = current_period(store, today)
    year = days_of(date(today.year, 1, 1), date(today.year, 12, 31), today)
    wanted = Catalogue(catalogue.version, tuple(one for one in catalogue.rows if one.id in TARGETS))
    with consolidated(store) as everyone:
        counted = figures(everyone, wanted, year, today, tally=tally)
    found = sorted(counted, key=lambda one: TARGETS.index(one.indicator.id))
    return Overview(
        drafts=sorted([*drafts, *_words_begun(store)], key=lambda draft: draft.typed_at, reverse=True),
        of_others=[draft for draft in found_drafts if draft not in drafts],
        unfinished=[record for record in unfinished if record.uid not in typed],
        sent_back=sent_back,
        to_confirm=count_due(store, today),
        to_decide=_to_decide(store),
        to_review=count_waiting(store),
        first_to_review=next_waiting(store),
        reopened=[(one, len(moved_since_sent(store, one) or ())) for one in store.periods.reopened()],
        waiting=waiting,
        days=year,
        period=period,
        period_closed=store.periods.status(period) is Status.CLOSED,
        due=due_day(period, store.office.due_days),
        in_period=count_in(store, period),
        targets=found,
        # The targets are the whole country's: one to which the office adds nothing is not for it to mend.
        at_risk=[(one, by_december(one, year) or 0) for one in found if one.value and at_risk(one, year)],
        latest=_latest(store),
        protected=store.protected,
        backed_up=last_backup(store),
        entries=store.history.head()[0],
    )


def _words_begun(store: Store) -> Iterator[Draft]:
    """The office's own words that were being typed and are not kept."""
    for draft in store.drafts.of(NARRATIVES):
        period = Period.read(draft.uid.partition("/")[0])
        if period is not None and store.periods.status(period) is Status.OPEN:
            yield draft


def last_backup(store: Store) -> datetime | None:
    """When the newest of the store's own backups was made, by the clock on the wall."""
    made = backups_in(backups_of(store.path))
    return made[0].stamped if made else None


def back_up_twice(store: Store, second: str, kind: str = HOURLY) -> datetime | None:
    """A verified backup beside the store and, where one is chosen and present, in the second folder."""
    folders = [backups_of(store.path), *([Path(second)] if second and Path(second).is_dir() else [])]
    for folder in folders:
        store.back_up(folder, kind)
        thin(folder, store.house.now())
    return last_backup(store)


def _to_decide(store: Store) -> int:
    """The returns that are held or in conflict, which only a hub has."""
    if store.office.scope is Scope.OFFICE:
        return 0
    return len(store.received.held()) + len(store.received.forked())


def _at_stage(store: Store, stage: Stage) -> list[Record]:
    wanted = Wanted(stage=stage, order="updated_at", descending=True)
    return [record for register in store.registers for record in _some(store, register, wanted, -1)]


def _latest(store: Store) -> list[Record]:
    wanted = Wanted(order="updated_at", descending=True)
    found = [record for register in store.registers for record in _some(store, register, wanted, LATEST)]
    return sorted(found, key=lambda record: record.updated_at, reverse=True)[:LATEST]


def _some(store: Store, register: Register, wanted: Wanted, limit: int) -> list[Record]:
    return store.listing.rows(register, store.listing.ids(register, wanted, limit))
