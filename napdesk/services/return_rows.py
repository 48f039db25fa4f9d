"""The records of a return out of its sheets: read and checked by the same rules as at entry, in the child."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from napdesk.excel.addresses import sheet_name
from napdesk.excel.child import open_here
from napdesk.excel.judging import Judged, judged
from napdesk.excel.places import FOLIO_KEY, HEADING_ROW, KEY_ROW
from napdesk.excel.reading import ReadSheet, named_sheets
from napdesk.excel.template_book import FilledBook, filled_book
from napdesk.schema.codes import Lists
from napdesk.schema.periods import Period
from napdesk.schema.problems import Problem, Weight
from napdesk.schema.reading import Cell
from napdesk.schema.receiving import BY_CODE
from napdesk.schema.record import Record, Stage
from napdesk.schema.register import Register
from napdesk.schema.text import Language, Text
from napdesk.services.checks import check
from napdesk.services.columns import in_reading_order
from napdesk.services.typed_rows import TypedRows, placed, read_answers
from napdesk.store.rows import Row, to_row


@dataclass(slots=True)
class ReturnRows:
    """What a file holds: how it was judged, the SHA-256 of its bytes in hex, for each register, by its key, the rows
    of its records and where in its sheet each stands, and what is wrong with them.

    There are no rows of what is no return of this format.
    """

    judged: Judged
    digest: str
    rows: dict[str, list[tuple[int, Row]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    filled: Filled | None = None


class Filled(NamedTuple):
    """Whose template it is, for which period, the SHA-256 of what it says, in hex, and the name of each register's
    sheet."""

    office: str
    period: Period
    seal: str
    sheets: Mapping[str, str]

    @property
    def office_uid(self) -> str:
        """An office that sends templates has no random identity: its code stands for it."""
        return f"{BY_CODE}{self.office}"


def read_rows(path: Path, password: str | None, registers: Sequence[Register], lists: Lists, today: date) -> ReturnRows:
    """Open a return and read its records. Raises Trouble as ``open_here``."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    sheets = named_sheets(open_here(path, password))
    found = ReturnRows(judged(sheets), digest)
    if found.judged.template:
        return _filled(found, filled_book(sheets, path), registers, lists, today)
    manifest = found.judged.manifest
    if manifest is None or found.judged.touched or not found.judged.cover:
        return found
    try:
        _read_registers(found, manifest.head, sheets, registers, lists, today)
    except (LookupError, TypeError, ValueError, AttributeError):
        # Sealed as it may be, no program like this one wrote such a head.
        return ReturnRows(replace(found.judged, touched=True, changes=[]), digest)
    return found


def _filled(
    found: ReturnRows, book: FilledBook, registers: Sequence[Register], lists: Lists, today: date
) -> ReturnRows:
    """What was typed in a template, under identities that the same template has again, whoever opens it."""
    digest = hashlib.sha256(f"{book.office} {book.period}".encode())
    for register in registers:
        reading = TypedRows(book, register, lists, today)
        found.rows[register.key] = [
            (number, to_row(record, lists)) for number, record in reading.records(found.problems)
        ]
        for _, row in found.rows[register.key]:
            digest.update(f"{register.key} {row['uid']} {row['fingerprint']}".encode())
    found.filled = Filled(book.office, book.period, digest.hexdigest(), book.sheets)
    return found


def _read_registers(
    found: ReturnRows,
    head: Mapping[str, Any],
    sheets: Mapping[str, ReadSheet],
    registers: Sequence[Register],
    lists: Lists,
    today: date,
) -> None:
    language, period = Language(head["language"]), Period.read(head["period"])
    if period is None or not isinstance(head["institution"], str):
        raise ValueError("head")
    for register in registers:
        sheet = sheets.get(sheet_name(register.title.to(language)))
        if sheet is not None:
            named = head["records"].get(register.key, {})
            reading = _Sheet(sheet, register, lists, today, period, named, head)
            found.rows[register.key] = [
                (number, to_row(record, lists)) for number, record in reading.records(found.problems)
            ]


@dataclass(slots=True)
class _Sheet:
    """One register's sheet being read; ``named`` are uid and revision of each record by its folio."""

    sheet: ReadSheet
    register: Register
    lists: Lists
    today: date
    period: Period
    named: Mapping[str, Sequence[Any]]
    head: Mapping[str, Any]

    def records(self, problems: list[Problem]) -> Iterator[tuple[int, Record]]:
        columns = [str(key or "") for key in self.sheet.rows[KEY_ROW - 1]] if self.sheet.rows else []
        asked = in_reading_order([key for key in columns if key in self.register.by_key], self.register)
        places = {key: at for at, key in enumerate(columns)}
        stand = [(one, places[one.key]) for one in asked]
        for number, cells in enumerate(self.sheet.rows[HEADING_ROW:], start=HEADING_ROW + 1):
            if not any(cell is not None for cell in cells):
                continue
            record = Record(self.register)
            wrong = self._named(record, str(_cell(cells, places.get(FOLIO_KEY)) or ""))
            answers = ((one, cells[at]) for one, at in stand if at < len(cells))
            wrong += read_answers(record, answers, self.lists, self.period.year)
            record.settle()
            wrong += check(record, self.lists, self.today, self.period.periodicity)
            problems += placed(wrong, self.sheet.name, number, places)
            yield number, record

    def _named(self, record: Record, folio: str) -> list[Problem]:
        """Give a record the identity it was sent with; one that the manifest does not name has none."""
        office = self.head["office"]["uid"]
        record.folio, record.office, record.stage = folio, office, Stage.COMPLETE
        if folio not in self.named:
            return [Problem("unnamed_record", Weight.STOP, _UNNAMED, _ASK, field=FOLIO_KEY, value=folio)]
        uid, revision, *reasons = self.named[folio]
        record.uid, record.revision = str(uid), int(revision)
        record.reasons = dict(*reasons)
        return []


def _cell(cells: Sequence[Cell], at: int | None) -> Cell:
    return cells[at] if at is not None and at < len(cells) else None


_UNNAMED = Text(es="El reporte no se hizo con este registro.", en="The return was not made with this record.")
_ASK = Text(
    es="Pida a la oficina el reporte tal como lo hizo.", en="Ask the office for the return just as it was made."
)
