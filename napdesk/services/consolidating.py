"""The consolidated workbook of a year: composed from what was received, and written in one pass."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from napdesk.excel.consolidated_book import Consolidation, Placed, save_consolidated
from napdesk.excel.contents import Return
from napdesk.excel.coverage_book import CoverageBook
from napdesk.excel.sheets import Written
from napdesk.registers.counting import added
from napdesk.schema.coverage import Coverage
from napdesk.schema.durable import durable_path
from napdesk.schema.figures import Catalogue, Figure
from napdesk.schema.periods import Period, Periodicity
from napdesk.schema.problems import Weight
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.register import Measure, Register
from napdesk.schema.showing import NO, YES
from napdesk.schema.text import Language
from napdesk.services.consolidation import consolidated
from napdesk.services.coverage import coverage
from napdesk.services.double_counts import open_overlaps_behind, sides_of, there
from napdesk.services.figures import days_of, figures
from napdesk.services.receiving import refuse_office
from napdesk.store.measuring import Days, count
from napdesk.store.store import Store

NAMED = 6  # offices that are named beside a figure; all of them stand on the cover


def consolidate(
    store: Store, catalogue: Catalogue, year: int, target: Path, language: Language, now: datetime, tell: Tell = unheard
) -> Consolidation:
    """Write the workbook of a year. Raises Trouble ``not_a_hub`` and those of ``durable_path``; whatever ``tell``
    raises ends it, and an older file there is then as it was."""
    refuse_office(store)
    with consolidated(store) as everyone, durable_path(target) as part:
        told = _composed(everyone, catalogue, year, language, now)
        save_consolidated(told, part, tell)
    return told


def _composed(store: Store, catalogue: Catalogue, year: int, language: Language, now: datetime) -> Consolidation:
    """What it says; the records are read only as they are written."""
    today = now.date()
    days = days_of(date(year, 1, 1), date(year, 12, 31), today)
    found = figures(store, catalogue, days, today, nil=store.received.nil_in(year))
    covered = coverage(store, year, today)
    ret = Return(
        office=store.office, period=Period(year, Periodicity.YEAR), revision=0, language=language, cut_off=days.day,
        made_at=now, records={register: [] for register in store.registers}, figures=found, catalogue=catalogue.version,
    )  # fmt: skip
    doubled = open_overlaps_behind(store, [one.indicator for one in found], days)
    return Consolidation(
        ret=ret,
        covered=CoverageBook(covered, store.office, store.lists, language, now),
        counts={register: store.consolidated.count(register, days) for register in store.registers},
        people={register: _people(store, register, days) for register in store.registers if register.people},
        records=lambda register: _placed(store, register, days, language),
        reach=[_reach(one, covered, doubled.get(one.indicator.id, 0), language) for one in found],
        notes=list(_notes(store, year)),
        overlaps=list(_overlaps(store, language)),
        lists=store.lists,
    )


def _reach(one: Figure, covered: Coverage, doubled: int, language: Language) -> tuple[Written, ...]:
    """Of how many offices a figure is, what may be counted twice in it, and who is missing."""
    mine = covered.among(one.indicator.narrowing.institutions)
    share, missing = mine.reported, [office.office for office in mine.offices if office.owes]
    more = f" … (+{len(missing) - NAMED})" if len(missing) > NAMED else ""
    reported = (share.n, share.of) if share.of else (None, None)
    named = ", ".join(missing[:NAMED]) + more
    return one.indicator.id, one.indicator.title.to(language), *reported, doubled, named or None


def _people(store: Store, register: Register, days: Days) -> tuple[int, int]:
    """Women and men of the year's records that count."""
    assert register.people is not None
    women, men = added(*register.people.women), added(*register.people.men)
    found = count(store.db, register, Measure("people", register.clock.within_sql, n=women, of=men), days)
    return found.n, found.of or 0


def _placed(store: Store, register: Register, days: Days, language: Language) -> Iterator[Placed]:
    """The records of a year, each behind its office, its return and its row there."""
    named: dict[tuple[str, str], str] = {}

    def called(which: str, code: str) -> str:
        if (which, code) not in named:
            named[which, code] = store.lists.label((which,), code, days.day).to(language) if code else ""
        return named[which, code]

    for one in store.consolidated.records(register, days):
        source = one.source
        place = (
            source.office, called("institution", source.institution), called("entity", source.entity), source.period,
            source.revision, one.record.folio, one.sheet_row, (YES if one.counts else NO).to(language),
        )  # fmt: skip
        yield place, one.record


def _notes(store: Store, year: int) -> Iterator[tuple[Written, ...]]:
    """The returns of a year that came with something open."""
    for kept in store.received.current_of_year(year):
        if kept.problems:
            weights = [kept.problems.get(weight.value, 0) for weight in Weight]
            yield kept.office, kept.period, kept.revision, kept.file, *weights


def _overlaps(store: Store, language: Language) -> Iterator[tuple[Written, ...]]:
    found = store.overlaps.all()
    sides, titles = sides_of(store, found), {register.key: register.title for register in store.registers}
    for one in found:
        told = there(one, sides)
        yield (
            titles[one.register].to(language),
            one.kind.label.to(language),
            one.reason.to(language),
            "\n".join(f"{side.source.office} · {side.record.folio}" for side in told),
            one.decision.label.to(language) if one.decision else None,
            next((side.record.folio for side in told if side.record.uid == one.keep), None),
            one.why or None,
            f"{one.decided_by} · {one.decided_at[:10]}" if one.decision else None,
        )
