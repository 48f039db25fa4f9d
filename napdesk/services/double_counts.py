"""The overlaps of a hub: searched for, decided on, and how many of them stand behind each figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from napdesk.schema.carriable import tidy
from napdesk.schema.figures import Indicator
from napdesk.schema.overlaps import Decision, Kind, Overlap
from napdesk.schema.problems import Trouble
from napdesk.schema.register import ClockKind, Register
from napdesk.schema.text import Text
from napdesk.services.figures import measure_of
from napdesk.services.overlaps import NEAR, blocked_by, find_overlaps, tells_running_totals
from napdesk.services.past import about_why
from napdesk.store.consolidated import Reported, Said
from napdesk.store.measuring import Days, counted_of
from napdesk.store.store import Store

KEEP = "keep:"
MANY = 3_000  # records: from there on it is quicker to search through all
Sides = Mapping[tuple[str, str], Reported]  # by register and uid


def search(store: Store) -> list[Overlap]:
    """Search through all that was received; new ones are kept, and open ones not found again are withdrawn.

    Returns all that there are, the open ones first.
    """
    # Only what says the same in the field that comes first is ever one, and so is held at once.
    found = [
        one
        for register in store.registers
        for block in store.consolidated.by_block(register, blocked_by(register)[0])
        for one in find_overlaps(register, block)
    ]
    store.overlaps.put(found)
    return store.overlaps.all()


def search_around(store: Store, returns: Collection[int]) -> list[Overlap]:
    """The same around what these returns told or tell no more, by their numbers; the open ones found there."""
    if sum(store.consolidated.count_in(register, returns) for register in store.registers) > MANY:
        search(store)
        return _touched(store, returns)
    found, looked_at = list[Overlap](), set[str]()
    for register in store.registers:
        here, uids = _around(store, register, returns)
        found += here
        looked_at |= uids
    return store.overlaps.put(found, looked_at)


def decide(store: Store, key: str, written: str, why: str) -> Overlap:
    """Decide an overlap as ``same``, ``different`` or ``keep:UID``, for a reason that stays.

    ``same`` keeps of a running total the last one; else the one whose office organised it, or that of the office
    whose code comes first. Raises Trouble ``no_such_overlap``, ``bad_decision`` or ``bad_reason``.
    """
    overlap = next((one for one in store.overlaps.all() if one.id == key), None)
    if overlap is None:
        raise Trouble("no_such_overlap", _NONE_SUCH.fill(id=key[:20]), _SEE_THEM)
    decision, keep = _read(store, overlap, written)
    why = tidy(why, lines=False)
    if problems := about_why(why):
        raise Trouble("bad_reason", problems[0].message, problems[0].fix)
    store.overlaps.decide(overlap, decision, keep, why)
    return next(one for one in store.overlaps.all() if one.id == key)


def open_overlaps_behind(store: Store, indicators: Sequence[Indicator], days: Days) -> dict[str, int]:
    """How many overlaps that nobody decided on touch the records behind each figure, by its indicator.

    ``store`` is one whose figures are of what was received.
    """
    waiting = store.overlaps.open()
    found = dict.fromkeys((one.id for one in indicators), 0)
    for one in indicators if waiting else ():
        asked = measure_of(store, one)
        if asked is None:
            continue
        mine = [each for each in waiting if each.register == asked[0].key]
        uids = {uid for each in mine for uid in each.records}
        counted = counted_of(store.db, *asked, days, uids) if uids else set()
        found[one.id] = sum(not counted.isdisjoint(each.records) for each in mine)
    return found


def _touched(store: Store, returns: Collection[int]) -> list[Overlap]:
    """The open ones of records that came in these returns."""
    waiting, found = store.overlaps.open(), list[Overlap]()
    for register in store.registers:
        mine = [one for one in waiting if one.register == register.key]
        told = store.consolidated.told_in(register, returns, {uid for one in mine for uid in one.records})
        found += [one for one in mine if not told.isdisjoint(one.records)]
    return found


def _around(store: Store, register: Register, returns: Collection[int]) -> tuple[list[Overlap], set[str]]:
    """What is found around the records of these returns, and the uids of all that was looked at."""
    known = {one.record.uid: one for one in store.consolidated.sent_in(register, returns)}
    waiting = [one for one in store.overlaps.open() if one.register == register.key]
    there = store.consolidated.of_uids(register, {uid for one in waiting for uid in one.records}) if waiting else ()
    kept = {one.record.uid: one for one in there}
    for one in waiting:
        if not (known.keys().isdisjoint(one.records) and kept.keys() >= {*one.records}):
            known |= {uid: kept[uid] for uid in one.records if uid in kept}
    gone = {uid for one in waiting for uid in one.records} - kept.keys()
    found = list[Overlap]()
    # What hangs together with what is new may lie further off than what is near to that itself.
    while known:
        near = {
            one.record.uid: one
            for columns, says in _says(register, known)
            for one in store.consolidated.near(register, columns, says)
        }
        found = [one for one in find_overlaps(register, near.values()) if not known.keys().isdisjoint(one.records)]
        further = {uid for one in found for uid in one.records} - known.keys()
        if not further:
            break
        known |= {uid: near[uid] for uid in further}
    return found, known.keys() | gone


def _says(register: Register, known: Mapping[str, Reported]) -> Iterator[tuple[tuple[str, ...], set[Said]]]:
    """By which columns records are near these, and what they say there."""
    records, columns, clock = [one.record for one in known.values()], blocked_by(register), register.clock
    blocks = [tuple(record.values.get(key) for key in columns) for record in records]
    said = [tuple(None if value is None else str(value) for value in block) for block in blocks]
    if clock.kind is not ClockKind.EVENT:
        yield columns, set(said)
        return
    days = [[] if (day := record[clock.ends]) is None else _around_day(day) for record in records]
    yield (clock.ends.key, *columns), {(day, *block) for block, near in zip(said, days, strict=True) for day in near}
    if tells_running_totals(register):
        yield ("office", *columns), {(record.office, *block) for record, block in zip(records, said, strict=True)}


def _around_day(day: date) -> list[str]:
    return [(day + timedelta(days=off)).isoformat() for off in range(-NEAR, NEAR + 1)]


def sides_of(store: Store, found: Iterable[Overlap]) -> Sides:
    """The records of these overlaps that are there."""
    uids: dict[str, set[str]] = {}
    for one in found:
        uids.setdefault(one.register, set()).update(one.records)
    return {
        (register.key, told.record.uid): told
        for register in store.registers
        if register.key in uids
        for told in store.consolidated.of_uids(register, uids[register.key])
    }


def there(one: Overlap, sides: Sides) -> list[Reported]:
    """The records of an overlap that are there, in the order of their uids."""
    return [sides[one.register, uid] for uid in one.records if (one.register, uid) in sides]


def _read(store: Store, overlap: Overlap, written: str) -> tuple[Decision, str]:
    """A decision as it was typed, and the record that counts; "" where all do."""
    if written == Decision.DIFFERENT:
        return Decision.DIFFERENT, ""
    if written == Decision.SAME:
        return Decision.SAME, _counting(store, overlap)
    if written.startswith(KEEP) and (uid := written.removeprefix(KEEP)) in overlap.records:
        return Decision.KEEP, uid
    raise Trouble("bad_decision", _BAD_DECISION.fill(written=written[:40]), _SAY_ONE)


def _counting(store: Store, overlap: Overlap) -> str:
    register = next(one for one in store.registers if one.key == overlap.register)
    told = list(store.consolidated.of_uids(register, overlap.records))
    if not told:
        raise Trouble("no_such_overlap", _NONE_SUCH.fill(id=overlap.id), _SEE_THEM)
    if overlap.kind is Kind.CUMULATIVE:
        return max((one.source.last_day, one.record.uid) for one in told)[1]
    return min((one.record.values.get("organised") is not True, one.source.office, one.record.uid) for one in told)[2]


_NONE_SUCH = Text(es="No hay un posible doble conteo «{id}».", en="There is no possible double count “{id}”.")
_SEE_THEM = Text(
    es="Véalos con «napdesk overlaps». No se cambió nada.", en="See them with “napdesk overlaps”. Nothing was changed."
)
_BAD_DECISION = Text(es="«{written}» no es una decisión.", en="“{written}” is not a decision.")
_SAY_ONE = Text(
    es="Diga same, different o keep:UID, con el uid de uno de sus registros. No se cambió nada.",
    en="Say same, different or keep:UID, with the uid of one of its records. Nothing was changed.",
)
