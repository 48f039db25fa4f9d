"""The records behind a figure, or worth a look, as rows to be read: composed where the store is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from napdesk.schema.figures import Figure, Unit
from napdesk.schema.folding import fold
from napdesk.schema.record import Record
from napdesk.schema.register import How
from napdesk.schema.showing import called, show, show_day, show_number
from napdesk.schema.text import Language, Text
from napdesk.services.figures import Behind, Scope, behind
from napdesk.services.quality import Aspect, records_with
from napdesk.store.measuring import Counted, Days, Part, recounted
from napdesk.store.store import Store
from napdesk.ui.summary.wording import NOTHING, many, show_value


@dataclass(frozen=True, slots=True)
class Listed:
    """One record: its register and uid, and its cells."""

    register: str
    uid: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The rows, what stands over the last column, and what they come to; ``agrees`` where that is the figure."""

    last: Text
    rows: list[Listed]
    foot: Text
    agrees: bool = True


def behind_figure(
    store: Store, figure: Figure, days: Days, scope: Scope, language: Language, entity: str = "", *, shown: Counted
) -> Found:
    """The records of a figure, or of its part in an entity; ``shown`` is what the page says they come to."""
    found = behind(store, figure.indicator, days, scope)
    if found is None:
        return Found(_ADDS, [], _NO_RECORDS, agrees=not shown.records)
    parts = [one for one in found.parts if not entity or _lies_in(one.record, entity)]
    counted = recounted(found.measure, parts)
    agrees = (counted.n, counted.of, counted.records) == (shown.n, shown.of, shown.records)
    added = _what_each_adds(store, found, parts, days)
    rows = [_listed(store, one.record, language, added[at].to(language)) for at, one in enumerate(parts)]
    return Found(_ADDS, rows, _foot(figure, found, counted, agrees=agrees), agrees)


def behind_aspect(store: Store, aspect: Aspect, days: Days, scope: Scope, language: Language) -> Found:
    """The records with a reason, with the reason; without a breakdown by sex, with whom they count; likely twins,
    with their place and beside each other.
    """
    parts = records_with(store, aspect, days, scope)
    last = {Aspect.EXPLAINED: _REASON, Aspect.DOUBLED: _PLACE}.get(aspect, _PEOPLE)
    rows = [_listed(store, one.record, language, _told_aspect(store, one.record, aspect, language)) for one in parts]
    if aspect is Aspect.DOUBLED:
        rows.sort(key=lambda row: (row.register, fold(row.cells[1]), row.cells[3]))
    return Found(last, rows, many(len(rows), *_RECORDS))


def _lies_in(record: Record, entity: str) -> bool:
    place = record.register.place
    code = record[place] if place else None
    return bool(code) and len(str(code)) == 5 and str(code).startswith(entity)


def _listed(store: Store, record: Record, language: Language, last: str) -> Listed:
    register = record.register
    day = record[register.clock.ends] or record[register.clock.begins]
    name = called(record, store.lists, language) or NOTHING
    return Listed(register.key, record.uid, (record.folio, name, show_day(day) if day else NOTHING, last))


def _what_each_adds(store: Store, found: Behind, parts: Sequence[Part], days: Days) -> list[Text]:
    """A number, n of N, or the thing told apart, which counts where it comes first."""
    told, seen = list[Text](), set[object]()
    for one in parts:
        if found.measure.how is How.DISTINCT:
            again = one.n in seen
            seen.add(one.n)
            told.append(_told_apart(store, found, one, days, again=again))
        elif one.n is None:
            told.append(_UNSAID)
        elif found.measure.of is not None:
            told.append(_N_OF.fill(n=show_number(one.n), of=show_number(one.of or 0)))
        else:
            told.append(Text(show_number(one.n), show_number(one.n)))
    return told


def _told_apart(store: Store, found: Behind, one: Part, days: Days, *, again: bool) -> Text:
    if one.n is None:
        return _UNSAID
    if found.measure.apart is None:
        return _COUNTED_BEFORE if again else _COUNTS
    name = store.lists.label((found.measure.apart[0],), str(one.n), days.day)
    return _NAMED_BEFORE.fill(name=name) if again else name


def _foot(figure: Figure, found: Behind, counted: Counted, *, agrees: bool) -> Text:
    value = show_value(counted.value, figure.indicator.unit)
    if figure.indicator.unit is Unit.SHARE:
        words = _COME_TO_SHARE.fill(n=show_number(counted.n), of=show_number(counted.of or 0), value=value)
    else:
        words = (_COME_TO_APART if found.measure.how is How.DISTINCT else _COME_TO).fill(value=value)
    records = many(counted.records, *_RECORDS)
    return _FOOT.fill(records=records, words=words, check=_AGREES if agrees else _CHANGED)


def _told_aspect(store: Store, record: Record, aspect: Aspect, language: Language) -> str:
    if aspect is Aspect.EXPLAINED:
        return " · ".join(record.reasons.values())
    if aspect is Aspect.DOUBLED and (place := record.register.place) is not None:
        on = record.register.clock.date_of(record)
        return show(place, record.answer(place.key), store.lists, language, on=on)
    people = record.register.people
    total = people.total(record) if people else None
    return NOTHING if total is None else show_number(total)


FOLIO = Text(es="Folio", en="Folio")
NAME = Text(es="Registro", en="Record")
DAY = Text(es="Fecha", en="Day")
_ADDS = Text(es="Suma", en="Adds")
_REASON = Text(es="Motivo", en="Reason")
_PLACE = Text(es="Lugar", en="Place")
_PEOPLE = Text(es="Personas", en="People")
_UNSAID = Text(es="no lo dice", en="does not say")
_N_OF = Text(es="{n} de {of}", en="{n} of {of}")
_COUNTS = Text(es="cuenta", en="counts")
_COUNTED_BEFORE = Text(es="ya contado", en="counted before")
_NAMED_BEFORE = Text(es="{name} (ya contada)", en="{name} (counted before)")
_COME_TO = Text(es="suman {value}", en="add up to {value}")
_COME_TO_APART = Text(es="son {value} distintos", en="are {value} different ones")
_COME_TO_SHARE = Text(es="son {n} de {of} = {value}", en="are {n} of {of} = {value}")
_FOOT = Text(es="{records} · {words}{check}", en="{records} · {words}{check}")
_AGREES = Text(es=", lo mismo que en Resumen.", en=", the same as in Summary.")
_CHANGED = Text(
    es=". Algo cambió mientras tanto: vuelva a mirar.",
    en=". Something changed meanwhile: look again.",
)
_NO_RECORDS = Text(es="Ningún registro.", en="No record.")
_RECORDS = (
    Text(es="{count} registro", en="{count} record"),
    Text(es="{count} registros", en="{count} records"),
)
