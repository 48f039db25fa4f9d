"""Between a field's value and its column: one type, one way in and one way out per kind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
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
Row = dict[str, str | int | float | None]
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
BY_SEX = "by_sex"  # whether a record tells its women from its men, kept beside its answers to be counted by
MAKING = ("folio", "office", "created_at", "created_by", "updated_at", "updated_by")


def _json(said: Mapping[str, object]) -> str:
    """As every row has been written since the first; the encoder takes its time over nothing, too."""
    return _ENCODE(said) if said else "{}"


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


def from_column(asked: AnyField, stored: str | int | float) -> Value:
    convert = _FROM_COLUMN.get(type(asked))
    return convert(stored) if convert else stored


@cache
def stored_fields(register: Register) -> tuple[AnyField, ...]:
    """The fields with a column of their own: all but the personal ones, which are kept apart."""
    return tuple(asked for asked in register.fields if not asked.personal)


@cache
def sorted_fields(register: Register) -> tuple[AnyField, ...]:
    """The fields whose folded text is stored beside them, so that a list can be put in order."""
    named = dict.fromkeys((*register.columns, register.name_field))
    return tuple(asked for asked in named if isinstance(asked, Line | Code))


@cache
def _blank_row(register: Register) -> Row:
    return dict.fromkeys(asked.key for asked in stored_fields(register))


def to_row(record: Record, lists: Lists) -> Row:
    """A record as a row of its register's table, without its number."""
    register = record.register
    row: Row = {"uid": record.uid, "stage": record.stage.value, "revision": record.revision}
    row |= {name: getattr(record, name) for name in MAKING}
    said = answered(record)
    absences = _json(_missing(record))
    row |= _blank_row(register)
    row |= said
    for asked in sorted_fields(register):
        row[f"{asked.key}_sort"] = sort_words(asked, record.values.get(asked.key), lists)
    if register.people:
        row[BY_SEX] = int(register.people.by_sex(record))
    row["absences"] = absences
    row["reasons"] = _json(record.reasons)
    row["fingerprint"] = _digest(said, absences)
    return row


@cache
def _converters(register: Register) -> dict[str, Callable[[Any], str | int | float] | None]:
    return {asked.key: _TO_COLUMN.get(type(asked)) for asked in stored_fields(register)}


def answered(record: Record) -> Row:
    """The columns of the values given, the personal ones aside."""
    convert, values = _converters(record.register), cast("Row", record.values)
    return {key: kind(value) if (kind := convert[key]) else value for key, value in values.items() if key in convert}


def _missing(record: Record) -> dict[str, str]:
    stored = _converters(record.register)
    return {key: absence.value for key, absence in record.absences.items() if key in stored}


def fingerprint(record: Record) -> str:
    """The same for records that say the same at every field that is not personal.

    Blanks are left out, so that a field added to the register later changes nobody's fingerprint.
    """
    return _digest(answered(record), _json(_missing(record)))


def _digest(said: Row, absences: str) -> str:
    return hashlib.blake2b(f"{_json(said)}{absences}".encode(), digest_size=16).hexdigest()


def from_row(register: Register, row: Mapping[str, Any]) -> Record:
    """The record a row holds, without its personal values."""
    record = Record(register, uid=row["uid"], stage=Stage(row["stage"]), revision=row["revision"])
    for name in MAKING:
        setattr(record, name, row[name])
    record.deleted_at = row.get("deleted_at") or ""  # a period's cut has no deleted ones
    for asked in stored_fields(register):
        stored = row[asked.key]
        if stored is not None:
            record.values[asked.key] = from_column(asked, stored)
    record.absences = {key: Absence(sign) for key, sign in json.loads(row["absences"]).items()}
    record.reasons = json.loads(row["reasons"])
    return record


def search_text(record: Record, lists: Lists) -> str:
    """Every word a record can be found by, folded; personal values are never among them."""
    values = record.values
    words = (_words(asked, values[asked.key], lists) for asked in _searched(record.register) if asked.key in values)
    return fold(" ".join([record.folio, *words]))


@cache
def _searched(register: Register) -> tuple[AnyField, ...]:
    return tuple(asked for asked in stored_fields(register) if isinstance(asked, Line | Paragraph | Code))


def sort_words(asked: AnyField, value: Value | None, lists: Lists) -> str:
    """What a list is put in order by: the folded text, or the name of the code."""
    return sort_key(_words(asked, value, lists))


def _words(asked: AnyField, value: Value | None, lists: Lists) -> str:
    if value is None:
        return ""
    return lists.label(asked.lists, str(value), None).es if isinstance(asked, Code) else str(value)
