"""Between a field's value and its column: one type, one way in and one way out per kind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from napdesk.schema.codes import Lists
from napdesk.schema.fields import (
    Absence,
    Amount,
    AnyField,
    Choice,
    Choices,
    Code,
    Count,
    Day,
    Line,
    Paragraph,
    Value,
    YesNo,
)
from napdesk.schema.folding import fold, sort_key
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register

COLUMN_TYPES: dict[type[AnyField], type[str] | type[int] | type[float]] = {
    Line: str,
    Paragraph: str,
    Count: int,
    Amount: float,
    Day: str,
    YesNo: int,
    Choice: str,
    Choices: str,
    Code: str,
}
MAKING = ("folio", "office", "created_at", "created_by", "updated_at", "updated_by")


def _iso(day: date) -> str:
    return day.isoformat()


def _joined(codes: tuple[str, ...]) -> str:
    return f";{';'.join(codes)};"


def _split(stored: str) -> tuple[str, ...]:
    return tuple(code for code in stored.split(";") if code)


_TO_COLUMN: dict[type[AnyField], Callable[[Any], str | int | float]] = {
    Day: _iso,
    YesNo: int,
    Choices: _joined,
}
_FROM_COLUMN: dict[type[AnyField], Callable[[Any], Value]] = {
    Day: date.fromisoformat,
    YesNo: bool,
    Choices: _split,
}


def to_column(asked: AnyField, value: Value) -> str | int | float:
    convert = _TO_COLUMN.get(type(asked))
    return convert(value) if convert else cast("str | int | float", value)


def from_column(asked: AnyField, stored: str | int | float) -> Value:
    convert = _FROM_COLUMN.get(type(asked))
    return convert(stored) if convert else stored


def stored_fields(register: Register) -> tuple[AnyField, ...]:
    """The fields with a column of their own: all but the personal ones, which are kept apart."""
    return tuple(asked for asked in register.fields if not asked.personal)


def sorted_fields(register: Register) -> tuple[AnyField, ...]:
    """The fields whose folded text is stored beside them, so that a list can be put in order."""
    return tuple(asked for asked in (*register.columns, register.name_field) if isinstance(asked, Line | Code))


def to_row(record: Record, lists: Lists) -> dict[str, str | int | float | None]:
    """A record as a row of its register's table, without its number."""
    register = record.register
    row: dict[str, str | int | float | None] = {
        "uid": record.uid,
        "stage": record.stage.value,
        "revision": record.revision,
    }
    row |= {name: getattr(record, name) for name in MAKING}
    for asked in stored_fields(register):
        value = record.values.get(asked.key)
        row[asked.key] = None if value is None else to_column(asked, value)
    for asked in sorted_fields(register):
        row[f"{asked.key}_sort"] = sort_key(_words(asked, record, lists))
    stored = {asked.key for asked in stored_fields(register)}
    row["absences"] = _json({key: absence.value for key, absence in record.absences.items() if key in stored})
    row["reasons"] = _json(record.reasons)
    row["fingerprint"] = fingerprint(record)
    return row


def fingerprint(record: Record) -> str:
    """The same for records that say the same at every field that is not personal."""
    said = {asked.key: record.answer(asked.key) for asked in stored_fields(record.register)}
    told = json.dumps(said, default=str, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


def from_row(register: Register, row: Mapping[str, Any]) -> Record:
    """The record a row holds, without its personal values."""
    record = Record(register, uid=row["uid"], stage=Stage(row["stage"]), revision=row["revision"])
    for name in MAKING:
        setattr(record, name, row[name])
    for asked in stored_fields(register):
        stored = row[asked.key]
        if stored is not None:
            record.values[asked.key] = from_column(asked, stored)
    record.absences = {key: Absence(sign) for key, sign in json.loads(row["absences"]).items()}
    record.reasons = json.loads(row["reasons"])
    return record


def search_text(record: Record, lists: Lists) -> str:
    """Every word a record can be found by, folded; personal values are never among them."""
    searched = (asked for asked in stored_fields(record.register) if isinstance(asked, Line | Paragraph | Code))
    return fold(" ".join([record.folio, *(_words(asked, record, lists) for asked in searched)]))


def _words(asked: AnyField, record: Record, lists: Lists) -> str:
    value = record.values.get(asked.key)
    if value is None:
        return ""
    return lists.label(asked.lists, str(value), None).es if isinstance(asked, Code) else str(value)


def _json(value: dict[str, str]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
