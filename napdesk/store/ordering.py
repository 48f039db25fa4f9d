"""In which order a list stands: by a key stored beside the value, by the value, or by the words a code stands for."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from napdesk.schema.codes import Lists
from napdesk.schema.fields import AnyField, Choice, Choices, Code, Line, Paragraph, label_of
from napdesk.schema.folding import sort_key
from napdesk.schema.register import ClockKind, Register
from napdesk.store.driver import Database
from napdesk.store.rows import from_column, sorted_fields

OWN = ("id", "folio", "stage", "updated_at")
LETTERS = 60  # of a text, by which it is put in order
# What ``sort_key`` does to Spanish, for texts whose key is not stored: SQLite's own lower() knows A to Z alone.
_PLAIN = {"á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n~"}
# Materialised, so that it gets an index: a table made of JSON has none.
_PLACED = "WITH placed(answered, standing) AS MATERIALIZED (SELECT key, value FROM json_each(:standings))"


@dataclass(frozen=True, slots=True)
class Order:
    """What follows ORDER BY; where that is a place among other answers, the table's name is followed by ``join``.

    ``with_`` and ``parameters`` then say the places.
    """

    by: str
    with_: str = ""
    join: str = ""
    parameters: dict[str, str] = field(default_factory=dict)


def order_of(db: Database, lists: Lists, register: Register, key: str, *, descending: bool) -> Order:
    """By that field, or one of a record's own columns; for any other key, the newest first."""
    asked, way = register.by_key.get(key), "DESC" if descending else "ASC"
    if key in OWN:
        return Order(f"[{key}] {way}, id {way}")
    if asked is None or asked.personal:
        event = register.clock.kind is ClockKind.EVENT
        return Order(f"[{register.clock.ends.key}] DESC, id DESC" if event else "id DESC")
    if asked in sorted_fields(register):
        return Order(f"[{asked.key}_sort] {way}, id {way}")
    if isinstance(asked, Choice | Choices | Code):
        places = _places(db, lists, register, asked)
        join = f"LEFT JOIN placed ON answered = [{asked.key}]"
        return Order(f"standing {way}, id {way}", _PLACED, join, {"standings": places})
    return Order(f"{_spelled(asked) if isinstance(asked, Line | Paragraph) else f'[{asked.key}]'} {way}, id {way}")


def _spelled(asked: AnyField) -> str:
    text = f"substr([{asked.key}], 1, {LETTERS})"
    plain = text
    for letter, instead in _PLAIN.items():
        plain = f"replace(replace({plain}, '{letter}', '{instead}'), '{letter.upper()}', '{instead}')"
    return f"CASE WHEN {text} GLOB '*[^ -~]*' THEN lower({plain}) ELSE lower({text}) END"


def _places(db: Database, lists: Lists, register: Register, asked: Choice | Choices | Code) -> str:
    """Each answer that occurs and its place among them by its words, as JSON: there are few, of many records."""
    stored = [
        row[0] for row in db.execute(f"SELECT DISTINCT [{asked.key}] FROM [{register.key}]") if row[0] is not None
    ]
    stored.sort(key=lambda one: sort_key(_words(asked, from_column(asked, one), lists)))
    return json.dumps({one: place for place, one in enumerate(stored)})


def _words(asked: Choice | Choices | Code, answer: object, lists: Lists) -> str:
    codes = answer if isinstance(answer, tuple) else (str(answer),)
    if isinstance(asked, Code) or (isinstance(asked, Choices) and asked.lists):
        return "; ".join(lists.label(asked.lists, code, None).es for code in codes)
    return "; ".join(label_of(asked, code).es for code in codes)
