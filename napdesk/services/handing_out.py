"""What Resumen shows, put together as paper and workbook say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from napdesk.excel.contents import Return
from napdesk.excel.summary_book import save_summary
from napdesk.schema.durable import durable_path
from napdesk.schema.figures import Figure
from napdesk.schema.periods import Period
from napdesk.schema.record import Record
from napdesk.schema.register import Measure, Register
from napdesk.schema.text import Language, Text
from napdesk.services.figures import ALL, Scope
from napdesk.store.measuring import Days, parts_behind
from napdesk.store.store import Store


def compose_summary(
    store: Store,
    figures: Sequence[Figure],
    days: Days,
    version: str,
    period: Period,
    *,
    scope: Scope = ALL,
    language: Language,
    now: datetime,
) -> Return:
    """The figures shown, with the office's own words of ``period`` and without any record.

    The words speak of all that the office holds, and so are left out where one institution was asked for.
    """
    return Return(
        office=store.office,
        period=period,
        revision=0,
        language=language,
        cut_off=days.day,
        made_at=now,
        records={},
        figures=figures,
        narratives=store.narratives.of(period) if scope == ALL else {},
        catalogue=version,
    )


def export_summary(store: Store, shown: Return, days: Days, scope: Scope, asked: Text, target: Path) -> None:
    """Write it as a workbook with the people of its records drawn beside; ``asked`` says what was asked for.

    Raises Trouble of ``durable_path``; an older file there is then as it was.
    """
    whole = replace(shown, records=_records(store, days, scope))
    with durable_path(target) as part:
        save_summary(whole, asked, part)


def _records(store: Store, days: Days, scope: Scope) -> dict[Register, list[Record]]:
    """Those that count, of whom was asked for."""
    found = {}
    for register in store.registers:
        all_of_them = Measure("all", register.clock.within_sql, n="1")
        parts = parts_behind(store.db, register, scope.of(register, all_of_them), days)
        found[register] = [one.record for one in parts]
    return found
