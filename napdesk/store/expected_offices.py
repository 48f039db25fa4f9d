"""The offices whose returns are expected here, as the last list that was loaded says."""

from __future__ import annotations

from datetime import date

from napdesk.schema.expected import ExpectedOffice, ListDifference, difference
from napdesk.schema.periods import Periodicity
from napdesk.store.driver import Database
from napdesk.store.history import History
from napdesk.store.records import Now
from napdesk.store.writing import writing

_COLUMNS = ("code", "name", "institution", "entity", "reports_to", "periodicity", "since", "until")


class ExpectedOffices:
    """One list at a time: a new one takes the place of the one before."""

    def __init__(self, db: Database, history: History, *, who: str, now: Now) -> None:
        self._db = db
        self._history = history
        self._who = who
        self._now = now

    def all(self) -> list[ExpectedOffice]:
        """In the order of their codes; empty while no list was loaded."""
        rows = self._db.execute(f"SELECT {', '.join(_COLUMNS)} FROM expected_offices ORDER BY code, since")
        return [_office(*row) for row in rows]

    def replace(self, offices: list[ExpectedOffice]) -> ListDifference:
        """Keep this list instead of the one before, with a line of the history where it says anything new."""
        found = difference(self.all(), offices)
        if not any(found):
            return found
        with writing(self._db):
            self._db.execute("DELETE FROM expected_offices")
            self._db.conn.executemany(
                f"INSERT INTO expected_offices ({', '.join(_COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(*one[:5], one.periodicity.value, _iso(one.since), _iso(one.until)) for one in offices],
            )
            at = self._now().isoformat(timespec="seconds")
            self._history.add("expected_offices", at=at, who=self._who, changes=found._asdict())
        return found


def _office(
    code: str, name: str, institution: str, entity: str, reports_to: str, periodicity: str, since: str, until: str
) -> ExpectedOffice:
    when = (date.fromisoformat(day) if day else None for day in (since, until))
    return ExpectedOffice(code, name, institution, entity, reports_to, Periodicity(periodicity), *when)


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
