"""The workbook of a year's coverage: offices by periods, the shares by institution and entity, whom to remind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from napdesk.excel.contents import FICTITIOUS
from napdesk.excel.fitting import fitted_width
from napdesk.excel.looks import ACCENT, Look
from napdesk.excel.return_book import PAGE
from napdesk.excel.sheets import Running, Sheet, Written
from napdesk.excel.workbook import save_workbook
from napdesk.schema.codes import Lists
from napdesk.schema.coverage import CellStatus, Coverage, OfficeCoverage, Share
from napdesk.schema.offices import Office
from napdesk.schema.periods import Period
from napdesk.schema.showing import show_day
from napdesk.schema.text import Language, Text

WIDEST = 46
CELL_WIDTH = 17
HEADING_ROW = 2
_LOOKS = {
    CellStatus.EXPECTED: Look.NO_STATE,
    CellStatus.MISSING: Look.NOT_MET,
    CellStatus.LATE: Look.UNDER_WAY,
    CellStatus.ASKED_BACK: Look.UNDER_WAY,
}


@dataclass(frozen=True, slots=True)
class CoverageBook:
    """What is written: of whom, in which language, and the official lists that name institutions and entities."""

    found: Coverage
    office: Office
    lists: Lists
    language: Language
    made_at: datetime

    def say(self, words: Text) -> str:
        return words.to(self.language)

    def heading(self, words: Text) -> str:
        said = f"{self.say(words)} {self.found.year}"
        return f"{said} · {self.say(FICTITIOUS)}" if self.office.demo else said

    def named(self, which: str, code: str) -> str:
        """The name of an institution or an entity, as of the day asked for."""
        return self.say(self.lists.label((which,), code, self.found.today)) if code else ""


def save_coverage(book: CoverageBook, path: Path) -> None:
    """Write it to a path that is not yet the final one."""
    title = f"{book.say(TITLE)} {book.found.year}"
    running = Running(
        head=f"{book.office.name} · {title}",
        warning=book.say(FICTITIOUS) if book.office.demo else "",
        foot=f"{book.office.code} · {show_day(book.found.today)}",
        page=book.say(PAGE),
    )
    sheets = [coverage_sheet(book), shares_sheet(book), reminders_sheet(book)]
    save_workbook(sheets, running, path, title=title, author=book.office.name, made_at=book.made_at)


def coverage_sheet(book: CoverageBook) -> Sheet:
    """A row an office, a column a period."""
    found = book.found
    heads = [*map(book.say, _OFFICE_HEADS), *(_period_head(one, book.language) for one in found.periods)]
    looks = [*(Look.HEADING,) * 4, *(Look.HEADING_CENTRE,) * len(found.periods)]
    rows = [_office_cells(book, one) for one in found.offices]
    firsts = [fitted_width(head, [row[at] for row in rows], WIDEST) for at, head in enumerate(heads[:4])]
    sheet = Sheet(
        book.say(TITLE), widths=(*firsts, *(CELL_WIDTH,) * len(found.periods)), heading=HEADING_ROW, frozen_columns=1,
        filters=True, tab=ACCENT,
    )  # fmt: skip
    sheet.add_title(book.heading(TITLE))
    sheet.add(heads, looks)
    for office, row in zip(found.offices, rows, strict=True):
        cells = [_look(office, period) for period in found.periods]
        sheet.add(row, (Look.FOLIO, Look.TEXT, Look.TEXT, Look.TEXT, *cells))
    if not rows:
        sheet.add((book.say(_NOBODY), *(None,) * (len(heads) - 1)), Look.SUBTITLE)
    return sheet


def shares_sheet(book: CoverageBook) -> Sheet:
    """How complete the whole is, and each institution and entity."""
    found = book.found
    sheet = Sheet(book.say(_SHARES), widths=(44, 14, 14, 14), heading=HEADING_ROW, landscape=False, tab=ACCENT)
    sheet.add_title(book.heading(_SHARES))
    right = Look.HEADING_RIGHT
    sheet.add([*map(book.say, _SHARE_HEADS)], (Look.HEADING, right, right, right))
    whole = ((_COMPLETE, found.complete), (_ON_TIME, found.on_time), (_REPORTED, found.reported))
    _add_shares(sheet, ((book.say(words), share) for words, share in whole))
    groups: tuple[tuple[Text, str, Callable[[OfficeCoverage], str]], ...] = (
        (_BY_INSTITUTION, "institution", lambda one: one.institution),
        (_BY_ENTITY, "entity", lambda one: one.entity),
    )
    for title, which, group in groups:
        sheet.add((book.say(title), None, None, None), Look.PILLAR, 20)
        by = {code: share for code, share in found.by(group).items() if share.of}
        _add_shares(sheet, ((book.named(which, code), share) for code, share in by.items()))
    return sheet


def reminders_sheet(book: CoverageBook) -> Sheet:
    """Whom to write to: a row for each office of which something is missing, with the days it was due."""
    sheet = Sheet(book.say(_REMINDERS), widths=(20, 40, 30, 46), heading=HEADING_ROW, filters=True, tab=ACCENT)
    sheet.add_title(book.heading(_REMINDERS))
    sheet.add([*map(book.say, (*_OFFICE_HEADS[:3], _MISSING))], Look.HEADING)
    for one in book.found.reminders:
        missing = "\n".join(_told(one, period, book) for period in one.missing)
        sheet.add((*_office_cells(book, one)[:3], missing), (Look.FOLIO, Look.TEXT, Look.TEXT, Look.TEXT))
    if len(sheet.rows) == HEADING_ROW:
        sheet.add((book.say(_ALL_THERE), None, None, None), Look.SUBTITLE)
    return sheet


def _told(one: OfficeCoverage, period: str, book: CoverageBook) -> str:
    return book.say(_WAS_DUE.fill(period=_label(period), day=show_day(one.cells[period].due)))


def _office_cells(book: CoverageBook, one: OfficeCoverage) -> list[Written]:
    statuses = (
        book.say(one.cells[period].status.label) if period in one.cells else None for period in book.found.periods
    )
    named = book.named("institution", one.institution), book.named("entity", one.entity)
    return [one.office, one.name, *named, *statuses]


def _look(office: OfficeCoverage, period: str) -> Look:
    cell = office.cells.get(period)
    return Look.CENTRE if cell is None else _LOOKS.get(cell.status, Look.MET)


def _add_shares(sheet: Sheet, shares: Iterator[tuple[str, Share]] | Sequence[tuple[str, Share]]) -> None:
    for words, share in shares:
        sheet.add((words, share.n, share.of, share.value), (Look.TEXT, Look.NUMBER, Look.NUMBER, Look.SHARE))


def _label(period: str) -> Text:
    read = Period.read(period)
    assert read is not None
    return read.label


def _period_head(period: str, language: Language) -> str:
    return _label(period).to(language)


TITLE = Text(es="Cobertura", en="Coverage")
_OFFICE_HEADS = (
    Text(es="Oficina", en="Office"),
    Text(es="Nombre", en="Name"),
    Text(es="Institución", en="Institution"),
    Text(es="Entidad", en="Entity"),
)
_SHARES = Text(es="Avance de la cobertura", en="How complete")
_SHARE_HEADS = (
    Text(es="De quién", en="Of whom"),
    Text(es="Recibidos", en="Received"),
    Text(es="De", en="Of"),
    Text(es="Parte", en="Share"),
)
_COMPLETE = Text(es="Reportes de los periodos que terminaron", en="Returns of the periods that are over")
_ON_TIME = Text(es="Recibidos en tiempo, de los ya vencidos", en="Received on time, of those due by now")
_REPORTED = Text(es="Oficinas que ya informaron todo", en="Offices that have sent everything")
_BY_INSTITUTION = Text(es="Por institución", en="By institution")
_BY_ENTITY = Text(es="Por entidad federativa", en="By entity")
_REMINDERS = Text(es="Recordatorios", en="Reminders")
_MISSING = Text(es="Qué falta", en="What is missing")
_WAS_DUE = Text(es="{period}: venció el {day}", en="{period}: was due on {day}")
_ALL_THERE = Text(es="No falta ningún reporte ya vencido.", en="No return that is due is missing.")
_NOBODY = Text(es="No se espera ni se ha recibido ningún reporte.", en="No return is expected or was received.")
