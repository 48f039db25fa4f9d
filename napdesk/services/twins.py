"""Likely twins: the same session, unit or network typed a second time, by somebody else or from another paper."""

from __future__ import annotations

from typing import NamedTuple

from napdesk.schema.fields import Choice, Code, Line
from napdesk.schema.folding import words_of
from napdesk.schema.record import Record
from napdesk.schema.register import DOCUMENT_REF, ClockKind
from napdesk.schema.text import Text
from napdesk.services.likeness import alike, telling
from napdesk.store.store import Store

SHOWN = 3


class Twin(NamedTuple):
    """A kept record that may be the one being typed, and by what."""

    record: Record
    why: Text


def find_twins(store: Store, record: Record) -> list[Twin]:
    """The likeliest first, at most three; nothing while neither name nor document is typed."""
    likely = ((near, _likeness(record, near)) for near in store.neighbours.of(record))
    twins = sorted(((*found, near) for near, found in likely if found), key=lambda twin: -twin[0])
    return [Twin(near, why) for _closeness, why, near in twins[:SHOWN]]


def _likeness(record: Record, near: Record) -> tuple[float, Text] | None:
    """How close it is and why it may be the same; None where it is another."""
    named = _same_name(record, near)
    if named is None or not _same_whose(record, near):
        return None
    if _document(record) and _document(record) == _document(near):
        return named + 100, _DOCUMENT
    if record.register.clock.kind is ClockKind.STANDING:
        return (named, _NAME_AND_PLACE) if _same_place(record, near) else None
    begins = record.register.clock.begins
    was, is_ = near[begins], record[begins]
    if was is None or is_ is None or not _same_place(record, near):
        return None
    return named - abs((was - is_).days), _NAME_AND_DAYS


def _document(record: Record) -> str:
    return " ".join(words_of(record[DOCUMENT_REF] or ""))


def _same_place(record: Record, near: Record) -> bool:
    place = record.register.place
    return place is None or record.values.get(place.key) == near.values.get(place.key)


def _same_whose(record: Record, near: Record) -> bool:
    """Where nothing says the place, whatever is chosen from a list must agree as far as both say it."""
    if record.register.place is not None:
        return True
    chosen = (one.key for one in record.register.fields if one.essential and isinstance(one, Code | Choice))
    said = ((record.values.get(key), near.values.get(key)) for key in chosen)
    return all(mine is None or other is None or mine == other for mine, other in said)


def _same_name(record: Record, near: Record) -> float | None:
    """How alike the names are, 0 to 100; None where they name two things."""
    field = record.register.name_field
    mine, other = record.values.get(field.key), near.values.get(field.key)
    if not mine or not other:
        return None
    if not isinstance(field, Line):
        return 100 if mine == other else None
    return alike(telling(str(mine)), telling(str(other)))


_DOCUMENT = Text(es="mismo número de documento", en="same document number")
_NAME_AND_PLACE = Text(es="nombre parecido en el mismo municipio", en="a similar name in the same municipality")
_NAME_AND_DAYS = Text(es="mismo lugar, fechas cercanas y nombre parecido", en="same place, near dates, a similar name")
