"""What a list shows, read in its order and taken away: as lines of text, as a CSV or as a workbook."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from napdesk.excel.list_book import ShownList, cell_of, save_list
from napdesk.excel.sheets import Written
from napdesk.schema.columns import Column
from napdesk.schema.durable import durable_path
from napdesk.schema.progress import Tell, unheard, within
from napdesk.schema.record import Record
from napdesk.schema.register import Register
from napdesk.schema.showing import show_day
from napdesk.schema.text import Language, Text
from napdesk.store.listing import Wanted
from napdesk.store.store import Store

AT_ONCE = 500  # records read by one statement
# A spreadsheet takes what begins so for a formula; the apostrophe says that it is text.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def records_of(store: Store, register: Register, ids: Sequence[int], tell: Tell = unheard) -> Iterator[Record]:
    """The records at those ids, some at a time."""
    for start in range(0, len(ids), AT_ONCE):
        tell(_READING, start / len(ids))
        yield from store.listing.rows(register, ids[start : start + AT_ONCE])


def export_workbook(store: Store, shown: ShownList, wanted: Wanted, target: Path, tell: Tell = unheard) -> None:
    """All that is wanted as a workbook. Raises Trouble of ``durable_path``; an older file there is then as it was."""
    ids = store.listing.ids(shown.register, wanted)
    with durable_path(target) as part:
        records = records_of(store, shown.register, ids, within(tell, 0, 0.4))
        save_list(shown, records, store.lists, part, within(tell, 0.4, 1))


def export_csv(store: Store, shown: ShownList, wanted: Wanted, target: Path, tell: Tell = unheard) -> None:
    """The same as UTF-8 with its mark, comma and ISO days, as ``import`` reads it. Raises Trouble likewise."""
    ids = store.listing.ids(shown.register, wanted)
    writers = [cell_of(column, store.lists, shown.language) for column in shown.columns]
    with durable_path(target) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        written = csv.writer(file)
        written.writerow([shown.say(column.label) for column in shown.columns])
        for record in records_of(store, shown.register, ids, tell):
            written.writerow([_said(write(record), date.isoformat) for write in writers])


def lines_of(
    store: Store,
    register: Register,
    ids: Sequence[int],
    columns: Sequence[Column],
    language: Language,
    tell: Tell = unheard,
) -> list[list[str]]:
    """The records at those ids under their headings, as text to be pasted into a sheet: 31/12/2025, 1204, names."""
    writers = [cell_of(column, store.lists, language, coded=False) for column in columns]
    heads = [column.heading.to(language) for column in columns]
    records = records_of(store, register, ids, tell)
    return [heads, *([_said(write(record), show_day) for write in writers] for record in records)]


def _said(value: Written, day: Callable[[date], str]) -> str:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULAS) else value
    return "" if value is None else f"{value:.15g}"


_READING = Text(es="Leyendo los registros…", en="Reading the records…")
