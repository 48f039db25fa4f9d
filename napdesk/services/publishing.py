"""What a hub consolidated, on a PostgreSQL server: records, figures, coverage, lists, and where each is from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from napdesk.postgres.server import Sent, publication
from napdesk.postgres.statements import views
from napdesk.postgres.tables import COVERAGE, FIGURES, LISTS, OFFICES, RETURNS, record_table, tables_of
from napdesk.schema.coverage import Coverage
from napdesk.schema.figures import Catalogue
from napdesk.schema.progress import Tell, unheard
from napdesk.schema.text import Text
from napdesk.services.consolidation import consolidated
from napdesk.services.coverage import coverage
from napdesk.services.double_counts import open_overlaps_behind
from napdesk.services.figures import days_of, figures
from napdesk.services.receiving import refuse_office
from napdesk.store import published
from napdesk.store.store import Store

_ALWAYS = date.min


@dataclass(frozen=True, slots=True)
class Published:
    """What was sent of each table, by its name; ``reader`` says whether the role that reads is there."""

    sent: dict[str, Sent]
    records: int
    figures: int
    reader: bool


def publish(
    store: Store, catalogue: Catalogue, dsn: str, years: list[int], today: date, tell: Tell = unheard
) -> Published:
    """Publish all of it, or nothing. Raises Trouble ``not_a_hub`` and those of ``publication``."""
    refuse_office(store)
    covered = [coverage(store, year, today) for year in years]
    with consolidated(store) as everyone:
        counted = [row for found in covered for row in _figures(everyone, catalogue, found, today)]
    small = {
        OFFICES: _offices(store, covered), LISTS: _lists(store), FIGURES: counted, RETURNS: _returns(store),
        COVERAGE: _cells(covered),
    }  # fmt: skip
    sent: dict[str, Sent] = {}
    records = 0
    with publication(dsn) as to:
        to.prepare(tables_of(store.registers))
        for table, rows in small.items():
            sent[table.name] = to.put(table, rows)
        for at, register in enumerate(store.registers):
            tell(_SENDING.fill(register=register.title), at / len(store.registers))
            sent[register.key], count = to.put_records(
                record_table(register),
                partial(published.prints, store.db, register),
                partial(published.rows, store.db, register),
            )
            records += count
        reader = to.finish(views(store.registers))
    return Published(sent, records, len(counted), reader)


def _offices(store: Store, covered: list[Coverage]) -> list[tuple[Any, ...]]:
    """Those of the list, and those that sent something."""
    found: dict[str, tuple[Any, ...]] = {}
    for one in store.consolidated.sources().values():
        found[one.office] = (one.office, one.name, one.institution, one.entity, False)
    for several in covered:
        found |= {
            one.office: (one.office, one.name, one.institution, one.entity, one.listed) for one in several.offices
        }
    for office in store.expected.all():
        found[office.code] = (office.code, office.name, office.institution, office.entity, True)
    return list(found.values())


def _lists(store: Store) -> Iterator[tuple[Any, ...]]:
    for one in store.lists:
        for row in one.rows:
            since = row.valid_from or _ALWAYS
            yield one.name, row.code, since, row.text.es, row.text.en, row.kind, row.parent or None, row.valid_until


def _figures(store: Store, catalogue: Catalogue, covered: Coverage, today: date) -> Iterator[tuple[Any, ...]]:
    year = covered.year
    days = days_of(date(year, 1, 1), date(year, 12, 31), today)
    found = figures(store, catalogue, days, today, nil=store.received.nil_in(year))
    doubled = open_overlaps_behind(store, [one.indicator for one in found], days)
    for one in found:
        asked, share = one.indicator, covered.among(one.indicator.narrowing.institutions).reported
        yield (
            year, asked.id, asked.title.es, asked.title.en, one.value, one.n, one.of, asked.target, asked.unit.value,
            one.state.value, catalogue.version, share.n, share.of, doubled.get(asked.id, 0),
        )  # fmt: skip


def _returns(store: Store) -> Iterator[tuple[Any, ...]]:
    for one in store.consolidated.sources().values():
        yield (
            one.office, one.seal, one.period, one.last_day, one.revision, one.institution, one.entity, one.file,
            one.received_at,
        )  # fmt: skip


def _cells(covered: list[Coverage]) -> Iterator[tuple[Any, ...]]:
    for found in covered:
        for office in found.offices:
            for period, cell in office.cells.items():
                yield (
                    office.office, period, found.year, cell.status.value, cell.due, cell.revision, cell.received_at,
                )  # fmt: skip


_SENDING = Text(es="Publicando «{register}»…", en="Publishing “{register}”…")
