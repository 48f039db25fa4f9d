"""Closing a period and sending its return: both happen, or neither."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from napdesk.schema.figures import Catalogue
from napdesk.schema.periods import Period
from napdesk.schema.problems import Trouble
from napdesk.schema.progress import Tell, unheard, within
from napdesk.schema.record import Record
from napdesk.schema.register import ClockKind
from napdesk.schema.showing import show_day
from napdesk.schema.text import Language, Text
from napdesk.services.due import due_day
from napdesk.services.figures import days_of, figures
from napdesk.services.inside import Blocking, Inside, blocking, look_inside, records_of_period
from napdesk.services.narratives import notes_on
from napdesk.services.returns import Place, Return, WrittenReturn, return_beside
from napdesk.services.revisions import moved_since, said_of
from napdesk.store.periods import Made, Status
from napdesk.store.store import Store
from napdesk.store.writing import writing

__all__ = [
    "Blocking",
    "blocking",
    "close",
    "compose_return",
    "records_of_period",
    "refuse_future",
    "refuse_unfit",
    "reopen",
    "send",
    "still_running",
]

TIMES = 3  # that a return is made before one says that somebody keeps on typing


def refuse_future(period: Period, today: date) -> None:
    """A period that has not begun cannot be closed or sent."""
    if period.first_day > today:
        raise Trouble("period_in_future", _FUTURE.fill(period=period.label), _PAST_ONES)


def still_running(period: Period, today: date) -> Text | None:
    """What closing a period today means whose days are not over; None where they are."""
    if not period.first_day <= today < period.last_day:
        return None
    return _STILL_RUNS.fill(day=show_day(period.last_day))


def refuse_unfit(store: Store, period: Period) -> None:
    """A period must be of the office's own periodicity."""
    usual = store.office.periodicity
    if period.periodicity is not usual:
        example = Period.of(period.first_day, usual)
        raise Trouble("period_unfit", _UNFIT.fill(usual=usual.label), _FOR_EXAMPLE.fill(example=str(example)))


def close(store: Store, period: Period, today: date, *, nil: bool = False) -> None:
    """Close a period; raises Trouble ``period_blocked`` while a record in it stops, ``nothing_to_report`` where
    it is empty and was not said to be, ``not_nil`` where it was said to be and is not."""
    refuse_future(period, today)
    refuse_unfit(store, period)
    store.periods.close(period, _standing_to_close(look_inside(store, period, today), nil=nil), nil=nil)


def _standing_to_close(inside: Inside, *, nil: bool) -> list[Record]:
    """What stands in a period that may be closed; raises the Trouble of one that may not."""
    if found := inside.blocking:
        raise Trouble("period_blocked", _BLOCKED.fill(records=len({one.record.uid for one in found})), _MEND)
    carried = inside.carried
    events = sum(len(records) for register, records in carried.items() if register.clock.kind is ClockKind.EVENT)
    everything = sum(len(records) for records in carried.values())
    if nil and events:
        raise Trouble("not_nil", _NOT_NIL.fill(events=events), _WITHOUT_NIL)
    if not nil and not everything:
        raise Trouble("nothing_to_report", _NOTHING, _SAY_NIL)
    return [
        one for register, records in carried.items() if register.clock.kind is not ClockKind.EVENT for one in records
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
    nil: bool = False,
    inside: Inside | None = None,
    tell: Tell = unheard,
) -> Return:
    """The return of a period as it stands now; ``inside`` is what was already read of it, ``nil`` that it is
    about to be stated so."""
    today = now.date()
    refuse_future(period, today)
    refuse_unfit(store, period)
    inside = inside or look_inside(store, period, today, within(tell, 0, 0.9))
    tell(_COUNTING, 0.9)
    year = days_of(date(period.year, 1, 1), period.last_day, today)
    before = store.periods.sent(period)
    earlier = store.periods.said(period)
    counted, words = figures(store, catalogue, year, today, nil=nil), store.narratives.of(period)
    return Return(
        office=store.office,
        period=period,
        revision=before.revision + 1 if before else 0,
        language=language,
        cut_off=min(period.last_day, today),
        made_at=now,
        records=inside.carried,
        figures=counted,
        notes=inside.notes,
        narratives=words,
        narrative_notes=notes_on(counted, words, year),
        preview=preview,
        nil=nil or store.periods.nil(period),
        catalogue=catalogue.version,
        place=Place(before.seal if before else "", store.periods.made() + 1, store.history.head()),
        moved=moved_since(earlier, inside.carried) if earlier else None,
        due=due_day(period, store.office.due_days),
    )


def clock_is_back(store: Store, now: datetime) -> Text | None:
    """What is to be said where the clock stands before the last return; None where it does not.

    Returns follow one another by their number, so that it harms nothing but the day on the cover.
    """
    last = store.periods.last_made_at()
    if not last or datetime.fromisoformat(last) <= now:
        return None
    return _CLOCK.fill(day=show_day(datetime.fromisoformat(last).date()))


def refuse_unchanged(store: Store, composed: Return) -> None:
    """A later return that says nothing else than the one it replaces would only raise questions."""
    if store.periods.said(composed.period) == said_of(composed):
        raise Trouble("nothing_changed", _SAME.fill(folio=composed.folio_before), _COPY)


Write = Callable[[Callable[[Store], None]], None]


def send(
    store: Store,
    catalogue: Catalogue,
    period: Period,
    target: Path,
    *,
    language: Language,
    now: datetime,
    nil: bool = False,
    password: str = "",
    tell: Tell = unheard,
    write: Write | None = None,
    end: Callable[[], None] = lambda: None,
) -> WrittenReturn:
    """Write the sealed return of a period, close it where it is open, and remember that it left.

    All of it happens or nothing does; only a commit that fails at the very end may leave a file that was never noted,
    and the next return has its revision again. Everything but the last moment only reads, so that it may go on beside
    the thread that writes; ``write`` hands that moment over to it, and ``end`` is called in it before what cannot be
    taken back, and may raise. What is kept meanwhile is not left out: the return is then made again. Raises Trouble
    as ``close`` and ``durable_path`` do, and ``changed_meanwhile``.
    """
    hand_over = write or (lambda work: work(store))
    sign = store.keys.sign
    for _ in range(TIMES):
        head, is_open = store.history.head(), store.periods.status(period) is Status.OPEN
        inside = look_inside(store, period, now.date(), within(tell, 0, 0.25))
        standing = _standing_to_close(inside, nil=nil) if is_open else None
        composed = compose_return(store, catalogue, period, language=language, now=now, nil=nil, inside=inside)
        refuse_unchanged(store, composed)
        with suppress(_Overtaken), ExitStack() as beside:
            written = beside.enter_context(
                return_beside(composed, store.lists, target, within(tell, 0.25, 1), sign=sign, password=password)
            )
            tell(_CLOSING, 1)
            hand_over(_LastMoment(head, composed, standing, written, beside, end).come)
            return written
    raise Trouble("changed_meanwhile", _CHANGED, _PAUSE)


class _Overtaken(Exception):
    """Something was kept since the return was read."""


@dataclass(frozen=True, slots=True)
class _LastMoment:
    """What is left once the file stands whole beside its place; ``standing`` is None where the period is closed."""

    head: tuple[int, str]
    composed: Return
    standing: list[Record] | None
    written: WrittenReturn
    beside: ExitStack
    end: Callable[[], None]

    def come(self, store: Store) -> None:
        """Close, remember and put the file in its place, or nothing of it."""
        if store.history.head() != self.head:
            raise _Overtaken
        self.end()
        period = self.composed.period
        with writing(store.db):
            if self.standing is not None:
                store.periods.close(period, self.standing, nil=self.composed.nil)
            whom = self.composed.office.reports_to
            store.periods.note_return(period, self._made(), whom=whom, late=self.composed.late)
            # Last: a file that cannot be put there takes all of it back.
            self.beside.pop_all().close()

    def _made(self) -> Made:
        written = self.written
        return Made(self.composed.revision, written.seal, written.folio, said_of(self.composed), written.content)


_CLOCK = Text(
    es="El reloj de este equipo va atrás: el último reporte se hizo el {day}. El orden de los reportes no cambia, pero "
    "revise la fecha.",
    en="This computer's clock is behind: the last return was made on {day}. The order of the returns is unchanged, but "
    "check the date.",
)
_SAME = Text(
    es="Nada cambió desde el reporte {folio}: ese sigue siendo el que cuenta.",
    en="Nothing has changed since return {folio}: that is still the one that counts.",
)
_COPY = Text(
    es="Si ya no tiene el archivo, guarde otra copia del mismo.",
    en="If you no longer have the file, save another copy.",
)
_COUNTING = Text(es="Calculando las metas…", en="Counting towards the targets…")
_CLOSING = Text(es="Cerrando el periodo…", en="Closing the period…")
_CHANGED = Text(
    es="Mientras se hacía el reporte se siguió guardando; no quedó ningún archivo.",
    en="Records went on being kept while the return was made; no file was left.",
)
_PAUSE = Text(es="Hágalo de nuevo cuando nadie esté guardando.", en="Make it again while nobody is keeping any.")
_FUTURE = Text(es="El periodo {period} todavía no empieza.", en="The period {period} has not begun.")
_STILL_RUNS = Text(
    es="El periodo termina el {day}: una vez cerrado, lo que se haga después de hoy ya no entra en él.",
    en="The period ends on {day}: once it is closed, what is done after today is refused in it.",
)
_PAST_ONES = Text(es="Elija el periodo actual o uno anterior.", en="Choose the current period or an earlier one.")
_UNFIT = Text(es="Esta oficina informa así: «{usual}».", en="This office reports like this: “{usual}”.")
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
    es="El periodo no está en ceros. Registros que tiene: {events}.",
    en="The period is not nil. Records it has: {events}.",
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
