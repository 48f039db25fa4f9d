"""The national cut (corte nacional): a named, sealed list of the returns behind a report, its figures made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from napdesk.schema.carriable import check_text, tidy
from napdesk.schema.catalogue_columns import KEYS
from napdesk.schema.fields import LINE_LENGTH
from napdesk.schema.figures import Catalogue, Figure
from napdesk.schema.office_key import Signature
from napdesk.schema.problems import Trouble
from napdesk.schema.text import Text, same
from napdesk.services.catalogue_rows import catalogue_of, written
from napdesk.services.consolidation import consolidated
from napdesk.services.figures import days_of, figures
from napdesk.services.receiving import refuse_office
from napdesk.store.left_out import left_out
from napdesk.store.national_cuts import NationalCut
from napdesk.store.office_keys import holds
from napdesk.store.store import Store

FORMAT = 1


class CutReturn(NamedTuple):
    """A return behind a cut, by whose it is, its revision and its seal."""

    office_uid: str
    office: str
    period: str
    revision: int
    seal: str


class Replaced(NamedTuple):
    """An office's period that counts otherwise now; revision and seal of then and of now."""

    office: str
    period: str
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since a cut: the returns that came, were replaced or count no more, and each figure of which the
    value is another, then and now."""

    new: list[CutReturn]
    replaced: list[Replaced]
    gone: list[CutReturn]
    figures: list[tuple[str, float | None, float | None]]

    @property
    def anything(self) -> bool:
        return bool(self.new or self.replaced or self.gone or self.figures)


def freeze(store: Store, catalogue: Catalogue, name: str, year: int, today: date) -> NationalCut:
    """Keep what stands behind the figures of a year now. Raises Trouble ``not_a_hub``, ``bad_name``, ``name_taken`` or
    ``nothing_to_cut``."""
    refuse_office(store)
    name = tidy(name, lines=False)
    if not name or check_text(name, LINE_LENGTH) is not None:
        raise Trouble("bad_name", _BAD_NAME, _NAME_IT)
    if store.national_cuts.find(name) is not None:
        raise Trouble("name_taken", _TAKEN.fill(name=same(name)), _NAME_IT)
    returns = _returns_now(store)
    if not returns:
        raise Trouble("nothing_to_cut", _NOTHING, _RECEIVE_FIRST)
    days = days_of(date(year, 1, 1), date(year, 12, 31), today)
    nil = store.received.nil_in(year)
    with consolidated(store) as everyone:
        found = figures(everyone, catalogue, days, today, nil=nil)
    content: dict[str, Any] = {
        "format": FORMAT,
        "name": name,
        "by": store.office.code,
        "year": year,
        "day": days.day.isoformat(),
        "today": today.isoformat(),
        "nil": nil,
        "returns": [list(one) for one in returns],
        "left_out": {register.key: sorted(left_out(store.db, register)) for register in store.registers},
        "catalogue": [list(written(one)) for one in catalogue.rows],
        "figures": _values(found),
        "key": store.keys.own,
    }
    seal = _seal(content)
    content["signature"] = store.keys.sign(seal.encode()).value
    return store.national_cuts.put(name, year, content["day"], content, seal)


def find_cut(store: Store, name: str) -> NationalCut:
    """Raises Trouble ``no_such_cut``; ``cut_altered`` where it is not as it was sealed."""
    cut = store.national_cuts.find(name)
    if cut is None:
        raise Trouble("no_such_cut", _NONE_SUCH.fill(name=same(name[:60])), _SEE_THEM)
    signature = Signature(str(cut.content.get("key")), str(cut.content.get("signature")))
    if _seal(cut.content) != cut.seal or not holds(signature, cut.seal.encode()):
        raise Trouble("cut_altered", _ALTERED.fill(name=same(name)), _RESTORE)
    return cut


def figures_of(store: Store, cut: NationalCut) -> list[Figure]:
    """The figures once more, from exactly those returns, decisions and commitments. Raises Trouble ``cut_incomplete``
    where one of the returns is here no more."""
    content = cut.content
    year, today = cut.year, date.fromisoformat(content["today"])
    days = days_of(date(year, 1, 1), date(year, 12, 31), today)
    with _counting(store, cut) as those:
        rows = (dict(zip(KEYS, row, strict=True)) for row in content["catalogue"])
        return figures(those, catalogue_of(rows), days, today, nil=content["nil"])


def same_figures(cut: NationalCut, found: list[Figure]) -> bool:
    """Whether figures are those that the cut was made of."""
    kept: dict[str, Any] = dict(cut.content["figures"])
    return _values(found) == kept


def changes_since(store: Store, cut: NationalCut, catalogue: Catalogue, today: date) -> Since:
    """What counts otherwise now, and what that does to the figures of the year."""
    then = {(one.office_uid, one.period): one for one in _returns_of(cut)}
    now = {(one.office_uid, one.period): one for one in _returns_now(store)}
    days = days_of(date(cut.year, 1, 1), date(cut.year, 12, 31), today)
    with consolidated(store) as everyone:
        found = _values(figures(everyone, catalogue, days, today, nil=store.received.nil_in(cut.year)))
    was = cut.content["figures"]
    both = sorted(then.keys() & now.keys())
    return Since(
        new=[now[key] for key in sorted(now.keys() - then.keys())],
        replaced=[
            Replaced(now[key].office, now[key].period, then[key].revision, now[key].revision)
            for key in both
            if then[key].seal != now[key].seal
        ],
        gone=[then[key] for key in sorted(then.keys() - now.keys())],
        figures=[
            (key, was.get(key, {}).get("value"), found.get(key, {}).get("value"))
            for key in dict.fromkeys((*was, *found))
            if was.get(key, {}).get("value") != found.get(key, {}).get("value")
        ],
    )


@contextmanager
def _counting(store: Store, cut: NationalCut) -> Iterator[Store]:
    """The store on a connection that counts the cut's returns alone."""
    seals = {one.seal for one in _returns_of(cut)}
    numbers = store.received.numbers_of(seals)
    if numbers.keys() != seals:
        raise Trouble("cut_incomplete", _INCOMPLETE.fill(count=len(seals - numbers.keys())), _RESTORE)
    those = store.counting_cut(numbers.values(), cut.content["left_out"])
    try:
        yield those
    finally:
        those.close()


def _returns_now(store: Store) -> list[CutReturn]:
    sources = store.consolidated.sources().values()
    return sorted(CutReturn(one.office_uid, one.office, one.period, one.revision, one.seal) for one in sources)


def _returns_of(cut: NationalCut) -> list[CutReturn]:
    return [CutReturn(*one) for one in cut.content["returns"]]


def _values(found: list[Figure]) -> dict[str, Any]:
    """What each figure says, as it stands in the content."""
    return {one.indicator.id: {"value": one.value, "n": one.n, "of": one.of, "state": one.state.value} for one in found}


def _seal(content: Mapping[str, Any]) -> str:
    said = {key: value for key, value in content.items() if key != "signature"}
    packed = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(packed.encode()).hexdigest()


_BAD_NAME = Text(es="El corte necesita un nombre de una línea.", en="The cut needs a name of one line.")
_TAKEN = Text(es="Ya hay un corte «{name}».", en="There is a cut “{name}” already.")
_NAME_IT = Text(
    es="Escriba otro, por ejemplo «Informe 2025». No se cambió nada.",
    en="Write another, such as “Report 2025”. Nothing was changed.",
)
_NOTHING = Text(es="Todavía no cuenta ningún reporte.", en="No return counts yet.")
_RECEIVE_FIRST = Text(
    es="Reciba primero los reportes. No se cambió nada.", en="Receive returns first. Nothing was changed."
)
_NONE_SUCH = Text(es="No hay un corte «{name}».", en="There is no cut “{name}”.")
_SEE_THEM = Text(es="Véalos con «napdesk cut».", en="See them with “napdesk cut”.")
_ALTERED = Text(es="El corte «{name}» no está como se selló.", en="The cut “{name}” is not as it was sealed.")
_INCOMPLETE = Text(
    es="Faltan aquí reportes que el corte incluye: {count}.", en="Returns that the cut includes are not here: {count}."
)
_RESTORE = Text(es="Recupere un respaldo de cuando se hizo.", en="Restore a backup from when it was made.")
