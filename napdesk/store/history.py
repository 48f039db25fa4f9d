"""What happened in the store, one line a change, chained so that an edited line is found."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from napdesk.store.driver import Database

_START = "0" * 64
_SORTED = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
_PLAIN = json.JSONEncoder(ensure_ascii=False).encode


class Entry(NamedTuple):
    """One line of the history; ``changes`` maps a field's key to ``[old, new]``, and names what is told beside."""

    seq: int
    at: str
    who: str
    deed: str
    register: str
    uid: str
    changes: dict[str, Any]


class Deed(NamedTuple):
    """What was done to what, to be written down; ``changes`` as in an Entry."""

    deed: str
    register: str
    uid: str
    changes: dict[str, Any]


class History:
    """Append-only; ``key`` is the store's key, from which the chain's keys are drawn."""

    def __init__(self, db: Database, key: bytes) -> None:
        self._db = db
        self._chain_key = hmac.digest(key, b"napdesk history chain", "sha256")
        self._value_key = hmac.digest(key, b"napdesk history values", "sha256")

    def add(
        self,
        deed: str,
        *,
        at: str,
        who: str,
        register: str = "",
        uid: str = "",
        changes: dict[str, Any] | None = None,
    ) -> None:
        """Append a line; call inside the transaction of the change itself."""
        self.add_all([Deed(deed, register, uid, changes or {})], at=at, who=who)

    def add_all(self, deeds: Iterable[Deed], *, at: str, who: str) -> None:
        """Append many lines, as one import makes; call inside its transaction."""
        seq, before = self.head()
        lines, values = [], []
        for deed, register, uid, changes in deeds:
            written = _SORTED(changes)
            said = (seq + 1, at, who, deed, register, uid, self._digest(written))
            seq, before = seq + 1, self._link(before, said)
            lines.append((*said, before))
            values.append((seq, written))
        self._db.conn.executemany(
            "INSERT INTO history (seq, at, who, deed, register, uid, digest, link) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            lines,
        )
        self._db.conn.executemany("INSERT INTO history_values (seq, changes) VALUES (?, ?)", values)

    def of(self, uid: str) -> list[Entry]:
        """The lines of one record, newest first."""
        return self._entries("uid = ? ORDER BY h.seq DESC", uid)

    def left(self, most: int) -> list[Entry]:
        """The lines of the files that left, newest first."""
        return self._entries("deed IN ('return', 'file') ORDER BY h.seq DESC LIMIT ?", most)

    def since(self, seq: int) -> list[Entry]:
        """The lines after one, oldest first."""
        return self._entries("h.seq > ? ORDER BY h.seq", seq)

    def head(self) -> tuple[int, str]:
        """The number of lines and the link that closes the chain."""
        last = self._db.execute("SELECT seq, link FROM history ORDER BY seq DESC LIMIT 1").fetchone()
        return (last[0], last[1]) if last else (0, _START)

    def broken_at(self) -> int | None:
        """The first line that does not follow from the ones before it, or None while the chain is whole."""
        before = _START
        for expected, (row, changes) in enumerate(self._lines(), start=1):
            *said, link = row
            values_differ = changes is not None and not hmac.compare_digest(self._digest(changes), row[6])
            if row[0] != expected or values_differ or not hmac.compare_digest(self._link(before, tuple(said)), link):
                return expected
            before = link
        return None

    def _entries(self, which: str, wanted: str | int) -> list[Entry]:
        rows = self._db.execute(
            "SELECT h.seq, at, who, deed, register, uid, coalesce(changes, '{}') FROM history h"
            f" LEFT JOIN history_values USING (seq) WHERE {which}",
            (wanted,),
        )
        return [
            Entry(seq, at, who, deed, register, uid, json.loads(changes))
            for seq, at, who, deed, register, uid, changes in rows
        ]

    def _lines(self) -> Iterator[tuple[tuple[Any, ...], str | None]]:
        rows = self._db.execute(
            "SELECT h.seq, at, who, deed, register, uid, digest, link, changes FROM history h"
            " LEFT JOIN history_values USING (seq) ORDER BY h.seq"
        )
        return ((row[:8], row[8]) for row in rows)

    def _digest(self, written: str) -> str:
        return hmac.digest(self._value_key, written.encode(), "sha256").hex()

    def _link(self, before: str, said: tuple[Any, ...]) -> str:
        return hmac.digest(self._chain_key, _PLAIN([before, *said]).encode(), "sha256").hex()
