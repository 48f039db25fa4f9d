"""What is being typed and not yet kept, so that a power cut takes two seconds of it at most."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from napdesk.store.driver import Database, translated

NARRATIVES = "narratives"  # in the place of a register: the office's own words, which are no record
_COLUMNS = "uid, register, record_uid, answers, field, typed_at, typed_by"


class Draft(NamedTuple):
    """The texts of a form as they stand, keyed by field; ``field`` is where the cursor was.

    ``record_uid`` is the record being changed, empty for a new one; ``typed_at`` an ISO instant; ``typed_by`` whoever
    put it down last, empty for one from before there were several.
    """

    uid: str
    register: str
    record_uid: str
    answers: dict[str, str]
    field: str
    typed_at: str
    typed_by: str = ""


class Drafts:
    """The drafts of one store; they live inside it, encrypted like everything else."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

    def put(self, draft: Draft) -> None:
        """Put it down as typed by whoever works here now."""
        with translated(), self._db.atomic():
            self._db.execute(
                f"INSERT OR REPLACE INTO drafts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    draft.uid,
                    draft.register,
                    draft.record_uid,
                    json.dumps(draft.answers, ensure_ascii=False),
                    draft.field,
                    draft.typed_at,
                    self._who,
                ),
            )

    def is_own(self, draft: Draft) -> bool:
        """Whether it is for whoever works here to go on with; the office's own words are everybody's."""
        return draft.typed_by in ("", self._who) or draft.register == NARRATIVES

    def forget(self, uid: str) -> None:
        with translated(), self._db.atomic():
            self._db.execute("DELETE FROM drafts WHERE uid = ?", (uid,))

    def every(self) -> list[Draft]:
        """Those of records, newest first."""
        return list(self._read("register <> ?", NARRATIVES))

    def of(self, register: str) -> list[Draft]:
        return list(self._read("register = ?", register))

    def _read(self, where: str, *parameters: str) -> Iterator[Draft]:
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM drafts WHERE {where} ORDER BY typed_at DESC",
            parameters,
        )
        for uid, register, record_uid, answers, field, typed_at, typed_by in rows:
            yield Draft(uid, register, record_uid, json.loads(answers), field, typed_at, typed_by)
