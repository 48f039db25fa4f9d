"""Rows brought in with all rules: 10,000 of CSV beside a bare reading and insertion, 50,000 through the assistant."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from napdesk.excel.reading import read_table
from napdesk.house import build_house, now
from napdesk.registers.training import training
from napdesk.resources import resources
from napdesk.services.import_plan import BroughtIn
from napdesk.services.importing import carry_out, plan_import, take_back
from napdesk.store.driver import connect
from napdesk.store.store import create_store
from napdesk.ui.collector import Collector
from napdesk.ui.importing.box import PREVIEW, ImportBox
from napdesk.ui.look.palette import LIGHT
from napdesk.ui.look.style import FUSION, dress
from napdesk.ui.tasks import Tasks
from napdesk.ui.writer import Writer
from tests.benches.measure import Measured, timed
from tests.benches.stores import A_LARGE_IMPORT, AN_IMPORT, OFFICE, folder, import_file
from tests.chosen import Chosen
from tests.pages import make_desk

TIMES = 3


def measured() -> Iterator[Measured]:
    ours, bare = zip(*(_both(turn) for turn in range(TIMES)), strict=True)
    yield Measured("rows a second, 10,000 of CSV with all rules", AN_IMPORT / min(ours), None, "rows/s", "≥ 3,000")
    yield Measured("the same beside csv and executemany", min(ours), min(bare), "s", "")
    for kind in ("csv", "xlsx"):
        seen, kept, undone = _large(kind)
        yield Measured(f"50,000 rows of {kind}, opened and checked", seen, None, "s", "")
        yield Measured(f"50,000 rows of {kind}, opened, checked and kept", seen + kept, None, "s", "≤ 20")
        yield Measured(f"50,000 rows of {kind}, taken back", undone, None, "s", "")


def _both(turn: int) -> tuple[float, float]:
    with closing(create_store(folder() / f"import-{turn}.napdesk", OFFICE, build_house("bench"))) as store:
        path = import_file(store)

        def bring_in() -> None:
            plan = plan_import(read_table(path), training, store, date.today())
            assert not plan.wrong, plan.problems[:3]
            carry_out(plan, store)

        ours = timed(bring_in)
        assert store.records.count(training) == AN_IMPORT
        return ours, timed(lambda: _bare(path, store.key, turn))


def _large(kind: str) -> tuple[float, float, float]:
    """Seconds in the assistant until what would come of it is seen, until it is kept, and until it is taken back."""
    application = QApplication.instance() or QApplication(["importing", *FUSION])
    assert isinstance(application, QApplication)
    dress(application, LIGHT, resources() / "icons")
    with closing(create_store(folder() / f"large-{kind}.napdesk", OFFICE, build_house("bench"))) as store:
        path = import_file(store, A_LARGE_IMPORT)
        path = _workbook(path) if kind == "xlsx" else path
        writer, tasks = Writer(store.another, now), Tasks(store.another)
        collector = Collector()
        box = ImportBox(make_desk(store, writer=writer, tasks=tasks), training, Chosen(None))
        brought: list[BroughtIn] = []
        box.brought.connect(brought.append)
        box.show()
        opened = timed(lambda: _until(box, lambda: box.open_path(path), lambda: bool(box.columns.boxes)))
        seen = timed(lambda: _until(box, box.go_on.click, lambda: box.pages.currentIndex() == PREVIEW))
        kept = timed(lambda: _until(box, box.go_on.click, lambda: bool(brought)))
        assert len(brought[0].kept) == A_LARGE_IMPORT
        undone = timed(lambda: writer.wait(lambda own: take_back(brought[0], own)))
        collector.stop()
        tasks.stop()
        writer.stop()
        return opened + seen, kept, undone


def _until(box: ImportBox, begin: Callable[[], None], ended: Callable[[], bool]) -> None:
    begin()
    while not ended():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert not box.said.text(), box.said.text()


def _workbook(path: Path) -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Cursos")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            sheet.append([int(cell) if cell.isdigit() and len(cell) < 5 else cell for cell in row])
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def _bare(path: Path, key: bytes, turn: int) -> None:
    db = connect(folder() / f"bare-{turn}.db", key, new=True)
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    with db.atomic():
        db.execute(f"CREATE TABLE rows ({', '.join(header)})")
        db.conn.executemany(f"INSERT INTO rows VALUES ({', '.join('?' * len(header))})", rows)
    db.close()
