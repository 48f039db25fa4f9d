"""Every deed that is tried, and beside them what the program never does, which the harness must find out.

One is done by hand with ``python -m tests.faults.deeds NAME FOLDER``.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from openpyxl import Workbook

from napdesk.store import driver
from napdesk.store.store import Store
from tests.faults.attempts import Deed, Promises, carry_out, in_store, on_store
from tests.faults.copy_deeds import COPY_DEEDS
from tests.faults.file_deeds import FILE_DEEDS, MARKED_ROWS, old_or_new, ring, settle_with, sheets_in
from tests.faults.office import sitting, store_in
from tests.faults.receiving_deeds import RECEIVING_DEEDS
from tests.faults.record_deeds import RECORD_DEEDS, save, saved, taken_in
from tests.samples import session

DEEDS = RECORD_DEEDS | COPY_DEEDS | FILE_DEEDS | RECEIVING_DEEDS


def take_in_by_rows(store: Store, promises: Promises) -> None:
    """What an import must not be: a transaction a row."""
    for n in range(20):
        store.records.keep(session(title=f"Fila {n}"), store.office_code)
    promises.make("imported")


def save_by_defaults(folder: Path, promises: Promises) -> None:
    """What saving must not be: SQLite's own DELETE and FULL."""
    driver._SETTINGS.update(journal_mode=("DELETE", "delete"), synchronous=("FULL", 2))
    with sitting(folder) as store:
        save(store, promises)


def save_workbook_in_place(folder: Path, promises: Promises) -> None:
    """What writing a workbook must not be: openpyxl's own saving, straight to its place."""
    book = Workbook()
    for row in range(MARKED_ROWS):
        book.active.append([row, "Falta la fecha."])
    book.save(store_in(folder).with_name("por_corregir.xlsx"))
    promises.make("marked")


def write_in_place(folder: Path, promises: Promises) -> None:
    """What replacing a file must not be."""
    store_in(folder).with_name("llavero.keys").write_bytes(b"nuevo" * 4000)
    promises.make("written")


CARELESS: dict[str, Deed] = {
    "import_by_rows": Deed(in_store(take_in_by_rows), on_store(taken_in)),
    "save_by_defaults": Deed(save_by_defaults, on_store(saved)),
    "workbook_in_place": Deed(
        save_workbook_in_place,
        old_or_new("por_corregir.xlsx", partial(sheets_in, rows=MARKED_ROWS)),
        partial(settle_with, "por_corregir.xlsx"),
    ),
    "ring_in_place": Deed(write_in_place, old_or_new("llavero.keys", ring), partial(settle_with, "llavero.keys")),
}

if __name__ == "__main__":
    carry_out((DEEDS | CARELESS)[sys.argv[1]], Path(sys.argv[2]))
