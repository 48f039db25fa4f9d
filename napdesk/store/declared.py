"""Figures of past years that were stated and not counted, by year, institution and commitment."""

from __future__ import annotations

from napdesk.schema.figures import Declared
from napdesk.store.driver import Database
from napdesk.store.history import History
from napdesk.store.records import Now
from napdesk.store.writing import writing

_KEPT = ("value", "of", "source")


class DeclaredFigures:
    """What was stated; never counted together with records."""

    def __init__(self, db: Database, history: History, *, who: str, now: Now) -> None:
        self._db = db
        self._history = history
        self._who = who
        self._now = now

    def every(self) -> list[Declared]:
        """All of them, by year, commitment and institution."""
        rows = self._db.execute(
            "SELECT year, institution, indicator, value, source, of_total FROM declared"
            " ORDER BY year, indicator, institution"
        )
        return [Declared(*row) for row in rows]

    def put(self, one: Declared) -> None:
        """Keep it, in place of what was stated for the same year, institution and commitment."""
        before = self._same_place(one)
        if one == before:
            return
        at = self._now().isoformat(timespec="seconds")
        with writing(self._db):
            self._db.execute(
                "INSERT INTO declared (year, institution, indicator, value, of_total, source, changed_at, changed_by)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (year, institution, indicator) DO UPDATE SET"
                " value = excluded.value, of_total = excluded.of_total, source = excluded.source,"
                " changed_at = excluded.changed_at, changed_by = excluded.changed_by",
                (one.year, one.institution, one.indicator, one.value, one.of, one.source, at, self._who),
            )
            self._note(at, one, before, one)

    def remove(self, one: Declared) -> None:
        """Take it out; the history keeps what it said."""
        before = self._same_place(one)
        if before is None:
            return
        at = self._now().isoformat(timespec="seconds")
        with writing(self._db):
            self._db.execute(
                "DELETE FROM declared WHERE year = ? AND institution = ? AND indicator = ?",
                (one.year, one.institution, one.indicator),
            )
            self._note(at, one, before, None)

    def _same_place(self, one: Declared) -> Declared | None:
        place = (one.year, one.institution, one.indicator)
        return next(
            (other for other in self.every() if place == (other.year, other.institution, other.indicator)), None
        )

    def _note(self, at: str, place: Declared, before: Declared | None, after: Declared | None) -> None:
        changes = {
            name: [old, new]
            for name in _KEPT
            if (old := getattr(before, name, None)) != (new := getattr(after, name, None))
        }
        uid = f"{place.year}/{place.institution}/{place.indicator}"
        self._history.add("declare", at=at, who=self._who, uid=uid, changes=changes)
