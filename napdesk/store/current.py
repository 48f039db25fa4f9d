"""Which returns count, and which of their records.

It is never remembered from the order they came in, but follows from all that are in. Of an office's period that is the
highest revision; where two files claim to be it, neither of them is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from napdesk.schema.receiving import BY_CODE, BatchState, Reception
from napdesk.schema.register import ClockKind, Register
from napdesk.store.driver import Database
from napdesk.store.left_out import depending_on, left_out
from napdesk.store.tables import LEFT_OUT, received_table

IN = f"batches.state = '{BatchState.IN}' AND received.outcome = '{Reception.ACCEPTED}'"
# Of a record told in several returns the row that the latest cut says, by its id and uid, office by office from the
# index, whatever SQLite would rather begin with; ``counting`` says which
# returns are looked at, ``only`` which of their rows.
_LATEST = """
    SELECT id, uid FROM (
        SELECT told.id, uid, row_number() OVER (PARTITION BY told.office, uid ORDER BY last_day DESC, seal) AS place
        FROM [{table}] AS told CROSS JOIN received ON received.id = told.received WHERE {counting} AND ({only})
    ) WHERE place = 1
"""
# It counts, unless it was decided to be another's: then it would be current, and is left out. What a return that does
# not count says of its records is not looked at by anybody.
_LATEST_CUT = """
WITH latest AS MATERIALIZED (
    SELECT id, iif(uid IN (SELECT value FROM json_each(:left_out)), {left_out}, 1) AS says FROM ({latest})
)
UPDATE [{table}] SET current = now.says FROM (
    SELECT mine.id, coalesce(latest.says, 0) AS says FROM [{table}] AS mine
    CROSS JOIN received ON received.id = mine.received AND received.current = 1
    LEFT JOIN latest ON latest.id = mine.id
    WHERE mine.office IN (SELECT value FROM json_each(:offices))
) AS now WHERE now.id = [{table}].id AND [{table}].current <> now.says
"""
# Where an office sent a return of its own, a template of the same period does not count …
_OWN = f"""
    SELECT 1 FROM received AS own
    WHERE own.office = received.office AND own.office_uid NOT LIKE '{BY_CODE}%' AND {{counting}}
"""
_OWN_BEFORE_TEMPLATE = f"""
UPDATE received SET current = 0
WHERE current = 1 AND office_uid LIKE '{BY_CODE}%' AND office_uid IN (SELECT value FROM json_each(?))
AND EXISTS ({_OWN.format(counting="own.current = 1")} AND own.period = received.period)
"""
# … nor does what its templates of before said to stand, which it tells under identities of its own since.
_NOT_TOLD_SINCE = f"""
    received.office_uid NOT LIKE '{BY_CODE}%' OR NOT EXISTS ({_OWN} AND own.last_day >= received.last_day)
"""
AT_ONCE = 100  # offices whose rows are put in order at a time: SQLite holds them in memory meanwhile


def current_of(returns: Iterable[tuple[int, str, str, int, str]]) -> set[int]:
    """Which of these are current, by number; each is number, office, period, revision and seal.

    Two files that claim the same revision are in conflict: neither is, and what was sent before them stays.
    """
    told: dict[tuple[str, str], dict[int, dict[str, int]]] = {}
    for number, office, period, revision, seal in returns:
        seals = told.setdefault((office, period), {}).setdefault(revision, {})
        seals[seal] = min(number, seals.get(seal, number))
    undisputed = ({at: seals for at, seals in one.items() if len(seals) == 1} for one in told.values())
    return {number for one in undisputed if one for number in one[max(one)].values()}


def settle(db: Database, registers: Sequence[Register], offices: Iterable[str]) -> None:
    """Say anew which returns of these offices are current, and which of their rows: of each uid the latest cut.

    What other offices reported and is left out for a record of these goes with them.
    """
    given = set(offices)
    given = given.union(*(depending_on(db, register, given) for register in registers))
    # An office that sent templates before it had the program is the same by its code.
    same = "SELECT office FROM received WHERE office_uid IN (SELECT value FROM json_each(?))"
    alike = db.execute(
        f"SELECT DISTINCT office_uid FROM received WHERE office IN ({same})", (json.dumps(sorted(given)),)
    ).fetchall()
    uids = sorted(office for (office,) in alike)
    named = json.dumps(uids)
    rows = db.execute(
        f"SELECT received.id, office_uid, period, revision, seal FROM received JOIN batches ON batches.id = batch"
        f" WHERE {IN} AND office_uid IN (SELECT value FROM json_each(?))",
        (named,),
    )
    current = json.dumps(sorted(current_of(rows.fetchall())))
    db.execute(
        "UPDATE received SET current = id IN (SELECT value FROM json_each(?))"
        " WHERE office_uid IN (SELECT value FROM json_each(?))",
        (current, named),
    )
    db.execute(_OWN_BEFORE_TEMPLATE, (named,))
    for register in registers:
        mine = "received.current = 1 AND told.office IN (SELECT value FROM json_each(:offices))"
        latest = latest_rows(register, mine, "own.current = 1")
        sql = _LATEST_CUT.format(table=received_table(register), left_out=LEFT_OUT, latest=latest)
        uncounted = json.dumps(sorted(left_out(db, register)))
        for start in range(0, len(uids), AT_ONCE):
            some = json.dumps(uids[start : start + AT_ONCE])
            db.execute(sql, {"offices": some, "left_out": uncounted})


def latest_rows(register: Register, counting: str, own_counting: str) -> str:
    """SQL for the row that counts of each record told in the returns that count, by its id and uid.

    ``counting`` says which returns do, over ``received``; ``own_counting`` the same over ``own``.
    """
    stands = register.clock.kind is not ClockKind.EVENT
    only = _NOT_TOLD_SINCE.format(counting=own_counting) if stands else "1"
    return _LATEST.format(table=received_table(register), counting=counting, only=only)


def foreseen(db: Database, batch: int) -> dict[int, Reception]:
    """What would become of the returns of a batch that is staged, by their number, were it taken in."""
    rows = db.execute(
        "SELECT received.id, office_uid, period, revision, seal, batch, received.outcome, problems, office"
        f" FROM received JOIN batches ON batches.id = batch WHERE (({IN}) OR batch = ?)"
        " AND office IN (SELECT office FROM received WHERE batch = ?)",
        (batch, batch),
    )
    claims = [_Claim(*row) for row in rows]
    counting = [one for one in claims if one.outcome == Reception.ACCEPTED.value]
    current = current_of((one.id, one.uid, one.period, one.revision, one.seal) for one in counting)
    own = {(one.office, one.period) for one in counting if one.id in current and not one.typed}
    told: dict[tuple[str, str, int], set[str]] = {}
    for one in counting:
        told.setdefault((one.uid, one.period, one.revision), set()).add(one.seal)
    found = {one.id: Reception.HELD for one in claims if one.batch == batch}
    for one in counting:
        if one.batch == batch:
            counts = one.id in current and not (one.typed and (one.office, one.period) in own)
            found[one.id] = _outcome(one, counts=counts, forked=len(told[one.uid, one.period, one.revision]) > 1)
    return found


class _Claim(NamedTuple):
    """A return that is in, or would be."""

    id: int
    uid: str
    period: str
    revision: int
    seal: str
    batch: int
    outcome: str
    problems: str
    office: str

    @property
    def typed(self) -> bool:
        """Whether it is a template."""
        return self.uid.startswith(BY_CODE)


def _outcome(one: _Claim, *, counts: bool, forked: bool) -> Reception:
    if not counts:
        return Reception.FORKED if forked else Reception.SUPERSEDED
    return Reception.WITH_NOTES if json.loads(one.problems) else Reception.ACCEPTED
