"""Which offices reported which periods of a year, against the list of those expected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from napdesk.excel.coverage_book import CoverageBook, save_coverage
from napdesk.schema.coverage import Cell, CellStatus, Coverage, OfficeCoverage
from napdesk.schema.durable import durable_path
from napdesk.schema.expected import ExpectedOffice
from napdesk.schema.periods import Period
from napdesk.schema.receipts import Outcome
from napdesk.schema.text import Language
from napdesk.services.due import due_day
from napdesk.store.consolidated import Arrival
from napdesk.store.store import Store


def coverage(store: Store, year: int, today: date) -> Coverage:
    """The offices of the list, and those seen without being on it; raises nothing of its own."""
    arrived: dict[str, dict[str, list[Arrival]]] = {}
    for one in store.consolidated.arrivals(year):
        arrived.setdefault(one.office, {}).setdefault(one.period, []).append(one)
    listed: dict[str, list[ExpectedOffice]] = {}
    for office in store.expected.all():
        listed.setdefault(office.code, []).append(office)
    counting = _Counting(year, today, store.office.due_days)
    rows = [counting.row(code, listed.get(code, []), arrived.get(code, {})) for code in sorted({*listed, *arrived})]
    rows = [one for one in rows if one.cells]
    periods = {period for one in rows for period in one.cells}
    return Coverage(year, today, tuple(sorted(periods, key=_in_order)), tuple(rows))


def export_coverage(store: Store, found: Coverage, language: Language, at: datetime, target: Path) -> None:
    """Write it as a workbook, with the reminders to send. Raises Trouble of ``durable_path``."""
    with durable_path(target) as part:
        save_coverage(CoverageBook(found, store.office, store.lists, language, at), part)


class _Counting:
    def __init__(self, year: int, today: date, due_days: int) -> None:
        self._year = year
        self._today = today
        self._due_days = due_days
        self._due: dict[Period, date] = {}

    def row(self, code: str, listed: Iterable[ExpectedOffice], arrived: dict[str, list[Arrival]]) -> OfficeCoverage:
        """An office's cells: of every period it owes, and of every other one it sent."""
        listed = list(listed)
        owed = {str(period) for office in listed for period in office.periods(self._year)}
        cells = {name: self._cell(name, name in owed, arrived.get(name, [])) for name in sorted({*owed, *arrived})}
        if listed:
            last = listed[-1]
            return OfficeCoverage(code, last.name, last.institution, last.entity, cells, listed=True)
        seen = max((one for several in arrived.values() for one in several), key=lambda one: one.received_at)
        return OfficeCoverage(code, seen.name, seen.institution, seen.entity, cells, listed=False)

    def _cell(self, name: str, owed: bool, arrived: list[Arrival]) -> Cell:
        period = Period.read(name)
        assert period is not None
        due = self._due.get(period) or self._due.setdefault(period, due_day(period, self._due_days))
        over = period.last_day < self._today
        current = next((one for one in arrived if one.current), None)
        waiting = sum(one.waits for one in arrived)
        if current is None:
            late = over and due < self._today
            status = CellStatus.MISSING if late and owed else CellStatus.EXPECTED
            return Cell(status, due, owed and over, waiting=waiting)
        first = min((one for one in arrived if one.is_in), key=lambda one: (one.revision, one.received_at))
        # What the office's own return says of itself; a template says nothing.
        late = first.received_at[:10] > due.isoformat() if first.late is None else bool(first.late)
        return Cell(
            _status(current, late), due, owed and over, late, current.revision, current.received_at, waiting,
            current.number,
        )  # fmt: skip


def _status(current: Arrival, late: bool) -> CellStatus:
    if current.answered == Outcome.ASKED_BACK.value:
        return CellStatus.ASKED_BACK
    if current.nil:
        return CellStatus.NIL
    if late:
        return CellStatus.LATE
    return CellStatus.REPLACED if current.revision else CellStatus.RECEIVED


def _in_order(name: str) -> tuple[date, date]:
    period = Period.read(name)
    assert period is not None
    return period.last_day, period.first_day
