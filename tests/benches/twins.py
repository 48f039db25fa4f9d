"""Twins found among many: what share of those planted, what share of those said, and how long a search takes."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from napdesk.house import build_house
from napdesk.schema.record import Record
from napdesk.services.twins import find_twins
from napdesk.store.store import Store, create_store, open_store
from tests.benches.measure import Measured, share_of
from tests.benches.stores import CHUNK, OFFICE, folder
from tests.samples import session

MANY, PLANTED = 100_000, 1_000
KINDS = ("Curso", "Taller", "Seminario", "Plática", "Jornada", "Conferencia", "Diplomado", "Curso básico", "Foro")
SUBJECTS = (
    "perspectiva de género",
    "prevención de la violencia sexual",
    "derechos humanos de las mujeres",
    "masculinidades",
    "primer respondiente",
    "atención a víctimas",
    "mujeres, paz y seguridad",
    "acoso y hostigamiento",
    "liderazgo",
    "protección de civiles",
    "lenguaje incluyente",
    "la Resolución 1325",
    "autonomía económica",
    "trata de personas",
)
WHOM = ("policías municipales", "personal naval", "mandos medios", "personal militar", "servidores públicos", "cadetes")
SWAPPED = str.maketrans("áéíóúñ", "aeioun")


class Found(NamedTuple):
    """How it went: planted twins found, everything said to be one, and the seconds of each search."""

    planted: int
    found: int
    said: int
    seconds: list[float]


def measured() -> Iterator[Measured]:
    went = search(folder() / "twins.napdesk", MANY, PLANTED)
    recall, precision = went.found / went.planted, went.found / max(went.said, 1)
    yield Measured(f"of {went.planted:,} twins among {MANY:,} records, found", recall, None, "", "≥ 0.95")
    yield Measured("of all that was said to be a twin, twins", precision, None, "", "≥ 0.8")
    yield Measured("a search for twins, 95th percentile", 1e3 * share_of(went.seconds, 95), None, "ms", "")


def search(path: Path, many: int, planted: int) -> Found:
    """A store of so many sessions; then so many of them typed again by somebody else, and as many new ones."""
    chance = random.Random(1325)
    kept = [_session(chance) for _ in range(many)]
    with closing(create_store(path, OFFICE, build_house("bench"))) as store:
        for first in range(0, many, CHUNK):
            kept[first : first + CHUNK] = store.records.keep_all(kept[first : first + CHUNK], OFFICE.code)
    with closing(open_store(path, build_house("bench"))) as store:
        return _typed_again(store, chance, chance.sample(kept, planted))


def _typed_again(store: Store, chance: random.Random, chosen: list[Record]) -> Found:
    found = said = 0
    seconds = []
    for one in chosen:
        for typed, twin in ((_again(one, chance), one.uid), (_session(chance), "")):
            began = time.perf_counter()
            twins = [each.record.uid for each in find_twins(store, typed)]
            seconds.append(time.perf_counter() - began)
            found += twin in twins
            said += len(twins)
    return Found(len(chosen), found, said, seconds)


def _session(chance: random.Random) -> Record:
    """As offices report them: much alike, the same course held again elsewhere, or by groups the same week."""
    begins = date(2021, 1, 11) + timedelta(days=chance.randrange(5 * 365))
    group = f", grupo {chance.randrange(1, 6)}" if chance.random() < 0.3 else ""
    return session(
        document_ref=f"SEMAR/UG/{chance.randrange(9_000)}/{begins.year}" if chance.random() < 0.6 else None,
        title=f"{chance.choice(KINDS)} de {chance.choice(SUBJECTS)} para {chance.choice(WHOM)}{group}",
        begins=begins,
        ends=begins + timedelta(days=chance.randrange(5)),
        place=f"30{chance.randrange(1, 213):03}",
        uniformed_women=chance.randrange(40),
        uniformed_men=chance.randrange(40),
    )


def _again(record: Record, chance: random.Random) -> Record:
    """The same session from another hand: capitals, accents, word order, slips, a day off, other counts."""
    values = record.values
    title = str(values["title"])
    if chance.random() < 0.5:
        title = title.upper().translate(str.maketrans("ÁÉÍÓÚÑ", "AEIOUN"))
    elif chance.random() < 0.6:
        title = title.translate(SWAPPED)
    if chance.random() < 0.25:
        title = _reordered(title)
    for _ in range(chance.choice((0, 0, 1, 1, 2))):
        title = _slipped(title, chance)
    begins = record[record.register.clock.begins]
    assert begins is not None
    shift = timedelta(days=chance.choice((0, 0, 0, 1, -1, 2, -2)))
    document = values.get("document_ref")
    if document and chance.random() < 0.4:
        document = str(document).replace("/", "-").lower() if chance.random() < 0.5 else None
    answers = {**values, "title": title, "begins": begins + shift, "ends": begins + shift, "document_ref": document}
    return session(**{**answers, "uniformed_women": chance.randrange(40)})


def _reordered(title: str) -> str:
    """«Taller de X para Y» → «Para Y: taller de X»."""
    what, _, whom = title.partition(" para ")
    return f"Para {whom}: {what}" if whom else title


def _slipped(title: str, chance: random.Random) -> str:
    """A letter left out, doubled or exchanged with the next, in a word long enough to be known again."""
    at = [place for place, word in enumerate(title.split()) if len(word) > 6]
    words = title.split()
    if not at:
        return title
    place = chance.choice(at)
    word, letter = words[place], chance.randrange(1, len(words[place]) - 2)
    slips = (
        word[:letter] + word[letter + 1 :],
        word[:letter] + word[letter] + word[letter:],
        word[:letter] + word[letter + 1] + word[letter] + word[letter + 2 :],
    )
    words[place] = chance.choice(slips)
    return " ".join(words)
