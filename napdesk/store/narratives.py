"""The office's own words, by period and commitment; those of a closed period stay as they are."""

from __future__ import annotations

from napdesk.schema.figures import Narrative
from napdesk.schema.periods import Period
from napdesk.store.driver import Database
from napdesk.store.history import History
from napdesk.store.records import Now
from napdesk.store.writing import writing


class Narratives:
    """What was written; nothing written is no line here."""

    def __init__(self, db: Database, history: History, *, who: str, now: Now) -> None:
        self._db = db
        self._history = history
        self._who = who
        self._now = now

    def of(self, period: Period) -> dict[str, Narrative]:
        """What was written in a period, by the commitment's id."""
        rows = self._db.execute(
            "SELECT indicator, progress, justification FROM narratives WHERE period = ? ORDER BY indicator",
            (str(period),),
        )
        return {indicator: Narrative(progress, justification) for indicator, progress, justification in rows}

    def put(self, period: Period, indicator: str, narrative: Narrative) -> None:
        """Write down, change or, where it is blank, take out; raises Trouble ``period_closed``."""
        at, place = self._now().isoformat(timespec="seconds"), (str(period), indicator)
        before = self.of(period).get(indicator, Narrative())
        if narrative == before:
            return
        with writing(self._db):
            if narrative:
                self._db.execute(
                    "INSERT INTO narratives (period, indicator, progress, justification, changed_at, changed_by)"
                    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (period, indicator) DO UPDATE SET"
                    " progress = excluded.progress, justification = excluded.justification,"
                    " changed_at = excluded.changed_at, changed_by = excluded.changed_by",
                    (*place, narrative.progress, narrative.justification, at, self._who),
                )
            else:
                self._db.execute("DELETE FROM narratives WHERE period = ? AND indicator = ?", place)
            changes = {
                name: [old, new]
                for name in ("progress", "justification")
                if (old := getattr(before, name)) != (new := getattr(narrative, name))
            }
            self._history.add("narrative", at=at, who=self._who, uid="/".join(place), changes=changes)
