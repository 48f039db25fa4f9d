"""10,000 rows of CSV brought in with all rules, beside a bare reading and insertion of the same."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from napdesk.excel.reading import read_table
from napdesk.house import build_house
from napdesk.registers.training import training
from napdesk.services.importing import carry_out, plan_import
from napdesk.store.driver import connect
from napdesk.store.store import create_store
from tests.benches.measure import Measured, timed
from tests.benches.stores import AN_IMPORT, OFFICE, folder, import_file

TIMES = 3


def measured() -> Iterator[Measured]:
    ours, bare = zip(*(_both(turn) for turn in range(TIMES)), strict=True)
    yield Measured("rows a second, 10,000 of CSV with all rules", AN_IMPORT / min(ours), None, "rows/s", "≥ 3,000")
    yield Measured("the same beside csv and executemany", min(ours), min(bare), "s", "")


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


def _bare(path: Path, key: bytes, turn: int) -> None:
    db = connect(folder() / f"bare-{turn}.db", key, new=True)
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    with db.atomic():
        db.execute(f"CREATE TABLE rows ({', '.join(header)})")
        db.conn.executemany(f"INSERT INTO rows VALUES ({', '.join('?' * len(header))})", rows)
    db.close()
